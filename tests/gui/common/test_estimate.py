"""Time left is told late rather than wrong."""

from __future__ import annotations

import pytest

from gui.common.estimate import TimeLeft
from toolkit.core.jobs import Progress


def _run(estimate: TimeLeft, what: str, speed: float, since: float, until: float) -> None:
    """Report `what` every half second; `speed` is the share done per second."""
    steps = int((until - since) * 2) + 1
    for step in range(steps):
        estimate.update(Progress(min(1, speed * step / 2), 1, what), since + step / 2)


def test_says_nothing_in_the_first_seconds() -> None:
    estimate = TimeLeft()
    _run(estimate, "encode", 0.05, 0, 1.5)
    assert estimate.seconds is None


def test_steady_work() -> None:
    estimate = TimeLeft()
    _run(estimate, "encode", 0.05, 0, 10)
    assert estimate.seconds == pytest.approx(10, abs=1)


def test_new_phase_starts_afresh() -> None:
    estimate = TimeLeft()
    _run(estimate, "encode", 0.05, 0, 10)
    estimate.update(Progress(0, 1, "verify"), 10.5)
    assert estimate.seconds is None
    _run(estimate, "verify", 0.1, 10.5, 15.5)
    assert estimate.seconds == pytest.approx(5, abs=1)


def test_one_slow_moment_does_not_make_it_jump() -> None:
    estimate = TimeLeft()
    _run(estimate, "encode", 0.02, 0, 20)
    before = estimate.seconds
    assert before is not None
    estimate.update(Progress(0.4, 1, "encode"), 22)
    assert estimate.seconds == pytest.approx(before, rel=0.25)


def test_unknown_total_gives_no_estimate() -> None:
    estimate = TimeLeft()
    for second in range(20):
        estimate.update(Progress(second, 0, "encode"), second)
    assert estimate.seconds is None
