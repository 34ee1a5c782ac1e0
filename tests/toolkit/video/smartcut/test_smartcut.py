"""Smart cuts are counted frame by frame on clips whose frames carry their number."""

from __future__ import annotations

import os
import random
import struct
import subprocess
import time
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import av
import pytest

from tests.toolkit.video.clips import frames_of, loud_at, make_clip, number_in, numbers_of
from toolkit.core.errors import ToolkitError
from toolkit.core.jobs import JobCancelled, JobContext, Progress
from toolkit.video.edit import Span
from toolkit.video.errors import RangeEmpty
from toolkit.video.export import ExportResult, cut_video
from toolkit.video.ffmpeg import ENVIRONMENT, find_ffmpeg
from toolkit.video.probe import probe
from toolkit.video.smartcut.plan import CutPlan, FullEncode, Reason
from toolkit.video.smartcut.run import CutChoice, choose_cut, describe_choice

RATE = 30
CLICKS = (0.5, 1.5, 2.5, 3.5, 4.5)
KINDS = {
    "closed": {"g": "30", "bf": "2"},
    "plain": {"g": "25", "bf": "0", "profile": "baseline"},
    "pyramid": {"x264-params": "b-pyramid=normal:keyint=40:bframes=5:b-adapt=0:scenecut=0"},
    "open": {"x264-params": "open-gop=1:keyint=12:bframes=3:b-adapt=0", "forced-idr": "1"},
}


def test_every_kept_frame_once_in_order(numbered: Path, tmp_path: Path) -> None:
    cuts = {
        "closed": ((0.4, 4.0),),
        "plain": ((0.5, 1.0), (1.4, 3.5)),
        "pyramid": ((0.2, 0.6), (1.1, 3.0), (3.2, 4.9)),
        "open": ((0.1, 2.2), (2.9, 3.8), (4.1, 4.4), (4.5, 4.9)),
    }
    for kind, kept in cuts.items():
        source = _coded(numbered, tmp_path / f"{kind}.mp4", kind)
        result, choice = _cut(source, kept, tmp_path / f"{kind}-out.mp4")
        assert isinstance(choice.plan, CutPlan), kind
        _assert_exact(result, kept, kind)
        assert result.copied == choice.plan.share > 0.25, kind
        seen = loud_at(result.path)
        assert seen == pytest.approx(_moved(CLICKS, kept), abs=0.003), kind


def test_five_ranges_without_sound(numbered: Path, tmp_path: Path) -> None:
    source = tmp_path / "mute.mp4"
    _ffmpeg("-i", _coded(numbered, tmp_path / "closed.mp4", "closed"), "-an", "-c", "copy", source)
    kept = ((0, 0.9), (1.0, 1.5), (1.6, 2.9), (3.0, 4.0), (4.2, 5.0))
    result, choice = _cut(source, kept, tmp_path / "out.mp4")
    assert isinstance(choice.plan, CutPlan)
    _assert_exact(result, kept, "mute")
    assert probe(result.path).sound is None


@pytest.mark.parametrize("rate", [Fraction(24_000, 1001), Fraction(25), Fraction(30_000, 1001), Fraction(60)])
def test_rates(tmp_path: Path, rate: Fraction) -> None:
    source = make_clip(tmp_path / "in.mp4", 90, rate=rate, bursts=(0.5, 1.25), options={"g": "16", "bf": "2"})
    first, last = 5, 80
    kept = ((round(float(first / rate), 3), round(float(last / rate), 3)),)
    result, choice = _cut(source, kept, tmp_path / "out.mp4")
    assert isinstance(choice.plan, CutPlan)
    assert numbers_of(result.path) == list(range(first, last))
    times = [moment for moment, _ in frames_of(result.path)]
    assert times == pytest.approx([float(index / rate) for index in range(75)], abs=1e-4)
    heard = [click - float(first / rate) for click in (0.5, 1.25) if click < last / rate]
    assert loud_at(result.path) == pytest.approx(heard, abs=0.003)
    _assert_clean(result.path)


def test_variable_rate_keeps_its_times(tmp_path: Path) -> None:
    chance = random.Random(3)
    times = [Fraction(0)]
    for _ in range(89):
        times.append(times[-1] + Fraction(chance.choice((20, 33, 40, 70, 120)), 1000))
    source = make_clip(tmp_path / "in.mp4", times=times, options={"g": "20", "bf": "2"})
    kept = ((float(times[7]), float(times[50])), (float(times[60]), float(times[85])))
    result, choice = _cut(source, kept, tmp_path / "out.mp4")
    assert isinstance(choice.plan, CutPlan)
    made = frames_of(result.path)
    assert [number_in(picture) for _, picture in made] == [*range(7, 50), *range(60, 85)]
    second = times[50] - times[7]
    wanted = [times[n] - times[7] for n in range(7, 50)]
    wanted += [second + times[n] - times[60] for n in range(60, 85)]
    assert [moment for moment, _ in made] == pytest.approx([float(each) for each in wanted], abs=1e-4)
    _assert_clean(result.path)


