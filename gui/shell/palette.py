"""The command palette: type a few letters, press Enter, and be there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import (
    QGraphicsDropShadowEffect,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gui.common.i18n import TranslatedFrame
from gui.common.icons import ICON_SIZE, icon
from gui.common.theme import SPACE_M, SPACE_S, colour, text_size
from gui.shell.command import Command
from toolkit.core.text import fold

_WIDTH, _HEIGHT, _TOP = 520, 440, 72


def matching(commands: Sequence[Command], typed: str) -> list[Command]:
    """The commands that hold every typed word, those that begin with the text first."""
    words = fold(typed).split()
    found = [
        command
        for command in commands
        if all(word in fold(f"{command.name} {command.also}") for word in words)
    ]
    return sorted(found, key=lambda command: not fold(command.name).startswith(fold(typed.strip())))


class Palette(TranslatedFrame):
    """Floats over the window; goes away on Enter, Escape or when the focus goes elsewhere."""

    def __init__(self, commands: Sequence[Command], parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._commands = commands
        self._shown: list[Command] = []
        self._field = QLineEdit()
        self._field.setProperty("ownUndo", True)
        self._field.textChanged.connect(self._on_text_changed)
        self._field.installEventFilter(self)
        self._list = QTreeWidget()
        self._list.setProperty("role", "plain")
        self._list.setColumnCount(2)
        self._list.setIconSize(ICON_SIZE)
        self._list.setHeaderHidden(True)
        self._list.setRootIsDecorated(False)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.header().setStretchLastSection(False)
        self._list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._list.itemClicked.connect(lambda _item, _column: self._run())
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, SPACE_M)
        column.setSpacing(SPACE_S)
        column.addWidget(self._field)
        column.addWidget(self._list, 1)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(32)
        shadow.setOffset(0, 6)
        shadow.setColor(QColor(0, 0, 0, 80))
        self.setGraphicsEffect(shadow)
        self.setGeometry((parent.width() - _WIDTH) // 2, _TOP, _WIDTH, _HEIGHT)
        self.retranslate()
        self._on_text_changed("")

    def open(self) -> None:
        """Come on screen, ready for typing."""
        self.show()
        self.raise_()
        self._field.setFocus()

    def retranslate(self) -> None:
        """Name the field."""
        self._field.setPlaceholderText(self.tr("Where to, or what to do?"))
        self._field.setAccessibleName(self.tr("Search pages and actions"))
        self._list.setAccessibleName(self.tr("What was found"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in the list and choose from it while the cursor stays in the field."""
        if watched is self._field and event.type() is QEvent.Type.FocusOut:
            self._close()
        if watched is self._field and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self._close()
                return True
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None and self._shown:
                self._choose((self._place() + step) % len(self._shown))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run()
                return True
        return super().eventFilter(watched, event)

    def _on_text_changed(self, typed: str) -> None:
        self._shown = matching(self._commands, typed)
        self._list.clear()
        for command in self._shown:
            item = QTreeWidgetItem([command.name, command.keys])
            item.setIcon(0, icon(command.icon_name, "muted"))
            item.setSizeHint(0, QSize(0, 3 * text_size("body")))
            item.setForeground(1, colour("muted"))
            self._list.addTopLevelItem(item)
        self._choose(0)

    def _run(self) -> None:
        place = self._place()
        if 0 <= place < len(self._shown):
            chosen = self._shown[place]
            self._close()
            chosen.run()

    def _place(self) -> int:
        return self._list.currentIndex().row()

    def _choose(self, place: int) -> None:
        self._list.setCurrentIndex(self._list.model().index(place, 0))

    def _close(self) -> None:
        self._field.removeEventFilter(self)
        self.hide()
        self.deleteLater()
