"""What happens to mistakes in the program itself: a line in the log file, an apology in the window."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from types import TracebackType

from toolkit.core.errors import InternalError, ToolkitError
from toolkit.core.logs import log_file

_LOG = logging.getLogger("karmashala")


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
