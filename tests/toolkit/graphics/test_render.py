"""What comes out of the painter."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter
from PySide6.QtGui import QImage, QPainter

from toolkit.core.errors import ToolkitError
from toolkit.graphics.brand import Brand
from toolkit.graphics.errors import (
    FieldInvalid,
    FieldMissing,
    FieldUnknown,
    GlyphMissing,
    PhotoInvalid,
    TextTooLong,
)
from toolkit.graphics.format import Override
from toolkit.graphics.layout import Size
from toolkit.graphics.load import Template
from toolkit.graphics.paint import paint
from toolkit.graphics.photos import PhotoUse
from toolkit.graphics.pictures import Pictures, to_pillow
from toolkit.graphics.render import render_image, scene_image
from toolkit.graphics.resolve import resolve

GOLDEN = Path(__file__).parent / "golden"
_TOLERANCE = 24  # of 255, after a blur of one px: antialiasing may differ between machines, shapes may not
_WRONG_SHARE = 0.001


def assert_looks_like(image: Image.Image, name: str) -> None:
    """Compare with tests/…/golden/<name>.png; KARMASHALA_GOLDEN=write makes the picture anew."""
    small = image.convert("RGB").resize((image.width // 3, image.height // 3), Image.Resampling.BOX)
    path = GOLDEN / f"{name}.png"
    if os.environ.get("KARMASHALA_GOLDEN") == "write":
        path.parent.mkdir(exist_ok=True)
        small.quantize(128).save(path, optimize=True)
    with Image.open(path) as stored:
        golden = stored.convert("RGB")
    assert small.size == golden.size
    blur = ImageFilter.BoxBlur(1)
    difference = ImageChops.difference(small.filter(blur), golden.filter(blur)).convert("L")
    wrong = difference.point([0] * _TOLERANCE + [255] * (256 - _TOLERANCE))
    count = wrong.histogram()[255]
    where = wrong.getbbox()
    at = where and tuple(3 * edge for edge in where)
    assert count <= _WRONG_SHARE * small.width * small.height, f"{name}: {count} px differ, within {at}"


def _typical(card: Template, **changes: str) -> dict[str, str]:
    return {**card.sample_values(), **changes}


@pytest.mark.parametrize("size", ["square", "story"])
@pytest.mark.parametrize("sample", ["typical", "worst"])
def test_the_card_looks_as_it_should(
    card: Template, brand: Brand, photo: Path, size: str, sample: str
) -> None:
    values = card.sample_values("worst" if sample == "worst" else "typical")
    image = render_image(card, values=values, photos={"photo": photo}, brand=brand, size=size)
    assert image.mode == "RGB"
    assert_looks_like(image, f"card-{size}-{sample}")


def test_a_planted_change_is_seen(card: Template, brand: Brand, photo: Path) -> None:
    values = _typical(card, quote="একদিনে একজন, একশো দিনে দুশো মানুষ।")
    image = render_image(card, values=values, photos={"photo": photo}, brand=brand, size="square")
    with pytest.raises(AssertionError, match="px differ, within"):
        assert_looks_like(image, "card-square-typical")


def test_a_small_size_is_the_large_one_smaller(card: Template, brand: Brand) -> None:
    values = _typical(card)
    large = render_image(card, values=values, brand=brand, size="wide").resize(
        (960, 540), Image.Resampling.BOX
    )
    small = render_image(card, values=values, brand=brand, size=Size(960, 540))
    difference = ImageChops.difference(large, small).convert("L").filter(ImageFilter.BoxBlur(2))
    _, high = difference.getextrema()
    assert isinstance(high, int)
    assert high < 40, f"differs at {difference.point(lambda v: 255 * (v >= 40)).getbbox()}"


def test_preview_and_export_are_the_same_pixels(card: Template, brand: Brand, photo: Path) -> None:
    pictures = Pictures()
    values = _typical(card)
    scene = resolve(
        card, values=values, photos={"photo": photo}, brand=brand, size="square", pictures=pictures
    )
    shown = to_pillow(scene_image(scene, pictures))
    saved = render_image(card, values=values, photos={"photo": photo}, brand=brand, size="square")
    assert ImageChops.difference(shown, saved).getbbox() is None


def test_threads_paint_the_same(card: Template, brand: Brand, photo: Path) -> None:
    pictures = Pictures()
    results: list[Image.Image] = []
    failures: list[BaseException] = []

    def work(number: int) -> None:
        try:
            values = _typical(card, quote=f"একদিনে একজন {'মানুষ ' * (1 + number % 2)}")
            for _ in range(3):
                image = render_image(
                    card,
                    values=values,
                    photos={"photo": photo},
                    brand=brand,
                    size="square",
                    pictures=pictures,
                )
            results.append(image)
        except BaseException as error:  # noqa: BLE001 - handed to the main thread
            failures.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    assert len({image.tobytes() for image in results}) == 2


def test_the_focal_point_decides_what_is_seen(card: Template, brand: Brand, photo: Path) -> None:
    def colour(focal: tuple[float, float]) -> object:
        use = PhotoUse(photo, focal, 3.0)
        image = render_image(card, values=_typical(card), photos={"photo": use}, brand=brand, size="square")
        return image.getpixel((540, 450))

    left, right = colour((0.0, 0.5)), colour((1.0, 0.5))
    assert isinstance(left, tuple)
    assert isinstance(right, tuple)
    assert left[0] > 150 > 100 > left[2]
    assert right[2] > 150 > 100 > right[0]


def test_a_tweak_moves_a_layer(card: Template, brand: Brand) -> None:
    pictures = Pictures()
    tweaks = {"quote": Override(box=(0.0, 0.0, 300.0, 200.0)), "badge": Override(hidden=True)}
    scene = resolve(card, values=_typical(card), brand=brand, size="square", tweaks=tweaks, pictures=pictures)
    assert next(item.box for item in scene.items if item.id == "quote") == (0, 0, 300, 200)
    assert "badge" not in [item.id for item in scene.items]


def test_empty_fields_hide_what_depends_on_them(card: Template, brand: Brand) -> None:
    scene = resolve(card, values={"quote": "ক"}, brand=brand, size="square")
    assert {item.id for item in scene.items} >= {"back", "quote", "logo"}
    assert not {item.id for item in scene.items} & {"photo", "amount", "day", "qr"}
    assert not scene.problems


@pytest.mark.parametrize(
    ("values", "error", "field"),
    [
        ({}, FieldMissing, "quote"),
        ({"quote": "  "}, FieldMissing, "quote"),
        ({"quote": "ক", "day": "কাল"}, FieldInvalid, "day"),
        ({"quote": "ক", "amount": "অনেক"}, FieldInvalid, "amount"),
        ({"quote": "ক", "nothing": "x"}, FieldUnknown, "nothing"),
        ({"quote": "লম্বা কথা " * 200}, TextTooLong, "quote"),
        ({"quote": "মজা 😀"}, GlyphMissing, "quote"),
        ({"quote": "ক", "url": "x" * 5000}, TextTooLong, "qr"),
    ],
)
def test_what_is_wrong_is_said(
    card: Template, brand: Brand, values: dict[str, str], error: type[ToolkitError], field: str
) -> None:
    with pytest.raises(error) as caught:
        render_image(card, values=values, brand=brand, size="square")
    assert caught.value.params.get("field") == field


def test_a_preview_shows_what_it_can_and_lists_the_rest(card: Template, brand: Brand, tmp_path: Path) -> None:
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"no picture")
    pictures = Pictures()
    values = {"quote": "লম্বা কথা " * 200, "day": "কাল"}
    scene = resolve(
        card, values=values, photos={"photo": broken}, brand=brand, size="square", pictures=pictures
    )
    assert {type(problem) for problem in scene.problems} == {PhotoInvalid, FieldInvalid, TextTooLong}
    assert not scene.texts["quote"].fits
    assert not scene_image(scene, pictures, 0.25).isNull()


def test_the_painter_is_left_as_it_was(card: Template, brand: Brand) -> None:
    image = QImage(200, 200, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.scale(0.1, 0.1)
    before = painter.transform()
    paint(resolve(card, values=_typical(card), brand=brand, size="square"), painter, Pictures())
    assert painter.transform() == before
    assert painter.opacity() == 1.0
    painter.end()
