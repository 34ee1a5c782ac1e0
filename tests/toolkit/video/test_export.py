"""Exports are counted frame by frame on clips whose frames carry their number."""

from __future__ import annotations

import os
import random
import struct
import subprocess
import sys
import threading
import time
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, cast

import av
import pytest
from PIL import Image

from tests.support.disk import small_disk
from tests.toolkit.video.clips import (
    CORNERS,
    HEIGHT,
    WIDTH,
    frames_of,
    loud_at,
    make_clip,
    number_in,
    numbers_of,
)
from toolkit.core.errors import DiskFull, NotEnoughSpace, OutputExists, ProgramFailed, ToolkitError
from toolkit.core.jobs import JobCancelled, JobContext, Progress
from toolkit.video.captions import Cue
from toolkit.video.edit import Edit, Span
from toolkit.video.errors import ExportNotVerified, RangeEmpty, SizeImpossible
from toolkit.video.export import cut_video, export_video
from toolkit.video.ffmpeg import ENVIRONMENT, find_ffmpeg
from toolkit.video.probe import probe

if TYPE_CHECKING:
    from av.sidedata.sidedata import SideDataContainer


@pytest.fixture
def ctx() -> JobContext:
    return JobContext()


def _leftovers(folder: Path) -> list[str]:
    return [file.name for file in folder.iterdir() if ".part" in file.name or file.name.startswith(".k-")]


@pytest.mark.parametrize(
    "options", [{}, {"bf": "3", "g": "250"}, {"x264-params": "open-gop=1:keyint=20:bframes=3"}]
)
def test_cut_keeps_every_frame_once_in_order(
    tmp_path: Path, ctx: JobContext, options: dict[str, str]
) -> None:
    source = make_clip(tmp_path / "in.mp4", 150, options={"preset": "medium", **options})
    target = tmp_path / "out.mp4"
    result = cut_video(source, (Span(0.5, 1.0), Span(2.0, 3.5)), target, ctx)
    assert numbers_of(target) == [*range(15, 30), *range(60, 105)]
    assert result.frames == 60
    assert result.duration == pytest.approx(2.0)
    times = [moment for moment, _ in frames_of(target)]
    assert times == pytest.approx([index / 30 for index in range(60)], abs=1e-4)


def test_far_apart_parts_are_jumped_to_and_exact(tmp_path: Path, ctx: JobContext) -> None:
    source = make_clip(tmp_path / "in.mp4", 1200, bursts=(1.25, 35.5), options={"g": "90", "bf": "2"})
    target = tmp_path / "out.mp4"
    cut_video(source, (Span(1, 2), Span(35, 36)), target, ctx)
    assert numbers_of(target) == [*range(30, 60), *range(1050, 1080)]
    assert loud_at(target) == pytest.approx([0.25, 1.5], abs=0.003)


def test_sound_stays_in_sync_across_seams(tmp_path: Path, ctx: JobContext) -> None:
    source = make_clip(tmp_path / "in.mp4", 120, bursts=(0.5, 1.5, 3.0, 3.5))
    target = tmp_path / "out.mp4"
    cut_video(source, (Span(0.2, 0.8), Span(1.2, 1.8), Span(2.8, 3.8)), target, ctx)
    assert loud_at(target) == pytest.approx([0.3, 0.9, 1.4, 1.9], abs=0.003)


def test_milliseconds_mean_the_frame_they_were_rounded_from(tmp_path: Path, ctx: JobContext) -> None:
    source = make_clip(tmp_path / "in.mp4", 60)
    target = tmp_path / "out.mp4"
    cut_video(source, (Span(0.067, 1.033),), target, ctx)  # frames 2 and 31 begin at 0.0667 and 1.0333
    assert numbers_of(target) == list(range(2, 31))


def test_variable_frame_rate_keeps_its_timestamps(tmp_path: Path, ctx: JobContext) -> None:
    chance = random.Random(7)
    times = [Fraction(0)]
    for _ in range(89):
        times.append(times[-1] + Fraction(chance.choice((20, 33, 40, 70, 120)), 1000))
    source = make_clip(tmp_path / "in.mp4", times=times)
    assert probe(source).picture.variable_rate
    target = tmp_path / "out.mp4"
    cut_video(source, (Span(float(times[10]), float(times[50])),), target, ctx)
    made = frames_of(target)
    assert [number_in(picture) for _, picture in made] == list(range(10, 50))
    wanted = [float(moment - times[10]) for moment in times[10:50]]
    assert [moment for moment, _ in made] == pytest.approx(wanted, abs=1e-4)


