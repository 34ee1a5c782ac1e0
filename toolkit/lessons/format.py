"""Lesson format 1: what a lesson file may hold, as frozen structs.

Right answers live in `Choice.right`, `Question.answers` and `Question.explanation` and nowhere else: the
HTML of a part never holds them, so whatever shows parts (slides, handouts, phones) cannot give them away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from toolkit.core.errors import ToolkitError

Language = Literal["bn", "en"]
QuestionType = Literal["single", "multiple", "text"]
SlideKind = Literal["title", "content", "exercise", "quiz", "paper"]

MAX_FILE_BYTES = 400_000
MAX_FRONT_MATTER_BYTES = 8_000
MAX_NESTING = 20
"""Levels of lists, quotes and blocks; deeper is refused, since a Markdown parser drops it silently."""

# Marp's own keys may stand in the front matter so that the file opens there as slides; we ignore them.
# fmt: off
MARP_KEYS = frozenset({
    "marp", "theme", "style", "headingDivider", "size", "math", "author", "description", "keywords", "url",
    "image", "paginate", "header", "footer", "class", "color", "transition", "backgroundColor",
    "backgroundImage", "backgroundPosition", "backgroundRepeat", "backgroundSize",
})
# fmt: on
# What Marp obeys when a comment says it; such a comment would not be a note there.
MARP_DIRECTIVES = MARP_KEYS - {"marp"} | {"title", "lang"}

Slug = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Duration = Annotated[str, msgspec.Meta(pattern=r"^(\d{1,2}h( ?\d{1,2}m)?|\d{1,3}m)$")]
_DURATION = re.compile(r"(?:(\d+)h)? ?(?:(\d+)m)?")


class Practice(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The room of the app to practise in, and the sample to open there."""

    room: Literal["video", "graphics"]
    open: Annotated[str, msgspec.Meta(max_length=400)] = ""


class FrontMatter(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What the head of a lesson file says about it."""

    id: Slug
    lang: Language
    title: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    module: Slug
    duration: Duration
    order: Annotated[int, msgspec.Meta(ge=0, le=9999)] = 0
    version: Annotated[str, msgspec.Meta(pattern=r"^\d+\.\d+\.\d+$")] = "1.0.0"
    license: Annotated[str, msgspec.Meta(max_length=60)] = "CC-BY-4.0"
    practice: Practice | None = None

    @property
    def minutes(self) -> int:
        """The duration in minutes."""
        match = _DURATION.fullmatch(self.duration)
        hours, minutes = match.groups() if match else (None, None)
        return int(hours or 0) * 60 + int(minutes or 0)


class Choice(msgspec.Struct, frozen=True):
    """One choice of a question, as sanitised HTML."""

    html: str
    right: bool


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """A quiz question. `answers` are what a text question accepts; `explanation` is HTML, may be empty."""

    id: str
    type: QuestionType
    points: int
    prompt: str
    choices: tuple[Choice, ...] = ()
    answers: tuple[str, ...] = ()
    explanation: str = ""
    line: int = 0


class TextPart(msgspec.Struct, frozen=True, tag="text"):
    """Plain slide content as sanitised HTML."""

    html: str


class ExercisePart(msgspec.Struct, frozen=True, tag="exercise"):
    """Something to do now; `minutes` is 0 when the lesson sets no time."""

    html: str
    minutes: int = 0


class QuizPart(msgspec.Struct, frozen=True, tag="quiz"):
    """A question to answer now."""

    question: Question


class HandoutPart(msgspec.Struct, frozen=True, tag="handout"):
    """What goes on paper only, never on a slide."""

    html: str


Part = TextPart | ExercisePart | QuizPart | HandoutPart


class Medium(msgspec.Struct, frozen=True):
    """A picture or video a slide shows: the address as written, and the line it stands on."""

    target: str
    line: int
    alt: str = ""


class Slide(msgspec.Struct, frozen=True, kw_only=True):
    """One slide: its parts in order, and notes that only the speaker sees (plain text)."""

    number: int
    line: int
    title: str
    parts: tuple[Part, ...]
    notes: str = ""
    text: str = ""
    media: tuple[Medium, ...] = ()
    links: tuple[Medium, ...] = ()

    @property
    def kind(self) -> SlideKind:
        """How the slide is laid out: by the strongest part on it."""
        if any(isinstance(part, QuizPart) for part in self.parts):
            return "quiz"
        if any(isinstance(part, ExercisePart) for part in self.parts):
            return "exercise"
        if self.parts and all(isinstance(part, HandoutPart) for part in self.parts):
            return "paper"
        return "title" if self.number == 1 else "content"

    @property
    def shown(self) -> bool:
        """Whether the slide has anything for the screen."""
        return bool(self.parts) and self.kind != "paper"


class Lesson(msgspec.Struct, frozen=True, kw_only=True):
    """A whole lesson in one language. `problems` are faults that did not stop it from being read."""

    path: Path
    meta: FrontMatter
    slides: tuple[Slide, ...]
    problems: tuple[ToolkitError, ...] = ()

    def questions(self) -> Iterator[Question]:
        """Every quiz question, in order."""
        for slide in self.slides:
            for part in slide.parts:
                if isinstance(part, QuizPart):
                    yield part.question

    @property
    def screens(self) -> tuple[Slide, ...]:
        """The slides that go on the screen, without those that are for paper only."""
        return tuple(slide for slide in self.slides if slide.shown)
