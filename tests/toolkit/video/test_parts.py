"""Plans, presets, progress and documents: pure parts."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import msgspec
import pytest

from toolkit.core.errors import BadValue, DocumentInvalid, DocumentTooNew, ProgramMissing
from toolkit.video.captions import Cue
from toolkit.video.command import ExportPlan, RateControl, build_command
from toolkit.video.edit import Edit, Span, check_spans, read_edit, write_edit
from toolkit.video.errors import FfmpegTooSmall, PresetUnknown, RangeEmpty
from toolkit.video.estimate import estimate
from toolkit.video.ffmpeg import find_ffmpeg, require_filters
from toolkit.video.media import Frames, MediaInfo, Picture, Sound
from toolkit.video.plan import plan_cut, plan_geometry, plan_reads
from toolkit.video.presets import all_presets, find_preset
from toolkit.video.progress import EncodeProgress, read_line

PICTURE = Picture(
    index=0,
    codec="h264",
    width=1920,
    height=1080,
    display_width=1920,
    display_height=1080,
    rotation=0,
    mirrored=False,
    sample_aspect=(1, 1),
    frame_rate=(25, 1),
    time_base=(1, 25),
    variable_rate=False,
    pix_fmt="yuv420p",
    bit_depth=8,
    transfer="sdr",
    matrix="bt709",
    full_range=False,
    interlaced=False,
    start=0.0,
    duration=100.0,
    frames=2500,
)
INFO = MediaInfo(
    container="mov,mp4",
    size_bytes=1,
    start=0.0,
    duration=100.0,
    picture=PICTURE,
    sound=Sound(index=1, codec="aac", rate=48000, channels=2, start=0.0, duration=100.0),
)
HEAD = '{"format": "karmashala-video", "version": 1, "source": "a.mp4", '
FRAMES = Frames(times=tuple(range(2500)), time_base=(1, 25), end=2500)


def test_ranges_are_snapped_to_frames() -> None:
    cut = plan_cut(INFO, FRAMES, (Span(1.01, 2.0), Span(2.0, 3.0), Span(50, 50.1)))
    first, second = cut.ranges
    assert (first.start, first.end, first.frames) == (Fraction(26, 25), Fraction(3), 49)
    assert (second.start, second.end, second.out) == (Fraction(50), Fraction(1253, 25), Fraction(49, 25))
    assert cut.frames == 52
    assert cut.duration == Fraction(52, 25)
    assert plan_cut(INFO, FRAMES, ()).frames == 2500
    with pytest.raises(RangeEmpty):
        plan_cut(INFO, FRAMES, (Span(100, 101),))


def test_reads_jump_only_over_long_gaps_of_seekable_files() -> None:
    cut = plan_cut(INFO, FRAMES, (Span(1, 2), Span(10, 12), Span(70, 71)))
    near, far = plan_reads(INFO, cut)
    assert (near.seek, len(near.ranges), far.seek, len(far.ranges)) == (0, 2, 68, 1)
    assert far.length == pytest.approx(5.0)
    stream = msgspec.structs.replace(INFO, container="mpegts")
    assert [read.seek for read in plan_reads(stream, cut)] == [0]
    assert [read.seek for read in plan_reads(INFO, cut, seek=False)] == [0]


@pytest.mark.parametrize(
    ("preset", "shown", "size", "inner"),
    [
        ("whatsapp", (1920, 1080), (1280, 720), (1280, 720)),
        ("whatsapp", (1080, 1920), (720, 1280), (720, 1280)),
        ("whatsapp", (640, 360), (640, 360), (640, 360)),
        ("whatsapp", (3840, 1080), (1920, 540), (1920, 540)),
        ("facebook", (3840, 2160), (1920, 1080), (1920, 1080)),
        ("reel", (1920, 1080), (1080, 1920), (1080, 608)),
        ("reel", (720, 1280), (1080, 1920), (1080, 1920)),
        ("square", (1080, 1920), (1080, 1080), (608, 1080)),
        ("youtube", (1138, 640), (1138, 640), (1138, 640)),
    ],
)
def test_geometry(preset: str, shown: tuple[int, int], size: tuple[int, int], inner: tuple[int, int]) -> None:
    picture = msgspec.structs.replace(PICTURE, display_width=shown[0], display_height=shown[1])
    found = plan_geometry(picture, find_preset(preset))
    assert (found.width, found.height) == size
    assert (found.inner_width, found.inner_height) == inner


def test_presets_are_named_in_both_languages() -> None:
    assert [preset.id for preset in all_presets()] == ["whatsapp", "facebook", "reel", "square", "youtube"]
    for preset in all_presets():
        assert set(preset.name) == set(preset.hint) == {"bn", "en"}
        assert (preset.canvas is None) != (preset.short_side is None)
    with pytest.raises(PresetUnknown):
        find_preset("myspace")


def test_progress_reads_ffmpeg_and_survives_nonsense() -> None:
    now = EncodeProgress()
    for line in (
        "frame=30", "fps=0.00", "out_time_us=N/A", "out_time_us=1000000", "total_size=2048", "speed=1.5x",
        "speed=N/A", "dup_frames=0", "gibberish", "frame=x", "=", "progress=end",
    ):  # fmt: skip
        now = read_line(now, line)
    assert now == EncodeProgress(frame=30, seconds=1.0, size_bytes=2048, speed=1.5, ended=True)


def test_edit_round_trip_keeps_the_source_beside_it(tmp_path: Path) -> None:
    folder = tmp_path / "কাজ"
    folder.mkdir()
    edit = Edit(
        source=str(tmp_path / "ভিডিও.mp4"),
        kept=(Span(0.5, 2.25),),
        captions=(Cue(0.5, 1, "কথা"),),
        title="শিরোনাম",
    )
    write_edit(edit, folder / "কাজ.kvideo")
    assert '"source": "../ভিডিও.mp4"' in (folder / "কাজ.kvideo").read_text(encoding="utf-8")
    assert read_edit(folder / "কাজ.kvideo") == edit
    moved = tmp_path / "elsewhere"
    moved.mkdir()
    (folder / "কাজ.kvideo").rename(moved / "কাজ.kvideo")
    assert read_edit(moved / "কাজ.kvideo").source == edit.source


@pytest.mark.parametrize(
    ("text", "error", "pointer"),
    [
        (HEAD + '"zoom": 2}', DocumentInvalid, ""),
        (
            HEAD + '"kept": [{"start": 1, "end": "x"}]}',
            DocumentInvalid,
            "/kept/0/end",
        ),
        (
            HEAD + '"kept": [{"start": 3, "end": 2}]}',
            DocumentInvalid,
            "/kept",
        ),
        ('{"format": "karmashala-video", "version": 7, "source": "a.mp4"}', DocumentTooNew, None),
        ("[]", DocumentInvalid, ""),
    ],
)
def test_bad_edits_name_the_place(
    tmp_path: Path, text: str, error: type[DocumentInvalid | DocumentTooNew], pointer: str | None
) -> None:
    path = tmp_path / "in.kvideo"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(error) as caught:
        read_edit(path)
    assert caught.value.params.get("pointer") == pointer


def test_spans_must_follow_one_another() -> None:
    for spans in ((Span(2, 1),), (Span(0, 2), Span(1, 3)), (Span(-1, 2),), (Span(0, float("inf")),)):
        with pytest.raises(BadValue):
            check_spans(spans)


def test_ffmpeg_is_found_or_missed_clearly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert find_ffmpeg().is_file()
    require_filters(find_ffmpeg(), "zscale", "tonemap", "overlay")
    with pytest.raises(FfmpegTooSmall):
        require_filters(find_ffmpeg(), "mindreader")
    monkeypatch.setenv("KARMASHALA_FFMPEG", str(tmp_path / "none"))
    with pytest.raises(ProgramMissing):
        find_ffmpeg()


def test_the_command_is_a_plain_list_without_a_shell() -> None:
    cut = plan_cut(INFO, FRAMES, (Span(1, 2),))
    source = Path("/tmp/a b'c\"; rm -rf $HOME.mp4")
    plan = ExportPlan(
        source=source,
        info=INFO,
        preset=find_preset("whatsapp"),
        cut=cut,
        reads=plan_reads(INFO, cut),
        geometry=plan_geometry(PICTURE, find_preset("whatsapp")),
        constant=None,
        nominal=Fraction(25),
    )
    first = build_command(plan, Path("ffmpeg"), Path("out.mp4"), RateControl())
    assert first == build_command(plan, Path("ffmpeg"), Path("out.mp4"), RateControl())
    assert f"file:{source}" in first
    assert "file:out.mp4" in first


def test_estimates_grow_with_the_work_and_know_the_limit() -> None:
    short, long = (estimate(INFO, find_preset("whatsapp"), seconds) for seconds in (10, 600))
    assert 1 < short.seconds < long.seconds
    assert short.size_bytes < long.size_bytes == 16e6
    hdr = msgspec.structs.replace(INFO, picture=msgspec.structs.replace(PICTURE, transfer="hlg"))
    assert estimate(hdr, find_preset("whatsapp"), 10).seconds > short.seconds
