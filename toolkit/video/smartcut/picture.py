"""Makes the packets of the picture, copied or encoded; in the worker process."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from toolkit.video.smartcut import h264
from toolkit.video.smartcut.plan import CutPlan, KeptRange, Piece
from toolkit.video.smartcut.reading import CutFault, picture_packets

if TYPE_CHECKING:
    from av.video.codeccontext import VideoCodecContext
    from av.video.frame import VideoFrame
    from av.video.stream import VideoStream

_QUALITY = 16  # x264's CRF, as for a full encode
_SPEED = "veryfast"
_FREE = 0  # type of a frame: the encoder chooses
_PROFILES = {66: "baseline", 77: "main", 88: "main"}


@dataclass(frozen=True)
class Coded:
    """A packet of the picture; `pts` in ticks of the result."""

    pts: int
    data: bytes
    key: bool
    clean: bool  # an IDR: all after it can do without all before it


class PictureMaker:
    """Carries out the picture's part of a plan."""

    def __init__(self, plan: CutPlan, template: VideoStream, on_frame: Callable[[Piece], None]) -> None:
        self._plan, self._on_frame = plan, on_frame
        self._template = template.codec_context
        self._source = h264.parse_headers(plan.header)
        self._number = h264.free_number(self._source)
        encoder = self._encoder()
        encoder.open()
        self._ours = _headers_of(encoder)
        self.header = h264.build_headers(h264.combined(self._source, self._ours))
        """The decoder configuration for the whole result."""

    def packets(self) -> Iterator[Coded]:
        """In coding order.

        Raises:
            CutFault: the source is not as it was when the plan was made, or cannot be decoded cleanly.
        """
        for kept in self._plan.ranges:
            for piece in kept.pieces:
                yield from self._copied(kept, piece) if piece.kind == "copy" else self._encoded(kept, piece)

    def _copied(self, kept: KeptRange, piece: Piece) -> Iterator[Coded]:
        left = piece.frames
        size = self._source.length_size
        with picture_packets(self._plan, piece) as packets:
            for packet in packets:
                if packet.pts is None or not packet.size:
                    continue
                time = packet.pts - self._plan.zero
                if left == piece.frames and time != piece.first:
                    continue
                if not piece.first <= time < piece.end or packet.is_discard:
                    raise CutFault("the packets to copy are not where they were")
                data = bytes(packet)
                clean = bool(h264.kinds(data, size) & 1 << h264.IDR)
                if size != 4:
                    data = h264.packed(h264.units(data, size))
                yield Coded(kept.moved(time, self._plan.scale), data, packet.is_keyframe, clean)
                self._on_frame(piece)
                left -= 1
                if not left:
                    return
        raise CutFault(f"{left} packets to copy are missing")

    def _encoded(self, kept: KeptRange, piece: Piece) -> Iterator[Coded]:
        encoder = self._encoder()
        encoder.open()
        if _headers_of(encoder) != self._ours:
            raise CutFault("the encoder changed its mind")
        for frame in self._decoded(kept, piece):
            time = (frame.pts or 0) - self._plan.zero
            frame.pts = kept.moved(time, self._plan.scale)
            frame.time_base = Fraction(1, self._plan.timescale)
            frame.pict_type = _FREE
            yield from self._drained(encoder, frame)
            self._on_frame(piece)
        yield from self._drained(encoder, None)

    def _decoded(self, kept: KeptRange, piece: Piece) -> Iterator[VideoFrame]:
        """Every frame of the piece, none other."""
        wanted = iter(kept.times[bisect_left(kept.times, piece.first) : bisect_left(kept.times, piece.end)])
        expected = next(wanted, None)
        context = self._template
        with picture_packets(self._plan, piece) as packets:
            for packet in packets:
                for frame in packet.decode():
                    time = (frame.pts if frame.pts is not None else -1) - self._plan.zero
                    if expected is None or time < expected:
                        continue
                    if time != expected or frame.is_corrupt:
                        raise CutFault("a frame is missing or damaged")
                    if (frame.width, frame.height, frame.format.name) != (
                        context.width,
                        context.height,
                        context.pix_fmt,
                    ):
                        raise CutFault("the picture changes its size")
                    yield frame
                    expected = next(wanted, None)
                    if expected is None:
                        return
        raise CutFault("frames are missing")

    def _drained(self, encoder: VideoCodecContext, frame: VideoFrame | None) -> Iterator[Coded]:
        for packet in encoder.encode(frame):
            units = [unit for unit in h264.encoder_units(bytes(packet)) if unit[0] & 31 != h264.DELIMITER]
            if packet.pts is None or not units:
                raise CutFault("the encoder gave no picture")
            yield Coded(packet.pts, h264.packed(units), packet.is_keyframe, packet.is_keyframe)

    def _encoder(self) -> VideoCodecContext:
        import av
        from av.codec.context import Flags

        source, plan = self._template, self._plan
        encoder = av.CodecContext.create("libx264", "w")
        encoder.width, encoder.height, encoder.pix_fmt = source.width, source.height, source.pix_fmt
        encoder.time_base = Fraction(1, plan.timescale)
        encoder.framerate = Fraction(*plan.rate)
        encoder.sample_aspect_ratio = source.sample_aspect_ratio or Fraction(1)
        encoder.color_range, encoder.colorspace = source.color_range, source.colorspace
        encoder.color_primaries, encoder.color_trc = source.color_primaries, source.color_trc
        encoder.options = {
            "preset": _SPEED,
            "crf": str(_QUALITY),
            "bf": "2" if plan.delay else "0",
            "profile": _PROFILES.get(self._source.profile, "high"),
            "x264-params": f"sps-id={self._number}:open-gop=0:b-pyramid=none",
        }
        encoder.flags |= Flags.global_header
        return encoder


def _headers_of(encoder: VideoCodecContext) -> h264.Headers:
    found = list(h264.encoder_units(bytes(encoder.extradata or b"")))
    sequences = tuple(unit for unit in found if unit[0] & 31 == h264.SEQUENCE)
    pictures = tuple(unit for unit in found if unit[0] & 31 == h264.PICTURE)
    if not sequences or not pictures:
        raise CutFault("the encoder gave no headers")
    return h264.Headers(sequences[0][1], sequences[0][2], sequences[0][3], 4, sequences, pictures)
