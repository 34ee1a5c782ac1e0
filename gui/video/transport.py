"""Buttons below the player: play, step, set the ends, split, remove."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.common.controls import button, icon_button, label, name_control
from gui.common.i18n import TranslatedWidget
from gui.common.icons import icon
from gui.common.theme import SPACE_S, SPACE_XS
from gui.video.cues import short_clock


class Transport(TranslatedWidget):
    """Asks; does nothing itself."""

    play_requested = Signal()
    step_requested = Signal(int)
    start_requested = Signal()
    end_requested = Signal()
    split_requested = Signal()
    remove_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._playing = False
        self._roomy = 0  # px from which on the buttons have room for their words
        self._play = icon_button("play", self.play_requested.emit)
        self._back = icon_button("caret-left", lambda: self.step_requested.emit(-1))
        self._forward = icon_button("caret-right", lambda: self.step_requested.emit(1))
        self._time = label("muted")
        self._start = button("plain", "arrow-line-left", self.start_requested.emit, shy=True)
        self._end = button("plain", "arrow-line-right", self.end_requested.emit, shy=True)
        self._split = icon_button("scissors", self.split_requested.emit)
        self._remove = icon_button("minus-circle", self.remove_requested.emit)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, SPACE_XS, 0, SPACE_XS)
        line.setSpacing(SPACE_S)
        left: tuple[QWidget, ...] = (self._back, self._play, self._forward)
        right: tuple[QWidget, ...] = (self._start, self._end, self._split, self._remove)
        for part in (*left, self._time):
            line.addWidget(part)
        line.addStretch(1)
        for part in right:
            line.addWidget(part)
        for part in (*left, *right):
            part.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # after a click, Space goes on playing

    def show_time(self, now: float, duration: float) -> None:
        """Say where the playhead is."""
        self._time.setText(f"{short_clock(now)} / {short_clock(duration)}")

    def show_playing(self, playing: bool) -> None:
        """Turn the play button into a pause button, and back."""
        self._playing = playing
        self._play.setIcon(icon("pause" if playing else "play"))
        self._name_play()

    def allow_remove(self, allowed: bool) -> None:
        """Whether there is more than one part, so that one can go."""
        self._remove.setEnabled(allowed)

    def retranslate(self) -> None:
        """Say the texts."""
        self._name_play()
        self._say_ends(True)
        self._roomy = super().sizeHint().width()
        self._say_ends(self.width() >= self._roomy)
        name_control(self._start, self.tr("What is kept begins at the playhead"), "I")
        name_control(self._end, self.tr("What is kept ends at the playhead"), "O")
        name_control(self._back, self.tr("One frame back"), "←")
        name_control(self._forward, self.tr("One frame forward"), "→")
        name_control(self._split, self.tr("Split at the playhead"), "S")
        name_control(self._remove, self.tr("Remove the part at the playhead"), "X")

    def minimumSizeHint(self) -> QSize:
        """Without the words of the buttons."""
        words = sum(self.fontMetrics().horizontalAdvance(text) for text in self._words())
        return QSize(self._roomy - words, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the words out where there is no room; the tooltips keep them."""
        super().resizeEvent(event)
        self._say_ends(self.width() >= self._roomy)

    def _words(self) -> tuple[str, str]:
        return self.tr("Start here"), self.tr("End here")

    def _say_ends(self, shown: bool) -> None:
        for part, words in zip((self._start, self._end), self._words(), strict=True):
            part.setText(words if shown else "")

    def _name_play(self) -> None:
        name_control(self._play, self.tr("Pause") if self._playing else self.tr("Play"), "Space")
