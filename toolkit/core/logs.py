"""The log file: what went wrong in the program itself, for whoever looks after it."""

from __future__ import annotations

import logging
from pathlib import Path

from toolkit.core.paths import data_dir

_BYTES = 500_000
_FILES = 3


def log_file() -> Path:
    """The log of this and the last starts."""
    return data_dir() / "logs" / "karmashala.log"


def start_logging() -> None:
    """Send warnings and worse to the log file, which rotates; a folder that refuses costs only the log."""
    from logging.handlers import RotatingFileHandler  # brings sockets and queues along: not before the window

    target = log_file()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            target, maxBytes=_BYTES, backupCount=_FILES, encoding="utf-8", delay=True
        )
    except OSError:
        logging.basicConfig(level=logging.WARNING)
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
