"""Paints row after row of one template: what no row changes is painted once, pixel for pixel the same."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

import msgspec
from PIL import Image
from PySide6.QtGui import QImage, QPainter

from toolkit.core.errors import ToolkitError
from toolkit.graphics.brand import Brand
from toolkit.graphics.errors import FieldInvalid, FieldMissing
from toolkit.graphics.fonts import ensure_gui
from toolkit.graphics.format import (
    GroupLayer,
    ImageLayer,
    Layer,
    Shadow,
    ShapeLayer,
    Stroke,
    TextLayer,
)
from toolkit.graphics.layout import Placed, Rect, find_size, place_layers
from toolkit.graphics.load import Template
from toolkit.graphics.paint import paint
from toolkit.graphics.pictures import Pictures, to_pillow
from toolkit.graphics.render import scene_image
from toolkit.graphics.resolve import Photos, resolve
from toolkit.graphics.svgpath import parse_path
from toolkit.graphics.textfit import fit_text

_WORD = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_WORDLESS = frozenset(["id", "type", "shape", "path", "fit", "align", "anchor", "mask", "font"])
_EDGE = 2.0  # px around a layer that antialiasing may touch
_MITER = 2.0  # Qt's limit: a sharp corner reaches this many line widths
_FORGET_TEXTS = 64  # rows; texts of rows never come again, and each outline takes up to half a megabyte
_FORGET_PICTURES = 1024


class RowProblems(Exception):
    """Everything that is wrong with a row."""

    def __init__(self, problems: list[ToolkitError]) -> None:
        super().__init__(problems)
        self.problems = problems


@dataclass(frozen=True)
class _Ground:
    """One size: the picture of what stays, the layers still to paint, and what is wrong with what stays."""

    size: str
    image: QImage
    moving: Template
    problems: tuple[ToolkitError, ...]


class RowPainter:
    """Paints rows of one template at some sizes."""

    def __init__(
        self,
        template: Template,
        brand: Brand,
        sizes: Collection[str],
        varying: Collection[str],
        values: Mapping[str, str],
        photos: Photos,
        language: Literal["bn", "en"] = "bn",
    ) -> None:
        """Paint what stays.

        Args:
            template: what to make.
            brand: resolves the tokens.
            sizes: ids of the template's sizes.
            varying: keys of the fields, images included, that rows may change.
            values: of the fields that rows do not change.
            photos: the same for image fields.
            language: of the brand's words.
        """
        ensure_gui()
        self._brand = brand
        self._language = language
        self._pictures = Pictures()
        self._rows = 0
        constant = {key: value for key, value in values.items() if key not in varying}
        shown = {key: photo for key, photo in photos.items() if key not in varying}
        self._grounds = [self._ground(template, size, varying, constant, shown) for size in sizes]

    def _ground(
        self,
        template: Template,
        size: str,
        varying: Collection[str],
        values: Mapping[str, str],
        photos: Photos,
    ) -> _Ground:
        still, moving = split_layers(template, size, varying)
        scene = resolve(
            _only(template, still),
            values=values,
            photos=photos,
            brand=self._brand,
            size=size,
            language=self._language,
            pictures=self._pictures,
        )
        problems = [problem for problem in scene.problems if not _of_row(problem, varying)]
        try:
            image = scene_image(scene, self._pictures)
        except ToolkitError as error:  # a photo that all rows show turned out to be damaged
            problems.append(error)
            image = QImage()
        return _Ground(size, image, _only(template, moving), tuple(problems))

    def paint(self, values: Mapping[str, str], photos: Photos) -> Iterator[Image.Image]:
        """The pictures of a row, in the order of the sizes; each is painted when it is asked for.

        Raises:
            RowProblems: something is wrong with the row at some size; before the first picture.
        """
        self._forget()
        scenes = []
        problems: list[ToolkitError] = []
        for ground in self._grounds:
            scene = resolve(
                ground.moving,
                values=values,
                photos=photos,
                brand=self._brand,
                size=ground.size,
                language=self._language,
                pictures=self._pictures,
            )
            scenes.append(replace(scene, ground=None))  # it is in the picture already
            problems += [*ground.problems, *scene.problems]
        if problems:
            raise RowProblems(problems)
        for ground, scene in zip(self._grounds, scenes, strict=True):
            image = ground.image.copy()
            painter = QPainter(image)
            try:
                paint(scene, painter, self._pictures)
            finally:
                painter.end()
            yield to_pillow(image)

    def _forget(self) -> None:
        """Keep memory flat: what earlier rows left in caches is of no use to later ones."""
        self._rows += 1
        if self._rows % _FORGET_TEXTS == 0:
            fit_text.cache_clear()
        if self._rows % _FORGET_PICTURES == 0:
            self._pictures = Pictures()


def split_layers(
    template: Template, size: str, varying: Collection[str]
) -> tuple[tuple[Layer, ...], tuple[Layer, ...]]:
    """The layers that can be painted before all rows, and those to paint for each row, both in order.

    A layer that no row changes may be painted early only when nothing that comes before it, and is painted
    later, reaches where it paints: then the order cannot be seen.
    """
    still: list[Layer] = []
    moving: list[Layer] = []
    reaches: list[Rect] = []
    for placed in place_layers(template.spec, find_size(template.spec, size)):
        reach = _reach(placed)
        if _mentions(placed.layer, varying) or any(_meet(reach, other) for other in reaches):
            moving.append(placed.layer)
            reaches.append(reach)
        else:
            still.append(placed.layer)
    return tuple(still), tuple(moving)


def _only(template: Template, layers: tuple[Layer, ...]) -> Template:
    return Template(msgspec.structs.replace(template.spec, layers=layers), template.folder)


def _of_row(problem: ToolkitError, varying: Collection[str]) -> bool:
    """Whether the problem is only that a field of the rows is not filled here."""
    return isinstance(problem, FieldMissing | FieldInvalid) and problem.params.get("field") in varying


def _mentions(layer: Layer, keys: Collection[str]) -> bool:
    """Whether any of the keys appears anywhere in the layer, however the format comes to use it."""
    return any(word in keys for text in _texts(msgspec.to_builtins(layer)) for word in _WORD.findall(text))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        if "{" in value or "/" not in value:  # the name of an artwork's file is no field
            yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            if key not in _WORDLESS:
                yield from _texts(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _texts(item)


def _meet(one: Rect, other: Rect) -> bool:
    return (
        one[0] < other[0] + other[2]
        and other[0] < one[0] + one[2]
        and one[1] < other[1] + other[3]
        and other[1] < one[1] + one[3]
    )


def _reach(placed: Placed) -> Rect:
    """A rectangle, in px of the size, that holds everything the layer may paint."""
    layer, override = placed.layer, placed.override
    reach = _grown(_body(placed), _margin(layer, placed.scale) + _EDGE)
    rotation = layer.rotation if override is None or override.rotation is None else override.rotation
    if not rotation:
        return reach
    x, y = placed.box[0] + placed.box[2] / 2, placed.box[1] + placed.box[3] / 2
    corners = [(reach[0], reach[1]), (reach[0] + reach[2], reach[1] + reach[3])]
    radius = math.hypot(
        max(abs(corner[0] - x) for corner in corners), max(abs(corner[1] - y) for corner in corners)
    )
    return x - radius, y - radius, 2 * radius, 2 * radius


def _body(placed: Placed) -> Rect:
    """The layer without its lines and shadows."""
    layer, (x, y, w, h) = placed.layer, placed.box
    if isinstance(layer, GroupLayer):
        if layer.clip or not placed.children:
            return placed.box
        return _union([_reach(child) for child in placed.children] + [placed.box])
    if isinstance(layer, ShapeLayer) and layer.shape == "path":
        drawn = parse_path(layer.path).controlPointRect()
        across = w / layer.box[2] if layer.box[2] else 1.0
        down = h / layer.box[3] if layer.box[3] else 1.0
        moved = (x + drawn.x() * across, y + drawn.y() * down, drawn.width() * across, drawn.height() * down)
        return _union([moved, placed.box])
    return placed.box


def _margin(layer: Layer, scale: float) -> float:
    lines: tuple[Stroke | None, ...] = ()
    shadow: Shadow | None = None
    if isinstance(layer, ShapeLayer | ImageLayer):
        lines, shadow = (layer.stroke,), layer.shadow
    elif isinstance(layer, TextLayer):
        lines, shadow = (layer.outline,), layer.shadow
    margin = max((line.width * _MITER for line in lines if line is not None), default=0.0)
    if isinstance(layer, TextLayer) and layer.plate is not None:
        margin = max(margin, layer.plate.pad_x, layer.plate.pad_y)
    if shadow is not None:
        margin += max(abs(shadow.dx), abs(shadow.dy)) + shadow.blur * 1.5 + 1
    return margin * scale


def _grown(rect: Rect, margin: float) -> Rect:
    return rect[0] - margin, rect[1] - margin, rect[2] + 2 * margin, rect[3] + 2 * margin


def _union(rects: list[Rect]) -> Rect:
    left, top = min(rect[0] for rect in rects), min(rect[1] for rect in rects)
    right, bottom = max(rect[0] + rect[2] for rect in rects), max(rect[1] + rect[3] for rect in rects)
    return left, top, right - left, bottom - top
