"""The window itself: named, reachable by keyboard, nothing cut off, nothing left in English."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.common.errors import CannotOpen
from gui.shell.shortcuts import ShortcutSheet
from gui.shell.window import MINIMUM_SIZE
from tests.gui import tree
from tests.gui.shell.conftest import World
from toolkit.core.errors import DiskFull
from toolkit.core.jobs import JobContext
from toolkit.core.messages import Language


def _halfway(ctx: JobContext) -> None:
    while True:
        ctx.step(1, 2, "")


def _made(ctx: JobContext) -> Path:
    ctx.check()
    return Path("ফল.mp4")


def _no_room(_ctx: JobContext) -> None:
    raise DiskFull(path=Path("ফল.mp4"))


@pytest.fixture(params=["bn", "en"])
def language(request: pytest.FixtureRequest) -> Language:
    chosen: Language = request.param
    return chosen


@pytest.fixture
def busy(world: World, qtbot: QtBot, language: Language) -> World:
    """The window with a job of every kind in the tray, a notice and a toast, in both languages."""
    world.window.page("home").notice.show_error(DiskFull(path=Path("ফল.mp4")))
    world.window.show_fault(CannotOpen(path=Path("ফল.xyz")))
    done = world.runner.start("ফল.mp4", _made, result_paths=lambda path: [path])
    failed = world.runner.start("ফল.mp4", _no_room)
    world.runner.start("ফল.mp4", _halfway)
    qtbot.waitUntil(lambda: done.state.ended and failed.state.ended)
    world.languages.set_language(language)
    world.window.toast.show_text("২টা মুছলাম", lambda: None)
    qtbot.waitUntil(lambda: world.window.windowTitle() == ("কর্মশালা" if language == "bn" else "Karmashala"))
    return world


def test_every_control_has_a_name(busy: World) -> None:
    assert tree.unnamed(busy.window) == []


@pytest.mark.parametrize("large", [False, True])
def test_nothing_is_cut_off(busy: World, qtbot: QtBot, large: bool) -> None:
    busy.theme.set_large_text(large)
    busy.window.resize(MINIMUM_SIZE)
    qtbot.waitUntil(lambda: busy.window.size() == MINIMUM_SIZE)
    QApplication.sendPostedEvents()
    assert tree.clipped(busy.window) == []
    busy.theme.set_large_text(False)


def test_keyboard_reaches_everything(busy: World) -> None:
    assert tree.unreachable(busy.window) == []


def test_bengali_window_has_no_english(world: World, qtbot: QtBot) -> None:
    world.page("home").field.setAccessibleName("ঘর")
    world.languages.set_language("bn")
    qtbot.waitUntil(lambda: world.window.windowTitle() == "কর্মশালা")
    world.window.header.set_title("")  # the plain page's own title is no text of the app
    assert tree.english_left(world.window) == []


def test_shortcut_sheet(world: World, qtbot: QtBot) -> None:
    world.languages.set_language("bn")
    qtbot.waitUntil(lambda: world.window.windowTitle() == "কর্মশালা")
    world.window._show_shortcuts()
    sheet = world.window.findChild(ShortcutSheet)
    assert isinstance(sheet, ShortcutSheet)
    assert tree.english_left(sheet) == []
    assert tree.clipped(sheet) == []
    sheet.close()


def test_words_of_a_notice_follow_the_language(world: World, qtbot: QtBot) -> None:
    notice = world.window.page("home").notice
    notice.show_error(DiskFull(path=Path("ফল.mp4")))
    assert notice.text.startswith("The disk is full")
    world.languages.set_language("bn")
    qtbot.waitUntil(lambda: notice.text.startswith("ডিস্কে আর জায়গা নেই"))
