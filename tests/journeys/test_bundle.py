"""`build.spec` builds a folder that runs without Python, without a PATH, in a Bengali folder."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.bench_start import first_window, screen
from scripts.bundle_lists import keeps
from tests.conftest import ROOT

pytestmark = pytest.mark.journey

_MOST_MB = 450  # what an unpruned build exceeds


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the build makes."""
    folder = tmp_path_factory.mktemp("bundle")
    places = ["--distpath", str(folder / "কর্মশালা বিতরণ"), "--workpath", str(folder / "work")]
    done = subprocess.run(
        [sys.executable, "-m", "PyInstaller", "--noconfirm", *places, str(ROOT / "build.spec")],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return folder / "কর্মশালা বিতরণ" / "karmashala"


def _run(bundle: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the program with nothing of this machine's environment."""
    program = bundle / ("karmashala.exe" if sys.platform == "win32" else "karmashala")
    return subprocess.run(
        [program, *arguments],
        cwd=folder,
        env={"KARMASHALA_DATA": str(folder / "data"), "KARMASHALA_LANGUAGE": "en", "PATH": str(folder)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_every_part_works(bundle: Path, tmp_path: Path) -> None:
    done = _run(bundle, tmp_path, "doctor", "--json")
    findings = {finding["name"]: finding for finding in json.loads(done.stdout)["findings"]}
    for part in ("libraries", "fonts", "ffmpeg", "decoder", "data-folder"):
        assert findings[part]["ok"], findings[part]
    assert "(ffmpeg" in findings["ffmpeg"]["detail"]["en"]


def test_it_is_lean_and_whole(bundle: Path) -> None:
    inside = bundle / "_internal"
    files = [path for path in inside.rglob("*") if not path.is_dir()]
    assert [path for path in files if not path.exists()] == [], "links to nothing"
    names = [path.relative_to(inside).as_posix() for path in files]
    assert [name for name in names if not keeps(name, sys.platform)] == []
    size = sum(path.stat().st_size for path in files if not path.is_symlink())
    assert size < _MOST_MB * 1_000_000
    assert "bin/ffmpeg" in names or "bin/ffmpeg.exe" in names
    assert not any("imageio_ffmpeg" in name for name in names)


def test_an_error_is_one_line_there_too(bundle: Path, tmp_path: Path) -> None:
    done = _run(bundle, tmp_path, "video", "info", str(tmp_path / "নেই.mp4"))
    assert done.returncode == 1
    assert done.stderr.startswith("error: ")
    assert "Traceback" not in done.stderr


def test_the_whole_main_job_runs_from_it(bundle: Path, tmp_path: Path) -> None:
    done = _run(bundle, tmp_path, "demo", "ফল")
    assert done.returncode == 0, done.stderr
    out = tmp_path / "ফল"
    assert (out / "index.html").is_file()
    assert len(list((out / "graphics").glob("*.jpg"))) == 16  # four templates in four sizes
    assert list((out / "lesson").glob("*.png"))
    (film,) = (out / "video").glob("*.mp4")
    told = _run(bundle, tmp_path, "video", "info", str(film), "--json")
    assert json.loads(told.stdout), told.stderr  # its worker process starts from the bundle as well


@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="Xvfb is not installed")
def test_its_window_opens(bundle: Path, tmp_path: Path) -> None:
    (tmp_path / "screen").mkdir()
    with screen(tmp_path / "screen") as shown:
        start = first_window([str(bundle / "karmashala")], shown, tmp_path)
    assert start < 20  # s; it is about one
