"""Home shows what was open, two ways to begin and a lesson, and sends people to the right room."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from gui.common.i18n import Languages
from gui.common.runner import JobRunner
from gui.common.theme import Theme, load_fonts
from gui.home.lesson import find_lessons, lesson_of_the_day
from gui.home.page import HomePage
from gui.home.thumbnails import picture_of
from gui.home.tiles import RecentTile
from toolkit.core.jobs import JobContext
from toolkit.core.paths import assets, cache_dir
from toolkit.lessons.library import Catalogue
from toolkit.store.database import Store
from toolkit.store.learning import Learning
from toolkit.store.recents import Recents


class Home:
    """The page and what it stands on."""

    def __init__(self, app: QApplication, store: Store) -> None:
        load_fonts()
        self.theme = Theme(app, "light")
        self.languages = Languages(app, "en")
        self.recents = Recents(store)
        self.learning = Learning(store)
        self.runner = JobRunner()
        self.page = HomePage(self.recents, self.learning, self.runner)
        self.asked: list[object] = []
        self.toasts: list[tuple[str, Callable[[], object]]] = []
        self.page.open_requested.connect(self.asked.append)
        self.page.page_requested.connect(self.asked.append)
        self.page.item_requested.connect(lambda kind, identity: self.asked.append((kind, identity)))
        self.page.toast_requested.connect(lambda text, undo: self.toasts.append((text, undo)))

    def enter(self) -> list[RecentTile]:
        self.page.entered()
        return self.page.recent_tiles()

    def titles(self) -> list[str]:
        return [tile.recent.title for tile in self.page.recent_tiles()]


@pytest.fixture
def home(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Home]:
    with Store(tmp_path / "store") as store:
        made = Home(qapp, store)
        qtbot.addWidget(made.page)
        made.page.resize(1100, 620)
        made.page.retranslate()
        made.page.show()
        yield made
        made.runner.shut_down()
        made.languages.set_language("en")


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    target = tmp_path / "বুথ সভা.mp4"
    shutil.copy(assets() / "samples" / "talk.mp4", target)
    return target


def test_first_start_offers_two_ways_to_begin(home: Home, qtbot: QtBot) -> None:
    assert home.enter() == []
    QTest.mouseClick(home.page.graphic_tile.button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(home.page.video_tile, Qt.MouseButton.LeftButton)  # anywhere on the card
    action = home.page.primary_action()
    assert action is not None
    action()
    assert home.asked == ["graphics", "video", "graphics"]


def test_last_three_things_lead_back(home: Home, clip: Path, qtbot: QtBot) -> None:
    home.recents.note("lesson", "oldest", "not shown")
    home.recents.note("template", "quote-card", "Quote")
    home.recents.note("lesson", "video-basics", "Basics")
    home.recents.note("video", clip, "বুথ সভা")
    tiles = home.enter()
    assert home.titles() == ["বুথ সভা", "Basics", "Quote"]
    for tile in tiles:
        QTest.mouseClick(tile, Qt.MouseButton.LeftButton)
    assert home.asked == [clip, ("lesson", "video-basics"), ("template", "quote-card")]
    assert tiles[0].accessibleName().startswith("বুথ সভা, Video · today, ")


def test_missing_file_says_so_and_can_be_taken_off(home: Home, tmp_path: Path, qtbot: QtBot) -> None:
    home.recents.note("video", tmp_path / "gone.mp4", "Gone")
    [tile] = home.enter()
    assert "Not found" in tile.accessibleName()
    QTest.mouseClick(tile, Qt.MouseButton.LeftButton)
    assert home.asked == []
    assert home.page.notice.text == "“Gone” is not where it was."
    remove = next(
        found for found in home.page.notice.findChildren(QPushButton) if found.text() == "Take off this list"
    )
    QTest.mouseClick(remove, Qt.MouseButton.LeftButton)
    assert home.titles() == []
    [(text, undo)] = home.toasts
    assert text == "“Gone” is off this list"
    undo()
    assert home.titles() == ["Gone"]


def test_video_gets_its_picture(home: Home, clip: Path, qtbot: QtBot) -> None:
    home.recents.note("video", clip, "বুথ সভা")
    [tile] = home.enter()
    with_icon = tile.grab().toImage()
    qtbot.waitUntil(lambda: len(list(cache_dir().glob("home/*.jpg"))) == 1, timeout=15_000)
    qtbot.waitUntil(lambda: tile.grab().toImage() != with_icon)


def test_picture_comes_from_the_cache_the_next_time(home: Home, clip: Path) -> None:
    home.recents.note("video", clip, "x")
    [recent] = home.recents.latest()
    first = picture_of(recent, JobContext())
    [kept] = (cache_dir() / "home").iterdir()
    assert first[:2] == b"\xff\xd8"
    kept.write_bytes(b"from the cache")
    assert picture_of(recent, JobContext()) == b"from the cache"
    clip.write_bytes(b"no video any more")
    assert picture_of(recent, JobContext()) == b""


def test_lesson_of_the_day_is_read_in_its_room(home: Home, qtbot: QtBot) -> None:
    assert home.page.lesson_tile.isHidden()
    home.enter()
    qtbot.waitUntil(home.page.lesson_tile.isVisible, timeout=10_000)
    english = home.page.lesson_tile.accessibleName()
    home.languages.set_language("bn")
    qtbot.waitUntil(lambda: home.page.lesson_tile.accessibleName() != english)
    QTest.mouseClick(home.page.lesson_tile, Qt.MouseButton.LeftButton)
    assert home.asked[0] in {("lesson", entry.id) for entry in find_lessons().entries()}


def test_another_lesson_each_day_and_finished_ones_last() -> None:
    catalogue = find_lessons()
    ids = {entry.id for entry in catalogue.entries()}
    days = [date(2026, 11, 23) + timedelta(days=number) for number in range(len(ids))]
    offered = [lesson_of_the_day(catalogue, set(), day) for day in days]
    assert {lesson.entry.id for lesson in offered if lesson} == ids
    last = sorted(ids)[0]
    for day in days:
        lesson = lesson_of_the_day(catalogue, ids - {last}, day)
        assert lesson is not None
        assert lesson.entry.id == last
    assert lesson_of_the_day(catalogue, ids, days[0]) is not None
    assert lesson_of_the_day(Catalogue(()), set(), days[0]) is None


def test_language_switch_reaches_every_word(home: Home, clip: Path, qtbot: QtBot) -> None:
    home.recents.note("video", clip, "clip")
    home.enter()
    home.languages.set_language("bn")
    qtbot.waitUntil(lambda: home.page.graphic_tile.button.text() == "গ্রাফিক বানান")
    assert home.page.title() == "শুরু"
    assert "ভিডিও · আজ" in home.page.recent_tiles()[0].accessibleName()


@pytest.mark.parametrize("language", ["bn", "en"])
def test_large_text_clips_nothing_in_the_smallest_window(home: Home, language: str, clip: Path) -> None:
    home.recents.note("video", clip, "clip")
    home.enter()
    home.languages.set_language("bn" if language == "bn" else "en")
    home.theme.set_large_text(True)
    home.page.resize(1024 - 84, 600 - 70)
    home.page.grab()
    for tile in (home.page.graphic_tile, home.page.video_tile):
        assert tile.button.width() >= tile.button.sizeHint().width()
    assert home.page.width() == 1024 - 84, "the page asks for more room than the smallest window has"
    home.theme.set_large_text(False)
