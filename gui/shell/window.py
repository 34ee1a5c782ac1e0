"""The main window: navigation, header, the page on screen, and the jobs tray."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QMessageBox, QStackedWidget, QVBoxLayout, QWidget

from gui.common.drop import FileDrop
from gui.common.errors import CannotOpen
from gui.common.i18n import Languages
from gui.common.notice import Notice
from gui.common.page import Page
from gui.common.runner import JobRunner
from gui.common.toast import Toast
from gui.shell.command import Command
from gui.shell.header import Header
from gui.shell.navigation import Navigation
from gui.shell.rooms import Room, RoomName
from gui.shell.tray import Tray
from gui.shell.undo import UndoRouter
from toolkit.core.errors import ToolkitError
from toolkit.core.messages import Language
from toolkit.store.autosave import KeptWork

OPENING_SIZE = QSize(1100, 680)
MINIMUM_SIZE = QSize(1024, 600)


class MainWindow(QMainWindow):
    """Holds the rooms; builds each page when it is first opened and keeps it from then on."""

    language_requested = Signal(str)
    theme_toggle_requested = Signal()
    closed = Signal()

    def __init__(
        self,
        rooms: Sequence[Room],
        runner: JobRunner,
        languages: Languages,
        ask: Callable[[QMessageBox], None] | None = None,
    ) -> None:
        """Build the window.

        Args:
            rooms: in the order of the navigation; the first is opened.
            runner: whose jobs the tray shows.
            languages: the language on screen.
            ask: shows a question until it is answered.
        """
        super().__init__()
        self._rooms = {room.name: room for room in rooms}
        self._order = [room.name for room in rooms]
        self._pages: dict[RoomName, Page] = {}
        self._current: RoomName | None = None
        self._runner = runner
        self._languages = languages
        self._ask = ask if ask is not None else _wait_for_answer
        self._more_commands: Callable[[], list[Command]] = list
        self._undo = UndoRouter(self)
        self.navigation = Navigation(rooms)
        self.header = Header(self._undo.undo, self._undo.redo)
        self.tray = Tray(runner)
        self.notice = Notice()
        self.unsaved_work = Notice()  # its own, so that no other news takes the offer away
        self._stack = QStackedWidget()
        self.toast = Toast(self._stack)
        self._lay_out()
        self._connect()
        self.setMinimumSize(MINIMUM_SIZE)
        self.resize(OPENING_SIZE)
        self.header.set_language(languages.language)
        self.retranslate()

    @property
    def current_page(self) -> Page | None:
        """The page on screen."""
        return self._pages.get(self._current) if self._current else None

    def page(self, name: RoomName) -> Page:
        """The page of a room, built if it is not there yet."""
        if name not in self._pages:
            page = self._rooms[name].make()
            self._pages[name] = page
            page.toast_requested.connect(self.toast.show_text)
            page.open_requested.connect(self.open_path)
            page.item_requested.connect(self.open_item)
            page.page_requested.connect(self.show_room)
            page.title_changed.connect(self._on_page_changed)
            page.retranslate()
            self._stack.addWidget(page)
        return self._pages[name]

    def show_room(self, name: RoomName) -> None:
        """Bring a room on screen."""
        if name == self._current or name not in self._rooms:
            return
        before = self.current_page
        page = self.page(name)
        if before is not None:
            before.left()
        self._current = name
        self.toast.hide()
        self._stack.setCurrentWidget(page)
        self.navigation.show_room(name)
        self._undo.follow(page)
        self._show_title()
        page.setFocus()  # so that Tab goes on into the page, and no ring greets a newcomer
        page.entered()

    def open_path(self, path: Path) -> None:
        """Open a file in the page that can: the one on screen first."""
        found = self._first(lambda page: page.can_open(path))
        if found is None:
            self.notice.show_error(CannotOpen(path=path))
            return
        self.notice.clear()
        self.show_room(found)
        self.page(found).open_path(path)

    def open_item(self, kind: str, identity: str) -> None:
        """Open a bundled template or lesson in its room."""
        found = self._first(lambda page: page.open_item(kind, identity))
        if found is not None:
            self.show_room(found)

    def recover(self, work: KeptWork) -> None:
        """Open unsaved work of an earlier run in its room."""
        found = self._first(lambda page: page.recover(work))
        if found is not None:
            self.show_room(found)

    def offer(self, more: Callable[[], list[Command]]) -> None:
        """Let the palette offer more than the window knows of; asked each time it opens."""
        self._more_commands = more

    def show_fault(self, error: ToolkitError) -> None:
        """Say in place what no page could handle."""
        self.notice.show_error(error)

    def shut_down_pages(self) -> None:
        """Let every page keep its work and let go of players."""
        for page in self._pages.values():
            page.shut_down()

    def commands(self) -> list[Command]:
        """What the palette offers now."""
        result = [
            Command(
                self.navigation.room_title(name),
                self._rooms[name].icon_name,
                partial(self.show_room, name),
                f"Ctrl+{number}",
                name,
            )
            for number, name in enumerate(self._order, start=1)
        ]
        other: Language = "en" if self._languages.language == "bn" else "bn"
        result += [
            Command(
                "English" if other == "en" else "বাংলা",
                "translate",
                lambda: self.language_requested.emit(other),
                also="language bhasha bangla english ভাষা",
            ),
            Command(
                self.tr("Light or dark"), "moon", self.theme_toggle_requested.emit, also="theme light dark"
            ),
            Command(self.tr("Keyboard shortcuts"), "keyboard", self._show_shortcuts, "?", "shortcuts keys"),
            Command(self.tr("Undo"), "arrow-counter-clockwise", self._undo.undo.trigger, "Ctrl+Z", "undo"),
            Command(self.tr("Redo"), "arrow-clockwise", self._undo.redo.trigger, "Ctrl+Shift+Z", "redo"),
        ]
        return [*result, *self._more_commands()]

    def retranslate(self) -> None:
        """Say the window's own texts."""
        self.setWindowTitle(self.tr("Karmashala"))
        self._undo.retranslate()
        self._show_title()

    def changeEvent(self, event: QEvent) -> None:
        """Say the texts again when the language changed."""
        if event.type() is QEvent.Type.LanguageChange:
            self.header.set_language(self._languages.language)
            self.retranslate()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask once when work is still running, then leave."""
        if self._runner.busy() and not self._leave_anyway():
            event.ignore()
            return
        event.accept()
        self.closed.emit()

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.header)
        right.addWidget(self.notice)
        right.addWidget(self.unsaved_work)
        right.addWidget(self._stack, 1)
        whole = QWidget()
        above = QHBoxLayout()
        above.setSpacing(0)
        above.addWidget(self.navigation)
        above.addLayout(right, 1)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(above, 1)
        column.addWidget(self.tray)
        self.setCentralWidget(whole)

    def _connect(self) -> None:
        self.addActions([self._undo.undo, self._undo.redo])
        self.navigation.room_requested.connect(self.show_room)
        self.header.language_requested.connect(self.language_requested)
        self.header.search_requested.connect(self._show_palette)
        self.header.shortcuts_requested.connect(self._show_shortcuts)
        self.header.brand_requested.connect(lambda: self.show_room("settings"))
        drop = FileDrop(self, lambda path: path.is_file())
        drop.dropped.connect(self._on_files_dropped)
        for number, name in enumerate(self._order, start=1):
            self._key(f"Ctrl+{number}", partial(self.show_room, name))
        self._key("Ctrl+K", self._show_palette)
        self._key("?", self._show_shortcuts)
        self._key("Ctrl+Return", self._do_primary)
        self._key("Ctrl+Q", self.close)

    def _key(self, keys: str, run: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.activated.connect(lambda: run())

    def _first(self, takes: Callable[[Page], bool]) -> RoomName | None:
        """The first room whose page takes something: the one on screen, then those built, then the others."""
        current = [self._current] if self._current else []
        for name in dict.fromkeys([*current, *self._pages, *self._order]):
            if takes(self.page(name)):
                return name
        return None

    def _show_title(self) -> None:
        page = self.current_page
        self.header.set_title(page.title() if page is not None else "")

    def _on_page_changed(self) -> None:
        page = self.current_page
        if page is not None:
            self._undo.follow(page)
        self._show_title()

    def _on_files_dropped(self, paths: list[Path]) -> None:
        for path in paths:
            self.open_path(path)

    def _do_primary(self) -> None:
        page = self.current_page
        action = page.primary_action() if page is not None else None
        if action is not None:
            action()

    def _show_palette(self) -> None:
        from gui.shell.palette import Palette  # not before somebody asks for it

        Palette(self.commands(), self).open()

    def _show_shortcuts(self) -> None:
        from gui.shell.shortcuts import ShortcutSheet

        page = self.current_page
        ShortcutSheet(self._shortcuts(), page.shortcuts() if page is not None else (), self).open()

    def _shortcuts(self) -> list[tuple[str, str]]:
        rooms = [
            (f"Ctrl+{number}", self.navigation.room_title(name))
            for number, name in enumerate(self._order, start=1)
        ]
        return [
            *rooms,
            ("Ctrl+Z", self.tr("Undo")),
            ("Ctrl+Shift+Z", self.tr("Redo")),
            ("Ctrl+Return", self.tr("The main button of the page")),
            ("Ctrl+K", self.tr("Search pages and actions")),
            ("?", self.tr("This list")),
            ("Ctrl+Q", self.tr("Leave Karmashala")),
        ]

    def _leave_anyway(self) -> bool:
        question = QMessageBox(self)
        question.setIcon(QMessageBox.Icon.Question)
        question.setWindowTitle(self.tr("Karmashala"))
        question.setText(self.tr("Work is still running. Stop it and leave?"))
        question.setInformativeText(self.tr("What is finished is kept; what is half done leaves no file."))
        leave = question.addButton(self.tr("Stop it and leave"), QMessageBox.ButtonRole.DestructiveRole)
        stay = question.addButton(self.tr("Keep working"), QMessageBox.ButtonRole.RejectRole)
        question.setDefaultButton(stay)
        question.setEscapeButton(stay)
        self._ask(question)
        return question.clickedButton() is leave


def _wait_for_answer(question: QMessageBox) -> None:
    question.exec()
