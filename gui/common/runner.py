"""Runs long work away from the window: owns every job and gives each exactly one ending.

Signals arrive in the thread of the runner (the window's). Because endings wait for the event loop, a
page may connect to the job that `start` returns and misses nothing.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterable
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, QTimer, Signal

from gui.common.estimate import TimeLeft
from toolkit.core.errors import InternalError, ToolkitError
from toolkit.core.jobs import JobCancelled, JobContext, Progress
from toolkit.core.logs import log_file

T = TypeVar("T")
_LOG = logging.getLogger(__name__)
_PROGRESS_MS = 50  # progress reaches the window at most 20 times a second


class Lane(Enum):
    """Which queue a job waits in; the value is how many of its jobs run at a time."""

    GENERAL = (2, "general")
    ENCODE = (1, "encode")


class JobState(Enum):
    """Where a job is in its life."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def ended(self) -> bool:
        """Whether nothing more will happen."""
        return self not in (JobState.WAITING, JobState.RUNNING)


class Job(QObject):
    """One piece of work: reports progress, then ends once as done, failed or cancelled."""

    progressed = Signal(object)
    """Carries a `Progress`."""
    done = Signal(object)
    """Carries what the work returned."""
    failed = Signal(object)
    """Carries a `ToolkitError`."""
    cancelled = Signal()
    ended = Signal()
    """Follows whichever of the three endings came."""

    _finished = Signal()

    def __init__(
        self,
        title: str,
        work: Callable[[JobContext], object],
        result_paths: Callable[[Any], Iterable[Path]] | None,
        *,
        shown: bool,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.title = title
        self.shown = shown
        self.state = JobState.WAITING
        self.progress = Progress(0, 0, "")
        self.result: object = None
        self.error: ToolkitError | None = None
        self.result_paths: tuple[Path, ...] = ()
        self._work = work
        self._paths_of = result_paths
        self._context = JobContext(self._remember)
        self._latest: Progress | None = None
        self._outcome: tuple[JobState, object] | None = None
        self._over = threading.Event()
        self._time_left = TimeLeft()
        self._finished.connect(self.deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def seconds_left(self) -> float | None:
        """Estimated seconds to the end of this phase; None while nobody can say."""
        return self._time_left.seconds

    def cancel(self) -> None:
        """Ask the work to stop; it ends as cancelled unless it was already through."""
        self._context.cancel()

    @property
    def cancel_asked(self) -> bool:
        """Whether somebody asked this job to stop."""
        return self._context.cancelled

    def run(self) -> None:
        """Do the work; called once, in a worker thread."""
        self.state = JobState.RUNNING
        try:
            self._context.check()
            self._outcome = (JobState.DONE, self._work(self._context))
        except JobCancelled:
            self._outcome = (JobState.CANCELLED, None)
        except ToolkitError as error:
            self._outcome = (JobState.FAILED, error)
        except BaseException:  # noqa: BLE001 - the job boundary: every way out becomes one ending
            _LOG.exception("job %r failed unexpectedly", self.title)
            self._outcome = (JobState.FAILED, InternalError(log=log_file()))
        finally:
            self._over.set()
            self._finished.emit()

    def wait(self) -> None:
        """Block until the work is over; only for leaving the app."""
        self._over.wait()

    def deliver_progress(self) -> None:
        """Pass on the newest progress, when there is some."""
        latest, self._latest = self._latest, None
        if latest is None or self.state.ended:
            return
        self.progress = latest
        self._time_left.update(latest, time.monotonic())
        self.progressed.emit(latest)

    def deliver(self) -> None:
        """Announce the ending, once."""
        if self._outcome is None or self.state.ended:
            return
        self.deliver_progress()
        self.state, value = self._outcome
        if self.state is JobState.DONE:
            self.result = value
            self.result_paths = tuple(self._paths_of(value)) if self._paths_of else ()
            self.done.emit(value)
        elif isinstance(value, ToolkitError):
            self.error = value
            self.failed.emit(value)
        else:
            self.cancelled.emit()
        self.ended.emit()

    def _remember(self, progress: Progress) -> None:
        self._latest = progress


class _Run(QRunnable):
    """Carries a job into a thread pool."""

    def __init__(self, job: Job) -> None:
        super().__init__()
        self._job = job

    def run(self) -> None:
        """Run the job."""
        self._job.run()


class JobRunner(QObject):
    """Starts jobs in lanes, keeps them until they have ended, and stops them all at exit."""

    job_added = Signal(object)
    """Carries the `Job`, before it starts."""
    job_ended = Signal(object)
    """Carries the `Job`, after its ending."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: list[Job] = []
        self._pools: dict[Lane, QThreadPool] = {}
        self._closing = False
        self._ticks = QTimer(self)
        self._ticks.setInterval(_PROGRESS_MS)
        self._ticks.timeout.connect(self._on_tick)

    def start(
        self,
        title: str,
        work: Callable[[JobContext], T],
        *,
        lane: Lane = Lane.GENERAL,
        result_paths: Callable[[T], Iterable[Path]] | None = None,
        shown: bool = True,
    ) -> Job:
        """Queue work and give its job.

        Args:
            title: what the tray shows: the file or the task, in the user's words.
            work: runs in a worker thread; touches no widget.
            lane: ENCODE for whatever keeps the processor busy for long.
            result_paths: from the result, the files that the tray offers to open.
            shown: off for small work nobody waits for (thumbnails, previews): the tray leaves it out.
        """
        job = Job(title, work, result_paths, shown=shown, parent=self)
        job.ended.connect(self._on_job_ended)
        self._jobs.append(job)
        self.job_added.emit(job)
        if self._closing:
            job.cancel()
        self._pool(lane).start(_Run(job))
        self._ticks.start()
        return job

    def jobs(self) -> tuple[Job, ...]:
        """The jobs that have not ended, oldest first."""
        return tuple(self._jobs)

    def busy(self) -> bool:
        """Whether work that the user sees is still going on."""
        return any(job.shown for job in self._jobs)

    def shut_down(self) -> None:
        """Cancel every job, wait for all of them and deliver their endings."""
        self._closing = True
        for job in self.jobs():
            job.cancel()
        for job in self.jobs():
            job.wait()
            job.deliver()
        for pool in self._pools.values():
            pool.waitForDone()
        self._ticks.stop()

    def _pool(self, lane: Lane) -> QThreadPool:
        if lane not in self._pools:
            pool = QThreadPool(self)
            pool.setMaxThreadCount(lane.value[0])
            self._pools[lane] = pool
        return self._pools[lane]

    def _on_tick(self) -> None:
        for job in self.jobs():
            job.deliver_progress()

    def _on_job_ended(self) -> None:
        job = self.sender()
        if not isinstance(job, Job):
            return
        self._jobs.remove(job)
        if not self._jobs:
            self._ticks.stop()
        self.job_ended.emit(job)
