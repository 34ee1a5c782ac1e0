"""Files that are either whole or not there."""

from __future__ import annotations

import os
import secrets
import shutil
import sys
import time
from collections.abc import Iterator, Set
from contextlib import contextmanager, suppress
from pathlib import Path

from toolkit.core.errors import NotEnoughSpace, OutputExists, writing

_REPLACE_TRIES = 6  # a virus scanner on Windows may hold a file for a moment


def refuse_existing(target: Path, *, force: bool) -> None:
    """Raise OutputExists when `target` is there and `force` does not allow replacing it."""
    if not force and target.exists():
        raise OutputExists(path=target)


@contextmanager
def atomic_output(target: Path, *, force: bool = False) -> Iterator[Path]:
    """Yield a temporary path in the folder of `target`; on success it becomes `target`, else it is removed.

    The temporary name is short and ASCII and keeps the suffix, since some programs choose a format by it.

    Raises:
        OutputExists: `target` is there and `force` is off.
        DiskFull, FileNotWritable: the system refused; nothing is left behind.
    """
    refuse_existing(target, force=force)
    with writing(target):
        target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.parent / f".k-{secrets.token_hex(4)}.part{target.suffix}"
    try:
        with writing(target):
            yield partial
            _sync_file(partial)
            refuse_existing(target, force=force)
            replace(partial, target)
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)


def write_atomic(target: Path, data: bytes, *, force: bool = True) -> None:
    """Write `data` to `target` so that a reader or a crash sees the old file or the new one, whole."""
    with atomic_output(target, force=force) as partial:
        partial.write_bytes(data)


def replace(source: Path, target: Path) -> None:
    """Rename `source` over `target` and make the rename last through a power cut."""
    for attempt in range(_REPLACE_TRIES):
        try:
            source.replace(target)
            break
        except PermissionError:
            if sys.platform != "win32" or attempt == _REPLACE_TRIES - 1:
                raise
            time.sleep(0.02 * 2**attempt)
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Make new names in `folder` last through a power cut, where the system can."""
    if sys.platform == "win32":
        return
    with suppress(OSError):  # some network and FAT mounts refuse to sync a folder
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _sync_file(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def require_space(folder: Path, needed_bytes: int) -> None:
    """Raise NotEnoughSpace when the disk that holds `folder` cannot take `needed_bytes` more."""
    existing = folder
    while not existing.exists() and existing != existing.parent:
        existing = existing.parent
    free = shutil.disk_usage(existing).free
    if free < needed_bytes:
        megabyte = 1_000_000
        raise NotEnoughSpace(path=folder, needed_mb=-(-needed_bytes // megabyte), free_mb=free // megabyte)


def free_path(folder: Path, stem: str, suffix: str, taken: Set[Path] = frozenset()) -> Path:
    """A path in the folder that no file has and that is not `taken`: "name.jpg", then "name (2).jpg"."""
    number = 1
    while True:
        name = f"{stem}{suffix}" if number == 1 else f"{stem} ({number}){suffix}"
        path = folder / name
        if path not in taken and not path.exists():
            return path
        number += 1
