"""Dropping files on a part of the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QWidget


def dropped_paths(data: QMimeData) -> list[Path]:
    """The local files in what is being dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


class FileDrop(QObject):
    """Makes a widget take dropped files; keep it as long as the widget."""

    dropped = Signal(object)
    """Carries the list of accepted paths."""
    hovered = Signal(bool)
    """Whether acceptable files are over the widget now."""

    def __init__(self, target: QWidget, accepts: Callable[[Path], bool]) -> None:
        super().__init__(target)
        self._accepts = accepts
        self._target = target
        target.setAcceptDrops(True)
        target.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take part in the dragging over the target."""
        if watched is self._target:
            if isinstance(event, QDragEnterEvent):
                if self._wanted(event.mimeData()):
                    event.acceptProposedAction()
                    self.hovered.emit(True)
                    return True
            elif isinstance(event, QDragLeaveEvent):
                self.hovered.emit(False)
            elif isinstance(event, QDropEvent) and event.type() is QEvent.Type.Drop:
                self.hovered.emit(False)
                paths = self._wanted(event.mimeData())
                if paths:
                    event.acceptProposedAction()
                    self.dropped.emit(paths)
                    return True
        return super().eventFilter(watched, event)

    def _wanted(self, data: QMimeData) -> list[Path]:
        return [path for path in dropped_paths(data) if self._accepts(path)]
