"""The drawings on the two ways to begin: painted, so that they follow the theme and stay sharp."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.common.theme import colour, tokens

Drawing = Literal["graphic", "video"]
_HEIGHT = 112
_SCALE = 0.86
_STAGE = QRectF(-150, -60, 300, 120)


class Art(QWidget):
    """A strip of quiet colour with a drawing in the middle."""

    def __init__(self, drawing: Drawing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawing = drawing
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """As wide as the drawing."""
        return QSize(round(_STAGE.width()), _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and the drawing."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QPainterPath()
        ground.addRoundedRect(QRectF(self.rect()), 6, 6)
        tint = colour("accent")
        tint.setAlphaF(0.10)
        painter.fillPath(ground, tint)
        painter.translate(self.width() / 2, self.height() / 2)
        painter.scale(_SCALE, _SCALE)
        if self._drawing == "graphic":
            _paint_graphics(painter)
        else:
            _paint_video(painter)


def _paint_graphics(painter: QPainter) -> None:
    """The same picture in three shapes."""
    _sheet(painter, QRectF(-128, -34, 56, 86), colour("marigold"), _dark_ink(), -5)
    _sheet(painter, QRectF(64, -30, 96, 58), colour("surface"), colour("accent"), 5)
    _sheet(painter, QRectF(-52, -50, 100, 100), colour("accent"), colour("on-accent"), 0)


def _dark_ink() -> QColor:
    """For the marigold, which is as light in the dark theme."""
    return QColor(tokens("light").colours["text"])


def _sheet(painter: QPainter, box: QRectF, ground: QColor, ink: QColor, tilt: float) -> None:
    painter.save()
    painter.translate(box.center())
    painter.rotate(tilt)
    box = QRectF(-box.width() / 2, -box.height() / 2, box.width(), box.height())
    painter.setPen(colour("line"))
    painter.setBrush(ground)
    painter.drawRoundedRect(box, 6, 6)
    font = QFont(painter.font())
    font.setPixelSize(round(min(box.width(), box.height()) * 0.5))
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(box.adjusted(0, 0, 0, -box.height() * 0.16), Qt.AlignmentFlag.AlignCenter, "ক")
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.setOpacity(0.55)
    for row, share in enumerate((0.56, 0.36)):
        width = box.width() * share
        painter.drawRoundedRect(QRectF(-width / 2, box.bottom() - 18 + 7 * row, width, 3), 1.5, 1.5)
    painter.restore()


def _paint_video(painter: QPainter) -> None:
    """A picture with its caption, and below it the strip from which a part is cut."""
    screen = QRectF(-72, -52, 144, 76)
    painter.setPen(colour("line"))
    painter.setBrush(colour("accent"))
    painter.drawRoundedRect(screen, 6, 6)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("on-accent"))
    painter.drawPolygon(QPolygonF([QPointF(-9, -36), QPointF(-9, -8), QPointF(15, -22)]))
    painter.setBrush(colour("marigold"))
    painter.drawRoundedRect(QRectF(-42, 8, 84, 8), 4, 4)
    for index in range(8):
        kept = 2 <= index <= 5
        piece = QRectF(-128 + index * 32, 34, 30, 20)
        painter.setOpacity(1.0 if kept else 0.35)
        painter.setBrush(colour("accent") if kept else colour("muted"))
        painter.drawRoundedRect(piece, 3, 3)
    painter.setOpacity(1.0)
    painter.setBrush(colour("marigold"))
    for x in (-65.0, 63.0):
        painter.drawRoundedRect(QRectF(x - 2, 30, 4, 28), 2, 2)
