"""The timeline: thumbnails, what is kept, the captions' places, the playhead; all of it can be dragged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.common.i18n import duration as duration_text
from gui.common.theme import SPACE_S, colour, text_size
from gui.video.cues import short_clock
from toolkit.video.captions import Cue
from toolkit.video.edit import Span

STRIP_HEIGHT = 56  # px of the row of thumbnails
_RULER = 20
_CUES = 12
_EDGE = 9  # px around a handle where the mouse takes hold of it
_HANDLE = 8


@dataclass(frozen=True)
class Handle:
    """One end of a kept part."""

    part: int
    is_start: bool


class Timeline(QWidget):
    """Shows a video's length from left to right. It holds no document: it shows one and asks for changes."""

    seek_requested = Signal(float)
    """Seconds: the playhead should go there."""
    handle_moved = Signal(object, float)
    """A `Handle` was dragged to a time; many in a row while the mouse moves."""
    handle_released = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._duration = 0.0
        self._spans: tuple[Span, ...] = ()
        self._cues: tuple[Cue, ...] = ()
        self._now = 0.0
        self._thumbnails: dict[int, QImage] = {}
        self._slots = 0
        self._dragged: Handle | None = None
        self._seeking = False

    def sizeHint(self) -> QSize:
        """As wide as it may be, of fixed height."""
        return QSize(640, _RULER + STRIP_HEIGHT + _CUES + SPACE_S)

    def show_video(self, duration: float, slots: int) -> None:
        """Begin with a video of `duration` seconds whose thumbnails will fill `slots` places."""
        self._duration, self._slots = duration, slots
        self._thumbnails.clear()
        self._now = 0.0
        self.update()

    def show_thumbnail(self, slot: int, picture: QImage) -> None:
        """Put one thumbnail in its place."""
        self._thumbnails[slot] = picture
        self.update()

    def show_edit(self, spans: Sequence[Span], cues: Sequence[Cue]) -> None:
        """Show what is kept and where captions are."""
        self._spans, self._cues = tuple(spans), tuple(cues)
        self.update()

    def show_time(self, seconds: float) -> None:
        """Put the playhead."""
        self._now = seconds
        self.update()

    def x_of(self, seconds: float) -> float:
        """Where a moment is, in px from the left."""
        usable = self.width() - 2 * _HANDLE
        return _HANDLE + (usable * seconds / self._duration if self._duration else 0.0)

    def time_at(self, x: float) -> float:
        """The moment at `x` px, within the video."""
        usable = max(1, self.width() - 2 * _HANDLE)
        return min(self._duration, max(0.0, (x - _HANDLE) / usable * self._duration))

    def handle_at(self, position: QPointF) -> Handle | None:
        """The end of a part under the mouse."""
        if position.y() < _RULER:
            return None
        best: tuple[float, Handle] | None = None
        for part, span in enumerate(self._spans):
            for is_start, time in ((True, span.start), (False, span.end)):
                # Where two parts touch, the side of the mouse says which end is meant.
                away = position.x() - (self.x_of(time) + (2 if is_start else -2))
                if abs(away) <= _EDGE and (best is None or abs(away) < best[0]):
                    best = abs(away), Handle(part, is_start)
        return best[1] if best else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a handle, or put the playhead."""
        if event.button() is not Qt.MouseButton.LeftButton or not self._duration:
            return
        self._dragged = self.handle_at(event.position())
        if self._dragged is None:
            self._seeking = True
            self.seek_requested.emit(self.time_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the handle or the playhead."""
        time = self.time_at(event.position().x())
        if self._dragged is not None:
            self.handle_moved.emit(self._dragged, time)
        elif self._seeking:
            self.seek_requested.emit(time)
        else:
            over = self.handle_at(event.position()) is not None
            self.setCursor(Qt.CursorShape.SizeHorCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go."""
        if self._dragged is not None:
            self._dragged = None
            self.handle_released.emit()
        self._seeking = False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint everything."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_ruler(painter)
        strip = QRectF(_HANDLE, _RULER, self.width() - 2 * _HANDLE, STRIP_HEIGHT)
        self._paint_strip(painter, strip)
        self._paint_cues(painter, strip)
        for span in self._spans:
            self._paint_part(painter, strip, span)
        if self._duration:
            self._paint_playhead(painter)
        if self.hasFocus():
            painter.setPen(QPen(colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _paint_ruler(self, painter: QPainter) -> None:
        if not self._duration:
            return
        font = painter.font()
        font.setPixelSize(text_size("secondary") - 1)
        painter.setFont(font)
        step = _step(self._duration, max(1, self.width() // 90))
        painter.setPen(colour("muted"))
        count = int(self._duration / step)
        for index in range(count + 1):
            x = self.x_of(index * step)
            painter.drawLine(QPointF(x, _RULER - 4), QPointF(x, _RULER))
            if x + 44 < self.width():
                time = index * step
                words = duration_text(time) if step >= 1 else short_clock(time)[:-1]
                painter.drawText(QPointF(x + 3, _RULER - 6), words)

    def _paint_strip(self, painter: QPainter, strip: QRectF) -> None:
        rounded = QPainterPath()
        rounded.addRoundedRect(strip, 6, 6)
        painter.save()
        painter.setClipPath(rounded)
        painter.fillRect(strip, colour("line"))
        width = strip.width() / max(1, self._slots)
        for slot, picture in self._thumbnails.items():
            place = QRectF(strip.x() + slot * width, strip.y(), width + 1, strip.height())
            painter.drawImage(place, picture, QRectF(_covering(picture.size(), place.size().toSize())))
        veil = QColor(colour("ground"))
        veil.setAlphaF(0.78)
        for start, end in _gaps(self._spans, self._duration):
            left, right = self.x_of(start), self.x_of(end)
            painter.fillRect(QRectF(left, strip.y(), right - left, strip.height()), veil)
        painter.restore()

    def _paint_cues(self, painter: QPainter, strip: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("marigold"))
        for cue in self._cues:
            left, right = self.x_of(cue.start), self.x_of(cue.end)
            place = QRectF(left, strip.bottom() + 4, max(3.0, right - left - 1), _CUES - 6)
            painter.drawRoundedRect(place, 3, 3)

    def _paint_part(self, painter: QPainter, strip: QRectF, span: Span) -> None:
        left, right = self.x_of(span.start), self.x_of(span.end)
        frame = QRectF(left, strip.y(), right - left, strip.height())
        accent = colour("accent")
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(accent, 2))
        painter.drawRoundedRect(frame.adjusted(0, 1, 0, -1), 4, 4)
        painter.setPen(Qt.PenStyle.NoPen)
        for x, shift in ((left, -_HANDLE + 2), (right, -2)):
            painter.setBrush(accent)
            grip = QRectF(x + shift, strip.y(), _HANDLE, strip.height())
            painter.drawRoundedRect(grip, 3, 3)
            painter.setBrush(colour("on-accent"))
            painter.drawRect(QRectF(grip.center().x() - 1, grip.center().y() - 8, 2, 16))

    def _paint_playhead(self, painter: QPainter) -> None:
        x = self.x_of(self._now)
        painter.setPen(QPen(colour("surface"), 4))
        painter.drawLine(QPointF(x, _RULER - 2), QPointF(x, _RULER + STRIP_HEIGHT + _CUES))
        painter.setPen(QPen(colour("red"), 2))
        painter.drawLine(QPointF(x, _RULER - 2), QPointF(x, _RULER + STRIP_HEIGHT + _CUES))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("red"))
        painter.drawEllipse(QPointF(x, _RULER - 4), 5, 5)


def _covering(size: QSize, place: QSize) -> QRect:
    """The middle of a picture that fills `place` without distortion."""
    if place.isEmpty() or size.isEmpty():
        return QRect(0, 0, size.width(), size.height())
    shown = place.scaled(size, Qt.AspectRatioMode.KeepAspectRatio)
    return QRect(
        (size.width() - shown.width()) // 2,
        (size.height() - shown.height()) // 2,
        shown.width(),
        shown.height(),
    )


def _gaps(spans: Sequence[Span], duration: float) -> list[tuple[float, float]]:
    edges = [0.0, *(edge for span in spans for edge in (span.start, span.end)), duration]
    return [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if end > start]


def _step(duration: float, most: int) -> float:
    """Seconds between labels, a round number, with at most `most` labels."""
    steps = (0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800)
    return next((step for step in steps if duration / step <= most), 3600.0)
