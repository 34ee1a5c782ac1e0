"""What happens to mistakes in the program itself: a line in the log file, an apology in the window."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from gui.common.errors import InternalError
from toolkit.core.errors import ToolkitError
from toolkit.core.paths import data_dir

_LOG = logging.getLogger("karmashala")
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


def catch_faults(show: Callable[[ToolkitError], None]) -> None:
    """From now on an exception nobody caught is logged, and `show` gets what to tell the user.

    A `ToolkitError` that reaches here is shown as it is: it already says what to do.
    """

    def on_fault(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        _LOG.error("not caught", exc_info=(kind, error, trace))
        show(error if isinstance(error, ToolkitError) else InternalError(log=log_file()))

    sys.excepthook = on_fault
