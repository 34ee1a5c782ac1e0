"""Grading: all the right choices and no others; typed words without fuss."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.toolkit.lessons.lesson_text import lesson
from toolkit.lessons.format import Question
from toolkit.lessons.parse import parse_lesson
from toolkit.lessons.quiz import grade_choice, grade_text


def question(block: str) -> Question:
    (found,) = parse_lesson(lesson(f"::: quiz {block}\n:::\n"), Path("x.bn.md")).questions()
    return found


def test_multiple_wants_all_and_only_the_right_ones() -> None:
    asked = question("{#q type=multiple points=3}\nকী কী?\n\n- [x] ক\n- [ ] খ\n- [x] গ")
    assert grade_choice(asked, [2, 0]).points == 3
    for wrong in ([], [0], [0, 1, 2], [1]):
        grade = grade_choice(asked, wrong)
        assert (grade.correct, grade.points, grade.right) == (False, 0, (0, 2))


@pytest.mark.parametrize(
    ("answer", "correct"),
    [("  ১৬:৯ ", True), ("16 : 9।", True), ("১৬ ৯", True), ("৯:১৬", False), ("", False), ("?", False)],
)
def test_typed_words(answer: str, correct: bool) -> None:
    asked = question("{#q type=text}\nমাপ?\n\n- [x] ১৬:৯")
    assert grade_text(asked, answer).correct is correct
