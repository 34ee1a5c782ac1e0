"""What was opened lately."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import msgspec
from tinydb import where
from tinydb.queries import QueryInstance

from toolkit.store.database import Store
from toolkit.store.format import is_text

TABLE = "recents"
KEPT = 60
RecentKind = Literal["graphic", "video", "template", "lesson"]


class Recent(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was opened.

    Attributes:
        kind: which room opens it.
        target: a file's absolute path, or the id of a bundled template or lesson.
        title: what the user calls it.
        is_file: whether `target` is a path.
        opened: when, in UTC.
    """

    kind: RecentKind
    target: str
    title: str
    is_file: bool
    opened: datetime

    @property
    def missing(self) -> bool:
        """Whether it is a file that is not there now; perhaps its stick is not plugged in."""
        return self.is_file and not os.path.exists(self.target)  # noqa: PTH110 - Path.exists raises when a folder is closed


class Recents:
    """The list of what was opened, newest first, each thing once."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def note(self, kind: RecentKind, target: Path | str, title: str) -> None:
        """Put something at the top of the list.

        Args:
            kind: which room opens it.
            target: a `Path` for a file, a `str` for the id of a bundled template or lesson.
            title: what the user calls it.

        Raises:
            DiskFull, FileNotWritable, DataInUse: the list could not be kept.
        """
        is_file = isinstance(target, Path)
        name = str(target.absolute()) if isinstance(target, Path) else target
        if not is_text(name):
            return  # a name that is no Unicode cannot be kept in JSON; losing it from this list harms nobody
        now = datetime.now(UTC)
        self.restore(Recent(kind=kind, target=name, title=title, is_file=is_file, opened=now))

    def latest(self, limit: int = 10, *, kind: RecentKind | None = None) -> list[Recent]:
        """The newest things first, files that are missing among them."""
        return [recent for recent in self._all() if kind in (None, recent.kind)][:limit]

    def forget(self, recent: Recent) -> None:
        """Take it off the list; `restore` undoes this."""
        with self._store.change() as db:
            db.table(TABLE).remove(_same(recent))

    def restore(self, recent: Recent) -> None:
        """Put it (back) on the list, at the place its time gives it."""
        with self._store.change() as db:
            table = db.table(TABLE)
            table.upsert(msgspec.to_builtins(recent), _same(recent))
            oldest_first = sorted(table.all(), key=lambda record: str(record.get("opened", "")))
            table.remove(doc_ids=[record.doc_id for record in oldest_first[: max(0, len(table) - KEPT)]])

    def _all(self) -> list[Recent]:
        found = []
        for record in self._store.read().table(TABLE).all():
            try:
                found.append(msgspec.convert(dict(record), Recent))
            except msgspec.ValidationError:  # one bad record must not take the others along
                continue
        return sorted(found, key=lambda recent: recent.opened, reverse=True)


def _same(recent: Recent) -> QueryInstance:
    same: QueryInstance = (where("kind") == recent.kind) & (where("target") == recent.target)
    return same
