"""Text as readers see it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.core.text import fold, grapheme_count, graphemes, nfc

BENGALI = st.text(st.characters(min_codepoint=0x980, max_codepoint=0x9FF) | st.sampled_from("‌‍ ।abc১২"))


@pytest.mark.parametrize(
    ("text", "count"),
    [("ক্ষ্ম", 1), ("কর্মশালা", 4), ("র‍্যালি", 2), ("য়", 1), ("e\u0301", 1), ("👨‍👩‍👧", 1), ("", 0)],
)
def test_graphemes_are_what_readers_count(text: str, count: int) -> None:
    assert grapheme_count(text) == count


def test_both_spellings_of_a_nukta_letter_are_one() -> None:
    assert nfc("\u09df") == nfc("\u09af\u09bc")
    assert fold("বড\u09bc") == fold("ব\u09dc")


def test_joiners_stay() -> None:
    assert nfc("র‍্য") != nfc("র্য")


@given(BENGALI)
def test_nfc_is_stable_and_graphemes_lose_nothing(text: str) -> None:
    stored = nfc(text)
    assert unicodedata.is_normalized("NFC", stored)
    assert nfc(stored) == stored
    assert "".join(graphemes(stored)) == stored
    assert fold(fold(text)) == fold(text)
