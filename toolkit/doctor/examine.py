"""All checks, in the order in which a fault explains the ones after it."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.doctor.finding import Finding, find
from toolkit.doctor.machine import check_libraries, check_memory, check_port, check_python, check_screen
from toolkit.doctor.parts import check_data_folder, check_decoder, check_ffmpeg, check_fonts

_CHECKS = {
    "python": check_python,
    "libraries": check_libraries,
    "fonts": check_fonts,
    "ffmpeg": check_ffmpeg,
    "decoder": check_decoder,
    "data-folder": check_data_folder,
    "memory": check_memory,
    "screen": check_screen,
    "port": check_port,
}


def examine() -> Iterator[Finding]:
    """Look at the whole machine, one finding at a time. Main thread only, since it starts Qt."""
    for name, check in _CHECKS.items():
        yield find(name, check)
