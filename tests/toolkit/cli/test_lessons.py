"""The `lessons` commands, run as a program runs them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.toolkit.lessons.lesson_text import write
from toolkit.cli.app import run


def test_list_and_search(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["lessons", "list"]) == 0
    assert "video-basics" in capsys.readouterr().out
    assert run(["lessons", "list", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert {entry["id"]: sorted(entry["editions"]) for entry in listed}["graphics-basics"] == ["bn", "en"]
    assert run(["lessons", "search", "ক্যাপশন?", "--json"]) == 0
    hits = json.loads(capsys.readouterr().out)
    assert hits[0]["id"] == "captions"
    assert any(span["hit"] for span in hits[0]["snippet"])
    assert run(["lessons", "search", "caption", "--lang", "en"]) == 0
    assert "[en] First steps in video editing" in capsys.readouterr().out
    assert run(["lessons", "search", "নেইএমনকথা"]) == 0
    assert capsys.readouterr().out == ""


def test_check_says_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(tmp_path, "# ক\n\n![ছবি](none.png)\n")
    assert run(["lessons", "check", str(path)]) == 1
    out = capsys.readouterr().out
    assert "error: " in out
    assert "none.png" in out
    assert run(["lessons", "check", str(tmp_path / "missing")]) == 1
    captured = capsys.readouterr()
    assert captured.err.startswith("error: ")
    assert "Traceback" not in captured.err


def test_slides_are_written_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = [
        "lessons",
        "slides",
        "video-basics",
        "--lang",
        "bn",
        "--size",
        "1280x720",
        "-o",
        str(tmp_path),
    ]
    assert run(arguments) == 0
    assert len(capsys.readouterr().out.split()) == len(list(tmp_path.glob("*.png"))) == 14
    assert run(arguments) == 1
    assert "already there" in capsys.readouterr().err
    assert run(["lessons", "slides", "no-such", "-o", str(tmp_path)]) == 1
    assert run(["lessons", "slides", "video-basics", "-o", str(tmp_path), "--size", "3x3"]) == 2
