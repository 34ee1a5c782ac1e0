"""One input for each kind of field; all speak the field's stored text."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDate, QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import (
    QButtonGroup,
    QCalendarWidget,
    QColorDialog,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from gui.common.controls import button, label, name_control, row
from gui.common.drop import FileDrop
from gui.common.i18n import TranslatedFrame, TranslatedWidget, current_language
from gui.common.icons import ICON_SIZE, icon
from gui.common.theme import SPACE_M, SPACE_S, SPACE_XS, colour
from gui.graphics.names import localized
from toolkit.bangla.dates import parse_date
from toolkit.graphics.brand import COLOR_TOKENS, Brand
from toolkit.graphics.format import Field as TemplateField
from toolkit.graphics.photos import SUFFIXES

_LINES = (2, 6)
_SWATCH = QSize(22, 22)
_ZOOM_SCALE = 100


class LineInput(QLineEdit):
    """One line of text, a number or an address."""

    edited = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.textEdited.connect(self.edited.emit)

    def set_value(self, value: str) -> None:
        """Show a value without calling it an edit; the cursor stays while nothing changes."""
        if value != self.text():
            with QSignalBlocker(self):
                self.setText(value)

    def set_example(self, example: str) -> None:
        """What the field might hold, in grey while it is empty."""
        self.setPlaceholderText(example)


class DateInput(LineInput):
    """A date as text, with a calendar on Alt+Down or the button inside."""

    def __init__(self) -> None:
        super().__init__()
        self._calendar = QCalendarWidget()
        self._calendar.setGridVisible(False)
        self._calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self._calendar.setFirstDayOfWeek(Qt.DayOfWeek.Sunday)
        holder = QWidgetAction(self)
        holder.setDefaultWidget(self._calendar)
        self._menu = QMenu(self)
        self._menu.addAction(holder)
        self._opener = QAction(icon("calendar-blank"), "", self)
        self._opener.triggered.connect(self.open_calendar)
        self.addAction(self._opener, QLineEdit.ActionPosition.TrailingPosition)
        self._calendar.clicked.connect(self._on_day_chosen)
        self._calendar.activated.connect(self._on_day_chosen)
        self._say_texts()

    def open_calendar(self) -> None:
        """Show the calendar at the date in the field, or today."""
        try:
            day = parse_date(self.text())
            self._calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        except ValueError:
            self._calendar.setSelectedDate(QDate.currentDate())
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        self._calendar.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the calendar on Alt+Down, as in every form."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Say the button's name again in another language."""
        if event.type() is QEvent.Type.LanguageChange:
            self._say_texts()
        super().changeEvent(event)

    def _say_texts(self) -> None:
        for inner in self.findChildren(QToolButton):  # Qt makes one for the action; Alt+Down does the same
            inner.setProperty("pointerOnly", True)
            name_control(inner, self.tr("Choose from the calendar"), "Alt+Down")

    def _on_day_chosen(self, day: QDate) -> None:
        self._menu.close()
        self.setText(day.toString(Qt.DateFormat.ISODate))
        self.edited.emit(self.text())
        self.setFocus()


class TextInput(QPlainTextEdit):
    """Several lines of text; Tab leaves the field, and it grows with what is typed."""

    edited = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.textChanged.connect(self._on_text_changed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._grow())
        self._grow()

    def set_value(self, value: str) -> None:
        """Show a value without calling it an edit; the cursor stays while nothing changes."""
        if value != self.toPlainText():
            with QSignalBlocker(self):
                self.setPlainText(value)
            self._grow()

    def set_example(self, example: str) -> None:
        """What the field might hold, in grey while it is empty."""
        self.setPlaceholderText(example)

    def changeEvent(self, event: QEvent) -> None:
        """Fit the height to another text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._grow()

    def _on_text_changed(self) -> None:
        self.edited.emit(self.toPlainText())

    def _grow(self) -> None:
        lines = max(_LINES[0], min(_LINES[1], round(self.document().size().height())))
        height = lines * self.fontMetrics().lineSpacing() + 2 * SPACE_S + SPACE_XS + 2
        if self.height() != height:
            self.setFixedHeight(height)


class ChoiceInput(QComboBox):
    """One of the field's options."""

    edited = Signal(str)

    def __init__(self, field: TemplateField) -> None:
        super().__init__()
        self._field = field
        self.addItem("", "")
        for option in field.options:
            self.addItem(option.value, option.value)
        self.currentIndexChanged.connect(lambda _index: self.edited.emit(str(self.currentData() or "")))
        self._say_texts()

    def set_value(self, value: str) -> None:
        """Show a value without calling it an edit."""
        with QSignalBlocker(self):
            self.setCurrentIndex(max(0, self.findData(value or self._field.default)))

    def set_example(self, example: str) -> None:
        """A choice needs none."""

    def changeEvent(self, event: QEvent) -> None:
        """Say the options again in another language."""
        if event.type() is QEvent.Type.LanguageChange:
            self._say_texts()
        super().changeEvent(event)

    def _say_texts(self) -> None:
        for number, option in enumerate(self._field.options, start=1):
            self.setItemText(number, localized(option.label, current_language()))


