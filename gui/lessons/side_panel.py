"""Beside the page: the outline, the notes of the slide being read, the questions; below, what to do next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from gui.common.controls import button, label, name_control
from gui.common.i18n import TranslatedWidget, digits
from gui.common.theme import SPACE_M, SPACE_S, text_size
from gui.lessons.quiz_view import QuizView
from toolkit.lessons.format import Lesson, Slide

_NUMBER = Qt.ItemDataRole.UserRole


class SidePanel(TranslatedWidget):
    """The right column of the lessons page."""

    slide_chosen = Signal(int)
    """The number (from 1) of a slide of the outline."""
    present_requested = Signal()
    practice_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lesson: Lesson | None = None
        self._slide: Slide | None = None
        self.outline = QListWidget()
        self.outline.setWordWrap(True)
        self.outline.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.outline.setProperty("verbatim", True)
        self.outline.itemClicked.connect(self._on_item_chosen)
        self.outline.itemActivated.connect(self._on_item_chosen)
        self.notes = QPlainTextEdit()
        self.notes.setReadOnly(True)
        self.notes.setTabChangesFocus(True)
        self.notes.setProperty("verbatim", True)
        self._notes_of = label("label", wrap=True)
        self._notes_of.setProperty("verbatim", True)
        self._notes_hint = label("muted", wrap=True)
        notes = QWidget()
        column = QVBoxLayout(notes)
        column.setContentsMargins(0, SPACE_M, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(self._notes_of)
        column.addWidget(self.notes, 1)
        column.addWidget(self._notes_hint)
        self.quiz = QuizView()
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setExpanding(True)
        self.tabs.tabBar().setDrawBase(False)
        for part in (self.outline, notes, self.quiz):
            self.tabs.addTab(part, "")
        self.practice_button = button("plain", "hand", self.practice_requested.emit)
        self.present_button = button("primary", "presentation", self.present_requested.emit)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE_M)
        whole.addWidget(self.tabs, 1)
        whole.addWidget(self.practice_button)
        whole.addWidget(self.present_button)
        self.retranslate()

    def show_lesson(self, lesson: Lesson | None, best: tuple[int, int]) -> None:
        """Show what belongs to a lesson."""
        self._lesson, self._slide = lesson, None
        self.quiz.show_lesson(lesson, best)
        self.retranslate()

    def show_slide(self, number: int) -> None:
        """Follow the reader to a slide."""
        if self._lesson is None:
            return
        self._slide = next((slide for slide in self._lesson.slides if slide.number == number), None)
        for index in range(self.outline.count()):
            if self.outline.item(index).data(_NUMBER) == number:
                self.outline.setCurrentRow(index)
        self._show_notes()

    def show_question(self, question_id: str) -> None:
        """Bring a question into sight, ready to be answered."""
        self.tabs.setCurrentWidget(self.quiz)
        self.quiz.show_question(question_id)

    def retranslate(self) -> None:
        """Say every text, and the outline in the digits of the language on screen."""
        lesson = self._lesson
        for index, text in enumerate((self.tr("Outline"), self.tr("Notes"), self.tr("Questions"))):
            self.tabs.setTabText(index, text)
        self.outline.setAccessibleName(self.tr("Outline"))
        self.notes.setAccessibleName(self.tr("Notes"))
        self._notes_hint.setText(self.tr("Notes are for you. They never show on the projector."))
        count = len(lesson.screens) if lesson is not None else 0
        self.present_button.setText(self.tr("Present {count} slides").format(count=digits(count)))
        self.present_button.setEnabled(count > 0)
        name_control(
            self.present_button,
            self.present_button.text(),
            "F5",
            self.tr("Shift+F5 begins at the slide you are reading."),
        )
        practice = lesson.meta.practice if lesson is not None else None
        self.practice_button.setVisible(practice is not None)
        if practice is not None:
            texts = {
                "video": self.tr("Try it in the Video room"),
                "graphics": self.tr("Try it in the Graphics room"),
            }
            self.practice_button.setText(texts[practice.room])
            name_control(self.practice_button, texts[practice.room])
        self._fill_outline()
        self._show_notes()

    def _fill_outline(self) -> None:
        self.outline.clear()
        for slide in self._lesson.slides if self._lesson is not None else ():
            if slide.parts:
                item = QListWidgetItem(f"{digits(slide.number)}  {slide.title or '…'}")
                item.setData(_NUMBER, slide.number)
                self.outline.addItem(item)
        if self._slide is not None:
            self.show_slide(self._slide.number)

    def _show_notes(self) -> None:
        font = self.notes.font()
        font.setPixelSize(text_size("label"))
        self.notes.setFont(font)
        slide = self._slide
        self._notes_of.setText(slide.title if slide is not None else "")
        text = slide.notes if slide is not None else ""
        self.notes.setPlainText(text or self.tr("No notes for this slide."))

    def _on_item_chosen(self, item: QListWidgetItem) -> None:
        self.slide_chosen.emit(int(item.data(_NUMBER)))
