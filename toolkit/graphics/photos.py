"""Opens photos from strangers: upright, sRGB, eight bits, never more pixels than are safe or needed."""

from __future__ import annotations

import io
import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pillow_heif
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from toolkit.core.errors import FileEmpty, reading
from toolkit.graphics.errors import PhotoInvalid, PhotoTooLarge

FORMATS = ("JPEG", "PNG", "WEBP", "HEIF", "AVIF", "GIF", "BMP", "TIFF")
SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".heic", ".heif", ".avif", ".gif", ".bmp", ".tif", ".tiff")
MAX_PIXELS = 110_000_000
MAX_JPEG_PIXELS = 260_000_000  # these decode at an eighth, so even a 200-megapixel phone is fine
_TRANSPARENT = ("RGBA", "LA", "PA", "La", "RGBa")


@dataclass(frozen=True)
class PhotoUse:
    """A photo as a graphic uses it.

    Attributes:
        path: the picture's file.
        focal: the point to keep in view, as shares of width and height from the top left.
        zoom: 1 fills the frame; larger shows less.
    """

    path: Path
    focal: tuple[float, float] = (0.5, 0.5)
    zoom: float = 1.0


def load_photo(path: Path, max_side: int) -> Image.Image:
    """The photo upright as RGB or RGBA in sRGB, its longer side at most `max_side` px, no metadata.

    Raises:
        FileMissing, FileUnreadable, FileEmpty: the file cannot be read.
        PhotoInvalid: it is no picture, or a damaged one.
        PhotoTooLarge: it has more pixels than is safe; found from its header alone.
    """
    with _opened(path) as source:
        try:
            source.draft("RGB", (max_side, max_side))
            upright = ImageOps.exif_transpose(source)
            picture = _to_eight_bits(upright)
            if max(picture.size) > max_side:
                picture.thumbnail((max_side, max_side), Image.Resampling.LANCZOS, reducing_gap=2.0)
            picture = _to_srgb(picture, source.info.get("icc_profile"))
        except (OSError, ValueError, SyntaxError, EOFError, ArithmeticError, MemoryError) as error:
            raise PhotoInvalid(path=path, reason=_reason(error)) from error
    picture.info = {}
    picture.getexif().clear()
    return picture


def photo_size(path: Path) -> tuple[int, int]:
    """Width and height in px as the photo is seen, from its header alone; raises as `load_photo` does."""
    with _opened(path) as source:
        try:
            turned = source.getexif().get(0x0112, 1) in (5, 6, 7, 8)
        except (OSError, ValueError, SyntaxError) as error:
            raise PhotoInvalid(path=path, reason=_reason(error)) from error
        return (source.height, source.width) if turned else source.size


def cover_box(
    size: tuple[int, int], aspect: float, focal: tuple[float, float], zoom: float
) -> tuple[float, float, float, float]:
    """The part of a picture (left, top, right, bottom in px) that fills a frame of that aspect.

    The part is as large as `zoom` allows and as close to centred on `focal` as the picture's edges allow.
    """
    width, height = size
    part_width = min(float(width), height * aspect) / max(1.0, zoom)
    part_height = part_width / aspect
    left = min(max(0.0, focal[0] * width - part_width / 2), max(0.0, width - part_width))
    top = min(max(0.0, focal[1] * height - part_height / 2), max(0.0, height - part_height))
    return left, top, min(left + part_width, width), min(top + part_height, height)


def moved_focal(
    size: tuple[int, int],
    frame: tuple[float, float],
    use: PhotoUse,
    shift: tuple[float, float],
) -> tuple[float, float]:
    """The focal point after the picture was dragged inside its frame.

    Args:
        size: of the whole picture in px.
        frame: width and height of the frame, in any unit.
        use: focal point and zoom before.
        shift: how far the picture was dragged, in the unit of the frame; right and down are positive.
    """
    left, top, right, bottom = cover_box(size, frame[0] / frame[1], use.focal, use.zoom)
    part = (right - left, bottom - top)
    middle = ((left + right) / 2, (top + bottom) / 2)
    x, y = (
        min(
            max(middle[axis] - shift[axis] * part[axis] / frame[axis], part[axis] / 2),
            size[axis] - part[axis] / 2,
        )
        / size[axis]
        for axis in (0, 1)
    )
    return x, y


@cache
def _formats() -> list[str]:
    """The formats this Pillow reads; also teaches it HEIC and takes over its limit on pixels.

    Pillow's own limit warns in the log and does not say which file; `_opened` refuses from the header.
    """
    pillow_heif.register_heif_opener(thumbnails=False)
    Image.init()
    Image.MAX_IMAGE_PIXELS = None
    return [name for name in FORMATS if name in Image.OPEN]


def _opened(path: Path) -> Image.Image:
    with reading(path):
        if path.stat().st_size == 0:
            raise FileEmpty(path=path)
        try:
            source = Image.open(path, formats=_formats())
        except UnidentifiedImageError as error:
            raise PhotoInvalid(path=path, reason="not a picture") from error
        except OSError as error:
            if error.errno is not None:
                raise  # the disk's error, not the picture's
            raise PhotoInvalid(path=path, reason=_reason(error)) from error
        except (ValueError, SyntaxError, EOFError, ArithmeticError, MemoryError) as error:
            raise PhotoInvalid(path=path, reason=_reason(error)) from error
    limit = MAX_JPEG_PIXELS if source.format in ("JPEG", "MPO") else MAX_PIXELS
    if math.prod(source.size) > limit:
        source.close()
        raise PhotoTooLarge(path=path, width=source.width, height=source.height)
    return source


def _to_eight_bits(picture: Image.Image) -> Image.Image:
    """RGB, or RGBA when anything is transparent."""
    if picture.mode.startswith("I"):
        return picture.convert("I").point(lambda value: value / 256).convert("L").convert("RGB")
    if picture.mode == "F":
        return picture.convert("L").convert("RGB")
    if picture.mode in _TRANSPARENT or "transparency" in picture.info:
        return picture.convert("RGBA")
    if picture.mode == "CMYK":
        return picture  # its profile, if any, describes these four channels
    return picture.convert("RGB")


def _to_srgb(picture: Image.Image, profile: object) -> Image.Image:
    """The picture in sRGB; phones write Display P3, cameras Adobe RGB."""
    mode = "RGBA" if picture.mode == "RGBA" else "RGB"
    if isinstance(profile, bytes) and profile:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            converted = ImageCms.profileToProfile(picture, source, target, outputMode=mode)
            if converted is not None:
                return converted
        except (ImageCms.PyCMSError, OSError):
            pass  # a broken profile: the numbers are most likely sRGB already
    return picture if picture.mode == mode else picture.convert(mode)


def _reason(error: BaseException) -> str:
    return " ".join(str(error).split()) or type(error).__name__
