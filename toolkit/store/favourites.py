"""Templates and lessons marked with a star."""

from __future__ import annotations

from typing import Literal

from tinydb import where

from toolkit.store.database import Store

TABLE = "favourites"
FavouriteKind = Literal["template", "lesson"]


class Favourites:
    """What the user starred."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def ids(self, kind: FavouriteKind) -> set[str]:
        """The starred ids of a kind."""
        records = self._store.read().table(TABLE).search(where("kind") == kind)
        return {str(record["id"]) for record in records if "id" in record}

    def mark(self, kind: FavouriteKind, identity: str, *, starred: bool = True) -> None:
        """Star a thing, or take its star away.

        Raises:
            DiskFull, FileNotWritable, DataInUse: it could not be kept.
        """
        with self._store.change() as db:
            table = db.table(TABLE)
            table.remove((where("kind") == kind) & (where("id") == identity))
            if starred:
                table.insert({"kind": kind, "id": identity})
