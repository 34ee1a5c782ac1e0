"""Looks at video files through a child process, so that a hostile one costs an error, not the app."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import msgspec

from toolkit.core.errors import FileEmpty, FileUnreadable, ToolkitError, reading
from toolkit.core.jobs import JobContext
from toolkit.core.paths import program_root
from toolkit.core.process import run
from toolkit.video.errors import (
    MediaDamaged,
    MediaNotRecognised,
    MediaProtected,
    MediaTruncated,
    MediaWithoutPicture,
)
from toolkit.video.media import Frames, MediaInfo

WORKER = "_video-worker"  # main.py hands this word's arguments to toolkit.video.worker
_PROBE_SECONDS = 60.0
_SCAN_SECONDS = 1800.0
T = TypeVar("T", bound=msgspec.Struct)
_KINDS: dict[str, type[ToolkitError]] = {
    kind.code: kind for kind in (MediaNotRecognised, MediaTruncated, MediaWithoutPicture, MediaProtected)
}


class _Answer(msgspec.Struct):
    ok: msgspec.Raw = msgspec.Raw()
    error: tuple[str, str] | None = None


class _Deadline(JobContext):
    """Follows another job, and cancels itself when the worker has said nothing for too long."""

    def __init__(self, job: JobContext, seconds: float) -> None:
        super().__init__()
        self._job, self._seconds = job, seconds
        self._last = time.monotonic()
        self.expired = False

    def heard(self) -> None:
        """Start counting anew."""
        self._last = time.monotonic()

    def check(self) -> None:
        """Raise JobCancelled when the job is cancelled or the time is over."""
        self._job.check()
        if time.monotonic() - self._last > self._seconds:
            self.expired = True
            self.cancel()
        super().check()


def probe(path: Path, ctx: JobContext | None = None) -> MediaInfo:
    """What the video file holds.

    Raises:
        FileMissing, FileEmpty, FileUnreadable: the file cannot be read.
        MediaNotRecognised, MediaTruncated, MediaWithoutPicture, MediaProtected, MediaDamaged: no video.
    """
    answers: list[MediaInfo] = []
    ask_worker(["probe", str(path)], path, MediaInfo, answers.append, ctx, _PROBE_SECONDS)
    if not answers:
        raise MediaDamaged(path=path, reason="the decoder gave no answer")
    return answers[0]


def scan(path: Path, begin: float, end: float, ctx: JobContext | None = None) -> Frames:
    """When each frame from a little before `begin` to a little after `end` (seconds) is shown.

    Raises:
        The errors of `probe`.
    """
    answers: list[Frames] = []
    arguments = ["frames", str(path), repr(begin), repr(end)]
    ask_worker(arguments, path, Frames, answers.append, ctx, _SCAN_SECONDS)
    if not answers:
        raise MediaDamaged(path=path, reason="the decoder gave no answer")
    return answers[0]


def ask_worker(
    arguments: list[str],
    path: Path,
    kind: type[T],
    on_answer: Callable[[T], None],
    ctx: JobContext | None,
    seconds: float,
) -> None:
    """Run the worker and hand each of its answers to `on_answer`, in a thread of its own.

    Raises:
        The errors of `probe`.
    """
    with reading(path):
        if path.is_dir():
            raise FileUnreadable(path=path, reason="it is a folder")
        with path.open("rb") as file:
            if not file.read(1):
                raise FileEmpty(path=path)
    deadline = _Deadline(ctx or JobContext(), seconds)
    failures: list[tuple[str, str]] = []

    def on_line(line: str) -> None:
        deadline.heard()
        answer = msgspec.json.decode(line, type=_Answer)
        if answer.error is not None:
            failures.append(answer.error)
        else:
            on_answer(msgspec.json.decode(answer.ok, type=kind))

    arguments[1] = str(path.absolute())
    try:
        outcome = run([*worker_command(), *arguments], deadline, on_line=on_line)
    except Exception:
        if deadline.expired:
            raise MediaDamaged(path=path, reason=f"no answer within {seconds:.0f} s") from None
        raise
    if failures:
        code, reason = failures[0]
        raise _KINDS[code](path=path) if code in _KINDS else MediaDamaged(path=path, reason=reason)
    if outcome.returncode != 0:
        raise MediaDamaged(path=path, reason="the decoder stopped working on it")


def worker_command() -> list[str]:
    """What starts the worker: this program itself, from a checkout or from a bundle."""
    if getattr(sys, "frozen", False):
        return [sys.executable, WORKER]
    return [sys.executable, str(program_root() / "main.py"), WORKER]
