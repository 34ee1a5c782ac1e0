"""Programs are run, heard and stopped; here on real children."""

from __future__ import annotations

import os
import sys
import time

import pytest

from toolkit.core.errors import DiskFull, ProgramFailed, ProgramMissing
from toolkit.core.jobs import JobCancelled, JobContext
from toolkit.core.process import run

STUBBORN = """
import signal, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
print("ready", flush=True)
time.sleep(60)
"""


def _python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def test_lines_arrive_in_order_as_text() -> None:
    lines: list[str] = []
    outcome = run(_python("print('এক'); print('দুই')"), JobContext(), on_line=lines.append)
    assert lines == ["এক", "দুই"]
    assert outcome.check().returncode == 0


def test_failure_carries_the_last_words() -> None:
    outcome = run(
        _python("import sys; sys.stderr.write('first\\nlast words\\n\\n'); sys.exit(3)"), JobContext()
    )
    with pytest.raises(ProgramFailed) as caught:
        outcome.check()
    assert caught.value.params["reason"] == "last words"


def test_missing_program_is_named() -> None:
    with pytest.raises(ProgramMissing):
        run(["no-such-program-here"], JobContext())


def test_much_output_on_both_pipes_does_not_block() -> None:
    code = "import sys\nfor _ in range(3000): print('x'*100); sys.stderr.write('y'*100+'\\n')"
    assert run(_python(code), JobContext()).returncode == 0


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_cancel_ends_even_a_stubborn_child_within_a_second() -> None:
    ctx = JobContext()
    times: list[float] = []

    def on_line(line: str) -> None:
        assert line == "ready"
        times.append(time.monotonic())
        ctx.cancel()

    with pytest.raises(JobCancelled):
        run(_python(STUBBORN), ctx, on_line=on_line, ask=b"q")
    assert time.monotonic() - times[0] < 1.0


def test_child_that_listens_is_asked_first() -> None:
    ctx = JobContext()
    lines: list[str] = []

    def on_line(line: str) -> None:
        lines.append(line)
        ctx.cancel()

    code = "import sys\nprint('ready', flush=True)\nsys.stdin.read(1)\nprint('tidied', flush=True)"
    with pytest.raises(JobCancelled):
        run(_python(code), ctx, on_line=on_line, ask=b"q")
    assert lines == ["ready", "tidied"]


@pytest.mark.parametrize("failure", [ValueError("ready"), DiskFull(path="ready"), KeyError("ready")])
def test_failure_in_a_listener_stops_the_child_and_is_raised(failure: Exception) -> None:
    def on_line(line: str) -> None:
        raise failure

    with pytest.raises(type(failure), match="ready"):
        run(_python(STUBBORN), JobContext(), on_line=on_line)


def test_cancelled_job_starts_nothing() -> None:
    ctx = JobContext()
    ctx.cancel()
    with pytest.raises(JobCancelled):
        run(["no-such-program-here"], ctx)
