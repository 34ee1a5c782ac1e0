<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- Texts inside Qt itself (file dialogs, menus of text fields); Qt ships no Bengali. -->
<TS version="2.1" language="bn" sourcelanguage="en">
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>OK</source>
        <translation>ঠিক আছে</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>সেভ</translation>
    </message>
    <message>
        <source>Save All</source>
        <translation>সব সেভ</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>খুলুন</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>হ্যাঁ</translation>
    </message>
    <message>
        <source>Yes to &amp;All</source>
        <translation>সবগুলোতেই হ্যাঁ</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>না</translation>
    </message>
    <message>
        <source>N&amp;o to All</source>
        <translation>সবগুলোতেই না</translation>
    </message>
    <message>
        <source>Abort</source>
        <translation>থামান</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>আবার চেষ্টা</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>ছেড়ে দিন</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>বন্ধ</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>বাতিল</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>ফেলে দিন</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>সাহায্য</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>লাগু করুন</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>আগের মতো</translation>
    </message>
    <message>
        <source>Restore Defaults</source>
        <translation>গোড়ার মান</translation>
    </message>
</context>
<context>
    <name>QDialogButtonBox</name>
    <message>
        <source>OK</source>
        <translation>ঠিক আছে</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>Look in:</source>
        <translation>কোথায়:</translation>
    </message>
    <message>
        <source>&amp;Look in:</source>
        <translation>কোথায়:</translation>
    </message>
    <message>
        <source>File &amp;name:</source>
        <translation>ফাইলের নাম:</translation>
    </message>
    <message>
        <source>Files of type:</source>
        <translation>ফাইলের ধরন:</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>ফাইলের ধরন:</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>খুলুন</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>সেভ</translation>
    </message>
    <message>
        <source>&amp;Choose</source>
        <translation>বাছুন</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>বাতিল</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>খুলুন</translation>
    </message>
    <message>
        <source>Save As</source>
        <translation>যে নামে সেভ হবে</translation>
    </message>
    <message>
        <source>&amp;New Folder</source>
        <translation>নতুন ফোল্ডার</translation>
    </message>
    <message>
        <source>New Folder</source>
        <translation>নতুন ফোল্ডার</translation>
    </message>
    <message>
        <source>Create New Folder</source>
        <translation>নতুন ফোল্ডার তৈরি</translation>
    </message>
    <message>
        <source>Create a New Folder</source>
        <translation>নতুন ফোল্ডার তৈরি</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>পেছনে</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>সামনে</translation>
    </message>
    <message>
        <source>Parent Directory</source>
        <translation>ওপরের ফোল্ডার</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>আগের জায়গায় যান</translation>
    </message>
    <message>
        <source>Go forward</source>
        <translation>পরের জায়গায় যান</translation>
    </message>
    <message>
        <source>Go to the parent directory</source>
        <translation>ওপরের ফোল্ডারে যান</translation>
    </message>
    <message>
        <source>List View</source>
        <translation>তালিকা</translation>
    </message>
    <message>
        <source>Detail View</source>
        <translation>খুঁটিনাটি</translation>
    </message>
    <message>
        <source>Change to list view mode</source>
        <translation>শুধু নামের তালিকা দেখান</translation>
    </message>
    <message>
        <source>Change to detail view mode</source>
        <translation>খুঁটিনাটি-সহ দেখান</translation>
    </message>
    <message>
        <source>Directory:</source>
        <translation>ফোল্ডার:</translation>
    </message>
    <message>
        <source>Directories</source>
        <translation>ফোল্ডার</translation>
    </message>
    <message>
        <source>All Files (*)</source>
        <translation>সব ফাইল (*)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>সব ফাইল (*)</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>নাম বদলান</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>মুছুন</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>মুছুন</translation>
    </message>
    <message>
        <source>Show &amp;hidden files</source>
        <translation>লুকোনো ফাইলও দেখান</translation>
    </message>
    <message>
        <source>Drive</source>
        <translation>ড্রাইভ</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ফাইল</translation>
    </message>
    <message>
        <source>File Folder</source>
        <translation>ফোল্ডার</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>ফোল্ডার</translation>
    </message>
    <message>
        <source>Alias</source>
        <translation>ছদ্মনাম</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>শর্টকাট</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>অজানা</translation>
    </message>
    <message>
        <source>Sidebar</source>
        <translation>জায়গাগুলো</translation>
    </message>
    <message>
        <source>List of places and bookmarks</source>
        <translation>জায়গা আর বুকমার্কের তালিকা</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>ফাইল</translation>
    </message>
    <message>
        <source>Find Directory</source>
        <translation>ফোল্ডার খুঁজুন</translation>
    </message>
    <message>
        <source>Recent Places</source>
        <translation>হালের জায়গা</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>সরান</translation>
    </message>
    <message>
        <source>My Computer</source>
        <translation>এই কম্পিউটার</translation>
    </message>
    <message>
        <source>%1 already exists.
Do you want to replace it?</source>
        <translation>%1 আগে থেকেই আছে।
বদলে দেবেন?</translation>
    </message>
    <message>
        <source>%1
File not found.
Please verify the correct file name was given.</source>
        <translation>%1
ফাইলটা নেই।
নামটা মিলিয়ে দেখুন।</translation>
    </message>
    <message>
        <source>%1
Directory not found.
Please verify the correct directory name was given.</source>
        <translation>%1
ফোল্ডারটা নেই।
নামটা মিলিয়ে দেখুন।</translation>
    </message>
    <message>
        <source>Are you sure you want to delete '%1'?</source>
        <translation>'%1' সত্যিই মুছবেন?</translation>
    </message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message>
        <source>Name</source>
        <translation>নাম</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>মাপ</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>ধরন</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>ধরন</translation>
    </message>
    <message>
        <source>Date Modified</source>
        <translation>বদলেছে</translation>
    </message>
    <message>
        <source>My Computer</source>
        <translation>এই কম্পিউটার</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>কম্পিউটার</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Undo</source>
        <translation>ফেরান</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>আবার করুন</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>কেটে নিন</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>কপি</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>পেস্ট</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>মুছুন</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>সবটা বাছুন</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Undo</source>
        <translation>ফেরান</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>আবার করুন</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>কেটে নিন</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>কপি</translation>
    </message>
    <message>
        <source>Copy &amp;Link Location</source>
        <translation>লিঙ্ক কপি</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>পেস্ট</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>মুছুন</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>সবটা বাছুন</translation>
    </message>
</context>
<context>
    <name>QAbstractSpinBox</name>
    <message>
        <source>&amp;Select All</source>
        <translation>সবটা বাছুন</translation>
    </message>
    <message>
        <source>&amp;Step up</source>
        <translation>বাড়ান</translation>
    </message>
    <message>
        <source>Step &amp;down</source>
        <translation>কমান</translation>
    </message>
</context>
<context>
    <name>QMessageBox</name>
    <message>
        <source>OK</source>
        <translation>ঠিক আছে</translation>
    </message>
    <message>
        <source>Show Details...</source>
        <translation>খুঁটিনাটি দেখান…</translation>
    </message>
    <message>
        <source>Hide Details...</source>
        <translation>খুঁটিনাটি লুকোন…</translation>
    </message>
</context>
</TS>
