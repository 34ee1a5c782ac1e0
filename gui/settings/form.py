"""The form, made from the declarations of the settings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtGui import QUndoCommand, QUndoStack
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.common.controls import Field, card, padded
from gui.common.i18n import TranslatedWidget, current_language
from gui.common.messages import describe
from gui.common.theme import SPACE_XL
from gui.settings.inputs import Input, input_for
from toolkit.core.errors import ToolkitError
from toolkit.graphics.brand import Brand
from toolkit.store.declared import BRAND, LANGUAGE, LARGE_TEXT, THEME
from toolkit.store.setting import Setting
from toolkit.store.settings import Settings


class SettingsForm(TranslatedWidget):
    """A field for each setting people change. A choice is kept at once, takes effect live, can be undone."""

    def __init__(
        self,
        settings: Settings,
        shown: Sequence[Setting[Any]],
        brands: Sequence[Brand],
        undo_stack: QUndoStack,
        parent: QWidget | None = None,
    ) -> None:
        """Build the fields.

        Args:
            settings: what the form shows and changes.
            shown: the settings, in order.
            brands: the brand kits there are.
            undo_stack: takes every change.
            parent: as for every widget.
        """
        super().__init__(parent)
        self._settings = settings
        self._brands = brands
        self._undo_stack = undo_stack
        self._fields: dict[str, Field] = {}
        self._inputs: dict[str, Input] = {}
        self._shown = shown
        frame = card()
        column = padded(frame, spacing=SPACE_XL)
        for setting in shown:
            made = input_for(setting, self._options(setting))
            made.chosen.connect(lambda value, setting=setting: self._on_value_chosen(setting, value))
            field = Field(made)
            self._inputs[setting.key], self._fields[setting.key] = made, field
            column.addWidget(field)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)
        self.destroyed.connect(settings.subscribe(self._on_setting_changed))
        self.retranslate()
        for setting in shown:
            self._on_setting_changed(setting)

    def input(self, setting: Setting[Any]) -> Input:
        """The input of a setting."""
        return self._inputs[setting.key]

    def field(self, setting: Setting[Any]) -> Field:
        """The field of a setting: its label, help and error."""
        return self._fields[setting.key]

    def words(self, setting: Setting[Any]) -> tuple[str, str]:
        """A setting's name and its help, in the language on screen.

        Raises:
            KeyError: nobody has named it yet.
        """
        return {
            LANGUAGE.key: (self.tr("Language"), ""),
            THEME.key: (self.tr("Light or dark"), ""),
            LARGE_TEXT.key: (
                self.tr("Size of the letters"),
                self.tr("For tired eyes, and for showing the app on a projector."),
            ),
            BRAND.key: (
                self.tr("Brand"),
                self.tr("Its colours, letters and mark are used for every new graphic and video."),
            ),
        }[setting.key]

    def set_value(self, setting: Setting[Any], value: object) -> None:
        """Keep a value; what went wrong is said below the field, which then shows the old value again."""
        try:
            self._settings.set(setting, value)
        except ToolkitError as error:
            self.field(setting).set_error(describe(error).text)
            self._on_setting_changed(setting)
        else:
            self.field(setting).set_error("")

    def retranslate(self) -> None:
        """Say everything in the language on screen."""
        for setting in self._shown:
            name, help_text = self.words(setting)
            self.field(setting).set_texts(name, help_text)
            self.input(setting).set_texts(name, self._options(setting))

    def _options(self, setting: Setting[Any]) -> Mapping[Any, str]:
        if setting is LANGUAGE:
            return {"bn": "বাংলা", "en": "English"}
        if setting is THEME:
            return {
                "system": self.tr("As the computer"),
                "light": self.tr("Light"),
                "dark": self.tr("Dark"),
            }
        if setting is LARGE_TEXT:
            return {False: self.tr("Usual"), True: self.tr("Large")}
        if setting is BRAND:
            language = current_language()
            return {brand.id: brand.text("name", language) for brand in self._brands}
        return {}

    def _on_value_chosen(self, setting: Setting[Any], value: object) -> None:
        before = self._settings.get(setting)
        if value != before:
            self._undo_stack.push(_Change(self, setting, before, value, self.words(setting)[0]))

    def _on_setting_changed(self, setting: Setting[Any]) -> None:
        if setting.key in self._inputs:
            self.input(setting).set_value(self._settings.get(setting))


class _Change(QUndoCommand):
    """One setting, before and after."""

    def __init__(
        self, form: SettingsForm, setting: Setting[Any], before: object, after: object, name: str
    ) -> None:
        super().__init__(name)
        self._form = form
        self._setting = setting
        self._before = before
        self._after = after

    def redo(self) -> None:
        """Set the new value."""
        self._form.set_value(self._setting, self._after)

    def undo(self) -> None:
        """Set the old value."""
        self._form.set_value(self._setting, self._before)
