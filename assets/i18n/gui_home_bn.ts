<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="bn" sourcelanguage="en">
<context>
    <name>HomePage</name>
    <message>
        <source>Home</source>
        <translation>শুরু</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>যা চলছিল</translation>
    </message>
    <message>
        <source>Start something new</source>
        <translation>নতুন কিছু শুরু করুন</translation>
    </message>
    <message>
        <source>What would you like to make today?</source>
        <translation>আজ কী বানাবেন?</translation>
    </message>
    <message>
        <source>Graphic</source>
        <translation>গ্রাফিক</translation>
    </message>
    <message>
        <source>Choose a template, write your words: a picture in every social size.</source>
        <translation>একটা টেমপ্লেট বেছে নিজের কথা লিখুন; সব মাপের ছবি তৈরি।</translation>
    </message>
    <message>
        <source>Make a graphic</source>
        <translation>গ্রাফিক বানান</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>ভিডিও</translation>
    </message>
    <message>
        <source>Keep the good part, add captions, make it small enough to send.</source>
        <translation>ভালো অংশটুকু রাখুন, নীচে লেখা বসান, পাঠানোর মতো ছোট করুন।</translation>
    </message>
    <message>
        <source>Cut a video</source>
        <translation>ভিডিও কাটুন</translation>
    </message>
    <message>
        <source>You can also drop a photo, a video or a saved work anywhere here.</source>
        <translation>ছবি, ভিডিও বা আগের কাজ টেনে এনে এখানে ছেড়ে দিলেও খুলে যাবে।</translation>
    </message>
    <message>
        <source>Take off this list</source>
        <translation>তালিকা থেকে সরান</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} মিনিট</translation>
    </message>
    <message>
        <source>Lesson of the day</source>
        <translation>আজকের পাঠ</translation>
    </message>
    <message>
        <source>Read it</source>
        <translation>পড়ুন</translation>
    </message>
    <message>
        <source>“{title}” is not where it was.</source>
        <translation>“{title}” আগের জায়গায় নেই।</translation>
    </message>
    <message>
        <source>Plug in the stick or disk it was on: {path}</source>
        <translation>যে পেনড্রাইভ বা ডিস্কে ছিল সেটা লাগান: {path}</translation>
    </message>
    <message>
        <source>“{title}” is off this list</source>
        <translation>“{title}” তালিকা থেকে সরানো হয়েছে</translation>
    </message>
    <message>
        <source>Not found. Is the stick plugged in?</source>
        <translation>পাওয়া যাচ্ছে না। পেনড্রাইভ লাগানো আছে তো?</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>টেমপ্লেট</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>পাঠ</translation>
    </message>
</context>
</TS>
