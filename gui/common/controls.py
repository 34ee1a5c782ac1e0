"""The small parts every page is made of: buttons, labels, cards, empty states, form fields."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui.common.icons import ICON_SIZE, icon, paint_icon
from gui.common.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XL, SPACE_XS, ColourToken, colour

ButtonRole = Literal["primary", "plain", "quiet"]
LabelRole = Literal["title", "section", "label", "body", "strong", "muted", "error"]


def button(
    role: ButtonRole = "plain",
    icon_name: str = "",
    on_click: Callable[[], object] | None = None,
    *,
    shy: bool = False,
) -> QPushButton:
    """A push button; its text and tooltip are set in the owner's `retranslate`.

    Args:
        role: how much it asks for attention.
        icon_name: Phosphor's name of its icon.
        on_click: what it does.
        shy: where there is little room, show the icon alone; name the button with `name_control`.
    """
    result = ShyButton() if shy else QPushButton()
    result.setProperty("role", role)
    result.setIconSize(ICON_SIZE)
    result.setCursor(Qt.CursorShape.PointingHandCursor)
    if icon_name:
        token: dict[ButtonRole, ColourToken] = {"primary": "on-accent", "plain": "text", "quiet": "accent"}
        result.setIcon(icon(icon_name, token[role], checked=token[role]))
    if on_click is not None:
        result.clicked.connect(lambda: on_click())
    return result


class ShyButton(QPushButton):
    """A button with an icon that gives its text up before it would be cut."""

    def __init__(self) -> None:
        super().__init__()
        self._words = ""
        self._whole = QSize()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        """Set the text that shows when there is room."""
        self._words = text
        self._measure()

    def sizeHint(self) -> QSize:
        """The size with the text."""
        return self._whole

    def minimumSizeHint(self) -> QSize:
        """The size without the text."""
        return QSize(self._whole.height(), self._whole.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the text or not."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the text size or the theme changed."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measure()

    def _measure(self) -> None:
        super().setText(self._words)
        self.ensurePolished()
        self._whole = super().sizeHint()
        self.updateGeometry()
        self._fit()

    def _fit(self) -> None:
        super().setText(self._words if self.width() >= self._whole.width() else "")


def icon_button(icon_name: str, on_click: Callable[[], object] | None = None) -> QToolButton:
    """A button with only an icon; name it with `name_control` in `retranslate`."""
    result = QToolButton()
    result.setIcon(icon(icon_name))
    result.setIconSize(ICON_SIZE)
    result.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    if on_click is not None:
        result.clicked.connect(lambda: on_click())
    return result


def name_control(control: QWidget, name: str, shortcut: str = "", help_text: str = "") -> None:
    """Give a control its accessible name, and the same as tooltip with its shortcut."""
    control.setAccessibleName(name)
    tip = f"{name} ({shortcut})" if shortcut else name
    control.setToolTip(f"{tip}\n{help_text}" if help_text else tip)


def label(role: LabelRole = "body", *, wrap: bool = False, selectable: bool = False) -> QLabel:
    """A text label in one of the type roles."""
    result = QLabel()
    result.setProperty("role", role)
    result.setWordWrap(wrap)
    result.setTextFormat(Qt.TextFormat.PlainText)
    if selectable:
        result.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return result


def set_role(widget: QWidget, name: str, value: object) -> None:
    """Set a dynamic property the style sheet looks at, and restyle the widget."""
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def card() -> QFrame:
    """A raised surface with the card radius."""
    result = QFrame()
    result.setProperty("role", "card")
    return result


def line() -> QFrame:
    """A hairline between two parts."""
    result = QFrame()
    result.setProperty("role", "line")
    return result


class Field(QWidget):
    """A form field: label above, help below, an error in red with an icon below that."""

    def __init__(self, control: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.control = control
        self._label = label("label", wrap=True)
        self._label.setBuddy(control)
        self._help = label("muted", wrap=True)
        self._error_icon = QLabel()
        self._error_icon.setPixmap(icon("warning-circle", "red").pixmap(ICON_SIZE))
        self._error = label("error", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        for part in (self._label, control, self._help):
            column.addWidget(part)
        below = QHBoxLayout()
        below.setSpacing(SPACE_XS)
        below.addWidget(self._error_icon, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self._error, 1)
        column.addLayout(below)
        self.set_error("")
        self._help.hide()

    def set_texts(self, name: str, help_text: str = "") -> None:
        """Set the label and the help; the label is also the control's accessible name."""
        self._label.setText(name)
        self._help.setText(help_text)
        self._help.setVisible(bool(help_text))
        self.control.setAccessibleName(name)
        self.control.setAccessibleDescription(help_text)

    def set_error(self, text: str) -> None:
        """Show what is wrong with the field; an empty text says that it is fine."""
        self._error.setText(text)
        self._error.setVisible(bool(text))
        self._error_icon.setVisible(bool(text))
        set_role(self.control, "invalid", "true" if text else "false")


class EmptyState(QWidget):
    """What a page shows before there is anything: a small drawing, one sentence, one button, a hint."""

    action_requested = Signal()

    def __init__(self, icon_name: str, action_icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = label("section", wrap=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._hint = label("muted")
        self.action_button = button("primary", action_icon, self.action_requested.emit)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_XL, SPACE_XL, SPACE_XL, SPACE_XL)
        column.setSpacing(SPACE_M)
        column.addStretch(2)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(_Drawing(icon_name), 0, middle)
        column.addWidget(self._sentence)
        column.addSpacing(SPACE_XS)
        column.addWidget(self.action_button, 0, middle)
        column.addWidget(self._hint, 0, middle)
        column.addStretch(3)

    def set_texts(self, sentence: str, action: str, hint: str = "") -> None:
        """Set the sentence, the button ("Choose a video") and the hint ("or drop a file here")."""
        self._sentence.setText(sentence)
        self.action_button.setText(action)
        self.action_button.setAccessibleName(action)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))


class _Drawing(QWidget):
    """A large quiet icon on a sheet of paper with a marigold corner."""

    def __init__(self, icon_name: str) -> None:
        super().__init__()
        self._icon_name = icon_name
        self.setFixedSize(QSize(128, 104))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the sheet, its shadow sheet and the icon."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.save()
        painter.translate(64, 52)
        painter.rotate(-7)
        painter.setBrush(colour("marigold"))
        painter.drawRoundedRect(QRect(-50, -42, 100, 84), 8, 8)
        painter.restore()
        painter.setPen(colour("line"))
        painter.setBrush(colour("surface"))
        painter.drawRoundedRect(QRect(18, 12, 92, 80), 8, 8)
        paint_icon(painter, QRect(40, 28, 48, 48), self._icon_name, "accent")


def row(*parts: QWidget, stretch_after: int = -1, spacing: int = SPACE_S) -> QHBoxLayout:
    """Widgets side by side on the control gap; a stretch follows the part with that index."""
    result = QHBoxLayout()
    result.setContentsMargins(0, 0, 0, 0)
    result.setSpacing(spacing)
    for index, part in enumerate(parts):
        result.addWidget(part)
        if index == stretch_after:
            result.addStretch(1)
    return result


def padded(inner: QFrame, padding: int = SPACE_L, spacing: int = SPACE_S) -> QVBoxLayout:
    """Give a card its column with the card padding."""
    column = QVBoxLayout(inner)
    column.setContentsMargins(padding, padding, padding, padding)
    column.setSpacing(spacing)
    return column
