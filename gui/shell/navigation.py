"""The column on the left: one button with icon and label for each room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from gui.common.controls import name_control
from gui.common.i18n import TranslatedFrame
from gui.common.icons import ICON_SIZE, icon
from gui.common.theme import SPACE_M, SPACE_S, SPACE_XS
from gui.shell.mark import Mark
from gui.shell.rooms import Room, RoomName


class Navigation(TranslatedFrame):
    """Says which room the user wants."""

    room_requested = Signal(str)

    def __init__(self, rooms: Sequence[Room], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "nav")
        self._rooms = rooms
        self._group = QButtonGroup(self)
        self._buttons: dict[RoomName, QToolButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_XS, SPACE_M, SPACE_XS, SPACE_S)
        column.setSpacing(SPACE_XS)
        self._mark: QLabel = Mark()
        column.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(SPACE_S)
        for room in (room for room in rooms if not room.last):
            column.addWidget(self._button(room))
        column.addStretch(1)
        for room in (room for room in rooms if room.last):
            column.addWidget(self._button(room))
        self.retranslate()

    def show_room(self, name: RoomName) -> None:
        """Mark the room on screen."""
        self._buttons[name].setChecked(True)

    def retranslate(self) -> None:
        """Name the rooms."""
        self.setAccessibleName(self.tr("Rooms"))
        for number, room in enumerate(self._rooms, start=1):
            name = self.room_title(room.name)
            self._buttons[room.name].setText(name)
            name_control(self._buttons[room.name], name, f"Ctrl+{number}")

    def room_title(self, name: RoomName) -> str:
        """What a room is called."""
        titles: dict[RoomName, str] = {
            "home": self.tr("Home"),
            "graphics": self.tr("Graphics"),
            "video": self.tr("Video"),
            "lessons": self.tr("Lessons"),
            "settings": self.tr("Settings"),
        }
        return titles[name]

    def _button(self, room: Room) -> QToolButton:
        button = QToolButton()
        button.setProperty("role", "nav")
        button.setCheckable(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setIcon(icon(room.icon_name, "muted"))
        button.setIconSize(ICON_SIZE)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda: self.room_requested.emit(room.name))
        self._group.addButton(button)
        self._buttons[room.name] = button
        return button
