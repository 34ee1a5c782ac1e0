from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.toolkit.bangla.bijoy_writer import HASANTA, NUKTA, ZWJ, ZWNJ, write
from toolkit.bangla.bijoy import glyphs, to_unicode
from toolkit.bangla.bijoy_detect import convert
from toolkit.bangla.phonetic import to_bengali
from toolkit.bangla.suggest import _lexicon

# Bijoy and Unicode, by turns.
WORDS = (Path(__file__).parent / "bijoy.txt").read_text(encoding="utf-8").split()

SENTENCES = [
    ("Avwg evsjvq Mvb MvB|", "আমি বাংলায় গান গাই।"),
    ("GKw`‡bi Kg©kvjv: 10t30 †_‡K 1:15", "একদিনের কর্মশালা: ১০:৩০ থেকে ১:১৫"),
    ("ZvwiL t 5 †g", "তারিখ : ৫ মে"),
    ("ÔAvR QywUÕ, ej‡jb wZwb| Òme eÜÓ", "‘আজ ছুটি’, বললেন তিনি। “সব বন্ধ”"),
    ("evwo bs 12/3, moK 4 (bZzb)", "বাড়ি নং ১২/৩, সড়ক ৪ (নতুন)"),
    ("`vg $500 gvÎ", "দাম ৳৫০০ মাত্র"),
    ("wK? bv! Pj~b;", "কি? না! চলূন;"),
    ("mKvj Ð we‡Kj", "সকাল – বিকেল"),
    ("K\tL\n\nM", "ক\tখ\n\nগ"),
    ("", ""),
]

MISTYPED = [
    ("Zuvi", "তাঁর"),
    ("Zvui", "তাঁর"),
    ("‡uKvb", "কোঁন"),
    ("Zzyg", "তুম"),
    ("Avvwg", "আমি"),
    ("Kv©h", "র্কায"),
    ("K©v", "র্কা"),
    ("evK&", "বাক্"),
    ("evK&&", "বাক্"),
]

# The characters that mean one thing in one place and another elsewhere.
BY_NEIGHBOURS = [
    ("iv¯Ív", "রাস্তা"),
    ("AvÍxq", "আত্মীয়"),
    ("wbæ", "নিম্ন"),
    ("ïiæ", "শুরু"),
    ("`ªæZ", "দ্রুত"),
    ("¯ÍæwZ", "স্তুতি"),
    ("øvb", "স্নান"),
    ("‡øn", "স্নেহ"),
    ("Kzwgjøv", "কুমিল্লা"),
    ("†R¨vrøv", "জ্যোৎস্না"),
    ("wKš‘", "কিন্তু"),
    ("wKb‘", "কিন্তু"),
    ("¯’vb", "স্থান"),
    ("i“×", "রুদ্ধ"),
    ("i–g", "রুম"),
    ("D”P", "উচ্চ"),
    ("hv‡”Q", "যাচ্ছে"),
    ("•ekvL", "•বশাখ"),
    ("k•L", "শঙ্খ"),
    ("wPš—v", "চিন্তা"),
    ("Aciv nœ", "অপরা হ্ণ"),
    ("cÖkœ", "প্রশ্ন"),
    ("Z…ò", "তৃষ্ণ"),
    ("¶è", "ক্ষ্ণ"),
    ("LÐ", "খণ্ড"),
    ("5Ð6", "৫–৬"),
    ("i¨ve", "র‍্যাব"),
    ("K¨©", "র্ক্য"),
    ("`ytL", "দুঃখ"),
    ("10t", "১০:"),
    ("evK&¯^vaxbZv", "বাক্‌স্বাধীনতা"),
    ("D`&hvcb", "উদ্‌যাপন"),
    ("K&L", "ক্খ"),
    ("cO&w³", "পঙ্‌ক্তি"),
]


@pytest.mark.parametrize(
    ("bijoy", "bengali"),
    [*zip(WORDS[::2], WORDS[1::2], strict=True), *SENTENCES, *MISTYPED, *BY_NEIGHBOURS],
)
def test_reading(bijoy: str, bengali: str) -> None:
    assert to_unicode(bijoy) == unicodedata.normalize("NFC", bengali)


def test_bytes_taken_for_latin1_are_mended() -> None:
    assert to_unicode("evsjv\x87`k") == "বাংলাদেশ"


@pytest.mark.parametrize(
    "part", ["letters", "first_halves", "second_halves", "before", "after", "signs", "marks"]
)
def test_every_glyph_leaves_no_latin(part: str) -> None:
    table: dict[str, str] = getattr(glyphs(), part)
    for char, drawn in table.items():
        assert drawn == unicodedata.normalize("NFC", drawn)
        read = to_unicode(f"K{char}K")
        assert all("ঀ" <= letter <= "\u09fe" or letter in "।॥৳“”‘’–—\u200d" for letter in read), (char, read)


