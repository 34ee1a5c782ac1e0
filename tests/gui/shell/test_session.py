"""One run of the app: settings work live, records in trouble cost no window."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from gui.shell.palette import matching
from gui.shell.services import Services, open_services
from gui.shell.session import Session
from tests.gui.shell.conftest import World
from toolkit.core.errors import FileNotWritable
from toolkit.store import declared
from toolkit.store.autosave import Autosave
from toolkit.store.errors import DataInUse

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def services() -> Iterator[Services]:
    made = open_services()
    yield made
    made.runner.shut_down()
    made.store.close()


@pytest.fixture
def session(world: World, services: Services) -> Session:
    return Session(world.window, services, world.theme, world.languages)


def test_switches_are_kept_and_settings_work_live(world: World, session: Session, services: Services) -> None:
    world.window.header.language_requested.emit("bn")
    assert services.settings.get(declared.LANGUAGE) == "bn"
    assert world.languages.language == "bn"
    services.settings.set(declared.THEME, "dark")
    assert world.theme.name == "dark"
    world.window.theme_toggle_requested.emit()
    assert services.settings.get(declared.THEME) == "light"
    services.settings.set(declared.LARGE_TEXT, True)
    assert world.theme.large_text
    services.settings.set(declared.LARGE_TEXT, False)


def test_window_comes_back_where_it_was(world: World, session: Session, services: Services) -> None:
    world.window.resize(1024, 640)
    world.window.close()
    assert services.settings.get(declared.WINDOW_GEOMETRY)
    world.window.resize(1100, 680)
    session.restore()
    assert (world.window.width(), world.window.height()) == (1024, 640)


def test_header_names_the_brand(world: World, session: Session, services: Services) -> None:
    session.begin([])
    assert _has_text(world, "Shalpata Study Circle")
    world.languages.set_language("bn")
    assert _has_text(world, "শালপাতা পাঠচক্র")
    services.settings.set(declared.BRAND, "no-such-brand")
    assert world.window.notice.tone == "error"


def _has_text(world: World, text: str) -> bool:
    return any(button.text() == text for button in world.window.header.findChildren(QToolButton))


def test_palette_offers_what_was_opened_lately(
    world: World, session: Session, services: Services, tmp_path: Path
) -> None:
    clip = tmp_path / "ভাষণ.mp4"
    clip.write_bytes(b"x")
    services.recents.note("video", clip, "ভাষণ")
    services.recents.note("video", tmp_path / "নেই.mp4", "নেই")
    services.recents.note("graphic", "graphics", "template")
    session.begin([])
    found = matching(world.window.commands(), "ভাষণ")
    assert [command.name for command in found] == ["ভাষণ"]
    found[0].run()
    assert world.page("video").opened == [clip]
    assert matching(world.window.commands(), "নেই") == []


def test_second_start_hands_its_files_over(
    world: World, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    session.begin([])
    clip = tmp_path / "ভাষণ.mp4"
    second = "import sys; from gui.shell.instance import hand_over; from pathlib import Path; "
    second += "sys.exit(not hand_over([Path(sys.argv[1])]))"
    with subprocess.Popen([sys.executable, "-c", second, str(clip)], cwd=ROOT) as start:
        qtbot.waitUntil(lambda: start.poll() is not None, timeout=20_000)
    assert start.returncode == 0
    qtbot.waitUntil(lambda: world.page("video").opened == [clip])


def test_unsaved_work_is_offered_whatever_else_there_is_to_say(
    data_folder: Path, world: World, qtbot: QtBot
) -> None:
    crashed = Autosave()
    crashed.keep(crashed.new_id(), kind="graphic", title="বইমেলা", document=b"{}", original=None)
    (data_folder / "store").mkdir()
    (data_folder / "store" / "karmashala.json").write_bytes(b"damaged")
    services = open_services()
    session = Session(world.window, services, world.theme, world.languages)
    session.begin([data_folder / "no page opens this.xyz"])
    assert world.window.notice.tone == "error"
    assert "বইমেলা" in world.window.unsaved_work.text
    discard = world.window.unsaved_work.findChildren(QPushButton)[1]
    qtbot.waitUntil(discard.isVisible)
    discard.click()
    assert world.window.unsaved_work.text == ""
    assert Autosave().recoverable() == []
    session.end()


def test_records_in_use_elsewhere_can_still_be_read(services: Services) -> None:
    services.settings.set(declared.BRAND, "other")
    second = open_services()
    assert isinstance(second.problem, DataInUse)
    assert second.settings.get(declared.BRAND) == "other"
    assert second.autosave.folder != services.autosave.folder
    second.store.close()


def test_data_folder_that_refuses_does_not_keep_the_app_from_starting(
    data_folder: Path, world: World, qapp: QApplication
) -> None:
    (data_folder / "store").write_text("a file where the folder should be", encoding="utf-8")
    troubled = open_services()
    assert isinstance(troubled.problem, FileNotWritable)
    troubled.settings.set(declared.BRAND, "other")
    session = Session(world.window, troubled, world.theme, world.languages)
    session.begin([])
    assert world.window.notice.tone == "error"
    session.end()