def test_sparse_frames_hold_what_was_on_screen(tmp_path: Path) -> None:
    times = [Fraction(second) for second in range(9)]
    source = make_clip(
        tmp_path / "in.mp4",
        times=times,
        rate=Fraction(10),
        bursts=(2.5,),
        sound_seconds=9,
        options={"g": "2"},
    )
    result, choice = _cut(source, ((1.5, 7.5),), tmp_path / "out.mp4")
    assert isinstance(choice.plan, CutPlan)
    made = frames_of(result.path)
    assert [number_in(picture) for _, picture in made] == [1, 2, 3, 4, 5, 6, 7]
    assert [moment for moment, _ in made] == pytest.approx([0, 0.5, 1.5, 2.5, 3.5, 4.5, 5.5], abs=1e-4)
    assert loud_at(result.path) == pytest.approx([1.0], abs=0.003)


def test_edit_list_and_start_offset(numbered: Path, tmp_path: Path) -> None:
    closed = _coded(numbered, tmp_path / "closed.mp4", "closed")
    edited, shifted = tmp_path / "edited.mp4", tmp_path / "shifted.mkv"
    _ffmpeg("-ss", "0.5", "-i", closed, "-c", "copy", edited)  # hides 15 frames
    _ffmpeg("-i", closed, "-c", "copy", "-output_ts_offset", "7.5", shifted)
    for source, hidden in ((edited, 15), (shifted, 0)):
        result, choice = _cut(source, ((0.2, 3.0), (3.5, 4.4)), tmp_path / f"{source.stem}-out.mp4")
        assert isinstance(choice.plan, CutPlan), source.name
        numbers = numbers_of(result.path)
        assert numbers[0] == 6 + hidden
        assert numbers == [*range(6 + hidden, 90 + hidden), *range(105 + hidden, 132 + hidden)]
        clicks = [click - hidden / RATE for click in CLICKS]
        assert loud_at(result.path) == pytest.approx(_moved(clicks, ((0.2, 3.0), (3.5, 4.4))), abs=0.005)
        _assert_clean(result.path)


def test_rotation_shape_and_colours_stay(numbered: Path, tmp_path: Path) -> None:
    source, turned = tmp_path / "shaped.mp4", tmp_path / "turned.mp4"
    _ffmpeg(
        *("-i", numbered, "-vf", "setsar=4/3", "-c:v", "libx264", "-g", "30", "-c:a", "copy"),
        *("-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", source),
    )
    _ffmpeg("-display_rotation", "90", "-i", source, "-c", "copy", turned)
    result, _ = _cut(turned, ((0.4, 3.0),), tmp_path / "out.mp4")
    before, after = probe(turned).picture, probe(result.path).picture
    assert before.rotation != 0
    for name in ("rotation", "mirrored", "sample_aspect", "pix_fmt", "matrix", "full_range", "display_width"):
        assert getattr(after, name) == getattr(before, name), name
    assert numbers_of(result.path) == list(range(12, 90))


def test_two_tracks_stay_two(numbered: Path, tmp_path: Path) -> None:
    source = tmp_path / "two.mp4"
    closed = _coded(numbered, tmp_path / "closed.mp4", "closed")
    _ffmpeg("-i", closed, "-map", "0:v", "-map", "0:a", "-map", "0:a", "-c", "copy", source)
    result, _ = _cut(source, ((0.4, 2.0), (2.2, 4.0)), tmp_path / "out.mp4")
    with av.open(str(result.path)) as made:
        assert len(made.streams.audio) == 2
        ends = [float((track.duration or 0) * (track.time_base or 0)) for track in made.streams.audio]
    assert ends == pytest.approx([3.4, 3.4], abs=1 / RATE)


def test_short_sound_is_padded(tmp_path: Path) -> None:
    source = make_clip(tmp_path / "in.mp4", 90, bursts=(0.5,), sound_seconds=1.0, options={"g": "15"})
    result, choice = _cut(source, ((0.2, 2.5),), tmp_path / "out.mp4")
    assert isinstance(choice.plan, CutPlan)
    assert not choice.plan.sounds[0].copied
    sound = probe(result.path).sound
    assert sound is not None
    assert sound.duration == pytest.approx(2.3, abs=1 / RATE)
    assert loud_at(result.path) == pytest.approx([0.3], abs=0.003)


