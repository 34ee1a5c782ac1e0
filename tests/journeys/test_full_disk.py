"""The real program on a disk that is full, or fills up while it works."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.disk import small_disk
from toolkit.cli.demo import make_demo
from toolkit.core.errors import DiskFull
from toolkit.core.jobs import JobContext, Progress

ROOT = Path(__file__).resolve().parents[2]
CARD = ["graphics", "render", "quote-card", "--set", "quote=পূর্ণচ্ছেদ", "--set", "name=ক", "--format", "png"]

pytestmark = pytest.mark.journey


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 70 MB: room enough for the demo to begin."""
    with small_disk(tmp_path / "ছোট ডিস্ক", "70m") as folder:
        yield folder


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "main.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def _fill(disk: Path, leaving: int) -> Path:
    """Take all room but `leaving` bytes."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(100_000))
        except OSError:
            file.truncate(max(0, file.tell() - leaving))
    return filler


def _says(done: subprocess.CompletedProcess[str], words: str) -> None:
    errors = [line for line in done.stderr.splitlines() if line.startswith("error:")]
    assert done.returncode == 1
    assert len(errors) == 1
    assert words in errors[0]
    assert "Traceback" not in done.stderr


def test_graphic_over_an_older_one_leaves_the_older(disk: Path) -> None:
    target = disk / "card.png"
    assert _run(*CARD, "--size", "square", "-o", str(target)).returncode == 0
    before = target.read_bytes()
    filler = _fill(disk, 60_000)
    done = _run(*CARD, "--size", "square", "--force", "-o", str(target))
    _says(done, "The disk is full")
    assert target.read_bytes() == before
    assert sorted(disk.iterdir()) == sorted([target, filler])


def test_video_and_demo_say_beforehand_that_they_will_not_fit(disk: Path) -> None:
    filler = _fill(disk, 200_000)
    clip = ROOT / "assets" / "samples" / "talk.mp4"
    export = _run("video", "export", str(clip), "--preset", "facebook", "-o", str(disk / "v.mp4"))
    _says(export, "This needs about")
    _says(_run("demo", str(disk / "demo")), "This needs about")
    assert list(disk.iterdir()) == [filler]


@pytest.mark.parametrize("phase", ["demo-graphics", "encode"])
def test_disk_that_fills_during_the_demo(disk: Path, phase: str) -> None:
    filler: list[Path] = []

    def fill(progress: Progress) -> None:
        if progress.what == phase and not filler:
            filler.append(_fill(disk, 50_000))

    with pytest.raises(DiskFull):
        make_demo(disk / "demo", JobContext(fill))
    assert list(disk.iterdir()) == filler
