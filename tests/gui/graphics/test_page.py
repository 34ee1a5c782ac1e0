"""The graphics page as a first-time user works with it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from gui.graphics.gallery import Gallery
from gui.graphics.inputs import PhotoInput
from tests.gui.graphics.conftest import Studio
from tests.gui.tree import clipped, english_left, unnamed, unreachable
from toolkit.graphics.document import read_document
from toolkit.store import declared


def _field(studio: Studio, key: str) -> QWidget:
    return studio.page.form.rows[key].control


def _type(studio: Studio, key: str, text: str) -> None:
    """Put text into a field as a user's paste would, one edit."""
    control = _field(studio, key)
    assert isinstance(control, (QLineEdit, QPlainTextEdit))
    control.setFocus()
    control.selectAll()
    QApplication.clipboard().setText(text)
    control.paste()


def test_from_gallery_to_saved_pictures(studio: Studio, photo: Path, tmp_path: Path) -> None:
    page = studio.page
    grid = page.gallery.grid
    page.gallery.search.setText("উদ্ধৃতি")
    assert grid.model().rowCount() == 1
    place = grid.visualRect(grid.model().index(0, 0)).center()
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page.editor.template is not None
    assert page.editor.template.id == "quote-card"

    _type(studio, "quote", "একদিনে একজন, একশো দিনে একশো মানুষ।")
    _type(studio, "name", "মালবিকা দত্ত")
    studio.chooser.file = photo
    control = _field(studio, "photo")
    assert isinstance(control, PhotoInput)
    control.choose_requested.emit()
    studio.settle()
    assert not page.form.rows["quote"].error_shown

    folder = tmp_path / "ছবি রাখার জায়গা"
    folder.mkdir()
    studio.chooser.folder_answer = folder
    assert page.save_bar.save_button.text() == "Save 4 pictures"
    with studio.qtbot.waitSignal(page.saver.saved, timeout=30_000) as done:
        page.save_bar.save_button.click()
    paths: list[Path] = done.args[0]
    assert sorted(path.name for path in folder.iterdir()) == sorted(path.name for path in paths)
    sizes = set()
    for path in paths:
        assert path.name.startswith("একদিনে একজন, একশো দিনে একশো মানুষ - ")
        with Image.open(path) as picture:
            sizes.add(picture.size)
    assert sizes == {(1080, 1080), (1080, 1350), (1080, 1920), (1920, 1080)}
    assert studio.toasts[-1][0] == "Saved 4 pictures into “ছবি রাখার জায়গা”."


def test_nothing_saved_before_is_replaced(studio: Studio, tmp_path: Path) -> None:
    studio.use("notice")
    for key, text in (("label", "বিজ্ঞপ্তি"), ("title", "ছুটি: কাল/পরশু"), ("body", "কাল পাঠাগার বন্ধ।")):
        _type(studio, key, text)
    page = studio.page
    for card in list(page.strip.chosen())[1:]:
        page.strip._cards[card].tick.click()
    assert page.save_bar.save_button.text() == "Save 1 picture"
    studio.chooser.folder_answer = tmp_path / "out"
    studio.chooser.folder_answer.mkdir()
    for _ in range(2):
        with studio.qtbot.waitSignal(page.saver.saved, timeout=30_000):
            page.save_pictures()
    names = sorted(path.name for path in studio.chooser.folder_answer.iterdir())
    assert len(names) == 2
    assert all("/" not in name and ":" not in name for name in names)
    assert studio.settings.get(declared.GRAPHICS_SIZES)


def test_typing_shows_whether_it_fits(studio: Studio) -> None:
    studio.use("quote-card")
    _type(studio, "quote", "ছোট কথা")
    studio.settle()
    row = studio.page.form.rows["quote"]
    assert not row.error_shown
    assert row._status_row.isVisible()
    _type(studio, "quote", "একটা বড় কথা " * 120)
    studio.settle()
    assert row.error_shown
    assert "Square" in row._wrapped._error.text()
    studio.page.undo_stack.undo()
    studio.settle()
    assert not row.error_shown


def test_an_empty_field_is_an_error_only_when_saving(studio: Studio) -> None:
    studio.use("quote-card")
    _type(studio, "quote", "ছোট কথা")
    studio.settle()
    name = studio.page.form.rows["name"]
    assert not name.error_shown
    studio.page.save_pictures()
    assert name.error_shown
    assert studio.page.notice.tone == "warning"
    assert _field(studio, "name").hasFocus()
    assert not studio.runner.jobs()


