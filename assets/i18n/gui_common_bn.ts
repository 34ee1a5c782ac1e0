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
    <name>Toast</name>
    <message>
        <source>Undo</source>
        <translation>ফেরান</translation>
    </message>
</context>
</TS>
