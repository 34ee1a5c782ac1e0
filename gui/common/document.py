"""Holds the document a page edits; every edit can be undone."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

T = TypeVar("T")
_PAUSE_SECONDS = 2.0  # typing that stops for longer becomes a step of its own
_NO_MERGE = -1


class DocumentHolder(QObject, Generic[T]):
    """The current document (a frozen struct), its undo stack, and the news that it changed.

    Flow is one way: a widget calls `apply` with a new document, `changed` follows, views repaint.
    """

    changed = Signal()

    def __init__(
        self, document: T, parent: QObject | None = None, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._clock = clock
        self.undo_stack = QUndoStack(self)

    @property
    def document(self) -> T:
        """The document as it is now."""
        return self._document

    @property
    def modified(self) -> bool:
        """Whether the document differs from what `mark_saved` saw last."""
        return not self.undo_stack.isClean()

    def apply(self, new: T, text: str, merge_key: str | None = None) -> None:
        """Make `new` the document, undoable as `text`; equal documents change nothing.

        Args:
            new: the document after the edit.
            text: the edit in the user's words, for the tooltip of Undo.
            merge_key: edits in a row with the same key (one field being typed in) become one step.
        """
        if new != self._document:
            self.undo_stack.push(_Edit(self, self._document, new, text, merge_key, self._clock()))

    def replace(self, document: T) -> None:
        """Start afresh with another document (open, new); there is nothing to undo then."""
        self.undo_stack.clear()
        self._show(document)

    def mark_saved(self) -> None:
        """Remember that the document is on disk as it is now."""
        self.undo_stack.setClean()

    def _show(self, document: T) -> None:
        self._document = document
        self.changed.emit()


class _Edit(QUndoCommand, Generic[T]):
    """The documents before and after one edit."""

    def __init__(
        self, holder: DocumentHolder[T], before: T, after: T, text: str, merge_key: str | None, at: float
    ) -> None:
        super().__init__(text)
        self._holder = holder
        self._before = before
        self.after = after
        self.merge_key = merge_key
        self.at = at

    def id(self) -> int:
        """Same number for edits that may merge; -1 never merges."""
        return _NO_MERGE if self.merge_key is None else hash(self.merge_key) & 0x3FFFFFFF

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take in the next edit of the same field when it came soon enough."""
        if not isinstance(other, _Edit) or other.merge_key != self.merge_key:
            return False
        if other.at - self.at > _PAUSE_SECONDS:
            return False
        self.after, self.at = other.after, other.at
        self.setObsolete(self.after == self._before)
        return True

    def redo(self) -> None:
        """Show the document after the edit."""
        self._holder._show(self.after)

    def undo(self) -> None:
        """Show the document before the edit."""
        self._holder._show(self._before)
