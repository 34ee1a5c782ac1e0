<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="bn" sourcelanguage="en">
<context>
    <name>Categories</name>
    <message>
        <source>Quotes</source>
        <translation>উদ্ধৃতি</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>অনুষ্ঠান</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>বিজ্ঞপ্তি</translation>
    </message>
    <message>
        <source>Video titles</source>
        <translation>ভিডিওর শিরোনাম</translation>
    </message>
</context>
<context>
    <name>ColorInput</name>
    <message>
        <source>Other…</source>
        <translation>অন্য রং…</translation>
    </message>
</context>
<context>
    <name>DateInput</name>
    <message>
        <source>Choose from the calendar</source>
        <translation>ক্যালেন্ডার থেকে বেছে নিন</translation>
    </message>
</context>
<context>
    <name>Editor</name>
    <message>
        <source>Use “{template}”</source>
        <translation>“{template}” টেমপ্লেট নেওয়া</translation>
    </message>
    <message>
        <source>Choose a photo</source>
        <translation>ছবি বেছে নিন</translation>
    </message>
    <message>
        <source>Remove the photo</source>
        <translation>ছবি সরানো</translation>
    </message>
    <message>
        <source>Change the brand</source>
        <translation>ব্র্যান্ড বদলানো</translation>
    </message>
    <message>
        <source>Move the photo</source>
        <translation>ছবি সরিয়ে বসানো</translation>
    </message>
</context>
<context>
    <name>FieldRow</name>
    <message>
        <source>{field} (optional)</source>
        <translation>{field} (না দিলেও চলে)</translation>
    </message>
    <message>
        <source>Fits in every size</source>
        <translation>সব মাপে ধরছে</translation>
    </message>
</context>
<context>
    <name>Gallery</name>
    <message>
        <source>Search templates</source>
        <translation>টেমপ্লেট খুঁজুন</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>ধরন</translation>
    </message>
    <message>
        <source>All templates</source>
        <translation>সব টেমপ্লেট</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>টেমপ্লেট</translation>
    </message>
    <message>
        <source>No template matches. Try another word, or all templates.</source>
        <translation>মেলে এমন টেমপ্লেট নেই। অন্য শব্দ লিখে দেখুন, কিংবা সব টেমপ্লেট দেখুন।</translation>
    </message>
</context>
<context>
    <name>GraphicsPage</name>
    <message>
        <source>Graphics</source>
        <translation>গ্রাফিক্স</translation>
    </message>
    <message>
        <source>This template has no place for a photo.</source>
        <translation>এই টেমপ্লেটে ছবি বসানোর জায়গা নেই।</translation>
    </message>
    <message>
        <source>Save the pictures</source>
        <translation>ছবিগুলো সেভ করুন</translation>
    </message>
    <message>
        <source>Save the work, to go on later</source>
        <translation>কাজটা সেভ করুন, পরে আবার ধরা যাবে</translation>
    </message>
    <message>
        <source>Save the work under another name</source>
        <translation>কাজটা অন্য নামে সেভ করুন</translation>
    </message>
    <message>
        <source>Open saved work</source>
        <translation>সেভ করা কাজ খুলুন</translation>
    </message>
    <message>
        <source>Start a new graphic</source>
        <translation>নতুন গ্রাফিক শুরু করুন</translation>
    </message>
    <message>
        <source>Move the photo, when the picture has the focus</source>
        <translation>ছবি সরান (আগে নকশাটা ফোকাসে আনুন)</translation>
    </message>
    <message>
        <source>Zoom the photo, when the picture has the focus</source>
        <translation>ছবি বড়-ছোট করুন (আগে নকশাটা ফোকাসে আনুন)</translation>
    </message>
    <message>
        <source>One thing first: see the fields marked in red.</source>
        <translation>আগে একটা কাজ: লাল দাগ দেওয়া ঘরগুলো দেখুন।</translation>
    </message>
    <message>
        <source>Choose a photo</source>
        <translation>ছবি বেছে নিন</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>ছবি</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>নমুনা</translation>
    </message>
    <message>
        <source>Please fill this in.</source>
        <translation>এই ঘরটা পূরণ করুন।</translation>
    </message>
    <message>
        <source>Choose a template on the left, type your words, and save the picture in every size.</source>
        <translation>বাঁ দিক থেকে একটা টেমপ্লেট বাছুন, নিজের কথা লিখুন, আর সব মাপে ছবি সেভ করুন।</translation>
    </message>
    <message>
        <source>Start with a quote card</source>
        <translation>উদ্ধৃতি কার্ড দিয়ে শুরু করুন</translation>
    </message>
    <message>
        <source>or drop a photo or saved work here</source>
        <translation>কিংবা একটা ছবি বা সেভ করা কাজ এখানে এনে ফেলুন</translation>
    </message>
    <message>
        <source>New</source>
        <translation>নতুন</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>খুলুন…</translation>
    </message>
    <message>
        <source>Save work</source>
        <translation>কাজ সেভ</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>ব্র্যান্ড</translation>
    </message>
    <message>
        <source>Preview of the picture</source>
        <translation>ছবিটা যেমন দেখাবে</translation>
    </message>
