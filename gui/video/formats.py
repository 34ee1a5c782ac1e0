"""Where the video goes and how it is dressed: preset cards, logo, title, caption style."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFrame,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gui.common.controls import Field
from gui.common.i18n import TranslatedWidget, current_language
from gui.common.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XL, colour, text_size
from toolkit.video.edit import Edit
from toolkit.video.presets import Preset, all_presets

_SHAPES = {"reel": (18, 32), "square": (28, 28)}  # px; the others are wide
_WIDE = (36, 21)


class PresetCard(QAbstractButton):
    """One destination: the shape of its picture, its name, what it is for."""

    def __init__(self, preset: Preset, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.preset = preset
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._hovered = False

    def sizeHint(self) -> QSize:
        """Room for two lines and the shape."""
        return QSize(240, round(text_size("body") * 1.5 + text_size("secondary") * 1.5) + 2 * SPACE_M)

    def say(self) -> None:
        """Name it in the language on screen."""
        language = current_language()
        self.setText(self.preset.name[language])
        self.setAccessibleName(self.preset.name[language])
        self.setAccessibleDescription(self.preset.hint[language])
        self.setToolTip(self.preset.hint[language])
        self.updateGeometry()
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be clicked."""
        self._hovered = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Show it at rest."""
        self._hovered = False
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        strong = chosen or self.hasFocus()
        painter.setPen(QPen(colour("accent" if strong or self._hovered else "line"), 2 if strong else 1))
        painter.setBrush(colour("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        if self.hasFocus() and chosen:
            painter.setPen(QPen(colour("accent"), 1, Qt.PenStyle.DotLine))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(4, 4, -4, -4), 5, 5)
        wide, high = _SHAPES.get(self.preset.id, _WIDE)
        shape = QRectF(SPACE_L + (36 - wide) / 2, (self.height() - high) / 2, wide, high)
        painter.setPen(QPen(colour("accent" if chosen else "muted"), 2))
        painter.setBrush(colour("accent") if chosen else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(shape, 3, 3)
        left = SPACE_L + 36 + SPACE_M
        room = self.width() - left - SPACE_S
        language = current_language()
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(colour("accent" if chosen else "text"))
        middle = self.height() // 2
        top = QRect(left, 0, room, middle + 1)
        painter.drawText(
            top, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, self.preset.name[language]
        )
        font.setBold(False)
        font.setPixelSize(text_size("secondary"))
        painter.setFont(font)
        painter.setPen(colour("muted"))
        hint = QFontMetrics(font).elidedText(self.preset.hint[language], Qt.TextElideMode.ElideRight, room)
        below = QRect(left, middle + 1, room, self.height() - middle)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, hint)


class FormatPanel(TranslatedWidget):
    """Where the video goes: one card for each preset."""

    preset_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = [PresetCard(preset) for preset in all_presets()]
        self._group = QButtonGroup(self)
        column = scrolled(self)
        for card in self._cards:
            self._group.addButton(card)
            card.clicked.connect(
                lambda _checked=False, chosen=card: self.preset_chosen.emit(chosen.preset.id)
            )
            column.addWidget(card)
        column.addStretch(1)

    def show_edit(self, edit: Edit) -> None:
        """Show the document."""
        for card in self._cards:
            card.setChecked(card.preset.id == edit.preset)

    def retranslate(self) -> None:
        """Say the texts."""
        for card in self._cards:
            card.say()


class LookPanel(TranslatedWidget):
    """How the video is dressed: title card, logo, look of the captions."""

    logo_switched = Signal(bool)
    title_typed = Signal(str)
    style_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = QLineEdit()
        self.title.setMaxLength(120)
        self.title.textEdited.connect(self.title_typed)
        self._title_field = Field(self.title)
        self.logo = QCheckBox()
        self.logo.clicked.connect(self.logo_switched)
        self._logo_field = Field(self.logo)
        self.style_box = QComboBox()
        self.style_box.activated.connect(self._on_style_activated)
        self._style_field = Field(self.style_box)
        column = scrolled(self)
        column.setSpacing(SPACE_XL)
        for part in (self._title_field, self._logo_field, self._style_field):
            column.addWidget(part)
        column.addStretch(1)
        self._styles: Sequence[tuple[str, dict[str, str]]] = ()

    def offer_styles(self, styles: Sequence[tuple[str, dict[str, str]]]) -> None:
        """The caption styles there are: ids, and names by language."""
        self._styles = styles
        self._name_styles()

    def show_edit(self, edit: Edit) -> None:
        """Show the document."""
        self.logo.setChecked(edit.logo)
        if self.title.text() != edit.title:
            self.title.setText(edit.title)
        self.style_box.setCurrentIndex(self.style_box.findData(edit.caption_style))

    def retranslate(self) -> None:
        """Say the texts."""
        self._title_field.set_texts(
            self.tr("Title before the video"), self.tr("Shown for three seconds; leave empty for none")
        )
        self.title.setPlaceholderText(self.tr("For example: Three tips for steady video"))
        self._logo_field.set_texts(self.tr("Logo"), self.tr("The mark of the brand chosen in the settings"))
        self.logo.setText(self.tr("Logo in the corner"))
        self._style_field.set_texts(
            self.tr("Look of the captions"), self.tr("You see it over the video at once")
        )
        self._name_styles()

    def _name_styles(self) -> None:
        chosen = self.style_box.currentData()
        self.style_box.clear()
        for style, names in self._styles:
            self.style_box.addItem(names[current_language()], style)
        self.style_box.setCurrentIndex(self.style_box.findData(chosen))

    def _on_style_activated(self, index: int) -> None:
        self.style_chosen.emit(self.style_box.itemData(index))


def scrolled(owner: QWidget) -> QVBoxLayout:
    """The column of a panel that scrolls when the window is low."""
    inside = QWidget()
    inside.setProperty("role", "clear")
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, SPACE_M, SPACE_S, SPACE_S)
    column.setSpacing(SPACE_S)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    whole = QVBoxLayout(owner)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.addWidget(area)
    return column