def test_sparse_frames_hold_what_was_on_screen(tmp_path: Path, ctx: JobContext) -> None:
    times = [Fraction(second) for second in (0, 1, 2, 3, 4, 5)]
    source = make_clip(tmp_path / "in.mp4", times=times, rate=Fraction(10), bursts=(2.5,), sound_seconds=6)
    target = tmp_path / "out.mp4"
    cut_video(source, (Span(1.5, 3.5),), target, ctx)
    made = frames_of(target)
    assert [number_in(picture) for _, picture in made] == [1, 2, 3]
    assert [moment for moment, _ in made] == pytest.approx([0, 0.5, 1.5], abs=1e-4)
    assert loud_at(target) == pytest.approx([1.0], abs=0.003)
    assert probe(target).picture.duration == pytest.approx(2.0, abs=0.01)


def test_start_offset_and_edit_list(tmp_path: Path, ctx: JobContext) -> None:
    plain = make_clip(tmp_path / "plain.mp4", 90, bursts=(1.0, 2.0), options={"g": "30"})
    shifted = tmp_path / "shifted.ts"
    edited = tmp_path / "edited.mp4"
    _ffmpeg("-i", plain, "-c", "copy", "-output_ts_offset", "7.5", shifted)
    _ffmpeg("-ss", "0.5", "-i", plain, "-c", "copy", edited)  # leaves an edit list that hides 15 frames
    for source, first in ((shifted, 7), (edited, 23)):  # the sound of the first begins before its picture
        target = tmp_path / f"{source.stem}-out.mp4"
        cut_video(source, (Span(0.25, 2.0),), target, ctx)
        numbers = numbers_of(target)
        assert numbers == list(range(first, first + len(numbers)))
        assert len(numbers) == pytest.approx(52.5, abs=0.6)
        assert loud_at(target)[0] == pytest.approx(1.0 - first / 30, abs=0.005)


@pytest.mark.parametrize("flip", [False, True])
@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_all_orientations_come_out_upright(tmp_path: Path, ctx: JobContext, turn: int, flip: bool) -> None:
    plain = make_clip(tmp_path / "plain.mp4", 12, bursts=None)
    source = tmp_path / "turned.mp4"
    _ffmpeg(
        "-display_rotation", turn, *(["-display_hflip"] if flip else []), "-i", plain, "-c", "copy", source
    )
    expected = _shown(source)
    target = tmp_path / "out.mp4"
    cut_video(source, (Span(0, 0.3),), target, ctx, reencode=True)
    _, picture = frames_of(target)[0]
    assert picture.size == ((HEIGHT, WIDTH) if turn in (90, 270) else (WIDTH, HEIGHT))
    assert _corners(picture) == expected
    info = probe(target).picture
    assert (info.rotation, info.mirrored) == (0, False)
    stored = probe(source).picture
    assert (stored.display_width, stored.display_height) == picture.size


def test_pixels_become_square_and_whatsapp_stays_within_720(tmp_path: Path, ctx: JobContext) -> None:
    source = make_clip(tmp_path / "in.mp4", 20, size=(720, 576), sample_aspect=Fraction(64, 45), bursts=None)
    target = tmp_path / "out.mp4"
    result = export_video(Edit(source=str(source)), target, ctx)
    assert (result.width, result.height) == (1024, 576)
    with av.open(str(target)) as made:
        stream = made.streams.video[0]
        assert stream.sample_aspect_ratio in (None, 0, 1)
        context = stream.codec_context
        assert (context.pix_fmt, context.colorspace, context.color_trc, context.color_primaries) == (
            "yuv420p",
            1,
            1,
            1,
        )
        assert made.streams.audio, "WhatsApp shows a video without sound as a GIF"


