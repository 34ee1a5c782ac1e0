"""The bundled fonts, and nothing else: no system faces, no merging, no faked weights."""

from __future__ import annotations

import re
import threading
from functools import cache
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QPainterPath, QRawFont

from toolkit.core.paths import assets
from toolkit.graphics.errors import FontMissing, GlyphMissing, WeightMissing

# Distance between baselines, in type sizes, at which lines of Bengali neither touch nor drift apart.
LINE_HEIGHTS = {
    "Anek Bangla": 1.4,
    "Baloo Da 2": 1.4,
    "Galada": 1.5,
    "Hind Siliguri": 1.5,
    "Mina": 1.5,
    "Noto Sans Bengali": 1.45,
    "Noto Serif Bengali": 1.45,
    "Tiro Bangla": 1.45,
}
_WEIGHT = re.compile(r"_(\d{3})[A-Za-z]*$")
_JOINERS = frozenset("\u200b\u200c\u200d\u2028\u2060\n\t\u00a0\u202f\ufeff")

_lock = threading.Lock()
_loaded: set[str] = set()
_application: list[QGuiApplication] = []  # Qt needs one that lives as long as the process


def ensure_gui() -> None:
    """Make sure Qt can shape and paint: starts it off screen when no application runs. Main thread only."""
    if QCoreApplication.instance() is None:
        _application.append(QGuiApplication(["karmashala", "-platform", "offscreen"]))


def families() -> tuple[str, ...]:
    """The names of the bundled families."""
    return tuple(LINE_HEIGHTS)


@cache
def files(family: str) -> dict[int, Path]:
    """The font files of a family by weight.

    Raises:
        FontMissing: the family is not bundled.
    """
    if family not in LINE_HEIGHTS:
        raise FontMissing(family=family, known=", ".join(LINE_HEIGHTS))
    found: dict[int, Path] = {}
    for file in sorted((assets() / "fonts" / family.replace(" ", "")).glob("*.ttf")):
        match = _WEIGHT.search(file.stem)
        if match:
            found[int(match[1])] = file
    if not found:
        raise FontMissing(family=family, known=", ".join(LINE_HEIGHTS))
    return found


def weights(family: str) -> tuple[int, ...]:
    """The weights a family really has."""
    return tuple(sorted(files(family)))


def require_weight(family: str, weight: int) -> None:
    """Raise WeightMissing when the family has no such weight."""
    if weight not in files(family):
        known = ", ".join(str(weight) for weight in weights(family))
        raise WeightMissing(family=family, weight=weight, known=known)


def nearest_weight(family: str, weight: int) -> int:
    """The family's real weight closest to the wanted one; the bolder of two equally close."""
    return min(weights(family), key=lambda real: (abs(real - weight), -real))


def load(family: str) -> None:
    """Register a family with Qt, once; safe from any thread."""
    with _lock:
        if family in _loaded:
            return
        for file in files(family).values():
            if QFontDatabase.addApplicationFont(str(file)) < 0:
                raise FontMissing(family=family, known=", ".join(LINE_HEIGHTS))
        _loaded.add(family)


def load_all() -> None:
    """Register every bundled family with Qt."""
    for family in LINE_HEIGHTS:
        load(family)


class Face:
    """One weight of one family: its Qt font and the outlines of its glyphs at `BASE` px."""

    BASE = 400.0

    def __init__(self, family: str, weight: int) -> None:
        require_weight(family, weight)
        load(family)
        self.family = family
        self.weight = weight
        self.line_height = LINE_HEIGHTS[family]
        self._outlines: dict[int, tuple[QPainterPath, tuple[float, float, float, float]]] = {}
        self._known: set[str] = set()

    def font(self, pixel_size: float = BASE) -> QFont:
        """The Qt font; unhinted, so that it looks the same at every scale."""
        font = QFont(self.family)
        font.setPixelSize(max(1, round(pixel_size)))
        font.setWeight(QFont.Weight(self.weight))
        font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging | QFont.StyleStrategy.PreferAntialias)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def require_glyphs(self, text: str) -> None:
        """Raise GlyphMissing for the first character the face cannot draw."""
        unknown = [char for char in text if char not in self._known and char not in _JOINERS]
        if not unknown:
            return
        raw = QRawFont.fromFont(self.font())
        for char in unknown:
            if not raw.supportsCharacter(ord(char)):
                raise GlyphMissing(character=char, codepoint=f"U+{ord(char):04X}", family=self.family)
            self._known.add(char)

    def outline(self, raw: QRawFont, glyph: int) -> tuple[QPainterPath, tuple[float, float, float, float]]:
        """A glyph's outline at BASE px and its ink box (left, top, right, bottom), the baseline at 0."""
        found = self._outlines.get(glyph)
        if found is None:
            path = raw.pathForGlyph(glyph)
            ink = path.boundingRect()
            found = path, (ink.left(), ink.top(), ink.right(), ink.bottom())
            self._outlines[glyph] = found
        return found


@cache
def face(family: str, weight: int) -> Face:
    """The face, made once.

    Raises:
        FontMissing, WeightMissing: it is not bundled.
    """
    return Face(family, weight)
