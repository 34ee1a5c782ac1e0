"""Home: go on with what was open, make a graphic, cut a video, learn something."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.common.column import scrolling_column
from gui.common.controls import label
from gui.common.i18n import current_language, digits
from gui.common.notice import NoticeAction
from gui.common.page import Page
from gui.common.runner import JobRunner
from gui.common.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XL
from gui.common.when import when
from gui.home.lesson import LessonOfTheDay, find_lessons, lesson_of_the_day
from gui.home.thumbnails import picture_of
from gui.home.tiles import BeginTile, LessonTile, RecentTile
from toolkit.core.errors import ToolkitError
from toolkit.store.learning import Learning
from toolkit.store.recents import RecentKind, Recents

if TYPE_CHECKING:
    from toolkit.lessons.library import Catalogue

_SHOWN = 3
_WIDEST = 1040  # px
_LATER_MS = 200  # pictures and the lesson wait until the window is surely on screen


class HomePage(Page):
    """The first page. Files dropped anywhere on the window are opened by it."""

    icon_name = "house"

    def __init__(
        self,
        recents: Recents,
        learning: Learning,
        runner: JobRunner,
        lessons: Callable[[], Catalogue] = find_lessons,
        parent: QWidget | None = None,
    ) -> None:
        """Build the page.

        Args:
            recents: what was opened lately.
            learning: which lessons are done.
            runner: finds lessons and makes small pictures away from the window.
            lessons: finds the lessons; runs in a job.
            parent: as for every widget.
        """
        super().__init__(parent)
        self._recents = recents
        self._learning = learning
        self._runner = runner
        self._lessons = lessons
        self._lesson: LessonOfTheDay | None = None
        self._lesson_day: date | None = None
        self._tiles: list[RecentTile] = []
        self._continue = label("section")
        self._continue_row = QHBoxLayout()
        self._continue_row.setSpacing(SPACE_L)
        self._begin = label("section")
        self.graphic_tile = BeginTile("graphic", "primary", "image")
        self.video_tile = BeginTile("video", "plain", "scissors")
        self.lesson_tile = LessonTile()
        self.lesson_tile.hide()
        self._hint = label("muted")
        self._hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_LATER_MS)
        self._later.timeout.connect(self._on_later)
        self._lay_out()
        self.graphic_tile.chosen.connect(lambda: self.page_requested.emit("graphics"))
        self.video_tile.chosen.connect(lambda: self.page_requested.emit("video"))
        self.lesson_tile.clicked.connect(lambda: self._on_lesson_clicked())

    def title(self) -> str:
        """The page's title."""
        return self.tr("Home")

    def primary_action(self) -> Callable[[], object] | None:
        """Ctrl+Return goes on with the last thing, or begins a graphic."""
        if self._tiles:
            return partial(self._on_recent_clicked, self._tiles[0])
        return self.graphic_tile.chosen.emit

    def entered(self) -> None:
        """Show what was opened in other rooms meanwhile."""
        self.notice.clear()
        self._show_recents()
        self._later.start()

    def recent_tiles(self) -> list[RecentTile]:
        """The tiles of what was opened lately, newest first."""
        return list(self._tiles)

    def retranslate(self) -> None:
        """Say everything in the language on screen."""
        self._continue.setText(self.tr("Continue"))
        begin_again = self.tr("Start something new")
        self._begin.setText(begin_again if self._tiles else self.tr("What would you like to make today?"))
        self.graphic_tile.set_texts(
            self.tr("Graphic"),
            self.tr("Choose a template, write your words: a picture in every social size."),
            self.tr("Make a graphic"),
        )
        self.video_tile.set_texts(
            self.tr("Video"),
            self.tr("Keep the good part, add captions, make it small enough to send."),
            self.tr("Cut a video"),
        )
        self._hint.setText(self.tr("You can also drop a photo, a video or a saved work anywhere here."))
        for tile in self._tiles:
            tile.set_texts(self._detail(tile), self.tr("Take off this list"))
        if self._lesson is not None:
            edition = self._lesson.entry.best(current_language())
            minutes = self.tr("{minutes} min").format(minutes=digits(edition.meta.minutes))
            module = self._lesson.module.name(current_language())
            self.lesson_tile.set_texts(
                self.tr("Lesson of the day"), edition.meta.title, f"{module} · {minutes}", self.tr("Read it")
            )

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(SPACE_XL, SPACE_XL, SPACE_XL, SPACE_XL)
        column.setSpacing(SPACE_M)
        column.addWidget(self._continue)
        column.addLayout(self._continue_row)
        column.addSpacing(SPACE_S)
        column.addWidget(self._begin)
        begin_row = QHBoxLayout()
        begin_row.setSpacing(SPACE_L)
        begin_row.addWidget(self.graphic_tile, 1)
        begin_row.addWidget(self.video_tile, 1)
        column.addLayout(begin_row)
        column.addSpacing(SPACE_S)
        column.addWidget(self.lesson_tile)
        column.addWidget(self._hint)
        column.addStretch(1)
        self.body.addWidget(scrolling_column(column, _WIDEST))

    def _show_recents(self) -> None:
        while (item := self._continue_row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._tiles = [RecentTile(recent) for recent in self._recents.latest(_SHOWN)]
        for tile in self._tiles:
            tile.clicked.connect(partial(self._on_recent_clicked, tile))
            tile.removal_requested.connect(partial(self._on_removal_requested, tile))
            self._continue_row.addWidget(tile, 1)
        for _ in range(_SHOWN - len(self._tiles)):
            self._continue_row.addWidget(QWidget(), 1)  # so that one tile is no wider than one of three
        self._continue.setVisible(bool(self._tiles))
        self.retranslate()

    def _on_later(self) -> None:
        for tile in self._tiles:
            if not tile.missing:
                self._make_picture(tile)
        self._look_for_lesson()

    def _make_picture(self, tile: RecentTile) -> None:
        job = self._runner.start(tile.recent.title, partial(picture_of, tile.recent), shown=False)
        tile.destroyed.connect(job.cancel)
        job.done.connect(partial(self._on_picture_done, tile))

    def _on_picture_done(self, tile: RecentTile, jpeg: object) -> None:
        if tile in self._tiles and isinstance(jpeg, bytes):
            tile.set_picture(jpeg)

    def _look_for_lesson(self) -> None:
        today = date.today()
        if self._lesson_day == today:
            return
        self._lesson_day = today
        finished = self._learning.finished()
        job = self._runner.start(
            self.tr("Lesson of the day"),
            lambda _ctx: lesson_of_the_day(self._lessons(), finished, today),
            shown=False,
        )
        job.done.connect(self._on_lesson_found)

    def _on_lesson_found(self, found: object) -> None:
        if isinstance(found, LessonOfTheDay):
            self._lesson = found
            self.retranslate()
            self.lesson_tile.show()

    def _on_lesson_clicked(self) -> None:
        if self._lesson is not None:
            self.item_requested.emit("lesson", self._lesson.entry.id)

    def _on_recent_clicked(self, tile: RecentTile) -> None:
        recent = tile.recent
        if recent.missing:
            self.notice.show_warning(
                lambda: self.tr("“{title}” is not where it was.").format(title=recent.title),
                NoticeAction(
                    lambda: self.tr("Take off this list"), partial(self._on_removal_requested, tile)
                ),
                help_words=lambda: self.tr("Plug in the stick or disk it was on: {path}").format(
                    path=recent.target
                ),
            )
        elif recent.is_file:
            self.open_requested.emit(Path(recent.target))
        else:
            self.item_requested.emit(recent.kind, recent.target)

    def _on_removal_requested(self, tile: RecentTile) -> None:
        recent = tile.recent
        self.notice.clear()
        if self._changed(partial(self._recents.forget, recent)):
            self.toast(
                self.tr("“{title}” is off this list").format(title=recent.title),
                lambda: self._changed(partial(self._recents.restore, recent)),
            )

    def _changed(self, change: Callable[[], object]) -> bool:
        try:
            change()
        except ToolkitError as error:
            self.notice.show_error(error)
            return False
        self._show_recents()
        self._later.start()
        return True

    def _detail(self, tile: RecentTile) -> str:
        if tile.missing:
            return self.tr("Not found. Is the stick plugged in?")
        kinds: dict[RecentKind, str] = {
            "graphic": self.tr("Graphic"),
            "video": self.tr("Video"),
            "template": self.tr("Template"),
            "lesson": self.tr("Lesson"),
        }
        return f"{kinds[tile.recent.kind]} · {when(tile.recent.opened)}"