@pytest.mark.parametrize(("preset", "size"), [("reel", (1080, 1920)), ("square", (1080, 1080))])
def test_canvas_shows_the_whole_picture(
    tmp_path: Path, ctx: JobContext, preset: str, size: tuple[int, int]
) -> None:
    source = make_clip(tmp_path / "in.mp4", 6, bursts=None)
    target = tmp_path / "out.mp4"
    export_video(Edit(source=str(source), preset=preset), target, ctx)
    _, picture = frames_of(target)[3]
    assert picture.size == size
    high = round(1080 * HEIGHT / WIDTH)
    top = (size[1] - high) // 2
    inner = picture.crop((0, top, 1080, top + high))
    assert number_in(inner) == 3
    assert _corners(inner) == ["tl", "tr", "bl", "br"]


def test_fast_video_is_brought_to_thirty(tmp_path: Path, ctx: JobContext) -> None:
    source = make_clip(tmp_path / "in.mp4", 120, rate=Fraction(60), bursts=(1.5,))
    target = tmp_path / "out.mp4"
    result = export_video(Edit(source=str(source)), target, ctx)
    assert len(numbers_of(target)) == result.frames == 60
    assert loud_at(target) == pytest.approx([1.5], abs=0.003)


def test_short_sound_is_padded_and_silence_is_kept_silent(tmp_path: Path, ctx: JobContext) -> None:
    source = make_clip(tmp_path / "in.mp4", 90, bursts=(0.5,), sound_seconds=1.0)
    target = tmp_path / "out.mp4"
    export_video(Edit(source=str(source), kept=(Span(0, 1), Span(1.5, 2.5))), target, ctx)
    sound = probe(target).sound
    assert sound is not None
    assert sound.duration == pytest.approx(2.0, abs=1 / 30)
    assert loud_at(target) == pytest.approx([0.5], abs=0.003)


def test_captions_show_on_exactly_their_frames(tmp_path: Path, ctx: JobContext) -> None:
    source = make_clip(tmp_path / "in.mp4", 90)
    cues = (Cue(0.5, 1.0, "ক্ষুদ্র প্রচেষ্টা"), Cue(1.0, 1.5, "দ্বিতীয় লাইন"), Cue(2.9, 9.0, "শেষের কথাটুকু মনে রাখুন"))
    target, plain = tmp_path / "out.mp4", tmp_path / "plain.mp4"
    edit = Edit(source=str(source), kept=(Span(0.2, 3.0),), captions=cues)
    export_video(edit, target, ctx)
    export_video(Edit(source=str(source), kept=(Span(0.2, 3.0),)), plain, ctx)
    painted, bare = frames_of(target), frames_of(plain)
    assert len(painted) == len(bare) == 84
    seen = [_differs(first, second) for (_, first), (_, second) in zip(painted, bare, strict=True)]
    wanted = [any(cue.start <= (6 + index) / 30 + 1e-6 < cue.end for cue in cues) for index in range(84)]
    assert seen == wanted


def test_title_logo_and_captions_follow_one_another(tmp_path: Path, ctx: JobContext) -> None:
    source = make_clip(tmp_path / "in.mp4", 60, bursts=(1.0,))
    target = tmp_path / "out.mp4"
    edit = Edit(source=str(source), title="আলোর পথ", logo=True, captions=(Cue(1, 2, "এখন"),))
    result = export_video(edit, target, ctx)
    made = frames_of(target)
    assert result.frames == len(made) == 150
    assert [number_in(picture) for _, picture in made[90:]] == list(range(60))
    assert loud_at(target) == pytest.approx([4.0], abs=0.003)
    teal = made[45][1].getpixel((8, 8))
    assert isinstance(teal, tuple)
    assert teal == pytest.approx((15, 92, 92), abs=12), "the card is in the brand's colour"


def test_soft_captions_are_a_track(tmp_path: Path, ctx: JobContext) -> None:
    source = make_clip(tmp_path / "in.mp4", 60)
    target = tmp_path / "out.mp4"
    cues = (Cue(0.5, 1.2, "নরম ক্যাপশন"),)
    export_video(Edit(source=str(source), captions=cues, soft_captions=True), target, ctx)
    with av.open(str(target)) as made:
        track = made.streams.subtitles[0]
        assert track.language == "ben"
        packets = [packet for packet in made.demux(track) if packet.size > 2]
    assert "নরম ক্যাপশন" in bytes(packets[0]).decode("utf-8", "replace")
    assert float((packets[0].pts or 0) * (packets[0].time_base or 0)) == pytest.approx(0.5, abs=0.01)


