from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.bangla.phonetic import to_bengali

# Keys and the Bengali they spell, by turns, a line per kind of thing; `|` adds other keys for the same word.
SPELLED = (Path(__file__).parent / "phonetic.txt").read_text(encoding="utf-8").split()

PUNCTUATED = [
    ("", ""),
    ("ami.", "আমি।"),
    ("ami..", "আমি।।"),
    ("ami...", "আমি..."),
    ("Do.`", "ড."),
    ("1.5", "১.৫"),
    ("5.", "৫।"),
    ("10:30", "১০:৩০"),
    ("somoy:`", "সময়:"),
    ("0123456789", "০১২৩৪৫৬৭৮৯"),
    ("$500", "৳৫০০"),
    ("ki? na! (ha)", "কি? না! (হা)"),
    ("k,, t", "ক্\u200c ত"),
    ("ki, keno", "কি, কেন"),
    ("a-i", "আ-ই"),
    ("\tami\nbangla ", "\tআমি\nবাংলা "),
    ("আমি bhalo আছি", "আমি ভাল আছি"),
    ("https://example.org/ami?x=1 dekho", "https://example.org/ami?x=1 দেখ"),
    ("(www.example.org).", "(www.example.org)।"),
    ("ami@example.org, tumi", "ami@example.org, তুমি"),
    ("😀ami", "😀আমি"),
]


def _pairs() -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for keys, bengali in zip(SPELLED[::2], SPELLED[1::2], strict=True):
        word, *others = bengali.split("|")
        pairs += [(other, word) for other in (keys, *others)]
    return pairs


@pytest.mark.parametrize(("keys", "bengali"), [*_pairs(), *PUNCTUATED])
def test_spelling(keys: str, bengali: str) -> None:
    assert to_bengali(keys) == unicodedata.normalize("NFC", bengali)


def test_there_are_many_pairs() -> None:
    assert len(_pairs()) > 300


@pytest.mark.parametrize("key", "abcefhklmpqvwx")
def test_case_says_nothing_for_most_keys(key: str) -> None:
    for before in ("", "k", "a"):
        assert to_bengali(before + key.upper()) == to_bengali(before + key)


TYPED = st.text(alphabet="abcdefghijklmnopqrstuvwxyzDGIJNORSTUYZ`^:.,$ 0159@/|~-", max_size=30)


@given(TYPED)
def test_always_nfc_and_no_keys_are_left(keys: str) -> None:
    bengali = to_bengali(keys)
    assert unicodedata.is_normalized("NFC", bengali)
    if "@" not in keys and "www" not in keys and "/" not in keys:
        assert not any(letter.isascii() and letter.isalpha() for letter in bengali)


@given(TYPED, TYPED)
def test_a_space_parts_words(first: str, second: str) -> None:
    assert to_bengali(f"{first} {second}") == f"{to_bengali(first)} {to_bengali(second)}"


@given(st.text(max_size=40))
def test_any_text_is_taken(text: str) -> None:
    assert unicodedata.is_normalized("NFC", to_bengali(text))


@given(
    st.text(st.characters(min_codepoint=0x0980, max_codepoint=0x09FE, exclude_categories=["Cn"]), max_size=30)
)
def test_bengali_stays(text: str) -> None:
    assert to_bengali(text) == unicodedata.normalize("NFC", text)
