"""Sets text into a box: shapes, breaks lines, and finds the largest type whose ink fits.

Everything is laid out once at `Face.BASE` px and scaled, so a text breaks the same at every scale.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from PySide6.QtGui import QFont, QPainterPath, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from toolkit.bangla.linebreak import keep_together
from toolkit.graphics.fonts import Face, face

_LATIN_RUN = re.compile(r"[A-Za-z0-9\u00C0-\u024F][A-Za-z0-9\u00C0-\u024F .,'’&@/+:-]*")
_OPTICAL_CENTRE = 0.32  # of the type size above the baseline: the middle of Bengali letters and of capitals
_PRECISION = 0.25  # px of type size
_STEP = 1.12
_UNLIMITED = 1e6


@dataclass(frozen=True)
class TextStyle:
    """How text is set. `line_height` is in type sizes, `letter_spacing` in em and only on Latin runs."""

    family: str
    weight: int
    line_height: float | None = None
    letter_spacing: float = 0.0
    align: Literal["left", "center", "right"] = "left"
    vertical: Literal["top", "middle", "bottom"] = "top"
    max_lines: int = 100
    balance: bool = False


@dataclass(frozen=True)
class FittedText:
    """Text set into a box. `path` and the distances are in base units; multiply by `scale` for px.

    `ink` is (left, top, right, bottom) in px from the box's top left corner.
    """

    size: float
    fits: bool
    lines: int
    path: QPainterPath
    scale: float
    dx: float
    dy: float
    ink: tuple[float, float, float, float]


@lru_cache(maxsize=512)
def fit_text(
    text: str, style: TextStyle, width: float, height: float, size: float, min_size: float
) -> FittedText:
    """The text at the largest type from `min_size` to `size` px whose ink stays in the box.

    When even `min_size` is too large, the result has `fits` false and is set at `min_size`.

    Raises:
        FontMissing, WeightMissing, GlyphMissing: the face cannot draw it.
    """
    used = face(style.family, style.weight)
    shaped = _Shaped(keep_together(text), style, used)
    if shaped.fits(size, width, height):
        return shaped.place(size, width, height, fits=True)
    if min_size >= size or not shaped.fits(min_size, width, height):
        return shaped.place(min_size, width, height, fits=False)
    low, high = _bracket(shaped, width, height, min_size, size)
    while high - low > _PRECISION:
        middle = (low + high) / 2
        if shaped.fits(middle, width, height):
            low = middle
        else:
            high = middle
    return shaped.place(low, width, height, fits=True)


def _bracket(
    shaped: _Shaped, width: float, height: float, min_size: float, size: float
) -> tuple[float, float]:
    """A size that fits and a slightly larger one that does not.

    Ink is not monotonic: larger type may break so that the last line has no descender, and fit where a
    smaller one did not. So the search steps down from the top and halves only the last step.
    """
    high = size
    while (low := high / _STEP) > min_size:
        if shaped.fits(low, width, height):
            return low, high
        high = low
    return min_size, high


class _Shaped:
    """One text, shaped; lines are broken again for each width."""

    def __init__(self, text: str, style: TextStyle, used: Face) -> None:
        used.require_glyphs(text)
        self._style = style
        self._face = used
        self._leading = (style.line_height or used.line_height) * Face.BASE
        self._layout = QTextLayout(text.strip("\n").replace("\n", "\u2028"), used.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        self._layout.setTextOption(option)
        self._layout.setCacheEnabled(True)
        if style.letter_spacing:
            self._layout.setFormats(_latin_spacing(text, style.letter_spacing * Face.BASE))

    def fits(self, size: float, width: float, height: float) -> bool:
        """Whether the ink at this size stays within width × height px and the line limit."""
        scale = size / Face.BASE
        wide = width / scale
        lines = self._break(wide)
        if any(line.naturalTextWidth() > wide + 0.01 for line in lines):
            return False
        left, top, right, bottom = self._ink(lines, wide)
        if right - left > wide:
            lines = self._break(2 * wide - (right - left))
            left, top, right, bottom = self._ink(lines, wide)
        if len(lines) > self._style.max_lines:
            return False
        return (bottom - top) * scale <= height and (right - left) * scale <= width

    def place(self, size: float, width: float, height: float, *, fits: bool) -> FittedText:
        """The outlines, aligned in the box and nudged so that ink stays inside where it can."""
        scale = size / Face.BASE
        wide = width / scale
        lines = self._break(self._balanced(wide, height / scale) if self._style.balance else wide)
        left, top, right, bottom = self._ink(lines, wide)
        if right - left > wide:  # ink wider than its advances: leave that much room and break again
            lines = self._break(2 * wide - (right - left))
            left, top, right, bottom = self._ink(lines, wide)
        dx = _nudge(0.0, left, right, wide)
        dy = _nudge(self._first_baseline(len(lines), height / scale), top, bottom, height / scale)
        path = QPainterPath()
        path.setFillRule(path.fillRule().WindingFill)
        for number, line in enumerate(lines):
            start = self._start(line, wide)
            baseline = line.y() + line.ascent()
            for run in line.glyphRuns():
                raw = run.rawFont()
                for glyph, position in zip(run.glyphIndexes(), run.positions(), strict=True):
                    outline, _ = self._face.outline(raw, glyph)
                    path.addPath(
                        outline.translated(
                            start + position.x(), number * self._leading + position.y() - baseline
                        )
                    )
        ink = (
            (left + dx) * scale,
            (top + dy) * scale,
            (right + dx) * scale,
            (bottom + dy) * scale,
        )
        return FittedText(size, fits, len(lines), path, scale, dx, dy, ink)

    def _break(self, width: float) -> list[QTextLine]:
        self._layout.beginLayout()
        lines: list[QTextLine] = []
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            lines.append(line)
        self._layout.endLayout()
        return lines

    def _balanced(self, width: float, height: float) -> float:
        """The smallest width that keeps the number of lines, so that lines come out alike.

        Other breaks have other ink: where that would be too tall for `height`, the width stays.
        """
        wanted = len(self._break(width))
        if wanted < 2:
            return width
        low, high = width / wanted / 2, width
        for _ in range(8):
            middle = (low + high) / 2
            lines = self._break(middle)
            if len(lines) == wanted and all(line.naturalTextWidth() <= middle for line in lines):
                high = middle
            else:
                low = middle
        _, top, _, bottom = self._ink(self._break(high), width)
        return high if bottom - top <= height else width

    def _ink(self, lines: list[QTextLine], width: float) -> tuple[float, float, float, float]:
        """Ink box of all lines in base units, the first baseline at y = 0."""
        left, top, right, bottom = _UNLIMITED, _UNLIMITED, -_UNLIMITED, -_UNLIMITED
        for number, line in enumerate(lines):
            start = self._start(line, width)
            baseline = line.y() + line.ascent() - number * self._leading
            for run in line.glyphRuns():
                raw = run.rawFont()
                for glyph, position in zip(run.glyphIndexes(), run.positions(), strict=True):
                    _, (x0, y0, x1, y1) = self._face.outline(raw, glyph)
                    if x1 > x0:
                        x, y = start + position.x(), position.y() - baseline
                        left, right = min(left, x + x0), max(right, x + x1)
                        top, bottom = min(top, y + y0), max(bottom, y + y1)
        return (left, top, right, bottom) if right > left else (0.0, 0.0, 0.0, 0.0)

    def _start(self, line: QTextLine, width: float) -> float:
        room = width - line.naturalTextWidth()
        return {"left": 0.0, "center": room / 2, "right": room}[self._style.align]

    def _first_baseline(self, lines: int, height: float) -> float:
        """Where the first baseline goes by the line boxes alone."""
        above = self._leading / 2 + _OPTICAL_CENTRE * Face.BASE
        room = height - lines * self._leading
        return above + {"top": 0.0, "middle": room / 2, "bottom": room}[self._style.vertical]


def _nudge(offset: float, low: float, high: float, room: float) -> float:
    """`offset` changed as little as brings low…high into 0…room; centred when it cannot fit."""
    if high - low > room:
        return (room - high - low) / 2
    return min(max(offset, -low), room - high)


def _latin_spacing(text: str, spacing: float) -> list[QTextLayout.FormatRange]:
    """Letter-spacing for Latin runs; it would tear Bengali conjuncts and their headline apart."""
    ranges = []
    for match in _LATIN_RUN.finditer(text):
        piece = QTextLayout.FormatRange()
        piece.start = len(text[: match.start()].encode("utf-16-le")) // 2
        piece.length = len(match[0].encode("utf-16-le")) // 2
        char_format = QTextCharFormat()
        char_format.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
        char_format.setFontLetterSpacing(spacing)
        piece.format = char_format
        ranges.append(piece)
    return ranges
