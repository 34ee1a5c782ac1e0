"""A power cut at a chosen step of a write, for tests.

Counts the operations that reach the disk. At the chosen one the "machine" stops: that operation happens half
or not at all, none after it happens, and whatever was written without fsync is cut to half its length.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch


class PowerCutError(BaseException):
    """The machine has stopped."""


@contextmanager
def power_cut(at: int) -> Iterator[None]:
    """Cut the power at operation number `at` (from 0) inside the block."""
    machine = _Machine(at)
    with ExitStack() as stack:
        for owner, name, act in (
            (Path, "write_bytes", lambda path, data: machine.write_bytes(path, data)),
            (Path, "replace", machine.step(Path.replace)),
            (Path, "hardlink_to", machine.step(Path.hardlink_to)),
            (Path, "unlink", machine.step(Path.unlink)),
            (os, "fsync", machine.fsync),
        ):
            stack.enter_context(patch.object(owner, name, act))
        try:
            yield
        finally:
            machine.lose_unsynced()


class _Machine:
    def __init__(self, at: int) -> None:
        self._left = at
        self._stopped = False
        self._unsynced: dict[int, Path] = {}  # folders, by the inode of a file in them
        self._fsync = os.fsync
        self._write = Path.write_bytes

    def step(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def act(*args: Any, **kwargs: Any) -> Any:
            self._tick()
            return real(*args, **kwargs)

        return act

    def write_bytes(self, path: Path, data: bytes) -> int:
        half = self._stopping()
        written = self._write(path, data[: len(data) // 2] if half else data)
        self._unsynced[path.stat().st_ino] = path.parent
        if half:
            raise PowerCutError
        return written

    def fsync(self, descriptor: int) -> None:
        self._tick()
        self._unsynced.pop(os.fstat(descriptor).st_ino, None)
        self._fsync(descriptor)

    def lose_unsynced(self) -> None:
        if not self._stopped:
            return
        for inode, folder in self._unsynced.items():
            for path in folder.iterdir():
                if path.stat().st_ino == inode:
                    os.truncate(path, path.stat().st_size // 2)
                    break

    def _tick(self) -> None:
        if self._stopping():
            raise PowerCutError

    def _stopping(self) -> bool:
        if self._stopped:
            raise PowerCutError
        self._left -= 1
        self._stopped = self._left < 0
        return self._stopped
