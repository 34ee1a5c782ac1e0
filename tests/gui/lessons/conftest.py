"""The Lessons room with the bundled lessons and a store of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.common.files import FileChooser
from gui.common.i18n import Languages
from gui.common.runner import JobRunner
from gui.common.theme import Theme, load_fonts
from gui.lessons.page import LessonsPage
from toolkit.core.paths import assets
from toolkit.lessons.library import Library
from toolkit.lessons.search import Search
from toolkit.store.database import Store
from toolkit.store.learning import Learning
from toolkit.store.settings import Settings

PageMaker = Callable[[Path], LessonsPage]


@pytest.fixture
def languages(qapp: QApplication) -> Iterator[Languages]:
    made = Languages(qapp, "bn")
    yield made
    made.set_language("en")


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    load_fonts()
    return Theme(qapp, "light")


@pytest.fixture
def learning(data_folder: Path) -> Iterator[Learning]:
    store = Store()
    yield Learning(store)
    store.close()


@pytest.fixture
def make_page(qtbot: QtBot, languages: Languages, theme: Theme, learning: Learning) -> Iterator[PageMaker]:
    runner = JobRunner()

    def make(folder: Path) -> LessonsPage:
        library = Library([folder])
        settings = Settings(learning._store)
        page = LessonsPage(library, Search(library), learning, settings, runner, FileChooser(settings))
        page.resize(1290, 712)
        qtbot.addWidget(page)
        page.retranslate()
        with qtbot.waitExposed(page):
            page.show()
        return page

    yield make
    runner.shut_down()


@pytest.fixture
def page(make_page: PageMaker) -> LessonsPage:
    return make_page(assets() / "lessons")
