"""The Lessons room: find a lesson, read it, answer its questions, present it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gui.common.controls import EmptyState, button, label, name_control
from gui.common.files import FileChooser
from gui.common.i18n import current_language, digits
from gui.common.messages import describe
from gui.common.page import Page
from gui.common.runner import JobRunner
from gui.common.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XL
from gui.lessons.lesson_list import LessonList
from gui.lessons.presenter import Presenter
from gui.lessons.reader import Reader
from gui.lessons.reader_html import Captions
from gui.lessons.side_panel import SidePanel
from toolkit.core.errors import ToolkitError
from toolkit.core.messages import Language
from toolkit.graphics.brand import find_brand
from toolkit.lessons.check import severe
from toolkit.lessons.format import Lesson
from toolkit.lessons.library import LANGUAGES, Catalogue, Entry, Library, practice_file
from toolkit.lessons.parse import read_lesson
from toolkit.lessons.search import Hit, Search
from toolkit.lessons.slides import Look, default_look, look_of
from toolkit.store.declared import BRAND
from toolkit.store.learning import Learning
from toolkit.store.settings import Settings

_READ_IN: dict[Language, str] = {"bn": "বাংলায় পড়ুন", "en": "Read in English"}
_LIST_WIDTH, _READER_WIDTH, _SIDE_WIDTH = 236, 640, 300


class LessonsPage(Page):
    """Modules and lessons, the reader, and beside it outline, notes and questions."""

    icon_name = "book-open"

    practice_requested = Signal(str, object)
    """The room to practise in ("video", "graphics"), and the sample's path or None."""

    def __init__(
        self,
        library: Library,
        search: Search,
        learning: Learning,
        settings: Settings,
        runner: JobRunner,
        chooser: FileChooser,
    ) -> None:
        """Build the page.

        Args:
            library: the lessons there are.
            search: finds words in them.
            learning: keeps how far the reader is.
            settings: whose brand slides wear.
            runner: searches away from the window.
            chooser: asks for a lesson file.
        """
        super().__init__()
        self._library = library
        self._search = search
        self._learning = learning
        self._settings = settings
        self._runner = runner
        self._chooser = chooser
        self._catalogue = Catalogue(())
        self._entry: Entry | None = None
        self.lesson: Lesson | None = None
        self.presenter: Presenter | None = None
        self.lessons = LessonList()
        self.reader = Reader()
        self.side = SidePanel()
        self._title = label("section", wrap=True)
        self._title.setProperty("verbatim", True)
        self._facts = label("muted", wrap=True)
        self.language_button = button("quiet", "translate", self._on_language_clicked)
        self.language_button.setProperty("verbatim", True)  # says its words in the language it leads to
        self._empty = EmptyState("book-open", "folder-open")
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.refresh()

    def title(self) -> str:
        """The page's title."""
        return self.tr("Lessons")

    def can_open(self, path: Path) -> bool:
        """Lesson files, by their two suffixes."""
        return path.name.endswith(tuple(f".{language}.md" for language in LANGUAGES))

    def open_path(self, path: Path) -> None:
        """Open a lesson that may be anywhere."""
        try:
            lesson = read_lesson(path)
        except ToolkitError as error:
            self.notice.show_error(error)
            return
        self._entry = None
        self._show(lesson)

    def open_item(self, kind: str, identity: str) -> bool:
        """Open a lesson of the library."""
        if kind != "lesson":
            return False
        self.open_lesson(identity)
        return True

    def primary_action(self) -> Callable[[], object] | None:
        """Present from the start."""
        return self.present if self.lesson is not None and self.lesson.screens else None

    def shortcuts(self) -> Sequence[tuple[str, str]]:
        """The keys of this page and of a talk."""
        return (
            ("F5", self.tr("Present from the first slide")),
            ("Shift+F5", self.tr("Present from the slide being read")),
            ("Ctrl+F", self.tr("Search the lessons")),
            ("→ · Space · Page Down", self.tr("In a talk: the next slide")),
            ("← · Page Up", self.tr("In a talk: the slide before")),
            ("B · W", self.tr("In a talk: black or white screen")),
            ("T · + · -", self.tr("In a talk: countdown, a minute more, a minute less")),
            ("S", self.tr("In a talk: swap the two screens")),
            ("Esc", self.tr("End the talk")),
        )

    def entered(self) -> None:
        """Look for new lessons."""
        self.refresh()

    def left(self) -> None:
        """Keep the reader's place."""
        self._keep_place()

    def shut_down(self) -> None:
        """End a talk and keep the reader's place."""
        if self.presenter is not None:
            self.presenter.talk.end()
        self._keep_place()

    def refresh(self) -> None:
        """Look at the folders again; with nothing open yet, open a lesson."""
        self._catalogue = self._library.catalogue()
        self.lessons.show_catalogue(self._catalogue, self._learning.finished())
        if self._catalogue.faults and self.lesson is None:
            fault = self._catalogue.faults[0]
            self.notice.show_warning(
                lambda: self.tr("A lesson could not be read."), help_words=lambda: describe(fault).text
            )
        if self.lesson is None:
            first = next(self._catalogue.entries(), None)
            if first is not None:
                self.open_lesson(first.id)
        self._stack.setCurrentIndex(1 if self.lesson is not None else 0)

    def open_lesson(self, lesson_id: str, slide: int = 0, language: Language | None = None) -> None:
        """Open a lesson of the library at a slide; 0 is where the reader left off."""
        entry = next((entry for entry in self._catalogue.entries() if entry.id == lesson_id), None)
        if entry is None:
            return
        self._keep_place()
        try:
            lesson = read_lesson(entry.best(language or current_language()).path)
        except ToolkitError as error:
            self.notice.show_error(error)
            return
        self._entry = entry
        self._show(lesson, slide)

    def present(self) -> None:
        """Present from the first slide."""
        self._present(0)

    def present_from_here(self) -> None:
        """Present from the slide being read."""
        if self.lesson is not None:
            numbers = [slide.number for slide in self.lesson.screens]
            self._present(sum(number < self.reader.slide for number in numbers))

    def retranslate(self) -> None:
        """Say every text; the lesson itself follows to its other language."""
        self._empty.set_texts(
            self.tr("There are no lessons here yet."),
            self.tr("Open a lesson file"),
            self.tr("or drop one here"),
        )
        language = current_language()
        if self._entry and self.lesson and self.lesson.meta.lang != language in self._entry.editions:
            self._switch(language)
        else:
            self._say_lesson()

    def _lay_out(self) -> None:
        heading = QVBoxLayout()
        heading.setSpacing(0)
        heading.addWidget(self._title)
        heading.addWidget(self._facts)
        top = QHBoxLayout()
        top.setContentsMargins(SPACE_XL, SPACE_M, SPACE_L, SPACE_M)
        top.setSpacing(SPACE_L)
        top.addLayout(heading, 1)
        top.addWidget(self.language_button, 0, Qt.AlignmentFlag.AlignVCenter)
        bar = QFrame()
        bar.setProperty("role", "bar")
        bar.setLayout(top)
        centre = QWidget()
        middle = QVBoxLayout(centre)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(bar)
        middle.addWidget(self.reader, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(1)
        for part, width in (
            (_padded(self.lessons), _LIST_WIDTH),
            (centre, _READER_WIDTH),
            (_padded(self.side), _SIDE_WIDTH),
        ):
            splitter.addWidget(part)
            part.setMinimumWidth(round(width * 0.85) if part is not centre else 360)
        splitter.setSizes([_LIST_WIDTH, _READER_WIDTH, _SIDE_WIDTH])
        splitter.setStretchFactor(1, 1)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(splitter)
        self.body.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.lessons.lesson_chosen.connect(self.open_lesson)
        self.lessons.search_requested.connect(self._on_search_requested)
        self.reader.slide_changed.connect(self.side.show_slide)
        self.reader.link_chosen.connect(self._on_link_chosen)
        self.side.slide_chosen.connect(self.reader.go_to)
        self.side.present_requested.connect(self.present)
        self.side.practice_requested.connect(self._on_practice_requested)
        self.side.quiz.answered.connect(self._on_quiz_answered)
        self._empty.action_requested.connect(self._on_open_requested)
        for keys, run in (
            ("F5", self.present),
            ("Shift+F5", self.present_from_here),
            ("Ctrl+F", self.lessons.field.setFocus),
        ):
            shortcut = QShortcut(QKeySequence(keys), self, context=_HERE)
            shortcut.activated.connect(run)

    def _show(self, lesson: Lesson, slide: int = 0) -> None:
        progress = self._learning.progress(lesson.meta.id)
        self.lesson = lesson
        self.notice.clear()
        faults = [problem for problem in lesson.problems if severe(problem)]
        if faults:
            self.notice.show_warning(
                lambda: self.tr("Something in this lesson wants mending."),
                help_words=lambda: describe(faults[0]).text,
            )
        self._stack.setCurrentIndex(1)
        self.lessons.mark_current(lesson.meta.id)
        self.side.show_lesson(lesson, (progress.right, progress.asked))
        self._say_lesson(slide or progress.slide + 1)

    def _switch(self, language: Language) -> None:
        """The other language of the lesson, at the same slide."""
        if self._entry is None or self.lesson is None or language == self.lesson.meta.lang:
            self._say_lesson()
            return
        self.open_lesson(self._entry.id, max(1, self.reader.slide), language)

    def _on_language_clicked(self) -> None:
        if self.lesson is not None:
            self._switch(_other(self.lesson.meta.lang))

    def _say_lesson(self, slide: int | None = None) -> None:
        lesson = self.lesson
        if lesson is None:
            return
        other = _other(lesson.meta.lang)
        self.language_button.setVisible(self._entry is not None and other in self._entry.editions)
        self.language_button.setText(_READ_IN[other])
        name_control(self.language_button, _READ_IN[other])
        self._title.setText(lesson.meta.title)
        self._facts.setText(
            self.tr("{minutes} minutes · {slides} slides").format(
                minutes=digits(lesson.meta.minutes), slides=digits(len(lesson.screens))
            )
        )
        captions = Captions(
            exercise=self.tr("Hands-on · {minutes} minutes"),
            question=self.tr("Question"),
            handout=self.tr("On the handout only"),
            answer=self.tr("Answer this question"),
        )
        self.reader.setAccessibleName(self.tr("Lesson"))
        self.reader.show_lesson(lesson, captions, slide if slide is not None else self.reader.slide)
        self.side.show_slide(self.reader.slide)

    def _present(self, start: int) -> None:
        if self.lesson is None or not self.lesson.screens or self.presenter is not None:
            return
        self.presenter = Presenter(self.lesson, self._look(), start, self)
        self.presenter.ended.connect(self._on_talk_ended)
        self.presenter.begin()

    def _look(self) -> Look:
        try:
            return look_of(find_brand(self._settings.get(BRAND)))
        except ToolkitError as error:
            self.notice.show_error(error)
            return default_look()

    def _keep_place(self) -> None:
        lesson = self.lesson
        if lesson is None or self.reader.slide < 1:
            return
        before = self._learning.progress(lesson.meta.id)
        after = msgspec.structs.replace(before, slide=self.reader.slide - 1)
        try:
            if after != before:
                self._learning.keep(after)
        except ToolkitError as error:
            self.notice.show_error(error)

    def _on_talk_ended(self, index: int) -> None:
        self.presenter = None
        if self.lesson is not None:
            self.reader.go_to(self.lesson.screens[index].number)
        self.activateWindow()

    def _on_quiz_answered(self, right: int, asked: int) -> None:
        if self.lesson is None:
            return
        before = self._learning.progress(self.lesson.meta.id)
        best = max((before.right, before.asked), (right, asked))
        try:
            self._learning.keep(
                msgspec.structs.replace(
                    before, right=best[0], asked=best[1], finished=before.finished or datetime.now(UTC)
                )
            )
        except ToolkitError as error:
            self.notice.show_error(error)
        self.lessons.show_catalogue(self._catalogue, self._learning.finished())
        self.lessons.mark_current(self.lesson.meta.id)

    def _on_practice_requested(self) -> None:
        if self.lesson is not None and self.lesson.meta.practice is not None:
            self.practice_requested.emit(self.lesson.meta.practice.room, practice_file(self.lesson))

    def _on_search_requested(self, words: str) -> None:
        if not words:
            return

        def found(hits: list[Hit]) -> None:
            self.lessons.show_hits(words, hits)

        job = self._runner.start(words, lambda _ctx: self._search.find(words), shown=False)
        job.done.connect(found)
        job.failed.connect(self.notice.show_error)

    def _on_link_chosen(self, url: QUrl) -> None:
        """Links to other lessons open here; web addresses in the browser, since the user asked for it."""
        if url.scheme() == "quiz":
            self.side.show_question(url.path())
        elif url.scheme() in {"http", "https", "mailto"}:
            QDesktopServices.openUrl(url)
        elif self.lesson is not None and url.path():
            path = self.lesson.path.parent / url.path()
            if self.can_open(path):
                self.open_path(path)
            else:
                self.open_requested.emit(path)

    def _on_open_requested(self) -> None:
        path = self._chooser.open_file(self, "save", self.tr("Open a lesson"), self.tr("Lessons"), (".md",))
        if path is not None:
            self.open_path(path)


_HERE = Qt.ShortcutContext.WidgetWithChildrenShortcut


def _other(language: Language) -> Language:
    return "en" if language == "bn" else "bn"


def _padded(inner: QWidget) -> QWidget:
    result = QWidget()
    column = QVBoxLayout(result)
    column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_L)
    column.setSpacing(SPACE_S)
    column.addWidget(inner)
    return result
