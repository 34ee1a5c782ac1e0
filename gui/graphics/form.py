"""The form of a template: label above, help below, and whether the text fits, while one types."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from gui.common.controls import Field, label, row
from gui.common.i18n import TranslatedWidget, current_language
from gui.common.icons import ICON_SIZE, icon
from gui.common.theme import SPACE_L, SPACE_XS
from gui.graphics.inputs import ChoiceInput, ColorInput, DateInput, Input, PhotoInput, make_input
from gui.graphics.names import localized, spoken_date
from toolkit.bangla.dates import parse_date
from toolkit.graphics.brand import Brand
from toolkit.graphics.format import Field as TemplateField
from toolkit.graphics.load import Template
from toolkit.graphics.photos import PhotoUse


class FieldRow(TranslatedWidget):
    """One field of the form: its input, and below it whether what is in it fits."""

    def __init__(self, field: TemplateField, control: Input | PhotoInput) -> None:
        super().__init__()
        self.field = field
        self.control = control
        self._fits = False
        self._wrapped = Field(control)
        self._mark = QLabel()
        self._mark.setPixmap(icon("check-circle", "green").pixmap(ICON_SIZE))
        self._status = label("muted")
        self._status_row = QWidget()
        inside = row(self._mark, self._status, stretch_after=1, spacing=SPACE_XS)
        self._status_row.setLayout(inside)
        self._status_row.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        column.addWidget(self._wrapped)
        column.addWidget(self._status_row)
        self.retranslate()

    def retranslate(self) -> None:
        """Set label, help and example in the language on screen."""
        language = current_language()
        name = localized(self.field.label, language)
        help_text = localized(self.field.help, language) if self.field.help is not None else ""
        shown = name if self.field.required else self.tr("{field} (optional)").format(field=name)
        self._wrapped.set_texts(shown, help_text)
        if not isinstance(self.control, PhotoInput):
            example = self.field.samples.typical.splitlines()
            self.control.set_example(example[0] if example else "")
        self._say_status()

    def set_state(self, error: str, *, fits: bool) -> None:
        """Show what is wrong, or that the text fits, or nothing."""
        self._wrapped.set_error(error)
        self._say_status()
        self._status_row.setVisible(fits and not error)

    def _say_status(self) -> None:
        """That the text fits; for a date, how it was understood."""
        text = self.tr("Fits in every size")
        if isinstance(self.control, DateInput):
            with suppress(ValueError):
                text = spoken_date(parse_date(self.control.text()))
        self._status.setText(text)

    @property
    def error_shown(self) -> bool:
        """Whether the field is marked as wrong."""
        return bool(self.control.property("invalid") == "true")

    def focus(self) -> None:
        """Bring the keyboard to the input."""
        target = self.control.focus_widget() if isinstance(self.control, PhotoInput) else self.control
        target.setFocus(Qt.FocusReason.OtherFocusReason)


class FieldForm(QScrollArea):
    """All fields of the template in use."""

    value_edited = Signal(str, str)
    """Key of the field and its new value."""
    photo_requested = Signal(str)
    photo_removed = Signal(str)
    photo_dropped = Signal(str, object)
    """Key of the field and the path of the picture."""
    photo_zoomed = Signal(str, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, FieldRow] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)

    @property
    def rows(self) -> Mapping[str, FieldRow]:
        """The rows by key of the field."""
        return self._rows

    def set_template(self, template: Template, brand: Brand) -> None:
        """Show the fields of another template."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_L)
        self._rows = {}
        for field in template.spec.fields:
            made = self._photo_row(field) if field.type == "image" else self._value_row(field, brand)
            self._rows[field.key] = made
            column.addWidget(made)
        column.addStretch(1)
        self.setWidget(inside)
        inside.setAutoFillBackground(False)
        previous: QWidget | None = None
        for made in self._rows.values():
            if previous is not None:
                QWidget.setTabOrder(previous, made)
            previous = made

    def show_values(self, values: Mapping[str, str], photos: Mapping[str, PhotoUse]) -> None:
        """Show what the document holds."""
        for key, made in self._rows.items():
            if isinstance(made.control, PhotoInput):
                use = photos.get(key)
                made.control.show_photo(use.path if use else None, use.zoom if use else 1.0)
            else:
                made.control.set_value(values.get(key, ""))

    def show_states(self, errors: Mapping[str, str], fitting: Sequence[str]) -> None:
        """Mark the fields that are wrong, and those whose text fits."""
        for key, made in self._rows.items():
            plain = not isinstance(made.control, PhotoInput | ChoiceInput | ColorInput)
            made.set_state(errors.get(key, ""), fits=plain and key in fitting)

    def focus_first(self, wanted: Callable[[str], bool] = lambda _key: True) -> None:
        """Bring the keyboard to the first field that is wanted, and the field into view."""
        for key, made in self._rows.items():
            if wanted(key):
                made.focus()
                self.ensureWidgetVisible(made)
                return

    def _value_row(self, field: TemplateField, brand: Brand) -> FieldRow:
        control = make_input(field, brand)
        control.edited.connect(lambda value, key=field.key: self.value_edited.emit(key, value))
        return FieldRow(field, control)

    def _photo_row(self, field: TemplateField) -> FieldRow:
        control = PhotoInput()
        key = field.key
        control.choose_requested.connect(lambda: self.photo_requested.emit(key))
        control.removed.connect(lambda: self.photo_removed.emit(key))
        control.dropped.connect(lambda path: self.photo_dropped.emit(key, Path(path)))
        control.zoomed.connect(lambda zoom: self.photo_zoomed.emit(key, zoom))
        return FieldRow(field, control)
