"""The app's mark: the letter ক on a leaf-cornered tile."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QLabel

from gui.common.theme import tokens

_SIDE = 40


class Mark(QLabel):
    """The mark at the head of the navigation."""

    def __init__(self) -> None:
        super().__init__()
        self.setPixmap(mark_picture(_SIDE, self.devicePixelRatioF()))
        self.setFixedSize(QSize(_SIDE, _SIDE))
        self.setAccessibleName("Karmashala")


def app_icon() -> QIcon:
    """The icon of windows and of the task bar."""
    result = QIcon()
    for side in (16, 32, 64, 128):
        result.addPixmap(mark_picture(side, 1))
    return result


def mark_picture(side: int, ratio: float) -> QPixmap:
    """The mark, `side` px at a device pixel ratio."""
    picture = QPixmap(round(side * ratio), round(side * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    colours = tokens("light").colours
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(_leaf(side), QColor(colours["accent"]))
    font = QFont("Hind Siliguri")
    font.setPixelSize(round(side * 0.62))
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(QColor(colours["on-accent"]))
    painter.drawText(QRectF(0, side * 0.04, side, side), Qt.AlignmentFlag.AlignCenter, "ক")
    painter.end()
    return picture


def _leaf(side: int) -> QPainterPath:
    """A square with two opposite corners round, like a leaf."""
    far, near = side * 0.44, side * 0.12
    path = QPainterPath()
    path.moveTo(far, 0)
    path.lineTo(side - near, 0)
    path.quadTo(side, 0, side, near)
    path.lineTo(side, side - far)
    path.quadTo(side, side, side - far, side)
    path.lineTo(near, side)
    path.quadTo(0, side, 0, side - near)
    path.lineTo(0, far)
    path.quadTo(0, 0, far, 0)
    return path
