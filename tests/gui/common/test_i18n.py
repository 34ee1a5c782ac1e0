"""The language switches live; numbers follow it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout
from pytestqt.qtbot import QtBot

from gui.common.i18n import Languages, TranslatedWidget, current_language, digits, duration
from gui.common.toast import Toast


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
