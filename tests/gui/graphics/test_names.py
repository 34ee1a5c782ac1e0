"""File names that every system takes, in the user's words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.graphics.names import file_stem


@pytest.mark.parametrize(
    ("title", "stem"),
    [
        ("একদিনে একজন।", "একদিনে একজন"),
        ("কী? কেন? / কোথায়: এখানে", "কী কেন কোথায় এখানে"),
        ("র\u200d্যাব", "র\u200d্যাব"),
        ("...", "graphic"),
        ("", "graphic"),
        ("CON", "graphic CON"),
        ("../../etc", "etc"),
    ],
)
def test_titles_become_names(title: str, stem: str) -> None:
    assert file_stem(title) == stem


@given(st.text())
def test_no_title_breaks_a_name(title: str) -> None:
    stem = file_stem(title)
    assert stem
    assert not set(stem) & set('<>:"/\\|?*\n\r\t\x00')
    assert stem == stem.strip(" .")
