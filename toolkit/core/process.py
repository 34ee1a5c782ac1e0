"""The one place that runs and stops other programs."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from toolkit.core.errors import ProgramFailed, ProgramMissing
from toolkit.core.jobs import JobContext

_POLL_SECONDS = 0.05
_STEP_SECONDS = 0.3  # between asking, terminating and killing: cancel is over within a second


@dataclass(frozen=True)
class Outcome:
    """How a program ended."""

    program: str
    returncode: int
    stderr_tail: str
    seconds: float

    def check(self) -> Outcome:
        """This outcome when the program succeeded.

        Raises:
            ProgramFailed: with the last line the program wrote.
        """
        if self.returncode != 0:
            lines = [line for line in self.stderr_tail.splitlines() if line.strip()]
            reason = lines[-1].strip() if lines else f"exit status {self.returncode}"
            raise ProgramFailed(program=self.program, reason=reason)
        return self


def run(
    args: Sequence[str],
    ctx: JobContext,
    *,
    on_line: Callable[[str], None] | None = None,
    ask: bytes = b"",
    background: bool = True,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
) -> Outcome:
    """Run a program to its end, or stop it when the job is cancelled.

    Args:
        args: program and arguments; never goes through a shell.
        ctx: cancelling it ends the program within a second.
        on_line: called in this thread's reader with each line of standard output.
        ask: what to write to standard input to ask the program to end (ffmpeg: b"q").
        background: run at low priority so that the machine stays usable.
        cwd: the folder to run in.
        env: variables for the program, on top of ours.

    Raises:
        ProgramMissing: the program cannot be started.
        JobCancelled: the job was cancelled; the program has ended.
    """
    ctx.check()
    program = Path(args[0]).name
    started = time.monotonic()
    child = start(args, background=background, cwd=cwd, env=env)
    tail: deque[str] = deque(maxlen=40)
    failures: list[Exception] = []
    readers = [
        threading.Thread(target=_drain, args=(child.stdout, on_line, failures), daemon=True),
        threading.Thread(target=_drain, args=(child.stderr, tail.append, failures), daemon=True),
    ]
    for reader in readers:
        reader.start()
    try:
        while child.poll() is None and not failures:
            ctx.check()
            with suppress(subprocess.TimeoutExpired):
                child.wait(_POLL_SECONDS)
    except BaseException:
        stop(child, ask)
        raise
    finally:
        if child.poll() is None:
            stop(child, ask)
        for reader in readers:
            reader.join()
        for pipe in (child.stdin, child.stdout, child.stderr):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
    if failures:
        raise failures[0]
    return Outcome(program, child.returncode, "\n".join(tail), time.monotonic() - started)


def start(
    args: Sequence[str],
    *,
    background: bool = True,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
) -> subprocess.Popen[bytes]:
    """Start a program that its caller talks to through pipes and ends with `stop`; arguments as for `run`.

    Raises:
        ProgramMissing: the program cannot be started.
    """
    try:
        child = subprocess.Popen(
            list(args),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=cwd,
            env={**os.environ, **env} if env else None,
            creationflags=_creation_flags(background),
        )
    except OSError as error:
        raise ProgramMissing(program=Path(args[0]).name) from error
    if background:
        _lower_priority(child)
    return child


def _drain(pipe: IO[bytes] | None, sink: Callable[[str], None] | None, failures: list[Exception]) -> None:
    """Read a pipe to its end, so the child never blocks on it; hand each line to `sink`."""
    if pipe is None:
        return
    for raw in pipe:
        if sink is None or failures:
            continue
        try:
            sink(raw.decode("utf-8", "replace").rstrip("\r\n"))
        except Exception as error:  # noqa: BLE001 - handed on to the thread that waits
            failures.append(error)


def stop(child: subprocess.Popen[bytes], ask: bytes = b"") -> None:
    """Ask, terminate, kill; each gets a moment."""
    if ask and child.stdin is not None:
        with suppress(OSError):
            child.stdin.write(ask)
            child.stdin.flush()
        if _ended(child):
            return
    child.terminate()
    if not _ended(child):
        child.kill()
        child.wait()


def _ended(child: subprocess.Popen[bytes]) -> bool:
    try:
        child.wait(_STEP_SECONDS)
    except subprocess.TimeoutExpired:
        return False
    return True


def _creation_flags(background: bool) -> int:
    if sys.platform != "win32":
        return 0
    flags = subprocess.CREATE_NO_WINDOW
    return flags | subprocess.BELOW_NORMAL_PRIORITY_CLASS if background else flags


def _lower_priority(child: subprocess.Popen[bytes]) -> None:
    if sys.platform != "win32":
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, child.pid, 10)
