"""Hostile and broken files cost one clear error."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest
from PIL import Image

from tests.toolkit.video.clips import CORNERS, make_clip
from toolkit.core.errors import FileEmpty, FileMissing, FileUnreadable
from toolkit.core.jobs import JobCancelled, JobContext
from toolkit.video import probe as probing
from toolkit.video.errors import (
    MediaDamaged,
    MediaNotRecognised,
    MediaProtected,
    MediaTruncated,
    MediaWithoutPicture,
)
from toolkit.video.ffmpeg import ENVIRONMENT, find_ffmpeg
from toolkit.video.media import Thumbnail, clock
from toolkit.video.probe import probe, scan
from toolkit.video.thumbnails import make_thumbnails, spread


def _ffmpeg(*args: object) -> None:
    command = [str(find_ffmpeg()), "-v", "error", "-y", *(str(arg) for arg in args)]
    subprocess.run(command, check=True, env={**os.environ, **ENVIRONMENT})


def test_tells_what_a_file_holds(tmp_path: Path) -> None:
    info = probe(make_clip(tmp_path / "ক খ.mp4", 45, rate=Fraction(30000, 1001), bursts=()))
    picture = info.picture
    assert (picture.width, picture.height, picture.codec) == (320, 180, "h264")
    assert picture.rate == Fraction(30000, 1001)
    assert not picture.variable_rate and not picture.hdr
    assert info.sound is not None and (info.sound.codec, info.sound.rate) == ("aac", 48000)
    assert info.duration == pytest.approx(1.5015, abs=0.03)
    assert probe(make_clip(tmp_path / "mute.mp4", 10, bursts=None)).sound is None


def test_no_file_a_folder_an_empty_file(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        probe(tmp_path / "none.mp4")
    with pytest.raises(FileUnreadable):
        probe(tmp_path)
    empty = tmp_path / "empty.mp4"
    empty.touch()
    with pytest.raises(FileEmpty):
        probe(empty)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("letter.mp4", "প্রিয় বন্ধু, কেমন আছো? ভিডিওটা পাঠালাম।\n".encode() * 40),
        ("random.mp4", os.urandom(20_000)),
        ("zeros.mp4", bytes(20_000)),
        ("page.mkv", b"<!doctype html><title>404</title>" * 9),
        ("list.mp4", b"ffconcat version 1.0\nfile '/etc/passwd'\n"),
        ("list.m3u8", b"#EXTM3U\n#EXTINF:9,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n"),
    ],
)
def test_no_video_whatever_its_name(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises((MediaNotRecognised, MediaWithoutPicture, MediaDamaged)) as caught:
        probe(path)
    assert caught.type is MediaNotRecognised or name.startswith(("random", "zeros"))


def test_a_picture_is_no_video(tmp_path: Path) -> None:
    Image.new("RGB", (64, 64)).save(tmp_path / "photo.png")
    (tmp_path / "photo.png").rename(tmp_path / "photo.mp4")
    with pytest.raises(MediaNotRecognised):
        probe(tmp_path / "photo.mp4")


def test_sound_alone_has_no_picture(tmp_path: Path) -> None:
    _ffmpeg("-f", "lavfi", "-i", "sine=d=1", "-c:a", "aac", tmp_path / "song.mp4")
    with pytest.raises(MediaWithoutPicture):
        probe(tmp_path / "song.mp4")


@pytest.mark.parametrize("index_first", [False, True])
def test_truncated(tmp_path: Path, index_first: bool) -> None:
    whole = make_clip(tmp_path / "whole.mp4", 90)
    if index_first:
        _ffmpeg("-i", whole, "-c", "copy", "-movflags", "+faststart", tmp_path / "fast.mp4")
        whole = tmp_path / "fast.mp4"
    for share in (0.3, 0.7, 0.98):
        data = whole.read_bytes()
        (tmp_path / "cut.mp4").write_bytes(data[: int(len(data) * share)])
        with pytest.raises(MediaTruncated):
            probe(tmp_path / "cut.mp4")


def test_copy_protection(tmp_path: Path) -> None:
    whole = make_clip(tmp_path / "whole.mp4", 30)
    keys = ("-encryption_key", "0" * 31 + "1", "-encryption_kid", "0" * 31 + "2")
    _ffmpeg("-i", whole, "-c", "copy", "-encryption_scheme", "cenc-aes-ctr", *keys, tmp_path / "drm.mp4")
    with pytest.raises(MediaProtected):
        probe(tmp_path / "drm.mp4")


def test_a_crashing_decoder_costs_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = make_clip(tmp_path / "in.mp4", 10)
    monkeypatch.setattr(probing, "worker_command", lambda: [sys.executable, "-c", "import os; os.abort()"])
    with pytest.raises(MediaDamaged):
        probe(source)
    with pytest.raises(MediaDamaged):
        make_thumbnails(source, [0.0], 90, lambda _: None, JobContext())


def test_a_hanging_decoder_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = make_clip(tmp_path / "in.mp4", 10)
    monkeypatch.setattr(probing, "_PROBE_SECONDS", 0.05)
    with pytest.raises(MediaDamaged) as caught:
        probe(source)
    assert "no answer" in str(caught.value)


def test_cancelled(tmp_path: Path) -> None:
    ctx = JobContext()
    ctx.cancel()
    with pytest.raises(JobCancelled):
        probe(make_clip(tmp_path / "in.mp4", 10), ctx)


def test_scan_lists_frames_around_a_stretch(tmp_path: Path) -> None:
    source = make_clip(tmp_path / "in.mp4", 1200, bursts=None, options={"g": "60", "bf": "2"})
    whole = scan(source, 0, 40)
    assert [time * whole.tick for time in whole.times] == [Fraction(index, 30) for index in range(1200)]
    assert whole.end * whole.tick == 40
    part = scan(source, 30, 31)
    moments = [time * part.tick for time in part.times]
    assert moments[0] <= 29 and moments[-1] >= 32 and len(moments) < 1000


def test_thumbnails_are_upright_and_in_order(tmp_path: Path) -> None:
    plain = make_clip(tmp_path / "plain.mp4", 60, options={"g": "10"})
    source = tmp_path / "turned.mp4"
    _ffmpeg("-display_rotation", "-90", "-i", plain, "-c", "copy", source)
    made: list[Thumbnail] = []
    make_thumbnails(source, spread(2.0, 5), 160, made.append, JobContext())
    assert [thumbnail.index for thumbnail in made] == [0, 1, 2, 3, 4]
    with Image.open(io.BytesIO(made[0].jpeg)) as picture:
        assert picture.size == (90, 160)
        corner = picture.getpixel((85, 5))
    assert isinstance(corner, tuple)
    nearest = min(
        CORNERS, key=lambda name: sum(abs(a - b) for a, b in zip(corner, CORNERS[name], strict=True))
    )
    assert nearest == "tl", "a quarter turn clockwise brings the top left corner to the top right"


def test_clock() -> None:
    assert [clock(value) for value in (0, 61.5, 3599.9996, 7325.25)] == [
        "00:00.000",
        "01:01.500",
        "01:00:00.000",
        "02:02:05.250",
    ]
