"""Measures, side by side on this machine, how long Karmashala and Shotcut take to show their first window.

Each is started in turn on a virtual screen of 1366 × 768. A window counts as shown when at least a fifth of
the screen is painted in at least a dozen colours: an empty frame does not. The screen is read from Xvfb's own
memory, so that watching costs the watched nothing. Memory is PSS (proportional set size, Linux) of the whole
process tree, 8 s after the start; it comes out too small while other programs use the same libraries, so end
whatever else runs from this folder's .venv.

    python scripts/bench_start.py [--runs 5] [--against shotcut] [--check]

Needs Linux, Xvfb and the program to compare with. `--check` fails when a ratio is over its limit.
"""

from __future__ import annotations

import argparse
import mmap
import os
import shutil
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MOST_TIME = 0.7  # of the other's time to the first window
MOST_MEMORY = 0.6  # of the other's PSS
_MEMORY_AFTER = 8.0  # s
_GIVE_UP_AFTER = 60.0  # s
_UNPAINTED = 0x00_FE_01_FD  # a colour no program paints
_STEP = 61  # every so many pixels are looked at; prime, so that it wanders over the columns


@dataclass(frozen=True)
class Start:
    """One start: seconds to the first window, and PSS in bytes."""

    seconds: float
    pss: int


class Screen:
    """A virtual screen whose pixels are read without asking the X server."""

    def __init__(self, memory: mmap.mmap, display: str) -> None:
        fields = struct.unpack(">25I", memory[:100])  # an XWD header
        self.display = display
        self._pixels = memoryview(memory)[fields[0] + fields[19] * 12 :].cast("I")

    def clear(self) -> None:
        """Paint all of it in the colour that stands for "nobody painted here"."""
        self._pixels[:] = memoryview(struct.pack("=I", _UNPAINTED) * len(self._pixels)).cast("I")

    def settle(self) -> None:
        """Return when nobody has painted for half a second; the screen is clear then."""
        painted = True
        while painted:
            self.clear()
            time.sleep(0.5)
            painted = any(pixel & 0x00_FF_FF_FF != _UNPAINTED for pixel in self._pixels[::_STEP])

    def shows_a_window(self) -> bool:
        """Whether a window with something in it is on the screen."""
        seen = [pixel & 0x00_FF_FF_FF for pixel in self._pixels[::_STEP]]
        painted = [pixel for pixel in seen if pixel != _UNPAINTED]
        return len(painted) * 5 > len(seen) and len(set(painted)) >= 12

    def close(self) -> None:
        """Let go of the memory."""
        self._pixels.release()


@contextmanager
def screen(folder: Path) -> Iterator[Screen]:
    """A virtual screen for as long as the block runs."""
    reader, writer = os.pipe()
    command = [
        "Xvfb",
        "-displayfd",
        str(writer),
        "-screen",
        "0",
        "1366x768x24",
        "-fbdir",
        str(folder),
        "-noreset",
    ]
    with subprocess.Popen(
        [*command, "-nolisten", "tcp"], pass_fds=[writer], stderr=subprocess.DEVNULL
    ) as server:
        os.close(writer)
        try:
            with os.fdopen(reader, "rb") as numbers:
                display = f":{numbers.readline().decode().strip()}"
            with (folder / "Xvfb_screen0").open("r+b") as file, mmap.mmap(file.fileno(), 0) as memory:
                shown = Screen(memory, display)
                try:
                    yield shown
                finally:
                    shown.close()
        finally:
            server.terminate()


def tree_pss(root: int) -> int:
    """PSS in bytes of a process and everything it started."""
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                stat = (entry / "stat").read_text(encoding="utf-8", errors="replace")
            except OSError:
                continue  # it ended while we looked
            parents[int(entry.name)] = int(stat.rpartition(")")[2].split()[1])
    tree = {root}
    while grown := {child for child, parent in parents.items() if parent in tree} - tree:
        tree |= grown
    return sum(_pss(process) for process in tree)


