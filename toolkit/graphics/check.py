"""Checks of a template that types cannot express; each names the JSON pointer and the fix."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from toolkit.core.errors import DocumentInvalid
from toolkit.graphics.artwork import SUFFIXES
from toolkit.graphics.bind import FILTERS, bindings
from toolkit.graphics.brand import COLOR_TOKENS, FONT_TOKENS, TEXT_TOKENS, require_inside
from toolkit.graphics.errors import FontMissing, WeightMissing
from toolkit.graphics.fonts import require_weight
from toolkit.graphics.format import (
    MAX_DEPTH,
    MAX_LAYERS,
    MAX_PIXELS,
    MAX_SIDE,
    ChartLayer,
    Field,
    Gradient,
    GroupLayer,
    ImageLayer,
    Layer,
    QrLayer,
    ShapeLayer,
    SizeSpec,
    TemplateSpec,
    TextLayer,
)
from toolkit.graphics.svgpath import parse_path

_HEX = re.compile(r"#[0-9A-Fa-f]{6}([0-9A-Fa-f]{2})?")
_LOGO = "@logo"


def check_spec(spec: TemplateSpec, folder: Path, path: Path) -> None:
    """Check everything a template refers to.

    Raises:
        DocumentInvalid: with the pointer of the first thing wrong.
    """
    _Check(spec, folder, path).run()


class _Check:
    def __init__(self, spec: TemplateSpec, folder: Path, path: Path) -> None:
        self._spec = spec
        self._folder = folder
        self._path = path
        self._fields = {field.key: field for field in spec.fields}

    def run(self) -> None:
        self._unique((field.key for field in self._spec.fields), "/fields", "key")
        for number, field in enumerate(self._spec.fields):
            self._field(field, f"/fields/{number}")
        layers = list(_walk(self._spec.layers, "/layers", 1))
        if len(layers) > MAX_LAYERS:
            self._refuse("/layers", f"at most {MAX_LAYERS} layers, counting those in groups")
        self._unique((layer.id for layer, _, _ in layers), "/layers", "id")
        for layer, pointer, depth in layers:
            if depth > MAX_DEPTH:
                self._refuse(pointer, f"groups nest at most {MAX_DEPTH} deep")
            self._layer(layer, pointer)
        self._unique((size.id for size in self._spec.sizes), "/sizes", "id")
        ids = {layer.id for layer, _, _ in layers}
        for number, size in enumerate(self._spec.sizes):
            self._size(size, f"/sizes/{number}", ids)

    def _refuse(self, pointer: str, reason: str) -> None:
        raise DocumentInvalid(path=self._path, pointer=pointer, reason=reason)

    def _unique(self, names: Iterable[str], pointer: str, what: str) -> None:
        seen: set[str] = set()
        for name in names:
            if name in seen:
                self._refuse(pointer, f"two have the {what} “{name}”; rename one")
            seen.add(name)

    def _size(self, size: SizeSpec, pointer: str, layers: set[str]) -> None:
        if (size.mm is None) == (size.w is None or size.h is None):
            self._refuse(pointer, "a size has either w and h, or mm")
        width, height = size.pixels
        if max(width, height) > MAX_SIDE or width * height > MAX_PIXELS:
            most = f"{MAX_SIDE} px a side and {MAX_PIXELS // 1_000_000} megapixels"
            self._refuse(pointer, f"{width} × {height} px is more than {most}")
        if min(width, height) < 1:
            self._refuse(pointer, "the size is empty")
        for layer_id in size.overrides:
            if layer_id not in layers:
                self._refuse(f"{pointer}/overrides/{layer_id}", f"there is no layer “{layer_id}”")

    def _field(self, field: Field, pointer: str) -> None:
        if (field.type == "choice") != bool(field.options):
            self._refuse(f"{pointer}/options", "a choice field has options, and no other field does")
        if field.type == "choice" and field.default:
            self._choice(field, field.default, f"{pointer}/default")

    def _choice(self, field: Field, value: str, pointer: str) -> None:
        known = [option.value for option in field.options]
        if value not in known:
            self._refuse(pointer, f"“{value}” is not an option of {field.key}; known: {', '.join(known)}")

    def _layer(self, layer: Layer, pointer: str) -> None:
        if layer.box[2] < 0 or layer.box[3] < 0:
            self._refuse(f"{pointer}/box", "width and height cannot be negative")
        self._condition(layer.visible_if, f"{pointer}/visibleIf")
        if isinstance(layer, ShapeLayer):
            self._shape(layer, pointer)
        elif isinstance(layer, ImageLayer):
            self._image(layer, pointer)
        elif isinstance(layer, TextLayer):
            self._text(layer, pointer)
        elif isinstance(layer, QrLayer):
            self._bindings(layer.data, f"{pointer}/data")
            self._color(layer.color, f"{pointer}/color")
            self._color(layer.ground, f"{pointer}/ground")
        elif isinstance(layer, ChartLayer):
            self._refuse(f"{pointer}/type", "charts are not in this version")
        elif layer.repeat is not None:
            self._refuse(f"{pointer}/repeat", "repeating groups are not in this version")

    def _shape(self, layer: ShapeLayer, pointer: str) -> None:
        if isinstance(layer.fill, Gradient):
            for number, stop in enumerate(layer.fill.stops):
                self._color(stop.color, f"{pointer}/fill/stops/{number}/color")
        else:
            self._color(layer.fill, f"{pointer}/fill")
        self._decoration(layer, pointer)
        if (layer.shape == "path") != bool(layer.path):
            self._refuse(f"{pointer}/path", "path data goes with the shape “path”, and only with it")
        try:
            parse_path(layer.path)
        except ValueError as error:
            self._refuse(f"{pointer}/path", str(error))

    def _image(self, layer: ImageLayer, pointer: str) -> None:
        key = layer.source[1:-1] if layer.source.startswith("{") and layer.source.endswith("}") else None
        if key is not None:
            if key not in self._fields or self._fields[key].type != "image":
                self._refuse(f"{pointer}/source", f"there is no image field “{key}”")
        elif layer.source.startswith("@"):
            if layer.source != _LOGO:
                self._refuse(f"{pointer}/source", f"“{layer.source}” is no picture; the brand has {_LOGO}")
        else:
            self._art(layer.source, f"{pointer}/source")
        if layer.when_empty != "hide":
            self._art(layer.when_empty, f"{pointer}/whenEmpty")
        self._color(layer.tint, f"{pointer}/tint")
        self._color(layer.on, f"{pointer}/on")
        for number, color in enumerate(layer.duotone or ()):
            self._color(color, f"{pointer}/duotone/{number}")
        self._decoration(layer, pointer)

    def _text(self, layer: TextLayer, pointer: str) -> None:
        if layer.text.startswith("@"):
            self._brand_text(layer.text[1:], f"{pointer}/text")
        self._bindings(layer.text, f"{pointer}/text")
        if layer.min_size is not None and layer.min_size > layer.size:
            self._refuse(f"{pointer}/minSize", "it is larger than size")
        self._color(layer.color, f"{pointer}/color")
        if layer.font.startswith("@"):
            if layer.font[1:] not in FONT_TOKENS:
                self._refuse(f"{pointer}/font", f"no such token; known: {_tokens(FONT_TOKENS)}")
        else:
            try:
                require_weight(layer.font, layer.weight)
            except FontMissing as error:
                self._refuse(f"{pointer}/font", f"not a bundled font; known: {error.params['known']}")
            except WeightMissing as error:
                self._refuse(f"{pointer}/weight", f"the font has only {error.params['known']}")
        if layer.outline is not None:
            self._color(layer.outline.color, f"{pointer}/outline/color")
        if layer.shadow is not None:
            self._color(layer.shadow.color, f"{pointer}/shadow/color")
        if layer.plate is not None:
            self._color(layer.plate.fill, f"{pointer}/plate/fill")

    def _decoration(self, layer: ShapeLayer | ImageLayer, pointer: str) -> None:
        if layer.stroke is not None:
            self._color(layer.stroke.color, f"{pointer}/stroke/color")
        if layer.shadow is not None:
            self._color(layer.shadow.color, f"{pointer}/shadow/color")

    def _art(self, name: str, pointer: str) -> None:
        if not name.lower().endswith(SUFFIXES):
            self._refuse(pointer, f"artwork is one of {', '.join(SUFFIXES)}")
        require_inside(self._folder, name, self._path, pointer)

    def _color(self, value: str | None, pointer: str) -> None:
        if value is None or _HEX.fullmatch(value):
            return
        if value.startswith("@"):
            if value[1:] not in COLOR_TOKENS:
                self._refuse(pointer, f"no such token; known: {_tokens(COLOR_TOKENS)}")
        elif value.startswith("{") and value.endswith("}"):
            field = self._fields.get(value[1:-1])
            if field is None or field.type != "color":
                self._refuse(pointer, f"there is no color field “{value[1:-1]}”")
        else:
            self._refuse(pointer, f"“{value}” is no colour; write #RRGGBB, @token or {{field}}")

    def _bindings(self, text: str, pointer: str) -> None:
        for key, filters in bindings(text):
            if key.startswith("@"):
                self._brand_text(key[1:], pointer)
            elif key not in self._fields:
                self._refuse(pointer, f"there is no field “{key}”")
            elif self._fields[key].type == "image":
                self._refuse(pointer, f"“{key}” is a picture, not a text")
            for name in filters:
                if name not in FILTERS:
                    self._refuse(pointer, f"no such filter “{name}”; known: {', '.join(FILTERS)}")

    def _brand_text(self, token: str, pointer: str) -> None:
        if token not in TEXT_TOKENS:
            self._refuse(pointer, f"no such token; known: {_tokens(TEXT_TOKENS)}")

    def _condition(self, condition: str | None, pointer: str) -> None:
        if condition is None:
            return
        key, equals, value = condition.partition("=")
        key = key.removeprefix("!").strip()
        if key not in self._fields:
            self._refuse(pointer, f"there is no field “{key}”")
        elif equals and self._fields[key].type == "choice":
            self._choice(self._fields[key], value.strip(), pointer)


def _walk(layers: tuple[Layer, ...], pointer: str, depth: int) -> Iterator[tuple[Layer, str, int]]:
    for number, layer in enumerate(layers):
        here = f"{pointer}/{number}"
        yield layer, here, depth
        if isinstance(layer, GroupLayer):
            yield from _walk(layer.children, f"{here}/children", depth + 1)


def _tokens(names: tuple[str, ...]) -> str:
    return ", ".join(f"@{name}" for name in names)