def test_size_limit_is_met_and_used(tmp_path: Path, ctx: JobContext) -> None:
    noise = _noise(tmp_path, 6)
    target = tmp_path / "out.mp4"
    result = export_video(Edit(source=str(noise)), target, ctx, max_mb=1.2)
    assert 0.93 * 1.2e6 <= result.size_bytes <= 1.2e6
    with pytest.raises(SizeImpossible):
        export_video(Edit(source=str(noise)), tmp_path / "tiny.mp4", ctx, max_mb=0.03)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["noise.mp4", "out.mp4"]


def test_strange_paths(tmp_path: Path, ctx: JobContext) -> None:
    folder = tmp_path / "কর্মশালা 'এক' 100% [x]"
    folder.mkdir()
    source = make_clip(folder / 'ভিডিও "এক": -১.mp4', 15)
    target = folder / "-ফল, শেষ; $HOME.mp4"
    export_video(Edit(source=str(source), captions=(Cue(0, 1, "ঠিক"),)), target, ctx)
    assert numbers_of(target) == list(range(15))
    assert not _leftovers(folder)


def test_existing_output_stays(tmp_path: Path, ctx: JobContext) -> None:
    source = make_clip(tmp_path / "in.mp4", 10)
    target = tmp_path / "out.mp4"
    target.write_bytes(b"mine")
    with pytest.raises(OutputExists):
        export_video(Edit(source=str(source)), target, ctx)
    assert target.read_bytes() == b"mine"
    with pytest.raises(RangeEmpty):
        export_video(Edit(source=str(source), kept=(Span(5, 6),)), target, ctx, force=True)
    assert target.read_bytes() == b"mine"


def test_cancelled_at_any_moment_leaves_nothing(tmp_path: Path) -> None:
    source = make_clip(tmp_path / "in.mp4", 300, size=(640, 360))
    target = tmp_path / "out.mp4"
    edit = Edit(source=str(source), captions=(Cue(1, 2, "থামুন"),), preset="reel")
    for phase in ("probe", "scan", "captions", "encode", "verify"):
        ctx, asked = _cancelling(phase)
        with pytest.raises(JobCancelled):
            export_video(edit, target, ctx)
        assert time.monotonic() - asked[0] < 1.0, phase
        assert [file.name for file in tmp_path.iterdir()] == ["in.mp4"], phase


def _cancelling(phase: str) -> tuple[JobContext, list[float]]:
    """A job that is cancelled while it is in `phase`, and when that was."""
    asked: list[float] = []

    def on_progress(progress: Progress) -> None:
        started = progress.done > 0 or phase not in ("encode", "verify")
        if progress.what == phase and started and not asked:
            asked.append(time.monotonic())
            cancelled.cancel()

    cancelled = JobContext(on_progress)
    return cancelled, asked


@pytest.mark.skipif(sys.platform == "win32", reason="signals a process")
def test_killed_ffmpeg_is_an_error_and_leaves_nothing(tmp_path: Path) -> None:
    source = make_clip(tmp_path / "in.mp4", 300, size=(640, 360))
    killed: list[int] = []

    def on_progress(progress: Progress) -> None:
        if progress.what == "encode" and not killed:
            for entry in Path("/proc").glob("[0-9]*/stat"):
                fields = entry.read_text().rpartition(")")[2].split()
                if int(fields[1]) == os.getpid() and "ffmpeg" in entry.read_text():
                    killed.append(int(entry.parent.name))
                    os.kill(killed[0], 9)

    with pytest.raises(ProgramFailed):
        export_video(Edit(source=str(source), preset="reel"), tmp_path / "out.mp4", JobContext(on_progress))
    assert killed
    assert [file.name for file in tmp_path.iterdir()] == ["in.mp4"]


def test_full_disk(tmp_path: Path) -> None:
    source = _noise(tmp_path, 4)
    with small_disk(tmp_path / "small", "10m") as small:
        filler = small / "filler"

        def fill(progress: Progress) -> None:
            if progress.what == "encode" and not filler.exists():
                filler.write_bytes(bytes(9_900_000))

        target = small / "out.mp4"
        with pytest.raises(DiskFull):
            cut_video(source, (Span(0, 3),), target, JobContext(fill), reencode=True)
        assert [file.name for file in small.iterdir()] == ["filler"]
        with pytest.raises(NotEnoughSpace):
            cut_video(source, (Span(0, 3),), target, JobContext())
        assert [file.name for file in small.iterdir()] == ["filler"]


