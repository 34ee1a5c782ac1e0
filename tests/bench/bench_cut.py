"""Time and memory of a cut against encoding everything: `python tests/bench/bench_cut.py [--long]`.

Keeps 107 s of 120 s of 1080p at 25 frames a second with 250 frames between keyframes, once with
`video cut`, once with ffmpeg and, where it is installed, once with melt. `--long` cuts ten minutes too and
compares with five times the time of the short one.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from toolkit.video.ffmpeg import ENVIRONMENT, find_ffmpeg  # noqa: E402 - after the path is set

RATE, START, LENGTH = 25, 6.52, 107


def main() -> None:
    """Make the clip, time every way, print a table."""
    ffmpeg = str(find_ffmpeg())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        clip, out = folder / "clip.mp4", folder / "out.mp4"
        picture = f"testsrc2=s=1920x1080:r={RATE}:d=120,noise=alls=4:allf=t"
        sound = "sine=frequency=440:sample_rate=48000"
        made = [ffmpeg, "-v", "error", "-f", "lavfi", "-i", picture, "-f", "lavfi", "-i", sound]
        made += ["-c:v", "libx264", "-preset", "veryfast", "-crf", "21", "-g", "250", "-sc_threshold", "0"]
        _timed([*made, "-t", "120", "-c:a", "aac", "-b:a", "128k", str(clip)])
        print(f"clip: {clip.stat().st_size / 1e6:.0f} MB", flush=True)  # noqa: T201 - a report
        cut = _timed(_ours(clip, START, LENGTH, out))
        _say("smart cut", *cut)
        whole = [ffmpeg, "-v", "error", "-y", "-ss", str(START), "-i", str(clip), "-t", str(LENGTH)]
        full = _timed([*whole, "-c:v", "libx264", "-preset", "veryfast", "-c:a", "aac", str(out)])
        _say("ffmpeg", *full, cut[0])
        slowest = full[0]
        if melt := shutil.which("melt"):
            frames = [f"in={round(START * RATE)}", f"out={round((START + LENGTH) * RATE) - 1}"]
            target = f"avformat:{out}"
            edited = [melt, "-silent", str(clip), *frames, "-consumer", target, "vcodec=libx264"]
            other = _timed([*edited, "preset=veryfast", "acodec=aac"])
            _say("melt", *other, cut[0])
            slowest = other[0]
        if "--long" in sys.argv:
            long = folder / "long.mp4"
            joined = [ffmpeg, "-v", "error", "-stream_loop", "4", "-i", str(clip), "-f", "lavfi", "-i", sound]
            _timed(
                [*joined, "-map", "0:v", "-map", "1:a", "-c:v", "copy", "-t", "600", "-c:a", "aac", str(long)]
            )
            ten = _timed(_ours(long, START, 590, out))
            _say("smart cut, 10 min", *ten)
            _say("the slowest, scaled", slowest * 590 / LENGTH, 0, ten[0])


def _ours(clip: Path, start: float, length: float, out: Path) -> list[str]:
    kept = f"{start}-{start + length}"
    return [
        sys.executable,
        str(ROOT / "main.py"),
        "video",
        "cut",
        str(clip),
        "--keep",
        kept,
        "--force",
        "-o",
        str(out),
    ]


def _timed(command: Sequence[str]) -> tuple[float, float]:
    """Seconds, and MB of the largest process."""
    started = time.monotonic()
    child = subprocess.Popen(command, env={**os.environ, **ENVIRONMENT}, stdin=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"{command[0]} failed")
    return time.monotonic() - started, usage.ru_maxrss / 1024


def _say(name: str, seconds: float, megabytes: float, against: float = 0.0) -> None:
    ratio = f"  {seconds / against:5.1f} times the smart cut" if against else ""
    print(f"{name:22} {seconds:7.1f} s {megabytes:6.0f} MB{ratio}", flush=True)  # noqa: T201 - a report


if __name__ == "__main__":
    main()
