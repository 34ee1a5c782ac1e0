"""What a batch has finished: an append-only file that a crash or a power cut can only shorten."""

from __future__ import annotations

import os
import queue
import threading
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

import msgspec

from toolkit.core.errors import ToolkitError, from_os_error, reading, writing
from toolkit.core.files import sync_file, sync_folder
from toolkit.graphics.batch.wire import Made
from toolkit.graphics.batch.worker import digest

FORMAT = "karmashala-batch"


class _Line(msgspec.Struct, omit_defaults=True):
    """One line: the head, names that the batch is going to write, or a finished row."""

    format: str = ""
    version: int = 0
    claim: tuple[str, ...] = ()
    row: int = 0
    key: str = ""
    files: tuple[Made, ...] = ()


class Journal:
    """Names the batch owns, and finished rows by key. One process writes it at a time."""

    def __init__(self, path: Path) -> None:
        """Read what is there; a last line that a crash cut short does not count.

        Raises:
            FileUnreadable: the system refuses to read it.
        """
        self.path = path
        self.claimed: set[str] = set()
        self.done: dict[str, tuple[Made, ...]] = {}
        self._length = 0
        data = b""
        if path.exists():
            with reading(path):
                data = path.read_bytes()
        self._length = data.rfind(b"\n") + 1
        decoder = msgspec.json.Decoder(_Line)
        for raw in data[: self._length].splitlines():
            with suppress(msgspec.DecodeError, UnicodeDecodeError):  # a sector lost to a power cut
                line = decoder.decode(raw)
                self.claimed.update(line.claim)
                if line.key:
                    self.done[line.key] = line.files

    def claim(self, names: Iterable[str]) -> None:
        """Own these names from now on; on the disk before the first of them is.

        Raises:
            DiskFull, FileNotWritable: the system refused.
        """
        new = tuple(dict.fromkeys(name for name in names if name not in self.claimed))
        lines = [_Line(claim=new)] if new else []
        if not self._length:
            lines.insert(0, _Line(format=FORMAT, version=1))
        self.append(lines)
        self.claimed.update(new)

    def append(self, lines: Sequence[_Line]) -> None:
        """Write lines and wait until the disk has them."""
        if not lines:
            return
        data = b"".join(msgspec.json.encode(line) + b"\n" for line in lines)
        with writing(self.path), self.path.open("ab") as file:
            file.truncate(self._length)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        self._length += len(data)

    def holds(self, key: str, out: Path) -> bool:
        """Whether the row was finished and its files are in `out` exactly as they were made."""
        files = self.done.get(key)
        return files is not None and all(_same(out / made.name, made) for made in files)


def _same(path: Path, made: Made) -> bool:
    try:
        return path.stat().st_size == made.size and digest(path.read_bytes()) == made.digest
    except OSError:
        return False


class Recorder:
    """Writes finished rows into the journal from a thread, many at a time, after their files are safe."""

    def __init__(self, journal: Journal, out: Path) -> None:
        self._journal = journal
        self._out = out
        self._rows: queue.SimpleQueue[_Line | None] = queue.SimpleQueue()
        self._failures: list[ToolkitError] = []
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def add(self, number: int, key: str, files: tuple[Made, ...]) -> None:
        """Take a finished row.

        Raises:
            DiskFull, FileNotWritable: an earlier row could not be recorded.
        """
        self._raise()
        self._rows.put(_Line(row=number, key=key, files=files))

    def close(self) -> None:
        """Wait until everything is on the disk; raises as `add`."""
        self._rows.put(None)
        self._thread.join()
        self._raise()

    def _raise(self) -> None:
        if self._failures:
            raise self._failures[0]

    def _run(self) -> None:
        open_end = True
        while open_end:
            lines = [self._rows.get()]
            while not self._rows.empty():
                lines.append(self._rows.get())
            open_end = None not in lines
            try:
                self._record([line for line in lines if line is not None])
            except ToolkitError as error:
                self._failures.append(error)
                return
            except OSError as error:
                self._failures.append(from_os_error(error, self._journal.path))
                return

    def _record(self, lines: list[_Line]) -> None:
        paths = [self._out / made.name for line in lines for made in line.files]
        for path in paths:
            sync_file(path)
        for folder in {path.parent for path in paths}:
            sync_folder(folder)
        self._journal.append(lines)
