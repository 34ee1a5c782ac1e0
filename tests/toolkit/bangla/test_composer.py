from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.bangla.composer import Change, Composer
from toolkit.bangla.phonetic import to_bengali


class Editor:
    """The least an editor does: text before the cursor, and what the composer says to change."""

    def __init__(self, remembered: dict[str, str] | None = None) -> None:
        self.composer = Composer(remembered)
        self.text = ""

    def do(self, change: Change) -> None:
        assert 0 <= change.remove <= len(self.text)
        self.text = self.text[: len(self.text) - change.remove] + change.insert

    def type(self, keys: str) -> str:
        for key in keys:
            self.do(self.composer.press(key))
        return self.text

    def backspace(self, times: int = 1) -> str:
        for _ in range(times):
            change = self.composer.erase()
            if change is None:
                self.text = self.text[:-1]
            else:
                self.do(change)
        return self.text


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("ami banglay", "আমি বাংলায়"),
        ("amra shobai ekhane achi.", "আমরা সবাই এখানে আছি।"),
        ("shadhinota dibosh, 2026", "স্বাধীনতা দিবস, ২০২৬"),
        ("sokal 10:30 theke 1.5 ghonta", "সকাল ১০:৩০ থেকে ১.৫ ঘণ্টা"),
        ("kormoshalar video (computer)", "কর্মশালার ভিডিও (কম্পিউটার)"),
        (
            "likhun mina@example.org ba www.example.org, dhonnobad",
            "লিখুন mina@example.org বা www.example.org, ধন্যবাদ",
        ),
        ("choTo-boRo", "ছোট-বড়"),
    ],
)
def test_whole_lines(keys: str, text: str) -> None:
    assert Editor().type(keys) == text


def test_text_grows_and_shrinks_with_the_keys() -> None:
    editor = Editor()
    seen = [editor.type(key) for key in "bondhu"]
    assert seen[-1] == "বন্ধু"
    assert editor.backspace() == seen[-2]
    assert editor.backspace(5) == ""
    assert editor.backspace() == ""


def test_backspace_after_a_space_is_the_editors() -> None:
    editor = Editor()
    editor.type("bangla ")
    assert editor.composer.erase() is None
    assert editor.backspace(2) == "বাংল"


def test_a_choice_replaces_the_word_and_is_remembered() -> None:
    editor = Editor()
    editor.type("valo")
    assert editor.composer.suggestions[0] == "ভালো"
    editor.do(editor.composer.choose(editor.composer.suggestions.index("ভাল")))
    assert editor.text == "ভাল"
    assert editor.type(" valo, valo!") == "ভাল ভাল, ভাল!"
    assert editor.composer.suggestions[0] == "ভাল"
    again = Editor(dict(editor.composer.remembered))
    assert again.type("valo") == "ভাল"


def test_the_literal_word_can_be_chosen_back() -> None:
    editor = Editor()
    editor.type("prithibi")
    assert editor.text == "পৃথিবী"
    editor.do(editor.composer.choose(editor.composer.suggestions.index("প্রিথিবি")))
    assert editor.text == "প্রিথিবি"
    with pytest.raises(IndexError):
        editor.composer.choose(99)


def test_punctuation_keeps_the_choice_open() -> None:
    editor = Editor()
    editor.type("valo.")
    editor.do(editor.composer.choose(editor.composer.suggestions.index("ভাল")))
    assert editor.text == "ভাল।"


def test_no_suggestions_without_a_word() -> None:
    editor = Editor()
    editor.type("2026")
    assert editor.composer.suggestions == ()
    editor.type(" www.example.org")
    assert editor.composer.suggestions == ()


def test_finish_leaves_the_text_alone() -> None:
    editor = Editor()
    editor.type("ban")
    editor.composer.finish()
    assert editor.composer.keys == ""
    assert editor.type("gla") == "বান" + to_bengali("gla")


KEYS = st.text(alphabet="abcdeghijklmnoprstuyzINTDRSO`^:.,$-15 @/", max_size=25)


@given(KEYS)
def test_key_by_key_is_the_same_as_at_once(keys: str) -> None:
    slowly, at_once = Editor(), Editor()
    slowly.type(keys)
    at_once.do(at_once.composer.press(keys))
    assert slowly.text == at_once.text


@given(KEYS, st.integers(1, 12))
def test_backspace_undoes_keys_within_a_word(keys: str, more: int) -> None:
    editor = Editor()
    before = editor.type(keys)
    editor.type("kotha"[:more])
    assert editor.backspace(min(more, 5)) == before


@given(KEYS)
def test_choosing_every_literal_gives_what_the_keys_spell(keys: str) -> None:
    words = {word: to_bengali(word) for word in _words(keys)}
    assert Editor(words).type(keys) == to_bengali(keys)


def _words(keys: str) -> list[str]:
    composer = Composer()
    found: list[str] = []
    for run in keys.split():
        composer.press(run)
        found += composer._words()
        composer.finish()
    return found
