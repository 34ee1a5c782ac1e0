"""Icons: Phosphor, from the font that qtawesome carries, painted in the theme's colours.

Only qtawesome's font and name table are read: importing the package itself costs a quarter of a second
at start and loads eleven other icon fonts.
"""

from __future__ import annotations

import importlib.util
import json
from functools import cache
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPainterPath, QPixmap, QRawFont, QTransform

from gui.common.theme import ColourToken, colour
from toolkit.core.paths import program_root

ICON_SIZE = QSize(20, 20)
_FONT = "phosphor-1.3.0.ttf"
_NAMES = "phosphor-charmap-1.3.0.json"
_BASE = 96  # px at which outlines are taken, then scaled


def icon(name: str, token: ColourToken = "text", *, checked: ColourToken = "accent") -> QIcon:
    """The Phosphor icon `name` ("house", "film-strip"); `checked` colours it where its button is on.

    Raises:
        KeyError: Phosphor has no such icon.
    """
    return QIcon(_PhosphorEngine(name, token, checked))


def paint_icon(painter: QPainter, rect: QRect, name: str, token: ColourToken) -> None:
    """Paint an icon as large as fits in a rectangle."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(outline(name, rect), colour(token))
    painter.restore()


def outline(name: str, rect: QRect) -> QPainterPath:
    """The outline of an icon, as large as fits in a rectangle."""
    side = min(rect.width(), rect.height())
    left = rect.x() + (rect.width() - side) / 2
    top = rect.y() + (rect.height() - side) / 2
    return QTransform.fromTranslate(left, top).scale(side / _BASE, side / _BASE).map(_outline(name))


class _PhosphorEngine(QIconEngine):
    """Paints one icon; colours are looked up while painting, so a theme switch needs no new icons."""

    def __init__(self, name: str, token: ColourToken, checked: ColourToken) -> None:
        super().__init__()
        _code_point(name)
        self._name = name
        self._token: ColourToken = token
        self._checked: ColourToken = checked

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Paint the icon for a widget's mode and state."""
        token = self._checked if state is QIcon.State.On else self._token
        if mode is QIcon.Mode.Disabled:
            painter.setOpacity(0.5)
        paint_icon(painter, rect, self._name, token)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The icon as a picture of `size` device px."""
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return picture

    def clone(self) -> QIconEngine:
        """Another engine for the same icon."""
        return _PhosphorEngine(self._name, self._token, self._checked)


def _folder() -> Path:
    bundled = program_root() / "qtawesome" / "fonts"
    if bundled.is_dir():
        return bundled
    spec = importlib.util.find_spec("qtawesome")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("qtawesome is not installed")
    return Path(spec.origin).parent / "fonts"


@cache
def _font() -> QRawFont:
    return QRawFont(str(_folder() / _FONT), _BASE)


@cache
def _table() -> dict[str, str]:
    table: dict[str, str] = json.loads((_folder() / _NAMES).read_text(encoding="utf-8"))
    return table


def _code_point(name: str) -> str:
    return chr(int(_table()[name], 16))


@cache
def _outline(name: str) -> QPainterPath:
    """The icon's outline in a square of _BASE px, baseline moved so that it sits inside."""
    font = _font()
    path = font.pathForGlyph(font.glyphIndexesForString(_code_point(name))[0])
    return QTransform.fromTranslate(0, font.ascent()).map(path)
