"""Finds the ffmpeg program and what it was built with."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path

from toolkit.core.errors import ProgramMissing
from toolkit.core.jobs import JobContext
from toolkit.core.paths import program_root
from toolkit.core.process import run
from toolkit.video.errors import FfmpegTooSmall

ENVIRONMENT = {"GCONV_PATH": "/nonexistent"}
"""For every ffmpeg: a static one crashes on MPEG-TS when it finds the system's character converters."""


def find_ffmpeg() -> Path:
    """The program: KARMASHALA_FFMPEG, else the bundle's `bin` folder, else imageio-ffmpeg's.

    Raises:
        ProgramMissing: none of them is there.
    """
    chosen = os.environ.get("KARMASHALA_FFMPEG")
    if chosen:
        path = Path(chosen)
        if not path.is_file():
            raise ProgramMissing(program=chosen)
        return path
    bundled = program_root() / "bin" / ("ffmpeg.exe" if sys.platform == "win32" else "ffmpeg")
    if bundled.is_file():
        return bundled
    try:
        from imageio_ffmpeg import get_ffmpeg_exe

        return Path(get_ffmpeg_exe())
    except (ImportError, RuntimeError, OSError) as error:
        raise ProgramMissing(program="ffmpeg") from error


def require_filters(program: Path, *names: str) -> None:
    """Raise FfmpegTooSmall when the program lacks one of the filters."""
    missing = [name for name in names if name not in _filters(program)]
    if missing:
        raise FfmpegTooSmall(program=program.name, part=", ".join(missing))


@cache
def _filters(program: Path) -> frozenset[str]:
    names: set[str] = set()

    def on_line(line: str) -> None:
        words = line.split()
        if len(words) > 2 and "->" in words[2]:
            names.add(words[1])

    run([str(program), "-hide_banner", "-v", "error", "-filters"], JobContext(), on_line=on_line).check()
    return frozenset(names)
