"""Every edit can be undone; typing is one step."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from pytestqt.qtbot import QtBot

from gui.common.document import DocumentHolder


@dataclass(frozen=True)
class Note:
    text: str = ""
    colour: str = "teal"


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def holder(clock: Clock, qapp: object) -> DocumentHolder[Note]:
    return DocumentHolder(Note(), clock=clock)


def _type(holder: DocumentHolder[Note], text: str) -> None:
    for end in range(1, len(text) + 1):
        holder.apply(replace(holder.document, text=text[:end]), "Typing", "text")


def test_edit_is_told_undone_and_redone(holder: DocumentHolder[Note], qtbot: QtBot) -> None:
    with qtbot.waitSignal(holder.changed):
        holder.apply(Note("ক"), "Change the text")
    assert holder.document == Note("ক")
    assert holder.undo_stack.undoText() == "Change the text"
    with qtbot.waitSignal(holder.changed):
        holder.undo_stack.undo()
    assert holder.document == Note()
    holder.undo_stack.redo()
    assert holder.document == Note("ক")


def test_each_edit_is_told_once(holder: DocumentHolder[Note]) -> None:
    told: list[Note] = []
    holder.changed.connect(lambda: told.append(holder.document))
    _type(holder, "কথা")
    assert told == [Note("ক"), Note("কথ"), Note("কথা")]


def test_typing_is_one_step(holder: DocumentHolder[Note]) -> None:
    _type(holder, "শালপাতা")
    assert holder.undo_stack.count() == 1
    holder.undo_stack.undo()
    assert holder.document == Note()
    holder.undo_stack.redo()
    assert holder.document == Note("শালপাতা")


def test_a_pause_begins_a_new_step(holder: DocumentHolder[Note], clock: Clock) -> None:
    _type(holder, "ক")
    clock.now = 60
    holder.apply(Note("কখ"), "Typing", "text")
    holder.undo_stack.undo()
    assert holder.document == Note("ক")


def test_other_fields_and_plain_edits_do_not_merge(holder: DocumentHolder[Note]) -> None:
    holder.apply(Note("ক"), "Typing", "text")
    holder.apply(Note("ক", "red"), "Colour", "colour")
    holder.apply(Note("ক", "blue"), "Colour")
    holder.apply(Note("ক", "green"), "Colour")
    assert holder.undo_stack.count() == 4


def test_typing_back_to_the_start_leaves_nothing_to_undo(holder: DocumentHolder[Note]) -> None:
    holder.apply(Note("ক"), "Typing", "text")
    holder.apply(Note(""), "Typing", "text")
    assert not holder.undo_stack.canUndo()


def test_same_document_is_no_edit(holder: DocumentHolder[Note]) -> None:
    holder.apply(Note(), "Nothing")
    assert holder.undo_stack.count() == 0
    assert not holder.modified


def test_typing_after_saving_is_a_new_step(holder: DocumentHolder[Note]) -> None:
    _type(holder, "ক")
    holder.mark_saved()
    assert not holder.modified
    holder.apply(Note("কখ"), "Typing", "text")
    assert holder.modified
    holder.undo_stack.undo()
    assert holder.document == Note("ক")
    assert not holder.modified


def test_opening_another_document_forgets_the_edits(holder: DocumentHolder[Note]) -> None:
    _type(holder, "ক")
    holder.replace(Note("খ"))
    assert holder.document == Note("খ")
    assert not holder.undo_stack.canUndo()
    assert not holder.modified
