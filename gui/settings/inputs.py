"""One input for each kind of setting, chosen by its declaration."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui.common.theme import SPACE_S
from toolkit.store.setting import Setting


class Input(QWidget):
    """Shows a value, and says when the user chose another."""

    chosen = Signal(object)

    def set_value(self, value: object) -> None:
        """Show a value, silently."""
        raise NotImplementedError

    def set_texts(self, name: str, options: Mapping[Any, str]) -> None:
        """Set the name of the setting and the words for its values."""
        raise NotImplementedError


def input_for(setting: Setting[Any], options: Mapping[Any, str]) -> Input:
    """The input for a setting; `options` are values to pick from where the declaration names none."""
    if setting.choices:
        return Choices(setting.choices)
    if setting.kind is bool:
        return Choices((False, True))
    if options:
        return Picker()
    if setting.kind is int:
        return Number(setting)
    return Line()


class Choices(Input):
    """A few values side by side, one of them pressed."""

    def __init__(self, values: tuple[Any, ...]) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._buttons: dict[Any, QToolButton] = {}
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE_S)
        for value in values:
            button = QToolButton()
            button.setProperty("role", "choice")
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.clicked.connect(lambda _checked=False, value=value: self.chosen.emit(value))
            self._group.addButton(button)
            self._buttons[value] = button
            line.addWidget(button)
        line.addStretch(1)
        self.setFocusProxy(next(iter(self._buttons.values())))

    def set_value(self, value: object) -> None:
        """Press the button of a value."""
        self._buttons[value].setChecked(True)

    def set_texts(self, name: str, options: Mapping[Any, str]) -> None:
        """Set the words on the buttons."""
        for value, button in self._buttons.items():
            button.setText(options.get(value, str(value)))
            button.setAccessibleName(f"{name}: {button.text()}")

    def button(self, value: object) -> QToolButton:
        """The button of a value."""
        return self._buttons[value]


class _Combo(QComboBox):
    """Leaves the wheel to the page: scrolling past a setting must not change it."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Pass it on."""
        event.ignore()


class Picker(Input):
    """One of many values, from a list that opens."""

    def __init__(self) -> None:
        super().__init__()
        self.box = _Combo()
        self.box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.box.activated.connect(lambda index: self.chosen.emit(self.box.itemData(index)))
        self._value: object = None
        _only(self, self.box)

    def set_value(self, value: object) -> None:
        """Show a value; one that is in no list is shown as it is."""
        self._value = value
        if self.box.findData(value) < 0:
            self.box.addItem(str(value), value)
        self.box.setCurrentIndex(self.box.findData(value))

    def set_texts(self, name: str, options: Mapping[Any, str]) -> None:
        """Set the words for the values."""
        self.box.setAccessibleName(name)
        with QSignalBlocker(self.box):
            self.box.clear()
            for value, words in options.items():
                self.box.addItem(words, value)
        if self._value is not None:
            self.set_value(self._value)


class Number(Input):
    """A whole number in its range."""

    def __init__(self, setting: Setting[int]) -> None:
        super().__init__()
        self.box = QSpinBox()
        self.box.setRange(int(setting.low or 0), int(setting.high if setting.high is not None else 999_999))
        self.box.setKeyboardTracking(False)
        self.box.valueChanged.connect(lambda number: self.chosen.emit(number))
        _only(self, self.box)

    def set_value(self, value: object) -> None:
        """Show a number."""
        with QSignalBlocker(self.box):
            self.box.setValue(value if isinstance(value, int) else 0)

    def set_texts(self, name: str, options: Mapping[Any, str]) -> None:
        """Name the box."""
        del options
        self.box.setAccessibleName(name)


class Line(Input):
    """A line of text; chosen when the user is through with it."""

    def __init__(self) -> None:
        super().__init__()
        self.box = QLineEdit()
        self.box.editingFinished.connect(lambda: self.chosen.emit(self.box.text()))
        _only(self, self.box)

    def set_value(self, value: object) -> None:
        """Show the text."""
        self.box.setText(str(value))

    def set_texts(self, name: str, options: Mapping[Any, str]) -> None:
        """Name the line."""
        del options
        self.box.setAccessibleName(name)


def _only(owner: Input, control: QWidget) -> None:
    column = QVBoxLayout(owner)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(control)
    owner.setFocusProxy(control)
