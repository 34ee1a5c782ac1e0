"""Undo and Redo for whichever page is on screen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QUndoGroup, QUndoStack
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from gui.common.page import Page

REDO_KEYS = [QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")]


class UndoRouter(QObject):
    """Two actions that always work on the stack of the page on screen.

    A text field that has the focus would keep Ctrl+Z for itself; on pages with a stack the document's
    undo takes it instead, so that typing is undone like every other edit. A field that is no part of a
    document keeps its own undo with the property "ownUndo".
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._group = QUndoGroup(self)
        self._nothing = QUndoStack(self)  # for pages where nothing is edited
        self._active = self._nothing
        self._focused: QWidget | None = None
        self.undo = QAction(self)
        self.undo.setShortcut(QKeySequence("Ctrl+Z"))
        self.redo = QAction(self)
        self.redo.setShortcuts(REDO_KEYS)
        self.undo.triggered.connect(self._group.undo)
        self.redo.triggered.connect(self._group.redo)
        self._group.canUndoChanged.connect(self.undo.setEnabled)
        self._group.canRedoChanged.connect(self.redo.setEnabled)
        self._group.undoTextChanged.connect(self.retranslate)
        self._group.redoTextChanged.connect(self.retranslate)
        self.undo.setEnabled(False)
        self.redo.setEnabled(False)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)
        self.retranslate()

    def follow(self, page: Page) -> None:
        """Work on the stack of this page from now on."""
        stack = page.undo_stack
        self._active = stack if stack is not None else self._nothing
        self._group.addStack(self._active)
        self._group.setActiveStack(self._active)
        self.undo.setEnabled(self._group.canUndo())
        self.redo.setEnabled(self._group.canRedo())
        self.retranslate()

    def retranslate(self) -> None:
        """Name the actions after what they would undo."""
        for action, name, what in (
            (self.undo, self.tr("Undo"), self._group.undoText()),
            (self.redo, self.tr("Redo"), self._group.redoText()),
        ):
            action.setText(f"{name}: {what}" if what else name)
            action.setToolTip(f"{action.text()} ({action.shortcut().toString()})")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the focused field from taking the keys of undo and redo."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._active is not self._nothing
            and QKeySequence(event.keyCombination()) in (self.undo.shortcut(), *REDO_KEYS)
            and not watched.property("ownUndo")
        ):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._focused is not None and isValid(self._focused):
            self._focused.removeEventFilter(self)
        self._focused = new
        if new is not None:
            new.installEventFilter(self)