def _pss(process: int) -> int:
    try:
        text = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="utf-8")
    except OSError:
        return 0  # it ended while we looked
    return next(int(line.split()[1]) * 1024 for line in text.splitlines() if line.startswith("Pss:"))


def measure(command: Sequence[str], shown: Screen, home: Path) -> Start:
    """Start a program once, wait for its window, weigh it, end it."""
    with _started(command, shown, home) as (child, begun):
        seconds = _wait_for_window(child, shown, begun)
        time.sleep(max(0.0, _MEMORY_AFTER - seconds))
        return Start(seconds, tree_pss(child.pid))


def first_window(command: Sequence[str], shown: Screen, home: Path) -> float:
    """Start a program, give the seconds until its window is there, and end it."""
    with _started(command, shown, home) as (child, begun):
        return _wait_for_window(child, shown, begun)


@contextmanager
def _started(
    command: Sequence[str], shown: Screen, home: Path
) -> Iterator[tuple[subprocess.Popen[bytes], float]]:
    """A running program and when it was started; ended with all it started when the block ends."""
    env = {
        name: value for name, value in os.environ.items() if not name.startswith(("WAYLAND", "QT_", "XDG_"))
    }
    env |= {"DISPLAY": shown.display, "HOME": str(home), "KARMASHALA_DATA": str(home / "data")}
    shown.settle()
    begun = time.monotonic()
    with subprocess.Popen(
        command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as child:
        try:
            yield child, begun
        finally:
            _end(child)


def _wait_for_window(child: subprocess.Popen[bytes], shown: Screen, begun: float) -> float:
    """Seconds from `begun` until a window is on the screen."""
    while not shown.shows_a_window():
        if child.poll() is not None or time.monotonic() - begun > _GIVE_UP_AFTER:
            raise RuntimeError(f"{child.args!r} showed no window (exit status {child.returncode})")
        time.sleep(0.004)
    return time.monotonic() - begun


def _end(child: subprocess.Popen[bytes]) -> None:
    """End a program and all it started."""
    with suppress(ProcessLookupError, subprocess.TimeoutExpired):
        os.killpg(child.pid, signal.SIGTERM)
        child.wait(3)
    with suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()


def _row(name: str, starts: Sequence[Start]) -> tuple[float, float]:
    """Print one program's figures; gives its median seconds and megabytes."""
    seconds = statistics.median(start.seconds for start in starts)
    megabytes = statistics.median(start.pss for start in starts) / 1e6
    fastest, slowest = min(start.seconds for start in starts), max(start.seconds for start in starts)
    print(f"{name:<12} {seconds:6.2f} s  ({fastest:.2f} to {slowest:.2f})   {megabytes:6.0f} MB")
    return seconds, megabytes


def main() -> int:
    """Measure both in turn and compare."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--against", default="shotcut", help="the program to compare with")
    parser.add_argument("--check", action="store_true", help="fail when a ratio is over its limit")
    options = parser.parse_args()
    for program in ("Xvfb", options.against):
        if shutil.which(program) is None:
            sys.exit(f"error: {program} is not installed")
    commands = {"karmashala": [sys.executable, str(ROOT / "main.py")], options.against: [options.against]}
    starts: dict[str, list[Start]] = {name: [] for name in commands}
    with tempfile.TemporaryDirectory() as scratch, screen(Path(scratch)) as shown:
        for name in commands:
            (Path(scratch) / name).mkdir()
        for turn in range(options.runs + 1):
            for name, command in commands.items():
                start = measure(command, shown, Path(scratch) / name)
                if turn:  # the first start of each only warms the disk's cache and writes its settings
                    starts[name].append(start)
    ours, theirs = (_row(name, found) for name, found in starts.items())
    time_ratio, memory_ratio = ours[0] / theirs[0], ours[1] / theirs[1]
    print(f"time   {time_ratio:.2f}×  (at most {MOST_TIME})")
    print(f"memory {memory_ratio:.2f}×  (at most {MOST_MEMORY})")
    return int(options.check and (time_ratio > MOST_TIME or memory_ratio > MOST_MEMORY))


if __name__ == "__main__":
    sys.exit(main())
