"""Photos from strangers: every kind that phones and scanners make, and those made to hurt."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import pillow_heif
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms

from toolkit.core.errors import FileEmpty, FileMissing
from toolkit.graphics.errors import PhotoInvalid, PhotoTooLarge
from toolkit.graphics.photos import cover_box, load_photo, photo_size

RED, BLUE = (200, 30, 30), (30, 30, 200)


def _halves(width: int = 120, height: int = 80) -> Image.Image:
    """Red on the left, blue on the right."""
    picture = Image.new("RGB", (width, height), RED)
    picture.paste(BLUE, (width // 2, 0, width, height))
    return picture


def _near(color: object, wanted: tuple[int, ...], tolerance: int = 12) -> bool:
    assert isinstance(color, tuple)
    return all(abs(a - b) <= tolerance for a, b in zip(color, wanted, strict=True))


_BACK = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_turned_photo_stands_upright(tmp_path: Path, orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x8825] = {1: "N", 2: (22.0, 34.0, 0.0)}
    picture = _halves()
    stored = picture.transpose(_BACK[orientation]) if orientation in _BACK else picture
    path = tmp_path / "turned.jpg"
    stored.save(path, quality=95, exif=exif)
    loaded = load_photo(path, 500)
    assert loaded.size == photo_size(path) == (120, 80)
    assert _near(loaded.getpixel((20, 40)), RED)
    assert _near(loaded.getpixel((100, 40)), BLUE)
    assert not loaded.info
    assert not dict(loaded.getexif())


def test_heic_from_a_phone(tmp_path: Path) -> None:
    path = tmp_path / "ফোন.heic"
    pillow_heif.from_pillow(_halves(256, 128)).save(path, quality=90)
    loaded = load_photo(path, 500)
    assert (loaded.mode, loaded.size) == ("RGB", (256, 128))
    assert _near(loaded.getpixel((20, 60)), RED, 20)


def test_cmyk_from_a_printer(tmp_path: Path) -> None:
    path = tmp_path / "cmyk.jpg"
    _halves().convert("CMYK").save(path, quality=95)
    loaded = load_photo(path, 500)
    assert loaded.mode == "RGB"
    assert _near(loaded.getpixel((20, 40)), RED, 25)


def test_sixteen_bit_greys_are_not_clipped(tmp_path: Path) -> None:
    path = tmp_path / "scan.png"
    Image.new("I;16", (20, 20), 32768).save(path)
    assert load_photo(path, 100).getpixel((5, 5)) == (128, 128, 128)


def test_palettes_with_holes_keep_their_holes(tmp_path: Path) -> None:
    path = tmp_path / "logo.gif"
    picture = Image.new("RGBA", (20, 20), (0, 0, 0, 0))
    picture.paste((255, 0, 0, 255), (0, 0, 10, 20))
    picture.save(path, transparency=0)
    loaded = load_photo(path, 100)
    assert loaded.mode == "RGBA"
    assert loaded.getchannel("A").getpixel((15, 5)) == 0
    assert loaded.getpixel((5, 5)) == (255, 0, 0, 255)


def test_other_colour_spaces_become_srgb(tmp_path: Path) -> None:
    """A profile that means something: LAB red written as numbers only LAB readers understand."""
    path = tmp_path / "lab.tif"
    lab = ImageCms.createProfile("LAB")
    srgb = ImageCms.createProfile("sRGB")
    converted = ImageCms.profileToProfile(_halves(), srgb, lab, outputMode="LAB")
    assert converted is not None
    converted.save(path, icc_profile=ImageCms.ImageCmsProfile(lab).tobytes())
    loaded = load_photo(path, 500)
    assert loaded.mode == "RGB"


def test_a_large_photo_comes_small(tmp_path: Path) -> None:
    path = tmp_path / "large.jpg"
    Image.new("RGB", (6000, 4000), RED).save(path, quality=50)
    loaded = load_photo(path, 1000)
    assert max(loaded.size) == 1000


def _png_header(width: int, height: int) -> bytes:
    chunk = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))
    data = b"IDAT" + zlib.compress(b"\0" * 100)
    return (
        b"\x89PNG\r\n\x1a\n"
        + body
        + struct.pack(">I", len(data) - 4)
        + data
        + struct.pack(">I", zlib.crc32(data))
    )


def test_a_bomb_is_refused_from_its_header(tmp_path: Path) -> None:
    path = tmp_path / "bomb.png"
    path.write_bytes(_png_header(40_000, 40_000))
    with pytest.raises(PhotoTooLarge) as caught:
        load_photo(path, 500)
    assert (caught.value.params["width"], caught.value.params["height"]) == (40_000, 40_000)


def _damaged() -> dict[str, bytes]:
    jpeg, png = io.BytesIO(), io.BytesIO()
    _halves(600, 400).save(jpeg, "JPEG", quality=95)
    _halves(600, 400).save(png, "PNG")
    return {
        "text": "এটা ছবি নয়".encode(),
        "cut.jpg": jpeg.getvalue()[: len(jpeg.getvalue()) // 2],
        "cut.png": png.getvalue()[: len(png.getvalue()) // 2],
        "head.jpg": jpeg.getvalue()[:30],
        "short.png": _png_header(100, 100),
        "postscript.jpg": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n",
        "svg.jpg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    }


@pytest.mark.parametrize("name", list(_damaged()))
def test_damaged_files_are_refused_with_their_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(_damaged()[name])
    with pytest.raises(PhotoInvalid) as caught:
        load_photo(path, 500)
    assert caught.value.params["path"] == path


def test_empty_and_missing_files(tmp_path: Path) -> None:
    (tmp_path / "empty.jpg").touch()
    with pytest.raises(FileEmpty):
        load_photo(tmp_path / "empty.jpg", 500)
    with pytest.raises(FileMissing):
        load_photo(tmp_path / "none.jpg", 500)


@given(
    st.tuples(st.integers(1, 9000), st.integers(1, 9000)),
    st.floats(0.05, 20),
    st.tuples(st.floats(0, 1), st.floats(0, 1)),
    st.floats(1, 10),
)
def test_the_part_shown_is_inside_and_of_the_frames_shape(
    size: tuple[int, int], aspect: float, focal: tuple[float, float], zoom: float
) -> None:
    left, top, right, bottom = cover_box(size, aspect, focal, zoom)
    assert 0 <= left < right <= size[0] + 1e-6
    assert 0 <= top < bottom <= size[1] + 1e-6
    assert (right - left) / (bottom - top) == pytest.approx(aspect, rel=1e-6)
    middle = ((left + right) / 2 / size[0], (top + bottom) / 2 / size[1])
    for shown, wanted, reach in zip(
        middle, focal, ((right - left) / size[0], (bottom - top) / size[1]), strict=True
    ):
        assert shown == pytest.approx(min(max(wanted, reach / 2), 1 - reach / 2), abs=1e-6)
