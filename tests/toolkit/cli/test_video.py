"""The video commands, on real files from elsewhere and on broken ones."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.toolkit.video.clips import frames_of, make_clip, numbers_of
from toolkit.cli.app import run
from toolkit.cli.video import seconds_of
from toolkit.core.errors import BadValue
from toolkit.video.edit import Edit, Span, write_edit
from toolkit.video.probe import probe

# Upright size; how much is kept; frames of that (source timestamps); seconds.
REAL = {
    "example.mp4": ((1280, 720), "40-40.5", 15, 0.5),
    "internal_emulator_transformer_output_270_rotated.mp4": ((720, 1280), "1.001-2.002", 30, 1.001),
    "bbb_800x640_768kbps_30fps_avc_pyramid_3b.mp4": ((1138, 640), "1-2", 30, 1.0),
    "edit_list_positive_shift.mp4": ((1280, 720), "0-2", 30, 2.0),
    "sample_with_increasing_timestamps_360p.mp4": ((640, 360), "16-18", 31, 1.0331),
    "hlg10-color-test.mp4": ((1280, 720), "0-1", 9, 0.3001),
    "long_1080p_lowbitrate.mp4": ((1280, 720), "362-363", 23, 0.7667),
    "h265_with_metadata_track.mp4": ((720, 1280), "0-1", 3, 0.10007),
    "sample_shorter_audio.mp4": ((320, 240), "0.5-2", 42, 0.7),
    "sample_video_only.mp4": ((1080, 720), "0-2", 30, 1.001),
}


@pytest.mark.media
@pytest.mark.parametrize("name", REAL)
def test_real_files(media: Path, tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    size, keep, frames, seconds = REAL[name]
    source, cut, out = str(media / name), tmp_path / "cut.mp4", tmp_path / "out.mp4"
    assert run(["video", "info", source, "--json"]) == 0
    stored = json.loads(capsys.readouterr().out)["picture"]
    wide, high = stored["display_width"], stored["display_height"]
    assert wide / high == pytest.approx(size[0] / size[1], rel=0.01)
    assert run(["video", "cut", source, "--keep", keep, "-o", str(cut)]) == 0
    assert run(["video", "export", source, "--preset", "whatsapp", "--keep", keep, "-o", str(out)]) == 0
    assert len(frames_of(cut)) == frames
    made = probe(out)
    fast = stored["frame_rate"][0] / stored["frame_rate"][1] > 31
    assert len(frames_of(out)) == pytest.approx(frames / 2 if fast else frames, abs=1 if fast else 0)
    assert (made.picture.display_width, made.picture.display_height) == size
    assert made.picture.rotation == 0 and not made.picture.hdr
    assert made.sound is not None
    for info in (made, probe(cut)):
        assert info.picture.duration == pytest.approx(seconds, abs=1 / 30)
        if info.sound:
            assert info.sound.duration == pytest.approx(seconds, abs=1 / 30)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["cut.mp4", "out.mp4"]


@pytest.mark.parametrize("verb", ["info", "cut", "export"])
@pytest.mark.parametrize("kind", ["missing", "empty", "renamed", "truncated"])
def test_broken_files(tmp_path: Path, verb: str, kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / f"ভাঙা 'ফাইল' {kind}.mp4"
    if kind == "empty":
        source.touch()
    elif kind == "renamed":
        source.write_text("এটা চিঠি, ভিডিও নয়।\n" * 50, encoding="utf-8")
    elif kind == "truncated":
        whole = make_clip(source, 60).read_bytes()
        source.write_bytes(whole[: len(whole) * 2 // 3])
    before = sorted(tmp_path.iterdir())
    out = ["-o", str(tmp_path / "out.mp4")]
    rest = {"info": [], "cut": ["--keep", "0-1", *out], "export": ["--preset", "reel", *out]}[verb]
    assert run(["video", verb, str(source), *rest]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert sum(line.startswith("error: ") for line in lines) == 1
    assert sum(line.startswith("try: ") for line in lines) == 1
    assert "Traceback" not in "".join(lines)
    assert sorted(tmp_path.iterdir()) == before


def test_everything_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = make_clip(tmp_path / "উৎস.mp4", 90, bursts=(1.0,))
    srt = tmp_path / "ক.srt"
    srt.write_text("1\n00:00:00,500 --> 00:00:02,000\nআলোর দিকে মুখ\n", encoding="utf-8")
    out = tmp_path / "ফল.mp4"
    args = [
        "video",
        "export",
        str(source),
        "--preset",
        "square",
        "--keep",
        "0:00.5-0:02.5",
        "--captions",
        str(srt),
    ]
    args += [
        "--caption-style",
        "caption-outline",
        "--logo",
        "--brand",
        "shalpata",
        "--title",
        "শুরু",
        "-o",
        str(out),
    ]
    assert run(args) == 0
    assert "1080×1080, 150 frames" in capsys.readouterr().out
    assert run(args) == 1
    assert "already there" in capsys.readouterr().err
    assert run([*args, "--force"]) == 0


def test_saved_edit(tmp_path: Path) -> None:
    source = make_clip(tmp_path / "in.mp4", 60)
    write_edit(Edit(source=str(source), kept=(Span(0.5, 1.0),), preset="youtube"), tmp_path / "a.kvideo")
    out = tmp_path / "out.mp4"
    assert run(["video", "export", str(tmp_path / "a.kvideo"), "-o", str(out)]) == 0
    assert numbers_of(out) == list(range(15, 30))


def test_captions_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    srt, vtt = tmp_path / "in.srt", tmp_path / "out.vtt"
    srt.write_bytes("1\n00:00:01,000 --> 00:00:03,000\nঠিক আছে\n".encode("utf-16"))
    assert run(["video", "captions", str(srt), "--check"]) == 0
    assert run(["video", "captions", str(srt), "-o", str(vtt)]) == 0
    assert vtt.read_text(encoding="utf-8").startswith("WEBVTT\n")
    assert run(["video", "captions", str(srt), "--to", "ass", "-o", str(tmp_path / "x.txt")]) == 0
    assert "[Events]" in (tmp_path / "x.txt").read_text(encoding="utf-8")
    srt.write_text("1\n00:00:01,000 --> 00:00:01,100\nএত তাড়াতাড়ি পড়া যায় না\n", encoding="utf-8")
    capsys.readouterr()
    assert run(["video", "captions", str(srt), "--check"]) == 1
    output = capsys.readouterr()
    assert "cue 1 (00:01.000): is shown for less than 0.8 s" in output.out
    assert output.err.startswith("error: The check found 2 problem(s)")


@pytest.mark.parametrize(
    ("args", "status"),
    [
        (["cut", "{}", "--keep", "1", "-o", "o.mp4"], 1),
        (["cut", "{}", "--keep", "3-2", "-o", "o.mp4"], 1),
        (["cut", "{}", "--keep", "90-95", "-o", "o.mp4"], 1),
        (["cut", "{}", "--keep", "0-1", "-o", "o.avi"], 1),
        (["cut", "{}", "-o", "o.mp4"], 2),
        (["export", "{}", "-o", "o.mp4"], 2),
        (["export", "{}", "--preset", "fax", "-o", "o.mp4"], 1),
        (["export", "{}", "--preset", "reel", "--brand", "nobody", "--logo", "-o", "o.mp4"], 1),
        (["export", "{}", "--preset", "whatsapp", "--max-mb", "0", "-o", "o.mp4"], 1),
        (["captions", "{}"], 2),
        (["captions", "{}", "--check"], 1),
    ],
)
def test_wrong_use(tmp_path: Path, args: list[str], status: int, monkeypatch: pytest.MonkeyPatch) -> None:
    source = make_clip(tmp_path / "in.mp4", 30)
    monkeypatch.chdir(tmp_path)
    assert run(["video", *(arg.format(source) for arg in args)]) == status
    assert [file.name for file in tmp_path.iterdir()] == ["in.mp4"]


@pytest.mark.journey
@pytest.mark.skipif(sys.platform == "win32", reason="sends SIGINT")
def test_ctrl_c_leaves_nothing(tmp_path: Path) -> None:
    source = make_clip(tmp_path / "in.mp4", 300)
    args = [sys.executable, str(ROOT / "main.py"), "video", "export", str(source), "--preset", "reel"]
    with subprocess.Popen([*args, "-o", str(tmp_path / "out.mp4")], stderr=subprocess.PIPE) as child:
        assert child.stderr is not None
        for line in child.stderr:
            if b"Making" in line:
                break
        child.send_signal(signal.SIGINT)
        rest = child.stderr.read()
        assert child.wait(timeout=10) == 130
    assert b"Traceback" not in rest
    assert [file.name for file in tmp_path.iterdir()] == ["in.mp4"]


def test_times() -> None:
    texts = ("12.5", "1:02.25", "01:00:00", "0")
    assert [seconds_of(text, "") for text in texts] == [12.5, 62.25, 3600.0, 0.0]
    for text in ("", "a", "1:60", "1:2:3:4", "-1", "1:-2", "nan:1"):
        with pytest.raises(BadValue):
            seconds_of(text, text)
