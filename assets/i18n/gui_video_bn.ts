<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="bn" sourcelanguage="en">
<context>
    <name>CaptionsPanel</name>
    <message>
        <source>Write what is said, so that everybody can follow</source>
        <translation>যা বলা হচ্ছে লিখে দিন, যাতে সবাই বুঝতে পারেন</translation>
    </message>
    <message>
        <source>Stop the video where somebody speaks and add a caption, or drop a file of captions here</source>
        <translation>যেখানে কেউ কথা বলছেন সেখানে ভিডিও থামিয়ে ক্যাপশন দিন, কিংবা ক্যাপশনের ফাইল এনে এখানে ছাড়ুন</translation>
    </message>
    <message>
        <source>Add a caption</source>
        <translation>ক্যাপশন দিন</translation>
    </message>
    <message>
        <source>Add a caption at the playhead</source>
        <translation>ভিডিও যেখানে আছে সেখানে ক্যাপশন দিন</translation>
    </message>
    <message>
        <source>Split the caption in two</source>
        <translation>ক্যাপশনটা ভেঙে দুটো করুন</translation>
    </message>
    <message>
        <source>Delete the chosen captions</source>
        <translation>বেছে নেওয়া ক্যাপশন মুছুন</translation>
    </message>
    <message>
        <source>Read captions from a file</source>
        <translation>ফাইল থেকে ক্যাপশন নিন</translation>
    </message>
    <message>
        <source>Save the captions as a file</source>
        <translation>ক্যাপশন ফাইলে রাখুন</translation>
    </message>
    <message>
        <source>Captions</source>
        <translation>ক্যাপশন</translation>
    </message>
</context>
<context>
    <name>CueModel</name>
    <message>
        <source>From</source>
        <translation>শুরু</translation>
    </message>
    <message>
        <source>To</source>
        <translation>শেষ</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>কথা</translation>
    </message>
    <message>
        <source>Begins before the one before has ended</source>
        <translation>আগেরটা শেষ হওয়ার আগেই শুরু হচ্ছে</translation>
    </message>
    <message>
        <source>On screen too briefly to be read</source>
        <translation>এত কম সময় থাকছে যে পড়া যাবে না</translation>
    </message>
    <message>
        <source>Too many words for its time: shorten it or show it longer</source>
        <translation>সময়ের তুলনায় কথা বেশি: ছোটো করুন, কিংবা বেশিক্ষণ দেখান</translation>
    </message>
    <message>
        <source>A line is long for a phone: break it with Shift+Enter</source>
        <translation>ফোনের পক্ষে লাইনটা লম্বা: Shift+Enter চেপে ভেঙে দিন</translation>
    </message>
    <message>
        <source>More than two lines cover the picture</source>
        <translation>দুইয়ের বেশি লাইনে ছবি ঢেকে যায়</translation>
    </message>
    <message>
        <source>No words yet</source>
        <translation>এখনও কিছু লেখা নেই</translation>
    </message>
</context>
<context>
    <name>ExportBar</name>
    <message>
        <source>Save the work</source>
        <translation>কাজ সেভ করুন</translation>
    </message>
    <message>
        <source>Save the work, to go on later</source>
        <translation>কাজ সেভ করুন, পরে এখান থেকেই চলবে</translation>
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
        <source>Show in folder</source>
        <translation>ফোল্ডারে দেখুন</translation>
    </message>
    <message>
        <source>How far the video is</source>
        <translation>ভিডিও কতটা হয়েছে</translation>
    </message>
    <message>
        <source>Export for {place} · about {time}</source>
        <translation>{place}-এর জন্য তৈরি করুন · প্রায় {time}</translation>
    </message>
    <message>
        <source>Your video is ready: {name}</source>
        <translation>আপনার ভিডিও তৈরি: {name}</translation>
    </message>
    <message>
        <source>{kept} of {whole} kept</source>
        <translation>{whole}-এর মধ্যে {kept} রাখা হচ্ছে</translation>
    </message>
    <message numerus="yes">
        <source>%n captions</source>
        <translation>
            <numerusform>%nটা ক্যাপশন</numerusform>
            <numerusform>%nটা ক্যাপশন</numerusform>
        </translation>
    </message>
    <message>
        <source>about {size} MB</source>
        <translation>প্রায় {size} MB</translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation>{n} সেকেন্ড</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} মিনিট</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>বাকি {time}</translation>
    </message>
