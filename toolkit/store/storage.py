"""TinyDB's storage, made safe against crashes, full disks and damaged files."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import msgspec
from tinydb.storages import Storage

from toolkit.core.errors import FileUnreadable, ToolkitError, writing
from toolkit.core.files import atomic_output
from toolkit.store.errors import StoreRebuilt, StoreRecovered
from toolkit.store.format import Damaged, Tables, count, decode, encode, salvage

GENERATIONS = 3


class CrashSafeStorage(Storage):
    """One file and its older generations: `x.json`, `x.json.1`, `x.json.2`.

    A write returns when the new state is on the disk, whole. Reads come from memory: the last
    acknowledged state is held as bytes, so nobody can change it through what a read gave them.
    """

    def __init__(self, path: Path, *, readonly: bool = False) -> None:
        """Load the newest whole generation.

        Args:
            path: the newest generation; its folder is made when needed.
            readonly: look only; damaged files stay where they are.

        Raises:
            FileUnreadable: the system refused to read.
            DocumentTooNew: the file belongs to a newer version of the app.
        """
        super().__init__()
        self._path = path
        self._readonly = readonly
        self._opened = datetime.now()
        self.reports: list[ToolkitError] = []
        tables = self._load()
        self._state = msgspec.json.encode(tables)

    @property
    def generations(self) -> list[Path]:
        """The files, newest first."""
        older = [self._path.with_name(f"{self._path.name}.{age}") for age in range(1, GENERATIONS)]
        return [self._path, *older]

    def read(self) -> Tables:
        """A copy of the last acknowledged state; touches no disk."""
        return msgspec.json.decode(self._state, type=Tables)

    def write(self, data: Tables) -> None:
        """Make `data` the state, on the disk first.

        Raises:
            DiskFull, FileNotWritable: nothing changed, neither on disk nor here.
            TypeError, ValueError: `data` is not JSON; nothing changed.
        """
        state = msgspec.json.encode(data)
        if state == self._state and self._path.exists():
            return
        self._put(data, self._age_generations)
        self._state = state

    def _put(self, tables: Tables, make_way: Callable[[], object]) -> None:
        """Write the newest generation; `make_way` deals with the old files once it is on the disk."""
        content = encode(tables)
        with atomic_output(self._path, force=True) as partial:
            partial.write_bytes(content)
            with partial.open("r+b") as file:
                os.fsync(file.fileno())  # a disk that is full only now must not cost a generation
            make_way()

    def _age_generations(self) -> None:
        """Give each generation the next name. The newest stays in place as well, wherever links exist."""
        if not self._path.exists():
            return
        names = self.generations
        for younger, older in zip(names[-2:0:-1], names[:1:-1], strict=True):
            with suppress(FileNotFoundError):
                older.unlink(missing_ok=True)  # renaming onto another link of the same file does nothing
                younger.replace(older)
        try:
            names[1].hardlink_to(self._path)
        except OSError:  # FAT sticks have no links. A crash right here does no harm: _load tries every name.
            self._path.replace(names[1])

    def _load(self) -> Tables:
        damaged: list[tuple[Path, bytes]] = []
        for file in self.generations:
            content = self._content(file)
            if content is None:
                continue
            try:
                tables = decode(content, file)
            except Damaged:
                damaged.append((file, content))
                continue
            if damaged:
                kept, readable = self._aside(damaged[0][0]).name, count(salvage(damaged[0][1]))
                if not self._readonly:
                    self._set_aside(damaged)
                self.reports.append(StoreRecovered(path=self._path, kept=kept, salvageable=readable))
            return tables
        if not damaged:
            return {}
        best = max((salvage(content) for _, content in damaged), key=count)
        kept = self._aside(damaged[0][0]).name
        if not self._readonly:
            self._put(best, lambda: self._set_aside(damaged))
        self.reports.append(StoreRebuilt(path=self._path, kept=kept, salvaged=count(best)))
        return best

    def _content(self, file: Path) -> bytes | None:
        """The bytes of a generation; None when it does not exist; b"" when the disk cannot give them."""
        try:
            return file.read_bytes()
        except FileNotFoundError:
            return None
        except (PermissionError, IsADirectoryError) as error:
            raise FileUnreadable(path=file, reason=error.strerror or "refused") from error
        except OSError:  # a bad sector is damage like any other
            return b""

    def _set_aside(self, damaged: list[tuple[Path, bytes]]) -> None:
        """Rename damaged files so that no later write replaces them."""
        for file, _ in damaged:
            with writing(file):
                file.replace(self._aside(file))

    def _aside(self, file: Path) -> Path:
        """The name a damaged file gets."""
        wanted = file.with_name(f"{file.name}.damaged-{self._opened:%Y%m%d-%H%M%S}")
        name, number = wanted, 2
        while name.exists():
            name, number = wanted.with_name(f"{wanted.name}-{number}"), number + 1
        return name