def test_a_wrong_date_says_how_to_write_it(studio: Studio) -> None:
    studio.use("event-poster")
    _type(studio, "title", "মেলা")
    _type(studio, "date", "কাল")
    studio.settle()
    assert "23-11-2026" in studio.page.form.rows["date"]._wrapped._error.text()
    _type(studio, "date", "০৫/১২/২০২৬")
    studio.settle()
    assert not studio.page.form.rows["date"].error_shown
    assert studio.page.form.rows["date"]._status.text() == "5 December 2026"


def test_undo_and_redo_reach_the_fields(studio: Studio) -> None:
    studio.use("quote-card")
    _type(studio, "quote", "প্রথম")
    _type(studio, "name", "দ্বিতীয়")
    stack = studio.page.undo_stack
    assert stack is not None
    stack.undo()
    assert studio.page.editor.values == {"quote": "প্রথম"}
    control = _field(studio, "name")
    assert isinstance(control, QLineEdit)
    assert control.text() == ""
    stack.redo()
    assert control.text() == "দ্বিতীয়"


def test_another_template_keeps_the_words_and_comes_back(studio: Studio) -> None:
    studio.use("notice")
    _type(studio, "title", "একই শিরোনাম")
    _type(studio, "sign", "সম্পাদক")
    studio.use("event-poster")
    assert studio.page.editor.values["title"] == "একই শিরোনাম"
    assert "sign" not in studio.page.editor.values
    studio.use("notice")
    assert studio.page.editor.values["sign"] == "সম্পাদক"


def test_the_photo_is_moved_by_hand_wheel_and_keys(studio: Studio, photo: Path) -> None:
    studio.use("quote-card")
    page = studio.page
    page.editor.put_photo("photo", photo)
    studio.settle()
    studio.qtbot.waitUntil(lambda: not page.canvas.photo_rect("photo").isEmpty())
    centre = page.canvas.photo_rect("photo").center().toPoint()
    before = page.editor.photos["photo"]
    QTest.mousePress(page.canvas, Qt.MouseButton.LeftButton, pos=centre)
    for step in range(1, 6):
        QTest.mouseMove(page.canvas, centre + QPoint(4 * step, 0))
    QTest.mouseRelease(page.canvas, Qt.MouseButton.LeftButton, pos=centre + QPoint(20, 0))
    dragged = page.editor.photos["photo"]
    assert dragged.focal[0] < before.focal[0]
    place = QPointF(centre)
    wheel = QWheelEvent(
        place,
        page.canvas.mapToGlobal(place),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(page.canvas, wheel)
    assert page.editor.photos["photo"].zoom == pytest.approx(1.1)
    page.canvas.setFocus()
    QTest.keyClick(page.canvas, Qt.Key.Key_Minus)
    assert page.editor.photos["photo"].zoom == pytest.approx(1.0)
    QTest.keyClick(page.canvas, Qt.Key.Key_Right)
    assert page.editor.photos["photo"].focal[0] < dragged.focal[0]


def test_a_dropped_photo_finds_its_place(studio: Studio, photo: Path) -> None:
    assert studio.page.can_open(photo)
    studio.page.open_path(photo)
    assert studio.page.editor.photos["photo"].path == photo
    studio.use("notice")
    studio.page.open_path(photo)
    assert "no place for a photo" in studio.page.notice.text


def test_a_damaged_photo_is_said_beside_its_field(studio: Studio, tmp_path: Path) -> None:
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"not a picture")
    studio.use("quote-card")
    studio.page.editor.put_photo("photo", broken)
    studio.settle()
    assert "not a picture" in studio.page.form.rows["photo"]._wrapped._error.text()


def test_work_is_saved_and_opened_again_elsewhere(studio: Studio, photo: Path, tmp_path: Path) -> None:
    studio.use("quote-card")
    _type(studio, "quote", "ফিরে আসা কথা")
    folder = tmp_path / "work"
    folder.mkdir()
    shutil.copy(photo, folder / "photo.jpg")
    studio.page.editor.put_photo("photo", folder / "photo.jpg")
    studio.page.editor.zoom_photo("photo", 2.0)
    studio.chooser.target = folder / "আমার কাজ.kgraphic"
    studio.page.files.save()
    assert studio.page.editor.holder.modified is False
    assert read_document(studio.chooser.target).photos["photo"].path == "photo.jpg"
    assert studio.recents.latest(kind="graphic")[0].title == "ফিরে আসা কথা"
    moved = folder.rename(tmp_path / "moved")
    studio.page.start_afresh()
    assert studio.page.editor.values == {}
    studio.page.open_path(moved / "আমার কাজ.kgraphic")
    assert studio.page.editor.values == {"quote": "ফিরে আসা কথা"}
    assert studio.page.editor.photos["photo"].path == moved / "photo.jpg"
    assert studio.page.editor.photos["photo"].zoom == 2.0


