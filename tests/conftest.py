"""Rules for every test: no screen, a data folder of its own, no unexpected error in the log."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from PySide6.QtWidgets import QApplication

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["KARMASHALA_LANGUAGE"] = "en"

# The same examples in every run: a fault that chance finds belongs to whoever looks for it, not to the next
# change. To look for more: pytest --hypothesis-profile=search.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("search", max_examples=1000, deadline=None)
settings.load_profile("steady")

ROOT = Path(__file__).resolve().parents[1]
MEDIA = ROOT.parent / "shared" / "media"


@pytest.fixture(autouse=True)
def data_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every test works in a data folder of its own, never in the user's."""
    folder = tmp_path_factory.mktemp("data")
    monkeypatch.setenv("KARMASHALA_DATA", str(folder))
    return folder


@pytest.fixture(autouse=True)
def no_logged_errors(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """An error in the log fails the test, unless the test took it out with `caplog.clear()`."""
    yield
    errors = [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]
    assert not errors, f"logged errors: {errors}"


@pytest.fixture(scope="session", autouse=True)
def application(qapp: QApplication) -> QApplication:
    """One application for all tests of a process; painting alone would make a lesser one, for good."""
    return qapp


@pytest.fixture
def media() -> Path:
    """The folder of real media beside the project; tests that need it skip without it."""
    if not MEDIA.is_dir():
        pytest.skip("no folder of real media beside the project")
    return MEDIA
