"""From a template to a picture: the same pixels for preview and export."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from PIL import Image
from PySide6.QtGui import QImage, QPainter

from toolkit.graphics.brand import Brand
from toolkit.graphics.fonts import ensure_gui
from toolkit.graphics.format import Override
from toolkit.graphics.layout import Size
from toolkit.graphics.load import Template
from toolkit.graphics.paint import paint
from toolkit.graphics.pictures import Pictures, to_pillow
from toolkit.graphics.resolve import Photos, resolve
from toolkit.graphics.scene import Scene


def render_image(
    template: Template,
    *,
    values: Mapping[str, str],
    photos: Photos | None = None,
    brand: Brand,
    size: Size | str,
    tweaks: Mapping[str, Override] | None = None,
    language: Literal["bn", "en"] = "bn",
    pictures: Pictures | None = None,
) -> Image.Image:
    """The finished picture: RGBA for a transparent template, else RGB. Arguments as for `resolve`.

    Raises:
        ToolkitError: a value is missing or wrong, a text does not fit, a photo cannot be opened.
    """
    ensure_gui()
    pictures = pictures or Pictures()
    scene = resolve(
        template,
        values=values,
        photos=photos,
        brand=brand,
        size=size,
        tweaks=tweaks,
        language=language,
        pictures=pictures,
    )
    scene.check()
    return to_pillow(scene_image(scene, pictures))


def scene_image(scene: Scene, pictures: Pictures, scale: float = 1.0) -> QImage:
    """The scene as a Qt image, `scale` times its size; premultiplied ARGB when its ground is transparent."""
    width, height = max(1, round(scene.width * scale)), max(1, round(scene.height * scale))
    transparent = scene.ground is None
    stored = QImage.Format.Format_ARGB32_Premultiplied if transparent else QImage.Format.Format_RGB32
    image = QImage(width, height, stored)
    image.fill(0)
    painter = QPainter(image)
    try:
        painter.scale(width / scene.width, height / scene.height)
        paint(scene, painter, pictures)
    finally:
        painter.end()
    return image
