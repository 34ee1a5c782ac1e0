"""What the room sees: the slide, a blank screen, a countdown. Never a note."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gui.common.i18n import duration
from gui.common.theme import interface_font
from gui.lessons.slide_pictures import SlidePictures
from gui.lessons.talk import Talk

_BACK = {Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_PageUp, Qt.Key.Key_Backspace}
_FORWARD = {
    Qt.Key.Key_Right,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Space,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
}


def press(talk: Talk, key: int) -> bool:
    """Do what a key means in a talk; False when it means nothing. Clickers send the same keys."""
    if key in _FORWARD:
        talk.forward()
    elif key in _BACK:
        talk.back()
    elif key == Qt.Key.Key_Home:
        talk.first()
    elif key == Qt.Key.Key_End:
        talk.last()
    elif key in (Qt.Key.Key_B, Qt.Key.Key_Period):
        talk.toggle_blank("black")
    elif key in (Qt.Key.Key_W, Qt.Key.Key_Comma):
        talk.toggle_blank("white")
    elif key == Qt.Key.Key_T:
        talk.toggle_countdown()
    elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
        talk.add_minute(1)
    elif key == Qt.Key.Key_Minus:
        talk.add_minute(-1)
    elif key == Qt.Key.Key_S:
        talk.swap_requested.emit()
    elif key == Qt.Key.Key_Escape:
        talk.end()
    else:
        return False
    return True


class AudienceWindow(QWidget):
    """The projector's window. It has no children and paints only pictures of slides."""

    closed = Signal()

    def __init__(self, talk: Talk, pictures: SlidePictures) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self._talk = talk
        self._pictures = pictures
        self.setWindowTitle(talk.lesson.meta.title)
        self.setAccessibleName(talk.lesson.meta.title)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        talk.changed.connect(self._on_changed)
        talk.ticked.connect(self._on_ticked)
        self._had_countdown = False
        self._ahead = QTimer(self)
        self._ahead.setSingleShot(True)
        self._ahead.setInterval(0)
        self._ahead.timeout.connect(self._paint_ahead)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the slide or the blank screen, and the countdown over either."""
        painter = QPainter(self)
        if self._talk.blank:
            painter.fillRect(self.rect(), QColor("white" if self._talk.blank == "white" else "black"))
        else:
            painter.fillRect(self.rect(), QColor("black"))
            self._paint_slide(painter)
        if self._talk.countdown is not None:
            self._paint_countdown(painter, self._talk.countdown)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Steer the talk."""
        if not press(self._talk, event.key()):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click is the next slide."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._talk.forward()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the window by the system's means ends the talk too."""
        event.accept()
        self.closed.emit()

    def _paint_slide(self, painter: QPainter) -> None:
        ratio = self.devicePixelRatioF()
        picture = self._pictures.fitted(
            self._talk.index, round(self.width() * ratio), round(self.height() * ratio)
        )
        width, height = picture.width() / ratio, picture.height() / ratio
        place = QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)
        painter.drawImage(place, picture)
        self._ahead.start()

    def _paint_ahead(self) -> None:
        """Have the next slide ready before it is asked for."""
        ratio = self.devicePixelRatioF()
        following = min(self._talk.index + 1, len(self._pictures) - 1)
        self._pictures.fitted(following, round(self.width() * ratio), round(self.height() * ratio))

    def _paint_countdown(self, painter: QPainter, seconds: float) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        unit = self.height() / 100
        # Beside the title, where an exercise names its minutes; on a blank screen there is all the room.
        place = QRectF(self.width() - 45 * unit, 3 * unit, 41 * unit, 18 * unit)
        if self._talk.blank:
            place = QRectF(self.width() / 2 - 70 * unit, 20 * unit, 140 * unit, 60 * unit)
        over = seconds <= 0
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#F2A71B") if over else QColor("#1F2421"))
        painter.drawRoundedRect(place, place.height() / 5, place.height() / 5)
        font = interface_font(max(1, round(place.height() * 0.66)))
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor("#1F2421") if over else QColor("#FBF7EC"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, duration(seconds))

    def _on_changed(self) -> None:
        self.update()

    def _on_ticked(self) -> None:
        shown = self._talk.countdown is not None
        if shown or self._had_countdown:
            self.update()
        self._had_countdown = shown
