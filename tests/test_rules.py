"""The project's rules have teeth: each tool, with the project's own settings, refuses a planted violation."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

_LAYERS = ["-c", "from importlinter.cli import lint_imports_command as main; main()", "--no-logo"]


def _plant(tree: Path, where: str, code: str) -> None:
    """Append `code` to a module of the copy; the module is made when it is not there."""
    with (tree / where).open("a", encoding="utf-8") as module:
        module.write(f"\n{code}\n")


def _check(tree: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments], cwd=tree, capture_output=True, encoding="utf-8", check=False
    )


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the source with the project's settings."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for package in ("toolkit", "gui"):
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def test_the_copy_itself_keeps_the_layers(tree: Path) -> None:
    kept = _check(tree, *_LAYERS)
    assert kept.returncode == 0, kept.stdout


@pytest.mark.parametrize(
    ("where", "code", "contract"),
    [
        (
            "toolkit/core/planted.py",
            "import toolkit.graphics",
            "Toolkit depends downward only",
        ),
        (
            "toolkit/core/planted.py",
            "import gui.common",
            "The GUI stands on the toolkit",
        ),
        (
            "gui/video/planted.py",
            "import gui.lessons",
            "Pages are strangers; the shell alone knows them",
        ),
        (
            "toolkit/video/planted.py",
            "from PySide6 import QtGui",
            "Qt stays in graphics",
        ),
    ],
    ids=["upward", "gui-from-toolkit", "page-to-page", "qt-in-video"],
)
def test_layers_refuse(tree: Path, where: str, code: str, contract: str) -> None:
    _plant(tree, where, code)
    refused = _check(tree, *_LAYERS)
    assert refused.returncode != 0
    assert f"{contract} BROKEN" in refused.stdout


def test_a_package_must_have_its_place_in_the_layers(tree: Path) -> None:
    _plant(tree, "toolkit/newcomer.py", "")
    refused = _check(tree, *_LAYERS)
    assert refused.returncode != 0
    assert "toolkit.newcomer" in refused.stdout


@pytest.mark.parametrize(
    ("code", "rule"),
    [
        ("from PySide6.QtWidgets import QWidget", "TID251"),
        ("from PySide6.QtMultimedia import QMediaPlayer", "TID251"),
        ("def untold(value: int) -> int:\n    return value", "D103"),
        ("import subprocess\n\nsubprocess.run('ls', shell=True)", "S602"),
    ],
    ids=["widgets", "players", "docstring", "shell"],
)
def test_ruff_refuses(tree: Path, code: str, rule: str) -> None:
    _plant(tree, "toolkit/graphics/planted.py", f'"""Planted."""\n\n{code}')
    refused = _check(tree, "-m", "ruff", "check", "--no-cache", "toolkit/graphics/planted.py")
    assert refused.returncode == 1
    assert rule in refused.stdout


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("def untyped(value):\n    return value", "no-untyped-def"),
        ("def bare(values: list) -> None:\n    print(values)", "type-arg"),
        ("import not_there_at_all", "import-not-found"),
    ],
    ids=["untyped", "bare-generic", "unknown-library"],
)
def test_mypy_refuses(tree: Path, code: str, reason: str) -> None:
    _plant(tree, "toolkit/bangla/planted.py", code)
    refused = _check(tree, "-m", "mypy", "toolkit/bangla/planted.py")
    assert refused.returncode == 1
    assert f"[{reason}]" in refused.stdout


def test_mypy_has_no_exemptions() -> None:
    settings = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert "[[tool.mypy.overrides]]" not in settings
    for loophole in ("ignore_errors", "ignore_missing_imports", "disable_error_code", "exclude ="):
        assert loophole not in settings.partition("[tool.mypy]")[2].partition("\n[")[0]