def test_sound_of_one_range_is_copied_to_the_sample(numbered: Path, tmp_path: Path) -> None:
    source = _coded(numbered, tmp_path / "closed.mp4", "closed")
    result, choice = _cut(source, ((1.4, 3.0),), tmp_path / "out.mp4")
    assert isinstance(choice.plan, CutPlan)
    assert choice.plan.sounds[0].copied
    start, count = round(1.4 * 48_000), round(1.6 * 48_000)
    assert _samples(result.path)[:count] == _samples(source)[start : start + count]


def test_plan_says_what_is_copied(numbered: Path, tmp_path: Path) -> None:
    source = _coded(numbered, tmp_path / "closed.mp4", "closed")
    plan = _planned(source, (0.5, 4.5)).plan
    assert isinstance(plan, CutPlan)
    pieces = [(piece.kind, piece.frames) for piece in plan.pieces]
    assert pieces[:2] == [("encode", 15), ("copy", plan.copied)]
    assert plan.frames == 120
    assert plan.copied >= 103, "the end of a group is copied up to the last frames that need later ones"
    assert plan.duration == 4
    whole = _planned(source, (0, 5)).plan
    assert isinstance(whole, CutPlan)
    assert [piece.kind for piece in whole.pieces] == ["copy"]
    assert "%" in describe_choice(_planned(source, (0.5, 4.5)), "bn")