</context>
<context>
    <name>LookPanel</name>
    <message>
        <source>Title before the video</source>
        <translation>ভিডিওর আগে শিরোনাম</translation>
    </message>
    <message>
        <source>Shown for three seconds; leave empty for none</source>
        <translation>তিন সেকেন্ড দেখা যাবে; না চাইলে ফাঁকা রাখুন</translation>
    </message>
    <message>
        <source>For example: Three tips for steady video</source>
        <translation>যেমন: ভিডিও স্থির রাখার তিন উপায়</translation>
    </message>
    <message>
        <source>Logo</source>
        <translation>লোগো</translation>
    </message>
    <message>
        <source>The mark of the brand chosen in the settings</source>
        <translation>সেটিংসে বেছে নেওয়া ব্র্যান্ডের চিহ্ন</translation>
    </message>
    <message>
        <source>Logo in the corner</source>
        <translation>কোণে লোগো</translation>
    </message>
    <message>
        <source>Look of the captions</source>
        <translation>ক্যাপশনের চেহারা</translation>
    </message>
    <message>
        <source>You see it over the video at once</source>
        <translation>ভিডিওর উপর সঙ্গে সঙ্গেই দেখা যাবে</translation>
    </message>
</context>
<context>
    <name>Studio</name>
    <message>
        <source>Captions</source>
        <translation>ক্যাপশন</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>চেহারা</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>মাপ</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>টাইমলাইন</translation>
    </message>
    <message>
        <source>Player</source>
        <translation>ভিডিওর পর্দা</translation>
    </message>
</context>
<context>
    <name>Transport</name>
    <message>
        <source>Start here</source>
        <translation>এখানে শুরু</translation>
    </message>
    <message>
        <source>End here</source>
        <translation>এখানে শেষ</translation>
    </message>
    <message>
        <source>What is kept begins at the playhead</source>
        <translation>যা রাখা হবে তার শুরু এখানে</translation>
    </message>
    <message>
        <source>What is kept ends at the playhead</source>
        <translation>যা রাখা হবে তার শেষ এখানে</translation>
    </message>
    <message>
        <source>One frame back</source>
        <translation>এক ফ্রেম পিছনে</translation>
    </message>
    <message>
        <source>One frame forward</source>
        <translation>এক ফ্রেম সামনে</translation>
    </message>
    <message>
        <source>Split at the playhead</source>
        <translation>এখানে দু&apos;ভাগ করুন</translation>
    </message>
    <message>
        <source>Remove the part at the playhead</source>
        <translation>এই অংশটা বাদ দিন</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>থামান</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>চালান</translation>
    </message>
