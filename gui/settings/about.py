"""What this program is, its version, and what it is made of."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from gui.common.controls import button, label, padded
from gui.common.files import open_file
from gui.common.i18n import TranslatedFrame, digits
from gui.common.theme import SPACE_L, SPACE_S
from gui.settings.parts import PARTS
from toolkit import __version__
from toolkit.core.paths import program_root


class About(TranslatedFrame):
    """Version, promise, licences; the list of parts opens on demand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._name = label("section", selectable=True)
        self._promise = label("body", wrap=True)
        self._licence = label("muted", wrap=True)
        self.parts_button = button("quiet", "list", self._on_parts_clicked)
        self._licence_button = button("quiet", "scales", lambda: open_file(program_root() / "LICENSE"))
        self.parts = QWidget()
        self.parts.hide()
        column = padded(self)
        column.addWidget(self._name)
        column.addWidget(self._promise)
        column.addWidget(self._licence)
        actions = QHBoxLayout()
        actions.setSpacing(SPACE_S)
        actions.addWidget(self._licence_button)
        actions.addWidget(self.parts_button)
        actions.addStretch(1)
        column.addLayout(actions)
        column.addWidget(self.parts)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language on screen."""
        self._name.setText(self.tr("Karmashala {version}").format(version=digits(__version__)))
        self._promise.setText(
            self.tr("Works without internet. No account, nothing is counted, nothing is sent anywhere.")
        )
        self._licence.setText(
            self.tr(
                "Free software under the GNU General Public License 3 or later. Lessons and templates: "
                "Creative Commons BY 4.0. Letters: SIL Open Font License."
            )
        )
        self._licence_button.setText(self.tr("Read the licence"))
        shown = not self.parts.isHidden()
        self.parts_button.setText(self.tr("Hide the parts") if shown else self.tr("Made with"))

    def _on_parts_clicked(self) -> None:
        if self.parts.layout() is None:
            self._list_parts()
        self.parts.setVisible(self.parts.isHidden())
        self.retranslate()

    def _list_parts(self) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_L)
        grid.setVerticalSpacing(2)
        for row, part in enumerate(PARTS):
            for column, text in enumerate((part.name, part.version, part.licence)):
                cell = label("muted", selectable=True)
                cell.setText(text)
                grid.addWidget(cell, row, column, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(2, 1)
        whole = QVBoxLayout(self.parts)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(grid)
