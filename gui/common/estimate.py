"""How long a job will still take, told only once it can be told honestly."""

from __future__ import annotations

from toolkit.core.jobs import Progress

_FIRST_SECONDS = 2.0  # before this a guess jumps about more than it helps
_FIRST_FRACTION = 0.02
_SMOOTHING = 0.3  # share of the newest guess


class TimeLeft:
    """Seconds left in the running phase, from its own speed, smoothed."""

    def __init__(self) -> None:
        self.seconds: float | None = None
        self._phase: str | None = None
        self._since = 0.0
        self._from = 0.0
        self._at = 0.0

    def update(self, progress: Progress, now: float) -> None:
        """Take in progress reported at `now` (s, any clock that only goes forward)."""
        if progress.what != self._phase or progress.fraction < self._from:
            self._phase, self._since, self._from = progress.what, now, progress.fraction
            self.seconds, self._at = None, now
            return
        elapsed = now - self._since
        gained = progress.fraction - self._from
        if elapsed < _FIRST_SECONDS or gained < _FIRST_FRACTION:
            return
        guess = elapsed * (1 - progress.fraction) / gained
        if self.seconds is None:
            self.seconds = guess
        else:
            expected = max(0.0, self.seconds - (now - self._at))
            self.seconds = (1 - _SMOOTHING) * expected + _SMOOTHING * guess
        self._at = now
