"""What the speaker sees on the laptop: this slide, the next one, the notes, the clocks."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QLocale, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gui.common.controls import button, label, name_control
from gui.common.i18n import TranslatedWidget, digits, duration
from gui.common.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XL, SPACE_XS, colour, text_size
from gui.lessons.audience import press
from gui.lessons.slide_pictures import SlidePictures
from gui.lessons.talk import Talk
from toolkit.lessons.slides import HEIGHT, WIDTH

_CLOCK_EXTRA = 10  # px above the title size: read at a glance from a step away


class PresenterWindow(TranslatedWidget):
    """Opens only on a screen the room cannot see."""

    closed = Signal()

    def __init__(self, talk: Talk, pictures: SlidePictures) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._talk = talk
        self._now = _SlideView(pictures)
        self._next = _SlideView(pictures)
        self._now_label = label("muted")
        self._next_label = label("muted")
        self._notes_label = label("muted")
        self._notes = QPlainTextEdit()
        self._notes.setReadOnly(True)
        self._notes.setTabChangesFocus(True)
        self._notes.setProperty("verbatim", True)
        self._notes.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._clock = label("title")
        self._elapsed = label("title")
        self._countdown = label("title")
        self._clock_name = label("muted")
        self._elapsed_name = label("muted")
        self._countdown_name = label("muted")
        self._back = button("plain", "caret-left", talk.back)
        self._forward = button("primary", "caret-right", talk.forward)
        self._blank = button("plain", "monitor", lambda: talk.toggle_blank("black"))
        self._timer = button("plain", "timer", talk.toggle_countdown)
        self._swap = button("plain", "swap", talk.swap_requested.emit)
        self._end = button("quiet", "x", talk.end)
        for each in (self._back, self._forward, self._blank, self._timer, self._swap, self._end):
            each.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # keys always steer the talk
            each.setProperty("pointerOnly", True)
        self._lay_out()
        talk.changed.connect(self._show_slide)
        talk.ticked.connect(self._show_clocks)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text, and what the slide is now."""
        self.setWindowTitle(self.tr("Speaker's view"))
        self._next_label.setText(self.tr("Next"))
        self._notes_label.setText(self.tr("Notes"))
        self._notes.setAccessibleName(self.tr("Notes"))
        self._clock_name.setText(self.tr("Clock"))
        self._elapsed_name.setText(self.tr("Since the start"))
        self._countdown_name.setText(self.tr("Countdown"))
        for control, text, key in (
            (self._back, self.tr("Back"), "←"),
            (self._forward, self.tr("Next slide"), "→"),
            (self._blank, self.tr("Black screen"), "B"),
            (self._timer, self.tr("Countdown"), "T"),
            (self._swap, self.tr("Swap screens"), "S"),
            (self._end, self.tr("End the talk"), "Esc"),
        ):
            control.setText(text)
            name_control(control, text, key)
        self._show_slide()
        self._show_clocks()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Steer the talk."""
        if not press(self._talk, event.key()):
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing this window ends the talk."""
        event.accept()
        self.closed.emit()

    def _lay_out(self) -> None:
        font = self._notes.font()
        font.setPixelSize(text_size("section"))
        self._notes.setFont(font)
        clocks = QHBoxLayout()
        clocks.setSpacing(SPACE_XL)
        for name, value in (
            (self._clock_name, self._clock),
            (self._elapsed_name, self._elapsed),
            (self._countdown_name, self._countdown),
        ):
            value.setStyleSheet(f"font-size: {text_size('title') + _CLOCK_EXTRA}px")
            clocks.addLayout(_stacked(name, value))
        clocks.addStretch(1)
        clocks.addWidget(self._end, 0, Qt.AlignmentFlag.AlignTop)
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_L)
        grid.setVerticalSpacing(SPACE_XS)
        grid.addWidget(self._now_label, 0, 0)
        grid.addWidget(self._now, 1, 0, 3, 1)
        grid.addWidget(self._next_label, 0, 1)
        grid.addWidget(self._next, 1, 1)
        grid.addWidget(self._notes_label, 2, 1)
        grid.addWidget(self._notes, 3, 1)
        grid.setColumnStretch(0, 8)
        grid.setColumnStretch(1, 5)
        grid.setRowStretch(1, 1)
        grid.setRowStretch(3, 1)
        steps = QHBoxLayout()
        steps.setSpacing(SPACE_S)
        steps.addWidget(self._blank)
        steps.addWidget(self._timer)
        steps.addWidget(self._swap)
        steps.addStretch(1)
        steps.addWidget(self._back)
        steps.addWidget(self._forward)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_XL, SPACE_L, SPACE_XL, SPACE_L)
        column.setSpacing(SPACE_M)
        column.addLayout(clocks)
        column.addLayout(grid, 1)
        column.addLayout(steps)

    def _show_slide(self) -> None:
        talk = self._talk
        total = len(talk.slides)
        self._now_label.setText(
            self.tr("Slide {number} of {total}").format(number=digits(talk.index + 1), total=digits(total))
        )
        self._now.show_slide(talk.index, dimmed=bool(talk.blank))
        self._next.show_slide(talk.index + 1 if talk.index + 1 < total else None)
        self._notes.setPlainText(talk.slide.notes or self.tr("No notes for this slide."))

    def _show_clocks(self) -> None:
        left = self._talk.countdown
        clock = QLocale(QLocale.Language.English).toString(QDateTime.currentDateTime().time(), "h:mm")
        self._clock.setText(digits(clock))
        self._elapsed.setText(duration(self._talk.elapsed))
        self._countdown.setText(duration(left) if left is not None else "")
        self._countdown_name.setVisible(left is not None)
        self._countdown.setVisible(left is not None)


class _SlideView(QWidget):
    """A slide as large as fits; an empty sheet when there is none."""

    def __init__(self, pictures: SlidePictures) -> None:
        super().__init__()
        self._pictures = pictures
        self._index: int | None = None
        self._dimmed = False
        self.setMinimumSize(QSize(240, 135))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_slide(self, index: int | None, *, dimmed: bool = False) -> None:
        """Show another slide; dimmed while the room sees a blank screen."""
        self._index, self._dimmed = index, dimmed
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the slide at the top of the space."""
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        width = min(self.width(), self.height() * WIDTH / HEIGHT)
        place = QRectF(0, 0, width, width * HEIGHT / WIDTH)
        if self._index is None:
            painter.fillRect(place, colour("line"))
        else:
            if self._dimmed:
                painter.fillRect(place, colour("text"))
                painter.setOpacity(0.35)
            picture = self._pictures.fitted(self._index, round(width * ratio), round(place.height() * ratio))
            painter.drawImage(place, picture)
        painter.end()


def _stacked(name: QLabel, value: QLabel) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addWidget(name)
    column.addWidget(value)
    return column
