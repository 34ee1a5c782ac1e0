from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.bangla.phonetic import to_bengali
from toolkit.bangla.suggest import _lexicon, is_common, suggest

# Hurried keys and what they are taken for, by turns.
MEANT = (Path(__file__).parent / "meant.txt").read_text(encoding="utf-8").split()


@pytest.mark.parametrize(("keys", "word"), list(zip(MEANT[::2], MEANT[1::2], strict=True)))
def test_meant(keys: str, word: str) -> None:
    assert suggest(keys).text == unicodedata.normalize("NFC", word)


@pytest.mark.parametrize("keys", ["karim", "mina", "ranu", "bol", "to", "manUsh", "am`ra"])
def test_what_is_not_known_stays_as_typed(keys: str) -> None:
    assert suggest(keys).text == to_bengali(keys)


@pytest.mark.parametrize(
    ("keys", "offered"),
    [
        ("valo", ["ভালো", "ভাল"]),
        ("chad", ["ছাদ", "চাঁদ"]),
        ("nana", ["নানা"]),
        ("rokto", ["রক্ত", "রক্তো"]),
        ("tila", ["তিলা", "তীলা", "টিলা"]),
        ("sona", ["সোনা", "সনা"]),
        ("bani", ["বানি", "বাণি", "বানী"]),
    ],
)
def test_ambiguous_keys_offer_the_readings(keys: str, offered: list[str]) -> None:
    assert set(offered) <= set(suggest(keys).suggestions)


def test_remembered_comes_first_and_is_nfc() -> None:
    found = suggest("bari", {"bari": "বাড়ি"})
    assert found.text == unicodedata.normalize("NFC", "বাড়ি")
    assert found.literal in found.suggestions


def test_limit() -> None:
    assert len(suggest("shadhinota", limit=3).suggestions) == 3
    assert suggest("prithibi", limit=1).suggestions == ("প্রিথিবি",)


@pytest.mark.parametrize("word", ["মানুষ", "মানুষের", "বইয়ের", "কর্মশালাগুলোতে", "দেশে", "ঢাকায়", "ভাইকে", "কাজটি"])
def test_common_with_endings(word: str) -> None:
    assert is_common(unicodedata.normalize("NFC", word))


@pytest.mark.parametrize("word", ["মানুশ", "বইের", "ঢাকাে", "কখগ", ""])
def test_not_common(word: str) -> None:
    assert not is_common(word)


def test_the_word_list_is_nfc_and_each_word_is_found_by_its_sound() -> None:
    lexicon = _lexicon()
    assert len(lexicon.rank) > 1500
    for word in lexicon.rank:
        assert unicodedata.is_normalized("NFC", word)
        assert is_common(word), word
    for keys, word in lexicon.spellings.items():
        assert keys == keys.lower()
        assert suggest(keys).text == word


WORD = st.text(alphabet="abcdeghijklmnoprstuyzINTDRSO`^", min_size=1, max_size=14)


@given(WORD, st.integers(1, 9))
def test_suggestions_are_few_different_and_hold_the_literal(keys: str, limit: int) -> None:
    found = suggest(keys, limit=limit)
    assert 1 <= len(found.suggestions) <= limit
    assert len(set(found.suggestions)) == len(found.suggestions)
    assert to_bengali(keys) == found.literal
    assert found.literal in found.suggestions
    assert all(unicodedata.is_normalized("NFC", word) for word in found.suggestions)
