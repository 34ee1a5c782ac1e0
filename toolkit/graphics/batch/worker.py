"""Runs in a child process: paints one row for each line it reads, until there are no more."""

from __future__ import annotations

import hashlib
import os
import signal
import sys
from pathlib import Path

import msgspec

from toolkit.core.errors import DiskFull, FileNotWritable, ToolkitError, writing
from toolkit.core.files import replace
from toolkit.graphics.batch.painter import RowPainter, RowProblems
from toolkit.graphics.batch.wire import Answer, Made, Problem, Setup, Task
from toolkit.graphics.brand import load_brand
from toolkit.graphics.encode import encode
from toolkit.graphics.load import load_template

WORKER = "_batch-worker"  # main.py hands this word to `main`
PARTIAL = ".part"


def main() -> int:
    """Read a `Setup`, then `Task` after `Task`, from standard input; write an `Answer` to each."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to the whole group; the batch decides
    setup = msgspec.json.decode(sys.stdin.buffer.readline(), type=Setup)
    try:
        worker = Worker(setup)
    except ToolkitError as error:
        _answer(Answer(number=0, problems=(problem_of(error),), fatal=True))
        return 1
    _answer(Answer(number=0))
    tasks = msgspec.json.Decoder(Task)
    for line in sys.stdin.buffer:
        _answer(worker.do(tasks.decode(line)))
    return 0


class Worker:
    """Turns tasks into files."""

    def __init__(self, setup: Setup) -> None:
        """Load the template and paint what stays.

        Raises:
            ToolkitError: the template or the brand cannot be used.
        """
        self._setup = setup
        self._out, self._work = Path(setup.out), Path(setup.work)
        self._painter = RowPainter(
            load_template(Path(setup.template)),
            load_brand(Path(setup.brand)),
            setup.sizes,
            frozenset(setup.varying),
            setup.values,
            {key: Path(path) for key, path in setup.photos.items()},
            setup.language,
        )

    def do(self, task: Task) -> Answer:
        """Make the files of a row: all of them, or none."""
        if os.environ.get("KARMASHALA_TEST_CRASH") == f"row-{task.number}":  # lets the tests see a crash
            os.abort()
        try:
            return Answer(number=task.number, files=self._made(task))
        except RowProblems as error:
            return Answer(number=task.number, problems=tuple(map(problem_of, error.problems)))
        except (DiskFull, FileNotWritable) as error:
            return Answer(number=task.number, problems=(problem_of(error),), fatal=True)
        except ToolkitError as error:
            return Answer(number=task.number, problems=(problem_of(error),))

    def _made(self, task: Task) -> tuple[Made, ...]:
        photos = {key: Path(path) for key, path in task.photos.items()}
        kind, max_kb = self._setup.kind, self._setup.max_kb
        pictures = [
            encode(picture, kind, max_kb=max_kb) for picture in self._painter.paint(task.values, photos)
        ]
        for name, data in zip(task.names, pictures, strict=True):
            self._write(self._out / name, data)
        return tuple(
            Made(name, len(data), digest(data)) for name, data in zip(task.names, pictures, strict=True)
        )

    def _write(self, target: Path, data: bytes) -> None:
        """Put the file in place whole; the batch makes it last through a power cut before it counts."""
        partial = self._work / f"{os.getpid()}{PARTIAL}"
        with writing(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            partial.write_bytes(data)
            replace(partial, target, durable=False)


def problem_of(error: ToolkitError) -> Problem:
    """The error as it travels."""
    return Problem(error.code, {key: str(value) for key, value in error.params.items()})


def digest(data: bytes) -> str:
    """What tells a file from any other."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def _answer(answer: Answer) -> None:
    sys.stdout.buffer.write(msgspec.json.encode(answer) + b"\n")
    sys.stdout.buffer.flush()
