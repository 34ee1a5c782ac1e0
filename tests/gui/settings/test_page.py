"""The settings form follows the declarations; the doctor and the folder are one click away."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from gui.common.i18n import Languages
from gui.common.runner import JobRunner
from gui.common.theme import Theme, load_fonts
from gui.settings.checkup import Checkup
from gui.settings.inputs import Choices, Line, Number, Picker, input_for
from gui.settings.page import SettingsPage
from gui.settings.parts import PARTS
from toolkit import __version__
from toolkit.core.errors import DiskFull
from toolkit.core.messages import Language
from toolkit.core.paths import program_root
from toolkit.doctor.finding import Finding
from toolkit.store.database import Store
from toolkit.store.declared import ALL, BRAND, LANGUAGE, LARGE_TEXT, THEME
from toolkit.store.setting import Setting
from toolkit.store.settings import Settings


class Room:
    """The page and what it stands on."""

    def __init__(self, app: QApplication, store: Store) -> None:
        load_fonts()
        self.theme = Theme(app, "light")
        self.languages = Languages(app, "en")
        self.settings = Settings(store)
        self.runner = JobRunner()
        self.page = SettingsPage(self.settings, self.runner)
        self.page.retranslate()

    def choose(self, setting: Setting[Any], value: object) -> None:
        shown = self.page.form.input(setting)
        assert isinstance(shown, Choices)
        QTest.mouseClick(shown.button(value), Qt.MouseButton.LeftButton)

    def pressed(self, setting: Setting[Any]) -> object:
        shown = self.page.form.input(setting)
        assert isinstance(shown, Choices)
        values = [*setting.choices] or [False, True]
        [value] = [value for value in values if shown.button(value).isChecked()]
        return value

    def texts(self) -> list[str]:
        return [found.text() for found in self.page.findChildren(QLabel) if found.isVisibleTo(self.page)]


@pytest.fixture
def room(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Room]:
    with Store(tmp_path / "store") as store:
        made = Room(qapp, store)
        qtbot.addWidget(made.page)
        yield made
        made.runner.shut_down()
        made.languages.set_language("en")


def test_every_shown_setting_has_a_field_with_words(room: Room) -> None:
    for setting in (setting for setting in ALL if setting.shown):
        name, _ = room.page.form.words(setting)
        assert name in room.texts()
        assert room.page.form.input(setting) is not None


def test_choice_is_kept_and_can_be_undone(room: Room) -> None:
    room.choose(THEME, "dark")
    room.choose(LARGE_TEXT, True)
    assert (room.settings.get(THEME), room.settings.get(LARGE_TEXT)) == ("dark", True)
    stack = room.page.undo_stack
    assert stack is not None
    assert stack.undoText() == "Size of the letters"
    stack.undo()
    stack.undo()
    assert (room.settings.get(THEME), room.settings.get(LARGE_TEXT)) == ("system", False)
    assert (room.pressed(THEME), room.pressed(LARGE_TEXT)) == ("system", False)
    stack.redo()
    assert room.pressed(THEME) == "dark"


def test_choosing_the_same_again_is_no_change(room: Room) -> None:
    room.choose(THEME, "system")
    assert room.page.undo_stack is not None
    assert room.page.undo_stack.count() == 0


def test_change_from_elsewhere_is_shown(room: Room) -> None:
    other: Language = "bn" if room.pressed(LANGUAGE) == "en" else "en"
    room.settings.set(LANGUAGE, other)
    assert room.pressed(LANGUAGE) == other


def test_value_that_cannot_be_kept_says_why_and_goes_back(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_self: Path, _data: bytes) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", full)
        room.choose(THEME, "dark")
    assert room.pressed(THEME) == "system"
    assert any("disk is full" in text for text in room.texts())
    room.choose(THEME, "light")
    assert not any("disk is full" in text for text in room.texts())


def test_brand_is_picked_by_its_name(room: Room, qtbot: QtBot) -> None:
    picker = room.page.form.input(BRAND)
    assert isinstance(picker, Picker)
    assert picker.box.currentText() == "Shalpata Study Circle"
    room.languages.set_language("bn")
    qtbot.waitUntil(lambda: picker.box.currentText() == "শালপাতা পাঠচক্র")
    assert room.settings.get(BRAND) == "shalpata"


def test_brand_that_is_gone_is_still_named(room: Room) -> None:
    room.settings.set(BRAND, "from-a-lost-pack")
    picker = room.page.form.input(BRAND)
    assert isinstance(picker, Picker)
    assert picker.box.currentText() == "from-a-lost-pack"


def test_declaration_chooses_the_input(qtbot: QtBot) -> None:
    made = [
        input_for(Setting("a", str, "x", choices=("x", "y")), {}),
        input_for(Setting("b", bool, False), {}),
        input_for(Setting("c", int, 3, low=0, high=9), {}),
        input_for(Setting("d", str, ""), {}),
        input_for(Setting("e", str, ""), {"x": "X"}),
    ]
    for shown in made:
        qtbot.addWidget(shown)
    assert [type(shown) for shown in made] == [Choices, Choices, Number, Line, Picker]
    number = made[2]
    assert isinstance(number, Number)
    with qtbot.waitSignal(number.chosen) as chosen:
        number.box.setValue(99)
    assert chosen.args == [9]


def test_doctor_runs_here(room: Room, qtbot: QtBot) -> None:
    with qtbot.waitSignal(room.page.checkup.finished, timeout=60_000):
        QTest.mouseClick(room.page.checkup.button, Qt.MouseButton.LeftButton)
    names = [finding.name for finding in room.page.checkup.findings]
    assert {"fonts", "ffmpeg", "decoder", "data-folder"} <= set(names)
    shown = room.texts()
    assert all(finding.detail["en"] in shown for finding in room.page.checkup.findings)


def test_doctor_says_the_remedy_in_the_language_on_screen(room: Room, qtbot: QtBot) -> None:
    sick = Finding(
        name="disk",
        ok=False,
        detail={"en": "Full.", "bn": "ভরা।"},
        remedy={"en": "Empty it.", "bn": "খালি করুন।"},
    )
    checkup = Checkup(room.runner, lambda: iter([sick]))
    qtbot.addWidget(checkup)
    with qtbot.waitSignal(checkup.finished):
        checkup.start()
    texts = {found.text() for found in checkup.findChildren(QLabel)}
    assert {"To mend: 1", "Full.", "Empty it."} <= texts
    room.languages.set_language("bn")
    bengali = {"ঠিক করতে হবে ১টা জিনিস", "ভরা।", "খালি করুন।"}
    qtbot.waitUntil(lambda: bengali <= {found.text() for found in checkup.findChildren(QLabel)})


def test_doctor_that_fails_is_no_dead_end(room: Room, qtbot: QtBot) -> None:
    def broken() -> Iterator[Finding]:
        raise DiskFull(path=Path("x"))

    checkup = Checkup(room.runner, broken)
    qtbot.addWidget(checkup)
    with qtbot.waitSignal(checkup.finished):
        checkup.start()
    assert checkup.button.isEnabled()
    assert any("disk is full" in found.text() for found in checkup.findChildren(QLabel))


def test_about_names_the_version_and_every_part(room: Room) -> None:
    project = tomllib.loads((program_root() / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == __version__
    assert f"Karmashala {__version__}" in room.texts()
    wanted = {re.split("[<>=]", name)[0].lower() for name in project["dependencies"]}
    assert {part.package.lower() for part in PARTS} == wanted
    QTest.mouseClick(room.page.about.parts_button, Qt.MouseButton.LeftButton)
    assert "Apache-2.0" in room.texts()
    assert all(part.version for part in PARTS)
