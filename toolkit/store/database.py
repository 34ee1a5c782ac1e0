"""The app's records: one TinyDB file, one writer, all-or-nothing changes."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType

from tinydb import TinyDB
from tinydb.storages import Storage

from toolkit.core.errors import ToolkitError
from toolkit.core.paths import data_dir
from toolkit.store.errors import DataInUse
from toolkit.store.format import Tables
from toolkit.store.lock import ProcessLock
from toolkit.store.storage import CrashSafeStorage

FILE = "karmashala.json"


class Store:
    """The records that have no file of their own: settings, recents, lesson progress, favourites.

    Meant for some hundreds of records: every change writes the whole file. Keep a table under 2,000.
    Safe to use from several threads.
    """

    def __init__(self, folder: Path | None = None, *, readonly: bool = False) -> None:
        """Open the store in `folder`, by default the user's data folder.

        Args:
            folder: holds the file, its generations and the lock.
            readonly: for looking while another copy of the app holds the data; takes no lock.

        Raises:
            DataInUse: another copy of the app has it open.
            FileUnreadable, FileNotWritable, DiskFull: the system refused.
            DocumentTooNew: written by a newer version of the app.
        """
        self.folder = folder if folder is not None else data_dir() / "store"
        self._readonly = readonly
        self._lock = threading.RLock()
        self._open: TinyDB | None = None
        self._process_lock = None if readonly else ProcessLock(self.folder / "lock")
        try:
            if not readonly:
                remove_partials(self.folder)
            self._storage = CrashSafeStorage(self.folder / FILE, readonly=readonly)
        except BaseException:
            self.close()
            raise

    @property
    def reports(self) -> list[ToolkitError]:
        """What was mended while opening; show these to the user."""
        return list(self._storage.reports)

    def read(self) -> TinyDB:
        """The acknowledged state, to query. Changes made to it go nowhere; touches no disk."""
        return TinyDB(storage=lambda: _Draft(self._storage.read()))

    @contextmanager
    def change(self) -> Iterator[TinyDB]:
        """Change any number of records: all of it is on the disk at the end, or, on an error, none of it.

        Raises:
            DataInUse: the store was opened for reading only.
            DiskFull, FileNotWritable: the system refused; nothing changed.
        """
        with self._lock:
            if self._open is not None:  # inside a wider change, which will do the writing
                yield self._open
                return
            if self._readonly:
                raise DataInUse(path=self.folder)
            draft = _Draft(self._storage.read())
            self._open = TinyDB(storage=lambda: draft)
            try:
                yield self._open
                self._storage.write(draft.read())
            finally:
                self._open = None

    def close(self) -> None:
        """Let another copy of the app have the data."""
        if self._process_lock is not None:
            self._process_lock.release()
        self._readonly = True

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class _Draft(Storage):
    """A state in memory for TinyDB to work on."""

    def __init__(self, tables: Tables) -> None:
        super().__init__()
        self._tables = tables

    def read(self) -> Tables:
        return self._tables

    def write(self, data: Tables) -> None:
        self._tables = data


def remove_partials(folder: Path) -> None:
    """Delete temporary files that a killed process left. Only for folders that one process owns."""
    for partial in folder.glob(".k-*.part*"):
        with suppress(OSError):
            partial.unlink()
