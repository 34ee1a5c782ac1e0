"""A window with plain pages, to test the shell itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtGui import QUndoCommand, QUndoStack
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from gui.common.i18n import Languages
from gui.common.page import Page
from gui.common.runner import JobRunner
from gui.common.theme import Theme, load_fonts
from gui.shell.rooms import Room, RoomName
from gui.shell.window import MainWindow


class PlainPage(Page):
    """A page with one field and a stack."""

    def __init__(self, name: str, suffix: str = "") -> None:
        super().__init__()
        self._name = name
        self._suffix = suffix
        self._stack = QUndoStack(self)
        self.opened: list[Path] = []
        self.items: list[tuple[str, str]] = []
        self.happened: list[str] = []
        self.field = QLineEdit()
        self.field.setAccessibleName("field")
        self.body.addWidget(self.field)

    @property
    def undo_stack(self) -> QUndoStack | None:
        return self._stack if self._suffix else None

    def title(self) -> str:
        return self._name

    def can_open(self, path: Path) -> bool:
        return bool(self._suffix) and path.suffix == self._suffix

    def open_path(self, path: Path) -> None:
        self.opened.append(path)

    def open_item(self, kind: str, identity: str) -> bool:
        if kind != self._name:
            return False
        self.items.append((kind, identity))
        return True

    def primary_action(self) -> Callable[[], object] | None:
        return lambda: self.happened.append("primary")

    def entered(self) -> None:
        self.happened.append("entered")

    def left(self) -> None:
        self.happened.append("left")

    def edit(self, text: str) -> None:
        """Push something to undo."""
        self._stack.push(QUndoCommand(text))


SUFFIXES: dict[RoomName, str] = {"home": "", "graphics": ".kgraphic", "video": ".mp4"}


class World:
    """The window and what it stands on."""

    def __init__(self, app: QApplication) -> None:
        load_fonts()
        self.theme = Theme(app, "light")
        self.languages = Languages(app, "en")
        self.runner = JobRunner()
        self.made: list[str] = []
        self.questions: list[QMessageBox] = []
        self.answer = ""
        self.window = MainWindow(
            [Room(name, "house", partial(self._make, name)) for name in SUFFIXES],
            self.runner,
            self.languages,
            self._reply,
        )

    def page(self, name: RoomName) -> PlainPage:
        page = self.window.page(name)
        assert isinstance(page, PlainPage)
        return page

    def _make(self, name: RoomName) -> Page:
        self.made.append(name)
        return PlainPage(name, SUFFIXES[name])

    def _reply(self, question: QMessageBox) -> None:
        self.questions.append(question)
        next(button for button in question.buttons() if button.text() == self.answer).click()


@pytest.fixture
def world(qtbot: QtBot, qapp: QApplication) -> Iterator[World]:
    made = World(qapp)
    qtbot.addWidget(made.window, before_close_func=lambda _window: made.runner.shut_down())
    made.window.show_room("home")
    with qtbot.waitActive(made.window):
        made.window.show()
        made.window.activateWindow()
    yield made
    made.languages.set_language("en")
