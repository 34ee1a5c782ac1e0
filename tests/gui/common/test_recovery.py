"""Unsaved work is offered one by one; throwing it away can be undone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from gui.common.i18n import Languages
from gui.common.notice import Notice
from gui.common.recovery import RecoveryOffer
from toolkit.store.autosave import Autosave, KeptWork


class Start:
    """A start of the app after a crash."""

    def __init__(self, folder: Path) -> None:
        self.autosave = Autosave(folder)
        self.notice = Notice()
        self.opened: list[KeptWork] = []
        self.toasts: list[tuple[str, Callable[[], object]]] = []
        self.offer = RecoveryOffer(self.autosave, self.notice, self.opened.append, self._toast)

    def _toast(self, text: str, undo: Callable[[], object]) -> None:
        self.toasts.append((text, undo))

    def press(self, text: str) -> None:
        next(button for button in self.notice.findChildren(QPushButton) if button.text() == text).click()


@pytest.fixture
def crashed(tmp_path: Path) -> Path:
    autosave = Autosave(tmp_path)
    for title in ("older", "বুথ সভা"):
        autosave.keep(autosave.new_id(), kind="graphic", title=title, document=b"{}", original=None)
    return tmp_path


@pytest.fixture
def start(crashed: Path, qtbot: QtBot, qapp: QApplication) -> Start:
    Languages(qapp, "en")
    made = Start(crashed)
    qtbot.addWidget(made.notice)
    return made


def test_newest_comes_first_and_opens(start: Start) -> None:
    assert start.offer.start()
    assert start.notice.text.startswith("We kept your unsaved work: “বুথ সভা”, today, ")
    start.press("Open")
    assert [work.title for work in start.opened] == ["বুথ সভা"]
    assert "“older”" in start.notice.text
    start.press("Open")
    assert start.notice.text == ""


def test_discarding_can_be_undone(start: Start, crashed: Path) -> None:
    start.offer.start()
    before = Autosave(crashed).recoverable()
    start.press("Discard")
    assert [work.title for work in Autosave(crashed).recoverable()] == ["older"]
    [(text, undo)] = start.toasts
    assert text == "Discarded “বুথ সভা”"
    undo()
    assert Autosave(crashed).recoverable() == before
    assert "বুথ সভা" in start.notice.text


def test_closing_the_banner_loses_nothing(start: Start, crashed: Path) -> None:
    start.offer.start()
    start.notice.clear()
    assert len(Autosave(crashed).recoverable()) == 2


def test_nothing_left_nothing_said(tmp_path: Path, qtbot: QtBot) -> None:
    start = Start(tmp_path)
    qtbot.addWidget(start.notice)
    assert not start.offer.start()
    assert start.notice.text == ""


def test_damaged_copy_is_reported(tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "bad.json").write_bytes(b"{")
    start = Start(tmp_path)
    qtbot.addWidget(start.notice)
    assert not start.offer.start()
    assert "bad.damaged" in start.notice.text
