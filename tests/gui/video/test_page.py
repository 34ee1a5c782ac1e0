"""The video page as people use it, on real clips."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from gui.video.timeline import Handle
from tests.gui.tree import clipped, english_left, unnamed
from tests.gui.video.conftest import Room
from tests.toolkit.video.clips import frames_of, make_clip, numbers_of
from toolkit.store import declared
from toolkit.video.captions import Cue, read_captions
from toolkit.video.edit import Span, read_edit
from toolkit.video.probe import probe


def _open(room: Room, qtbot: QtBot, path: Path) -> None:
    room.page.open_path(path)
    qtbot.waitUntil(lambda: room.page.undo_stack is not None, timeout=15_000)
    qtbot.waitUntil(lambda: not room.page._player._picture.isNull(), timeout=15_000)


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    return make_clip(tmp_path / "ভিডিও.mp4", 120, bursts=(1.0,), options={"g": "15"})


def test_from_a_clip_to_a_captioned_export(room: Room, qtbot: QtBot, clip: Path, tmp_path: Path) -> None:
    page, target = room.page, tmp_path / "ফল.mp4"
    _open(room, qtbot, clip)
    page._player.seek(1.0)
    QTest.keyClick(page, Qt.Key.Key_I)
    page._player.seek(2.0 - 1 / 30)
    QTest.keyClick(page, Qt.Key.Key_O)
    assert page.edit.kept == (Span(1.0, 2.0),)
    for moment, words in ((1.0, "প্রথম ক্যাপশন"), (1.5, "দ্বিতীয় ক্ষুদ্র কথা")):
        page._player.seek(moment)
        QTest.keyClick(page, Qt.Key.Key_C)
        field = QApplication.focusWidget()
        assert isinstance(field, QPlainTextEdit)
        field.insertPlainText(words)
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert [cue.text for cue in page.edit.captions] == ["প্রথম ক্যাপশন", "দ্বিতীয় ক্ষুদ্র কথা"]
    page._state.change_cue(0, Cue(1.0, 1.5, "প্রথম ক্যাপশন"))
    room.chooser.waiting = [target]
    qtbot.waitUntil(lambda: "WhatsApp" in page._bar.primary.text())
    QTest.mouseClick(page._bar.primary, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page._bar.made is not None or page.notice.text != "", timeout=60_000)
    assert page.notice.text == ""
    assert page._bar.text == "Your video is ready: ফল.mp4"
    assert room.chooser.offered == ["ভিডিও-whatsapp.mp4"]
    assert numbers_of(target) == list(range(30, 60))
    assert probe(target).sound is not None


def test_preview_shows_the_caption_of_the_moment(room: Room, qtbot: QtBot, clip: Path) -> None:
    page = room.page
    _open(room, qtbot, clip)
    page._state.set_cues((Cue(1.0, 2.0, "এখন দেখা যায়"),))
    page._player.seek(0.5)
    qtbot.waitUntil(lambda: page._player._text == "")
    page._player.repaint()
    bare = page._player.grab().toImage()
    page._player.seek(1.0)
    qtbot.waitUntil(lambda: page._player._text == "এখন দেখা যায়")
    shown = page._player.grab().toImage()
    low = shown.height() * 9 // 10
    assert any(shown.pixel(x, low) != bare.pixel(x, low) for x in range(0, shown.width(), 4))


def test_undo_and_redo_everything(room: Room, qtbot: QtBot, clip: Path) -> None:
    page = room.page
    _open(room, qtbot, clip)
    stack, state = page.undo_stack, page._state
    assert stack is not None
    seen = [page.edit]
    changes: tuple[Callable[[], None], ...] = (
        lambda: state.start_at(0.5),
        lambda: state.split_at(1.5),
        lambda: state.remove_at(1.0),
        lambda: state.set_cues((Cue(2, 3, "ক"), Cue(3, 4, "খ"))),
        lambda: state.delete_cues([0]),
        lambda: state.set_title("শিরোনাম"),
        lambda: state.set_logo(True),
        lambda: state.set_preset("reel"),
    )
    for change in changes:
        change()
        seen.append(page.edit)
    assert len(set(map(repr, seen))) == len(seen)
    for before in reversed(seen[:-1]):
        stack.undo()
        assert page.edit == before
    for after in seen[1:]:
        stack.redo()
        assert page.edit == after
    assert room.toasts == ["Removed a part", "Read 2 captions", "Deleted 1 caption"]
    room.undos[1]()
    assert page.edit.captions == (), "Undo in a toast takes back its own change, also later"


def test_dragging_a_handle_is_one_step(room: Room, qtbot: QtBot, clip: Path) -> None:
    page = room.page
    _open(room, qtbot, clip)
    timeline = page._timeline
    start = QPoint(round(timeline.x_of(0)) + 2, timeline.height() // 2)
    assert timeline.handle_at(QPointF(start)) == Handle(0, is_start=True)
    QTest.mousePress(timeline, Qt.MouseButton.LeftButton, pos=start)
    for x in (80, 160, 240):
        QTest.mouseMove(timeline, start + QPoint(x, 0))
    QTest.mouseRelease(timeline, Qt.MouseButton.LeftButton, pos=start + QPoint(240, 0))
    assert page.edit.kept[0].start == pytest.approx(timeline.time_at(start.x() + 240), abs=0.02)
    stack = page.undo_stack
    assert stack is not None
    assert stack.count() == 1
    stack.undo()
    assert page.edit.kept == ()
    QTest.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=QPoint(round(timeline.x_of(2.0)), 40))
    assert page._player.now == pytest.approx(2.0, abs=0.02)


def test_arrows_step_by_frames(room: Room, qtbot: QtBot, clip: Path) -> None:
    page = room.page
    _open(room, qtbot, clip)
    page._player.setFocus()
    for _ in range(3):
        QTest.keyClick(page._player, Qt.Key.Key_Right)
    QTest.keyClick(page._player, Qt.Key.Key_Left)
    assert page._player.now == pytest.approx(2 / 30)
    QTest.keyClick(page._player, Qt.Key.Key_End)
    assert page._player.now == pytest.approx(119 / 30, abs=0.02)
    QTest.keyClick(page._player, Qt.Key.Key_Home)
    assert page._player.now == 0


def test_saved_work_comes_back(room: Room, qtbot: QtBot, clip: Path, tmp_path: Path) -> None:
    page, file = room.page, tmp_path / "কাজ.kvideo"
    _open(room, qtbot, clip)
    page._state.set_title("আলো")
    page._state.start_at(1.0)
    room.chooser.waiting = [file]
    QTest.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert read_edit(file) == page.edit
    assert room.toasts == ["Saved কাজ.kvideo"]
    before = page.edit
    page._state.set_title("")
    page.open_path(file)
    qtbot.waitUntil(lambda: page.edit == before, timeout=15_000)
    assert [recent.title for recent in room.recents.latest()] == ["কাজ", "ভিডিও"]


def test_files_are_dropped(room: Room, qtbot: QtBot, clip: Path, tmp_path: Path) -> None:
    page = room.page
    srt = tmp_path / "ক.srt"
    srt.write_text("1\n00:00:00,500 --> 00:00:02,000\nকথা\n", encoding="utf-8")
    assert page.can_open(clip) and not page.can_open(srt)
    _drop(page, clip)
    qtbot.waitUntil(lambda: page.undo_stack is not None, timeout=15_000)
    assert page.can_open(srt)
    _drop(page, srt)
    assert page.edit.captions == (Cue(0.5, 2.0, "কথা"),)
    room.chooser.waiting = [tmp_path / "out.vtt"]
    page._captions.save_button.click()
    assert read_captions(tmp_path / "out.vtt") == page.edit.captions


def test_a_broken_file_is_told_in_place(room: Room, qtbot: QtBot, clip: Path, tmp_path: Path) -> None:
    page = room.page
    broken = tmp_path / "চিঠি.mp4"
    broken.write_text("চিঠি\n" * 99, encoding="utf-8")
    page.open_path(broken)
    qtbot.waitUntil(lambda: page.notice.text != "", timeout=15_000)
    assert "is not a video" in page.notice.text
    room.chooser.waiting = [clip]
    again = next(each for each in page.notice.findChildren(QPushButton) if each.text() == "Choose a video")
    again.click()
    qtbot.waitUntil(lambda: page.undo_stack is not None, timeout=15_000)
    assert page.notice.text == ""


def test_a_cancelled_export_leaves_nothing(room: Room, qtbot: QtBot, tmp_path: Path) -> None:
    page, target = room.page, tmp_path / "ফল.mp4"
    _open(room, qtbot, make_clip(tmp_path / "in.mp4", 300))
    page._state.set_preset("reel")
    room.chooser.waiting = [target]
    page._on_export_requested()
    job = room.runner.jobs()[-1]
    with qtbot.waitSignal(job.progressed, timeout=15_000):
        pass
    page._bar._cancel.click()
    with qtbot.waitSignal(job.cancelled, timeout=5_000):
        pass
    assert page._bar.primary.isVisible()
    assert [file.name for file in tmp_path.iterdir()] == ["in.mp4"]


def test_choices_are_remembered(room: Room, qtbot: QtBot, clip: Path) -> None:
    page = room.page
    _open(room, qtbot, clip)
    page._on_preset_chosen("square")
    assert room.page._settings.get(declared.VIDEO_PRESET) == "square"
    qtbot.waitUntil(lambda: "Square" in page._bar.primary.text())
    assert frames_of(clip)


@pytest.mark.parametrize("language", ["bn", "en"])
@pytest.mark.parametrize("large", [False, True])
def test_everything_is_named_and_fits(
    room: Room, qtbot: QtBot, clip: Path, language: str, large: bool
) -> None:
    page = room.page
    _open(room, qtbot, clip)
    page._state.set_cues((Cue(0.5, 1.5, "একটা কথা"),))
    room.theme.set_large_text(large)
    room.languages.set_language("bn" if language == "bn" else "en")
    qtbot.waitUntil(lambda: page._bar.primary.text() != "")
    page.resize(944, 470)  # the smallest window, while a job runs
    for panel in (page._studio.captions, page._studio.look, page._studio.formats):
        page._studio._tabs.setCurrentWidget(panel)
        assert not unnamed(page)
        qtbot.waitUntil(lambda: not clipped(page))
        if language == "bn":
            assert not english_left(page)
    room.theme.set_large_text(False)


def _drop(page: object, path: Path) -> None:
    from gui.video.page import VideoPage

    assert isinstance(page, VideoPage)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    where, copy = QPointF(60, 60), Qt.DropAction.CopyAction
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(where.toPoint(), copy, data, left, none)
    QApplication.sendEvent(page, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(page, QDropEvent(where, copy, data, left, none))
