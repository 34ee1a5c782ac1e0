"""Reads a lesson: front matter, slides, notes, exercises, quiz questions, handouts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from toolkit.lessons import quiz_block
from toolkit.lessons.errors import BlockUnclosed, BlockUnknown, QuizIdWrong
from toolkit.lessons.format import (
    ExercisePart,
    HandoutPart,
    Lesson,
    Part,
    QuizPart,
    Slide,
    TextPart,
)
from toolkit.lessons.front_matter import Source, read_source, split_source
from toolkit.lessons.markdown import BLOCKS, Cleaning, engine, plain, render

if TYPE_CHECKING:
    from markdown_it.token import Token

BlockName = Literal["text", "exercise", "quiz", "handout"]
_SETTINGS = re.compile(r"^\s*(?P<name>\S+)\s*(?:\{(?P<settings>[^}]*)\})?\s*$")
_KNOWN_SETTINGS = {"exercise": {"minutes"}, "quiz": {"#", "type", "points"}, "handout": set[str]()}


def read_lesson(path: Path) -> Lesson:
    """Read a lesson file.

    Raises:
        LessonError, FileMissing, FileUnreadable, FileEmpty: it cannot be read. What is merely wrong
            in it is in `Lesson.problems`.
    """
    return _parse(read_source(path))


def parse_lesson(text: str, path: Path) -> Lesson:
    """Parse the text of a lesson; `path` is where it belongs, for messages and relative addresses."""
    return _parse(split_source(text, path))


def _parse(source: Source) -> Lesson:
    tokens = engine().parse(source.body)
    reader = _Reader(Cleaning(source.path, source.first_line))
    reader.cleaning.check_depth(tokens)
    slides: list[Slide] = []
    for line, part in _split(tokens, reader.cleaning):
        slides.append(reader.slide(len(slides) + 1, line, part))
    return Lesson(
        path=source.path,
        meta=source.meta,
        slides=tuple(slides),
        problems=tuple(reader.cleaning.problems),
    )


def _split(tokens: Sequence[Token], cleaning: Cleaning) -> Iterator[tuple[int, list[Token]]]:
    line = cleaning.first_line
    slide: list[Token] = []
    for token in tokens:
        if token.type == "hr" and token.level == 0:
            yield line, slide
            line, slide = cleaning.line(token) + 1, []
        else:
            slide.append(token)
    yield line, slide


def _blocks(tokens: Sequence[Token]) -> Iterator[tuple[BlockName, list[Token]]]:
    """Runs of plain tokens, and each `:::` block with its opening and closing token."""
    run: list[Token] = []
    inside: BlockName = "text"
    for token in tokens:
        name = _block_name(token) if token.level == 0 else None
        if name and token.nesting == 1:
            if run:
                yield "text", run
            inside, run = name, []
        run.append(token)
        if name and token.nesting == -1:
            yield inside, run
            inside, run = "text", []
    if run:
        yield inside, run


def _block_name(token: Token) -> BlockName | None:
    for name in ("exercise", "quiz", "handout"):
        if token.type in {f"container_{name}_open", f"container_{name}_close"}:
            return name
    return None


class _Reader:
    """Turns the tokens of one slide after another into slides."""

    def __init__(self, cleaning: Cleaning) -> None:
        self.cleaning = cleaning
        self._ids: set[str] = set()

    def slide(self, number: int, line: int, tokens: Sequence[Token]) -> Slide:
        """The slide that these tokens make."""
        cleaning = self.cleaning
        cleaning.notes, cleaning.media, cleaning.links = [], [], []
        parts: list[Part] = []
        words: list[str] = []
        title = ""
        for name, raw in _blocks(tokens):
            block = cleaning.clean(self._without_nested(raw))
            title = title or (_first_heading(block) if name == "text" else "")
            part, text = self._part(name, block)
            if part is not None:
                parts.append(part)
                words.append(text)
        return Slide(
            number=number,
            line=line,
            title=title,
            parts=tuple(parts),
            notes="\n\n".join(cleaning.notes),
            text=" ".join(" ".join(words).split()),
            media=tuple(cleaning.media),
            links=tuple(cleaning.links),
        )

    def _part(self, name: BlockName, block: list[Token]) -> tuple[Part | None, str]:
        if name == "text":
            html = render(block)
            return (TextPart(html) if html else None), plain(block)
        opening, inner, closing = block[0], block[1:-1], block[-1]
        if set(closing.markup) != {":"} or any(token.type == "hr" for token in inner):
            self._report_unclosed(opening, name)
        settings = self._settings(opening, name)
        if name == "quiz":
            question, problems = quiz_block.read(inner, settings, self.cleaning.line(opening))
            self.cleaning.problems += [problem(path=self.cleaning.path) for problem in problems]
            if question.id in self._ids or "#" not in settings:
                self.cleaning.problems.append(
                    QuizIdWrong(path=self.cleaning.path, line=question.line, quiz=question.id)
                )
            self._ids.add(question.id)
            return QuizPart(question), quiz_block.words(inner)
        html = render(inner)
        if name == "handout":
            return HandoutPart(html), plain(inner)
        minutes = settings.get("minutes", "0")
        return ExercisePart(html, int(minutes) if minutes.isdecimal() else 0), plain(inner)

    def _settings(self, opening: Token, name: str) -> dict[str, str]:
        """`{#q1 type=single}` as {"#": "q1", "type": "single"}."""
        match = _SETTINGS.match(opening.info)
        found: dict[str, str] = {}
        for word in (match["settings"] or "").split() if match else [opening.info.strip()]:
            key, _, value = word.partition("=")
            if key.startswith("#"):
                key, value = "#", key[1:]
            if key not in _KNOWN_SETTINGS[name] or not value:
                self.cleaning.problems.append(
                    BlockUnknown(path=self.cleaning.path, line=self.cleaning.line(opening), name=word)
                )
            else:
                found[key] = value.strip("\"'")
        return found

    def _without_nested(self, tokens: Sequence[Token]) -> list[Token]:
        """Leave out blocks inside lists, quotes or other blocks: a quiz there would show its answers."""
        kept: list[Token] = []
        depth = 0
        for token in tokens:
            nested = token.level > 0 and any(token.type.startswith(f"container_{name}_") for name in BLOCKS)
            if nested and token.nesting == 1:
                if depth == 0:
                    self._report_unclosed(token, token.type.split("_")[1])
                depth += 1
            if depth == 0:
                kept.append(token)
            depth -= nested and token.nesting == -1
        return kept

    def _report_unclosed(self, opening: Token, name: str) -> None:
        self.cleaning.problems.append(
            BlockUnclosed(path=self.cleaning.path, line=self.cleaning.line(opening), name=name)
        )


def _first_heading(tokens: Sequence[Token]) -> str:
    for before, token in pairwise(tokens):
        if before.type == "heading_open" and token.type == "inline":
            return " ".join(plain([token]).split())
    return ""
