"""Progress and cancelling for long work, free of Qt and of the terminal."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass


class JobCancelled(Exception):
    """The user asked the work to stop."""


@dataclass(frozen=True)
class Progress:
    """How far a job is: `done` of `total` units in the phase named `what`.

    `what` is a phase code ("encode", "verify", …) that `toolkit.core.messages.phase` puts into words.
    """

    done: float
    total: float
    what: str

    @property
    def fraction(self) -> float:
        """Share done, 0 to 1; 0 while the total is unknown."""
        return min(1.0, max(0.0, self.done / self.total)) if self.total > 0 else 0.0


class JobContext:
    """Handed to every long function: it reports through this and learns here that it should stop."""

    def __init__(self, on_progress: Callable[[Progress], None] | None = None) -> None:
        self._on_progress = on_progress
        self._cancel = threading.Event()

    def step(self, done: float, total: float, what: str) -> None:
        """Report progress.

        Raises:
            JobCancelled: when the user has asked to stop.
        """
        self.check()
        if self._on_progress is not None:
            self._on_progress(Progress(done, total, what))

    def check(self) -> None:
        """Raise JobCancelled when the user has asked to stop."""
        if self._cancel.is_set():
            raise JobCancelled

    def cancel(self) -> None:
        """Ask the work to stop; safe from any thread and from a signal handler."""
        self._cancel.set()

    @property
    def cancelled(self) -> bool:
        """Whether somebody has asked to stop."""
        return self._cancel.is_set()
