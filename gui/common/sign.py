"""A small icon that says what a line is about; follows the theme."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gui.common.icons import paint_icon
from gui.common.theme import ColourToken


class Sign(QWidget):
    """An icon, painted each time in the colour its token has then."""

    def __init__(
        self, icon_name: str, token: ColourToken, side: int = 18, parent: QWidget | None = None
    ) -> None:
        super().__init__()
        self._icon_name = icon_name
        self._token: ColourToken = token
        self.setFixedSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the icon."""
        paint_icon(QPainter(self), self.rect(), self._icon_name, self._token)
