"""Reads a file once, without decoding: when each packet is shown, and where pictures can be joined.

Runs in the worker process, since the file may be hostile; `toolkit.video.smartcut.run` is the other end.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

import msgspec

from toolkit.video.media import Frames, Ratio
from toolkit.video.smartcut import h264

if TYPE_CHECKING:
    from av.audio.stream import AudioStream
    from av.container import InputContainer
    from av.packet import Packet
    from av.stream import Stream
    from av.video.stream import VideoStream

KEY, CLEAN, HIDDEN = 1, 2, 4
"""Flags of a packet: decoding can begin there; it is an IDR; it is decoded and not shown."""

MAX_PACKETS = 2_000_000
"""Nine hours at 60 frames a second; what needs more is not held in memory."""

AAC_BLOCK = 1024  # samples a packet of AAC-LC
_PARAMETER_SETS = 1 << h264.SEQUENCE | 1 << h264.PICTURE
_SHOWN_EVERY = 4096  # packets between reports


class SoundTrack(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A sound track of the source."""

    index: int
    codec: str
    rate: int  # Hz
    channels: int
    bit_rate: int  # a second, 0 when unknown
    language: str
    even: bool  # AAC-LC without gaps, timed in samples: packets can be copied to the sample
    begin: int  # in samples of the stream's own clock; 0 when not `even`
    end: int


