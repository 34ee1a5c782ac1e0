"""How pictures are saved: kind of file, largest size, folder, and the one button that does it."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QVBoxLayout, QWidget

from gui.common.controls import button, label, name_control, row
from gui.common.i18n import TranslatedFrame, digits
from gui.common.theme import SPACE_L, SPACE_M, SPACE_S
from toolkit.graphics.encode import Format

LIMITS_KB = (0, 100, 200, 500, 1000, 2000)


class SaveBar(TranslatedFrame):
    """At the foot of the form."""

    save_requested = Signal()
    folder_requested = Signal()
    options_changed = Signal()

    def __init__(self, kind: Format, max_kb: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "tray")
        self._count = 0
        self._folder: Path | None = None
        self._kind = QComboBox()
        for name in get_args(Format):
            self._kind.addItem({"jpg": "JPG", "png": "PNG", "webp": "WebP"}[name], name)
        self._kind_label = label("muted")
        self._limit = QComboBox()
        for limit in dict.fromkeys((*LIMITS_KB, max_kb)):
            self._limit.addItem("", limit)
        self._limit_label = label("muted")
        with QSignalBlocker(self._kind), QSignalBlocker(self._limit):
            self._kind.setCurrentIndex(self._kind.findData(kind))
            self._limit.setCurrentIndex(self._limit.findData(max_kb))
        for box, name in ((self._kind, self._kind_label), (self._limit, self._limit_label)):
            name.setBuddy(box)
            box.currentIndexChanged.connect(lambda _index: self.options_changed.emit())
        self._where = label("muted")
        self._where.setProperty("verbatim", True)
        self._change = button("quiet", "folder", self.folder_requested.emit)
        self.save_button = button("primary", "download-simple", self.save_requested.emit)
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_M)
        grid.setVerticalSpacing(2)
        grid.addWidget(self._kind_label, 0, 0)
        grid.addWidget(self._limit_label, 0, 1)
        grid.addWidget(self._kind, 1, 0)
        grid.addWidget(self._limit, 1, 1)
        grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        column.setSpacing(SPACE_S)
        column.addLayout(grid)
        column.addLayout(row(self._where, self._change, stretch_after=0))
        column.addWidget(self.save_button)
        self.retranslate()

    @property
    def kind(self) -> Format:
        """The kind of file."""
        data = self._kind.currentData()
        return "png" if data == "png" else "webp" if data == "webp" else "jpg"

    @property
    def max_kb(self) -> int:
        """Most kB a file may have; 0 for no limit."""
        return int(self._limit.currentData() or 0)

    def set_compact(self, compact: bool) -> None:
        """Leave out the labels of the two boxes in a low window; what is chosen speaks for itself."""
        self._kind_label.setHidden(compact)
        self._limit_label.setHidden(compact)

    def set_count(self, count: int) -> None:
        """How many pictures the button saves."""
        self._count = count
        self.save_button.setEnabled(count > 0)
        self.retranslate()

    def set_folder(self, folder: Path | None) -> None:
        """Where they go; None while nobody has said."""
        self._folder = folder
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self._kind_label.setText(self.tr("File"))
        self._limit_label.setText(self.tr("At most"))
        for number in range(self._limit.count()):
            limit = int(self._limit.itemData(number))
            text = self.tr("{size} KB each").format(size=digits(limit)) if limit else self.tr("No limit")
            self._limit.setItemText(number, text)
        name_control(self._kind, self.tr("Kind of file"))
        name_control(self._limit, self.tr("Largest size of a file"))
        if self._folder is not None:
            shown = self._where.fontMetrics().elidedText(
                self._folder.name or str(self._folder), Qt.TextElideMode.ElideMiddle, 150
            )
            self._where.setText(self.tr("Into “{folder}”").format(folder=shown))
            self._where.setToolTip(str(self._folder))
        else:
            self._where.setText(self.tr("You choose the folder next"))
        self._change.setVisible(self._folder is not None)
        self._change.setText(self.tr("Change"))
        name_control(self._change, self.tr("Change the folder"))
        self.save_button.setText(
            self.tr("Save %n picture(s)", "", self._count) if self._count else self.tr("Tick a size to save")
        )
        name_control(self.save_button, self.save_button.text(), "Ctrl+Enter")
