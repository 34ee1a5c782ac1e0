"""`graphics batch`, as a user types it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from tests.conftest import ROOT
from toolkit.cli.app import run

DATA = Path(__file__).parents[1] / "graphics" / "data"
_ROWS = "জেলা,উদ্ধৃতি,টাকা\nনদিয়া,প্রথম কথা,1000\nহাওড়া,দ্বিতীয় কথা,অনেক\nহুগলি,তৃতীয় কথা,3000\n"


@pytest.fixture(autouse=True)
def library(data_folder: Path) -> None:
    """The test template and brand as the user's own."""
    shutil.copytree(DATA / "brand", data_folder / "brands" / "test-brand")
    shutil.copytree(DATA / "card", data_folder / "templates" / "card")


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    path = tmp_path / "আমার সারি.csv"
    path.write_text(_ROWS, encoding="utf-16")
    return path


def _batch(rows: Path, out: Path, *more: str) -> int:
    return run(
        ["graphics", "batch", "card", "--brand", "test-brand", "--data", str(rows), "-o", str(out), *more]
    )


def test_a_failed_row_is_corrected_and_the_batch_resumed(
    tmp_path: Path, rows: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "ছবি"
    assert _batch(rows, out, "--name", "{জেলা}-{row}", "--jobs", "2") == 1
    said = capsys.readouterr()
    assert f"2 made, 0 kept, 1 failed: {out}" in said.out
    assert "quote ← উদ্ধৃতি" in said.err
    assert "amount ← টাকা" in said.err
    assert "error: 1 of 3 rows could not be made" in said.err
    assert "--resume" in said.err
    rows.write_text(_ROWS.replace("অনেক", "2000"), encoding="utf-8")
    assert _batch(rows, out, "--name", "{জেলা}-{row}", "--jobs", "2", "--resume") == 0
    assert "1 made, 2 kept, 0 failed" in capsys.readouterr().out
    assert sorted(path.name for path in out.glob("*.jpg")) == [
        "নদিয\u09bcা-1.jpg",
        "হাওড\u09bcা-2.jpg",
        "হুগলি-3.jpg",
    ]


def test_columns_values_sizes_and_format_are_chosen(tmp_path: Path, rows: Path) -> None:
    out = tmp_path / "out"
    photo = tmp_path / "সবার ছবি.png"
    Image.new("RGB", (300, 200), (10, 200, 30)).save(photo)
    more = ["--map", "quote=জেলা", "--map", "amount=", "--set", "url=https://example.org"]
    assert (
        _batch(
            rows,
            out,
            *more,
            "--photo",
            f"photo={photo}",
            "--size",
            "a4",
            "--size",
            "square",
            "--format",
            "png",
            "--jobs",
            "2",
        )
        == 0
    )
    assert sorted(path.name for path in out.glob("*.png")) == [
        f"card-{row}-{size}.png" for row in (1, 2, 3) for size in ("a4", "square")
    ]
    with Image.open(out / "card-2-square.png") as picture:
        assert picture.getpixel((540, 20)) == (10, 200, 30)


@pytest.mark.parametrize(
    ("more", "status", "said"),
    [
        (["--map", "quote=নেই"], 1, "try: one of: জেলা"),
        (["--map", "quote="], 1, "--map quote=COLUMN"),
        (["--name", "{কিছু}"], 1, "“কিছু”"),
        (["--map", "quote"], 2, "key=value"),
        (["--set", "nothing=x"], 1, "no field named “nothing”"),
        (["--photo", "photo=gone.jpg"], 1, "gone.jpg"),
        (["--size", "huge"], 1, "one of: square"),
    ],
)
def test_what_is_wrong_is_said_before_anything_is_written(
    tmp_path: Path, rows: Path, capsys: pytest.CaptureFixture[str], more: list[str], status: int, said: str
) -> None:
    out = tmp_path / "out"
    assert _batch(rows, out, *more) == status
    assert said in capsys.readouterr().err
    assert not out.exists()


@pytest.mark.journey
def test_the_program_itself_does_it(tmp_path: Path, rows: Path) -> None:
    """Through main.py, where the painters find their way in as well; a folder in the way is refused."""
    out = tmp_path / "out"
    arguments = [sys.executable, str(ROOT / "main.py"), "graphics", "batch", "card", "--data", str(rows)]
    for status, words in ((1, "2 made, 0 kept, 1 failed"), (1, "--resume")):
        done = subprocess.run(
            [*arguments, "-o", str(out)], capture_output=True, encoding="utf-8", check=False
        )
        assert done.returncode == status
        assert words in done.stdout + done.stderr
        assert "Traceback" not in done.stderr
