"""Render `preview.jpg` of every bundled template: its first size, typical words, the sample brand.

Run as `python -m scripts.build_previews`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image

from toolkit.core import paths
from toolkit.graphics.brand import Brand, find_brand
from toolkit.graphics.load import Template, list_templates
from toolkit.graphics.photos import PhotoUse
from toolkit.graphics.render import render_image

LONG_SIDE = 640  # px
SAMPLES = paths.assets() / "samples"
PHOTOS = {
    "quote-card": PhotoUse(SAMPLES / "photo-portrait.jpg", (0.49, 0.43), 1.3),
    "title-card": PhotoUse(SAMPLES / "photo-portrait.jpg", (0.49, 0.43)),
    "event-poster": PhotoUse(SAMPLES / "photo-landscape.jpg", (0.62, 0.5)),
}
BEHIND = SAMPLES / "photo-landscape.jpg"  # what transparent templates are shown over


def main() -> int:
    """Render all previews."""
    brand = find_brand("shalpata")
    for template in list_templates():
        target = template.folder / "preview.jpg"
        save_preview(template, brand, target)
        print(f"{target.stat().st_size:>8,}  {template.id}")
    return 0


def save_preview(template: Template, brand: Brand, target: Path) -> None:
    """Write the preview as JPEG."""
    preview(template, brand).save(target, quality=84, optimize=True)


def preview(template: Template, brand: Brand) -> Image.Image:
    """The template as the gallery shows it."""
    photo = PHOTOS.get(template.id)
    fields = [field.key for field in template.spec.fields if field.type == "image"]
    picture = render_image(
        template,
        values=template.sample_values("typical"),
        photos={key: photo for key in fields if photo is not None},
        brand=brand,
        size=template.spec.sizes[0].id,
    )
    if picture.mode == "RGBA":
        picture = laid_over(picture, BEHIND)
    picture.thumbnail((LONG_SIDE, LONG_SIDE), Image.Resampling.LANCZOS)
    return picture


def laid_over(picture: Image.Image, photo: Path) -> Image.Image:
    """The transparent picture over the middle of a photo."""
    with Image.open(photo) as opened:
        ratio = max(picture.width / opened.width, picture.height / opened.height)
        size = (round(opened.width * ratio), round(opened.height * ratio))
        ground = opened.convert("RGB").resize(size, Image.Resampling.LANCZOS)
    left, top = (size[0] - picture.width) // 2, size[1] - picture.height
    ground = ground.crop((left, top, left + picture.width, top + picture.height))
    ground.paste(picture, mask=picture.getchannel("A"))
    return ground


if __name__ == "__main__":
    sys.exit(main())
