"""A talk: keys, clocks, and a projector that never shows a note."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.common.theme import Theme
from gui.lessons.audience import AudienceWindow
from gui.lessons.page import LessonsPage
from gui.lessons.presenter_window import PresenterWindow
from gui.lessons.screens import rooms_screen, speakers_screen
from gui.lessons.slide_pictures import SlidePictures
from gui.lessons.talk import Talk
from toolkit.core.paths import assets, program_root
from toolkit.graphics.richtext import paint
from toolkit.lessons.format import Lesson
from toolkit.lessons.parse import read_lesson
from toolkit.lessons.slides import default_look, sheets

Key = Qt.Key


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def lesson(theme: Theme) -> Lesson:
    return read_lesson(assets() / "lessons" / "video" / "video-basics.bn.md")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def audience(lesson: Lesson, clock: Clock, qtbot: QtBot) -> AudienceWindow:
    window = AudienceWindow(Talk(lesson, clock=clock), SlidePictures(lesson, default_look()))
    qtbot.addWidget(window)
    window.resize(1280, 720)
    with qtbot.waitExposed(window):
        window.show()
    return window


def test_keys_steer(audience: AudienceWindow) -> None:
    talk = audience._talk
    last = len(talk.slides) - 1
    for key, index in (
        (Key.Key_Left, 0),
        (Key.Key_Right, 1),
        (Key.Key_PageDown, 2),
        (Key.Key_Space, 3),
        (Key.Key_Down, 4),
        (Key.Key_PageUp, 3),
        (Key.Key_Up, 2),
        (Key.Key_End, last),
        (Key.Key_Right, last),
        (Key.Key_Home, 0),
    ):
        QTest.keyClick(audience, key)
        assert talk.index == index
    QTest.mouseClick(audience, Qt.MouseButton.LeftButton)
    assert talk.index == 1


def test_blank_hides_the_slide_and_the_next_key_brings_it_back(
    audience: AudienceWindow, qtbot: QtBot
) -> None:
    for key, color in ((Key.Key_B, "black"), (Key.Key_W, "white")):
        QTest.keyClick(audience, key)
        image = audience.grab().toImage()
        shown = {image.pixelColor(x, y).name() for x in range(0, 1280, 64) for y in range(0, 720, 36)}
        assert shown == {QColor(color).name()}
        QTest.keyClick(audience, Key.Key_Right)
        assert (audience._talk.blank, audience._talk.index) == ("", 0)


def test_countdown_takes_the_minutes_of_the_exercise(
    audience: AudienceWindow, clock: Clock, qtbot: QtBot
) -> None:
    talk = audience._talk
    plain = audience.grab().toImage()
    QTest.keyClick(audience, Key.Key_T)
    assert talk.countdown == 300
    assert audience.grab().toImage() != plain
    QTest.keyClick(audience, Key.Key_T)
    assert talk.countdown is None
    assert audience.grab().toImage() == plain
    while talk.slide.kind != "exercise":
        talk.forward()
    QTest.keyClick(audience, Key.Key_T)
    clock.now += 60
    assert talk.countdown == 14 * 60
    QTest.keyClick(audience, Key.Key_Plus)
    QTest.keyClick(audience, Key.Key_Minus)
    QTest.keyClick(audience, Key.Key_Minus)
    assert talk.countdown == 13 * 60
    clock.now += 100_000
    assert talk.countdown == 0
    assert talk.elapsed == 100_060


def test_the_room_sees_the_painted_slide_and_nothing_else(audience: AudienceWindow, lesson: Lesson) -> None:
    """Pixel for pixel the picture of a sheet, and a sheet holds no note (see test_slides)."""
    assert audience.findChildren(QWidget) == []
    for index, sheet in enumerate(sheets(lesson, default_look())):
        grabbed = audience.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        assert grabbed == paint(sheet, 1280)
        notes = lesson.slides[index].notes
        assert notes
        assert not any(line in text.html for text in sheet.texts() for line in notes.split("\n\n"))
        audience._talk.forward()


def test_slide_keeps_its_shape_on_an_old_projector(audience: AudienceWindow) -> None:
    audience.resize(1024, 768)
    image = audience.grab().toImage()
    assert image.pixelColor(512, 20).name() == "#000000"
    assert image.pixelColor(512, 300).name() != "#000000"


def test_speaker_sees_notes_and_the_next_slide(lesson: Lesson, clock: Clock, qtbot: QtBot) -> None:
    talk = Talk(lesson, 3, clock=clock)
    window = PresenterWindow(talk, SlidePictures(lesson, default_look()))
    qtbot.addWidget(window)
    window.resize(1366, 728)
    with qtbot.waitExposed(window):
        window.show()
    assert window._notes.toPlainText() == lesson.slides[3].notes
    QTest.keyClick(window, Key.Key_Right)
    assert window._notes.toPlainText() == lesson.slides[4].notes
    assert window._next._index == 5
    talk.last()
    assert window._next._index is None
    clock.now += 75
    talk.ticked.emit()
    assert window._elapsed.text() in {"1:15", "১:১৫"}


def test_one_screen_means_no_notes_anywhere(page: LessonsPage, qtbot: QtBot) -> None:
    page.reader.go_to(4)
    page.present_from_here()
    presenter = page.presenter
    assert presenter is not None
    assert presenter.speaker is None
    assert presenter.talk.index == 3
    qtbot.waitUntil(presenter.audience.isVisible)
    QTest.keyClick(presenter.audience, Key.Key_Right)
    with qtbot.waitSignal(presenter.ended) as ended:
        QTest.keyClick(presenter.audience, Key.Key_Escape)
    assert ended.args == [4]
    assert page.presenter is None
    assert page.reader.slide == 5


def test_closing_the_window_ends_the_talk_and_another_can_begin(page: LessonsPage, qtbot: QtBot) -> None:
    page.present()
    first = page.presenter
    assert first is not None
    first.audience.close()
    assert page.presenter is None
    action = page.primary_action()
    assert action is not None
    action()
    assert page.presenter is not None
    page.shut_down()
    assert page.presenter is None


def test_which_screen_is_whose() -> None:
    laptop, beside, over = QRect(0, 0, 1366, 768), QRect(1366, 0, 1920, 1080), QRect(0, 0, 1920, 1080)
    assert rooms_screen(laptop, [laptop, beside]) == 1
    assert rooms_screen(laptop, [beside, laptop]) == 0
    assert rooms_screen(laptop, [laptop]) is None
    assert rooms_screen(laptop, [laptop, over]) is None  # mirrored: notes would be seen
    assert speakers_screen(["HDMI-1", "eDP-1"], 0) == 1
    assert speakers_screen([r"\\.\DISPLAY1", r"\\.\DISPLAY2"], 1) == 1


_TWO_SCREENS = """
import sys
from PySide6.QtWidgets import QApplication
from gui.common.theme import Theme, load_fonts
from gui.lessons.presenter import Presenter
from toolkit.core.paths import assets
from toolkit.lessons.parse import read_lesson
from toolkit.lessons.slides import default_look
app = QApplication([])
load_fonts()
Theme(app, "light")
lesson = read_lesson(assets() / "lessons" / "video" / "video-basics.bn.md")
presenter = Presenter(lesson, default_look(), 0)
presenter.begin()
app.processEvents()
laptop, projector = sorted(app.screens(), key=lambda screen: screen.name() != "eDP-1")
assert presenter.audience.screen() is projector, presenter.audience.geometry()
assert presenter.audience.frameGeometry() == projector.geometry()
assert presenter.speaker is not None and presenter.speaker.screen() is laptop
presenter.talk.swap_requested.emit()
app.processEvents()
assert presenter.audience.screen() is laptop
assert presenter.speaker.screen() is projector
presenter.talk.swap_requested.emit()
presenter._on_screen_removed(projector)
app.processEvents()
assert presenter.speaker is None
assert presenter.audience.screen() is laptop
presenter.talk.end()
print("fine")
"""


def test_two_screens_keep_notes_off_the_projector(tmp_path: Path) -> None:
    screens = [
        {"name": "eDP-1", "x": 0, "y": 0, "width": 1366, "height": 768, "logicalDpi": 96, "dpr": 1},
        {"name": "HDMI-1", "x": 1366, "y": 0, "width": 1920, "height": 1080, "logicalDpi": 96, "dpr": 1},
    ]
    config = tmp_path / "screens.json"
    config.write_text(json.dumps({"screens": screens}), encoding="utf-8")
    platform = f"offscreen:configfile={config}"
    done = subprocess.run(
        [sys.executable, "-c", _TWO_SCREENS],
        cwd=program_root(),
        env={**os.environ, "QT_QPA_PLATFORM": platform, "PYTHONPATH": str(program_root())},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "fine"
