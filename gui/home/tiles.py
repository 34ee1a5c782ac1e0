"""The parts of Home: two ways to begin, what was opened lately, the lesson of the day."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from gui.common.controls import ButtonRole, button, icon_button, label, name_control
from gui.common.icons import paint_icon
from gui.common.sign import Sign
from gui.common.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XS, colour
from gui.home.art import Art, Drawing
from toolkit.store.recents import Recent, RecentKind

ICONS: dict[RecentKind, str] = {
    "graphic": "image",
    "video": "film-strip",
    "template": "squares-four",
    "lesson": "book-open",
}
_PICTURE_HEIGHT = 104


class BeginTile(QFrame):
    """A way to begin: a drawing, a heading, a sentence and a button; a click anywhere counts."""

    chosen = Signal()

    def __init__(self, drawing: Drawing, role: ButtonRole, icon_name: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._heading = label("section", wrap=True)
        self._sentence = label("body", wrap=True)
        self.button = button(role, icon_name, self.chosen.emit)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, SPACE_L)
        column.setSpacing(SPACE_XS)
        column.addWidget(Art(drawing))
        column.addSpacing(SPACE_S)
        texts = QHBoxLayout()
        texts.setContentsMargins(SPACE_XS, 0, SPACE_XS, 0)
        texts.setSpacing(SPACE_M)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._heading)
        words.addWidget(self._sentence)
        words.addStretch(1)
        texts.addLayout(words, 1)
        texts.addWidget(self.button, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(texts)

    def set_texts(self, heading: str, sentence: str, action: str) -> None:
        """Set the heading, the sentence and the button."""
        self._heading.setText(heading)
        self._sentence.setText(sentence)
        self.button.setText(action)
        self.button.setAccessibleDescription(sentence)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the card is a click on its button."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.chosen.emit()
        super().mouseReleaseEvent(event)


class Tile(QPushButton):
    """A button as large as what is laid out in it."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "tile")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """What the layout wants."""
        layout = self.layout()
        return layout.totalSizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """What the layout needs."""
        layout = self.layout()
        return layout.totalMinimumSize() if layout is not None else super().minimumSizeHint()


class RecentTile(Tile):
    """One thing opened lately; a file that is missing says so."""

    removal_requested = Signal()

    def __init__(self, recent: Recent) -> None:
        super().__init__()
        self.recent = recent
        self.missing = recent.missing
        self._picture = _Picture(ICONS[recent.kind], faded=self.missing)
        self._title = _ElidedLabel(recent.title)
        self._title.setProperty("role", "strong")
        self._detail = label("muted")
        self._remove = icon_button("x", self.removal_requested.emit)
        self._remove.setParent(self)
        self._remove.setProperty("role", "over-picture")
        self._remove.setIconSize(QSize(14, 14))
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_S, SPACE_S, SPACE_S, SPACE_S)
        column.setSpacing(0)
        column.addWidget(self._picture)
        column.addSpacing(SPACE_S)
        column.addWidget(self._title)
        below = QHBoxLayout()
        below.setSpacing(SPACE_XS)
        if self.missing:
            below.addWidget(Sign("warning", "red", 16))
            self._detail.setProperty("role", "error")
        below.addWidget(self._detail, 1)
        column.addLayout(below)
        self._remove.raise_()
        for part in (self._picture, self._title, self._detail):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_texts(self, detail: str, removal: str) -> None:
        """Set the line below the title and the name of the small button."""
        self._detail.setText(detail)
        self.setAccessibleName(f"{self.recent.title}, {detail}")
        self.setToolTip(self.recent.target if self.recent.is_file else "")
        name_control(self._remove, removal)

    def set_picture(self, jpeg: bytes) -> None:
        """Show a picture instead of the icon."""
        picture = QPixmap()
        if jpeg and picture.loadFromData(jpeg):
            self._picture.set_picture(picture)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the small button in its corner."""
        super().resizeEvent(event)
        size = self._remove.sizeHint()
        self._remove.setGeometry(
            QRect(self.width() - size.width() - SPACE_M, SPACE_M, size.width(), size.height())
        )


class LessonTile(Tile):
    """The lesson of the day."""

    def __init__(self) -> None:
        super().__init__()
        self._above = label("muted")
        self._title = label("section", wrap=True)
        self._detail = label("muted")
        self._go = label("strong")
        self._go.setProperty("role", "link")
        line = QHBoxLayout(self)
        line.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        line.setSpacing(SPACE_L)
        line.addWidget(_Badge("book-open"))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._above)
        words.addWidget(self._title)
        line.addLayout(words, 1)
        line.addWidget(self._detail)
        line.addWidget(self._go)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_texts(self, above: str, title: str, detail: str, go: str) -> None:
        """Set the line above, the lesson's title, its module and length, and what a click does."""
        self._above.setText(above)
        self._title.setText(title)
        self._detail.setText(detail)
        self._go.setText(go)
        self.setAccessibleName(f"{above}: {title}")


class _Picture(QWidget):
    """A picture that fills its place, or an icon on quiet ground."""

    def __init__(self, icon_name: str, *, faded: bool) -> None:
        super().__init__()
        self._icon_name = icon_name
        self._faded = faded
        self._picture = QPixmap()
        self.setFixedHeight(_PICTURE_HEIGHT)
        self.setMinimumWidth(120)

    def set_picture(self, picture: QPixmap) -> None:
        """Show a picture."""
        self._picture = picture
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture, cut to the place, or the icon."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), 6, 6)
        tint = colour("muted" if self._faded else "accent")
        tint.setAlphaF(0.10)
        painter.fillPath(shape, tint)
        if self._picture.isNull():
            box = QRect(0, 0, 36, 36)
            box.moveCenter(self.rect().center())
            paint_icon(painter, box, self._icon_name, "muted" if self._faded else "accent")
            return
        painter.setClipPath(shape)
        scale = max(self.width() / self._picture.width(), self.height() / self._picture.height())
        width, height = self._picture.width() * scale, self._picture.height() * scale
        # Of a tall picture the upper part is shown: that is where faces and headlines are.
        top = (self.height() - height) * 0.25
        target = QRectF((self.width() - width) / 2, top, width, height)
        painter.drawPixmap(target, self._picture, QRectF(self._picture.rect()))


class _Badge(QWidget):
    """An icon on a round of quiet colour."""

    def __init__(self, icon_name: str) -> None:
        super().__init__()
        self._icon_name = icon_name
        self.setFixedSize(48, 48)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the round and the icon."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tint = colour("marigold")
        tint.setAlphaF(0.25)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint)
        painter.drawEllipse(self.rect())
        paint_icon(painter, QRect(12, 12, 24, 24), self._icon_name, "text")


class _ElidedLabel(QLabel):
    """One line that ends in "…" when it is too long."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what fits."""
        painter = QPainter(self)
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.setPen(self.palette().windowText().color())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