def test_what_cannot_be_copied_is_said_before_and_encoded(numbered: Path, tmp_path: Path) -> None:
    cases: dict[Reason, Sequence[object]] = {
        "codec": ("-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "log-level=none"),
        "depth": ("-c:v", "libx264", "-pix_fmt", "yuv420p10le", "-preset", "ultrafast"),
        "interlaced": ("-c:v", "libx264", "-flags", "+ildct", "-preset", "ultrafast"),
        "little": ("-c:v", "libx264", "-g", "999", "-preset", "ultrafast"),
    }
    for reason, options in cases.items():
        source = tmp_path / f"{reason}.mp4"
        _ffmpeg("-i", numbered, "-t", "1", *options, "-c:a", "copy", source)
        assert _reason(_planned(source, (0.2, 0.7))) == reason
    stream = tmp_path / "stream.ts"
    _ffmpeg("-i", numbered, "-t", "1", "-c:v", "libx264", "-preset", "ultrafast", "-c:a", "aac", stream)
    assert _reason(_planned(stream, (0.2, 0.7))) == "container"
    result, choice = _cut(tmp_path / "little.mp4", ((0.2, 0.7),), tmp_path / "out.mp4")
    assert _reason(choice) == "little"
    assert "encoded" in describe_choice(choice, "en")
    assert result.copied == 0
    _assert_exact(result, ((0.2, 0.7),), "little")


def test_a_result_that_fails_its_check_is_encoded_instead(
    numbered: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = _coded(numbered, tmp_path / "closed.mp4", "closed")
    choice = _planned(source, (0.5, 3.5))
    other = _coded(numbered, tmp_path / "other.mp4", "plain")
    other.replace(source)  # the source changes after the plan was made
    monkeypatch.setattr("toolkit.video.export.choose_cut", lambda *_: choice)
    heard: list[CutChoice] = []
    target = tmp_path / "out.mp4"
    result = cut_video(source, (Span(0.5, 3.5),), target, JobContext(), on_choice=heard.append)
    assert [isinstance(each.plan, CutPlan) for each in heard] == [True, False]
    assert _reason(heard[1]) == "failed"
    assert numbers_of(result.path) == list(range(15, 105))


def test_hostile_files_end_in_one_error_or_a_checked_result(numbered: Path, tmp_path: Path) -> None:
    whole = _coded(numbered, tmp_path / "closed.mp4", "closed").read_bytes()
    chance = random.Random(5)
    header = whole.find(b"avcC")
    spoiled = {
        "cut short": whole[: len(whole) // 2],
        "noise": chance.randbytes(20_000),
        "header": whole[: header + 8] + chance.randbytes(30) + whole[header + 38 :],
        "lengths": _spoiled(whole, b"stsz", struct.pack(">I", 0x7FFFFFF0)),
        "times": _spoiled(whole, b"stts", struct.pack(">I", 0xFFFFFFF0)),
        "data": whole[:5000] + chance.randbytes(3000) + whole[8000:],
    }
    for name, data in spoiled.items():
        source = tmp_path / "bad.mp4"
        source.write_bytes(data)
        target = tmp_path / "out.mp4"
        try:
            result = cut_video(source, (Span(0.5, 3.0),), target, JobContext(), force=True)
        except ToolkitError:
            assert not target.exists(), name
        else:
            assert result.frames == len(frames_of(target)), name
            target.unlink()
        assert not [file for file in tmp_path.iterdir() if file.name.startswith(".k-")], name


def test_range_without_picture(numbered: Path, tmp_path: Path) -> None:
    with pytest.raises(RangeEmpty):
        _planned(_coded(numbered, tmp_path / "closed.mp4", "closed"), (50, 60))


@pytest.mark.parametrize("phase", ["scan", "encode", "verify"])
def test_cancelled_at_any_moment_leaves_nothing(numbered: Path, tmp_path: Path, phase: str) -> None:
    source = _coded(numbered, tmp_path / "in.mp4", "closed")
    asked: list[float] = []

    def on_progress(progress: Progress) -> None:
        if progress.what == phase and not asked:
            asked.append(time.monotonic())
            ctx.cancel()

    ctx = JobContext(on_progress)
    with pytest.raises(JobCancelled):
        cut_video(source, (Span(0.4, 4.4),), tmp_path / "out.mp4", ctx)
    assert time.monotonic() - asked[0] < 1.0
    assert [file.name for file in tmp_path.iterdir()] == ["in.mp4"]


@pytest.fixture(scope="module")
def numbered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """150 numbered frames with clicks in the sound, to be coded in other ways."""
    return make_clip(tmp_path_factory.mktemp("numbered") / "n.mp4", 150, bursts=CLICKS, options={"crf": "10"})


def _coded(numbered: Path, target: Path, kind: str) -> Path:
    options = {"preset": "veryfast", "crf": "18", **KINDS[kind]}
    given = [text for name, value in options.items() for text in (f"-{name}", value)]
    forced = ("-force_key_frames", "0,1,3.5") if kind == "open" else ()
    _ffmpeg("-i", numbered, "-c:v", "libx264", *given, *forced, "-c:a", "copy", target)
    return target


def _cut(source: Path, kept: Sequence[tuple[float, float]], target: Path) -> tuple[ExportResult, CutChoice]:
    heard: list[CutChoice] = []
    spans = tuple(Span(*each) for each in kept)
    result = cut_video(source, spans, target, JobContext(), on_choice=heard.append)
    assert len(heard) == 1, "the plan was carried out"
    return result, heard[0]


def _planned(source: Path, *kept: tuple[float, float]) -> CutChoice:
    return choose_cut(source, tuple(Span(*each) for each in kept), JobContext())


def _reason(choice: CutChoice) -> str:
    assert isinstance(choice.plan, FullEncode)
    return choice.plan.reason


def _assert_exact(result: ExportResult, kept: Sequence[tuple[float, float]], name: str) -> None:
    wanted = [number for start, end in kept for number in range(round(start * RATE), round(end * RATE))]
    made = frames_of(result.path)
    assert [number_in(picture) for _, picture in made] == wanted, name
    assert result.frames == len(wanted), name
    times = [moment for moment, _ in made]
    assert times == pytest.approx([index / RATE for index in range(len(wanted))], abs=1e-4), name
    _assert_clean(result.path)


def _assert_clean(path: Path) -> None:
    """No decoder has anything to say, and packets are in order."""
    command = [str(find_ffmpeg()), "-v", "warning", "-i", str(path), "-fps_mode", "passthrough"]
    command += ["-enc_time_base", "1:120000", "-f", "null", "-"]
    said = subprocess.run(
        command, capture_output=True, text=True, check=True, env={**os.environ, **ENVIRONMENT}
    )
    assert said.stderr == ""
    with av.open(str(path)) as container:
        stamps = [packet.dts for packet in container.demux(video=0) if packet.dts is not None]
    assert all(earlier < later for earlier, later in pairwise(stamps))


def _moved(clicks: Sequence[float], kept: Sequence[tuple[float, float]]) -> list[float]:
    """When clicks of the source are heard in the result."""
    found, out = [], 0.0
    for start, end in kept:
        found += [out + click - start for click in clicks if start <= click < end]
        out += end - start
    return found


def _samples(path: Path) -> list[int]:
    command = [str(find_ffmpeg()), "-v", "error", "-i", str(path), "-map", "0:a:0", "-f", "s16le", "-"]
    data = subprocess.run(command, capture_output=True, check=True).stdout
    return list(struct.unpack(f"<{len(data) // 2}h", data))


def _spoiled(whole: bytes, box: bytes, value: bytes) -> bytes:
    """The file with the first table of a kind made to claim a huge size."""
    place = whole.find(box) + 12
    return whole[:place] + value + whole[place + 4 :]


def _ffmpeg(*args: object) -> None:
    command = [str(find_ffmpeg()), "-v", "error", "-y", *(str(arg) for arg in args)]
    subprocess.run(command, check=True, env={**os.environ, **ENVIRONMENT})
