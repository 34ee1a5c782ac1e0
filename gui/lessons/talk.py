"""What a talk is at any moment: the slide, the blank screen, the clocks. No windows."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QObject, QTimer, Signal

from toolkit.lessons.format import ExercisePart, Lesson, Slide

Blank = Literal["", "black", "white"]
_TICK_MS = 250
_USUAL_MINUTES = 5  # of a countdown on a slide that sets no time


class Talk(QObject):
    """A lesson being shown. Every window of the presenter looks at one talk and sends its keys here."""

    changed = Signal()
    """The slide or the blank screen is another."""
    ticked = Signal()
    """A clock moved on."""
    ended = Signal()
    swap_requested = Signal()
    """The speaker's view and the room's are on each other's screens."""

    def __init__(
        self,
        lesson: Lesson,
        start: int = 0,
        parent: QObject | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self.lesson = lesson
        self.slides: tuple[Slide, ...] = lesson.screens
        self.index = max(0, min(start, len(self.slides) - 1))
        self.blank: Blank = ""
        self._clock = clock
        self._began = clock()
        self._ends_at: float | None = None
        self._ticks = QTimer(self)
        self._ticks.setInterval(_TICK_MS)
        self._ticks.timeout.connect(self.ticked)
        self._ticks.start()

    @property
    def slide(self) -> Slide:
        """The slide on the screen."""
        return self.slides[self.index]

    @property
    def elapsed(self) -> float:
        """Seconds since the talk began."""
        return self._clock() - self._began

    @property
    def countdown(self) -> float | None:
        """Seconds left of the countdown, 0 when it is over; None while there is none."""
        return None if self._ends_at is None else max(0.0, self._ends_at - self._clock())

    def forward(self) -> None:
        """The next slide; from a blank screen, back to the slide first."""
        self._move(self.index + 1)

    def back(self) -> None:
        """The slide before."""
        self._move(self.index - 1)

    def first(self) -> None:
        """The first slide."""
        self._move(0)

    def last(self) -> None:
        """The last slide."""
        self._move(len(self.slides) - 1)

    def toggle_blank(self, blank: Blank) -> None:
        """Hide the slide behind black or white, or show it again."""
        self.blank = "" if self.blank == blank else blank
        self.changed.emit()

    def toggle_countdown(self) -> None:
        """Start counting down the minutes of the exercise on the slide, or take the countdown away."""
        if self._ends_at is None:
            minutes = sum(part.minutes for part in self.slide.parts if isinstance(part, ExercisePart))
            self._ends_at = self._clock() + 60 * (minutes or _USUAL_MINUTES)
        else:
            self._ends_at = None
        self.ticked.emit()

    def add_minute(self, minutes: int) -> None:
        """Give the countdown a minute more or less."""
        left = self.countdown
        if left is not None:
            self._ends_at = self._clock() + max(0.0, left + 60 * minutes)
            self.ticked.emit()

    def end(self) -> None:
        """The talk is over."""
        self._ticks.stop()
        self.ended.emit()

    def _move(self, index: int) -> None:
        if self.blank:
            self.blank = ""
        else:
            self.index = max(0, min(index, len(self.slides) - 1))
        self.changed.emit()
