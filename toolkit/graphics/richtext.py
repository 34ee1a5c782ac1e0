"""Sheets of running text: slides. Boxes, pictures and HTML that is fitted to its box, never cut.

A sheet is laid out once in its own units and the painter is scaled, so it looks the same at every size.
Lengths in the style sheet may be in `em`: they follow the size that was found to fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from pathlib import Path
from typing import Literal

from PIL import Image
from PySide6.QtCore import QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QBrush,
    QColor,
    QFont,
    QImage,
    QPainter,
    QPainterPath,
    QPalette,
    QPen,
    QRawFont,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTransform,
)

from toolkit.graphics.artwork import read_svg
from toolkit.graphics.fonts import ensure_gui, load_all
from toolkit.graphics.photos import load_photo
from toolkit.graphics.pictures import to_pillow, to_qimage

Box = tuple[float, float, float, float]
"""x, y, width, height in the units of the sheet."""

_EM = re.compile(r"(-?\d*\.?\d+)em\b")
_WIDTH = re.compile(r'width="(\d*\.?\d+)em"')
_TAG = re.compile(r"<[^>]*>")
_UNSEEN = frozenset("\u200b\u200c\u200d\u2060\n\t\r\u00a0\u202f\ufeff")
_STEPS = 7  # halvings of the range of sizes: finer than a quarter of a px
_SHRINK = 0.9  # per try below the smallest good size: all of the text stays on the sheet, come what may
_TINY = 4.0
_PICTURE_SIDE = 1920  # px; no slide shows more


@dataclass(frozen=True)
class Panel:
    """A filled box; `radius` rounds its corners, `line` draws its edge."""

    box: Box
    color: str
    radius: float = 0.0
    line: str = ""
    line_width: float = 2.0


@dataclass(frozen=True)
class Figure:
    """A picture fitted whole into a box, its corners rounded."""

    box: Box
    path: Path
    radius: float = 0.0
    align: Literal["left", "center"] = "center"


@dataclass(frozen=True)
class RichText:
    """HTML in a box at the largest size from `min_size` to `size` at which it fits."""

    box: Box
    html: str
    size: float
    min_size: float
    color: str
    family: str = "Hind Siliguri"
    weight: int = 400
    css: str = ""
    align: Literal["left", "center", "right"] = "left"
    valign: Literal["top", "middle", "bottom"] = "top"
    line_height: float = 1.0
    """Of the family's own distance between lines."""


@dataclass(frozen=True)
class Fit:
    """What fitting found: the size, the height it takes, and whether that is within the limits."""

    size: float
    height: float
    fits: bool


Item = Panel | Figure | RichText


@dataclass(frozen=True)
class Sheet:
    """Everything on one slide, in painting order."""

    width: float
    height: float
    ground: str
    items: tuple[Item, ...] = field(default=())

    def texts(self) -> Iterator[RichText]:
        """The running texts."""
        for item in self.items:
            if isinstance(item, RichText):
                yield item


@lru_cache(maxsize=512)
def fit(text: RichText) -> Fit:
    """The largest size that fits. Below `min_size` it goes on shrinking, but says that it does not fit."""
    document = _document(text)

    def height_at(size: float) -> float | None:
        """The height at a size, or None when that is taller or wider than the box."""
        scale = size / text.size
        document.setTextWidth(text.box[2] / scale)
        extent: QSizeF = document.size() * scale
        inside = extent.width() <= text.box[2] + 0.5 and extent.height() <= text.box[3] + 0.5
        return float(extent.height()) if inside else None

    height = height_at(text.size)
    if height is not None:
        return Fit(text.size, height, fits=True)
    size = text.min_size
    height = height_at(size)
    if height is None:
        while height is None and size > _TINY:
            size *= _SHRINK
            height = height_at(size)
        return Fit(size, height or text.box[3], fits=False)
    low, high = size, text.size
    for _ in range(_STEPS):
        middle = (low + high) / 2
        found = height_at(middle)
        if found is None:
            high = middle
        else:
            low, height = middle, found
    return Fit(low, height, fits=True)


def overflowing(sheet: Sheet) -> list[RichText]:
    """The texts that do not fit at a size that can be read."""
    return [text for text in sheet.texts() if not fit(text).fits]


def missing_characters(sheet: Sheet) -> str:
    """The characters on the sheet that the bundled fonts cannot draw."""
    ensure_gui()
    load_all()
    missing: dict[str, None] = {}
    for text in sheet.texts():
        raw = QRawFont.fromFont(_font(text, 20))
        for character in unescape(_TAG.sub("", text.html)):
            if character not in _UNSEEN and not raw.supportsCharacter(ord(character)):
                missing[character] = None
    return "".join(missing)


