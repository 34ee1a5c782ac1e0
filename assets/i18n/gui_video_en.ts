<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ExportBar</name>
    <message numerus="yes">
        <source>%n captions</source>
        <translation>
            <numerusform>%n caption</numerusform>
            <numerusform>%n captions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VideoState</name>
    <message numerus="yes">
        <source>Deleted %n captions</source>
        <translation>
            <numerusform>Deleted %n caption</numerusform>
            <numerusform>Deleted %n captions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Read %n captions</source>
        <translation>
            <numerusform>Read %n caption</numerusform>
            <numerusform>Read %n captions</numerusform>
        </translation>
    </message>
</context>
</TS>
