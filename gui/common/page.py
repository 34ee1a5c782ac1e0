"""What every room of the app is: a page with a title, its own undo and a place for news."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.common.notice import Notice
from toolkit.store.autosave import KeptWork


class Page(QWidget):
    """Base of all pages. A page gets what it needs through its constructor and knows no other page.

    Subclasses lay out their content in `body` (below the notice), set `icon_name`, and say every text in
    `retranslate`, which runs when the page is built by the shell and at every language switch.
    """

    icon_name = "square"

    toast_requested = Signal(str, object)
    """Text ("Deleted 2 cues") and what Undo does (a callable), or None."""
    open_requested = Signal(object)
    """A path that some other page may open (from Home)."""
    item_requested = Signal(str, str)
    """A kind ("template", "lesson") and an id that some other page may open (from Home)."""
    page_requested = Signal(str)
    """The name of another page to go to (from Home)."""
    title_changed = Signal()
    """The title or the undo stack is another one now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.notice = Notice(self)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.notice)
        whole.addLayout(self.body, 1)

    @property
    def undo_stack(self) -> QUndoStack | None:
        """What Undo and Redo work on while this page is shown; None when nothing here can be edited."""
        return None

    def title(self) -> str:
        """The page's title in the language on screen."""
        raise NotImplementedError

    def can_open(self, path: Path) -> bool:
        """Whether this page opens such a file; looks at the name only, so it is instant."""
        del path
        return False

    def open_path(self, path: Path) -> None:
        """Open a file; errors appear in the page's own notice."""

    def open_item(self, kind: str, identity: str) -> bool:
        """Open a bundled thing, such as a lesson; False when this page has no such kind."""
        del kind, identity
        return False

    def recover(self, work: KeptWork) -> bool:
        """Open unsaved work that an earlier run left; False when it is of no kind of this page."""
        del work
        return False

    def shortcuts(self) -> Sequence[tuple[str, str]]:
        """Keys of this page and what they do, in the language on screen, for the sheet on `?`."""
        return ()

    def primary_action(self) -> Callable[[], object] | None:
        """What Ctrl+Return does here; None when there is nothing to do yet."""
        return None

    def entered(self) -> None:
        """The page has come on screen."""

    def left(self) -> None:
        """Another page takes the place of this one; stop playing, save a draft."""

    def shut_down(self) -> None:
        """The app is being left: keep unsaved work, let go of players and files."""

    def toast(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Say in passing that something was done, with Undo."""
        self.toast_requested.emit(text, undo)

    def retranslate(self) -> None:
        """Set every text that `self.tr` gives."""

    def changeEvent(self, event: QEvent) -> None:
        """Say the texts again when the language changed."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
            self.title_changed.emit()
        super().changeEvent(event)
