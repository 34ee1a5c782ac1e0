"""Files small enough, clean, and whole."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from toolkit.core.errors import OutputExists
from toolkit.graphics.encode import FORMATS, Format, encode, save
from toolkit.graphics.errors import CannotReachSize


@pytest.fixture(scope="module")
def busy() -> Image.Image:
    """A picture that compresses about as well as a photo."""
    noise = Image.effect_noise((900, 900), 40)
    swirl = Image.radial_gradient("L").resize((900, 900))
    return Image.merge("RGB", (noise, swirl, Image.blend(noise, swirl, 0.5)))


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("max_kb", [200, 60, 25])
def test_the_limit_is_kept_and_used(busy: Image.Image, kind: Format, max_kb: int) -> None:
    data = encode(busy, kind, max_kb=max_kb)
    assert len(data) <= max_kb * 1000
    assert len(data) > max_kb * 1000 * 0.6
    opened = Image.open(io.BytesIO(data))
    opened.load()
    assert opened.size[0] == opened.size[1]


def test_quality_gives_way_before_size(busy: Image.Image) -> None:
    free = len(encode(busy, "jpg"))
    assert Image.open(io.BytesIO(encode(busy, "jpg", max_kb=free // 2000))).size == busy.size


def test_the_impossible_says_what_is_possible(busy: Image.Image) -> None:
    with pytest.raises(CannotReachSize) as caught:
        encode(busy, "jpg", max_kb=1)
    reached = caught.value.params["reached_kb"]
    assert isinstance(reached, int)
    assert len(encode(busy, "jpg", max_kb=reached)) <= reached * 1000


def test_nothing_private_goes_out() -> None:
    picture = Image.new("RGB", (50, 50), "red")
    picture.getexif()[0x010F] = "PhoneMaker"
    picture.info.update(comment=b"secret", exif=picture.getexif().tobytes(), dpi=(300, 300), text="secret")
    for kind in FORMATS:
        data = encode(picture, kind)
        assert b"PhoneMaker" not in data
        assert b"secret" not in data
        assert not dict(Image.open(io.BytesIO(data)).getexif())


def test_transparency_lies_on_white_in_a_jpeg_and_stays_elsewhere() -> None:
    picture = Image.new("RGBA", (16, 16), (255, 0, 0, 0))
    assert Image.open(io.BytesIO(encode(picture, "jpg"))).getpixel((8, 8)) == (255, 255, 255)
    assert Image.open(io.BytesIO(encode(picture, "png"))).mode == "RGBA"


def test_a_file_is_not_replaced_unasked(tmp_path: Path) -> None:
    target = tmp_path / "ছবি.png"
    target.write_bytes(b"mine")
    picture = Image.new("RGB", (16, 16))
    with pytest.raises(OutputExists):
        save(picture, target, "png")
    assert target.read_bytes() == b"mine"
    save(picture, target, "png", force=True)
    with Image.open(target) as written:
        assert written.size == (16, 16)
    assert [path.name for path in tmp_path.iterdir()] == ["ছবি.png"]
