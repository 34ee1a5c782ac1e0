"""Finds what is wrong with lessons before an audience does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import regex

from toolkit.core.errors import FileMissing, ToolkitError
from toolkit.core.jobs import JobContext
from toolkit.lessons.errors import (
    DuplicateLesson,
    DurationOff,
    LinkBroken,
    MediumMissing,
    NameWrong,
    PairDiffers,
    PairMissing,
    PracticeMissing,
)
from toolkit.lessons.format import ExercisePart, Language, Lesson
from toolkit.lessons.library import practice_file
from toolkit.lessons.parse import read_lesson

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}\u200c\u200d]+")
_WORDS_PER_MINUTE = 110  # spoken to a room, with time to point at the screen
_MINUTES_PER_QUESTION = 1.0
_TOO_LONG, _TOO_SHORT = 1.25, 0.4  # estimate against what the front matter says


def severe(problem: ToolkitError) -> bool:
    """Whether the problem must be mended; the rest is advice."""
    return bool(getattr(problem, "severe", True))


def check(
    target: Path, ctx: JobContext, *, overflows: Callable[[Lesson], Iterable[ToolkitError]] | None = None
) -> list[ToolkitError]:
    """Everything wrong with a lesson file, or with all lessons below a folder.

    Args:
        target: a lesson file or a folder.
        ctx: reports and cancels.
        overflows: finds slides that hold more than fits; left out, slides are not painted.

    Raises:
        FileMissing: there is nothing at `target`, or no lesson in it.
    """
    files = [target] if target.is_file() else sorted(target.rglob("*.md"))
    if not files:
        raise FileMissing(path=target)
    problems: list[ToolkitError] = []
    lessons: list[Lesson] = []
    for done, path in enumerate(files):
        ctx.step(done, len(files), "check")
        if target.is_dir() and path.name.casefold().startswith("readme"):
            continue
        try:
            lesson = read_lesson(path)
        except ToolkitError as error:
            problems.append(error)
            continue
        lessons.append(lesson)
        problems += lesson.problems
        problems += _check_lesson(lesson)
        problems += overflows(lesson) if overflows else ()
    problems += _check_pairs(lessons if target.is_dir() else _with_sibling(lessons))
    return problems


def estimated_minutes(lesson: Lesson) -> float:
    """How long the lesson takes: talk at a calm pace, exercises, questions."""
    words = sum(len(_WORD.findall(f"{slide.text} {slide.notes}")) for slide in lesson.slides)
    exercises = sum(
        part.minutes for slide in lesson.slides for part in slide.parts if isinstance(part, ExercisePart)
    )
    questions = sum(1 for _ in lesson.questions())
    return words / _WORDS_PER_MINUTE + exercises + questions * _MINUTES_PER_QUESTION


def _check_lesson(lesson: Lesson) -> Iterator[ToolkitError]:
    path, meta = lesson.path, lesson.meta
    expected = f"{meta.id}.{meta.lang}.md"
    if path.name != expected:
        yield NameWrong(path=path, expected=expected)
    for slide in lesson.slides:
        for medium in slide.media:
            if not (path.parent / medium.target).is_file():
                yield MediumMissing(path=path, line=medium.line, target=medium.target)
        for link in slide.links:
            if not (path.parent / link.target).exists():
                yield LinkBroken(path=path, line=link.line, target=link.target)
    if meta.practice is not None and meta.practice.open and practice_file(lesson) is None:
        yield PracticeMissing(path=path, target=meta.practice.open)
    estimate = estimated_minutes(lesson)
    if not _TOO_SHORT * meta.minutes <= estimate <= _TOO_LONG * meta.minutes:
        yield DurationOff(path=path, given=meta.minutes, estimate=round(estimate))


def _with_sibling(lessons: Sequence[Lesson]) -> list[Lesson]:
    """The lesson, and its other language when that stands beside it and can be read."""
    found = list(lessons)
    for lesson in lessons:
        sibling = lesson.path.with_name(f"{lesson.meta.id}.{_other(lesson.meta.lang)}.md")
        try:
            found += [read_lesson(sibling)] if sibling.is_file() else []
        except ToolkitError:
            continue  # it has its own check
    return found


def _check_pairs(lessons: Iterable[Lesson]) -> Iterator[ToolkitError]:
    pairs: dict[str, dict[Language, Lesson]] = {}
    for lesson in lessons:
        pair = pairs.setdefault(lesson.meta.id, {})
        earlier = pair.setdefault(lesson.meta.lang, lesson)
        if earlier is not lesson:
            yield DuplicateLesson(path=lesson.path, other=earlier.path)
    for pair in pairs.values():
        if len(pair) == 1:
            only = next(iter(pair.values()))
            yield PairMissing(path=only.path, lang=_other(only.meta.lang))
        else:
            yield from _differences(pair["bn"], pair["en"])


def _differences(here: Lesson, there: Lesson) -> Iterator[ToolkitError]:
    """What a trainer who switches language in the middle of a lesson would stumble over."""
    views: dict[str, Callable[[Lesson], object]] = {
        "module": lambda lesson: lesson.meta.module,
        "order": lambda lesson: lesson.meta.order,
        "duration": lambda lesson: lesson.meta.minutes,
        "version": lambda lesson: lesson.meta.version,
        "slides": lambda lesson: len(lesson.slides),
        "quiz": _key_of_quiz,
    }
    for what, view in views.items():
        if view(here) != view(there):
            yield PairDiffers(path=here.path, what=what, here=view(here), there=view(there))


def _key_of_quiz(lesson: Lesson) -> str:
    """Ids, types and places of right choices, without the words."""
    return "; ".join(
        f"{question.id} {question.type} " + "".join("-x"[choice.right] for choice in question.choices)
        for question in lesson.questions()
    )


def _other(language: Language) -> Language:
    return "en" if language == "bn" else "bn"
