"""What a smart cut will do, decided before it starts: which packets are copied, which frames encoded.

All pure functions of the packet index and the ranges that `toolkit.video.plan.plan_cut` snapped to frames.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Literal

import msgspec

from toolkit.video.media import MediaInfo, Ratio
from toolkit.video.plan import Cut, ExactRange
from toolkit.video.smartcut.index import AAC_BLOCK, CLEAN, HIDDEN, KEY, PacketIndex, SoundTrack

Reason = Literal[
    "codec",
    "container",
    "damaged",
    "depth",
    "interlaced",
    "timestamps",
    "changing",
    "too-long",
    "little",
    "failed",
]
"""Why everything is encoded afresh instead; in words in `assets/i18n/errors/video-smartcut.toml`."""

_LEAST_SHARE = 0.25  # of the frames copied: with less, one encode of everything is as fast
_LEAST_RANGE = 0.1  # of a range's frames copied: with less, the range is encoded whole
_FINE = 10_000  # ticks a second, at least, so that times between frames can be told
_MAX_TIMESCALE = 2**31 - 1
_ENCODED = 90e6  # pixels a second, on a laptop with two cores
_DECODED = 500e6
_COPIED = 100e6  # bytes a second
_START_SECONDS = 1.0


class Piece(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A run of frames that is copied or encoded; times in ticks of the source after its start."""

    kind: Literal["copy", "encode"]
    first: int  # its frames are those shown with first <= time < end
    end: int
    frames: int
    entry: int  # where reading begins: for a copy its first packet, else a place decoding can begin
    entry_known: bool = True  # off: reading begins at the beginning of the file


