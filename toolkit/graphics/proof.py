"""Proves a template: every size with its typical and its worst text, with a photo and without."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PIL import Image

from toolkit.core.errors import ToolkitError
from toolkit.core.jobs import JobContext
from toolkit.graphics.brand import Brand
from toolkit.graphics.errors import OutsideSafeArea
from toolkit.graphics.fonts import ensure_gui
from toolkit.graphics.format import SizeSpec
from toolkit.graphics.load import Template
from toolkit.graphics.photos import PhotoUse
from toolkit.graphics.pictures import Pictures
from toolkit.graphics.render import scene_image
from toolkit.graphics.resolve import resolve
from toolkit.graphics.scene import GroupItem, Item, Scene, TextItem

Sample = Literal["typical", "worst"]


@dataclass(frozen=True)
class Finding:
    """Something wrong with a template at one size, with one set of samples."""

    template: str
    size: str
    sample: Sample
    error: ToolkitError


def prove(template: Template, brands: Sequence[Brand], ctx: JobContext) -> list[Finding]:
    """Paint every size × typical and worst samples × brands; give everything that is wrong.

    Raises:
        JobCancelled: the user stopped it.
    """
    ensure_gui()
    findings: list[Finding] = []
    total = len(template.spec.sizes) * 2 * len(brands)
    done = 0
    with tempfile.TemporaryDirectory() as folder:
        photo = Path(folder) / "photo.png"
        Image.radial_gradient("L").convert("RGB").resize((1200, 900)).save(photo)
        keys = [field.key for field in template.spec.fields if field.type == "image"]
        photos = {key: PhotoUse(photo) for key in keys}
        pictures = Pictures()
        for brand in brands:
            for size in template.spec.sizes:
                samples: tuple[Sample, ...] = ("typical", "worst")
                for sample in samples:
                    ctx.step(done, total, "paint")
                    errors = _errors(template, brand, size, sample, photos, pictures)
                    findings += [Finding(template.id, size.id, sample, error) for error in errors]
                    done += 1
    return findings


def _errors(
    template: Template,
    brand: Brand,
    size: SizeSpec,
    sample: Sample,
    photos: dict[str, PhotoUse],
    pictures: Pictures,
) -> Iterator[ToolkitError]:
    values = template.sample_values(sample)
    try:
        scene = resolve(template, values=values, photos=photos, brand=brand, size=size.id, pictures=pictures)
        yield from scene.problems
        yield from _outside(scene, size)
        scene_image(scene, pictures)
    except ToolkitError as error:
        yield error


def _outside(scene: Scene, size: SizeSpec) -> Iterator[ToolkitError]:
    """Texts that leave the safe area; turned ones are left to the eye."""
    if size.safe is None:
        return
    top, right, bottom, left = size.safe
    for item in _texts(scene.items):
        ink = item.text.ink
        inside = (
            item.box[0] + ink[0] >= left - 0.5
            and item.box[1] + ink[1] >= top - 0.5
            and item.box[0] + ink[2] <= scene.width - right + 0.5
            and item.box[1] + ink[3] <= scene.height - bottom + 0.5
        )
        if not inside and not item.rotation:
            yield OutsideSafeArea(layer=item.id, size=size.id)


def _texts(items: tuple[Item, ...]) -> Iterator[TextItem]:
    for item in items:
        if isinstance(item, TextItem):
            yield item
        elif isinstance(item, GroupItem) and not item.rotation:
            yield from _texts(item.children)
