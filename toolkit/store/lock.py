"""One copy of the app at a time holds a data folder."""

from __future__ import annotations

import errno
import logging
import os
import sys
from pathlib import Path
from types import TracebackType

from toolkit.core.errors import writing
from toolkit.store.errors import DataInUse

_log = logging.getLogger(__name__)
_BUSY = {errno.EACCES, errno.EAGAIN, errno.EDEADLK, errno.EWOULDBLOCK}


class ProcessLock:
    """A lock the operating system lets go of when the process ends, however it ends.

    The file itself stays: deleting it would let two processes lock two files of the same name.
    """

    def __init__(self, path: Path) -> None:
        """Take the lock.

        Raises:
            DataInUse: another process, or another store in this one, holds it.
            FileNotWritable, DiskFull: the lock file cannot be made.
        """
        self.path = path
        with writing(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            _lock(descriptor)
        except OSError as error:
            if error.errno in _BUSY:
                os.close(descriptor)
                raise DataInUse(path=path.parent) from error
            # Some network drives cannot lock. Working without is better than not working.
            _log.warning("no locks in %s: %s", path.parent, error)
        self._descriptor: int | None = descriptor

    def release(self) -> None:
        """Let go; harmless when already done."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def __enter__(self) -> ProcessLock:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        # flock, not lockf: lockf would be lost as soon as anything else in this process closed the file.
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
