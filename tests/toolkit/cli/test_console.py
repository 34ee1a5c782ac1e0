"""Every command ends with the promised status and says its errors in one line."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from toolkit.cli.app import run
from toolkit.cli.console import job, say_error
from toolkit.core.errors import FileMissing

ROOT = Path(__file__).resolve().parents[3]


def test_error_is_one_line_with_a_remedy(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    say_error(FileMissing(path="আমার\nছবি.png"))
    lines = capsys.readouterr().err.splitlines()
    assert [line.split(":")[0] for line in lines] == ["error", "try"]
    monkeypatch.setenv("KARMASHALA_LANGUAGE", "bn")
    say_error(FileMissing(path="x"))
    assert "নামে কোনো ফাইল নেই" in capsys.readouterr().err


def test_wrong_usage_is_two(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["no-such-command"]) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_plain_progress_goes_to_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    with job() as ctx:
        ctx.step(1, 4, "test")
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == "test: 25%\n"


def test_help_starts_without_loading_any_command() -> None:
    code = (
        "import sys\nfrom toolkit.cli.app import run\nrun(['--help'])\n"
        "heavy = {'PySide6', 'av', 'PIL', 'markdown_it'} & set(sys.modules)\nassert not heavy, heavy"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_mistake_in_the_program_is_one_line_and_a_trace_in_the_log(tmp_path: Path) -> None:
    code = (
        "import sys\nimport toolkit.cli.doctor as doctor\nfrom toolkit.cli.app import run\n"
        "def broken(**_: object) -> None: raise ZeroDivisionError('planted')\n"
        "doctor.command.callback = broken\nsys.exit(run(['doctor']))"
    )
    environment = {**os.environ, "KARMASHALA_DATA": str(tmp_path), "KARMASHALA_LANGUAGE": "en"}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert [line.split(":")[0] for line in done.stderr.splitlines()] == ["error", "try"]
    assert "planted" in (tmp_path / "logs" / "karmashala.log").read_text(encoding="utf-8")
