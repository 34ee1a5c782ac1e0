"""Prints the Debian packages this machine lacks: `missing_packages.py LIST USE…`, one package a line.

Runs on a bare system Python, before anything is installed.
"""

from __future__ import annotations

import ctypes
import shutil
import sys
from pathlib import Path


def is_there(name: str) -> bool:
    """Whether the system has a library ("libGL.so.1"), a file ("/…", may be a pattern) or a program."""
    if ".so." in name:
        try:
            ctypes.CDLL(name)
        except OSError:
            return False
        return True
    if name.startswith("/"):
        return any(Path("/").glob(name.lstrip("/")))
    return shutil.which(name) is not None


def missing(listing: Path, uses: set[str]) -> list[str]:
    """The packages of `listing` that are for one of `uses` and whose content is not on this machine."""
    rows = [line.split() for line in listing.read_text(encoding="utf-8").splitlines()]
    return [row[2] for row in rows if len(row) == 3 and row[0] in uses and not is_there(row[1])]


if __name__ == "__main__":
    print(*missing(Path(sys.argv[1]), set(sys.argv[2:])), sep="\n")
