"""A mistake in the program ends in the log and in an apology, never in a traceback on screen."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from gui.common.faults import catch_faults
from gui.common.messages import describe
from toolkit.core.errors import DiskFull, InternalError, ToolkitError
from toolkit.core.logs import log_file, start_logging


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[ToolkitError]]:
    """What the user gets to see."""
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
    told: list[ToolkitError] = []
    root = logging.getLogger()
    before = list(root.handlers), root.level
    start_logging()
    catch_faults(told.append)
    yield told
    for handler in [handler for handler in root.handlers if handler not in before[0]]:
        handler.close()
        root.removeHandler(handler)
    root.setLevel(before[1])


def _happen(error: BaseException) -> None:
    sys.excepthook(type(error), error, error.__traceback__)


def test_fault_is_logged_and_apologised_for(
    shown: list[ToolkitError], caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        _ = [][1]
    except IndexError as error:
        _happen(error)
    caplog.clear()
    assert [type(error) for error in shown] == [InternalError]
    assert "IndexError" in log_file().read_text(encoding="utf-8")
    message = describe(shown[0])
    assert "IndexError" not in message.text + message.remedy
    assert str(log_file()) in message.remedy
    assert "Traceback" not in "".join(capsys.readouterr())


def test_known_error_is_shown_as_it_is(shown: list[ToolkitError], caplog: pytest.LogCaptureFixture) -> None:
    _happen(DiskFull(path=Path("ছবি.png")))
    caplog.clear()
    assert [type(error) for error in shown] == [DiskFull]


def test_folder_that_refuses_costs_only_the_log(data_folder: Path) -> None:
    (data_folder / "logs").write_text("a file where the folder should be", encoding="utf-8")
    before = list(logging.getLogger().handlers)
    start_logging()
    assert logging.getLogger().handlers == before
