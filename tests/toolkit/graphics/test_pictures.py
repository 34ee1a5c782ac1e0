"""The cache of pictures: right after a file changes, small however much is painted."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PIL import Image

from toolkit.graphics import pictures as module
from toolkit.graphics.photos import PhotoUse
from toolkit.graphics.pictures import Pictures, to_pillow, to_qimage


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    pictures = Pictures()
    Image.new("RGB", (50, 50), "red").save(path)
    assert to_pillow(pictures.covered(PhotoUse(path), 10, 10)).getpixel((5, 5)) == (255, 0, 0)
    Image.new("RGB", (50, 50), "blue").save(path)
    os.utime(path, ns=(1, 1))
    assert to_pillow(pictures.covered(PhotoUse(path), 10, 10)).getpixel((5, 5)) == (0, 0, 255)


def test_memory_stays_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.png"
    Image.new("RGB", (400, 400), "red").save(path)
    monkeypatch.setattr(module, "_KEPT_BYTES", 1_000_000)
    pictures = Pictures()
    for step in range(60):
        pictures.covered(PhotoUse(path, (step / 60, 0.5)), 200, 200)
        assert sum(image.sizeInBytes() for image in pictures._images.values()) <= 1_000_000
    assert len(pictures._images) > 1


@pytest.mark.parametrize("colour", [(12, 200, 77), (12, 200, 77, 255), (10, 20, 30, 0)])
def test_pictures_cross_between_the_libraries_unchanged(colour: tuple[int, ...]) -> None:
    mode = "RGB" if len(colour) == 3 else "RGBA"
    picture = Image.new(mode, (7, 5), colour)
    back = to_pillow(to_qimage(picture))
    assert back.mode == mode
    if colour[-1] != 0 or mode == "RGB":
        assert back.getpixel((3, 3)) == colour
    else:
        assert back.getpixel((3, 3)) == (0, 0, 0, 0)


def test_effects(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.new("RGB", (40, 40), (200, 100, 0)).save(path)
    pictures = Pictures()
    grey = to_pillow(pictures.covered(PhotoUse(path), 8, 8, (True, None, 1.0))).getpixel((4, 4))
    assert isinstance(grey, tuple)
    assert len(set(grey)) == 1
    toned = to_pillow(pictures.covered(PhotoUse(path), 8, 8, (False, ("#000000", "#ff0000"), 1.0)))
    pixel = toned.getpixel((4, 4))
    assert isinstance(pixel, tuple)
    assert pixel[0] > 90
    assert pixel[1] == pixel[2] == 0
    bright = to_pillow(pictures.covered(PhotoUse(path), 8, 8, (False, None, 0.5))).getpixel((4, 4))
    assert bright == (100, 50, 0)
