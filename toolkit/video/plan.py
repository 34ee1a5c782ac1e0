"""What an export will hold, decided before any work: exact ranges, sizes, rates. All pure functions."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from toolkit.video.edit import Span
from toolkit.video.errors import RangeEmpty
from toolkit.video.media import Frames, MediaInfo, Picture, clock
from toolkit.video.presets import Preset

SLACK = Fraction(1, 1000)
"""Seconds by which a typed time may miss the frame it means: people type milliseconds."""

TITLE_SECONDS = 3
_SPARSE_FRAMES = Fraction(3, 2)  # a gap of more frames than this,
_SPARSE_SECONDS = Fraction(1, 10)  # or of more seconds, is one frame held rather than a place to snap to
_JOIN_GAP = 20  # seconds between ranges that are cheaper to decode through than to open again
_SEEK_MARGIN = 1  # seconds


@dataclass(frozen=True)
class ExactRange:
    """A kept range, snapped to frames. Times in seconds after the start of the file."""

    start: Fraction
    end: Fraction
    low: Fraction  # its frames are those with low <= time < high; both lie between timestamps
    high: Fraction
    settled: Fraction  # frames before this belong to the very start of the range
    frames: int
    out: Fraction  # where it starts in the result, without a title card
    last: Fraction  # time of its last frame in the result, without a title card

    @property
    def length(self) -> Fraction:
        """Seconds."""
        return self.end - self.start


@dataclass(frozen=True)
class Cut:
    """Everything that is kept."""

    ranges: tuple[ExactRange, ...]
    steady: bool  # whether all its frames are equally far apart

    @property
    def frames(self) -> int:
        """Number of source frames kept."""
        return sum(each.frames for each in self.ranges)

    @property
    def duration(self) -> Fraction:
        """Seconds."""
        return sum((each.length for each in self.ranges), Fraction(0))

    @property
    def spans(self) -> list[tuple[float, float]]:
        """The ranges as plain numbers."""
        return [(float(each.start), float(each.end)) for each in self.ranges]


@dataclass(frozen=True)
class Read:
    """One opening of the source: where decoding starts, for how long, and what is kept of it."""

    seek: int  # seconds
    length: float | None  # seconds; None reads to the end
    ranges: tuple[ExactRange, ...]


@dataclass(frozen=True)
class Geometry:
    """Sizes in px, all even: of the result, and of the picture inside it."""

    width: int
    height: int
    inner_width: int
    inner_height: int
    crop: bool = False  # the inner picture is larger and loses its edges

    @property
    def framed(self) -> bool:
        """Whether something shows around the inner picture."""
        return not self.crop and (self.width, self.height) != (self.inner_width, self.inner_height)

    def scaled(self, factor: float) -> Geometry:
        """All of it larger or smaller."""
        return Geometry(
            _even(self.width * factor),
            _even(self.height * factor),
            _even(self.inner_width * factor),
            _even(self.inner_height * factor),
            self.crop,
        )


def plan_cut(info: MediaInfo, frames: Frames, spans: Sequence[Span]) -> Cut:
    """Snap spans to real frames.

    A range begins at the first frame at or after its start, and ends where the first frame at or after
    its end begins. Where frames are sparse, the frame already on screen at the start is kept and the
    range keeps the times asked for.

    Raises:
        RangeEmpty: a span holds no frame.
    """
    times = [time * frames.tick for time in frames.times]
    end = frames.end * frames.tick
    nominal = 1 / info.picture.rate if info.picture.rate else (end - times[0]) / len(times)
    sparse = min(_SPARSE_FRAMES * nominal, _SPARSE_SECONDS)
    whole = [Span(0.0, float(end) + 1)]
    ranges: list[ExactRange] = []
    out = Fraction(0)
    for span in merged(spans) or whole:
        start, stop = Fraction(span.start), min(Fraction(span.end), end)
        first = bisect_left(times, start - SLACK)
        after = bisect_left(times, stop - SLACK)
        if first == len(times) or times[first] - start > sparse:
            first = max(0, first - 1)  # the frame on screen, or the one that will come
        else:
            start = times[first]
        if after < len(times) and times[after] - stop <= sparse:
            stop = times[after]
        elif end - stop <= SLACK:
            stop = end
        if after <= first or stop <= start:
            duration = clock(float(end))
            raise RangeEmpty(start=clock(span.start), end=clock(span.end), duration=duration)
        low = (times[first - 1] + times[first]) / 2 if first else times[0] - nominal / 2
        high = (times[after - 1] + times[after]) / 2 if after < len(times) else times[-1] + nominal / 2
        settled = (times[first] + times[first + 1]) / 2 if after - first > 1 else high
        count = after - first
        last = out + (times[after - 1] - start if count > 1 else 0)
        ranges.append(ExactRange(start, stop, low, high, settled, count, out, last))
        out += stop - start
    kept = [frames.times[bisect_left(times, each.low) : bisect_left(times, each.high)] for each in ranges]
    held = any(part[0] * frames.tick != each.start for part, each in zip(kept, ranges, strict=True))
    return Cut(tuple(ranges), not held and all(_steady(part) for part in kept))


def _steady(times: Sequence[int]) -> bool:
    gaps = [later - earlier for earlier, later in pairwise(times)]
    return not gaps or max(gaps) - min(gaps) <= max(2, max(gaps) // 10)


def merged(spans: Sequence[Span]) -> list[Span]:
    """Spans that touch made one."""
    result: list[Span] = []
    for span in spans:
        if result and span.start - result[-1].end <= float(SLACK):
            result[-1] = Span(result[-1].start, max(span.end, result[-1].end))
        else:
            result.append(span)
    return result


def plan_reads(info: MediaInfo, cut: Cut, *, seek: bool = True) -> tuple[Read, ...]:
    """How to get at the ranges without decoding what lies far from them."""
    groups: list[list[ExactRange]] = []
    for each in cut.ranges:
        if groups and not (seek and info.seekable and each.start - groups[-1][-1].end > _JOIN_GAP):
            groups[-1].append(each)
        else:
            groups.append([each])
    reads = []
    for group in groups:
        begin = max(0, math.floor(group[0].low) - _SEEK_MARGIN) if seek and info.seekable else 0
        length = float(group[-1].end) - begin + 2.0
        whole = float(group[-1].end) >= info.picture.start + info.picture.duration - 1
        reads.append(Read(begin, None if whole else length, tuple(group)))
    return tuple(reads)


def plan_geometry(picture: Picture, preset: Preset) -> Geometry:
    """The size of the result, and of the picture in it."""
    wide, high = picture.display_width, picture.display_height
    if preset.canvas is None:
        scale = 1.0
        if preset.short_side is not None:
            scale = min(1.0, preset.short_side / min(wide, high), 1920 / max(wide, high))
        size = _even(wide * scale), _even(high * scale)
        return Geometry(*size, *size)
    canvas = _even(preset.canvas[0]), _even(preset.canvas[1])
    scales = canvas[0] / wide, canvas[1] / high
    if max(scales) / min(scales) < 1.01:  # the same shape but for rounding
        return Geometry(*canvas, *canvas)
    scale = max(scales) if preset.fit == "crop" else min(scales)
    inner = _even(wide * scale), _even(high * scale)
    return Geometry(*canvas, *inner, crop=preset.fit == "crop")


def constant_rate(picture: Picture, preset: Preset) -> Fraction | None:
    """The rate to bring faster video down to; None keeps the source's own timestamps."""
    if preset.max_fps is None or picture.rate <= Fraction(preset.max_fps) * Fraction(101, 100):
        return None
    return Fraction(preset.max_fps)


def nominal_rate(picture: Picture, preset: Preset) -> Fraction:
    """Frames a second of the result, as far as it has a steady rate; for title cards and keyframes."""
    rate = constant_rate(picture, preset) or picture.rate or Fraction(30)
    return min(max(rate, Fraction(10)), Fraction(60))


def _even(size: float) -> int:
    return max(2, round(size / 2) * 2)
