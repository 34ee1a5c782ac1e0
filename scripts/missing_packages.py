"""Prints the Debian packages this machine lacks: `missing_packages.py LIST USE…`, on one line.

Runs on a bare system Python, before anything is installed.
"""

from __future__ import annotations

import ctypes
import shutil
import sys
import sysconfig
from importlib.util import find_spec
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


def interpreter_parts(uses: set[str]) -> list[str]:
    """What Debian splits off the running interpreter and this project needs; the names carry its version."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    parts = [] if find_spec("ensurepip") else [f"python{version}-venv"]
    library = str(sysconfig.get_config_var("INSTSONAME"))  # the tests build the bundle, which carries it
    if "test" in uses and Path(sys.executable).resolve().parent == Path("/usr/bin") and not is_there(library):
        parts.append(f"libpython{version}")
    return parts


if __name__ == "__main__":
    used = set(sys.argv[2:])
    print(*interpreter_parts(used), *missing(Path(sys.argv[1]), used))