def test_what_cannot_be_opened_is_said_and_changes_nothing(studio: Studio, tmp_path: Path) -> None:
    studio.use("quote-card")
    _type(studio, "quote", "আগের কাজ")
    for name, text in (
        ("broken.kgraphic", "{"),
        ("other.kgraphic", '{"template": {"id": "gone"}, "brand": "shalpata"}'),
        ("brand.kgraphic", '{"template": {"id": "notice"}, "brand": "gone"}'),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
        studio.page.open_path(tmp_path / name)
        assert studio.page.notice.tone == "error"
        assert studio.page.editor.values == {"quote": "আগের কাজ"}
        studio.page.notice.clear()


def test_new_can_be_undone(studio: Studio) -> None:
    studio.use("quote-card")
    _type(studio, "quote", "আগের কাজ")
    studio.page.start_afresh()
    text, undo = studio.toasts[-1]
    assert text == "New graphic"
    assert undo is not None
    undo()
    assert studio.page.editor.values == {"quote": "আগের কাজ"}


def test_unsaved_work_is_there_after_a_crash(studio: Studio) -> None:
    studio.use("quote-card")
    _type(studio, "quote", "বাঁচানো কথা")
    studio.page.files.close()  # as at the end of the session; nothing was saved
    work = type(studio.autosave)(studio.autosave.folder).recoverable()[0]
    assert (work.kind, work.title) == ("graphic", "বাঁচানো কথা")
    studio.page.start_afresh()
    assert studio.page.recover(work)
    assert studio.page.editor.values == {"quote": "বাঁচানো কথা"}


def test_saving_that_fails_is_said_in_place(studio: Studio, tmp_path: Path) -> None:
    studio.use("quote-card")
    _type(studio, "quote", "কথা")
    _type(studio, "name", "নাম")
    studio.settle()
    folder = tmp_path / "gone"
    folder.write_bytes(b"")  # a file where the folder was
    studio.settings.set(declared.SAVE_FOLDER, str(folder))
    studio.page.save_pictures()  # the remembered folder is no more: the user is asked, and closes the dialog
    assert not studio.runner.jobs()
    studio.chooser.folder = lambda *_arguments: folder  # type: ignore[method-assign]  # the answer of a user
    studio.page.save_pictures()
    studio.qtbot.waitUntil(lambda: studio.page.notice.tone == "error", timeout=30_000)
    assert str(folder) in studio.page.notice.text


def test_the_gallery_filters_by_category_and_word(studio: Studio) -> None:
    gallery: Gallery = studio.page.gallery
    every = gallery.grid.model().rowCount()
    assert every >= 4
    gallery.category.setCurrentIndex(gallery.category.findData("notice"))
    assert gallery.grid.model().rowCount() == 1
    gallery.category.setCurrentIndex(0)
    gallery.search.setText("no such template")
    assert gallery.grid.model().rowCount() == 0
    assert gallery._none.isVisible()
    gallery.search.clear()
    assert gallery.grid.model().rowCount() == every
    studio.qtbot.waitUntil(lambda: len(gallery.model._images) == every, timeout=15_000)


@pytest.mark.parametrize("size", [(950, 545), (1025, 625), (1290, 690), (1840, 1000)])
@pytest.mark.parametrize("large", [False, True])
def test_everything_fits_is_named_and_is_in_bengali(
    studio: Studio, photo: Path, size: tuple[int, int], large: bool
) -> None:
    page = studio.page
    studio.theme.set_large_text(large)
    studio.languages.set_language("bn")
    page.resize(*size)
    studio.qtbot.waitUntil(lambda: page.open_button.accessibleName() == "সেভ করা কাজ খুলুন")
    assert unnamed(page) == []
    assert english_left(page) == []
    for template in page.editor.templates:
        page.use_template(template)
        for field in template.spec.fields:
            if field.type == "image":
                page.editor.put_photo(field.key, photo)
        studio.settle()
        assert unnamed(page) == []
        assert clipped(page) == []
        assert english_left(page) == []
    studio.theme.set_large_text(False)


@pytest.mark.parametrize("template", ["quote-card", "event-poster", "notice"])
def test_the_keyboard_reaches_everything(studio: Studio, photo: Path, template: str) -> None:
    studio.use(template)
    studio.page.open_path(photo)
    studio.settle()
    studio.qtbot.waitUntil(studio.page.isActiveWindow)
    assert unreachable(studio.page) == []
