"""The picture being made: large, on quiet ground; photos are moved in it by hand."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.common.drop import FileDrop
from gui.common.theme import SPACE_L, SPACE_M, SPACE_S, colour
from toolkit.graphics.photos import SUFFIXES
from toolkit.graphics.scene import Scene

_ZOOM_STEP = 1.1
_KEY_SHARE = 0.02  # of the frame, for one press of an arrow key
_NOTCH = 120  # eighths of a degree in one step of a mouse wheel


class Canvas(QWidget):
    """Shows a preview; dragging moves the photo under the pointer, the wheel zooms it.

    With the focus here, the arrow keys move the chosen photo and + and - zoom it.
    """

    resized = Signal()
    photo_dragged = Signal(str, float, float)
    """Key of the photo, and how far right and down it was dragged, as shares of its frame."""
    photo_zoomed = Signal(str, float)
    """Key of the photo and the factor."""
    photo_dropped = Signal(str, object)
    """Key of the photo under the pointer (empty: none) and the path of the new picture."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self._scene: Scene | None = None
        self._badge = ""
        self._key = ""
        self._drag_from: QPointF | None = None
        self._hover = False
        self.setMinimumSize(QSize(240, 200))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        drop = FileDrop(self, lambda path: path.suffix.lower() in SUFFIXES)
        drop.dropped.connect(self._on_dropped)
        drop.hovered.connect(self._on_hovered)

    def show_preview(self, image: QImage, scene: Scene) -> None:
        """Show another picture and remember where its photos are."""
        self._image, self._scene = image, scene
        if self._key not in scene.photo_boxes:
            self._key = next(iter(scene.photo_boxes), "")
        self.update()

    def show_badge(self, text: str) -> None:
        """A word in the corner, such as "Example"; empty for none."""
        if text != self._badge:
            self._badge = text
            self.update()

    def room(self) -> tuple[int, int]:
        """Most width and height a preview can be shown at, in device px."""
        ratio = self.devicePixelRatioF()
        return (
            max(1, int((self.width() - 2 * SPACE_L) * ratio)),
            max(1, int((self.height() - 2 * SPACE_L) * ratio)),
        )

    def picture_rect(self) -> QRect:
        """Where the picture is on the widget."""
        if self._image is None:
            return QRect()
        ratio = self.devicePixelRatioF()
        size = QSize(round(self._image.width() / ratio), round(self._image.height() / ratio))
        room = QSize(self.width() - 2 * SPACE_L, self.height() - 2 * SPACE_L)
        if size.width() > room.width() or size.height() > room.height():
            size.scale(room, Qt.AspectRatioMode.KeepAspectRatio)
        return QRect(
            (self.width() - size.width()) // 2,
            (self.height() - size.height()) // 2,
            size.width(),
            size.height(),
        )

    def photo_rect(self, key: str) -> QRectF:
        """Where a photo is on the widget."""
        picture = self.picture_rect()
        if self._scene is None or key not in self._scene.photo_boxes or picture.isEmpty():
            return QRectF()
        x, y, w, h = self._scene.photo_boxes[key]
        scale = picture.width() / self._scene.width
        return QRectF(picture.x() + x * scale, picture.y() + y * scale, w * scale, h * scale)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground, a soft edge and the picture."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing)
        picture = self.picture_rect()
        if self._image is None or picture.isEmpty():
            return
        for spread in range(5, 0, -1):
            painter.fillRect(picture.adjusted(-spread, 2 - spread, spread, 2 + spread), QColor(0, 0, 0, 9))
        painter.drawImage(picture, self._image)
        self._paint_frame(painter)
        if self._badge:
            self._paint_badge(painter, picture)

    def _paint_frame(self, painter: QPainter) -> None:
        """The edge of the photo that the pointer or the keys would move."""
        frame = self.photo_rect(self._key)
        if frame.isEmpty() or not (self.hasFocus() or self._hover or self._drag_from is not None):
            return
        painter.setPen(QPen(colour("surface"), 4))
        painter.drawRect(frame.adjusted(1, 1, -1, -1))
        painter.setPen(QPen(colour("accent"), 2))
        painter.drawRect(frame.adjusted(1, 1, -1, -1))

    def _paint_badge(self, painter: QPainter, picture: QRect) -> None:
        font = painter.font()
        font.setWeight(font.Weight.DemiBold)
        painter.setFont(font)
        metrics = painter.fontMetrics()
        width = metrics.horizontalAdvance(self._badge) + 2 * SPACE_M
        height = metrics.height() + SPACE_S
        box = QRect(picture.x() + SPACE_M, picture.y() + SPACE_M, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#F2A71B"))
        painter.drawRoundedRect(box, height / 2, height / 2)
        painter.setPen(QColor("#1F2421"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._badge)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for a preview of the new size."""
        super().resizeEvent(event)
        self.resized.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the photo under the pointer."""
        key = self._photo_at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and key:
            self._key = key
            self._drag_from = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.update()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the photo, or show that it can be dragged."""
        if self._drag_from is None:
            key = self._photo_at(event.position())
            self._set_hover(key)
            return
        frame = self.photo_rect(self._key)
        if not frame.isEmpty():
            shift = event.position() - self._drag_from
            self._drag_from = event.position()
            self.photo_dragged.emit(self._key, shift.x() / frame.width(), shift.y() / frame.height())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._drag_from = None
        self._set_hover(self._photo_at(event.position()))
        super().mouseReleaseEvent(event)

    def leaveEvent(self, event: object) -> None:
        """The pointer has left."""
        del event
        self._set_hover("")

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom the photo under the pointer."""
        key = self._photo_at(event.position())
        if not key:
            event.ignore()
            return
        self._key = key
        self.photo_zoomed.emit(key, _ZOOM_STEP ** (event.angleDelta().y() / _NOTCH))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move and zoom the chosen photo."""
        moves = {
            Qt.Key.Key_Left: (-_KEY_SHARE, 0.0),
            Qt.Key.Key_Right: (_KEY_SHARE, 0.0),
            Qt.Key.Key_Up: (0.0, -_KEY_SHARE),
            Qt.Key.Key_Down: (0.0, _KEY_SHARE),
        }
        zooms = {
            Qt.Key.Key_Plus: _ZOOM_STEP,
            Qt.Key.Key_Equal: _ZOOM_STEP,
            Qt.Key.Key_Minus: 1 / _ZOOM_STEP,
        }
        key = Qt.Key(event.key())
        if self._key and key in moves:
            self.photo_dragged.emit(self._key, *moves[key])
        elif self._key and key in zooms:
            self.photo_zoomed.emit(self._key, zooms[key])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: object) -> None:
        """Show what the keys will move."""
        del event
        self.update()

    def focusOutEvent(self, event: object) -> None:
        """Hide it again."""
        del event
        self.update()

    def _photo_at(self, place: QPointF) -> str:
        if self._scene is None:
            return ""
        inside = [key for key in self._scene.photo_boxes if self.photo_rect(key).contains(place)]
        return inside[-1] if inside else ""

    def _set_hover(self, key: str) -> None:
        self.setCursor(Qt.CursorShape.OpenHandCursor if key else Qt.CursorShape.ArrowCursor)
        if key:
            self._key = key
        if bool(key) != self._hover:
            self._hover = bool(key)
            self.update()

    def _on_hovered(self, over: bool) -> None:
        self._hover = over
        self.update()

    def _on_dropped(self, paths: list[Path]) -> None:
        place = self.mapFromGlobal(self.cursor().pos())
        self.photo_dropped.emit(self._photo_at(QPointF(QPoint(place))), paths[0])
