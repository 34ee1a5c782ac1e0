"""Plans for made-up orders of coding, and headers cut short anywhere."""

from __future__ import annotations

import random
from pathlib import Path

import av
import pytest

from tests.toolkit.video.clips import make_clip
from toolkit.video.edit import Span
from toolkit.video.media import MediaInfo, Picture
from toolkit.video.plan import plan_cut
from toolkit.video.smartcut import h264
from toolkit.video.smartcut.index import CLEAN, HIDDEN, KEY, PacketIndex
from toolkit.video.smartcut.plan import CutPlan, plan_smart_cut


@pytest.mark.parametrize("seed", range(120))
def test_pieces_are_whole_and_copies_stand_alone(seed: int) -> None:
    chance = random.Random(seed)
    index, needs = _stream(chance)
    shown = index.frames().times
    edges = sorted(chance.sample(range(len(shown) + 1), 2 * chance.randint(1, 3)))
    kept = [
        Span(
            float(_time(shown, first, index.end) * index.tick),
            float(_time(shown, last, index.end) * index.tick),
        )
        for first, last in zip(edges[::2], edges[1::2], strict=True)
    ]
    info = _info(index)
    plan = plan_smart_cut(index, info, plan_cut(info, index.frames(), kept), "x.mp4")
    if not isinstance(plan, CutPlan):
        return
    wanted = [time for first, last in zip(edges[::2], edges[1::2], strict=True) for time in shown[first:last]]
    assert [time for each in plan.ranges for time in each.times] == wanted
    made = [time for piece in plan.pieces for time in shown if piece.first <= time < piece.end]
    assert made == wanted, "the pieces hold every frame once, in order"
    assert all(
        piece.frames == sum(piece.first <= time < piece.end for time in shown) for piece in plan.pieces
    )
    for piece in plan.pieces:
        if piece.kind == "copy":
            start = index.pts.index(piece.first)
            packets = index.pts[start : start + piece.frames]
            assert all(piece.first <= time < piece.end for time in packets)
            assert all(set(needs[time]) <= set(packets) for time in packets), "a copy needs nothing else"
        else:
            assert piece.entry <= piece.first or not piece.entry_known
    out = plan.shown()
    assert out == sorted(set(out))
    assert 0 <= plan.delay <= 6


def test_headers_survive_a_round_trip_and_any_cut(tmp_path: Path) -> None:
    source = make_clip(tmp_path / "in.mp4", 3, bursts=None)
    with av.open(str(source)) as container:
        data = bytes(container.streams.video[0].codec_context.extradata or b"")
    headers = h264.parse_headers(data)
    assert h264.parse_headers(h264.build_headers(headers)) == headers
    sequence = h264.parse_sequence(headers.sequences[0])
    assert (sequence.progressive, sequence.chroma, sequence.depth) == (True, 1, 8)
    assert h264.free_number(headers) not in (sequence.number, h264.picture_number(headers.pictures[0]))
    for length in range(len(data) - 5):
        with pytest.raises(h264.HeaderFault):
            h264.parse_headers(data[:length])
    chance = random.Random(1)
    for _ in range(300):
        noise = b"\x67" + chance.randbytes(chance.randint(0, 40))
        try:
            h264.parse_sequence(noise)
        except h264.HeaderFault:
            continue


def test_units_must_add_up() -> None:
    assert list(h264.units(b"\x00\x00\x00\x02ab\x00\x00\x00\x01c", 4)) == [b"ab", b"c"]
    for broken in (b"\x00\x00\x00\x03ab", b"\x00\x00\x00\x00", b"\x00\x00\x00\x01"):
        with pytest.raises(h264.HeaderFault):
            list(h264.units(broken, 4))
        with pytest.raises(h264.HeaderFault):
            h264.kinds(broken, 4)
    coded = b"\x00\x00\x00\x01\x67ab\x00\x00\x01\x68c\x00\x00\x00\x01\x65\x00"
    assert list(h264.encoder_units(coded)) == [b"\x67ab", b"\x68c", b"\x65\x00"]


def _stream(chance: random.Random) -> tuple[PacketIndex, dict[int, set[int]]]:
    """Groups of pictures, open and closed, and which frames each frame is coded from."""
    pts: list[int] = []
    flags: list[int] = []
    needs: dict[int, set[int]] = {}
    anchor, place = -1, 0
    for group in range(chance.randint(2, 6)):
        is_open = group > 0 and chance.random() < 0.4  # a keyframe that earlier frames stay in use beside
        leading = chance.randint(0, 3) if is_open else 0
        key = place + leading
        pts.append(key)
        flags.append(KEY | (0 if is_open else CLEAN))
        needs[key] = set()
        for time in range(place, key):
            pts.append(time)
            flags.append(0)
            needs[time] = {anchor, key}
        before = {anchor} if is_open else set()
        anchor, place = key, key + 1
        if chance.random() < 0.3:  # any order at all, as few encoders code
            order = chance.sample(range(place, place + 6), 6)
            pts += order
            flags += [0] * 6
            needs |= {time: {key, *order[:number]} for number, time in enumerate(order)}
            anchor, place = place + 5, place + 6
        for _ in range(chance.randint(1, 6)):
            between = chance.randint(0, 3)
            following = place + between
            pts.append(following)
            flags.append(0)
            needs[following] = {anchor} | before
            for time in range(place, following):
                pts.append(time)
                flags.append(0)
                needs[time] = {anchor, following}
            anchor, place = following, following + 1
    hidden = chance.randint(0, 4) if chance.random() < 0.3 else 0
    flags = [flag | (HIDDEN if time < hidden else 0) for time, flag in zip(pts, flags, strict=True)]
    tick = chance.choice(((1, 30), (1001, 30_000), (1, 90_000)))
    step = {(1, 30): 1, (1001, 30_000): 1, (1, 90_000): 3003}[tick]
    index = PacketIndex(
        codec="h264",
        pix_fmt="yuv420p",
        time_base=tick,
        zero=0,
        header=b"",
        pts=tuple(time * step for time in pts),
        flags=bytes(flags),
        end=place * step,
        sounds=(),
    )
    return index, {time * step: {each * step for each in from_} for time, from_ in needs.items()}


def _time(shown: tuple[int, ...], place: int, end: int) -> int:
    return shown[place] if place < len(shown) else end


def _info(index: PacketIndex) -> MediaInfo:
    picture = Picture(
        index=0,
        codec="h264",
        width=320,
        height=180,
        display_width=320,
        display_height=180,
        rotation=0,
        mirrored=False,
        sample_aspect=(1, 1),
        frame_rate=(30, 1),
        time_base=index.time_base,
        variable_rate=False,
        pix_fmt="yuv420p",
        bit_depth=8,
        transfer="sdr",
        matrix="bt709",
        full_range=False,
        interlaced=False,
        start=0.0,
        duration=float(index.end * index.tick),
        frames=len(index.pts),
    )
    duration = picture.duration
    return MediaInfo(
        container="mov,mp4", size_bytes=1, start=0.0, duration=duration, picture=picture, sound=None
    )
