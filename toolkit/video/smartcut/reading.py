"""Opens the source at the places a plan names; in the worker process."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from toolkit.video.worker import opened, video_stream

if TYPE_CHECKING:
    from av.audio.stream import AudioStream
    from av.packet import Packet
    from av.video.stream import VideoStream

    from toolkit.video.smartcut.plan import CutPlan, Piece


class CutFault(Exception):
    """The plan cannot be carried out as it is; the argument says why."""


@contextmanager
def picture_packets(plan: CutPlan, piece: Piece) -> Iterator[Iterator[Packet[VideoStream]]]:
    """Packets of the picture, beginning at or a little before the piece's entry.

    A jump goes by the time of decoding, which is not that of showing: when it lands too late, it is made
    again from further back.
    """
    with opened(plan.source) as container:
        stream = video_stream(container)
        stream.thread_type = "AUTO"
        second = round(1 / stream.time_base) if stream.time_base else 0
        margins = (0, second, 10 * second) if plan.seekable and piece.entry_known else ()
        for margin in margins:
            if piece.entry <= margin:
                break
            container.seek(piece.entry + plan.zero - margin, stream=stream, backward=True)
            packets = container.demux(stream)
            first = next(packets, None)
            if first is not None and first.pts is not None and first.pts - plan.zero <= piece.entry:
                yield _chained(first, packets)
                return
    with opened(plan.source) as container:
        stream = video_stream(container)
        stream.thread_type = "AUTO"
        yield container.demux(stream)


@contextmanager
def sound_packets(plan: CutPlan, index: int, start: float) -> Iterator[Iterator[Packet[AudioStream]]]:
    """Packets of a sound track, beginning at least a second before `start` (seconds) where there is one."""
    with opened(plan.source) as container:
        stream = container.streams.audio[[each.index for each in container.streams.audio].index(index)]
        if plan.seekable and start > 2 and stream.time_base:
            container.seek(round((start - 1) / stream.time_base), stream=stream, backward=True)
        yield container.demux(stream)


def _chained(
    first: Packet[VideoStream], rest: Iterator[Packet[VideoStream]]
) -> Iterator[Packet[VideoStream]]:
    yield first
    yield from rest