def paint(sheet: Sheet, width: int) -> QImage:
    """The sheet as a picture `width` px wide."""
    ensure_gui()
    load_all()
    scale = width / sheet.width
    image = QImage(width, round(sheet.height * scale), QImage.Format.Format_RGB32)
    image.fill(QColor(sheet.ground))
    painter = QPainter(image)
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing
        | QPainter.RenderHint.TextAntialiasing
        | QPainter.RenderHint.SmoothPixmapTransform
    )
    painter.scale(scale, scale)
    for item in sheet.items:
        painter.save()
        if isinstance(item, Panel):
            _paint_panel(painter, item)
        elif isinstance(item, Figure):
            _paint_figure(painter, item, scale)
        else:
            _paint_text(painter, item)
        painter.restore()
    painter.end()
    return image


def write_png(sheet: Sheet, width: int, path: Path) -> None:
    """Paint the sheet into a PNG file; the caller sees to it that the file becomes visible whole."""
    picture = to_pillow(paint(sheet, width))
    picture.save(path, "PNG", compress_level=6)


def in_px(css: str, size: float) -> str:
    """A style sheet whose lengths in em are turned into px for text of a size in px."""
    return _EM.sub(lambda match: f"{float(match[1]) * size:.1f}px", css)


def widths_in_px(html: str, size: float) -> str:
    """HTML whose `width="…em"` are turned into px."""
    return _WIDTH.sub(lambda match: f'width="{float(match[1]) * size:.0f}"', html)


def checkbox(color: str, side: int) -> QImage:
    """The picture behind `mark:box`: an empty box to tick."""
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(color), side * 0.08))
    edge = QRectF(side * 0.12, side * 0.12, side * 0.76, side * 0.76)
    painter.drawRoundedRect(edge, side * 0.16, side * 0.16)
    painter.end()
    return image


def _font(text: RichText, size: float) -> QFont:
    font = QFont(text.family)
    font.setPixelSize(max(1, round(size)))
    font.setWeight(QFont.Weight(text.weight))
    font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging | QFont.StyleStrategy.PreferAntialias)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _document(text: RichText) -> QTextDocument:
    """The text laid out at its full size; whoever uses it sets the width and scales."""
    ensure_gui()
    load_all()
    document = _Closed()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setUseDesignMetrics(True)
    document.setDefaultFont(_font(text, text.size))
    document.setDefaultStyleSheet(in_px(text.css, text.size))
    mark = checkbox(text.color, round(text.size * 4))
    document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl("mark:box"), mark)
    option = document.defaultTextOption()
    option.setAlignment(_ALIGN[text.align])
    document.setDefaultTextOption(option)
    document.setHtml(widths_in_px(text.html, text.size))
    if text.line_height != 1.0:
        spacing = QTextBlockFormat()
        spacing.setLineHeight(
            text.line_height * 100, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        )
        cursor = QTextCursor(document)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(spacing)
    return document


class _Closed(QTextDocument):
    """A document that loads nothing by itself: no file and no address in its HTML is ever opened."""

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """An empty picture, whatever is asked for."""
        return QImage() if kind == QTextDocument.ResourceType.ImageResource.value else ""


_ALIGN = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "center": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
}


def _paint_panel(painter: QPainter, panel: Panel) -> None:
    shape = QPainterPath()
    shape.addRoundedRect(QRectF(*panel.box), panel.radius, panel.radius)
    painter.fillPath(shape, QColor(panel.color))
    if panel.line:
        painter.strokePath(shape, QPen(QColor(panel.line), panel.line_width))


def _paint_text(painter: QPainter, text: RichText) -> None:
    found = fit(text)
    document = _document(text)
    scale = found.size / text.size
    x, y, width, height = text.box
    document.setTextWidth(width / scale)
    slack = max(0.0, height - found.height)
    painter.translate(x, y + {"top": 0.0, "middle": slack / 2, "bottom": slack}[text.valign])
    painter.scale(scale, scale)
    context = QAbstractTextDocumentLayout.PaintContext()
    context.palette.setColor(QPalette.ColorRole.Text, QColor(text.color))
    document.documentLayout().draw(painter, context)


def _paint_figure(painter: QPainter, figure: Figure, scale: float) -> None:
    x, y, width, height = figure.box
    vector = figure.path.suffix.lower() == ".svg"
    picture = None if vector else load_photo(figure.path, _PICTURE_SIDE)
    natural = QSizeF(*picture.size) if picture is not None else read_svg(figure.path).viewBoxF().size()
    ratio = min(width / natural.width(), height / natural.height())
    fitted = QSizeF(natural.width() * ratio, natural.height() * ratio)
    left = x + ((width - fitted.width()) / 2 if figure.align == "center" else 0)
    area = QRectF(left, y + (height - fitted.height()) / 2, fitted.width(), fitted.height())
    if picture is None:
        read_svg(figure.path).render(painter, area)
        return
    shape = QPainterPath()
    shape.addRoundedRect(area, figure.radius, figure.radius)
    size = (max(1, round(fitted.width() * scale)), max(1, round(fitted.height() * scale)))
    brush = QBrush(to_qimage(picture.resize(size, Image.Resampling.LANCZOS)))
    place = QTransform.fromTranslate(area.x(), area.y())
    place.scale(1 / scale, 1 / scale)
    brush.setTransform(place)
    painter.fillPath(shape, brush)
