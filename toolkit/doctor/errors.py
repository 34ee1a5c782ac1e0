"""What can be wrong with a machine, for users."""

from __future__ import annotations

from toolkit.core.errors import ToolkitError


class PythonTooOld(ToolkitError):
    """The interpreter is older than the program needs. Params: version, needed."""

    code = "python-too-old"


class LibrariesMissing(ToolkitError):
    """The system lacks libraries that Qt needs. Params: libraries, packages."""

    code = "libraries-missing"


class PainterBroken(ToolkitError):
    """Qt does not start. Params: reason."""

    code = "painter-broken"


class FontsDamaged(ToolkitError):
    """A bundled font is missing or does not load. Params: family."""

    code = "fonts-damaged"


class FfmpegBroken(ToolkitError):
    """The video program does not start, or cannot make a video. Params: program, reason."""

    code = "ffmpeg-broken"


class DecoderBroken(ToolkitError):
    """The library that reads video does not work. Params: reason."""

    code = "decoder-broken"


class MemoryShort(ToolkitError):
    """Too little memory is free for video work. Params: free_mb, needed_mb."""

    code = "memory-short"


class ScreenUnreachable(ToolkitError):
    """A screen is named, but does not answer. Params: display."""

    code = "screen-unreachable"


class PortsTaken(ToolkitError):
    """No port is left to share to phones. Params: first, last."""

    code = "ports-taken"
