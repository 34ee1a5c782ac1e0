"""The small parts behave where room is short and say what is wrong with a field."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from gui.common.controls import EmptyState, Field, button, name_control
from gui.common.theme import Theme


def test_shy_button_gives_up_its_text_and_takes_it_back(qapp: QApplication, qtbot: QtBot) -> None:
    theme = Theme(qapp, "light")
    window = QWidget()
    qtbot.addWidget(window)
    shy = button("plain", "plus", shy=True)
    shy.setText("এখানে একটা ক্যাপশন যোগ করুন")
    name_control(shy, "ক্যাপশন যোগ করুন")
    QHBoxLayout(window).addWidget(shy)
    window.resize(500, 60)
    window.show()
    qtbot.waitUntil(lambda: shy.text() != "")
    window.resize(80, 60)
    qtbot.waitUntil(lambda: shy.text() == "")
    assert shy.accessibleName() == "ক্যাপশন যোগ করুন"
    window.resize(500, 60)
    qtbot.waitUntil(lambda: shy.text() != "")
    small = shy.sizeHint()
    theme.set_large_text(True)
    qtbot.waitUntil(lambda: shy.sizeHint().width() > small.width())
    theme.set_large_text(False)


def test_field_says_what_is_wrong_in_words(qtbot: QtBot) -> None:
    field = Field(QLineEdit())
    qtbot.addWidget(field)
    field.set_texts("উদ্ধৃতি", "ছোট রাখুন")
    field.show()
    assert field.control.accessibleName() == "উদ্ধৃতি"
    field.set_error("এটা খালি রাখা যাবে না")
    assert field.control.property("invalid") == "true"
    assert any(part.text() == "এটা খালি রাখা যাবে না" and part.isVisible() for part in _labels(field))
    field.set_error("")
    assert field.control.property("invalid") == "false"
    assert not any(part.text() == "এটা খালি রাখা যাবে না" for part in _labels(field))


def _labels(field: Field) -> list[QLabel]:
    return field.findChildren(QLabel)


def test_empty_state_asks_for_its_action(qtbot: QtBot) -> None:
    empty = EmptyState("film-strip")
    qtbot.addWidget(empty)
    empty.set_texts("একটা ভিডিও বেছে নিন", "ভিডিও বাছুন")
    with qtbot.waitSignal(empty.action_requested):
        empty.action_button.click()
