"""Checks of the program's own parts: fonts, the video program, the video library, the data folder."""

from __future__ import annotations

import secrets
from pathlib import Path

from toolkit.core.errors import ProgramFailed, ProgramMissing, ToolkitError
from toolkit.core.files import require_space, write_atomic
from toolkit.core.jobs import JobContext
from toolkit.core.paths import assets, data_dir
from toolkit.core.process import run
from toolkit.doctor.errors import DecoderBroken, FfmpegBroken, FontsDamaged, PainterBroken
from toolkit.doctor.finding import Fine

_SPACE_MB = 500
_FILTERS = ("overlay", "scale", "crop", "transpose", "concat", "zscale", "tonemap", "aresample")
_SAMPLE = "samples/talk.mp4"


def check_fonts() -> Fine:
    """Qt starts off screen and every bundled font loads with all its weights.

    Raises:
        PainterBroken: Qt does not start.
        FontsDamaged: a font is missing or does not load.
    """
    try:
        from toolkit.graphics import fonts
    except ImportError as error:  # a system library is missing
        raise PainterBroken(reason=str(error)) from error
    fonts.ensure_gui()
    faces = 0
    for family in fonts.families():
        try:
            fonts.load(family)
            faces += len(fonts.weights(family))
        except ToolkitError as error:
            raise FontsDamaged(family=family) from error
    return Fine("fonts", {"families": len(fonts.families()), "faces": faces})


def check_ffmpeg() -> Fine:
    """The video program starts, makes H.264 with AAC, and has the filters the exports use.

    Raises:
        FfmpegBroken: it does not start, or makes no video.
        FfmpegTooSmall: it lacks a filter.
    """
    from toolkit.video.ffmpeg import find_ffmpeg, require_filters

    try:
        program = find_ffmpeg()
        run(_trial(program), JobContext()).check()
        require_filters(program, *_FILTERS)
    except (ProgramMissing, ProgramFailed) as error:
        reason = error.params.get("reason", "not found")
        raise FfmpegBroken(program=error.params["program"], reason=reason) from error
    return Fine("ffmpeg", {"program": program.name})


def _trial(program: Path) -> list[str]:
    """The command that encodes a few frames and throws them away."""
    sources = [
        "-f",
        "lavfi",
        "-i",
        "testsrc=size=64x64:duration=0.2",
        "-f",
        "lavfi",
        "-i",
        "sine=duration=0.2",
    ]
    return [
        *(str(program), "-v", "error", *sources),
        *("-c:v", "libx264", "-pix_fmt", "yuv420p", "-c:a", "aac", "-f", "null", "-"),
    ]


def check_decoder() -> Fine:
    """The video library decodes the bundled clip.

    Raises:
        DecoderBroken: it does not load, or does not decode.
    """
    try:
        import av

        with av.open(str(assets() / _SAMPLE)) as clip:
            next(clip.decode(video=0))
    except (ImportError, OSError, StopIteration, ValueError) as error:
        raise DecoderBroken(reason=str(error) or type(error).__name__) from error
    return Fine("decoder", {"version": av.__version__})


def check_data_folder(needed_mb: int = _SPACE_MB) -> Fine:
    """The data folder takes a file, and its disk has room for the work.

    Raises:
        FileNotWritable, DiskFull: it takes none.
        NotEnoughSpace: too little room.
    """
    folder = data_dir()
    trial = folder / f".doctor-{secrets.token_hex(4)}"
    write_atomic(trial, b"ok")
    trial.unlink()
    require_space(folder, needed_mb * 1_000_000)
    return Fine("data-folder", {"path": folder})
