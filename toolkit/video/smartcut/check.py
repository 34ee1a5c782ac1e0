"""Checks a smart cut before it gets its name; in the worker process.

What was copied must be, byte for byte, what the source holds, and what was encoded must decode: around
every seam the result is decoded, so that copies are seen to start cleanly too.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from toolkit.video.smartcut.plan import CutPlan
from toolkit.video.smartcut.reading import CutFault
from toolkit.video.worker import opened, video_stream

if TYPE_CHECKING:
    from av.container import InputContainer
    from av.packet import Packet
    from av.video.stream import VideoStream

_AFTER_SEAM = 16  # packets decoded of a copy, to see that it starts well
_SOUND_BLOCK = Fraction(1024, 8_000)  # seconds, of the slowest AAC


@dataclass
class Made:
    """What was written, in the order of writing."""

    pts: list[int] = field(default_factory=list)  # ticks of the result
    checks: list[int] = field(default_factory=list)  # CRC-32 of the data
    keys: list[bool] = field(default_factory=list)
    clean: list[bool] = field(default_factory=list)
    sounds: list[list[int] | None] = field(default_factory=list)  # CRC-32 of copied packets

    def add(self, pts: int, crc: int, key: bool, clean: bool) -> None:
        """One more packet of the picture."""
        self.pts.append(pts)
        self.checks.append(crc)
        self.keys.append(key)
        self.clean.append(clean)


@dataclass(frozen=True)
class Window:
    """Packets that are decoded; frames shown before `since` may be missing."""

    start: int
    stop: int
    since: int


def check(plan: CutPlan, target: str, made: Made, on_step: Callable[[float, float], None]) -> None:
    """Compare the file with the plan and with what was written.

    Raises:
        CutFault: with the first thing that is not as planned.
    """
    if sorted(made.pts) != plan.shown():
        raise CutFault("frames are missing or double")
    with opened(target) as container:
        _check_picture(plan, container, made, on_step)
    for number, copied in enumerate(made.sounds):
        with opened(target) as container:
            _check_sound(plan, container, number, copied)


def windows(plan: CutPlan, made: Made) -> list[Window]:
    """Everything encoded, the end of what comes before a seam and the beginning of what comes after."""
    found: list[Window] = []
    place = 0
    seam = True  # the beginning of the file is one
    pieces = list(plan.pieces)
    for number, piece in enumerate(pieces):
        stop = place + piece.frames
        if piece.kind == "encode":
            found.append(Window(place, stop, made.pts[place]))
        else:
            if seam:
                found.append(Window(place, min(stop, place + _AFTER_SEAM), made.pts[place]))
            found.append(_ending(made, place, stop))
        seam = number < len(pieces)
        place = stop
    return _joined(found)


def _ending(made: Made, place: int, stop: int) -> Window:
    """The last packets of a copy, from where decoding can begin."""
    keys = 0
    for start in range(stop - 1, place, -1):
        if made.clean[start]:
            return Window(start, stop, made.pts[start])
        keys += made.keys[start]
        if keys == 1 and made.keys[start]:
            since = made.pts[start]
        elif keys == 2:
            return Window(start, stop, since)
    return Window(place, stop, made.pts[place])


def _joined(found: list[Window]) -> list[Window]:
    """Windows that touch made one: a decoder must get over the seam."""
    result: list[Window] = []
    for window in found:
        if result and window.start <= result[-1].stop:
            result[-1] = Window(result[-1].start, max(window.stop, result[-1].stop), result[-1].since)
        else:
            result.append(window)
    return result


def _check_picture(
    plan: CutPlan, container: InputContainer, made: Made, on_step: Callable[[float, float], None]
) -> None:
    stream = video_stream(container)
    stream.thread_type = "AUTO"
    if stream.time_base != Fraction(1, plan.timescale):
        raise CutFault("the picture has another clock")
    _check_length(plan, (stream.duration or 0) * stream.time_base, "picture")
    waiting = windows(plan, made)
    total = sum(window.stop - window.start for window in waiting)
    done = place = 0
    on_step(0, total)
    before: int | None = None
    shown: list[int] = []
    for packet in container.demux(stream):
        if not packet.size:
            break
        if (
            place >= len(made.pts)
            or packet.pts != made.pts[place]
            or zlib.crc32(bytes(packet)) != made.checks[place]
        ):
            raise CutFault(f"packet {place} is not the one written")
        if packet.dts is None or packet.dts > packet.pts or (before is not None and packet.dts <= before):
            raise CutFault(f"packet {place} is decoded out of order")
        before = packet.dts
        if waiting and place >= waiting[0].start:
            shown += _times(packet, stream)
            done += 1
            if done % 50 == 0:
                on_step(done, total)
            if place + 1 == waiting[0].stop:
                shown += _times(None, stream)
                _check_window(waiting.pop(0), shown, made)
                shown = []
                stream.codec_context.flush_buffers()
        place += 1
    if place != len(made.pts) or waiting:
        raise CutFault(f"{place} packets instead of {len(made.pts)}")


def _times(packet: Packet[VideoStream] | None, stream: VideoStream) -> Iterator[int]:
    for frame in stream.codec_context.decode(packet):
        if frame.pts is not None and not frame.is_corrupt:
            yield frame.pts


def _check_window(window: Window, shown: list[int], made: Made) -> None:
    wanted = sorted(time for time in made.pts[window.start : window.stop] if time >= window.since)
    if [time for time in shown if time >= window.since] != wanted:
        raise CutFault(f"packets {window.start} to {window.stop} do not decode cleanly")


def _check_sound(plan: CutPlan, container: InputContainer, number: int, copied: list[int] | None) -> None:
    if number >= len(container.streams.audio):
        raise CutFault("a sound track is missing")
    stream = container.streams.audio[number]
    _check_length(plan, (stream.duration or 0) * (stream.time_base or Fraction(0)), "sound")
    place = 0
    for packet in container.demux(stream):
        if copied is None:
            packet.decode()
        elif packet.size:
            if place >= len(copied) or zlib.crc32(bytes(packet)) != copied[place]:
                raise CutFault(f"packet {place} of the sound is not the one written")
            place += 1
    if copied is not None and place != len(copied):
        raise CutFault("packets of the sound are missing")


def _check_length(plan: CutPlan, seconds: Fraction, what: str) -> None:
    frame = 1 / Fraction(*plan.rate)
    allowed = frame if what == "picture" else max(frame, _SOUND_BLOCK)
    if abs(seconds - plan.duration) > allowed:
        raise CutFault(f"the {what} lasts {float(seconds):.3f} s instead of {float(plan.duration):.3f} s")
