"""SVG path data, compared with what Qt's own SVG reader paints."""

from __future__ import annotations

import pytest
from PIL import Image, ImageChops
from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from toolkit.graphics.pictures import to_pillow
from toolkit.graphics.svgpath import parse_path

SIDE = 200


def _canvas() -> QImage:
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    return image


def _ours(data: str) -> Image.Image:
    image = _canvas()
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    path = parse_path(data)
    path.setFillRule(path.fillRule().WindingFill)
    painter.fillPath(path, QColor("black"))
    painter.end()
    return to_pillow(image)


def _theirs(data: str) -> Image.Image:
    image = _canvas()
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE} {SIDE}"><path d="{data}"/></svg>'
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, SIDE, SIDE))
    painter.end()
    return to_pillow(image)


@pytest.mark.parametrize(
    "data",
    [
        "M20 20 L180 30 150 170Z",
        "m20,20 l160,10 -30,140 z m 40 40 h20 v20 h-20 z",
        "M20 100 C20 20 180 20 180 100 S100 180 20 100Z",
        "m20 100 c0-80 160-80 160 0 s-80 80-160 0z",
        "M20 100 Q100 0 180 100 T100 150 Z",
        "M20 100 q 80 -100 160 0 t -80 50 Z",
        "M100 20 A80 80 0 0 1 100 180 A80 80 0 0 1 100 20Z",
        "M30 100 a70 40 30 1 0 100 -40 z",
        "M30 100 A70 40 -20 0 0 150 140 Z",
        "M20 20H180V180H20Z M60 60 H140 V140 H60 Z",
        "M1e1 .5e2L180-20 150+170Z",
    ],
)
def test_paths_look_as_qt_draws_them(data: str) -> None:
    difference = ImageChops.difference(_ours(data), _theirs(data)).convert("L")
    wrong = sum(difference.histogram()[60:])
    assert wrong <= 12, f"{wrong} px differ, within {difference.getbbox()}"


@pytest.mark.parametrize(
    "data",
    [
        "L0 0",
        "M0",
        "M0 0 L",
        "M0 0 L1",
        "M0 0 X1 1",
        "0 0",
        "M0 0 Z 5 5",
        "M1e9 0",
        "M0 0 C1 1 2 2",
        "M nan 0",
    ],
)
def test_broken_data_is_refused(data: str) -> None:
    with pytest.raises(ValueError, match=r"path|number|begins"):
        parse_path(data)


def test_nothing_is_an_empty_path() -> None:
    assert parse_path("  ").isEmpty()
