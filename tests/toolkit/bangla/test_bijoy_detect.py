from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.toolkit.bangla.bijoy_writer import write
from toolkit.bangla.bijoy_detect import convert, looks_like_bijoy, spans
from toolkit.bangla.suggest import _lexicon

BIJOY = [
    "Avwg evsjvq Mvb MvB|",
    "evsjv‡`k",
    "evsjv\x87`k",
    "GKw`‡bi Kg©kvjv",
    "mKvj 10Uv †_‡K we‡Kj 5Uv ch©šÍ|",
    "wkÿv †evW© n‡Z Kw¤úDUvi wW‡cøvgv/mggvb MÖnY‡hvM¨ n‡e bv|",
    "Bs‡iwR Workshop kãwU evsjvq Kg©kvjv, wjLyb mina@example.org",
]
NOT_BIJOY = [
    "",
    "  \n",
    "12 / 34",
    "I am from Dhaka and I sing.",
    "The workshop begins at 10:30; bring your laptop and a photo (JPEG, PNG or WebP).",
    "RAM: 16 GB DDR4, CPU: Intel Core i7 / AMD Ryzen",
    "HTML5 & CSS3, UTF-8, MP4, H.264",
    '`npm install` && git commit -m "msg"',
    "https://example.org/Avwg?x=evsjv mina@example.org",
    "$E = mc^2$ and x = y_z + 1",
    "25°C ± 2, © 2026, «Le garçon a été élu à la majorité»",
    "Österreich ist schön, größer als gedacht",
    "আমি বাংলায় গান গাই।",
    "আমি workshop-এ যাব",
]


@pytest.mark.parametrize("text", BIJOY)
def test_bijoy_is_recognised(text: str) -> None:
    assert looks_like_bijoy(text)


@pytest.mark.parametrize("text", NOT_BIJOY)
def test_other_text_is_not_and_stays(text: str) -> None:
    assert not looks_like_bijoy(text)
    assert convert(text) == text


@pytest.mark.parametrize(
    ("mixed", "converted"),
    [
        ("Avwg evsjvq Mvb MvB|", "আমি বাংলায় গান গাই।"),
        ("RvZxq wkÿvµg 2012", "জাতীয় শিক্ষাক্রম ২০১২"),
        ("Bank-Company Act, 1991 Abyhvqx e¨e¯’v", "Bank-Company Act, ১৯৯১ অনুযায়ী ব্যবস্থা"),
        (
            "Bs‡iwR Workshop kãwU evsjvq Kg©kvjv, wjLyb mina@example.org",
            "ইংরেজি Workshop শব্দটি বাংলায় কর্মশালা, লিখুন mina@example.org",
        ),
        ("wVKvbv: https://example.org/Avwg, †dvb 0123-456", "ঠিকানা: https://example.org/Avwg, ফোন ০১২৩-৪৫৬"),
        ("আমরা Avgiv", "আমরা আমরা"),
    ],
)
def test_mixed_text(mixed: str, converted: str) -> None:
    assert convert(mixed) == unicodedata.normalize("NFC", converted)


def test_spans_show_what_is_taken_for_bijoy() -> None:
    found = spans("The word: evsjv‡`k|  See example.org")
    assert [(span.source, span.is_bijoy) for span in found] == [
        ("The word: ", False),
        ("evsjv‡`k|", True),
        ("  See example.org", False),
    ]


def test_words_alone_are_nearly_all_told_apart() -> None:
    words = [word for word in _lexicon().rank if len(word) > 2]
    missed = [word for word in words if convert(write(word)) != word]
    assert len(missed) < len(words) * 0.05, missed


def test_words_in_a_sentence_are_all_told_apart() -> None:
    words = list(_lexicon().rank)
    lines = [" ".join(words[start : start + 8]) for start in range(0, len(words), 8)]
    wrong = [line for line in lines if convert(write(line)) != line]
    assert len(wrong) <= len(lines) * 0.03, wrong


ENGLISH = (Path(__file__).parent / "english.txt").read_text(encoding="utf-8").split()


@given(st.lists(st.sampled_from(ENGLISH), min_size=1, max_size=12).map(" ".join))
def test_english_stays(text: str) -> None:
    assert convert(text) == text
    assert not looks_like_bijoy(text)


@given(st.text(max_size=80))
def test_any_text_is_taken_and_nothing_is_lost(text: str) -> None:
    found = spans(text)
    assert "".join(span.source for span in found) == text
    assert all(span.text == span.source for span in found if not span.is_bijoy)
    assert all(span.source for span in found)
    looks_like_bijoy(text)
