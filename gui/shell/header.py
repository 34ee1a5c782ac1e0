"""The bar above the page: its title, undo and redo, the brand in use, search, and the language."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from gui.common.controls import icon_button, label, name_control
from gui.common.i18n import TranslatedFrame
from gui.common.icons import ICON_SIZE, icon
from gui.common.theme import SPACE_L, SPACE_S, SPACE_XL, SPACE_XS
from toolkit.core.messages import Language

_LANGUAGES: dict[Language, str] = {"bn": "বাংলা", "en": "English"}


class Header(TranslatedFrame):
    """Shows where one is; everything here works on every page."""

    language_requested = Signal(str)
    search_requested = Signal()
    shortcuts_requested = Signal()
    brand_requested = Signal()

    def __init__(self, undo: QAction, redo: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self._title = label("title")
        self._undo = _action_button(undo, "arrow-counter-clockwise")
        self._redo = _action_button(redo, "arrow-clockwise")
        self._brand_name = ""
        self._brand = QToolButton()
        self._brand.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._brand.setIcon(icon("leaf", "accent"))
        self._brand.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._brand.clicked.connect(lambda: self.brand_requested.emit())
        self._brand.hide()
        self._search = icon_button("magnifying-glass", self.search_requested.emit)
        self._help = icon_button("keyboard", self.shortcuts_requested.emit)
        self._languages = QButtonGroup(self)
        bar = QHBoxLayout(self)
        bar.setContentsMargins(SPACE_XL, SPACE_S, SPACE_L, SPACE_S)
        bar.setSpacing(SPACE_XS)
        bar.addWidget(self._title)
        bar.addSpacing(SPACE_L)
        bar.addWidget(self._undo)
        bar.addWidget(self._redo)
        bar.addStretch(1)
        bar.addWidget(self._brand)
        bar.addSpacing(SPACE_S)
        bar.addWidget(self._search)
        bar.addWidget(self._help)
        bar.addSpacing(SPACE_S)
        for language, name in _LANGUAGES.items():
            bar.addWidget(self._language_button(language, name))
        self.retranslate()

    def set_title(self, title: str) -> None:
        """Show the title of the page on screen."""
        self._title.setText(title)

    def set_language(self, language: Language) -> None:
        """Mark the language on screen."""
        for button in self._languages.buttons():
            button.setChecked(button.property("language") == language)

    def set_brand(self, name: str) -> None:
        """Show the brand in use; nothing while there is none."""
        self._brand_name = name
        self._brand.setText(name)
        self._brand.setVisible(bool(name))
        self.retranslate()

    def retranslate(self) -> None:
        """Name the controls."""
        name_control(self._search, self.tr("Search pages and actions"), "Ctrl+K")
        name_control(self._help, self.tr("Keyboard shortcuts"), "?")
        name_control(self._brand, self.tr("Brand in use: {name}").format(name=self._brand_name))

    def _language_button(self, language: Language, name: str) -> QToolButton:
        button = QToolButton()
        button.setProperty("role", "choice")
        button.setProperty("language", language)
        button.setProperty("verbatim", True)  # each language is named in itself, whichever is on screen
        button.setText(name)
        button.setAccessibleName(name)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda: self.language_requested.emit(language))
        self._languages.addButton(button)
        return button


def _action_button(action: QAction, icon_name: str) -> QToolButton:
    action.setIcon(icon(icon_name))
    button = QToolButton()
    button.setDefaultAction(action)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    button.setIconSize(ICON_SIZE)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
