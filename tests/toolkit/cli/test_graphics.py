"""The graphics commands, as a user types them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication

from toolkit.cli.app import run

DATA = Path(__file__).parents[1] / "graphics" / "data"


@pytest.fixture(autouse=True)
def library(data_folder: Path, qapp: QApplication) -> Iterator[Path]:
    """The test template and brand as the user's own."""
    shutil.copytree(DATA / "brand", data_folder / "brands" / "test-brand")
    shutil.copytree(DATA / "card", data_folder / "templates" / "card")
    yield data_folder


def test_templates_are_listed_for_people_and_programs(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["graphics", "templates"]) == 0
    assert "card  কার্ড · Card" in capsys.readouterr().out
    assert run(["graphics", "templates", "--json"]) == 0
    listed = {entry["id"]: entry for entry in json.loads(capsys.readouterr().out)}
    assert listed["card"]["sizes"][0] == {"id": "square", "w": 1080, "h": 1080}
    assert listed["card"]["fields"][0]["required"] is True


def _render(*arguments: str) -> int:
    return run(["graphics", "render", "card", "--brand", "test-brand", *arguments])


def test_one_size_goes_into_one_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    photo = tmp_path / "ছবি এক.png"
    Image.new("RGB", (300, 200), "red").save(photo)
    target = tmp_path / "আমার কাজ" / "it's done.jpg"
    status = _render(
        "--set", "quote=শুভ সকাল", "--photo", f"photo={photo}", "--max-kb", "80", "-o", str(target)
    )
    assert status == 0
    assert capsys.readouterr().out.strip() == str(target)
    assert target.stat().st_size <= 80_000
    with Image.open(target) as picture:
        assert (picture.format, picture.size) == ("JPEG", (1080, 1080))


def test_all_sizes_go_into_a_folder_or_a_pattern(tmp_path: Path) -> None:
    assert _render("--set", "quote=ক", "--size", "all", "--format", "webp", "-o", str(tmp_path / "out")) == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "card-a4.webp",
        "card-square.webp",
        "card-story.webp",
        "card-wide.webp",
    ]
    pattern = str(tmp_path / "p" / "আজ-{size}.png")
    assert _render("--set", "quote=ক", "--size", "square", "--size", "wide", "-o", pattern) == 0
    assert sorted(path.name for path in (tmp_path / "p").iterdir()) == ["আজ-square.png", "আজ-wide.png"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--set", "quote="], "error: “quote” is empty"),
        (["--set", "quote=ক", "--set", "nothing=x"], "no field named “nothing”"),
        (["--set", "quote=ক", "--size", "huge"], "try: one of: square, story, wide, a4"),
        (["--set", "quote=ক", "--photo", "photo=missing.jpg"], "There is no file “missing.jpg”"),
        (["--set", "quote=মজা 😀"], "U+1F600"),
        (["--set", "quote=ক", "--max-kb", "1"], "cannot be made smaller"),
        (["--set", "quote=" + "লম্বা কথা " * 200], "too long for the size “square”"),
    ],
)
def test_what_is_wrong_is_one_line_and_leaves_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert _render(*arguments, "-o", str(tmp_path / "out" / "x.png")) == 1
    complaint = capsys.readouterr().err
    assert said in complaint
    assert "Traceback" not in complaint
    assert not list(tmp_path.rglob("*.png"))
    assert not list(tmp_path.rglob(".k-*"))


@pytest.mark.parametrize(
    "arguments",
    [
        ["--set", "quote", "-o", "x.png"],
        ["--set", "quote=ক", "-o", "x.pdf"],
        ["--set", "quote=ক", "--format", "pdf", "-o", "x"],
        ["--set", "quote=ক", "--format", "png", "-o", "x.jpg"],
        ["--set", "quote=ক", "--size", "all", "-o", "x.png"],
        ["--set", "quote=ক"],
    ],
)
def test_wrong_usage_is_status_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert _render(*arguments) == 2
    assert not list(tmp_path.iterdir())


def test_an_existing_file_stays_unless_forced(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "x.png"
    target.write_bytes(b"mine")
    assert _render("--set", "quote=ক", "-o", str(target)) == 1
    assert target.read_bytes() == b"mine"
    assert "--force" in capsys.readouterr().err
    assert _render("--set", "quote=ক", "-o", str(target), "--force") == 0


def test_unknown_template_and_brand(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["graphics", "render", "none", "-o", "x.png"]) == 1
    assert "card" in capsys.readouterr().err
    assert run(["graphics", "render", "card", "--brand", "none", "-o", "x.png"]) == 1
    assert "test-brand" in capsys.readouterr().err


def test_check_proves_a_folder_of_templates(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = library / "templates" / "card"
    value = json.loads((folder / "template.json").read_text(encoding="utf-8"))
    del value["sizes"][1]["safe"]
    (folder / "template.json").write_text(json.dumps(value), encoding="utf-8")
    assert run(["graphics", "check", str(library / "templates")]) == 0
    assert "card: ok (4 sizes, typical and worst)" in capsys.readouterr().out
    value["layers"][6]["text"] = "{quot}"
    (folder / "template.json").write_text(json.dumps(value), encoding="utf-8")
    assert run(["graphics", "check", str(folder)]) == 1
    assert "/layers/6/text" in capsys.readouterr().err
    assert run(["graphics", "check", str(library / "brands")]) == 1
