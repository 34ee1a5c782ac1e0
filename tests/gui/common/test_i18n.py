"""The language switches live; numbers follow it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QVBoxLayout
from pytestqt.qtbot import QtBot

from gui.common.files import file_filter
from gui.common.i18n import Languages, TranslatedWidget, current_language, digits, duration
from gui.common.theme import load_fonts
from gui.common.toast import Toast
from tests.gui import tree


@pytest.fixture
def languages(qapp: QApplication) -> Iterator[Languages]:
    made = Languages(qapp, "en")
    yield made
    made.set_language("en")


class Greeting(TranslatedWidget):
    """Counts how often it says its texts."""

    def __init__(self) -> None:
        super().__init__()
        self.said = 0
        self.label = QLabel()
        QVBoxLayout(self).addWidget(self.label)
        self.retranslate()

    def retranslate(self) -> None:
        self.said += 1
        self.label.setText(QApplication.translate("Toast", "Undo"))


def test_switches_live(languages: Languages, qtbot: QtBot) -> None:
    widget = Greeting()
    qtbot.addWidget(widget)
    assert widget.label.text() == "Undo"
    languages.set_language("bn")
    qtbot.waitUntil(lambda: widget.label.text() == "ফেরান")
    assert widget.said == 2, "texts were said more than once for one switch"
    languages.set_language("en")
    qtbot.waitUntil(lambda: widget.label.text() == "Undo")


def test_parts_of_a_window_hear_of_it_too(languages: Languages, qtbot: QtBot) -> None:
    around = Greeting()
    qtbot.addWidget(around)
    toast = Toast(around)
    languages.set_language("bn")
    qtbot.waitUntil(lambda: toast.findChildren(QLabel) != [] and around.label.text() == "ফেরান")


def test_numbers_follow_the_language(languages: Languages) -> None:
    assert (current_language(), digits(2026), duration(38)) == ("en", "2026", "0:38")
    languages.set_language("bn")
    assert (current_language(), digits(2026), duration(3725)) == ("bn", "২০২৬", "১:০২:০৫")


def test_dialogs_of_qt_speak_bengali_too(languages: Languages, qtbot: QtBot, tmp_path: Path) -> None:
    languages.set_language("bn")
    load_fonts()
    dialog = QFileDialog(None, "বাছুন", str(tmp_path), file_filter("ভিডিও", (".mp4",)))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    dialog.show()
    folder_names = {str(part) for part in (*tmp_path.parts, tmp_path)}
    found = [
        line for line in tree.english_left(dialog) if not any(name in line for name in folder_names - {"/"})
    ]
    assert found == []
