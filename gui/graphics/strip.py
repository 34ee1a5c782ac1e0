"""All sizes at once: live, click to look at one, tick those to save."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gui.common.controls import name_control
from gui.common.i18n import TranslatedWidget, current_language
from gui.common.icons import paint_icon
from gui.common.theme import SPACE_L, SPACE_S, SPACE_XS, colour
from gui.graphics.names import size_name
from toolkit.graphics.format import SizeSpec

_HEIGHTS = (92, 76, 62, 50)  # px; the largest at which all sizes fit side by side
_WIDEST = 1.83  # of the height; a wider picture is made lower
_EDGE = 4


class SizeStrip(TranslatedWidget):
    """One card for each size of the template."""

    focused = Signal(str)
    """The id of the size to show large."""
    chosen_changed = Signal()
    """Other sizes are ticked now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: dict[str, _SizeCard] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(SPACE_L, SPACE_S, SPACE_L, SPACE_S)
        self._row.setSpacing(SPACE_L)
        self._row.addStretch(1)
        self._row.addStretch(1)
        self._group = QButtonGroup(self)
        self._room = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_sizes(self, sizes: Sequence[SizeSpec], unticked: set[str]) -> None:
        """Show other sizes, ticked but for some; the first is looked at."""
        for card in self._cards.values():
            self._group.removeButton(card.picture)
            self._row.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = {}
        for size in sizes:
            card = _SizeCard(size, ticked=size.id not in unticked)
            card.picture.clicked.connect(lambda _checked=False, name=size.id: self.focused.emit(name))
            card.tick.toggled.connect(lambda _on: self.chosen_changed.emit())
            self._group.addButton(card.picture)
            self._row.insertWidget(self._row.count() - 1, card)
            self._cards[size.id] = card
        self.retranslate()
        self.fit_to(self._room)

    def fit_to(self, width: int) -> None:
        """Make the pictures as large as lets all of them stand side by side in `width` px."""
        self._room = width
        if not self._cards or not width:
            return
        spare = width - 2 * SPACE_L - SPACE_L * (len(self._cards) - 1)
        for height in _HEIGHTS:
            for card in self._cards.values():
                card.picture.set_height(height)
            wanted = [max(c.picture.width(), c.tick.sizeHint().width()) for c in self._cards.values()]
            if sum(wanted) <= spare:
                return

    def set_focused(self, size_id: str) -> None:
        """Mark the size shown large."""
        if size_id in self._cards:
            self._cards[size_id].picture.setChecked(True)

    def chosen(self) -> list[str]:
        """The ids of the ticked sizes, in order."""
        return [size_id for size_id, card in self._cards.items() if card.tick.isChecked()]

    def thumb_room(self, size_id: str) -> tuple[int, int]:
        """How large a picture of that size can be shown, in device px."""
        ratio = self.devicePixelRatioF()
        thumb = self._cards[size_id].picture.thumb_size()
        return round(thumb.width() * ratio), round(thumb.height() * ratio)

    def show_thumb(self, size_id: str, image: QImage | None, *, wrong: bool) -> None:
        """Show another picture on a card, with a mark when something does not fit at that size."""
        if size_id in self._cards:
            self._cards[size_id].picture.show_image(image, wrong=wrong)

    def retranslate(self) -> None:
        """Name the cards."""
        language = current_language()
        for card in self._cards.values():
            name = size_name(card.size_spec, language)
            card.tick.setText(name)
            name_control(card.tick, self.tr("Save {size}").format(size=name))
            width, height = card.size_spec.pixels
            name_control(card.picture, self.tr("Show {size}").format(size=name), "", f"{width} × {height}")


class _SizeCard(QWidget):
    """A thumbnail to look at and a tick for saving."""

    def __init__(self, size: SizeSpec, *, ticked: bool) -> None:
        super().__init__()
        self.size_spec = size
        self.picture = _Thumb(size)
        self.tick = QCheckBox()
        self.tick.setChecked(ticked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        column.addStretch(1)
        column.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignHCenter)


class _Thumb(QAbstractButton):
    """The picture on a card."""

    def __init__(self, size: SizeSpec) -> None:
        super().__init__()
        self._image: QImage | None = None
        self._wrong = False
        self._pixels = size.pixels
        self._thumb = QSize()
        self.set_height(_HEIGHTS[0])
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_height(self, height: int) -> None:
        """Take another height in px."""
        width = min(round(_WIDEST * height), round(height * self._pixels[0] / self._pixels[1]))
        self._thumb = QSize(width, round(width * self._pixels[1] / self._pixels[0]))
        self.setFixedSize(self._thumb + QSize(2 * _EDGE, 2 * _EDGE))

    def thumb_size(self) -> QSize:
        """The picture's size on screen."""
        return self._thumb

    def show_image(self, image: QImage | None, *, wrong: bool) -> None:
        """Show another picture."""
        if image is not None:
            self._image = image
        self._wrong = wrong
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture, a ring when it is the one shown large, and a mark when something is wrong."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing)
        area = self.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        painter.fillRect(area, colour("line"))
        if self._image is not None:
            painter.drawImage(area, self._image)
        edge = "accent" if self.isChecked() or self.hasFocus() else "line"
        painter.setPen(QPen(colour("accent" if edge == "accent" else "line"), 2 if edge == "accent" else 1))
        painter.drawRoundedRect(area.adjusted(-2, -2, 1, 1), 3, 3)
        if self.hasFocus():
            painter.setPen(QPen(colour("text"), 1, Qt.PenStyle.DotLine))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        if self._wrong:
            mark = QRect(area.right() - 21, area.top() + 2, 20, 20)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("surface"))
            painter.drawEllipse(mark)
            paint_icon(painter, mark.adjusted(2, 2, -2, -2), "warning-circle", "red")
