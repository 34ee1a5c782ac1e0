"""A pool of painters: child processes that are fed little by little, replaced when they crash."""

from __future__ import annotations

import queue
import subprocess
import sys
import threading
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress

import msgspec

from toolkit.core.errors import ProgramFailed, ToolkitError
from toolkit.core.jobs import JobContext
from toolkit.core.paths import program_root
from toolkit.core.process import start, stop
from toolkit.graphics.batch.errors import PainterStopped
from toolkit.graphics.batch.wire import Answer, Problem, Setup, Task
from toolkit.graphics.batch.worker import WORKER, problem_of

_AHEAD = 2  # rows a painter has at hand: one it paints, and one so that it never waits
_TRIES = 2  # a row that a painter crashed on is given to another once, in case the machine was to blame
_POLL_SECONDS = 0.1
_START_SECONDS = 180.0  # a cold disk and a virus scanner take their time
_STUCK_SECONDS = 180.0  # in one row
# Every row takes and gives back the same few buffers of megabytes. By default glibc returns each to the
# system at once, and a quarter of the time goes into fetching the pages again.
_ENVIRONMENT = {"MALLOC_MMAP_THRESHOLD_": str(32 << 20), "MALLOC_TRIM_THRESHOLD_": str(256 << 20)}


class _Painter:
    """One child process and the rows it has at hand, oldest first."""

    def __init__(self, setup: Setup, heard: queue.SimpleQueue[tuple[_Painter, Answer | None]]) -> None:
        self.at_hand: deque[Task] = deque()
        self.ready = False
        self.last_heard = time.monotonic()
        self._tail: deque[str] = deque(maxlen=20)
        self._child = start(_command(), env=_ENVIRONMENT)
        self._readers = [
            threading.Thread(target=self._listen, args=(heard,), daemon=True),
            threading.Thread(target=self._keep_tail, daemon=True),
        ]
        for reader in self._readers:
            reader.start()
        self._send(setup)

    def give(self, task: Task) -> None:
        if not self.at_hand:
            self.last_heard = time.monotonic()
        self.at_hand.append(task)
        self._send(task)

    def _send(self, value: msgspec.Struct) -> None:
        if self._child.stdin is not None:
            with suppress(OSError):  # it has died: its reader will say so
                self._child.stdin.write(msgspec.json.encode(value) + b"\n")
                self._child.stdin.flush()

    def _listen(self, heard: queue.SimpleQueue[tuple[_Painter, Answer | None]]) -> None:
        decoder = msgspec.json.Decoder(Answer)
        for line in self._child.stdout or ():
            try:
                answer = decoder.decode(line)
            except msgspec.DecodeError:  # cut short by a crash
                break
            heard.put((self, answer))
        heard.put((self, None))

    def _keep_tail(self) -> None:
        for line in self._child.stderr or ():
            self._tail.append(line.decode("utf-8", "replace").strip())

    @property
    def stuck(self) -> bool:
        """Whether it has said nothing for far too long."""
        silent = time.monotonic() - self.last_heard
        return bool(self.at_hand) and silent > _STUCK_SECONDS if self.ready else silent > _START_SECONDS

    def end(self) -> str:
        """End the process, now; the reason it gave for having ended, if it had."""
        own_end = self._ended_by_itself()
        if self._child.stdin is not None:
            with suppress(OSError):
                self._child.stdin.close()
        stop(self._child)
        for reader in self._readers:
            reader.join()
        for pipe in (self._child.stdout, self._child.stderr):
            if pipe is not None:
                pipe.close()
        if not own_end:
            return f"no answer within {_STUCK_SECONDS if self.ready else _START_SECONDS:.0f} s"
        lines = [line for line in self._tail if line]
        return lines[-1] if lines else f"exit status {self._child.returncode}"

    def _ended_by_itself(self) -> bool:
        try:
            self._child.wait(1.0 if not self.stuck else 0.0)
        except subprocess.TimeoutExpired:
            return False
        return True

    def kill(self) -> None:
        """End the process without asking why."""
        self._child.kill()
        self.end()


