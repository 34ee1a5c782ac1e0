"""What a video file holds, as plain values."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

import msgspec

Transfer = Literal["sdr", "pq", "hlg"]
Matrix = Literal["bt601", "bt709", "bt2020"]
Ratio = tuple[int, int]
"""Numerator and denominator: exact, and plain JSON."""


class Picture(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The video stream of a file."""

    index: int
    codec: str
    width: int  # stored pixels
    height: int
    display_width: int  # as people see it: upright, square pixels
    display_height: int
    rotation: int  # degrees clockwise that turn the stored picture upright: 0, 90, 180, 270
    mirrored: bool  # flipped left to right before turning
    sample_aspect: Ratio
    frame_rate: Ratio
    time_base: Ratio
    variable_rate: bool
    pix_fmt: str
    bit_depth: int
    transfer: Transfer
    matrix: Matrix
    full_range: bool
    interlaced: bool
    start: float  # seconds after the start of the file
    duration: float  # seconds
    frames: int  # as the file declares it, 0 when it does not

    @property
    def rate(self) -> Fraction:
        """Frames per second, nominal."""
        return Fraction(*self.frame_rate)

    @property
    def tick(self) -> Fraction:
        """Seconds per timestamp unit."""
        return Fraction(*self.time_base)

    @property
    def hdr(self) -> bool:
        """Whether it needs mapping to be seen right on an ordinary screen."""
        return self.transfer != "sdr"


class Sound(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The first audio stream of a file."""

    index: int
    codec: str
    rate: int  # Hz
    channels: int
    start: float  # seconds after the start of the file
    duration: float  # seconds


class MediaInfo(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A file that holds video."""

    container: str  # short format names, comma-separated as FFmpeg knows them
    size_bytes: int
    start: float  # timestamp of the first packet, seconds; all other times count from here
    duration: float  # seconds
    picture: Picture
    sound: Sound | None

    @property
    def seekable(self) -> bool:
        """Whether the container has an index that makes jumping into the middle exact."""
        return any(name in self.container.split(",") for name in ("mov", "mp4", "matroska", "webm"))


class Frames(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When each frame of a stretch of the file is shown."""

    times: tuple[int, ...]  # sorted, in ticks of the stream, counted from the start of the file
    time_base: Ratio
    end: int  # when the last frame ends, in ticks

    @property
    def tick(self) -> Fraction:
        """Seconds per timestamp unit."""
        return Fraction(*self.time_base)


class Thumbnail(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A small upright picture from a video."""

    index: int  # place in the list of times asked for
    time: float  # seconds
    jpeg: bytes


def clock(seconds: float) -> str:
    """Time as people read it: mm:ss.mmm, or hh:mm:ss.mmm from an hour on."""
    thousandths = round(max(0.0, seconds) * 1000)
    minutes, rest = divmod(thousandths, 60_000)
    hours, minutes = divmod(minutes, 60)
    text = f"{minutes:02d}:{rest // 1000:02d}.{rest % 1000:03d}"
    return f"{hours:02d}:{text}" if hours else text
