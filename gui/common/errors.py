"""Errors that only the app can meet."""

from __future__ import annotations

from toolkit.core.errors import ToolkitError


class InternalError(ToolkitError):
    """A mistake in the program itself; the log holds the details. Params: log (path)."""

    code = "internal-error"


class CannotOpen(ToolkitError):
    """No page of the app opens this kind of file. Params: path."""

    code = "cannot-open"


class NoProgramForFile(ToolkitError):
    """The system has no program to show this file or folder. Params: path."""

    code = "no-program-for-file"
