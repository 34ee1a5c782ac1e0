"""Results are shown in the system's own programs, or it is said why not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QObject, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from gui.common.files import FileChooser, file_filter, open_file, show_in_folder
from toolkit.core.errors import FileMissing
from toolkit.store.database import Store
from toolkit.store.settings import Settings


class Opener(QObject):
    """Stands where the system's programs would."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.opened.append(Path(url.toLocalFile()))


def test_file_is_handed_to_the_system(tmp_path: Path, qtbot: QtBot) -> None:
    opener = Opener()
    result = tmp_path / "ফল ১.png"
    result.write_bytes(b"x")
    # The stubs ask for bytes here, the library for a str.
    register = cast(Callable[[str, QObject, str], None], QDesktopServices.setUrlHandler)
    register("file", opener, "take")
    try:
        open_file(result)
    finally:
        QDesktopServices.unsetUrlHandler("file")
    assert opener.opened == [result]


def test_file_that_is_gone_is_said(tmp_path: Path) -> None:
    for show in (open_file, show_in_folder):
        with pytest.raises(FileMissing):
            show(tmp_path / "নেই.png")


def _answer(name: str) -> list[str]:
    """Type a name into the save dialog, once it is open, and press Save; gets the folder it opened in."""

    def type_and_save() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        opened_in.append(dialog.directory().absolutePath())
        line = dialog.findChild(QLineEdit)
        assert line is not None
        line.setText(name)
        dialog.accept()

    opened_in: list[str] = []
    QTimer.singleShot(0, type_and_save)
    return opened_in


@pytest.fixture
def chooser() -> Iterator[FileChooser]:
    store = Store()
    yield FileChooser(Settings(store))
    store.close()


def test_save_dialog_adds_the_suffix_and_remembers_the_folder(
    tmp_path: Path, qtbot: QtBot, chooser: FileChooser
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    suffixes = (".jpg", ".png")
    (tmp_path / "সভা ৫.১২.jpg").write_bytes(b"older")
    chosen, folders = [], []
    for name in (str(tmp_path / "পোস্টার"), "অন্য.png", "সভা ৫.১২"):
        folders.append(_answer(name))
        chosen.append(chooser.save_file(parent, "save", "Save", "Pictures", suffixes, "a.jpg"))
    assert chosen == [
        tmp_path / "পোস্টার.jpg",
        tmp_path / "অন্য.png",
        tmp_path / "সভা ৫.১২ (2).jpg",
    ]
    assert Path(folders[0][0]).is_dir()
    assert folders[1:] == [[str(tmp_path)]] * 2


def test_dialogs_start_in_a_folder_that_exists(
    tmp_path: Path, qtbot: QtBot, chooser: FileChooser, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    stick = tmp_path / "stick"
    stick.mkdir()
    _answer(str(stick / "a.jpg"))
    chooser.save_file(parent, "save", "Save", "Pictures", (".jpg",), "a.jpg")
    stick.rmdir()
    starts: list[str] = []

    def answer(_parent: QWidget, _title: str, start: str) -> str:
        starts.append(start)
        return ""

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", answer)
    assert chooser.folder(parent, "save", "Folder") is None
    assert [Path(start).is_dir() for start in starts] == [True]


def test_filter() -> None:
    assert file_filter("ভিডিও", (".mp4", ".mov")) == "ভিডিও (*.mp4 *.mov)"
