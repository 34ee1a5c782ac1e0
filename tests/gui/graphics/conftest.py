"""The graphics page on its own, with real records and a chooser that answers without a dialog."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.common.files import FileChooser, Purpose
from gui.common.i18n import Languages
from gui.common.runner import JobRunner
from gui.common.theme import Theme, load_fonts
from gui.graphics.page import GraphicsPage
from toolkit.store import declared
from toolkit.store.autosave import Autosave
from toolkit.store.database import Store
from toolkit.store.recents import Recents
from toolkit.store.settings import Settings


class Answers(FileChooser):
    """Says what a user would have chosen."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.file: Path | None = None
        self.target: Path | None = None
        self.folder_answer: Path | None = None

    def open_file(
        self, parent: QWidget, purpose: Purpose, title: str, kinds: str, suffixes: Sequence[str]
    ) -> Path | None:
        return self.file

    def save_file(
        self, parent: QWidget, purpose: Purpose, title: str, kinds: str, suffixes: Sequence[str], name: str
    ) -> Path | None:
        return self.target if self.target is None or self.target.suffix else self.target / name

    def folder(self, parent: QWidget, purpose: Purpose, title: str) -> Path | None:
        if self.folder_answer is not None:
            self._settings.remember_folder(declared.SAVE_FOLDER, self.folder_answer)
        return self.folder_answer


class Studio:
    """The page and what it stands on."""

    def __init__(self, app: QApplication, qtbot: QtBot, folder: Path) -> None:
        load_fonts()
        self.theme = Theme(app, "light")
        self.languages = Languages(app, "en")
        self.qtbot = qtbot
        self.store = Store(folder / "store")
        self.settings = Settings(self.store)
        self.recents = Recents(self.store)
        self.autosave = Autosave(folder / "autosave")
        self.chooser = Answers(self.settings)
        self.runner = JobRunner()
        self.toasts: list[tuple[str, Callable[[], object] | None]] = []
        self.page = self.open_page()

    def open_page(self) -> GraphicsPage:
        """A page as at the start of the app, shown."""
        page = GraphicsPage(self.settings, self.recents, self.autosave, self.chooser, self.runner)
        page.toast_requested.connect(lambda text, undo: self.toasts.append((text, undo)))
        page.resize(1290, 690)
        self.qtbot.addWidget(page)
        with self.qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        page.entered()
        return page

    def use(self, template_id: str) -> None:
        """Choose a template."""
        self.page.use_template(self.page.editor.find_template(template_id))

    def settle(self) -> None:
        """Wait until every size shows the newest document."""
        self.qtbot.waitUntil(lambda: self.page.board.complete, timeout=15_000)

    def close(self) -> None:
        """Leave the app."""
        self.page.shut_down()
        self.runner.shut_down()
        self.languages.set_language("en")
        self.store.close()


@pytest.fixture
def studio(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Studio]:
    made = Studio(qapp, qtbot, tmp_path / "records")
    yield made
    made.close()


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A wide photo, red on the left and blue on the right."""
    path = tmp_path / "আমার ছবি.jpg"
    picture = Image.new("RGB", (1600, 800), (200, 30, 30))
    picture.paste((30, 30, 200), (800, 0, 1600, 800))
    picture.save(path, quality=90)
    return path
