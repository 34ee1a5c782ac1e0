"""Template format 1 as typed, frozen structs. What types cannot say, `toolkit.graphics.check` does."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

FORMAT = "karmashala-template"
VERSION = 1
MAX_SIDE = 20_000  # px
MAX_PIXELS = 120_000_000
MAX_LAYERS = 200
MAX_DEPTH = 4

Finite = Annotated[float, Meta(ge=-100_000, le=100_000)]
Positive = Annotated[float, Meta(gt=0, le=MAX_SIDE)]
Side = Annotated[int, Meta(gt=0, le=MAX_SIDE)]
Share = Annotated[float, Meta(ge=0, le=1)]
Key = Annotated[str, Meta(pattern=r"^[a-z][A-Za-z0-9_-]{0,39}$")]
Box = tuple[Finite, Finite, Finite, Finite]
Horizontal = Literal["left", "right", "leftright", "center", "scale"]
Vertical = Literal["top", "bottom", "topbottom", "center", "scale"]
Anchor = tuple[Horizontal, Vertical]
Align = tuple[Literal["left", "center", "right"], Literal["top", "middle", "bottom"]]


class Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="camel"):
    """A part of a document: immutable, camelCase in JSON, unknown keys refused."""


class Localized(Strict, frozen=True, kw_only=True):
    """A text for users in both languages."""

    bn: str
    en: str


class Samples(Strict, frozen=True, kw_only=True):
    """What a field usually holds, and the longest it may realistically hold."""

    typical: str = ""
    worst: str = ""


class Option(Strict, frozen=True, kw_only=True):
    """One answer of a choice field."""

    value: str
    label: Localized


FieldType = Literal["text", "multiline", "image", "date", "number", "choice", "color", "url"]


class Field(Strict, frozen=True, kw_only=True):
    """Something the user fills in."""

    key: Key
    type: FieldType
    label: Localized
    help: Localized | None = None
    required: bool = False
    default: str = ""
    samples: Samples = Samples()
    options: tuple[Option, ...] = ()


class Stop(Strict, frozen=True, kw_only=True):
    """A place on a gradient."""

    at: Share
    color: str
    opacity: Share = 1.0


class Gradient(Strict, frozen=True, kw_only=True):
    """A linear gradient across the box; 0 degrees runs left to right, 90 top to bottom."""

    type: Literal["linear"] = "linear"
    angle: Finite = 90.0
    stops: Annotated[tuple[Stop, ...], Meta(min_length=2, max_length=16)]


class Stroke(Strict, frozen=True, kw_only=True):
    """A line around a shape, picture or letters. `width` in px; `dash` in widths."""

    color: str
    width: Positive
    dash: Annotated[tuple[Positive, ...], Meta(max_length=8)] = ()
    opacity: Share = 1.0


class Shadow(Strict, frozen=True, kw_only=True):
    """A soft shadow. `dx`, `dy`, `blur` in px."""

    color: str = "#000000"
    dx: Finite = 0.0
    dy: Finite = 0.0
    blur: Annotated[float, Meta(ge=0, le=400)] = 12.0
    opacity: Share = 0.35


class Plate(Strict, frozen=True, kw_only=True):
    """A box behind text that follows the text's own extent. `pad_x`, `pad_y`, `radius` in px."""

    fill: str
    pad_x: Annotated[float, Meta(ge=0, le=1000)] = 16.0
    pad_y: Annotated[float, Meta(ge=0, le=1000)] = 8.0
    radius: Annotated[float, Meta(ge=0, le=MAX_SIDE)] = 0.0
    opacity: Share = 1.0


class LayerBase(Strict, frozen=True, kw_only=True):
    """What all layers have. `box` is x, y, width, height in px of the canvas."""

    id: Key
    box: Box
    anchor: Anchor = ("scale", "scale")
    rotation: Finite = 0.0
    opacity: Share = 1.0
    visible_if: str | None = None
    lock: bool = False


class ShapeLayer(LayerBase, frozen=True, kw_only=True, tag_field="type", tag="shape"):
    """A rectangle, ellipse or path (SVG path data in px of the layer's own box)."""

    shape: Literal["rect", "ellipse", "path"]
    path: Annotated[str, Meta(max_length=20_000)] = ""
    fill: str | Gradient | None = None
    stroke: Stroke | None = None
    radius: Annotated[float, Meta(ge=0, le=MAX_SIDE)] = 0.0
    shadow: Shadow | None = None


