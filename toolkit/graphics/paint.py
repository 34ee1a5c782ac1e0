"""The one painter: pictures, previews, captions and print all come from here."""

from __future__ import annotations

import math

from PIL import Image, ImageFilter
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QPen, QTransform

from toolkit.graphics.layout import Rect
from toolkit.graphics.pictures import Pictures
from toolkit.graphics.scene import (
    GroupItem,
    ImageItem,
    Item,
    Line,
    Scene,
    ShapeItem,
    SoftShadow,
    TextItem,
)

_MAX_BLUR = 8.0  # px; wider blurs are made on a smaller picture, where they look the same


def paint(scene: Scene, painter: QPainter, pictures: Pictures) -> None:
    """Paint a scene in px of its size; scale the painter for any other.

    Raises:
        ToolkitError: a photo or artwork turned out to be unusable.
    """
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    if scene.ground is not None:
        painter.fillRect(QRectF(0, 0, scene.width, scene.height), scene.ground)
    for item in scene.items:
        _paint_item(item, painter, pictures)
    painter.restore()


def _paint_item(item: Item, painter: QPainter, pictures: Pictures) -> None:
    painter.save()
    if item.rotation:
        centre = QPointF(item.box[0] + item.box[2] / 2, item.box[1] + item.box[3] / 2)
        painter.translate(centre)
        painter.rotate(item.rotation)
        painter.translate(-centre)
    painter.setOpacity(painter.opacity() * item.opacity)
    if isinstance(item, ShapeItem):
        _paint_shape(item, painter)
    elif isinstance(item, ImageItem):
        _paint_image(item, painter, pictures)
    elif isinstance(item, TextItem):
        _paint_text(item, painter)
    elif isinstance(item, GroupItem):
        if item.clip:
            painter.setClipRect(QRectF(*item.box), Qt.ClipOperation.IntersectClip)
        for child in item.children:
            _paint_item(child, painter, pictures)
    painter.restore()


def _paint_shape(item: ShapeItem, painter: QPainter) -> None:
    if item.shadow is not None:
        _paint_shadow(item.path, item.shadow, painter)
    if item.fill is not None:
        painter.fillPath(item.path, item.fill)
    if item.stroke is not None:
        painter.strokePath(item.path, _pen(item.stroke))


def _paint_image(item: ImageItem, painter: QPainter, pictures: Pictures) -> None:
    if item.box[2] <= 0 or item.box[3] <= 0:
        return
    scale = _device_scale(painter)
    area, image = _picture(item, pictures, scale)
    path = item.path
    if not QRectF(*item.box).contains(QRectF(*area)) or not item.cover:
        picture_path = QPainterPath()
        picture_path.addRect(QRectF(*area))
        path = path.intersected(picture_path)
    if item.shadow is not None:
        _paint_shadow(path, item.shadow, painter)
    brush = QBrush(image)
    place = QTransform.fromTranslate(area[0], area[1])
    place.scale(area[2] / image.width(), area[3] / image.height())
    brush.setTransform(place)
    painter.fillPath(path, brush)
    if item.stroke is not None:
        painter.strokePath(path, _pen(item.stroke))


def _picture(item: ImageItem, pictures: Pictures, scale: float) -> tuple[Rect, QImage]:
    """Where the picture lies, in px of the scene, and its image at the painter's scale."""
    if item.photo is not None and item.cover:
        width, height = _device_size(item.box, scale)
        return item.box, pictures.covered(item.photo, width, height, item.effects)
    if item.photo is not None:
        area = _fitted(item.box, pictures.size(item.photo.path), item)
        width, height = _device_size(area, scale)
        return area, pictures.whole(item.photo.path, width, height, item.effects)
    if item.art is None:
        raise ValueError(f"image {item.id} has no picture")
    area = _fitted(item.box, pictures.art_size(item.art), item)
    width, height = _device_size(area, scale)
    return area, pictures.art(item.art, width, height, item.tint)


def _fitted(box: Rect, natural: tuple[float, float], item: ImageItem) -> Rect:
    """The picture's rectangle: it covers the box, or is contained by it."""
    ratios = (box[2] / natural[0], box[3] / natural[1])
    scale = max(ratios) if item.cover else min(ratios)
    width, height = natural[0] * scale, natural[1] * scale
    x = {"left": 0.0, "center": 0.5, "right": 1.0}[item.align[0]]
    y = {"top": 0.0, "middle": 0.5, "bottom": 1.0}[item.align[1]]
    return box[0] + (box[2] - width) * x, box[1] + (box[3] - height) * y, width, height


def _paint_text(item: TextItem, painter: QPainter) -> None:
    text = item.text
    if item.backing is not None:
        painter.fillPath(item.backing.path, item.backing.color)
    painter.translate(item.box[0], item.box[1])
    if item.shadow is not None:
        place = QTransform.fromScale(text.scale, text.scale).translate(text.dx, text.dy)
        _paint_shadow(place.map(text.path), item.shadow, painter)
    painter.scale(text.scale, text.scale)
    painter.translate(text.dx, text.dy)
    if item.outline is not None:
        # Twice the width, and under the fill: the line grows outwards only and never eats the letters.
        pen = _pen(Line(item.outline.color, 2 * item.outline.width / text.scale, item.outline.dash))
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(text.path, pen)
    painter.fillPath(text.path, item.color)


def _pen(line: Line) -> QPen:
    pen = QPen(line.color, line.width)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if line.dash:
        pen.setDashPattern([*line.dash, *line.dash] if len(line.dash) % 2 else list(line.dash))
    return pen


def _paint_shadow(path: QPainterPath, shadow: SoftShadow, painter: QPainter) -> None:
    """Paint the blurred silhouette of a path."""
    scale = _device_scale(painter)
    sigma = shadow.blur / 2 * scale
    shrink = max(1.0, sigma / _MAX_BLUR)
    step = scale / shrink  # px of the small picture per px of the scene
    margin = shadow.blur * 1.5 + 1
    bounds = path.boundingRect().translated(shadow.dx, shadow.dy).adjusted(-margin, -margin, margin, margin)
    width, height = max(1, math.ceil(bounds.width() * step)), max(1, math.ceil(bounds.height() * step))
    mask = QImage(width, height, QImage.Format.Format_Grayscale8)
    mask.fill(0)
    brush = QPainter(mask)
    brush.setRenderHint(QPainter.RenderHint.Antialiasing)
    brush.scale(step, step)
    brush.translate(shadow.dx - bounds.left(), shadow.dy - bounds.top())
    brush.fillPath(path, QColor("white"))
    brush.end()
    level = Image.frombytes("L", (width, height), bytes(mask.constBits()), "raw", "L", mask.bytesPerLine(), 1)
    if sigma:
        level = level.filter(ImageFilter.GaussianBlur(sigma / shrink))
    color = shadow.color
    tinted = Image.new("RGBA", (width, height), (color.red(), color.green(), color.blue(), 0))
    tinted.putalpha(level.point([round(value * color.alpha() / 255) for value in range(256)]))
    data = tinted.tobytes("raw", "BGRA")
    image = QImage(data, width, height, width * 4, QImage.Format.Format_ARGB32)
    painter.drawImage(QRectF(bounds.left(), bounds.top(), width / step, height / step), image)


def _device_scale(painter: QPainter) -> float:
    """How many px of the picture one px of the scene is."""
    transform = painter.combinedTransform()
    return math.hypot(transform.m11(), transform.m12()) or 1.0


def _device_size(box: Rect, scale: float) -> tuple[int, int]:
    return max(1, round(box[2] * scale)), max(1, round(box[3] * scale))
