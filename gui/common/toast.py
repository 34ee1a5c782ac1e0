"""A line in passing, over the page: "Deleted 2 cues · Undo"."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGraphicsDropShadowEffect, QHBoxLayout, QLayout, QWidget

from gui.common.controls import button, label, name_control
from gui.common.i18n import TranslatedFrame
from gui.common.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XL

_SECONDS = 8


class Toast(TranslatedFrame):
    """Floats over the bottom of its parent for some seconds; never takes the focus."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "toast")
        self._undo: Callable[[], object] | None = None
        self._text = label()
        self._button = button("quiet", on_click=self._on_undo_clicked)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(SPACE_L, SPACE_S, SPACE_M, SPACE_S)
        inside.setSpacing(SPACE_M)
        inside.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)
        inside.addWidget(self._text)
        inside.addWidget(self._button)
        self._away = QTimer(self)
        self._away.setSingleShot(True)
        self._away.setInterval(_SECONDS * 1000)
        self._away.timeout.connect(self.hide)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(24)
        shadow.setOffset(0, 4)
        shadow.setColor(QColor(0, 0, 0, 70))
        self.setGraphicsEffect(shadow)
        parent.installEventFilter(self)
        self.installEventFilter(self)
        self.retranslate()
        self.hide()

    def show_text(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Say `text`; with `undo` there is a button for it."""
        self._undo = undo
        self._text.setText(text)
        self._button.setVisible(undo is not None)
        self.setAccessibleName(text)
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        self._away.start()

    def retranslate(self) -> None:
        """Say the button again; a toast of the other language goes away."""
        self._button.setText(self.tr("Undo"))
        name_control(self._button, self.tr("Undo"))
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle of the parent's foot, whichever of the two is resized."""
        if watched in (self, self.parent()) and event.type() is QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        around = self.parentWidget()
        if around is not None:
            self.move((around.width() - self.width()) // 2, around.height() - self.height() - SPACE_XL)

    def _on_undo_clicked(self) -> None:
        undo, self._undo = self._undo, None
        self.hide()
        if undo is not None:
            undo()
