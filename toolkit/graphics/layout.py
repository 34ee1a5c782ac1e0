"""Where layers go at a size: anchors first, the size's overrides last."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from toolkit.graphics.errors import SizeNotFound
from toolkit.graphics.format import Anchor, GroupLayer, Layer, Override, SizeSpec, TemplateSpec

Rect = tuple[float, float, float, float]


@dataclass(frozen=True)
class Size:
    """A size in px; any size will do, not only the template's own."""

    w: int
    h: int

    @property
    def aspect(self) -> float:
        """Width over height."""
        return self.w / self.h


@dataclass(frozen=True)
class Placed:
    """A layer at a size. `scale` turns the template's lengths into px of the size."""

    layer: Layer
    box: Rect
    scale: float
    override: Override | None
    children: tuple[Placed, ...] = ()


def find_size(template: TemplateSpec, size_id: str) -> SizeSpec:
    """The template's size of that id.

    Raises:
        SizeNotFound: there is none.
    """
    for size in template.sizes:
        if size.id == size_id:
            return size
    raise SizeNotFound(size=size_id, known=", ".join(size.id for size in template.sizes))


def nearest_size(template: TemplateSpec, size: Size) -> SizeSpec:
    """The template's size closest in shape, then in width."""

    def distance(candidate: SizeSpec) -> tuple[float, float]:
        w, h = candidate.pixels
        return round(abs(math.log(w / h / size.aspect)), 6), abs(math.log(w / size.w))

    return min(template.sizes, key=distance)


def place_layers(
    template: TemplateSpec, size: Size | SizeSpec, tweaks: Mapping[str, Override] | None = None
) -> tuple[Placed, ...]:
    """Every layer placed at a size.

    A size that is not the template's own starts from the one closest in shape, overrides included, so
    that 1280×720 looks exactly like 1920×1080.
    """
    spec = size if isinstance(size, SizeSpec) else nearest_size(template, size)
    own = Size(*spec.pixels)
    target = own if isinstance(size, SizeSpec) else size
    changes = {**spec.overrides}
    for layer_id, tweak in (tweaks or {}).items():
        changes[layer_id] = _merge(changes.get(layer_id), tweak)
    canvas = (0.0, 0.0, float(template.canvas.w), float(template.canvas.h))
    frame = (0.0, 0.0, float(own.w), float(own.h))
    placed = _place(template.layers, canvas, frame, _scale(canvas, frame), changes)
    if own == target:
        return placed
    final = (0.0, 0.0, float(target.w), float(target.h))
    return _again(placed, frame, final, _scale(frame, final))


def anchored(box: Rect, anchor: Anchor, before: Rect, after: Rect, scale: float) -> Rect:
    """A box moved from the frame `before` to the frame `after`."""
    x, w = _axis(anchor[0], box[0], box[2], before[2], after[2], scale)
    y, h = _axis(anchor[1], box[1], box[3], before[3], after[3], scale)
    return after[0] + x, after[1] + y, w, h


def _axis(
    pin: str, start: float, length: float, before: float, after: float, scale: float
) -> tuple[float, float]:
    end = before - start - length
    if pin in ("left", "top"):
        return start * scale, length * scale
    if pin in ("right", "bottom"):
        return after - (end + length) * scale, length * scale
    if pin in ("leftright", "topbottom"):
        return start * scale, max(0.0, after - (start + end) * scale)
    if pin == "center":
        return after / 2 + (start - before / 2) * scale, length * scale
    return start * after / before, length * after / before


def _scale(before: Rect, after: Rect) -> float:
    return min(after[2] / before[2], after[3] / before[3])


def _place(
    layers: tuple[Layer, ...], before: Rect, after: Rect, scale: float, changes: Mapping[str, Override]
) -> tuple[Placed, ...]:
    placed = []
    for layer in layers:
        change = changes.get(layer.id)
        if change is not None and change.box is not None:
            x, y, w, h = change.box
            box: Rect = (after[0] + x, after[1] + y, w, h)
        else:
            box = anchored(layer.box, layer.anchor, before, after, scale)
        children: tuple[Placed, ...] = ()
        if isinstance(layer, GroupLayer):
            children = _place(layer.children, (0.0, 0.0, layer.box[2], layer.box[3]), box, scale, changes)
        placed.append(Placed(layer, box, scale, change, children))
    return tuple(placed)


def _again(placed: tuple[Placed, ...], before: Rect, after: Rect, scale: float) -> tuple[Placed, ...]:
    """Place what is already placed once more, in another frame."""
    result = []
    for item in placed:
        x, y, w, h = item.box
        inside = (x - before[0], y - before[1], w, h)
        box = anchored(inside, item.layer.anchor, before, after, scale)
        override = _scaled(item.override, scale)
        children = _again(item.children, item.box, box, scale)
        result.append(Placed(item.layer, box, item.scale * scale, override, children))
    return tuple(result)


def _scaled(override: Override | None, scale: float) -> Override | None:
    """An override's lengths at another scale; its box has been used already."""
    if override is None:
        return None
    return Override(
        size=None if override.size is None else override.size * scale,
        min_size=None if override.min_size is None else override.min_size * scale,
        max_lines=override.max_lines,
        line_height=override.line_height,
        align=override.align,
        rotation=override.rotation,
        opacity=override.opacity,
        hidden=override.hidden,
    )


def _merge(first: Override | None, second: Override) -> Override:
    """Both overrides; the second wins."""
    if first is None:
        return second
    names = Override.__struct_fields__
    return Override(
        **{name: getattr(first if getattr(second, name) is None else second, name) for name in names}
    )