class ColorInput(TranslatedWidget):
    """The brand's colours to pick from, and any other."""

    edited = Signal(str)

    def __init__(self, brand: Brand) -> None:
        super().__init__()
        self._value = ""
        self._group = QButtonGroup(self)
        self._swatches: list[QToolButton] = []
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE_XS)
        for value in dict.fromkeys(brand.color(token) for token in COLOR_TOKENS):
            swatch = QToolButton()
            swatch.setCheckable(True)
            swatch.setIcon(_swatch(value))
            swatch.setIconSize(_SWATCH)
            swatch.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            name_control(swatch, value)
            swatch.clicked.connect(lambda _on=False, value=value: self._choose(value))
            self._group.addButton(swatch)
            self._swatches.append(swatch)
            line.addWidget(swatch)
        self._other = button("quiet", "palette", self._on_other_clicked)
        line.addWidget(self._other)
        line.addStretch(1)
        self.retranslate()

    def set_value(self, value: str) -> None:
        """Mark the colour."""
        self._value = value
        for swatch in self._swatches:
            swatch.setChecked(swatch.accessibleName().lower() == value.lower())

    def set_example(self, example: str) -> None:
        """A colour needs none."""

    def retranslate(self) -> None:
        """Name the last button."""
        self._other.setText(self.tr("Other…"))

    def _choose(self, value: str) -> None:
        self.set_value(value)
        self.edited.emit(value)

    def _on_other_clicked(self) -> None:
        chosen = QColorDialog.getColor(QColor(self._value or "#0F5C5C"), self)
        if chosen.isValid():
            self._choose(chosen.name())


class PhotoInput(TranslatedFrame):
    """Takes a photo by button or by drop; zooms it."""

    choose_requested = Signal()
    removed = Signal()
    dropped = Signal(object)
    """Carries the path."""
    zoomed = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._picture = QLabel()
        self._picture.setPixmap(icon("image", "muted").pixmap(ICON_SIZE))
        self._name = label("body")
        self._name.setProperty("verbatim", True)
        self._hint = label("muted", wrap=True)
        self._choose = button("plain", "image", self.choose_requested.emit)
        self._remove = button("quiet", "trash", self.removed.emit)
        self._zoom_label = label("muted")
        self._zoom = QSlider(Qt.Orientation.Horizontal)
        self._zoom.setRange(_ZOOM_SCALE, 4 * _ZOOM_SCALE)
        self._zoom.setSingleStep(5)
        self._zoom.setPageStep(25)
        self._zoom.valueChanged.connect(lambda value: self.zoomed.emit(value / _ZOOM_SCALE))
        self._zoom_label.setBuddy(self._zoom)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, SPACE_M)
        column.setSpacing(SPACE_S)
        column.addLayout(row(self._picture, self._name, stretch_after=1))
        column.addLayout(row(self._choose, self._remove, stretch_after=1))
        column.addLayout(row(self._zoom_label, self._zoom))
        column.addWidget(self._hint)
        drop = FileDrop(self, lambda path: path.suffix.lower() in SUFFIXES)
        drop.dropped.connect(lambda paths: self.dropped.emit(paths[0]))
        self._shown: Path | None = None
        self.retranslate()

    def show_photo(self, path: Path | None, zoom: float) -> None:
        """Show which photo is used and how far it is zoomed."""
        self._shown = path
        with QSignalBlocker(self._zoom):
            self._zoom.setValue(round(zoom * _ZOOM_SCALE))
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text for the state shown."""
        path = self._shown
        for part in (self._picture, self._name, self._remove, self._zoom, self._zoom_label):
            part.setVisible(path is not None)
        if path is not None:
            metrics = self._name.fontMetrics()
            self._name.setText(metrics.elidedText(path.name, Qt.TextElideMode.ElideMiddle, 190))
            self._name.setToolTip(str(path))
            self._hint.setText(self.tr("Drag the photo in the picture to move it; the wheel zooms."))
        else:
            self._hint.setText(self.tr("or drop a photo here"))
        self._choose.setText(self.tr("Change…") if path is not None else self.tr("Choose a photo…"))
        self._remove.setText(self.tr("Remove"))
        self._zoom_label.setText(self.tr("Zoom"))
        self._zoom.setAccessibleName(self.tr("Zoom of the photo"))

    def focus_widget(self) -> QWidget:
        """Where the keyboard goes when the field is wrong."""
        return self._choose


Input = LineInput | DateInput | TextInput | ChoiceInput | ColorInput


def make_input(field: TemplateField, brand: Brand) -> Input:
    """The input that suits a field other than a photo."""
    if field.type == "multiline":
        return TextInput()
    if field.type == "date":
        return DateInput()
    if field.type == "choice":
        return ChoiceInput(field)
    if field.type == "color":
        return ColorInput(brand)
    return LineInput()


def _swatch(value: str) -> QIcon:
    picture = QPixmap(_SWATCH)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(colour("line"))
    painter.setBrush(QColor(value))
    painter.drawEllipse(1, 1, _SWATCH.width() - 3, _SWATCH.height() - 3)
    painter.end()
    return QIcon(picture)
