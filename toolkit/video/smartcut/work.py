"""Carries out a smart cut in the worker process: reads, joins, writes, checks."""

from __future__ import annotations

import heapq
import zlib
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from toolkit.video.smartcut.check import Made, check
from toolkit.video.smartcut.h264 import HeaderFault
from toolkit.video.smartcut.index import PacketIndex, index_packets
from toolkit.video.smartcut.picture import Coded, PictureMaker
from toolkit.video.smartcut.plan import CutPlan, Piece, SoundPlan
from toolkit.video.smartcut.reading import CutFault
from toolkit.video.smartcut.sound import (
    ahead,
    bit_rate,
    copied_packets,
    encoded_packets,
    output_layout,
    output_rate,
)
from toolkit.video.worker import answer, opened, video_stream

if TYPE_CHECKING:
    from av.audio.stream import AudioStream
    from av.container import InputContainer, OutputContainer
    from av.packet import Packet
    from av.stream import Stream
    from av.video.stream import VideoStream

_NO_SPACE = 28  # errno
_ENCODING = 20  # an encoded frame is as much work as that many copied ones
_REPORTS = 200  # on the way


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """What the worker says while it works, and at the end."""

    done: float = 0.0
    total: float = 1.0
    what: str = ""  # phase
    fault: str = ""  # why it gave up
    full: bool = False  # the disk is
    ended: bool = False  # it is all done
    index: PacketIndex | None = None


def work(task: str, path: str, rest: Sequence[str]) -> None:
    """Do `cut-index FILE`, or `cut FILE PLAN OUT`.

    Raises:
        worker.Refused: the file is not taken.
    """
    if task == "cut-index":
        with opened(path) as container:
            stream = video_stream(container)
            total = (container.duration or 0) / 1_000_000
            found = index_packets(
                container, stream, lambda done: answer(Step(done=done, total=total, what="scan"))
            )
        answer(Step(index=found))
        return
    import av

    plan = msgspec.json.decode(Path(rest[0]).read_bytes(), type=CutPlan)
    try:
        cut(plan, rest[1])
        answer(Step(ended=True))
    except (CutFault, HeaderFault) as fault:
        answer(Step(fault=str(fault)))
    except OSError as error:
        answer(Step(fault=str(error), full=error.errno == _NO_SPACE))
    except (av.FFmpegError, ValueError) as error:
        answer(Step(fault=f"{type(error).__name__}: {error}"))


def cut(plan: CutPlan, target: str) -> None:
    """Write and check the result.

    Raises:
        CutFault, HeaderFault, av.FFmpegError, OSError: it did not come out as planned.
    """
    progress = _Progress(plan)
    with opened(plan.source) as source:
        made = _written(plan, source, target, progress)
    check(plan, target, made, lambda done, total: answer(Step(done=done, total=total, what="verify")))


class _Progress:
    def __init__(self, plan: CutPlan) -> None:
        self._total = sum(piece.frames * self._weight(piece) for piece in plan.pieces)
        self._done = self._said = 0

    @staticmethod
    def _weight(piece: Piece) -> int:
        return _ENCODING if piece.kind == "encode" else 1

    def frame(self, piece: Piece) -> None:
        self._done += self._weight(piece)
        if self._done - self._said >= self._total / _REPORTS:
            self._said = self._done
            answer(Step(done=self._done, total=self._total, what="encode"))


def _written(plan: CutPlan, source: InputContainer, target: str, progress: _Progress) -> Made:
    import av

    made = Made()
    options = {"movflags": "+faststart", "video_track_timescale": str(plan.timescale)}
    template = video_stream(source)
    maker = PictureMaker(plan, template, progress.frame)
    with av.open(target, "w", format="mp4", options=options) as container:
        picture = container.add_stream_from_template(template)
        picture.time_base = Fraction(1, plan.timescale)
        picture.codec_context.extradata = maker.header
        runs = [_sound_run(plan, source, container, sound, made) for sound in plan.sounds]
        container.start_encoding()
        runs.append(_picture_run(plan, maker, picture, made))
        for packet in heapq.merge(*runs, key=_due):
            container.mux(packet)
    return made


def _due(packet: Packet[Stream]) -> Fraction:
    return (packet.dts or 0) * packet.time_base


def _sound_run(
    plan: CutPlan, source: InputContainer, container: OutputContainer, sound: SoundPlan, made: Made
) -> Iterator[Packet[Stream]]:
    track: AudioStream
    if sound.copied:
        template = next(each for each in source.streams.audio if each.index == sound.track.index)
        track = container.add_stream_from_template(template)
        checks: list[int] = []
        made.sounds.append(checks)
        packets = copied_packets(plan, sound, track, checks)
    else:
        track = container.add_stream("aac", rate=output_rate(sound), layout=output_layout(sound))
        track.bit_rate = bit_rate(sound)
        made.sounds.append(None)
        packets = ahead(encoded_packets(plan, sound, track))
    if sound.track.language:
        track.metadata["language"] = sound.track.language
    return packets


def _picture_run(
    plan: CutPlan, maker: PictureMaker, stream: VideoStream, made: Made
) -> Iterator[Packet[Stream]]:
    """Packets with times: shown when planned, decoded as many frames ahead as the order of coding needs."""
    shown = plan.shown()
    end = plan.ranges[-1].until
    lead = max(1, shown[1] - shown[0]) if len(shown) > 1 else 1
    for place, coded in enumerate(maker.packets()):
        ahead_of = place - plan.delay
        decoded = shown[ahead_of] if ahead_of >= 0 else shown[0] + ahead_of * lead
        following = bisect_right(shown, coded.pts)
        if decoded > coded.pts:
            raise CutFault("frames would be shown before they are decoded")
        made.add(coded.pts, zlib.crc32(coded.data), coded.key, coded.clean)
        yield _timed(
            coded, decoded, (shown[following] if following < len(shown) else end) - coded.pts, plan, stream
        )


def _timed(coded: Coded, decoded: int, duration: int, plan: CutPlan, stream: VideoStream) -> Packet[Stream]:
    from av.packet import Packet

    packet: Packet[Stream] = Packet(coded.data)
    packet.pts, packet.dts, packet.duration = coded.pts, decoded, duration
    packet.time_base, packet.stream, packet.is_keyframe = Fraction(1, plan.timescale), stream, coded.key
    return packet
