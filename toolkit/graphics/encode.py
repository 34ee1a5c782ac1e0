"""Pictures as files: JPEG, PNG or WebP, small enough, without metadata, whole or not at all."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from PIL import Image

from toolkit.core.files import write_atomic
from toolkit.graphics.errors import CannotReachSize

Format = Literal["jpg", "png", "webp"]
FORMATS: tuple[Format, ...] = ("jpg", "png", "webp")
QUALITY = 92
_LOWEST_QUALITY = 40  # below this, blocks show around Bengali letters; fewer pixels look better
_FAIR_QUALITY = 75  # when px are given up as well
_SMALLEST_SCALE = 0.2
_SCALE_STEPS = 7


def encode(image: Image.Image, kind: Format, *, quality: int = QUALITY, max_kb: int | None = None) -> bytes:
    """The picture's bytes, sRGB, with no metadata.

    Args:
        image: RGB or RGBA.
        kind: JPEG has no transparency: RGBA is laid on white.
        quality: 1 to 100, for JPEG and WebP.
        max_kb: most kB (1000 bytes) the result may have; quality (for PNG: the number of colours)
            gives way first, then size in px.

    Raises:
        CannotReachSize: even a fifth of the size at the lowest quality is larger than `max_kb`.
    """
    ready = _ready(image, kind)
    data = _encoded(ready, kind, quality)
    if max_kb is None or len(data) <= max_kb * 1000:
        return data
    if kind == "png":
        found = _png_of_few_colours(ready, max_kb * 1000)
    else:
        found = _best_quality(ready, kind, quality, max_kb * 1000)
    if found is not None:
        return found
    return _best_scale(ready, kind, max_kb)


def save(
    image: Image.Image,
    target: Path,
    kind: Format,
    *,
    quality: int = QUALITY,
    max_kb: int | None = None,
    force: bool = False,
) -> None:
    """Write the picture to `target`, whole or not at all; arguments as for `encode`.

    Raises:
        OutputExists: `target` is there and `force` is off.
        DiskFull, FileNotWritable: the system refused.
        CannotReachSize: see `encode`.
    """
    write_atomic(target, encode(image, kind, quality=quality, max_kb=max_kb), force=force)


def _ready(image: Image.Image, kind: Format) -> Image.Image:
    if kind == "jpg" and image.mode == "RGBA":
        ground = Image.new("RGB", image.size, "white")
        ground.paste(image, mask=image.getchannel("A"))
        return ground
    return image if image.mode in ("RGB", "RGBA") else image.convert("RGB")


def _encoded(image: Image.Image, kind: Format, quality: int) -> bytes:
    stream = io.BytesIO()
    clean = image if not image.info else _without_info(image)
    if kind == "jpg":
        # 4:4:4 keeps the edges of coloured letters; at low quality 4:2:0 buys more.
        clean.save(stream, "JPEG", quality=quality, subsampling=0 if quality >= 80 else 2, optimize=True)
    elif kind == "webp":
        clean.save(stream, "WEBP", quality=quality, method=4)
    else:
        clean.save(stream, "PNG", compress_level=6)
    return stream.getvalue()


def _without_info(image: Image.Image) -> Image.Image:
    clean = image.copy()
    clean.info = {}
    return clean


def _largest(low: int, high: int, make: Callable[[int], bytes], limit: int) -> bytes | None:
    """The result of the largest step from `low` to `high` that stays within `limit` bytes."""
    best: bytes | None = None
    while low <= high:
        middle = (low + high) // 2
        data = make(middle)
        if len(data) <= limit:
            best, low = data, middle + 1
        else:
            high = middle - 1
    return best


def _best_quality(image: Image.Image, kind: Format, quality: int, limit: int) -> bytes | None:
    return _largest(_LOWEST_QUALITY, quality - 1, lambda step: _encoded(image, kind, step), limit)


def _png_of_few_colours(image: Image.Image, limit: int) -> bytes | None:
    """The picture in 256 colours, when that is enough."""
    data = _encoded(_few_colours(image), "png", QUALITY)
    return data if len(data) <= limit else None


def _few_colours(image: Image.Image) -> Image.Image:
    return image.quantize(256, Image.Quantize.FASTOCTREE, dither=Image.Dither.FLOYDSTEINBERG)


def _best_scale(image: Image.Image, kind: Format, max_kb: int) -> bytes:
    """The largest picture within the limit, at a fair quality."""
    limit = max_kb * 1000

    def make(scale: float, quality: int) -> bytes:
        smaller = _resized(image, scale)
        return _encoded(_few_colours(smaller) if kind == "png" else smaller, kind, quality)

    low, high = _SMALLEST_SCALE, 1.0
    best = make(low, _FAIR_QUALITY)
    if len(best) > limit:
        best = make(low, _LOWEST_QUALITY)
        if len(best) > limit:
            raise CannotReachSize(max_kb=max_kb, reached_kb=-(-len(best) // 1000))
        return best
    for _ in range(_SCALE_STEPS):
        middle = (low + high) / 2
        data = make(middle, _FAIR_QUALITY)
        if len(data) <= limit:
            best, low = data, middle
        else:
            high = middle
    return best


def _resized(image: Image.Image, scale: float) -> Image.Image:
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
