"""The Lessons room: reading, searching, answering, and words on every control."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.common.i18n import Languages
from gui.common.theme import Theme
from gui.lessons.page import LessonsPage
from tests.gui import tree
from tests.gui.lessons.conftest import PageMaker
from tests.toolkit.lessons.lesson_text import write
from toolkit.lessons.library import practice_file
from toolkit.store.learning import Learning

_IMAGE = QTextDocument.ResourceType.ImageResource.value


def titles(page: LessonsPage) -> list[str]:
    return [row.title for row in page.lessons.rows()]


def test_opens_with_a_lesson_and_follows_the_reader(page: LessonsPage, qtbot: QtBot) -> None:
    shown = titles(page)
    assert shown[:2] == ["ভিডিও", "ভিডিও সম্পাদনার প্রথম পাঠ"]
    graphics = shown.index("গ্রাফিক্স")
    assert shown[graphics + 1] == "গ্রাফিক্সের প্রথম পাঠ"
    assert page.lesson is not None
    page.side.outline.itemClicked.emit(page.side.outline.item(5))
    assert page.reader.slide == 6
    assert page.side.notes.toPlainText() == page.lesson.slides[5].notes
    page.reader.verticalScrollBar().setValue(0)
    qtbot.waitUntil(lambda: page.reader.slide == 1)
    assert page.side.outline.currentRow() == 0


def test_column_is_about_seventy_characters_wide(page: LessonsPage) -> None:
    page.resize(1900, 900)
    width = page.reader.viewport().width()
    per_character = width / (page.reader.document().defaultFont().pixelSize() * 0.5)
    assert 55 <= per_character <= 85
    assert page.reader.document().defaultFont().pixelSize() >= 15


def test_language_changes_in_place(page: LessonsPage, languages: Languages, qtbot: QtBot) -> None:
    page.reader.go_to(9)
    QTest.mouseClick(page.language_button, Qt.MouseButton.LeftButton)
    assert page.lesson is not None
    assert page.lesson.meta.lang == "en"
    assert page.reader.slide == 9
    assert page.language_button.text() == "বাংলায় পড়ুন"
    languages.set_language("en")
    qtbot.waitUntil(lambda: titles(page)[0] == "Video")
    languages.set_language("bn")
    qtbot.waitUntil(lambda: page.lesson is not None and page.lesson.meta.lang == "bn")
    assert page.reader.slide == 9


def test_search_as_you_type_opens_the_slide(page: LessonsPage, qtbot: QtBot) -> None:
    everything = titles(page)
    page.lessons.field.setText("সংগৃহীত")  # QTest types ASCII only
    qtbot.waitUntil(lambda: titles(page) == ["গ্রাফিক্সের প্রথম পাঠ"])
    QTest.keyClick(page.lessons.field, Qt.Key.Key_Return)
    assert page.lesson is not None
    assert page.lesson.meta.id == "graphics-basics"
    assert page.reader.slide == 14
    page.lessons.field.setText("হাতিঘোড়া")
    qtbot.waitUntil(lambda: titles(page) == [])
    page.lessons.field.clear()
    assert titles(page) == everything


def test_answers_are_graded_explained_and_kept(page: LessonsPage, learning: Learning, qtbot: QtBot) -> None:
    page.reader.anchorClicked.emit(QUrl("quiz:q1"))
    assert page.side.tabs.currentWidget() is page.side.quiz
    assert page.lesson is not None
    questions = list(page.lesson.questions())
    for card, question in zip(page.side.quiz.cards, questions, strict=True):
        assert not card.check_button.isEnabled()
        assert card._why.isHidden()
        for choice, shown in zip(question.choices, card.choices, strict=True):
            if choice.right and question.id != "q3":
                QTest.mouseClick(shown._text, Qt.MouseButton.LeftButton)
        if question.id == "q3":
            card.choices[2].control.click()
        card.check_button.click()
        assert not card._why.isHidden()
        assert card.grade is not None
        assert card.grade.correct is (question.id != "q3")
    progress = learning.progress("video-basics")
    assert (progress.right, progress.asked) == (2, 3)
    assert progress.finished is not None
    assert [row.done for row in page.lessons.rows() if row.lesson == "video-basics"] == [True]
    page.side.quiz.start_again()
    assert all(card.grade is None for card in page.side.quiz.cards)
    assert not any(choice.is_on() for card in page.side.quiz.cards for choice in card.choices)


def test_typed_answer(make_page: PageMaker, tmp_path: Path, qtbot: QtBot) -> None:
    write(tmp_path, "# ক\n\n::: quiz {#q1 type=text}\nমাপ?\n\n- [x] ১৬:৯\n:::\n")
    page = make_page(tmp_path)
    page.side.show_question("q1")
    (card,) = page.side.quiz.cards
    QTest.keyClicks(card.field, "16 : 9")
    QTest.keyClick(card.field, Qt.Key.Key_Return)
    assert card.grade is not None
    assert card.grade.correct


def test_the_place_is_kept(page: LessonsPage, learning: Learning) -> None:
    page.reader.go_to(7)
    page.open_lesson("graphics-basics")
    assert learning.progress("video-basics").slide == 6
    page.open_lesson("video-basics")
    assert page.reader.slide == 7


def test_practice_asks_for_the_room_with_the_sample(page: LessonsPage, qtbot: QtBot) -> None:
    assert page.lesson is not None
    with qtbot.waitSignal(page.practice_requested) as asked:
        page.side.practice_button.click()
    assert asked.args == ["video", practice_file(page.lesson)]
    assert practice_file(page.lesson) is not None
    page.open_lesson("graphics-basics")
    with qtbot.waitSignal(page.practice_requested) as asked:
        page.side.practice_button.click()
    assert asked.args == ["graphics", None]


def test_files_from_anywhere(make_page: PageMaker, tmp_path: Path) -> None:
    page = make_page(tmp_path / "none")
    assert page._stack.currentIndex() == 0
    assert page.primary_action() is None
    path = write(tmp_path / "far", "# দূরের পাঠ\n\n<iframe src=x></iframe>\n")
    assert page.can_open(path)
    page.open_path(path)
    assert page._stack.currentIndex() == 1
    assert "iframe" in page.notice._help.text()
    broken = tmp_path / "broken.bn.md"
    broken.write_text("no head", encoding="utf-8")
    page.open_path(broken)
    assert page.notice.tone == "error"
    assert page.lesson is not None
    assert page.lesson.path == path


def test_reader_loads_only_what_lies_beside_the_lesson(make_page: PageMaker, tmp_path: Path) -> None:
    Image.new("RGB", (40, 30), "red").save(tmp_path / "outside.png")
    write(tmp_path / "in", "# ক\n\n![ছবি](near.png)\n")
    Image.new("RGB", (40, 30), "red").save(tmp_path / "in" / "near.png")
    page = make_page(tmp_path / "in")

    def loaded(name: str) -> bool:
        picture = page.reader.loadResource(_IMAGE, QUrl(name))
        return isinstance(picture, QImage) and not picture.isNull()

    assert loaded("near.png")
    for name in (
        "../outside.png",
        (tmp_path / "outside.png").as_uri(),
        "https://example.com/a.png",
        "/etc/x",
    ):
        assert not loaded(name)


def test_page_shows_no_right_answer_before_it_is_asked(page: LessonsPage) -> None:
    assert page.lesson is not None
    text = page.reader.toPlainText()
    for question in page.lesson.questions():
        assert question.choices[0].html in text
        explained = question.explanation.removeprefix("<p>").removesuffix("</p>")
        assert explained not in text
    assert page.lesson.slides[0].notes.splitlines()[0] not in text


@pytest.mark.parametrize("tab", [0, 1, 2])
@pytest.mark.parametrize("large", [False, True])
def test_every_control_is_named_whole_bengali_and_in_reach(
    page: LessonsPage, theme: Theme, qtbot: QtBot, tab: int, large: bool
) -> None:
    theme.set_large_text(large)
    page.side.tabs.setCurrentIndex(tab)
    page.resize(960, 540)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    assert tree.unnamed(page) == []
    assert tree.english_left(page) == []
    assert tree.clipped(page) == []
    assert tree.unreachable(page) == []
    theme.set_large_text(False)
