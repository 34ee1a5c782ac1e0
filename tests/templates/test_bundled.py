"""The bundled templates keep what they promise: every size, brand and photo readable, nothing overflows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from scripts.build_previews import save_preview
from toolkit.core import paths
from toolkit.graphics.brand import Brand, contrast, find_brand, list_brands
from toolkit.graphics.fonts import ensure_gui
from toolkit.graphics.layout import Size, find_size
from toolkit.graphics.load import Template, list_templates
from toolkit.graphics.photos import PhotoUse
from toolkit.graphics.pictures import Pictures, to_pillow
from toolkit.graphics.render import scene_image
from toolkit.graphics.resolve import resolve
from toolkit.graphics.scene import Item, Scene, TextItem

TEMPLATES = list_templates()
TEST_BRANDS = Path(__file__).resolve().parents[1] / "data" / "brands"
BRANDS = [*list_brands(), *list_brands([TEST_BRANDS])]
FULL = [template for template in TEMPLATES if not template.spec.transparent]
CAPTIONS = [template for template in TEMPLATES if template.spec.category == "caption"]
SAMPLES = paths.assets() / "samples"
READABLE = 3.0  # WCAG AA for type from 24 px on a page; the smallest type here is 30 px
SMALLEST = 30.0  # px on 1080


def _ids(items: list[Template]) -> list[str]:
    return [item.id for item in items]


def _photos(template: Template, path: Path | None) -> dict[str, PhotoUse]:
    keys = [field.key for field in template.spec.fields if field.type == "image"]
    return {key: PhotoUse(path) for key in keys} if path else {}


def test_the_promised_templates_are_there() -> None:
    assert {"quote-card", "event-poster", "notice", "title-card"} <= set(_ids(FULL))
    assert {"caption-box", "caption-outline"} <= set(_ids(CAPTIONS))


@pytest.mark.parametrize("template", FULL + CAPTIONS, ids=_ids(FULL + CAPTIONS))
def test_every_brand_and_size_takes_the_worst_text(template: Template) -> None:
    ensure_gui()
    assert {size.id for size in template.spec.sizes} == {"square", "portrait", "story", "wide"}
    for brand in BRANDS:
        for size in template.spec.sizes:
            for photo in (None, SAMPLES / "photo-portrait.jpg"):
                scene = resolve(
                    template,
                    values=template.sample_values("worst"),
                    photos=_photos(template, photo),
                    brand=brand,
                    size=size.id,
                )
                assert not scene.problems, (brand.id, size.id, scene.problems)
                for layer, text in scene.texts.items():
                    assert text.size >= SMALLEST - 0.5, (brand.id, size.id, layer, text.size)


@pytest.mark.parametrize("template", FULL, ids=_ids(FULL))
@pytest.mark.parametrize("tone", ["white", "black"])
def test_words_stand_out_from_any_photo(template: Template, tone: str, tmp_path: Path) -> None:
    ensure_gui()
    photo = tmp_path / "photo.png"
    Image.new("RGB", (1200, 900), tone).save(photo)
    pictures = Pictures()
    for brand in BRANDS:
        for size in template.spec.sizes:
            scene = resolve(
                template,
                values=template.sample_values("worst"),
                photos=_photos(template, photo),
                brand=brand,
                size=size.id,
                pictures=pictures,
            )
            ground = to_pillow(scene_image(replace(scene, items=_without_words(scene)), pictures))
            for item in scene.items:
                if isinstance(item, TextItem) and item.backing is None:
                    worst = _worst_contrast(ground, item)
                    assert worst >= READABLE, (brand.id, size.id, item.id, round(worst, 2))


@pytest.mark.parametrize("template", CAPTIONS, ids=_ids(CAPTIONS))
def test_captions_scale_to_the_size_of_the_video(template: Template) -> None:
    ensure_gui()
    brand = find_brand("shalpata")
    values = template.sample_values("worst")
    large = resolve(template, values=values, brand=brand, size="wide").texts["text"]
    small = resolve(template, values=values, brand=brand, size=_half("wide", template)).texts["text"]
    assert small.lines == large.lines
    assert small.size == pytest.approx(large.size / 2, abs=0.5)


@pytest.mark.parametrize("template", TEMPLATES, ids=_ids(TEMPLATES))
def test_preview_shows_the_template_as_it_is(template: Template, tmp_path: Path) -> None:
    fresh = tmp_path / "preview.jpg"
    save_preview(template, find_brand("shalpata"), fresh)
    with Image.open(template.folder / "preview.jpg") as stored, Image.open(fresh) as now:
        assert stored.size == now.size
        difference = ImageStat.Stat(ImageChops.difference(stored, now)).mean
    assert max(difference) < 1.0, "run python -m scripts.build_previews"


@pytest.mark.parametrize("brand", BRANDS, ids=[brand.id for brand in BRANDS])
def test_brand_pairs_are_readable(brand: Brand) -> None:
    for ground, ink in (("primary", "onPrimary"), ("accent", "onAccent"), ("surface", "onSurface")):
        assert contrast(brand.color(ground), brand.color(ink)) >= 4.5


def _half(size_id: str, template: Template) -> Size:
    width, height = find_size(template.spec, size_id).pixels
    return Size(width // 2, height // 2)


def _without_words(scene: Scene) -> tuple[Item, ...]:
    return tuple(item for item in scene.items if not isinstance(item, TextItem))


def _worst_contrast(ground: Image.Image, item: TextItem) -> float:
    """The contrast at the hardest twentieth of the ground under the words."""
    left, top, right, bottom = item.text.ink
    x, y = item.box[0], item.box[1]
    under = ground.crop((round(x + left), round(y + top), round(x + right), round(y + bottom)))
    under = under.convert("RGB").resize((32, 32), Image.Resampling.NEAREST)
    ink = item.color.name()
    colors = under.getcolors(32 * 32) or []
    ratios = sorted(
        (contrast(f"#{color[0]:02x}{color[1]:02x}{color[2]:02x}", ink), count)
        for count, color in colors
        if isinstance(color, tuple)
    )
    seen = 0
    for ratio, count in ratios:
        seen += count
        if seen >= 32 * 32 // 20:
            return ratio
    return 0.0
