"""Settings: how the app looks and speaks, the brand, where the data is, the doctor, about."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gui.common.column import scrolling_column
from gui.common.controls import button, card, label, padded
from gui.common.files import open_file
from gui.common.page import Page
from gui.common.runner import JobRunner
from gui.common.theme import SPACE_M, SPACE_S, SPACE_XL
from gui.settings.about import About
from gui.settings.checkup import Checkup
from gui.settings.form import SettingsForm
from toolkit.core.errors import ToolkitError, writing
from toolkit.core.paths import data_dir
from toolkit.graphics.brand import Brand, list_brands
from toolkit.store.declared import ALL
from toolkit.store.settings import Settings

_WIDEST = 720  # px


class SettingsPage(Page):
    """Everything one chooses once."""

    icon_name = "gear-six"

    def __init__(self, settings: Settings, runner: JobRunner, parent: QWidget | None = None) -> None:
        """Build the page.

        Args:
            settings: what the form shows and changes.
            runner: runs the doctor away from the window.
            parent: as for every widget.
        """
        super().__init__(parent)
        self._stack = QUndoStack(self)
        shown = [setting for setting in ALL if setting.shown]
        self.form = SettingsForm(settings, shown, self._find_brands(), self._stack)
        self.checkup = Checkup(runner)
        self.about = About()
        self._headings: list[QLabel] = []
        self._path = label("strong", wrap=True, selectable=True)
        self._data_help = label("body", wrap=True)
        self.folder_button = button("plain", "folder-open", self._on_folder_clicked)
        self._lay_out()

    @property
    def undo_stack(self) -> QUndoStack | None:
        """Every change of a setting can be undone."""
        return self._stack

    def title(self) -> str:
        """The page's title."""
        return self.tr("Settings")

    def retranslate(self) -> None:
        """Say everything in the language on screen."""
        names = (
            self.tr("Look and language"),
            self.tr("Where the app keeps its data"),
            self.tr("This computer"),
            self.tr("About"),
        )
        for heading, name in zip(self._headings, names, strict=True):
            heading.setText(name)
        self._path.setText(str(data_dir()))
        self._data_help.setText(
            self.tr(
                "Settings, the list of recent work, and copies of work not saved yet. Your graphics and "
                "videos are where you saved them. To carry it all on a stick, put a folder named "
                "karmashala-data beside the program."
            )
        )
        self.folder_button.setText(self.tr("Open the folder"))

    def _find_brands(self) -> list[Brand]:
        try:
            return list_brands()
        except ToolkitError as error:
            self.notice.show_error(error)
            return []

    def _lay_out(self) -> None:
        data = card()
        column = padded(data)
        head = QHBoxLayout()
        head.setSpacing(SPACE_M)
        head.addWidget(self._path, 1)
        head.addWidget(self.folder_button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(self._data_help)
        sections = QVBoxLayout()
        sections.setContentsMargins(SPACE_XL, SPACE_XL, SPACE_XL, SPACE_XL)
        sections.setSpacing(SPACE_S)
        for part in (self.form, data, self.checkup, self.about):
            heading = label("section")
            self._headings.append(heading)
            sections.addWidget(heading)
            sections.addWidget(part)
            sections.addSpacing(SPACE_XL)
        sections.addStretch(1)
        self.column = scrolling_column(sections, _WIDEST)
        self.body.addWidget(self.column)

    def _on_folder_clicked(self) -> None:
        try:
            with writing(data_dir()):
                data_dir().mkdir(parents=True, exist_ok=True)
            open_file(data_dir())
        except ToolkitError as error:
            self.notice.show_error(error)
