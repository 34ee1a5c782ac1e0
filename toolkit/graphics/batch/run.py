"""Runs a batch: paints what is not there yet, records it, reports what could not be made."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from toolkit.core.errors import OutputExists, writing
from toolkit.core.files import require_space
from toolkit.core.jobs import JobContext
from toolkit.core.messages import Language
from toolkit.graphics.batch.errors import BatchBegun, BatchRunning
from toolkit.graphics.batch.journal import Journal, Recorder
from toolkit.graphics.batch.plan import Plan, PlannedRow
from toolkit.graphics.batch.pool import Pool
from toolkit.graphics.batch.report import REPORT, Failure, write_report
from toolkit.graphics.batch.wire import Answer, Setup, Task
from toolkit.graphics.batch.worker import PARTIAL, problem_of
from toolkit.store.errors import DataInUse
from toolkit.store.lock import ProcessLock

FOLDER = ".karmashala-batch"  # in the output folder: the journal, and files not yet whole
_MOST_JOBS = 8  # each takes about 150 MB
_WEIGHED_ROWS = 8  # finished rows after which the room that the rest will take is known well enough


@dataclass(frozen=True)
class BatchResult:
    """How a batch ended: rows made now, rows found made, rows that could not be."""

    made: int
    kept: int
    failures: tuple[Failure, ...]
    report: Path


def run_batch(
    plan: Plan,
    out: Path,
    ctx: JobContext,
    *,
    jobs: int | None = None,
    resume: bool = False,
    force: bool = False,
    paused: threading.Event | None = None,
    language: Language = "bn",
) -> BatchResult:
    """Make the pictures of every row in the folder `out`.

    A row that fails is reported and the rest goes on. Cancelled or killed, only whole files are there, and
    `resume` makes what is missing, also after rows, template or options were changed.

    Args:
        plan: what to make.
        out: the folder; it gets the pictures, `report.csv` and a small folder for the journal.
        ctx: progress in rows; cancelling ends the painters at once.
        jobs: processes; without it, one for each processor.
        resume: go on with what is there.
        force: replace files that are there.
        paused: while it is set, no new rows are begun.
        language: of the report.

    Raises:
        BatchBegun: there is an earlier batch in `out`, and neither `resume` nor `force`.
        BatchRunning: it is still being written.
        OutputExists: a file that is not the batch's own is in the way.
        DiskFull, NotEnoughSpace, FileNotWritable: the disk gave out; what is done stays.
        JobCancelled: the job was cancelled.
    """
    out = out.absolute()
    work = out / FOLDER
    _refuse(plan, out, Journal(work / "journal.jsonl"), resume=resume, force=force)
    try:
        lock = ProcessLock(work / "lock")
    except DataInUse as error:
        raise BatchRunning(path=out) from error
    with lock:
        return _Run(plan, out, ctx, resume=resume, language=language).run(jobs or default_jobs(), paused)


def default_jobs() -> int:
    """One process for each processor this program may use, within reason."""
    counted = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return min(_MOST_JOBS, counted or 1)


def _refuse(plan: Plan, out: Path, journal: Journal, *, resume: bool, force: bool) -> None:
    """Raise before anything is written when files of somebody else would be lost."""
    if journal.claimed and not (resume or force):
        raise BatchBegun(path=out)
    sources = {plan.batch.table.path.absolute()}
    sources.update(path for row in plan.rows for path in row.photos.values())
    for name in (REPORT, *(name for row in plan.rows for name in row.names)):
        target = out / name
        if target in sources or (not force and name not in journal.claimed and target.exists()):
            raise OutputExists(path=target)


class _Run:
    """One run, from looking at what is there to the report."""

    def __init__(self, plan: Plan, out: Path, ctx: JobContext, *, resume: bool, language: Language) -> None:
        self._plan = plan
        self._out = out
        self._work = out / FOLDER
        self._ctx = ctx
        self._language: Language = language
        self._rows = {row.number: row for row in plan.rows}
        self._failures: list[Failure] = []
        self._kept = 0
        self._made = 0
        self._bytes = 0
        path = self._work / "journal.jsonl"
        if not resume:
            with writing(path):
                path.unlink(missing_ok=True)
        self._journal = Journal(path)

    def run(self, jobs: int, paused: threading.Event | None) -> BatchResult:
        self._clean()
        report = self._out / REPORT
        self._journal.claim([REPORT, *(name for row in self._plan.rows for name in row.names)])
        keys: dict[int, str] = {}
        todo = []
        for place, row in enumerate(self._plan.rows):
            self._ctx.step(place, len(self._plan.rows), "look")
            if row.problems:
                self._failures.append(Failure(row, tuple(map(problem_of, row.problems))))
                continue
            keys[row.number] = self._plan.key(row)
            if self._journal.holds(keys[row.number], self._out):
                self._kept += 1
            else:
                todo.append(row)
        if todo:
            self._paint(todo, keys, min(jobs, len(todo)), paused)
        write_report(report, self._plan.batch, self._failures, self._language)
        self._step()
        return BatchResult(self._made, self._kept, tuple(self._failures), report)

    def _paint(
        self, todo: list[PlannedRow], keys: dict[int, str], jobs: int, paused: threading.Event | None
    ) -> None:
        recorder = Recorder(self._journal, self._out)
        self._step()
        try:
            Pool(self._setup(), jobs).run(_tasks(todo), self._ctx, self._taker(recorder, keys), paused)
        finally:
            self._clean()
            recorder.close()

    def _taker(self, recorder: Recorder, keys: dict[int, str]) -> Callable[[Answer], None]:
        def take(answer: Answer) -> None:
            if answer.problems:
                self._failures.append(Failure(self._rows[answer.number], answer.problems))
            else:
                recorder.add(answer.number, keys[answer.number], answer.files)
                self._made += 1
                self._bytes += sum(made.size for made in answer.files)
                if self._made == _WEIGHED_ROWS:
                    left = len(self._rows) - self._kept - self._made - len(self._failures)
                    require_space(self._out, self._bytes * left // self._made)
            self._step()

        return take

    def _step(self) -> None:
        done = self._kept + self._made + len(self._failures)
        self._ctx.step(done, len(self._rows), "rows")

    def _clean(self) -> None:
        """Remove what killed painters left half-written."""
        for partial in self._work.glob(f"*{PARTIAL}"):
            with suppress(OSError):
                partial.unlink()

    def _setup(self) -> Setup:
        batch, first = self._plan.batch, self._plan.rows[0]
        varying = self._plan.varying
        return Setup(
            template=str(batch.template.folder.absolute()),
            brand=str(batch.brand.folder.absolute()),
            sizes=batch.sizes,
            kind=batch.kind,
            max_kb=batch.max_kb,
            language=batch.language,
            varying=tuple(sorted(varying)),
            values={key: value for key, value in first.values.items() if key not in varying},
            photos={key: str(path) for key, path in first.photos.items() if key not in varying},
            out=str(self._out),
            work=str(self._work),
        )


def _tasks(rows: list[PlannedRow]) -> Iterator[Task]:
    for row in rows:
        photos = {key: str(path) for key, path in row.photos.items()}
        yield Task(number=row.number, values=dict(row.values), photos=photos, names=row.names)