</context>
<context>
    <name>VideoPage</name>
    <message>
        <source>Video</source>
        <translation>ভিডিও</translation>
    </message>
    <message>
        <source>Play and stop</source>
        <translation>চালানো ও থামানো</translation>
    </message>
    <message>
        <source>Back, stop, play (again: faster)</source>
        <translation>পিছনে, থামানো, চালানো (আবার চাপলে দ্রুত)</translation>
    </message>
    <message>
        <source>One frame back, one frame forward</source>
        <translation>এক ফ্রেম পিছনে, এক ফ্রেম সামনে</translation>
    </message>
    <message>
        <source>To the start, to the end</source>
        <translation>একেবারে শুরুতে, একেবারে শেষে</translation>
    </message>
    <message>
        <source>Start here, end here</source>
        <translation>এখানে শুরু, এখানে শেষ</translation>
    </message>
    <message>
        <source>Split here, remove this part</source>
        <translation>এখানে দু&apos;ভাগ, এই অংশ বাদ</translation>
    </message>
    <message>
        <source>Add a caption here</source>
        <translation>এখানে ক্যাপশন দিন</translation>
    </message>
    <message>
        <source>Save the work</source>
        <translation>কাজ সেভ করুন</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>ভিডিও তৈরি</translation>
    </message>
    <message>
        <source>Keep the good part of a video, add captions, send it</source>
        <translation>ভিডিওর ভালো অংশটুকু রাখুন, ক্যাপশন দিন, পাঠিয়ে দিন</translation>
    </message>
    <message>
        <source>Choose a video</source>
        <translation>ভিডিও বেছে নিন</translation>
    </message>
    <message>
        <source>or drop one here</source>
        <translation>কিংবা এখানে এনে ছাড়ুন</translation>
    </message>
    <message>
        <source>Captions</source>
        <translation>ক্যাপশন</translation>
    </message>
    <message>
        <source>Videos</source>
        <translation>ভিডিও</translation>
    </message>
    <message>
        <source>This computer cannot play this video here</source>
        <translation>এই কম্পিউটারে ভিডিওটা এখানে চালানো যাচ্ছে না</translation>
    </message>
    <message>
        <source>Cutting, captions and export work all the same.</source>
        <translation>কাটা, ক্যাপশন আর ভিডিও তৈরি তবু একই রকম চলবে।</translation>
    </message>
    <message>
        <source>Read captions from a file</source>
        <translation>ফাইল থেকে ক্যাপশন নিন</translation>
    </message>
    <message>
        <source>Save the captions as a file</source>
        <translation>ক্যাপশন ফাইলে রাখুন</translation>
    </message>
    <message>
        <source>Saved {name}</source>
        <translation>{name} সেভ হয়েছে</translation>
    </message>
    <message>
        <source>Karmashala video work</source>
        <translation>কর্মশালার ভিডিওর কাজ</translation>
    </message>
    <message>
        <source>Save the finished video as</source>
        <translation>তৈরি ভিডিও কী নামে রাখবেন</translation>
    </message>
</context>
<context>
    <name>VideoState</name>
    <message>
        <source>Start here</source>
        <translation>এখানে শুরু</translation>
    </message>
    <message>
        <source>End here</source>
        <translation>এখানে শেষ</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>দু&apos;ভাগ করা</translation>
    </message>
    <message>
        <source>Remove a part</source>
        <translation>একটা অংশ বাদ দেওয়া</translation>
    </message>
    <message>
        <source>Removed a part</source>
        <translation>একটা অংশ বাদ গেছে</translation>
    </message>
    <message>
        <source>Move an end</source>
        <translation>প্রান্ত সরানো</translation>
    </message>
    <message>
        <source>Add a caption</source>
        <translation>ক্যাপশন দিন</translation>
    </message>
    <message>
        <source>Change a caption</source>
        <translation>ক্যাপশন বদলানো</translation>
    </message>
    <message>
        <source>Split a caption</source>
        <translation>ক্যাপশন ভাঙা</translation>
    </message>
    <message>
        <source>Delete captions</source>
        <translation>ক্যাপশন মোছা</translation>
    </message>
    <message numerus="yes">
        <source>Deleted %n captions</source>
        <translation>
            <numerusform>%nটা ক্যাপশন মোছা হয়েছে</numerusform>
            <numerusform>%nটা ক্যাপশন মোছা হয়েছে</numerusform>
        </translation>
    </message>
    <message>
        <source>Read captions</source>
        <translation>ক্যাপশন নেওয়া</translation>
    </message>
    <message numerus="yes">
        <source>Read %n captions</source>
        <translation>
            <numerusform>%nটা ক্যাপশন নেওয়া হয়েছে</numerusform>
            <numerusform>%nটা ক্যাপশন নেওয়া হয়েছে</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a format</source>
        <translation>মাপ বাছা</translation>
    </message>
    <message>
        <source>Choose a look</source>
        <translation>চেহারা বাছা</translation>
    </message>
    <message>
        <source>Switch the logo</source>
        <translation>লোগো রাখা বা তোলা</translation>
    </message>
    <message>
        <source>Type the title</source>
        <translation>শিরোনাম লেখা</translation>
    </message>
</context>
</TS>