class Pool:
    """Paints tasks on several processes at once; answers come in any order."""

    def __init__(self, setup: Setup, jobs: int) -> None:
        self._setup = setup
        self._heard: queue.SimpleQueue[tuple[_Painter, Answer | None]] = queue.SimpleQueue()
        self._again: deque[Task] = deque()
        self._crashes: Counter[int] = Counter()
        self._painters: list[_Painter] = []
        self._jobs = jobs

    def run(
        self,
        tasks: Iterable[Task],
        ctx: JobContext,
        on_answer: Callable[[Answer], None],
        paused: threading.Event | None = None,
    ) -> None:
        """Paint every task; only a few are taken from `tasks` at a time.

        Args:
            tasks: rows to paint.
            ctx: cancelling it ends all painters at once.
            on_answer: called in this thread for each task, once.
            paused: while it is set, no new rows are begun.

        Raises:
            JobCancelled: the job was cancelled; the painters have ended.
            DiskFull, FileNotWritable: the disk gave out.
            ToolkitError: no row can be painted, as when the template has gone.
        """
        waiting = iter(tasks)
        try:
            for _ in range(self._jobs):
                self._painters.append(_Painter(self._setup, self._heard))
            while True:
                ctx.check()
                if paused is None or not paused.is_set():
                    self._feed(waiting)
                    if not any(painter.at_hand for painter in self._painters):
                        return
                with suppress(queue.Empty):
                    painter, answer = self._heard.get(timeout=_POLL_SECONDS)
                    if painter in self._painters:
                        self._hear(painter, answer, on_answer)
                for painter in [painter for painter in self._painters if painter.stuck]:
                    self._replace(painter, on_answer)
        finally:
            for painter in self._painters:
                painter.kill()

    def _feed(self, waiting: Iterator[Task]) -> None:
        for _ in range(_AHEAD):  # one each before the second for anyone
            for painter in self._painters:
                if len(painter.at_hand) < _AHEAD:
                    task = self._again.popleft() if self._again else next(waiting, None)
                    if task is None:
                        return
                    painter.give(task)

    def _hear(self, painter: _Painter, answer: Answer | None, on_answer: Callable[[Answer], None]) -> None:
        if answer is None:
            self._replace(painter, on_answer)
            return
        painter.last_heard = time.monotonic()
        if answer.fatal:
            raise _error_of(answer.problems[0])
        if answer.number == 0:
            painter.ready = True
            return
        painter.at_hand.popleft()
        on_answer(answer)

    def _replace(self, painter: _Painter, on_answer: Callable[[Answer], None]) -> None:
        """A painter has crashed or hangs: its oldest row is the suspect, the others go to the next one."""
        reason = painter.end()
        if not painter.ready:
            raise ProgramFailed(program="painter", reason=reason)
        self._painters[self._painters.index(painter)] = _Painter(self._setup, self._heard)
        if not painter.at_hand:
            return
        suspect = painter.at_hand.popleft()
        self._again.extend(painter.at_hand)
        self._crashes[suspect.number] += 1
        if self._crashes[suspect.number] < _TRIES:
            self._again.append(suspect)
        else:
            on_answer(Answer(number=suspect.number, problems=(_stopped(reason),)))


def _error_of(problem: Problem) -> ToolkitError:
    """The error that a painter met, as it was but for its parameters being text."""
    waiting: list[type[ToolkitError]] = [ToolkitError]
    while waiting:
        kind = waiting.pop()
        if vars(kind).get("code") == problem.code:
            return kind(**problem.params)
        waiting += kind.__subclasses__()
    return ProgramFailed(program="painter", reason=problem.code)


def _stopped(reason: str) -> Problem:
    return problem_of(PainterStopped(reason=reason))


def _command() -> list[str]:
    """What starts a painter: this program itself, from a checkout or from a bundle."""
    if getattr(sys, "frozen", False):
        return [sys.executable, WORKER]
    return [sys.executable, str(program_root() / "main.py"), WORKER]
