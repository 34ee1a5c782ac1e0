"""Paint the few small pictures the style sheet needs, from the icon font, in each theme's colour.

python -m scripts.build_theme_art
"""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from gui.common.icons import outline
from gui.common.theme import ColourToken, ThemeName, tokens
from toolkit.core.paths import assets

_ART: dict[str, tuple[str, ColourToken]] = {
    "chevron-down": ("caret-down", "muted"),
    "chevron-up": ("caret-up", "muted"),
    "check": ("check-bold", "on-accent"),
}
_SIDE = 14  # px; the @2x picture is twice as large


def main() -> None:
    """Write every picture in both sizes and themes."""
    app = QApplication([])
    themes: tuple[ThemeName, ...] = ("light", "dark")
    for theme in themes:
        for name, (icon_name, token) in _ART.items():
            for scale, suffix in ((1, ""), (2, "@2x")):
                target = assets() / "themes" / f"{name}-{theme}{suffix}.png"
                _picture(icon_name, _SIDE * scale, tokens(theme).colours[token]).save(str(target))
    del app


def _picture(icon_name: str, side: int, colour: str) -> QImage:
    picture = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(0)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(outline(icon_name, QRect(0, 0, side, side)), QColor(colour))
    painter.end()
    return picture


if __name__ == "__main__":
    main()