class KeptRange(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A kept range; `start`, `out` and `until` in ticks of the result."""

    start: int  # in the source
    out: int  # in the result
    until: int  # in the result
    times: tuple[int, ...]  # of its frames, in ticks of the source, rising
    pieces: tuple[Piece, ...]

    def moved(self, time: int, scale: int) -> int:
        """When the frame of that source time is shown in the result; a held one begins the range."""
        return self.out + max(0, time * scale - self.start)


class SoundPlan(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What becomes of one sound track. `ranges` in seconds of the source's own clock, as ratios."""

    track: SoundTrack
    copied: bool
    ranges: tuple[tuple[Ratio, Ratio], ...]


class CutPlan(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything a smart cut does."""

    source: str
    stream: int
    zero: int  # the stream's time at which the file starts, in ticks of the source
    time_base: Ratio  # of the source
    scale: int  # ticks of the result per tick of the source
    timescale: int  # ticks of the result a second
    delay: int  # frames that decoding is ahead of showing
    rate: Ratio  # frames a second, nominal
    seekable: bool
    header: bytes
    ranges: tuple[KeptRange, ...]
    sounds: tuple[SoundPlan, ...]

    @property
    def pieces(self) -> Iterator[Piece]:
        """All of them, in order."""
        return (piece for kept in self.ranges for piece in kept.pieces)

    @property
    def frames(self) -> int:
        """Frames of the result."""
        return sum(piece.frames for piece in self.pieces)

    @property
    def copied(self) -> int:
        """Frames copied as they are."""
        return sum(piece.frames for piece in self.pieces if piece.kind == "copy")

    @property
    def share(self) -> float:
        """Share of the frames that is copied, 0 to 1."""
        return self.copied / self.frames

    @property
    def duration(self) -> Fraction:
        """Seconds of the result."""
        return Fraction(self.ranges[-1].until, self.timescale)

    def shown(self) -> list[int]:
        """When each frame is shown, in ticks of the result, rising."""
        return [kept.moved(time, self.scale) for kept in self.ranges for time in kept.times]


class FullEncode(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Nothing is copied, for a reason."""

    reason: Reason
    codec: str


def plan_smart_cut(index: PacketIndex, info: MediaInfo, cut: Cut, source: str) -> CutPlan | FullEncode:
    """Divide each range into what is copied and what is encoded; for an index without trouble."""
    order = _Order(index)
    tick = index.tick
    finer = -(-_FINE // tick.denominator)
    scale, timescale = tick.numerator * finer, tick.denominator * finer
    if timescale > _MAX_TIMESCALE:
        return FullEncode(reason="timestamps", codec=index.codec)
    ranges: list[KeptRange] = []
    for each in cut.ranges:
        out = ranges[-1].until if ranges else 0
        ranges.append(_kept_range(order, index, each, out, scale, timescale))
    rate = info.picture.rate or cut.frames / cut.duration
    plan = CutPlan(
        source=source,
        stream=info.picture.index,
        zero=index.zero,
        time_base=index.time_base,
        scale=scale,
        timescale=timescale,
        delay=0,
        rate=(rate.numerator, rate.denominator),
        seekable=info.seekable,
        header=index.header,
        ranges=tuple(ranges),
        sounds=tuple(_sound(track, index, cut) for track in index.sounds),
    )
    if plan.share < _LEAST_SHARE:
        return FullEncode(reason="little", codec=index.codec)
    return msgspec.structs.replace(plan, delay=max(order.delay(piece) for piece in plan.pieces))


def seconds_of_work(plan: CutPlan, info: MediaInfo) -> float:
    """About how long it takes."""
    pixels = info.picture.width * info.picture.height
    encoded = sum(piece.frames for piece in plan.pieces if piece.kind == "encode")
    rate = Fraction(*plan.rate)
    looked_at = sum(
        float((piece.first - piece.entry) * Fraction(*plan.time_base) * rate)
        for piece in plan.pieces
        if piece.kind == "encode"
    )
    sound = sum(float(plan.duration) / 100 for each in plan.sounds if not each.copied)
    size = info.size_bytes * (1 + float(plan.duration) / max(info.duration, 0.001))
    work = pixels * encoded / _ENCODED + pixels * 3 * (looked_at + encoded) / _DECODED
    return _START_SECONDS + work + sound + size / _COPIED


def _kept_range(
    order: _Order, index: PacketIndex, each: ExactRange, out: int, scale: int, timescale: int
) -> KeptRange:
    shown = order.shown
    low, high = (bisect_left(shown, edge / index.tick) for edge in (each.low, each.high))
    times = shown[low:high]
    end = shown[high] if high < len(shown) else index.end
    start = round(each.start * timescale)
    return KeptRange(
        start=start,
        out=out,
        until=out + round(each.end * timescale) - start,
        times=times,
        pieces=tuple(_pieces(order, times, end)),
    )


def _pieces(order: _Order, times: Sequence[int], end: int) -> Iterator[Piece]:
    run = order.copy_within(times[0], end)
    if run is None or run.frames < len(times) * _LEAST_RANGE:
        yield _encoded(order, times, times[0], end)
        return
    if times[0] < run.first:
        yield _encoded(order, times, times[0], run.first)
    yield Piece(kind="copy", first=run.first, end=run.end, frames=run.frames, entry=run.first)
    if run.end < end:
        yield _encoded(order, times, run.end, end)


def _encoded(order: _Order, times: Sequence[int], first: int, end: int) -> Piece:
    entry, known = order.entry(first)
    frames = bisect_left(times, end) - bisect_left(times, first)
    return Piece(kind="encode", first=first, end=end, frames=frames, entry=entry, entry_known=known)


def _sound(track: SoundTrack, index: PacketIndex, cut: Cut) -> SoundPlan:
    """Packets of sound are copied when one range is kept and they reach from its start to its end."""
    zero = index.zero * index.tick
    ranges = [(each.start + zero, each.end + zero) for each in cut.ranges]
    start, end = ranges[0][0] * track.rate, ranges[-1][1] * track.rate
    reaches = track.begin <= start and track.end >= end - AAC_BLOCK
    return SoundPlan(
        track=track,
        copied=track.even and len(ranges) == 1 and reaches,
        ranges=tuple((first.as_integer_ratio(), last.as_integer_ratio()) for first, last in ranges),
    )


@dataclass(frozen=True)
class _Run:
    """Packets that can be copied: all frames shown with first <= time < end."""

    first: int
    end: int
    frames: int


class _Order:
    """The packets in coding order, and the places where that order can be broken."""

    def __init__(self, index: PacketIndex) -> None:
        self.pts, self.flags = index.pts, index.flags
        self.reordered = any(later < earlier for earlier, later in pairwise(self.pts))
        self.end = index.end
        self.shown = index.frames().times
        count = len(self.pts)
        self.before = [0] * (count + 1)  # latest time of the packets before a place
        self.after = [0] * (count + 1)  # earliest time of the packets from a place on
        latest, earliest = min(self.pts) - 1, max(self.pts) + 1
        self.before[0], self.after[count] = latest, earliest
        for place, time in enumerate(self.pts):
            latest = max(latest, time)
            self.before[place + 1] = latest
        for place in range(count - 1, -1, -1):
            earliest = min(earliest, self.pts[place])
            self.after[place] = earliest
        self.hidden = [0]
        for flag in self.flags:
            self.hidden.append(self.hidden[-1] + bool(flag & HIDDEN))
        clean = [place for place in range(count) if self._clean(place)]
        self.clean_places = clean
        self.clean_times = [self.pts[place] for place in clean]
        keys = sorted((time, place) for place, time in enumerate(self.pts) if self.flags[place] & KEY)
        self.key_times = [time for time, _ in keys]

    def _clean(self, place: int) -> bool:
        """Whether all after it in coding order can do without all before it, and is shown later."""
        split = self.before[place] < self.pts[place] <= self.after[place]
        return bool(self.flags[place] & CLEAN) and not self.flags[place] & HIDDEN and split

    def copy_within(self, first: int, end: int) -> _Run | None:
        """The longest run of packets, from a clean place, whose frames are shown in [first, end)."""
        number = bisect_left(self.clean_times, first)
        if number == len(self.clean_times) or self.clean_times[number] >= end:
            return None
        start = self.clean_places[number]
        stop = start
        while stop < len(self.pts) and self.pts[stop] < end:
            stop += 1
        while stop > start and not self.before[stop] < self.after[stop]:
            stop -= 1  # a frame decoded later is shown earlier
        if stop == start or self.hidden[stop] != self.hidden[start]:
            return None
        until = self.after[stop] if stop < len(self.pts) else self.end
        return _Run(self.pts[start], min(until, end), stop - start)

    def entry(self, first: int) -> tuple[int, bool]:
        """Where decoding must begin so that frames from `first` on come out whole."""
        number = bisect_left(self.clean_times, first + 1) - 1
        clean = self.clean_times[number] if number >= 0 else None
        key = (
            bisect_left(self.key_times, first + 1) - 2
        )  # one more than needed: the first may lack references
        if clean is not None and (key < 0 or clean >= self.key_times[key]):
            return clean, True
        return (self.key_times[key], True) if key >= 0 else (0, False)

    def delay(self, piece: Piece) -> int:
        """How many frames decoding is ahead of showing in a piece."""
        if piece.kind == "encode":
            return 1 if self.reordered else 0
        start = self.pts.index(piece.first) if piece.entry_known else 0
        times = self.pts[start : start + piece.frames]
        ranks = {time: rank for rank, time in enumerate(sorted(times))}
        return max(place - ranks[time] for place, time in enumerate(times))
