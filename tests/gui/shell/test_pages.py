"""The real app with its real pages: named, reachable, nothing cut off, no English left behind."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.exceptions import TimeoutError as NeverCame
from pytestqt.qtbot import QtBot

from gui.shell.app import compose
from gui.shell.pages import rooms
from gui.shell.rooms import RoomName
from gui.shell.services import open_services
from gui.shell.session import Session
from gui.shell.shortcuts import ShortcutSheet
from gui.shell.window import MINIMUM_SIZE
from scripts.screenshots import STATES
from tests.gui import tree
from toolkit.core.messages import Language

ROOMS: list[RoomName] = ["home", "graphics", "video", "lessons", "settings"]


@pytest.fixture
def session(qtbot: QtBot, qapp: QApplication) -> Iterator[Session]:
    made = compose(qapp, open_services())
    made.theme.set_choice("light")
    qtbot.addWidget(made.window, before_close_func=lambda _window: made.services.runner.shut_down())
    with qtbot.waitActive(made.window):
        made.window.show()
        made.window.activateWindow()
    yield made
    made.theme.set_large_text(False)
    made.languages.set_language("en")
    made.end()


def _enter(session: Session, qtbot: QtBot, name: RoomName, language: Language) -> None:
    """Go to a page as it opens, in a language."""
    session.languages.set_language(language)
    session.window.show_room(name)
    title = "কর্মশালা" if language == "bn" else "Karmashala"
    qtbot.waitUntil(lambda: session.window.windowTitle() == title)


def _put_to_work(session: Session, name: RoomName) -> None:
    """Bring a page into the state of its screenshot."""
    STATES[name](session, session.window.page(name))


def _clipped(session: Session, qtbot: QtBot) -> list[str]:
    """What is cut off once the layouts have come to rest."""
    with suppress(NeverCame):
        qtbot.waitUntil(lambda: tree.clipped(session.window) == [], timeout=2000)
    return tree.clipped(session.window)


def test_every_room_is_there() -> None:
    services = open_services()
    assert [room.name for room in rooms(services)] == ROOMS
    services.store.close()


@pytest.mark.parametrize("name", ROOMS)
@pytest.mark.parametrize("at_work", [False, True])
def test_page(session: Session, qtbot: QtBot, name: RoomName, at_work: bool) -> None:
    _enter(session, qtbot, name, "bn")
    if at_work:
        _put_to_work(session, name)
    session.window.resize(MINIMUM_SIZE)
    assert tree.english_left(session.window) == []
    assert tree.unnamed(session.window) == []
    assert _clipped(session, qtbot) == []
    assert tree.unreachable(session.window) == []
    session.theme.set_large_text(True)
    assert _clipped(session, qtbot) == []
    assert session.window.size() == MINIMUM_SIZE, "large text pushed the window open"


@pytest.mark.parametrize("name", ROOMS)
def test_page_in_english(session: Session, qtbot: QtBot, name: RoomName) -> None:
    _enter(session, qtbot, name, "en")
    _put_to_work(session, name)
    session.window.resize(MINIMUM_SIZE)
    assert tree.unnamed(session.window) == []
    assert _clipped(session, qtbot) == []


@pytest.mark.parametrize("name", ROOMS)
def test_shortcut_sheet_fits_the_smallest_window(session: Session, qtbot: QtBot, name: RoomName) -> None:
    _enter(session, qtbot, name, "bn")
    session.theme.set_large_text(True)
    QTest.keyClick(session.window, Qt.Key.Key_Question)
    sheet = session.window.findChild(ShortcutSheet)
    assert isinstance(sheet, ShortcutSheet)
    assert tree.english_left(sheet) == []
    assert sheet.sizeHint().height() <= MINIMUM_SIZE.height()
    assert sheet.sizeHint().width() <= MINIMUM_SIZE.width()
    sheet.close()