def test_progress_rises_within_each_phase(tmp_path: Path) -> None:
    source = make_clip(tmp_path / "in.mp4", 90)
    seen: list[Progress] = []
    lock = threading.Lock()

    def on_progress(progress: Progress) -> None:
        with lock:
            seen.append(progress)

    export_video(Edit(source=str(source)), tmp_path / "out.mp4", JobContext(on_progress))
    phases = list(dict.fromkeys(progress.what for progress in seen))
    assert phases == ["probe", "scan", "encode", "verify"]
    for phase in phases:
        shares = [progress.fraction for progress in seen if progress.what == phase]
        assert shares == sorted(shares)


def test_a_result_that_is_not_as_planned_gets_no_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = make_clip(tmp_path / "in.mp4", 60)
    broken = tmp_path / "ffmpeg"
    broken.write_text(f'#!/bin/sh\nset -- "$@"\nexec {find_ffmpeg()} "$@"\n')
    broken.chmod(0o755)
    script = '#!/bin/sh\ncase "$*" in *libx264*) last="" ; for each in "$@"; do last="$each"; done\n'
    script += f'exec {find_ffmpeg()} "$@" -frames:v 20;; esac\nexec {find_ffmpeg()} "$@"\n'
    broken.write_text(script.replace('"$@" -frames:v 20', '-t 0.7 "$@"'))
    monkeypatch.setenv("KARMASHALA_FFMPEG", str(broken))
    with pytest.raises(ExportNotVerified) as caught:
        cut_video(source, (Span(0, 2),), tmp_path / "out.mp4", JobContext(), reencode=True)
    assert isinstance(caught.value, ToolkitError)
    assert not (tmp_path / "out.mp4").exists()


def _ffmpeg(*args: object) -> None:
    command = [str(find_ffmpeg()), "-v", "error", "-y", *(str(arg) for arg in args)]
    subprocess.run(command, check=True, env={**os.environ, **ENVIRONMENT})


def _noise(folder: Path, seconds: int) -> Path:
    """A video that no encoder can make small."""
    made = folder / "noise.mp4"
    picture = f"testsrc2=s=640x360:r=30:d={seconds},noise=alls=40:allf=t"
    _ffmpeg("-f", "lavfi", "-i", picture, "-c:v", "libx264", "-preset", "ultrafast", "-crf", "20", made)
    return made


def _shown(source: Path) -> list[str]:
    """Which stored corner is to be seen at top left, top right, bottom left, bottom right (ISO 14496-12)."""
    with av.open(str(source)) as container:
        frame = next(container.decode(container.streams.video[0]))
        sides = cast("SideDataContainer", frame.side_data)  # the stubs know the motion vectors only
        raw = b"".join(bytes(sides[0]) for _ in range(len(sides)) if sides[0].type.name == "DISPLAYMATRIX")
    a, b, c, d = (1, 0, 0, 1)
    if raw:
        cells = struct.unpack("<9i", raw[:36])
        a, b, c, d = (cells[index] // 65536 if abs(cells[index]) >= 65536 else 0 for index in (0, 1, 3, 4))
    stored = {"tl": (-1, -1), "tr": (1, -1), "bl": (-1, 1), "br": (1, 1)}
    moved = {(a * x + c * y, b * x + d * y): name for name, (x, y) in stored.items()}
    return [moved[place] for place in ((-1, -1), (1, -1), (-1, 1), (1, 1))]


def _corners(picture: Image.Image) -> list[str]:
    found = []
    edge = 12
    for x, y in (
        (edge, edge),
        (picture.width - edge, edge),
        (edge, picture.height - edge),
        (picture.width - edge, picture.height - edge),
    ):
        pixel = picture.getpixel((x, y))
        assert isinstance(pixel, tuple)
        found.append(
            min(CORNERS, key=lambda name: sum(abs(p - q) for p, q in zip(pixel, CORNERS[name], strict=True)))
        )
    return found


def _differs(first: Image.Image, second: Image.Image) -> bool:
    box = (0, int(first.height * 0.7), first.width, first.height)
    pairs = zip(first.crop(box).tobytes()[::7], second.crop(box).tobytes()[::7], strict=True)
    return sum(abs(a - b) > 60 for a, b in pairs) > 50
