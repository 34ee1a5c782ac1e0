"""Grades answers. It runs on the trainer's machine only; no slide or page carries the right answers."""

from __future__ import annotations

from collections.abc import Collection

import msgspec
import regex

from toolkit.core.text import fold
from toolkit.lessons.format import Question

_NOT_WORDS = regex.compile(r"[^\p{L}\p{M}\p{N}\u200c\u200d]+")
_TO_LATIN = str.maketrans("০১২৩৪৫৬৭৮৯", "0123456789")


class Grade(msgspec.Struct, frozen=True):
    """How an answer did: `points` of the question's own, and the indexes of the right choices."""

    correct: bool
    points: int
    right: tuple[int, ...]


def grade_choice(question: Question, chosen: Collection[int]) -> Grade:
    """Grade the indexes chosen in a single or multiple question: all right ones and no others."""
    right = tuple(index for index, choice in enumerate(question.choices) if choice.right)
    correct = bool(right) and set(chosen) == set(right)
    return Grade(correct, question.points if correct else 0, right)


def grade_text(question: Question, answer: str) -> Grade:
    """Grade typed words: case, spaces, punctuation and the script of digits do not matter."""
    correct = bool(_key(answer)) and _key(answer) in {_key(accepted) for accepted in question.answers}
    return Grade(correct, question.points if correct else 0, ())


def _key(text: str) -> str:
    return _NOT_WORDS.sub(" ", fold(text)).translate(_TO_LATIN).strip()
