from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit
from pytestqt.qtbot import QtBot

from gui.common.bengali_input import PhoneticInput, TextField, install_phonetic

KINDS = (QLineEdit, QPlainTextEdit, QTextEdit)


@pytest.fixture(params=KINDS, ids=lambda kind: kind.__name__)
def field(request: pytest.FixtureRequest, qtbot: QtBot) -> TextField:
    made: TextField = request.param()
    qtbot.addWidget(made)
    made.resize(400, 120)
    made.show()
    qtbot.waitExposed(made)
    made.setFocus()
    return made


@pytest.fixture
def phonetic(field: TextField) -> PhoneticInput:
    return install_phonetic(field)


def text(field: TextField) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def test_words_are_composed(qtbot: QtBot, field: TextField, phonetic: PhoneticInput) -> None:
    QTest.keyClicks(field, "ami banglay gan gai.")
    assert text(field) == "আমি বাংলায় গান গাই।"


def test_the_switch(qtbot: QtBot, field: TextField, phonetic: PhoneticInput) -> None:
    seen: list[bool] = []
    phonetic.switched.connect(seen.append)
    QTest.keyClicks(field, "ami ")
    QTest.keyClick(field, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, "video")
    QTest.keyClick(field, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, " dekhi")
    assert text(field) == "আমি video দেখি"
    assert seen == [False, True]
    assert phonetic.active


def test_backspace_takes_back_a_key_then_letters(
    qtbot: QtBot, field: TextField, phonetic: PhoneticInput
) -> None:
    QTest.keyClicks(field, "ka")
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert text(field) == "ক"
    QTest.keyClicks(field, "i ")
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert text(field) == "কি"


def test_arrows_go_through_the_suggestions(qtbot: QtBot, field: TextField, phonetic: PhoneticInput) -> None:
    QTest.keyClicks(field, "valo")
    assert phonetic.suggestions.isVisible()
    assert text(field) == "ভালো"
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert text(field) == "ভাল"
    assert phonetic.suggestions.currentItem().text() == "ভাল"
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert text(field) == "ভালো"
    assert phonetic.remembered == {"valo": "ভালো"}
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not phonetic.suggestions.isVisible()
    QTest.keyClicks(field, " ")
    assert text(field) == "ভালো "


def test_a_click_takes_a_suggestion(qtbot: QtBot, field: TextField, phonetic: PhoneticInput) -> None:
    QTest.keyClicks(field, "chad")
    row = next(n for n in range(phonetic.suggestions.count()) if phonetic.suggestions.item(n).text() == "চাঁদ")
    place = phonetic.suggestions.visualItemRect(phonetic.suggestions.item(row)).center()
    QTest.mouseClick(phonetic.suggestions.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert text(field) == "চাঁদ"


def test_moving_the_cursor_ends_the_word(qtbot: QtBot, field: TextField, phonetic: PhoneticInput) -> None:
    QTest.keyClicks(field, "ban")
    QTest.keyClick(field, Qt.Key.Key_Home)
    assert not phonetic.suggestions.isVisible()
    QTest.keyClicks(field, "k")
    assert text(field) == "কবান"


def test_a_selection_is_replaced(qtbot: QtBot, field: TextField, phonetic: PhoneticInput) -> None:
    QTest.keyClicks(field, "bangla")
    field.selectAll()
    QTest.keyClicks(field, "ma")
    assert text(field) == "মা"
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert text(field) == ""


def test_text_changed_by_others_is_left_alone(
    qtbot: QtBot, field: TextField, phonetic: PhoneticInput
) -> None:
    QTest.keyClicks(field, "ban")
    if isinstance(field, QLineEdit):
        field.setText("x")
    else:
        field.setPlainText("")
        field.insertPlainText("x")
    QTest.keyClicks(field, "k")
    assert text(field) == "xক"


def test_commands_and_read_only_fields_pass(qtbot: QtBot, field: TextField, phonetic: PhoneticInput) -> None:
    QTest.keyClicks(field, "ma")
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert text(field) == "মা"
    field.setReadOnly(True)
    QTest.keyClicks(field, "ma")
    assert text(field) == "মা"


def test_undo_gives_back_what_was(qtbot: QtBot, field: TextField, phonetic: PhoneticInput) -> None:
    QTest.keyClicks(field, "mach")
    for _ in range(20):
        field.undo()
    assert text(field) == ""


def test_secrets_are_not_composed(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.setEchoMode(QLineEdit.EchoMode.Password)
    install_phonetic(field)
    QTest.keyClicks(field, "ma")
    assert field.text() == "ma"


def test_line_edit_reports_edits(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    install_phonetic(field)
    edits: list[str] = []
    field.textEdited.connect(edits.append)
    QTest.keyClicks(field, "ma")
    assert edits[-1] == "মা"
