"""The open document has a copy that is never far behind, and goes when it is not needed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.common.autosaver import Autosaver
from gui.common.document import DocumentHolder
from toolkit.core.errors import DiskFull
from toolkit.store.autosave import Autosave, KeptWork


class Doc(msgspec.Struct, frozen=True):
    text: str


class Desk:
    """A document, its holder, its autosaver and the folder of copies."""

    def __init__(self, folder: Path, owner: QObject) -> None:
        self.folder = folder
        self.owner = owner
        self.autosave = Autosave(folder)
        self.holder = DocumentHolder(Doc(""), owner)
        self.saver = Autosaver(
            self.holder,
            self.autosave,
            kind="graphic",
            encode=msgspec.json.encode,
            title=lambda document: document.text or "new",
        )

    def type(self, text: str) -> None:
        self.holder.apply(Doc(text), "Type")

    def copies(self) -> list[str]:
        """What the copies hold, as the next start would see them."""
        return [json.loads(work.document)["text"] for work in self.left()]

    def left(self) -> list[KeptWork]:
        return Autosave(self.folder).recoverable()


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Desk:
    owner = QWidget()  # a page owns the document; when it goes, everything goes
    qtbot.addWidget(owner)
    return Desk(tmp_path / "autosave", owner)


def _lose_focus() -> None:
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    app.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)


def test_edit_is_kept_within_a_second(desk: Desk, qtbot: QtBot) -> None:
    desk.type("বু")
    desk.type("বুথ")
    assert desk.copies() == []
    qtbot.waitUntil(lambda: desk.copies() == ["বুথ"], timeout=1500)
    assert desk.left()[0].title == "বুথ"


def test_typing_without_pause_cannot_put_off_the_copy(desk: Desk, qtbot: QtBot) -> None:
    letters = iter(range(10_000))

    def typed_and_kept() -> bool:
        desk.type(str(next(letters)))  # waitUntil asks every few ms, much faster than the copy is due
        return bool(desk.copies())

    qtbot.waitUntil(typed_and_kept, timeout=2000)


def test_losing_the_focus_keeps_at_once(desk: Desk) -> None:
    desk.type("a")
    _lose_focus()
    assert desk.copies() == ["a"]


def test_saving_takes_the_copy_away(desk: Desk, tmp_path: Path) -> None:
    desk.type("a")
    desk.saver.save_now()
    desk.saver.saved(tmp_path / "x.kgraphic")
    assert desk.copies() == []
    desk.type("b")
    desk.saver.save_now()
    assert desk.left()[0].original == tmp_path / "x.kgraphic"


def test_undoing_everything_takes_the_copy_away(desk: Desk) -> None:
    desk.type("a")
    desk.saver.save_now()
    desk.holder.undo_stack.undo()
    assert desk.copies() == []
    desk.holder.undo_stack.redo()
    desk.saver.save_now()
    assert desk.copies() == ["a"]


def test_closing_keeps_what_nobody_saved(desk: Desk) -> None:
    desk.type("a")
    desk.saver.close()
    assert desk.copies() == ["a"]


def test_closing_without_edits_leaves_nothing(desk: Desk) -> None:
    desk.saver.close()
    assert desk.copies() == []


def test_another_document_leaves_the_first_recoverable(desk: Desk, tmp_path: Path) -> None:
    desk.type("first")
    desk.saver.begin(tmp_path / "second.kgraphic")
    desk.holder.replace(Doc("second"))
    assert desk.copies() == ["first"]
    desk.type("second!")
    desk.saver.save_now()
    assert sorted(desk.copies()) == ["first", "second!"]


def test_recovered_work_stays_until_it_is_saved(desk: Desk, tmp_path: Path) -> None:
    desk.type("before the crash")
    desk.saver.save_now()
    after = Desk(desk.folder, desk.owner)
    [work] = after.autosave.recoverable()
    after.type("something else is open")
    after.saver.begin(work=work)
    after.holder.replace(Doc("before the crash"))
    assert after.saver.unsaved
    assert sorted(after.copies()) == ["before the crash", "something else is open"]
    after.type("and on")
    after.holder.undo_stack.undo()
    after.saver.close()
    assert "before the crash" in after.copies()
    again = Desk(desk.folder, desk.owner)
    again.saver.begin(work=next(w for w in again.autosave.recoverable() if w.title == "before the crash"))
    again.saver.saved(tmp_path / "x.kgraphic")
    assert again.copies() == ["something else is open"]


def test_full_disk_is_said_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[object] = []
    desk.saver.failed.connect(said.append)

    def full(_self: Path, _data: bytes) -> int:
        raise OSError(28, "No space left on device")

    attempts: list[Callable[[], None]] = [desk.saver.save_now] * 3
    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", full)
        for number, attempt in enumerate(attempts):
            desk.type(str(number))
            attempt()
    assert [type(error) for error in said] == [DiskFull]
    desk.saver.save_now()
    assert desk.copies() == ["2"]