class PacketIndex(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Every packet of the picture in coding order, and what else a plan needs."""

    codec: str
    pix_fmt: str
    time_base: Ratio
    zero: int  # the stream's time at which the file starts, in ticks
    header: bytes  # the track's decoder configuration
    pts: tuple[int, ...]  # ticks after the start of the file
    flags: bytes  # one a packet
    end: int  # when the last frame ends, in ticks after the start of the file
    sounds: tuple[SoundTrack, ...]
    trouble: str = ""  # why nothing can be copied: a reason of `toolkit.video.smartcut.plan`

    @property
    def tick(self) -> Fraction:
        """Seconds per timestamp unit."""
        return Fraction(*self.time_base)

    def frames(self) -> Frames:
        """When each frame is shown."""
        shown = sorted(time for time, flag in zip(self.pts, self.flags, strict=True) if not flag & HIDDEN)
        return Frames(times=tuple(shown), time_base=self.time_base, end=self.end)


@dataclass
class _Reading:
    """What has been seen so far of the picture."""

    headers: h264.Headers
    zero: int
    pts: list[int] = field(default_factory=list)
    flags: bytearray = field(default_factory=bytearray)
    end: int = 0
    trouble: str = ""

    def add(self, packet: Packet[Stream]) -> None:
        if packet.pts is None:
            self.trouble = "timestamps"
            return
        data = memoryview(packet)
        found = h264.kinds(data, self.headers.length_size)
        if found & _PARAMETER_SETS and not self._known(bytes(data)):
            self.trouble = "changing"
        if packet.is_corrupt:
            self.trouble = "damaged"
        clean = CLEAN if found & 1 << h264.IDR else 0
        hidden = HIDDEN if packet.is_discard else 0
        self.flags.append((KEY if packet.is_keyframe else 0) | clean | hidden)
        self.pts.append(packet.pts - self.zero)
        if not hidden:
            self.end = max(self.end, packet.pts - self.zero + (packet.duration or 0))
        if len(self.pts) > MAX_PACKETS:
            self.trouble = "too-long"

    def _known(self, data: bytes) -> bool:
        """Whether parameter sets within the stream are those of the header."""
        known = {*self.headers.sequences, *self.headers.pictures}
        return all(
            unit in known
            for unit in h264.units(data, self.headers.length_size)
            if unit[0] & 31 in (h264.SEQUENCE, h264.PICTURE)
        )


@dataclass
class _Listening:
    """What has been seen so far of a sound track."""

    even: bool
    begin: int | None = None
    end: int = 0

    def add(self, packet: Packet[Stream]) -> None:
        if not self.even or packet.pts is None or packet.is_corrupt:
            self.even = False
            return
        if self.begin is None:
            self.begin = packet.pts
        elif packet.pts != self.end:
            self.even = False
        self.end = packet.pts + AAC_BLOCK


def index_packets(
    container: InputContainer, stream: VideoStream, on_time: Callable[[float], None]
) -> PacketIndex:
    """Read the whole file; `on_time` hears now and then how many seconds have been read."""
    tick = stream.time_base or Fraction(1, 90_000)
    zero = round(Fraction(container.start_time or 0, 1_000_000) / tick)
    context = stream.codec_context
    header = bytes(context.extradata or b"")
    headers, trouble = _headers(context.name, header, context.pix_fmt or "")
    reading = _Reading(headers, zero, trouble=trouble) if headers else None
    tracks = {track.index: track for track in container.streams.audio if _heard(track)}
    listening = {index: _Listening(_copyable(track)) for index, track in tracks.items()}
    if reading is not None and not reading.trouble:
        _read(container, stream, reading, listening, tracks, on_time)
        trouble = reading.trouble or _shape(reading)
    return PacketIndex(
        codec=context.name,
        pix_fmt=context.pix_fmt or "",
        time_base=(tick.numerator, tick.denominator),
        zero=zero,
        header=header,
        pts=tuple(reading.pts) if reading else (),
        flags=bytes(reading.flags) if reading else b"",
        end=reading.end if reading else 0,
        sounds=tuple(_track(track, listening[index]) for index, track in tracks.items()),
        trouble=trouble,
    )


def _read(
    container: InputContainer,
    stream: VideoStream,
    reading: _Reading,
    listening: dict[int, _Listening],
    tracks: dict[int, AudioStream],
    on_time: Callable[[float], None],
) -> None:
    streams: list[Stream] = [stream, *tracks.values()]
    tick = float(stream.time_base or 0)
    try:
        for packet in container.demux(streams):
            if not packet.size:
                continue
            if packet.has_sidedata("new_extradata"):
                reading.trouble = "changing"
            if packet.stream_index == stream.index:
                reading.add(packet)
                if len(reading.pts) % _SHOWN_EVERY == 1:
                    on_time(max(0.0, reading.pts[-1] * tick))
            else:
                listening[packet.stream_index].add(packet)
            if reading.trouble:
                return
    except h264.HeaderFault:
        reading.trouble = "damaged"


def _shape(reading: _Reading) -> str:
    """What is wrong with the timestamps as a whole."""
    shown = [time for time, flag in zip(reading.pts, reading.flags, strict=True) if not flag & HIDDEN]
    if not shown or len(set(shown)) != len(shown):
        return "timestamps"
    if reading.end <= max(shown):
        shown.sort()
        reading.end = shown[-1] + (shown[-1] - shown[-2] if len(shown) > 1 else 1)
    return ""


def _headers(codec: str, header: bytes, pix_fmt: str) -> tuple[h264.Headers | None, str]:
    """The configuration, and why it does not allow copying."""
    if codec != "h264":
        return None, "codec"
    if header[:1] != b"\x01":
        return None, "container"
    try:
        headers = h264.parse_headers(header)
        sequences = [h264.parse_sequence(unit) for unit in headers.sequences]
        h264.free_number(headers)
    except h264.HeaderFault:
        return None, "damaged"
    if any(each.chroma != 1 or each.depth != 8 for each in sequences):
        return headers, "depth"
    if pix_fmt not in ("yuv420p", "yuvj420p"):
        return headers, "depth"
    if not all(each.progressive for each in sequences):
        return headers, "interlaced"
    return headers, ""


def _heard(track: AudioStream) -> bool:
    context = track.codec_context
    return context is not None and bool(context.sample_rate) and bool(context.channels)


def _copyable(track: AudioStream) -> bool:
    """Whether the track is AAC-LC timed in samples."""
    context = track.codec_context
    header = bytes(context.extradata or b"")
    lc = len(header) >= 2 and header[0] >> 3 == 2 and context.profile == "LC"
    return context.name == "aac" and lc and track.time_base == Fraction(1, context.sample_rate)


def _track(track: AudioStream, heard: _Listening) -> SoundTrack:
    context = track.codec_context
    return SoundTrack(
        index=track.index,
        codec=context.name,
        rate=context.sample_rate,
        channels=context.channels,
        bit_rate=context.bit_rate or 0,
        language=track.language or "",
        even=heard.even and heard.begin is not None,
        begin=heard.begin or 0,
        end=heard.end,
    )
