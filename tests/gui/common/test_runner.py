"""Every job ends exactly once, whatever happens to it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.common.runner import Job, JobRunner, JobState, Lane
from toolkit.core.errors import DiskFull, InternalError
from toolkit.core.jobs import JobContext, Progress
from toolkit.core.logs import log_file


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[JobRunner]:
    made = JobRunner()
    yield made
    made.shut_down()


class Diary:
    """Writes down each signal of a job and the thread it came in."""

    def __init__(self, job: Job) -> None:
        self.endings: list[str] = []
        self.progress: list[Progress] = []
        self.threads: set[int] = set()
        job.done.connect(lambda _value: self._end("done"))
        job.failed.connect(lambda _error: self._end("failed"))
        job.cancelled.connect(lambda: self._end("cancelled"))
        job.progressed.connect(self._step)

    def _end(self, how: str) -> None:
        self.endings.append(how)
        self.threads.add(threading.get_ident())

    def _step(self, progress: Progress) -> None:
        assert not self.endings, "progress after the ending"
        self.progress.append(progress)
        self.threads.add(threading.get_ident())


def _until_cancelled(ctx: JobContext) -> None:
    while True:
        ctx.step(1, 2, "encode")


def _finish(ctx: JobContext) -> str:
    for done in range(5000):
        ctx.step(done, 4999, "encode")
    return "made"


def _fail(ctx: JobContext) -> None:
    ctx.step(1, 2, "encode")
    raise DiskFull(path=Path("ছবি.png"))


def test_job_that_succeeds(runner: JobRunner, qtbot: QtBot) -> None:
    job = runner.start("ছবি.png", _finish, result_paths=lambda made: [Path(made)])
    diary = Diary(job)
    qtbot.waitUntil(lambda: job.state.ended)
    assert diary.endings == ["done"]
    assert job.result == "made"
    assert job.result_paths == (Path("made"),)
    assert diary.progress[-1].fraction == 1
    assert len(diary.progress) < 100, "progress was not throttled"
    assert diary.threads == {threading.get_ident()}
    assert runner.jobs() == ()


def test_job_that_fails(runner: JobRunner, qtbot: QtBot) -> None:
    job = runner.start("ছবি.png", _fail)
    diary = Diary(job)
    qtbot.waitUntil(lambda: job.state.ended)
    assert diary.endings == ["failed"]
    assert isinstance(job.error, DiskFull)


def test_job_that_is_cancelled(runner: JobRunner, qtbot: QtBot) -> None:
    job = runner.start("ছবি.png", _until_cancelled)
    diary = Diary(job)
    qtbot.waitUntil(lambda: bool(diary.progress))
    job.cancel()
    job.cancel()
    qtbot.waitUntil(lambda: job.state.ended)
    assert diary.endings == ["cancelled"]


def test_waiting_job_is_cancelled_without_running(runner: JobRunner, qtbot: QtBot) -> None:
    ran: list[str] = []
    first = runner.start("first", _until_cancelled, lane=Lane.ENCODE)
    second = runner.start("second", lambda _ctx: ran.append("second"), lane=Lane.ENCODE)
    second.cancel()
    first.cancel()
    qtbot.waitUntil(lambda: second.state.ended)
    assert second.state is JobState.CANCELLED
    assert ran == []


def test_encode_lane_runs_one_job_at_a_time(runner: JobRunner, qtbot: QtBot) -> None:
    running = 0
    most = 0
    guard = threading.Lock()

    def work(ctx: JobContext) -> None:
        nonlocal running, most
        with guard:
            running += 1
            most = max(most, running)
        _finish(ctx)
        with guard:
            running -= 1

    jobs = [runner.start(str(number), work, lane=Lane.ENCODE) for number in range(4)]
    qtbot.waitUntil(lambda: all(job.state is JobState.DONE for job in jobs))
    assert most == 1


@pytest.mark.parametrize("mistake", [ZeroDivisionError("x"), SystemExit(3)])
def test_mistake_in_the_program_becomes_an_apology(
    runner: JobRunner, qtbot: QtBot, caplog: pytest.LogCaptureFixture, mistake: BaseException
) -> None:
    def work(_ctx: JobContext) -> None:
        raise mistake

    job = runner.start("ছবি.png", work)
    diary = Diary(job)
    qtbot.waitUntil(lambda: job.state.ended)
    assert diary.endings == ["failed"]
    assert isinstance(job.error, InternalError)
    assert job.error.params["log"] == log_file()
    assert "Traceback" in caplog.text, "the log holds no details"
    caplog.clear()


def test_leaving_stops_everything_and_delivers_endings(qtbot: QtBot) -> None:
    runner = JobRunner()
    jobs = [
        runner.start("one", _until_cancelled, lane=Lane.ENCODE),
        runner.start("two", _until_cancelled, lane=Lane.ENCODE),
        runner.start("three", _until_cancelled),
    ]
    diaries = [Diary(job) for job in jobs]
    runner.shut_down()
    assert [diary.endings for diary in diaries] == [["cancelled"]] * 3
    late = runner.start("late", _until_cancelled)
    qtbot.waitUntil(lambda: late.state.ended)
    assert late.state is JobState.CANCELLED
    assert [diary.endings for diary in diaries] == [["cancelled"]] * 3, "an ending came twice"


def test_hidden_work_does_not_make_the_app_busy(runner: JobRunner, qtbot: QtBot) -> None:
    job = runner.start("thumbnail", _until_cancelled, shown=False)
    assert not runner.busy()
    shown = runner.start("export", _until_cancelled)
    assert runner.busy()
    for each in (job, shown):
        each.cancel()
    qtbot.waitUntil(lambda: not runner.jobs())


def test_job_is_announced_before_it_starts(runner: JobRunner, qtbot: QtBot) -> None:
    seen: list[JobState] = []
    runner.job_added.connect(lambda job: seen.append(job.state))
    job = runner.start("ছবি.png", _finish)
    qtbot.waitUntil(lambda: job.state.ended)
    assert seen == [JobState.WAITING]
