"""Errors and job phases in the language on screen."""

from __future__ import annotations

from gui.common.i18n import current_language
from toolkit.core import messages
from toolkit.core.errors import ToolkitError
from toolkit.core.messages import Message


def describe(error: ToolkitError) -> Message:
    """What happened and what to do next."""
    return messages.describe(error, current_language())


def phase(code: str) -> str:
    """The name of a job's phase."""
    return messages.phase(code, current_language()) if code else ""
