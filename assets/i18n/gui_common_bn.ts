<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="bn" sourcelanguage="en">
<context>
    <name>Notice</name>
    <message>
        <source>Close this message</source>
        <translation>এই বার্তাটা সরান</translation>
    </message>
</context>
<context>
    <name>RecoveryOffer</name>
    <message>
        <source>We kept your unsaved work: “{title}”, {when}</source>
        <translation>আপনার সেভ-না-করা কাজ রেখে দিয়েছি: “{title}”, {when}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>খুলুন</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>ফেলে দিন</translation>
    </message>
    <message>
        <source>{count} more after this</source>
        <translation>এর পরে আরও {count}টা</translation>
    </message>
    <message>
        <source>Discarded “{title}”</source>
        <translation>“{title}” ফেলে দেওয়া হল</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Undo</source>
        <translation>ফেরান</translation>
    </message>
</context>
<context>
    <name>When</name>
    <message>
        <source>today, {time}</source>
        <translation>আজ, {time}</translation>
    </message>
    <message>
        <source>yesterday, {time}</source>
        <translation>গতকাল, {time}</translation>
    </message>
</context>
</TS>
