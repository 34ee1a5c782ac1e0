"""Photos and artwork as Qt images at the px they are painted at, kept while they are in use."""

from __future__ import annotations

import math
import threading
from collections import OrderedDict
from pathlib import Path

from PIL import Image, ImageEnhance, ImageOps
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from toolkit.core.errors import reading
from toolkit.graphics.artwork import read_svg
from toolkit.graphics.photos import PhotoUse, cover_box, load_photo, photo_size

_WORKING_SIDE = 2048  # px; enough for every screen size, small enough for 4 GB machines
_KEPT_PHOTOS = 3
_KEPT_BYTES = 48_000_000  # of painted pictures

Effects = tuple[bool, tuple[str, str] | None, float]  # grey, duotone, brightness
NO_EFFECTS: Effects = (False, None, 1.0)


class Pictures:
    """A cache of decoded pictures; share one between renders. Safe from any thread."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._size_lock = threading.Lock()  # a size is known at once, even while a photo is being decoded
        self._photos: OrderedDict[tuple[object, ...], Image.Image] = OrderedDict()
        self._images: OrderedDict[tuple[object, ...], QImage] = OrderedDict()
        self._bytes = 0
        self._sizes: dict[tuple[object, ...], tuple[int, int]] = {}

    def size(self, path: Path) -> tuple[int, int]:
        """Width and height of a photo in px, as it is seen; raises as `load_photo` does."""
        stamp = _stamp(path)
        with self._size_lock:
            if stamp not in self._sizes:
                self._sizes[stamp] = photo_size(path)
            return self._sizes[stamp]

    def covered(self, use: PhotoUse, width: int, height: int, effects: Effects = NO_EFFECTS) -> QImage:
        """The part of a photo that fills a frame of width × height px."""
        stamp = _stamp(use.path)
        key = (stamp, use.focal, use.zoom, width, height, effects)
        with self._lock:
            found = self._recall(key)
            if found is None:
                full = self.size(use.path)
                part = cover_box(full, width / height, use.focal, use.zoom)
                needed = max(width / (part[2] - part[0]), height / (part[3] - part[1])) * max(full)
                picture = self._photo(use.path, stamp, math.ceil(min(needed, max(full))))
                shrink_x, shrink_y = picture.width / full[0], picture.height / full[1]
                box = (part[0] * shrink_x, part[1] * shrink_y, part[2] * shrink_x, part[3] * shrink_y)
                piece = picture.resize((width, height), Image.Resampling.LANCZOS, box, reducing_gap=2.0)
                found = self._keep(key, to_qimage(_with_effects(piece, effects)))
            return found

    def whole(self, path: Path, width: int, height: int, effects: Effects = NO_EFFECTS) -> QImage:
        """A whole photo or PNG at width × height px."""
        stamp = _stamp(path)
        key = (stamp, "whole", width, height, effects)
        with self._lock:
            found = self._recall(key)
            if found is None:
                picture = self._photo(path, stamp, max(width, height))
                piece = picture.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=2.0)
                found = self._keep(key, to_qimage(_with_effects(piece, effects)))
            return found

    def art_size(self, path: Path) -> tuple[float, float]:
        """Natural width and height of a piece of artwork."""
        if path.suffix.lower() != ".svg":
            return self.size(path)
        box = read_svg(path).viewBoxF()
        return box.width(), box.height()

    def art(self, path: Path, width: int, height: int, tint: str | None = None) -> QImage:
        """A piece of artwork stretched to width × height px, in one colour when `tint` is given."""
        key = (_stamp(path), "art", width, height, tint)
        with self._lock:
            found = self._recall(key)
            if found is None:
                found = self._keep(key, self._drawn(path, width, height, tint))
            return found

    def _drawn(self, path: Path, width: int, height: int, tint: str | None) -> QImage:
        image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0)
        painter = QPainter(image)
        if path.suffix.lower() == ".svg":
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            read_svg(path).render(painter, QRectF(0, 0, width, height))
        else:
            painter.drawImage(0, 0, self.whole(path, width, height))
        if tint is not None:
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
            painter.fillRect(0, 0, width, height, QColor(tint))
        painter.end()
        return image

    def _photo(self, path: Path, stamp: tuple[object, ...], side: int) -> Image.Image:
        """The decoded photo with at least `side` px on its longer side, where it has them."""
        wanted = _WORKING_SIDE
        while wanted < side:
            wanted *= 2
        key = (stamp, wanted)
        found = self._photos.get(key)
        if found is None:
            found = self._photos[key] = load_photo(path, wanted)
            while len(self._photos) > _KEPT_PHOTOS:
                self._photos.popitem(last=False)
        self._photos.move_to_end(key)
        return found

    def _recall(self, key: tuple[object, ...]) -> QImage | None:
        found = self._images.get(key)
        if found is not None:
            self._images.move_to_end(key)
        return found

    def _keep(self, key: tuple[object, ...], image: QImage) -> QImage:
        self._images[key] = image
        self._bytes += image.sizeInBytes()
        while self._bytes > _KEPT_BYTES and len(self._images) > 1:
            _, oldest = self._images.popitem(last=False)
            self._bytes -= oldest.sizeInBytes()
        return image


def to_qimage(picture: Image.Image) -> QImage:
    """A Pillow picture as a Qt image of its own, ready for fast painting."""
    transparent = picture.mode == "RGBA"
    # BGRX is how Qt keeps its fastest formats on every machine this program runs on.
    data = picture.tobytes("raw", "BGRA" if transparent else "BGRX") if transparent else _bgrx(picture)
    stored = QImage.Format.Format_ARGB32 if transparent else QImage.Format.Format_RGB32
    image = QImage(data, picture.width, picture.height, picture.width * 4, stored)
    if transparent:
        return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    return image.copy()  # Qt does not keep `data` alive


def _bgrx(picture: Image.Image) -> bytes:
    return picture.convert("RGB").tobytes("raw", "BGRX")


def to_pillow(image: QImage) -> Image.Image:
    """A Qt image as a Pillow picture: RGBA when its format has transparency, else RGB."""
    transparent = image.hasAlphaChannel()
    wanted = QImage.Format.Format_ARGB32 if transparent else QImage.Format.Format_RGB32
    ready = image if image.format() == wanted else image.convertToFormat(wanted)
    mode, raw = ("RGBA", "BGRA") if transparent else ("RGB", "BGRX")
    size = (ready.width(), ready.height())
    return Image.frombuffer(mode, size, bytes(ready.constBits()), "raw", raw, ready.bytesPerLine(), 1)


def _with_effects(picture: Image.Image, effects: Effects) -> Image.Image:
    grey, duotone, brightness = effects
    if effects == NO_EFFECTS:
        return picture
    alpha = picture.getchannel("A") if picture.mode == "RGBA" else None
    result = picture.convert("RGB")
    if grey or duotone is not None:
        level = ImageOps.grayscale(result)
        result = ImageOps.colorize(level, *duotone) if duotone is not None else level.convert("RGB")
    if brightness != 1.0:
        result = ImageEnhance.Brightness(result).enhance(brightness)
    if alpha is not None:
        result.putalpha(alpha)
    return result


def _stamp(path: Path) -> tuple[object, ...]:
    """What changes when a file's content does."""
    with reading(path):
        status = path.stat()
    return str(path), status.st_mtime_ns, status.st_size
