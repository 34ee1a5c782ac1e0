"""Makes the packets of a sound track, copied or encoded; in the worker process."""

from __future__ import annotations

import queue
import threading
import zlib
from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING, TypeVar

from toolkit.video.smartcut.index import AAC_BLOCK
from toolkit.video.smartcut.plan import CutPlan, SoundPlan
from toolkit.video.smartcut.reading import CutFault, sound_packets

if TYPE_CHECKING:
    from av.audio.frame import AudioFrame
    from av.audio.stream import AudioStream
    from av.filter import Graph
    from av.packet import Packet
    from av.stream import Stream

_SEAM_FADE = Fraction(5, 1000)  # seconds; a hard cut in sound clicks
_AAC_RATES = (96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000)
_KBPS = 96  # a channel
_AHEAD = 16_384  # packets made ahead of the picture: some minutes, some megabytes
T = TypeVar("T")


def output_rate(plan: SoundPlan) -> int:
    """Hz of the result."""
    return plan.track.rate if plan.track.rate in _AAC_RATES else 48_000


def output_layout(plan: SoundPlan) -> str:
    """Channels of the result."""
    return "mono" if plan.track.channels == 1 else "stereo"


def bit_rate(plan: SoundPlan) -> int:
    """Bits a second of the result."""
    return _KBPS * 1000 * min(2, plan.track.channels)


def copied_packets(
    plan: CutPlan, sound: SoundPlan, to: AudioStream, checks: list[int]
) -> Iterator[Packet[Stream]]:
    """The packets from the range's start to its end.

    The first begins before the range, by a block to settle the decoder: its time is negative, and the
    edit list that the muxer writes hides what comes before the range, to the sample.
    """
    from av.packet import Packet

    rate = sound.track.rate
    start, end = (round(Fraction(*edge) * rate) for edge in sound.ranges[0])
    with sound_packets(plan, sound.track.index, start / rate) as packets:
        for packet in packets:
            if not packet.size or packet.pts is None or packet.pts + AAC_BLOCK <= start - AAC_BLOCK:
                continue
            if packet.pts >= end:
                return
            copy = Packet(bytes(packet))
            checks.append(zlib.crc32(bytes(packet)))
            copy.pts = copy.dts = packet.pts - start
            copy.time_base, copy.stream, copy.is_keyframe = Fraction(1, rate), to, True
            copy.duration = min(AAC_BLOCK, end - packet.pts)
            yield copy


def encoded_packets(plan: CutPlan, sound: SoundPlan, to: AudioStream) -> Iterator[Packet[Stream]]:
    """Every range's sound in one run, each exactly as long as its picture, with short fades at the seams."""
    rate, done = output_rate(sound), 0
    for number, kept in enumerate(plan.ranges):
        count = round(Fraction(kept.until, plan.timescale) * rate) - done
        fades = number > 0, number < len(plan.ranges) - 1
        for frame in _range_frames(plan, sound, number, count, fades):
            frame.pts, frame.time_base = done, Fraction(1, rate)
            done += frame.samples
            yield from to.encode(frame)
    yield from to.encode(None)


def _range_frames(
    plan: CutPlan, sound: SoundPlan, number: int, count: int, fades: tuple[bool, bool]
) -> Iterator[AudioFrame]:
    start, end = (Fraction(*edge) for edge in sound.ranges[number])
    graph: Graph | None = None
    left = count
    with sound_packets(plan, sound.track.index, float(start)) as packets:
        for packet in packets:
            for frame in packet.decode():
                if frame.pts is None or frame.time_base is None:
                    raise CutFault("sound without time")
                begin = frame.pts * frame.time_base
                if begin > end:
                    break
                if begin + Fraction(frame.samples, frame.sample_rate) <= start:
                    continue
                if graph is None:
                    graph = _chain(sound, frame, start, end, count, fades)
                graph.push(frame)
                for made in _pulled(graph):
                    left -= made.samples
                    yield made
            else:
                continue
            break
    if graph is not None:
        graph.push(None)
        for made in _pulled(graph):
            left -= made.samples
            yield made
    yield from _silence(sound, left)


def _chain(
    sound: SoundPlan,
    frame: AudioFrame,
    start: Fraction,
    end: Fraction,
    count: int,
    fades: tuple[bool, bool],
) -> Graph:
    """Filters that make exactly `count` samples of what is heard between `start` and `end`."""
    from av.filter import Graph

    graph, rate = Graph(), output_rate(sound)
    steps = [
        ("atrim", f"start={_s(start)}:end={_s(end)}"),
        ("asetpts", f"PTS-{_s(start)}/TB"),
        ("aresample", f"{rate}:async=1:first_pts=0"),
        ("aformat", f"sample_fmts=fltp:sample_rates={rate}:channel_layouts={output_layout(sound)}"),
        ("apad", f"whole_len={count}"),
        ("atrim", f"end_sample={count}"),
    ]
    if fades[0]:
        steps.append(("afade", f"t=in:d={_s(_SEAM_FADE)}"))
    if fades[1]:
        steps.append(
            ("afade", f"t=out:st={_s(max(Fraction(0), end - start - _SEAM_FADE))}:d={_s(_SEAM_FADE)}")
        )
    feed = graph.add_abuffer(
        sample_rate=frame.sample_rate,
        format=frame.format.name,
        layout=frame.layout.name,
        time_base=frame.time_base,
    )
    sink = graph.add("abuffersink")
    graph.link_nodes(feed, *(graph.add(name, options) for name, options in steps), sink).configure()
    return graph


def _pulled(graph: Graph) -> Iterator[AudioFrame]:
    import av
    from av.audio.frame import AudioFrame

    while True:
        try:
            frame = graph.pull()
        except (av.BlockingIOError, av.EOFError):
            return
        if isinstance(frame, AudioFrame):
            yield frame


def _silence(sound: SoundPlan, samples: int) -> Iterator[AudioFrame]:
    from av.audio.frame import AudioFrame

    while samples > 0:
        frame = AudioFrame(format="fltp", layout=output_layout(sound), samples=min(samples, AAC_BLOCK))
        frame.sample_rate = output_rate(sound)
        for plane in frame.planes:
            plane.update(bytes(plane.buffer_size))
        samples -= frame.samples
        yield frame


def ahead(made: Iterator[T]) -> Iterator[T]:
    """The same, made in a thread of its own while the picture is worked on."""
    waiting: queue.Queue[tuple[T] | Exception | None] = queue.Queue(_AHEAD)

    def make() -> None:
        try:
            for each in made:
                waiting.put((each,))
            waiting.put(None)
        except Exception as error:  # noqa: BLE001 - handed on to the thread that takes
            waiting.put(error)

    threading.Thread(target=make, daemon=True).start()
    while (each := waiting.get()) is not None:
        if isinstance(each, Exception):
            raise each
        yield each[0]


def _s(seconds: Fraction) -> str:
    return f"{float(seconds):.9f}"
