"""Reads a `::: quiz` block: prompt, choices with their marks, explanation.

- `- [x]` is a right choice, `- [ ]` a wrong one; in a `text` question every `- [x]` is an accepted answer.
- A quote (`>`) is the explanation, shown after answering.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from toolkit.lessons.errors import LessonProblem, QuizKeyWrong
from toolkit.lessons.format import Choice, Question, QuestionType
from toolkit.lessons.markdown import plain, render

if TYPE_CHECKING:
    from markdown_it.token import Token

Problem = Callable[..., LessonProblem]
_MARK = re.compile(r"^\[([ xX])\]\s*")
_BOX = "☐ "
_ENDS = {"blockquote_close", "bullet_list_open", "bullet_list_close"}
_TYPES: dict[str, QuestionType] = {"single": "single", "multiple": "multiple", "text": "text"}


def read(tokens: Sequence[Token], settings: dict[str, str], line: int) -> tuple[Question, list[Problem]]:
    """The question in a block, and makers of what is wrong with it (they still want the path)."""
    prompt, items, quote = _sort(tokens)
    marked = [_choice(item) for item in items]
    kind = _TYPES.get(settings.get("type", "single"), "single")
    right = sum(mark == "x" for mark, _, _ in marked)
    question = Question(
        id=settings.get("#") or f"line-{line}",
        type=kind,
        points=_points(settings.get("points", "1")),
        prompt=render(prompt),
        choices=() if kind == "text" else tuple(Choice(html, mark == "x") for mark, html, _ in marked),
        answers=tuple(words for mark, _, words in marked if mark == "x") if kind == "text" else (),
        explanation=render(quote),
        line=line,
    )
    sound = {
        "single": right == 1 and len(marked) >= 2,
        "multiple": right >= 1 and len(marked) >= 2,
        "text": right >= 1 and right == len(marked),
    }[kind]
    known = settings.get("type", "single") in _TYPES and all(mark for mark, _, _ in marked)
    if sound and known and question.prompt:
        return question, []
    kind_given = settings.get("type", "single")
    return question, [partial(QuizKeyWrong, line=line, quiz=question.id, type=kind_given)]


def words(tokens: Sequence[Token]) -> str:
    """What search may know: the prompt and the choices, not which is right and not the explanation.

    Accepted answers of a text question are choices all of which are right, so they stay out as well.
    """
    prompt, items, _ = _sort(tokens)
    choices = [_choice(item) for item in items]
    if choices and all(mark == "x" for mark, _, _ in choices):
        choices = []
    return " ".join([plain(prompt), *(text for _, _, text in choices)])


def _sort(tokens: Sequence[Token]) -> tuple[list[Token], list[list[Token]], list[Token]]:
    """Prompt, list items (without their list), explanation."""
    prompt: list[Token] = []
    items: list[list[Token]] = []
    quote: list[Token] = []
    base = min((token.level for token in tokens), default=0)
    place = prompt
    for token in tokens:
        if token.level == base and token.type == "blockquote_open":
            place = quote
        elif token.level == base and token.type in _ENDS:
            place = prompt
        elif token.level == base + 1 and token.type == "list_item_open" and token.info == "":
            items.append([])
            place = items[-1]
        elif token.level == base + 1 and token.type == "list_item_close" and token.info == "":
            place = prompt
        else:
            place.append(token)
    return prompt, items, quote


def _choice(tokens: Sequence[Token]) -> tuple[str, str, str]:
    """Mark ("x", " " or none), HTML and words of one list item."""
    first = next((token for token in tokens if token.type == "inline"), None)
    match = _MARK.match(first.content) if first is not None else None
    if match and first is not None and first.children:
        text = first.children[0]
        text.content = _MARK.sub("", text.content).removeprefix(_BOX)
    return (match[1].lower() if match else ""), render(tokens), " ".join(plain(tokens).split())


def _points(value: str) -> int:
    return max(1, min(100, int(value))) if value.isdecimal() else 1
