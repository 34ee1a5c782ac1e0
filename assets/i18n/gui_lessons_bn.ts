<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="bn" sourcelanguage="en">
<context>
    <name>LessonList</name>
    <message>
        <source>Search the lessons</source>
        <translation>পাঠে খুঁজুন</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>খোঁজা মুছুন</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>পাঠ</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} মিনিট</translation>
    </message>
    <message>
        <source>Nothing found for “{words}”. Try fewer or shorter words.</source>
        <translation>“{words}” কোথাও পাওয়া গেল না। কম কথায়, কিংবা ছোট করে লিখে দেখুন।</translation>
    </message>
</context>
<context>
    <name>LessonsPage</name>
    <message>
        <source>Lessons</source>
        <translation>পাঠ</translation>
    </message>
    <message>
        <source>Present from the first slide</source>
        <translation>প্রথম স্লাইড থেকে দেখান</translation>
    </message>
    <message>
        <source>Present from the slide being read</source>
        <translation>যে স্লাইড পড়ছেন সেখান থেকে দেখান</translation>
    </message>
    <message>
        <source>Search the lessons</source>
        <translation>পাঠে খুঁজুন</translation>
    </message>
    <message>
        <source>In a talk: the next slide</source>
        <translation>দেখানোর সময়: পরের স্লাইড</translation>
    </message>
    <message>
        <source>In a talk: the slide before</source>
        <translation>দেখানোর সময়: আগের স্লাইড</translation>
    </message>
    <message>
        <source>In a talk: black or white screen</source>
        <translation>দেখানোর সময়: কালো বা সাদা পর্দা</translation>
    </message>
    <message>
        <source>In a talk: countdown, a minute more, a minute less</source>
        <translation>দেখানোর সময়: উলটো ঘড়ি, এক মিনিট বেশি, এক মিনিট কম</translation>
    </message>
    <message>
        <source>In a talk: swap the two screens</source>
        <translation>দেখানোর সময়: দুই পর্দা অদলবদল</translation>
    </message>
    <message>
        <source>End the talk</source>
        <translation>দেখানো শেষ</translation>
    </message>
    <message>
        <source>A lesson could not be read.</source>
        <translation>একটা পাঠ পড়া গেল না।</translation>
    </message>
    <message>
        <source>There are no lessons here yet.</source>
        <translation>এখানে এখনও কোনো পাঠ নেই।</translation>
    </message>
    <message>
        <source>Open a lesson file</source>
        <translation>পাঠের ফাইল খুলুন</translation>
    </message>
    <message>
        <source>or drop one here</source>
        <translation>কিংবা এখানে এনে ছেড়ে দিন</translation>
    </message>
    <message>
        <source>Something in this lesson wants mending.</source>
        <translation>এই পাঠে কিছু একটা ঠিক করা দরকার।</translation>
    </message>
    <message>
        <source>{minutes} minutes · {slides} slides</source>
        <translation>{minutes} মিনিট · {slides}টি স্লাইড</translation>
    </message>
    <message>
        <source>Hands-on · {minutes} minutes</source>
        <translation>হাতেকলমে · {minutes} মিনিট</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>প্রশ্ন</translation>
    </message>
    <message>
        <source>On the handout only</source>
        <translation>শুধু ছাপা কাগজে</translation>
    </message>
    <message>
        <source>Answer this question</source>
        <translation>এই প্রশ্নের উত্তর দিন</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>পাঠ</translation>
    </message>
    <message>
        <source>Open a lesson</source>
        <translation>পাঠ খুলুন</translation>
    </message>
