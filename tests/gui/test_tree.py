"""The walkers find what they are for."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.gui import tree


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    QVBoxLayout(made)
    qtbot.addWidget(made)
    made.resize(400, 300)
    return made


def _show(window: QWidget, qtbot: QtBot, *parts: QWidget) -> None:
    layout = window.layout()
    assert layout is not None
    for part in parts:
        layout.addWidget(part)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()


def test_control_without_a_name(window: QWidget, qtbot: QtBot) -> None:
    _show(window, qtbot, QToolButton(), QPushButton("বাছুন"))
    assert len(tree.unnamed(window)) == 1


def test_label_that_is_cut(window: QWidget, qtbot: QtBot) -> None:
    label = QLabel("শালপাতা পাঠচক্রের সভা")
    label.setFixedWidth(30)
    _show(window, qtbot, label, QLabel("ঠিক"))
    assert len(tree.clipped(window)) == 1


def test_wrapped_label_without_room(window: QWidget, qtbot: QtBot) -> None:
    label = QLabel("শালপাতা পাঠচক্রের সভা " * 20)
    label.setWordWrap(True)
    label.setFixedHeight(20)
    _show(window, qtbot, label)
    assert len(tree.clipped(window)) == 1


def test_control_outside_the_window(window: QWidget, qtbot: QtBot) -> None:
    button = QPushButton("বাছুন", window)
    button.move(390, 10)
    _show(window, qtbot, QLabel("ঠিক"))
    assert len(tree.clipped(window)) == 1


def test_english_text(window: QWidget, qtbot: QtBot) -> None:
    name = QLabel("holiday.jpg")
    name.setProperty("verbatim", True)
    hint = QLineEdit()
    hint.setPlaceholderText("Type here")
    _show(window, qtbot, QLabel("MP4 ভিডিও"), QLabel("Save"), hint, name)
    assert len(tree.english_left(window)) == 2


def test_control_the_tab_key_misses(window: QWidget, qtbot: QtBot) -> None:
    button = QPushButton("বাছুন")
    button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    _show(window, qtbot, QLineEdit(), button, QLineEdit())
    assert len(tree.unreachable(window)) == 1


def test_field_that_swallows_the_tab_key(window: QWidget, qtbot: QtBot) -> None:
    trap = QPlainTextEdit()
    _show(window, qtbot, QLineEdit(), trap, QLineEdit(), QPushButton("বাছুন"))
    assert len(tree.unreachable(window)) == 2
    trap.setTabChangesFocus(True)
    assert tree.unreachable(window) == []
