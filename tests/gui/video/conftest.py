"""A video page on real services, with file dialogs that answer by themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.common.files import FileChooser, Purpose
from gui.common.i18n import Languages
from gui.common.runner import JobRunner
from gui.common.theme import Theme, load_fonts
from gui.video.page import VideoPage
from toolkit.store.autosave import Autosave
from toolkit.store.database import Store
from toolkit.store.recents import Recents
from toolkit.store.settings import Settings


class Answers(FileChooser):
    """Gives the next prepared answer instead of opening a dialog."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.waiting: list[Path] = []
        self.offered: list[str] = []

    def open_file(
        self, parent: QWidget, purpose: Purpose, title: str, kinds: str, suffixes: Sequence[str]
    ) -> Path | None:
        return self.waiting.pop(0) if self.waiting else None

    def save_file(
        self, parent: QWidget, purpose: Purpose, title: str, kinds: str, suffixes: Sequence[str], name: str
    ) -> Path | None:
        self.offered.append(name)
        return self.waiting.pop(0) if self.waiting else None


class Room:
    """The page and what it stands on."""

    def __init__(self, app: QApplication) -> None:
        load_fonts()
        self.theme = Theme(app, "light")
        self.languages = Languages(app, "en")
        self.store = Store()
        settings = Settings(self.store)
        self.chooser = Answers(settings)
        self.runner = JobRunner()
        self.recents = Recents(self.store)
        self.autosave = Autosave()
        self.page = VideoPage(self.runner, self.chooser, settings, self.recents, self.autosave)
        self.toasts: list[str] = []
        self.undos: list[Callable[[], object]] = []
        self.page.toast_requested.connect(self._on_toast_requested)

    def _on_toast_requested(self, text: str, undo: Callable[[], object] | None) -> None:
        self.toasts.append(text)
        if undo is not None:
            self.undos.append(undo)

    def close(self) -> None:
        self.page.shut_down()
        self.runner.shut_down()
        self.store.close()
        self.languages.set_language("en")


@pytest.fixture
def room(qtbot: QtBot, qapp: QApplication) -> Iterator[Room]:
    made = Room(qapp)
    made.page.resize(1180, 640)
    qtbot.addWidget(made.page)
    with qtbot.waitActive(made.page):
        made.page.show()
        made.page.activateWindow()
    yield made
    made.close()
