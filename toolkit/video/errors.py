"""What can go wrong with video and captions, for users."""

from __future__ import annotations

from toolkit.core.errors import ToolkitError


class MediaNotRecognised(ToolkitError):
    """The file is no video or sound at all, whatever its name says. Params: path."""

    code = "media-not-recognised"


class MediaTruncated(ToolkitError):
    """The end of the file is missing. Params: path."""

    code = "media-truncated"


class MediaWithoutPicture(ToolkitError):
    """The file holds sound or data, but no video. Params: path."""

    code = "media-without-picture"


class MediaProtected(ToolkitError):
    """The file is locked by copy protection (DRM). Params: path."""

    code = "media-protected"


class MediaDamaged(ToolkitError):
    """The file cannot be decoded, or it brought the decoder down. Params: path, reason."""

    code = "media-damaged"


class RangeEmpty(ToolkitError):
    """A kept range holds no picture. Params: start, end, duration (text, [hh:]mm:ss.mmm)."""

    code = "range-empty"


class PresetUnknown(ToolkitError):
    """There is no such export preset. Params: preset, known."""

    code = "preset-unknown"


class SizeImpossible(ToolkitError):
    """So much video cannot fit in so few megabytes. Params: max_mb, minutes."""

    code = "size-impossible"


class CaptionsUnreadable(ToolkitError):
    """The caption file cannot be understood. Params: path, reason."""

    code = "captions-unreadable"


class CaptionsWithProblems(ToolkitError):
    """A check of captions found something. Params: path, count."""

    code = "captions-with-problems"


class CaptionTooLong(ToolkitError):
    """A caption does not fit its box even at the smallest size. Params: text."""

    code = "caption-too-long"


class ExportNotVerified(ToolkitError):
    """The finished file did not pass its check, so it was not kept. Params: path, reason."""

    code = "export-not-verified"


class FfmpegTooSmall(ToolkitError):
    """This ffmpeg was built without a part the work needs. Params: program, part."""

    code = "ffmpeg-too-small"