</context>
<context>
    <name>PresenterWindow</name>
    <message>
        <source>Speaker&apos;s view</source>
        <translation>বক্তার পর্দা</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>এর পরে</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>নোট</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>ঘড়ি</translation>
    </message>
    <message>
        <source>Since the start</source>
        <translation>শুরু থেকে</translation>
    </message>
    <message>
        <source>Countdown</source>
        <translation>উলটো ঘড়ি</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>আগের</translation>
    </message>
    <message>
        <source>Next slide</source>
        <translation>পরের স্লাইড</translation>
    </message>
    <message>
        <source>Black screen</source>
        <translation>কালো পর্দা</translation>
    </message>
    <message>
        <source>Swap screens</source>
        <translation>পর্দা অদলবদল</translation>
    </message>
    <message>
        <source>End the talk</source>
        <translation>দেখানো শেষ</translation>
    </message>
    <message>
        <source>Slide {number} of {total}</source>
        <translation>স্লাইড {number}, মোট {total}</translation>
    </message>
    <message>
        <source>No notes for this slide.</source>
        <translation>এই স্লাইডে কোনো নোট নেই।</translation>
    </message>
</context>
<context>
    <name>QuestionCard</name>
    <message>
        <source>Question {number}</source>
        <translation>প্রশ্ন {number}</translation>
    </message>
    <message>
        <source>Choose one answer.</source>
        <translation>একটা উত্তর বাছুন।</translation>
    </message>
    <message>
        <source>Choose all that are right.</source>
        <translation>যতগুলো ঠিক, সব বাছুন।</translation>
    </message>
    <message>
        <source>Answer in a word or two.</source>
        <translation>দু-এক কথায় উত্তর দিন।</translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation>আপনার উত্তর</translation>
    </message>
    <message>
        <source>Check the answer</source>
        <translation>উত্তর মেলান</translation>
    </message>
    <message>
        <source>Right!</source>
        <translation>ঠিক!</translation>
    </message>
    <message>
        <source>Not quite. The answer: {answer}</source>
        <translation>ঠিক হল না। উত্তর: {answer}</translation>
    </message>
    <message>
        <source>Not quite. The right ones are marked.</source>
        <translation>ঠিক হল না। ঠিক উত্তরে দাগ দেওয়া আছে।</translation>
    </message>
</context>
<context>
    <name>QuizView</name>
    <message>
        <source>This lesson has no questions.</source>
        <translation>এই পাঠে কোনো প্রশ্ন নেই।</translation>
    </message>
    <message>
        <source>Answer again</source>
        <translation>আবার উত্তর দিন</translation>
    </message>
    <message>
        <source>{right} of {asked} right.</source>
        <translation>{asked}টির মধ্যে {right}টি ঠিক।</translation>
    </message>
    <message>
        <source>Best so far: {right} of {asked}.</source>
        <translation>এ পর্যন্ত সেরা: {asked}টির মধ্যে {right}টি।</translation>
    </message>
    <message>
        <source>Answer for yourself; nobody else sees it.</source>
        <translation>নিজের জন্য উত্তর দিন; আর কেউ দেখবে না।</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Outline</source>
        <translation>সূচি</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>নোট</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>প্রশ্ন</translation>
    </message>
    <message>
        <source>Notes are for you. They never show on the projector.</source>
        <translation>নোট শুধু আপনার জন্য। প্রজেক্টরে কখনও দেখা যায় না।</translation>
    </message>
    <message>
        <source>Present {count} slides</source>
        <translation>{count}টি স্লাইড দেখান</translation>
    </message>
    <message>
        <source>Shift+F5 begins at the slide you are reading.</source>
        <translation>যে স্লাইড পড়ছেন সেখান থেকে শুরু করতে Shift+F5।</translation>
    </message>
    <message>
        <source>Try it in the Video room</source>
        <translation>ভিডিও ঘরে করে দেখুন</translation>
    </message>
    <message>
        <source>Try it in the Graphics room</source>
        <translation>গ্রাফিক্স ঘরে করে দেখুন</translation>
    </message>
    <message>
        <source>No notes for this slide.</source>
        <translation>এই স্লাইডে কোনো নোট নেই।</translation>
    </message>
</context>
</TS>
