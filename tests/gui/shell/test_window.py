"""The window finds the right room for everything and never surprises."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from gui.common.runner import JobState
from gui.shell.palette import Palette, matching
from gui.shell.window import MINIMUM_SIZE, OPENING_SIZE
from tests.gui.shell.conftest import World
from toolkit.core.jobs import JobContext


def _until_cancelled(ctx: JobContext) -> None:
    while True:
        ctx.step(1, 4, "encode")


def test_opens_at_its_size_and_fits_a_small_screen(world: World) -> None:
    assert world.window.size() == OPENING_SIZE
    assert world.window.minimumSize() == MINIMUM_SIZE
    world.window.resize(MINIMUM_SIZE)
    assert world.window.size() == MINIMUM_SIZE


def test_pages_are_built_when_first_opened(world: World) -> None:
    assert world.made == ["home"]
    world.window.show_room("video")
    world.window.show_room("home")
    world.window.show_room("video")
    assert world.made == ["home", "video"]
    assert world.page("video").happened == ["entered", "left", "entered"]


def test_keys_go_to_the_rooms(world: World, qtbot: QtBot) -> None:
    QTest.keyClick(world.window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert world.window.current_page is world.page("video")
    QTest.keyClick(world.window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "primary" in world.page("video").happened


def test_file_goes_to_the_page_that_opens_it(world: World) -> None:
    world.window.open_path(Path("ছবি.kgraphic"))
    assert world.window.current_page is world.page("graphics")
    assert world.page("graphics").opened == [Path("ছবি.kgraphic")]


def test_file_that_nobody_opens_is_said_in_place(world: World) -> None:
    world.window.open_path(Path("তালিকা.xyz"))
    assert world.window.current_page is world.page("home")
    assert "তালিকা.xyz" in world.window.notice.text
    assert world.window.notice.tone == "error"


def test_dropped_file_is_opened(world: World, tmp_path: Path) -> None:
    clip = tmp_path / "ভাষণ ১.mp4"
    clip.write_bytes(b"x")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(clip))])
    how = (data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    place = QPointF(300, 300)
    QApplication.sendEvent(world.window, QDragEnterEvent(place.toPoint(), Qt.DropAction.CopyAction, *how))
    QApplication.sendEvent(world.window, QDropEvent(place, Qt.DropAction.CopyAction, *how))
    assert world.page("video").opened == [clip]


def test_pages_ask_for_other_pages(world: World) -> None:
    world.page("home").page_requested.emit("graphics")
    assert world.window.current_page is world.page("graphics")
    world.page("home").open_requested.emit(Path("a.mp4"))
    assert world.window.current_page is world.page("video")
    world.page("home").item_requested.emit("graphics", "quote")
    assert world.page("graphics").items == [("graphics", "quote")]


def test_undo_follows_the_page_on_screen(world: World, qtbot: QtBot) -> None:
    undo = world.window.actions()[0]
    assert not undo.isEnabled()
    world.window.show_room("graphics")
    world.page("graphics").edit("Change the colour")
    assert undo.text() == "Undo: Change the colour"
    world.window.show_room("video")
    assert not undo.isEnabled()
    world.window.show_room("graphics")
    assert undo.isEnabled()


def test_undo_key_works_while_a_text_field_has_the_focus(world: World, qtbot: QtBot) -> None:
    world.window.show_room("graphics")
    page = world.page("graphics")
    page.field.setFocus()
    QTest.keyClicks(page.field, "words")
    page.edit("Typing")
    stack = page.undo_stack
    assert stack is not None
    QTest.keyClick(page.field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert stack.index() == 0
    assert page.field.text() == "words", "the field undid by itself"
    QTest.keyClick(
        page.field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert stack.index() == 1


def test_closing_asks_once_while_work_runs(world: World, qtbot: QtBot) -> None:
    job = world.runner.start("ভাষণ.mp4", _until_cancelled)
    world.answer = "Keep working"
    assert not world.window.close()
    assert len(world.questions) == 1
    assert not job.state.ended
    world.answer = "Stop it and leave"
    assert world.window.close()
    assert len(world.questions) == 2


def test_closing_asks_nothing_when_nothing_runs(world: World) -> None:
    assert world.window.close()
    assert world.questions == []


def test_cancelled_from_the_tray(world: World, qtbot: QtBot) -> None:
    assert world.window.tray.isHidden()
    job = world.runner.start("ভাষণ.mp4", _until_cancelled)
    (row,) = world.window.tray.rows()
    assert world.window.tray.isVisible()
    cancel = next(
        button for button in row.findChildren(QToolButton) if button.accessibleName() == "Cancel ভাষণ.mp4"
    )
    cancel.click()
    qtbot.waitUntil(lambda: job.state is JobState.CANCELLED)
    assert world.window.tray.rows() == ()
    assert world.window.tray.isHidden()


def test_toast_undoes(world: World, qtbot: QtBot) -> None:
    undone: list[bool] = []
    world.window.page("home").toast("Deleted 2 cues", lambda: undone.append(True))
    assert world.window.toast.isVisible()
    world.window.toast.findChildren(QPushButton)[0].click()
    assert undone == [True]
    assert world.window.toast.isHidden()


def test_palette_finds_in_both_languages(world: World) -> None:
    commands = world.window.commands()
    assert [command.name for command in matching(commands, "vid")] == ["Video"]
    assert [command.name for command in matching(commands, "ভাষা")] == ["বাংলা"]
    assert len(matching(commands, "")) == len(commands)
    matching(commands, "graph")[0].run()
    assert world.window.current_page is world.page("graphics")


def test_palette_by_keyboard(world: World, qtbot: QtBot) -> None:
    QTest.keyClick(world.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = world.window.findChild(Palette)
    assert isinstance(palette, Palette)
    field = palette.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "video")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert world.window.current_page is world.page("video")
