"""Which lesson to offer today."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the lessons are loaded in a job, after the window is on screen
    from toolkit.lessons.library import Catalogue, Entry, Module


@dataclass(frozen=True)
class LessonOfTheDay:
    """A lesson and the module it stands in."""

    entry: Entry
    module: Module


def find_lessons() -> Catalogue:
    """All lessons there are."""
    from toolkit.lessons.library import Library

    return Library().catalogue()


def lesson_of_the_day(catalogue: Catalogue, finished: Collection[str], today: date) -> LessonOfTheDay | None:
    """The lesson for a day: another one each day, the unfinished ones first; None without lessons."""
    every = [LessonOfTheDay(entry, module) for module in catalogue.modules for entry in module.entries]
    waiting = [lesson for lesson in every if lesson.entry.id not in finished]
    offered = waiting or every
    return offered[today.toordinal() % len(offered)] if offered else None