class ImageLayer(LayerBase, frozen=True, kw_only=True, tag_field="type", tag="image"):
    """A photo field (`{key}`), the brand's `@logo`, or the template's own art (`art/leaf.svg`).

    `tint` paints the art's opaque parts in one colour; `on` names the colour the logo stands on,
    which chooses between its light and dark form; `when_empty` is "hide" or an art path.
    """

    source: str
    fit: Literal["cover", "contain"] = "cover"
    align: Align = ("center", "middle")
    mask: Literal["none", "ellipse"] = "none"
    radius: Annotated[float, Meta(ge=0, le=MAX_SIDE)] = 0.0
    when_empty: str = "hide"
    tint: str | None = None
    on: str = "@surface"
    grey: bool = False
    duotone: tuple[str, str] | None = None
    brightness: Annotated[float, Meta(ge=0, le=4)] = 1.0
    stroke: Stroke | None = None
    shadow: Shadow | None = None


class TextLayer(LayerBase, frozen=True, kw_only=True, tag_field="type", tag="text"):
    """Text. `size`, `min_size` in px; `line_height` in type sizes; `letter_spacing` in em, Latin only."""

    text: str
    font: str = "@body"
    weight: Annotated[int, Meta(ge=100, le=900)] = 400
    size: Positive
    min_size: Positive | None = None
    max_lines: Annotated[int, Meta(ge=1, le=200)] = 100
    fit: Literal["shrink", "none"] = "shrink"
    line_height: Annotated[float, Meta(ge=0.8, le=4)] | None = None
    letter_spacing: Annotated[float, Meta(ge=-0.2, le=2)] = 0.0
    align: Align = ("left", "top")
    color: str = "@onSurface"
    digits: Literal["bn", "latin"] | None = None
    balance: bool = False
    outline: Stroke | None = None
    shadow: Shadow | None = None
    plate: Plate | None = None


class QrLayer(LayerBase, frozen=True, kw_only=True, tag_field="type", tag="qr"):
    """A QR code, always square, centred in its box, with its quiet zone inside."""

    data: str
    color: str = "#000000"
    ground: str = "#ffffff"


class ChartLayer(LayerBase, frozen=True, kw_only=True, tag_field="type", tag="chart"):
    """A chart of a list of numbers."""

    chart: Literal["bar", "line", "donut"] = "bar"
    data: str
    color: str = "@accent"


class Repeat(Strict, frozen=True, kw_only=True):
    """Repeats a group over a list field."""

    over: Key
    columns: Annotated[int, Meta(ge=1, le=50)] = 1
    max_rows: Annotated[int, Meta(ge=1, le=200)] = 50
    gap: Annotated[float, Meta(ge=0, le=MAX_SIDE)] = 0.0


class GroupLayer(LayerBase, frozen=True, kw_only=True, tag_field="type", tag="group"):
    """Layers that move together; the boxes of `children` are relative to the group's."""

    children: tuple[Layer, ...]
    clip: bool = False
    repeat: Repeat | None = None


Layer = ShapeLayer | ImageLayer | TextLayer | QrLayer | ChartLayer | GroupLayer


class Override(Strict, frozen=True, kw_only=True):
    """What one size, or one document, changes about a layer; lengths in px of that size."""

    box: Box | None = None
    size: Positive | None = None
    min_size: Positive | None = None
    max_lines: Annotated[int, Meta(ge=1, le=200)] | None = None
    line_height: Annotated[float, Meta(ge=0.8, le=4)] | None = None
    align: Align | None = None
    rotation: Finite | None = None
    opacity: Share | None = None
    hidden: bool | None = None


class Canvas(Strict, frozen=True, kw_only=True):
    """The size the layers are drawn at, in px."""

    w: Side
    h: Side


class SizeSpec(Strict, frozen=True, kw_only=True):
    """A size: `w` × `h` px, or `mm` at `dpi`. `safe` is px from top, right, bottom, left."""

    id: Key
    name: Localized | None = None
    w: Side | None = None
    h: Side | None = None
    mm: tuple[Positive, Positive] | None = None
    dpi: Annotated[int, Meta(ge=36, le=1200)] = 300
    bleed_mm: Annotated[float, Meta(ge=0, le=50)] = 0.0
    safe_mm: Annotated[float, Meta(ge=0, le=100)] = 0.0
    safe: tuple[Finite, Finite, Finite, Finite] | None = None
    overrides: dict[str, Override] = {}

    @property
    def pixels(self) -> tuple[int, int]:
        """Width and height in px; of the trimmed page for a printed size."""
        if self.mm is not None:
            return round(self.mm[0] * self.dpi / 25.4), round(self.mm[1] * self.dpi / 25.4)
        return self.w or 0, self.h or 0


class TemplateSpec(Strict, frozen=True, kw_only=True):
    """The whole of a `template.json`."""

    format: Literal["karmashala-template"]
    version: Annotated[int, Meta(ge=1)]
    id: Key
    name: Localized
    category: Key
    canvas: Canvas
    sizes: Annotated[tuple[SizeSpec, ...], Meta(min_length=1, max_length=40)]
    fields: Annotated[tuple[Field, ...], Meta(max_length=80)] = ()
    layers: Annotated[tuple[Layer, ...], Meta(min_length=1, max_length=MAX_LAYERS)]
    transparent: bool = False
    description: Localized | None = None
