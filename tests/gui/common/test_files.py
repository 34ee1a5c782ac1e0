"""Results are shown in the system's own programs, or it is said why not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from gui.common.files import FileChooser, documents_folder, file_filter, open_file, show_in_folder
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


def test_chooser_starts_where_the_user_was(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    starts: list[str] = []

    def answer(_parent: QWidget, _title: str, start: str, _filter: str) -> tuple[str, str]:
        starts.append(start)
        return str(tmp_path / "পোস্টার"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    store = Store()
    chooser = FileChooser(Settings(store))
    suffixes = (".jpg", ".png")
    for _ in range(2):
        chosen = chooser.save_file(parent, "save", "Save", "Pictures", suffixes, "a.jpg")
        assert chosen == tmp_path / "পোস্টার.jpg", "the suffix was forgotten"
    store.close()
    assert starts == [str(documents_folder() / "a.jpg"), str(tmp_path / "a.jpg")]


def test_filter() -> None:
    assert file_filter("ভিডিও", (".mp4", ".mov")) == "ভিডিও (*.mp4 *.mov)"
