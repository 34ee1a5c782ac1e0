"""Errors that only the app can meet."""

from __future__ import annotations

from toolkit.core.errors import ToolkitError


class CannotOpen(ToolkitError):
    """No page of the app opens this kind of file. Params: path."""

    code = "cannot-open"


class NoProgramForFile(ToolkitError):
    """The system has no program to show this file or folder. Params: path."""

    code = "no-program-for-file"
