"""The sheet of keyboard shortcuts, on `?`."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from gui.common.controls import button, label, row
from gui.common.i18n import TranslatedDialog
from gui.common.theme import SPACE_L, SPACE_S, SPACE_XL, SPACE_XXL

Shortcut = tuple[str, str]
"""Keys ("Ctrl+K") and what they do, in the language on screen."""


class ShortcutSheet(TranslatedDialog):
    """Lists what the keys do, everywhere and on the page on screen."""

    def __init__(self, everywhere: Sequence[Shortcut], here: Sequence[Shortcut], parent: QWidget) -> None:
        super().__init__(parent)
        self._heading = label("section")
        self._close = button("primary", on_click=self.accept)
        told = {keys for keys, _ in here}
        general = [(keys, what) for keys, what in everywhere if keys not in told]
        lists = QHBoxLayout()  # side by side, so that the sheet fits a small screen
        lists.setSpacing(SPACE_XXL)
        for shortcuts in (here, general):
            if shortcuts:
                lists.addLayout(_grid(shortcuts))
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_XL, SPACE_XL, SPACE_XL, SPACE_XL)
        column.setSpacing(SPACE_L)
        column.addWidget(self._heading)
        column.addLayout(lists)
        column.addLayout(row(QWidget(), self._close, stretch_after=0))
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, False)
        self.retranslate()

    def retranslate(self) -> None:
        """Name the sheet."""
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self._heading.setText(self.tr("Keyboard shortcuts"))
        self._close.setText(self.tr("Back to work"))


def _grid(shortcuts: Sequence[Shortcut]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(SPACE_XL)
    grid.setVerticalSpacing(SPACE_S)
    for line, (keys, what) in enumerate(shortcuts):
        pressed = label("strong")
        pressed.setText(keys)
        pressed.setProperty("verbatim", True)
        meaning = label("body")
        meaning.setText(what)
        grid.addWidget(pressed, line, 0)
        grid.addWidget(meaning, line, 1)
    grid.setColumnStretch(1, 1)
    grid.setRowStretch(len(shortcuts), 1)
    return grid