def test_no_character_has_two_roles() -> None:
    table = glyphs()
    parts = [
        table.letters,
        table.first_halves,
        table.second_halves,
        table.before,
        table.after,
        table.signs,
        table.marks,
    ]
    chars = [char for part in parts for char in part]
    assert len(chars) == len(set(chars))


def test_every_common_word_comes_back() -> None:
    for word in _lexicon().rank:
        assert to_unicode(write(word)) == word, word


CONSONANTS = st.sampled_from([*"কখগঘঙচছজঝঞটঠডঢণতথদধনপফবভমযলশষসহ", "র", f"ড{NUKTA}", f"ঢ{NUKTA}", f"য{NUKTA}"])
VOWEL_SIGNS = st.sampled_from(["", *"ািীুূৃেৈোৌ"])
SIGNS = st.sampled_from(["", "", "", "ঁ", "ং", "ঃ", "ঁং"])


@st.composite
def syllables(draw: st.DrawFn) -> str:
    """A syllable as Bengali can spell it, however rare."""
    if draw(st.integers(0, 5)) == 0:
        alone: str = draw(st.sampled_from([*"অআইঈউঊঋএঐওঔ", "ৎ"]))
        return alone + draw(SIGNS)
    letters = draw(st.lists(CONSONANTS, min_size=1, max_size=3))
    joined: str = letters[0]
    for letter in letters[1:]:
        # On a bare র only ya-phala with its joiner is a conjunct; anything else is a reph, drawn below.
        if joined == "র":
            joined = f"র{ZWJ}{HASANTA}য"
        else:
            joined += HASANTA + letter
    if any(first == "ঙ" and second not in "কখগঘম" for first, second in pairwise(letters)):
        joined = letters[0]  # in no word; the half ঙ is also a bullet
    if len(letters) > 2 and any(keys in write(joined) for keys in ("&", "””")):
        joined = letters[0]  # in no word; here & is no clue, and two quotes are two quotes
    reph = f"র{HASANTA}" if not joined.startswith("র") and draw(st.booleans()) else ""
    spelled: str = reph + joined + draw(VOWEL_SIGNS) + draw(SIGNS)
    return spelled


BENGALI = st.lists(
    st.one_of(
        syllables(), syllables(), syllables(), st.sampled_from([" ", "। ", ", ", "\n", "২০২৬ ", " ৳৫ ", "? "])
    ),
    max_size=12,
).map("".join)


@given(BENGALI)
@example("কর্মশালা")
@example("উদ্‌যাপন বাক্‌স্বাধীনতা পঙ্‌ক্তি")
@example(f"ক{HASANTA}{ZWNJ}ত দিক্ বাক্")
def test_what_is_written_is_read_back(text: str) -> None:
    assert to_unicode(write(text)) == unicodedata.normalize("NFC", text)


ANY = st.text(
    alphabet=st.one_of(
        st.sampled_from(sorted({c for p in vars(glyphs()).values() for c in p} | set("©&'\"-–—‘’“”• \n"))),
        st.characters(),
    ),
    max_size=60,
)


@given(ANY)
def test_any_text_is_taken(text: str) -> None:
    assert unicodedata.is_normalized("NFC", to_unicode(text))


@given(
    st.text(
        alphabet=st.characters(min_codepoint=0x0980, max_codepoint=0x09FE, exclude_categories=["Cn"]),
        max_size=40,
    )
)
def test_unicode_bengali_stays(text: str) -> None:
    assert to_unicode(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("change", [to_unicode, convert, to_bengali])
@pytest.mark.parametrize(
    "unit", ["K", "K&", "‡", "©", "¯", "u", "v", "Avwg ", "”", "a@b.cd ", "www.", "\u09cd"]
)
def test_the_work_grows_with_the_length_only(unit: str, change: Callable[[str], str]) -> None:
    short, long = (_steps(change, unit * count) for count in (50, 400))
    assert long < short * 8 * 1.2


def _steps(change: Callable[[str], str], text: str) -> int:
    """How many lines of Python run: a measure that no clock disturbs."""
    lines = 0

    def trace(_frame: FrameType, event: str, _arg: Any) -> Any:
        nonlocal lines
        lines += event == "line"
        return trace

    change("K a")  # what is read once is not counted
    before = sys.gettrace()
    sys.settrace(trace)
    try:
        change(text)
    finally:
        sys.settrace(before)
    return lines
