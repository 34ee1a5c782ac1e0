"""Turns a template, values, photos, a brand and a size into a scene."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Literal

import segno
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainterPath, QTransform

from toolkit.bangla.dates import parse_date
from toolkit.bangla.numbers import parse_number, to_bengali_digits, to_latin_digits
from toolkit.core.errors import ToolkitError
from toolkit.core.text import nfc
from toolkit.graphics.bind import bindings, fill, is_visible
from toolkit.graphics.brand import Brand
from toolkit.graphics.errors import FieldInvalid, FieldMissing, FieldUnknown, GlyphMissing, TextTooLong
from toolkit.graphics.fonts import nearest_weight
from toolkit.graphics.format import (
    Field,
    Gradient,
    GroupLayer,
    ImageLayer,
    Override,
    QrLayer,
    Shadow,
    ShapeLayer,
    SizeSpec,
    Stroke,
    TextLayer,
)
from toolkit.graphics.layout import Placed, Rect, Size, find_size, place_layers
from toolkit.graphics.load import Template
from toolkit.graphics.photos import PhotoUse
from toolkit.graphics.pictures import Pictures
from toolkit.graphics.scene import (
    Backing,
    GroupItem,
    ImageItem,
    Item,
    Line,
    Scene,
    ShapeItem,
    SoftShadow,
    TextItem,
)
from toolkit.graphics.svgpath import parse_path
from toolkit.graphics.textfit import FittedText, TextStyle, fit_text

_COLOR = re.compile(r"#[0-9A-Fa-f]{6}([0-9A-Fa-f]{2})?")
Photos = Mapping[str, PhotoUse | Path]


def resolve(
    template: Template,
    *,
    values: Mapping[str, str],
    photos: Photos | None = None,
    brand: Brand,
    size: Size | str,
    tweaks: Mapping[str, Override] | None = None,
    language: Literal["bn", "en"] = "bn",
    pictures: Pictures | None = None,
) -> Scene:
    """The scene of a graphic at a size; whatever is wrong with the values is in its `problems`.

    Args:
        template: what to make.
        values: by field key; dates as 2026-11-23, colours as #RRGGBB.
        photos: by key of an image field.
        brand: resolves the tokens.
        size: one of the template's size ids, or any size in px.
        tweaks: changes of layers by id, after the size's own overrides.
        language: of the brand's words.
        pictures: a cache to share between renders.

    Raises:
        SizeNotFound, FieldUnknown: the template has no such size or field.
    """
    where = find_size(template.spec, size) if isinstance(size, str) else size
    known = {field.key: field for field in template.spec.fields}
    for key in [*values, *(photos or {})]:
        if key not in known:
            raise FieldUnknown(field=key, known=", ".join(known))
    width, height = where.pixels if isinstance(where, SizeSpec) else (where.w, where.h)
    uses = {key: use if isinstance(use, PhotoUse) else PhotoUse(use) for key, use in (photos or {}).items()}
    name = size if isinstance(size, str) else f"{size.w}x{size.h}"
    resolver = _Resolver(template, values, uses, brand, name, language, pictures or Pictures())
    items = resolver.items(place_layers(template.spec, where, tweaks))
    ground = None if template.spec.transparent else QColor(brand.color("surface"))
    return Scene(width, height, ground, items, tuple(resolver.problems), resolver.texts, resolver.photo_boxes)


@dataclass(frozen=True)
class _Frame:
    """What every item takes from its layer."""

    id: str
    box: Rect
    rotation: float
    opacity: float


class _Resolver:
    def __init__(
        self,
        template: Template,
        values: Mapping[str, str],
        photos: Mapping[str, PhotoUse],
        brand: Brand,
        size: str,
        language: Literal["bn", "en"],
        pictures: Pictures,
    ) -> None:
        self.problems: list[ToolkitError] = []
        self.texts: dict[str, FittedText] = {}
        self.photo_boxes: dict[str, Rect] = {}
        self._template = template
        self._brand = brand
        self._size = size
        self._language = language
        self._photos = self._usable(photos, pictures)
        self._values = self._prepared(values)

    def _usable(self, photos: Mapping[str, PhotoUse], pictures: Pictures) -> dict[str, PhotoUse]:
        """The photos that can be opened; the others become problems."""
        usable = {}
        for key, use in photos.items():
            try:
                pictures.size(use.path)
                usable[key] = use
            except ToolkitError as error:
                self.problems.append(error)
        return usable

    def _prepared(self, values: Mapping[str, str]) -> dict[str, str]:
        """Values with defaults filled in; an image field counts as filled when it has a photo."""
        prepared = {}
        for field in self._template.spec.fields:
            if field.type == "image":
                value = "photo" if field.key in self._photos else ""
            else:
                value = nfc(values.get(field.key, "")) or field.default
            if field.required and not value.strip():
                self.problems.append(FieldMissing(field=field.key))
            elif value.strip() and not self._suits(field, value):
                value = field.default
            prepared[field.key] = value
        return prepared

    def _suits(self, field: Field, value: str) -> bool:
        expected = _expected(field, value)
        if expected:
            self.problems.append(FieldInvalid(field=field.key, value=value, expected=expected))
        return not expected

    def items(self, placed: tuple[Placed, ...]) -> tuple[Item, ...]:
        found: list[Item] = []
        for one in placed:
            hidden = one.override is not None and bool(one.override.hidden)
            if hidden or not is_visible(one.layer.visible_if, self._values):
                continue
            item = self._item(one)
            if item is not None:
                found.append(item)
        return tuple(found)

    def _item(self, placed: Placed) -> Item | None:
        layer, override = placed.layer, placed.override
        rotation = layer.rotation if override is None or override.rotation is None else override.rotation
        opacity = layer.opacity if override is None or override.opacity is None else override.opacity
        frame = _Frame(layer.id, placed.box, rotation, opacity)
        if isinstance(layer, ShapeLayer):
            return self._shape(layer, frame, placed.scale)
        if isinstance(layer, ImageLayer):
            return self._image(layer, frame, placed.scale)
        if isinstance(layer, TextLayer):
            return self._text(layer, frame, placed.scale, override)
        if isinstance(layer, QrLayer):
            return self._qr(layer, frame)
        if isinstance(layer, GroupLayer):
            return GroupItem(**vars(frame), children=self.items(placed.children), clip=layer.clip)
        return None

    def _shape(self, layer: ShapeLayer, frame: _Frame, scale: float) -> Item:
        if layer.shape == "path":
            x, y, w, h = frame.box
            stretch = QTransform.fromTranslate(x, y)
            stretch.scale(w / layer.box[2] if layer.box[2] else 1, h / layer.box[3] if layer.box[3] else 1)
            path = stretch.map(parse_path(layer.path))
        else:
            path = outline(frame.box, layer.shape == "ellipse", layer.radius * scale)
        return ShapeItem(
            **vars(frame),
            path=path,
            fill=self._brush(layer.fill, frame.box),
            stroke=self._line(layer.stroke, scale),
            shadow=self._shadow(layer.shadow, scale),
        )

    def _image(self, layer: ImageLayer, frame: _Frame, scale: float) -> Item | None:
        photo, art = None, None
        if layer.source.startswith("{"):
            key = layer.source[1:-1]
            photo = self._photos.get(key)
            if photo is not None:
                self.photo_boxes[key] = frame.box
            elif layer.when_empty != "hide":
                art = self._template.folder / layer.when_empty
        elif layer.source == "@logo":
            art = self._brand.logo(self._color(layer.on).name())
        else:
            art = self._template.folder / layer.source
        if photo is None and art is None:
            return None
        duotone = None
        if layer.duotone is not None:
            duotone = (self._color(layer.duotone[0]).name(), self._color(layer.duotone[1]).name())
        return ImageItem(
            **vars(frame),
            path=outline(frame.box, layer.mask == "ellipse", layer.radius * scale),
            photo=photo,
            art=art,
            cover=layer.fit == "cover",
            align=layer.align,
            tint=None if layer.tint is None or photo is not None else self._color(layer.tint).name(),
            effects=(layer.grey, duotone, layer.brightness),
            stroke=self._line(layer.stroke, scale),
            shadow=self._shadow(layer.shadow, scale),
        )

    def _text(self, layer: TextLayer, frame: _Frame, scale: float, override: Override | None) -> Item | None:
        try:
            text = fill(layer.text, self._values, lambda token: self._brand.text(token, self._language))
        except FieldInvalid as error:
            self.problems.append(error)
            return None
        if layer.digits is not None:
            text = (to_bengali_digits if layer.digits == "bn" else to_latin_digits)(text)
        if not text.strip():
            return None
        fitted = self._fitted(layer, text, frame.box, scale, override)
        if fitted is None:
            return None
        if not fitted.fits:
            self.problems.append(TextTooLong(field=_named(layer), size=self._size))
        self.texts[layer.id] = fitted
        return TextItem(
            **vars(frame),
            text=fitted,
            color=self._color(layer.color),
            outline=self._line(layer.outline, scale),
            shadow=self._shadow(layer.shadow, scale),
            backing=self._backing(layer, frame.box, fitted, scale),
        )

    def _fitted(
        self, layer: TextLayer, text: str, box: Rect, scale: float, override: Override | None
    ) -> FittedText | None:
        change = override or Override()
        family, weight = layer.font, layer.weight
        if family.startswith("@"):
            family = self._brand.font(family[1:])
            weight = nearest_weight(family, weight)
        align = change.align or layer.align
        size = change.size if change.size is not None else layer.size * scale
        smallest = change.min_size
        if smallest is None:
            smallest = layer.min_size * scale if layer.min_size is not None else size
        if layer.fit == "none":
            smallest = size
        style = TextStyle(
            family,
            weight,
            change.line_height or layer.line_height,
            layer.letter_spacing,
            align[0],
            align[1],
            change.max_lines or layer.max_lines,
            layer.balance,
        )
        try:
            return fit_text(text, style, box[2], box[3], size, min(smallest, size))
        except GlyphMissing as error:
            self.problems.append(GlyphMissing(**error.params, field=_named(layer)))
            return None

    def _backing(self, layer: TextLayer, box: Rect, fitted: FittedText, scale: float) -> Backing | None:
        if layer.plate is None:
            return None
        plate = layer.plate
        left, top, right, bottom = fitted.ink
        pad_x, pad_y = plate.pad_x * scale, plate.pad_y * scale
        rect = (
            box[0] + left - pad_x,
            box[1] + top - pad_y,
            right - left + 2 * pad_x,
            bottom - top + 2 * pad_y,
        )
        return Backing(outline(rect, False, plate.radius * scale), self._color(plate.fill, plate.opacity))

    def _qr(self, layer: QrLayer, frame: _Frame) -> Item | None:
        data = fill(layer.data, self._values, lambda token: self._brand.text(token, self._language)).strip()
        if not data:
            return None
        try:
            modules, side = _qr_modules(data)
        except segno.DataOverflowError:
            self.problems.append(TextTooLong(field=layer.id, size=self._size))
            return None
        x, y, w, h = frame.box
        edge = min(w, h)
        place = QTransform.fromTranslate(x + (w - edge) / 2, y + (h - edge) / 2).scale(
            edge / side, edge / side
        )
        square = QPainterPath()
        square.addRect(QRectF(0, 0, side, side))
        children = tuple(
            ShapeItem(f"{layer.id}-{name}", frame.box, 0.0, 1.0, place.map(path), QBrush(self._color(color)))
            for name, path, color in (("ground", square, layer.ground), ("modules", modules, layer.color))
        )
        return GroupItem(**vars(frame), children=children)

    def _color(self, value: str, opacity: float = 1.0) -> QColor:
        if value.startswith("{"):
            value = self._values.get(value[1:-1], "") or self._brand.color("primary")
        if value.startswith("@"):
            value = self._brand.color(value[1:])
        color = QColor(value[:7])
        alpha = int(value[7:9], 16) / 255 if len(value) == 9 else 1.0
        color.setAlphaF(alpha * opacity)
        return color

    def _brush(self, value: str | Gradient | None, box: Rect) -> QBrush | None:
        if value is None:
            return None
        if isinstance(value, str):
            return QBrush(self._color(value))
        x, y, w, h = box
        cos, sin = math.cos(math.radians(value.angle)), math.sin(math.radians(value.angle))
        reach = (abs(w * cos) + abs(h * sin)) / 2
        middle, along = QPointF(x + w / 2, y + h / 2), QPointF(cos * reach, sin * reach)
        gradient = QLinearGradient(middle - along, middle + along)
        for stop in value.stops:
            gradient.setColorAt(stop.at, self._color(stop.color, stop.opacity))
        return QBrush(gradient)

    def _line(self, stroke: Stroke | None, scale: float) -> Line | None:
        if stroke is None:
            return None
        return Line(self._color(stroke.color, stroke.opacity), stroke.width * scale, stroke.dash)

    def _shadow(self, shadow: Shadow | None, scale: float) -> SoftShadow | None:
        if shadow is None:
            return None
        color = self._color(shadow.color, shadow.opacity)
        return SoftShadow(color, shadow.dx * scale, shadow.dy * scale, shadow.blur * scale)


@lru_cache(maxsize=32)
def _qr_modules(data: str) -> tuple[QPainterPath, int]:
    """The dark modules of a QR code as one path, and its side with the quiet zone, in modules.

    The path is simplified, so that neighbouring modules join without hairlines between them.
    """
    rows = list(segno.make(data, micro=False, error="m").matrix_iter(border=2))
    path = QPainterPath()
    for row, cells in enumerate(rows):
        for column, dark in enumerate(cells):
            if dark:
                path.addRect(QRectF(column, row, 1, 1))
    return path.simplified(), len(rows)


def outline(box: Rect, ellipse: bool, radius: float) -> QPainterPath:
    """The path of a rectangle, rounded rectangle or ellipse; a radius over half the side makes a pill."""
    path = QPainterPath()
    rect = QRectF(*box)
    if ellipse:
        path.addEllipse(rect)
    elif radius > 0:
        most = min(radius, rect.width() / 2, rect.height() / 2)
        path.addRoundedRect(rect, most, most, Qt.SizeMode.AbsoluteSize)
    else:
        path.addRect(rect)
    return path


def _named(layer: TextLayer) -> str:
    """The field a text comes from, for messages; the layer when it comes from none."""
    keys = [key for key, _ in bindings(layer.text) if not key.startswith("@")]
    return keys[0] if keys else layer.id


def _expected(field: Field, value: str) -> str:
    """What the field wants when the value does not suit it; empty when it does."""
    try:
        if field.type == "date":
            parse_date(value)
        elif field.type == "number":
            parse_number(value)
    except ValueError:
        return "a date such as 2026-11-23" if field.type == "date" else "a number"
    if field.type == "color" and not _COLOR.fullmatch(value):
        return "a colour such as #0F5C5C"
    options = [option.value for option in field.options]
    if field.type == "choice" and value not in options:
        return f"one of {', '.join(options)}"
    return ""


def with_photo(
    use: PhotoUse, focal: tuple[float, float] | None = None, zoom: float | None = None
) -> PhotoUse:
    """The same photo with another focal point or zoom."""
    return replace(use, focal=focal or use.focal, zoom=use.zoom if zoom is None else zoom)