</context>
<context>
    <name>PhotoInput</name>
    <message>
        <source>Drag the photo in the picture to move it; the wheel zooms.</source>
        <translation>নকশার ভেতরে ছবিটা টেনে সরান; মাউসের চাকায় বড়-ছোট হয়।</translation>
    </message>
    <message>
        <source>or drop a photo here</source>
        <translation>কিংবা একটা ছবি এখানে এনে ফেলুন</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>বদলান…</translation>
    </message>
    <message>
        <source>Choose a photo…</source>
        <translation>ছবি বেছে নিন…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>সরান</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>জুম</translation>
    </message>
    <message>
        <source>Zoom of the photo</source>
        <translation>ছবির জুম</translation>
    </message>
</context>
<context>
    <name>PictureSaver</name>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%Lnটা ছবি</numerusform>
            <numerusform>%Lnটা ছবি</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saved %n picture(s) into “{folder}”.</source>
        <translation>
            <numerusform>%Lnটা ছবি “{folder}” ফোল্ডারে সেভ হয়েছে।</numerusform>
            <numerusform>%Lnটা ছবি “{folder}” ফোল্ডারে সেভ হয়েছে।</numerusform>
        </translation>
    </message>
    <message>
        <source>Where shall the pictures go?</source>
        <translation>ছবিগুলো কোন ফোল্ডারে থাকবে?</translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message>
        <source>Too long for: {sizes}</source>
        <translation>এই মাপে লেখা বেশি বড়: {sizes}</translation>
    </message>
    <message>
        <source>Write the date like 23-11-2026, or choose it from the calendar.</source>
        <translation>তারিখ লিখুন ২৩-১১-২০২৬ এইভাবে, কিংবা ক্যালেন্ডার থেকে বেছে নিন।</translation>
    </message>
    <message>
        <source>Only a number can stand here.</source>
        <translation>এখানে শুধু সংখ্যা লেখা যাবে।</translation>
    </message>
</context>
<context>
    <name>SaveBar</name>
    <message>
        <source>File</source>
        <translation>ফাইল</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>সর্বোচ্চ</translation>
    </message>
    <message>
        <source>{size} KB each</source>
        <translation>প্রতিটা {size} KB</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>সীমা নেই</translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation>ফাইলের ধরন</translation>
    </message>
    <message>
        <source>Largest size of a file</source>
        <translation>একটা ফাইল সবচেয়ে বড় কতটা হবে</translation>
    </message>
    <message>
        <source>Into “{folder}”</source>
        <translation>ফোল্ডার: “{folder}”</translation>
    </message>
    <message>
        <source>You choose the folder next</source>
        <translation>ফোল্ডার এর পরে বেছে নেবেন</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>বদলান</translation>
    </message>
    <message>
        <source>Change the folder</source>
        <translation>ফোল্ডার বদলান</translation>
    </message>
    <message numerus="yes">
        <source>Save %n picture(s)</source>
        <translation>
            <numerusform>%Lnটা ছবি সেভ করুন</numerusform>
            <numerusform>%Lnটা ছবি সেভ করুন</numerusform>
        </translation>
    </message>
    <message>
        <source>Tick a size to save</source>
        <translation>সেভ করতে একটা মাপে টিক দিন</translation>
    </message>
</context>
<context>
    <name>SizeStrip</name>
    <message>
        <source>Save {size}</source>
        <translation>{size} সেভ হবে</translation>
    </message>
    <message>
        <source>Show {size}</source>
        <translation>{size} বড় করে দেখুন</translation>
    </message>
</context>
<context>
    <name>Sizes</name>
    <message>
        <source>Square</source>
        <translation>চৌকো</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>লম্বা</translation>
    </message>
    <message>
        <source>Story</source>
        <translation>স্টোরি</translation>
    </message>
    <message>
        <source>Wide</source>
        <translation>চওড়া</translation>
    </message>
</context>
<context>
    <name>WorkFiles</name>
    <message>
        <source>New graphic</source>
        <translation>নতুন গ্রাফিক</translation>
    </message>
    <message>
        <source>Open saved work</source>
        <translation>সেভ করা কাজ খুলুন</translation>
    </message>
    <message>
        <source>Graphics</source>
        <translation>গ্রাফিক্স</translation>
    </message>
    <message>
        <source>Save the work</source>
        <translation>কাজ সেভ করুন</translation>
    </message>
    <message>
        <source>Saved as “{name}”</source>
        <translation>“{name}” নামে সেভ হয়েছে</translation>
    </message>
</context>
</TS>
