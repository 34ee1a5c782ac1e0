<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>PictureSaver</name>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saved %n picture(s) into “{folder}”.</source>
        <translation>
            <numerusform>Saved %n picture into “{folder}”.</numerusform>
            <numerusform>Saved %n pictures into “{folder}”.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SaveBar</name>
    <message numerus="yes">
        <source>Save %n picture(s)</source>
        <translation>
            <numerusform>Save %n picture</numerusform>
            <numerusform>Save %n pictures</numerusform>
        </translation>
    </message>
</context>
</TS>
