"""Keeps a copy of the open document that outlives a crash, at most a second behind the screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from gui.common.document import DocumentHolder
from toolkit.core.errors import ToolkitError
from toolkit.store.autosave import Autosave, KeptWork

T = TypeVar("T")
_BEHIND_MS = 1000


class Autosaver(QObject, Generic[T]):
    """Ties a document holder to the autosave folder.

    The copy is written within a second of an edit, at once when the app loses the focus, and taken away when
    the document is saved or all edits are undone. A page calls `begin` before it shows another document and
    `close` in `shut_down`; edits nobody saved are then kept, to be offered at the next start.
    """

    failed = Signal(object)
    """Carries the `ToolkitError` when copies can no longer be kept; said once, not every second."""

    def __init__(
        self,
        holder: DocumentHolder[T],
        autosave: Autosave,
        *,
        kind: str,
        encode: Callable[[T], bytes],
        title: Callable[[T], str],
    ) -> None:
        """Start keeping `holder`'s document.

        Args:
            holder: the document; also the parent of this object.
            autosave: the folder of copies.
            kind: says which page can open the copy.
            encode: the document as its own file would hold it.
            title: what the user would call the document.
        """
        super().__init__(holder)
        self._holder = holder
        self._autosave = autosave
        self._kind = kind
        self._encode = encode
        self._title = title
        self._original: Path | None = None
        self._identity: str | None = None
        self._recovered = False
        self._failure = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_BEHIND_MS)
        self._timer.timeout.connect(self.save_now)
        holder.changed.connect(self._on_document_changed)
        holder.undo_stack.cleanChanged.connect(self._on_clean_changed)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._on_application_state_changed)

    @property
    def unsaved(self) -> bool:
        """Whether the document holds anything that is not in its own file."""
        return self._holder.modified or self._recovered

    def begin(self, original: Path | None = None, *, work: KeptWork | None = None) -> None:
        """Another document is about to be shown.

        Args:
            original: the file it comes from, if any.
            work: the recovered copy it comes from; it is kept until the document is saved.
        """
        self.close()
        self._original = work.original if work is not None else original
        self._identity = self._autosave.adopt(work) if work is not None else None
        self._recovered = work is not None

    def save_now(self) -> None:
        """Write the copy, if there is anything that is not in the document's own file."""
        self._timer.stop()
        if not self.unsaved:
            return
        if self._identity is None:
            self._identity = self._autosave.new_id()
        document = self._holder.document
        try:
            self._autosave.keep(
                self._identity,
                kind=self._kind,
                title=self._title(document),
                document=self._encode(document),
                original=self._original,
            )
        except ToolkitError as error:
            self._report(error)
        else:
            self._failure = ""

    def saved(self, original: Path) -> None:
        """The document is in its own file now; the copy has done its work."""
        self._original = original
        self._recovered = False
        self._holder.mark_saved()
        self.discard()

    def discard(self) -> None:
        """Take the copy away."""
        self._timer.stop()
        if self._identity is None:
            return
        try:
            self._autosave.discard(self._identity)
        except ToolkitError as error:
            self._report(error)
        self._identity = None

    def close(self) -> None:
        """Let go of the document: edits that nobody saved stay as a copy, to be offered at the next start."""
        self.save_now()
        self._identity = None

    def _on_document_changed(self) -> None:
        # Whether the stack is clean shows only after this signal, so that is asked when the time is up. The
        # timer is not restarted by later edits: the copy is never more than a second behind.
        if not self._timer.isActive():
            self._timer.start()

    def _on_clean_changed(self, clean: bool) -> None:
        if clean and not self._recovered:  # a recovered document is in no file, even before the first edit
            self.discard()

    def _on_application_state_changed(self, state: Qt.ApplicationState) -> None:
        if state is not Qt.ApplicationState.ApplicationActive and self._timer.isActive():
            self.save_now()

    def _report(self, error: ToolkitError) -> None:
        if error.code != self._failure:
            self._failure = error.code
            self.failed.emit(error)
