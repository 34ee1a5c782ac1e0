"""Small painting tools the scenes share: colours, soft light, grain, blurred backgrounds."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QImage,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QRadialGradient,
)

Point = tuple[float, float]


def color(name: str, alpha: float = 1.0) -> QColor:
    """The colour `#RRGGBB` with an alpha from 0 to 1."""
    result = QColor(name)
    result.setAlphaF(alpha)
    return result


def canvas(width: int, height: int) -> QImage:
    """An empty picture in px."""
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    return image


@contextmanager
def painting(image: QImage) -> Iterator[QPainter]:
    """A smooth painter on `image` with no outline, ended properly."""
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setPen(Qt.PenStyle.NoPen)
    try:
        yield painter
    finally:
        painter.end()


@contextmanager
def moved(painter: QPainter, x: float, y: float, scale: float = 1.0, turn: float = 0.0) -> Iterator[None]:
    """Paint around (x, y), scaled and turned by degrees, then go back."""
    painter.save()
    painter.translate(x, y)
    painter.rotate(turn)
    painter.scale(scale, scale)
    try:
        yield
    finally:
        painter.restore()


def sky(painter: QPainter, area: QRectF, *stops: tuple[float, str]) -> None:
    """Fill `area` with a vertical gradient."""
    gradient = QLinearGradient(area.topLeft(), area.bottomLeft())
    for at, name in stops:
        gradient.setColorAt(at, QColor(name))
    painter.fillRect(area, gradient)


def glow(painter: QPainter, at: Point, radius: float, name: str, strength: float = 1.0) -> None:
    """A soft round light that fades out at `radius` px."""
    gradient = QRadialGradient(QPointF(*at), radius)
    gradient.setColorAt(0.0, color(name, strength))
    gradient.setColorAt(0.35, color(name, strength * 0.45))
    gradient.setColorAt(1.0, color(name, 0.0))
    fill_ellipse(painter, at, radius, radius, gradient)


def fill_ellipse(
    painter: QPainter, at: Point, rx: float, ry: float, paint: str | QColor | QRadialGradient
) -> None:
    """A filled ellipse around `at`."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(paint) if isinstance(paint, str) else QBrush(paint))
    painter.drawEllipse(QPointF(*at), rx, ry)


def fill(painter: QPainter, path: QPainterPath, paint: str | QColor) -> None:
    """Fill a path with one colour."""
    painter.fillPath(path, QColor(paint))


def line(painter: QPainter, path: QPainterPath, paint: str | QColor, width: float) -> None:
    """Stroke a path with round ends."""
    pen = QPen(
        QColor(paint), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    )
    painter.strokePath(path, pen)


def smooth(points: Sequence[Point], *, closed: bool = False) -> QPainterPath:
    """A curve through the points (Catmull-Rom), closed into a shape when asked."""
    count = len(points)
    path = QPainterPath(QPointF(*points[0]))
    for index in range(count if closed else count - 1):
        before, here, after, beyond = (
            points[(index + step) % count] if closed else points[min(max(index + step, 0), count - 1)]
            for step in (-1, 0, 1, 2)
        )
        path.cubicTo(
            here[0] + (after[0] - before[0]) / 6,
            here[1] + (after[1] - before[1]) / 6,
            after[0] - (beyond[0] - here[0]) / 6,
            after[1] - (beyond[1] - here[1]) / 6,
            *after,
        )
    if closed:
        path.closeSubpath()
    return path


def polygon(points: Sequence[Point]) -> QPainterPath:
    """A shape with straight sides."""
    path = QPainterPath(QPointF(*points[0]))
    for point in points[1:]:
        path.lineTo(*point)
    path.closeSubpath()
    return path


def hills(width: float, base: float, bumps: list[float], floor: float) -> QPainterPath:
    """A smooth skyline over the whole width: heights above `base`, evenly spread, filled down to `floor`."""
    step = width / (len(bumps) - 1)
    path = smooth([(index * step, base - height) for index, height in enumerate(bumps)])
    path.lineTo(width, floor)
    path.lineTo(0, floor)
    path.closeSubpath()
    return path


def blurred(image: QImage, strength: int) -> QImage:
    """The picture out of focus: shrunk `strength` times and grown back smoothly."""
    width, height = image.width(), image.height()
    smooth_mode = Qt.TransformationMode.SmoothTransformation
    aspect = Qt.AspectRatioMode.IgnoreAspectRatio
    result = image
    for factor in (strength, max(2, strength // 2)):
        small = result.scaled(max(2, width // factor), max(2, height // factor), aspect, smooth_mode)
        result = small.scaled(width, height, aspect, smooth_mode)
    return result


def grain(image: QImage, seed: int, strength: float = 0.05) -> None:
    """Lay fine paper grain over the picture, the same for the same seed."""
    side = 256
    noise = random.Random(seed)
    tile = canvas(side, side)
    for y in range(side):
        for x in range(side):
            light = noise.random()
            tone = QColor(255, 255, 255) if light > 0.5 else QColor(0, 0, 0)
            tone.setAlphaF(abs(light - 0.5) * 2 * strength)
            tile.setPixelColor(x, y, tone)
    with painting(image) as painter:
        painter.fillRect(image.rect(), QBrush(tile))


def vignette(image: QImage, name: str, strength: float) -> None:
    """Darken the corners a little, as a lens does."""
    with painting(image) as painter:
        middle = QPointF(image.width() / 2, image.height() / 2)
        gradient = QRadialGradient(middle, max(image.width(), image.height()) * 0.72)
        gradient.setColorAt(0.55, color(name, 0.0))
        gradient.setColorAt(1.0, color(name, strength))
        painter.fillRect(image.rect(), gradient)
