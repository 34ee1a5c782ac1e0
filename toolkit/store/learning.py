"""How far a person is with each lesson."""

from __future__ import annotations

from datetime import datetime

import msgspec
from tinydb import where

from toolkit.store.database import Store

TABLE = "lessons"


class LessonProgress(msgspec.Struct, frozen=True, kw_only=True):
    """How far a person is with a lesson.

    Attributes:
        lesson: the lesson's id, the same in both languages.
        slide: the slide last read, from 0.
        checked: ids of the exercises and checklist items ticked off.
        right: quiz questions answered right, at best.
        asked: quiz questions there were.
        finished: when the lesson was finished, in UTC.
    """

    lesson: str
    slide: int = 0
    checked: tuple[str, ...] = ()
    right: int = 0
    asked: int = 0
    finished: datetime | None = None


class Learning:
    """Progress for all lessons."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def progress(self, lesson: str) -> LessonProgress:
        """How far the person is; a fresh start when the lesson was never opened."""
        record = self._store.read().table(TABLE).get(where("lesson") == lesson)
        try:
            return (
                msgspec.convert(dict(record), LessonProgress) if isinstance(record, dict) else _fresh(lesson)
            )
        except msgspec.ValidationError:
            return _fresh(lesson)

    def keep(self, progress: LessonProgress) -> None:
        """Keep how far the person is.

        Raises:
            DiskFull, FileNotWritable, DataInUse: it could not be kept.
        """
        with self._store.change() as db:
            db.table(TABLE).upsert(msgspec.to_builtins(progress), where("lesson") == progress.lesson)

    def finished(self) -> set[str]:
        """Ids of the lessons that are done."""
        return {
            str(record["lesson"])
            for record in self._store.read().table(TABLE).all()
            if record.get("finished") and "lesson" in record
        }


def _fresh(lesson: str) -> LessonProgress:
    return LessonProgress(lesson=lesson)
