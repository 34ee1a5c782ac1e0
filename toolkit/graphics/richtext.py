"""Paints a small page of clean HTML, for slides and handouts, in the bundled fonts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QRectF, QSizeF, QUrl
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QImage,
    QPainter,
    QTextDocument,
    QTextOption,
)

from toolkit.core.errors import ToolkitError
from toolkit.graphics import fonts
from toolkit.graphics.photos import SUFFIXES, load_photo
from toolkit.graphics.pictures import to_pillow, to_qimage

_SMALLEST_SCALE = 0.4
_STEPS = 7
_REFERENCE_HEIGHT = 1080.0  # px; the page is always laid out for this height and then scaled


@dataclass(frozen=True)
class HtmlPage:
    """A page to paint.

    Attributes:
        html: clean HTML; pictures are named relative to `folder`.
        css: style sheet; px count on a page 1080 px high, whatever size is painted.
        folder: where the pictures are; None means none.
        family: the font of text that the style sheet says nothing about.
        size: its size in px on a page 1080 px high.
        color: of the text, #RRGGBB.
        background: of the page, #RRGGBB; None is transparent.
        margins: left, top, right, bottom in px on a page 1080 px high.
        vertical: where the text stands when it is shorter than the page.
    """

    html: str
    css: str = ""
    folder: Path | None = None
    family: str = "Hind Siliguri"
    size: float = 44.0
    color: str = "#1F2421"
    background: str | None = "#FFFFFF"
    margins: tuple[float, float, float, float] = (96.0, 80.0, 96.0, 80.0)
    vertical: str = "top"


def paint_html(page: HtmlPage, painter: QPainter, width: float, height: float) -> float:
    """Paint the page into width × height px and give the scale the text was set at.

    Text that is too long for the page is made smaller, down to 0.4 of its size.
    """
    stretch = height / _REFERENCE_HEIGHT
    wide = width / stretch
    left, top, right, bottom = page.margins
    room_wide, room_high = wide - left - right, _REFERENCE_HEIGHT - top - bottom
    document, scale = _fitted(page, room_wide, room_high)
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    painter.scale(stretch, stretch)
    if page.background is not None:
        painter.fillRect(QRectF(0, 0, wide, _REFERENCE_HEIGHT), QColor(page.background))
    spare = max(0.0, room_high - document.size().height() * scale)
    painter.translate(left, top + {"top": 0.0, "middle": spare / 2, "bottom": spare}[page.vertical])
    painter.setClipRect(QRectF(0, 0, room_wide, room_high))
    painter.scale(scale, scale)
    context = QAbstractTextDocumentLayout.PaintContext()
    palette = context.palette
    palette.setColor(palette.ColorRole.Text, QColor(page.color))
    context.palette = palette
    document.documentLayout().draw(painter, context)
    painter.restore()
    return scale


def html_qimage(page: HtmlPage, width: int, height: int) -> QImage:
    """The page as a Qt image of width × height px."""
    fonts.ensure_gui()
    opaque = page.background is not None
    stored = QImage.Format.Format_RGB32 if opaque else QImage.Format.Format_ARGB32_Premultiplied
    image = QImage(width, height, stored)
    image.fill(0)
    painter = QPainter(image)
    try:
        paint_html(page, painter, width, height)
    finally:
        painter.end()
    return image


def html_image(page: HtmlPage, width: int, height: int) -> Image.Image:
    """The page as a Pillow picture of width × height px."""
    return to_pillow(html_qimage(page, width, height))


def html_overflow(page: HtmlPage, aspect: float = 16 / 9) -> float:
    """How many times higher the text is than its room, at its full size; over 1 means it must shrink."""
    fonts.ensure_gui()
    left, top, right, bottom = page.margins
    document = _document(page)
    document.setTextWidth(_REFERENCE_HEIGHT * aspect - left - right)
    return float(document.size().height() / (_REFERENCE_HEIGHT - top - bottom))


def _fitted(page: HtmlPage, wide: float, high: float) -> tuple[QTextDocument, float]:
    """The document laid out at the largest scale at which it fits."""
    document = _document(page)

    def fits(scale: float) -> bool:
        document.setTextWidth(wide / scale)
        size: QSizeF = document.size()
        return bool(size.height() * scale <= high and size.width() * scale <= wide + 1)

    scale = 1.0
    if not fits(1.0):
        low, high_scale = _SMALLEST_SCALE, 1.0
        for _ in range(_STEPS):
            middle = (low + high_scale) / 2
            low, high_scale = (middle, high_scale) if fits(middle) else (low, middle)
        scale = low
        document.setTextWidth(wide / scale)
    return document, scale


def _document(page: HtmlPage) -> QTextDocument:
    fonts.load_all()
    document = _Page(page.folder)
    font = QFont(page.family)
    font.setPixelSize(round(page.size))
    font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    document.setDefaultFont(font)
    document.setDocumentMargin(0)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    document.setDefaultTextOption(option)
    document.setUndoRedoEnabled(False)
    document.setDefaultStyleSheet(page.css)
    document.setHtml(page.html)
    return document


class _Page(QTextDocument):
    """A document that loads pictures from one folder and nothing from anywhere else."""

    def __init__(self, folder: Path | None) -> None:
        super().__init__()
        self._folder = folder

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: N802 - Qt's name
        """A picture of the folder, or nothing."""
        url = name if isinstance(name, QUrl) else QUrl(name)
        asked = url.path()
        if self._folder is None or kind != QTextDocument.ResourceType.ImageResource.value or url.scheme():
            return QImage()
        folder = self._folder.resolve()
        file = (folder / asked).resolve()
        if not file.is_relative_to(folder) or file.suffix.lower() not in SUFFIXES:
            return QImage()
        try:
            return to_qimage(load_photo(file, 1600))
        except ToolkitError:
            return QImage()
