<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="bn" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>Karmashala {version}</source>
        <translation>কর্মশালা {version}</translation>
    </message>
    <message>
        <source>Works without internet. No account, nothing is counted, nothing is sent anywhere.</source>
        <translation>ইন্টারনেট ছাড়াই চলে। কোনো অ্যাকাউন্ট লাগে না, কোনো হিসেব রাখা হয় না, কোথাও কিছু পাঠানো হয় না।</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License 3 or later. Lessons and templates: Creative Commons BY 4.0. Letters: SIL Open Font License.</source>
        <translation>মুক্ত সফটওয়্যার: GNU General Public License 3 বা তার পরের সংস্করণ। পাঠ ও টেমপ্লেট: Creative Commons BY 4.0। ফন্ট: SIL Open Font License।</translation>
    </message>
    <message>
        <source>Read the licence</source>
        <translation>লাইসেন্স পড়ুন</translation>
    </message>
    <message>
        <source>Hide the parts</source>
        <translation>তালিকা লুকান</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>যা দিয়ে তৈরি</translation>
    </message>
</context>
<context>
    <name>Checkup</name>
    <message>
        <source>Check this computer</source>
        <translation>কম্পিউটার পরীক্ষা করুন</translation>
    </message>
    <message>
        <source>If something does not work, look here first: fonts, video, disk, memory, screen.</source>
        <translation>কিছু ঠিকমতো না চললে আগে এখানে দেখুন: ফন্ট, ভিডিও, ডিস্ক, মেমরি, স্ক্রিন।</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>দেখা হচ্ছে…</translation>
    </message>
    <message>
        <source>To mend: {count}</source>
        <translation>ঠিক করতে হবে {count}টা জিনিস</translation>
    </message>
    <message>
        <source>Everything is in order.</source>
        <translation>সব ঠিক আছে।</translation>
    </message>
</context>
<context>
    <name>SettingsForm</name>
    <message>
        <source>Language</source>
        <translation>ভাষা</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>আলো না আঁধার</translation>
    </message>
    <message>
        <source>Size of the letters</source>
        <translation>লেখার মাপ</translation>
    </message>
    <message>
        <source>For tired eyes, and for showing the app on a projector.</source>
        <translation>চোখের আরামের জন্য, আর প্রোজেক্টরে দেখানোর সময়।</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>ব্র্যান্ড</translation>
    </message>
    <message>
        <source>Its colours, letters and mark are used for every new graphic and video.</source>
        <translation>নতুন সব গ্রাফিক আর ভিডিওতে এর রং, ফন্ট আর চিহ্ন বসবে।</translation>
    </message>
    <message>
        <source>As the computer</source>
        <translation>কম্পিউটারের মতো</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>আলো</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>আঁধার</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>সাধারণ</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>বড়</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>সেটিংস</translation>
    </message>
    <message>
        <source>Look and language</source>
        <translation>চেহারা ও ভাষা</translation>
    </message>
    <message>
        <source>Where the app keeps its data</source>
        <translation>অ্যাপের তথ্য কোথায় থাকে</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>এই কম্পিউটার</translation>
    </message>
    <message>
        <source>About</source>
        <translation>অ্যাপটির কথা</translation>
    </message>
    <message>
        <source>Settings, the list of recent work, and copies of work not saved yet. Your graphics and videos are where you saved them. To carry it all on a stick, put a folder named karmashala-data beside the program.</source>
        <translation>এখানে থাকে সেটিংস, সাম্প্রতিক কাজের তালিকা আর সেভ না-করা কাজের কপি। আপনার গ্রাফিক ও ভিডিও যেখানে সেভ করেছেন সেখানেই আছে। সব কিছু পেনড্রাইভে নিয়ে ঘুরতে চাইলে প্রোগ্রামের পাশে karmashala-data নামে একটা ফোল্ডার রাখুন।</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>ফোল্ডারটা খুলুন</translation>
    </message>
</context>
</TS>
