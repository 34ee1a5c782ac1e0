<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="bn" sourcelanguage="en">
<context>
    <name>Header</name>
    <message>
        <source>Search pages and actions</source>
        <translation>পাতা আর কাজ খুঁজুন</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>কিবোর্ডের শর্টকাট</translation>
    </message>
    <message>
        <source>Brand in use: {name}</source>
        <translation>এখনকার ব্র্যান্ড: {name}</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Light or dark</source>
        <translation>আলো না অন্ধকার থিম</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>কিবোর্ডের শর্টকাট</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>ফেরান</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>আবার করুন</translation>
    </message>
    <message>
        <source>Karmashala</source>
        <translation>কর্মশালা</translation>
    </message>
    <message>
        <source>The main button of the page</source>
        <translation>পাতার প্রধান বোতাম</translation>
    </message>
    <message>
        <source>Search pages and actions</source>
        <translation>পাতা আর কাজ খুঁজুন</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>এই তালিকা</translation>
    </message>
    <message>
        <source>Leave Karmashala</source>
        <translation>কর্মশালা বন্ধ করুন</translation>
    </message>
    <message>
        <source>Work is still running. Stop it and leave?</source>
        <translation>কাজ এখনও চলছে। থামিয়ে বন্ধ করবেন?</translation>
    </message>
    <message>
        <source>What is finished is kept; what is half done leaves no file.</source>
        <translation>যা শেষ হয়েছে তা থাকবে; আধা-হওয়া কাজের কোনো ফাইল থাকবে না।</translation>
    </message>
    <message>
        <source>Stop it and leave</source>
        <translation>থামিয়ে বন্ধ করুন</translation>
    </message>
    <message>
        <source>Keep working</source>
        <translation>কাজ চলুক</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Rooms</source>
        <translation>ঘরগুলো</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>শুরু</translation>
    </message>
    <message>
        <source>Graphics</source>
        <translation>গ্রাফিক্স</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>ভিডিও</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>পাঠ</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>সেটিংস</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Where to, or what to do?</source>
        <translation>কোথায় যাবেন, কী করবেন?</translation>
    </message>
    <message>
        <source>Search pages and actions</source>
        <translation>পাতা আর কাজ খুঁজুন</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>যা পাওয়া গেল</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>কিবোর্ডের শর্টকাট</translation>
    </message>
    <message>
        <source>Back to work</source>
        <translation>কাজে ফিরুন</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Jobs</source>
        <translation>চলতি কাজ</translation>
    </message>
</context>
<context>
    <name>TrayRow</name>
    <message>
        <source>Open</source>
        <translation>খুলুন</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>ফোল্ডারে দেখুন</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>কপি</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>{name} খুলুন</translation>
    </message>
    <message>
        <source>Show {name} in its folder</source>
        <translation>{name} ফোল্ডারে দেখুন</translation>
    </message>
    <message>
        <source>Copy {name} to paste it elsewhere</source>
        <translation>অন্য জায়গায় পেস্ট করতে {name} কপি করুন</translation>
    </message>
    <message>
        <source>Cancel {name}</source>
        <translation>{name} বাতিল করুন</translation>
    </message>
    <message>
        <source>Take {name} off the list</source>
        <translation>{name} তালিকা থেকে সরান</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>হয়ে গেছে</translation>
    </message>
    <message>
        <source>Did not work</source>
        <translation>হল না</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>বাতিল</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>থামছে…</translation>
    </message>
    <message>
        <source>Waiting its turn</source>
        <translation>পালার অপেক্ষায়</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>আর {time}</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>কপি হয়েছে</translation>
    </message>
</context>
<context>
    <name>UndoRouter</name>
    <message>
        <source>Undo</source>
        <translation>ফেরান</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>আবার করুন</translation>
    </message>
</context>
</TS>
