"""Small pages of HTML."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageChops

from toolkit.graphics.richtext import HtmlPage, html_image, html_overflow

LIST = "<h1>প্রথম ভিডিও</h1><ul>" + "<li>ফোন আড়াআড়ি ধরুন, হাত স্থির রাখুন।</li>" * 4 + "</ul>"


def _ink(image: Image.Image) -> tuple[int, int, int, int]:
    box = ImageChops.difference(image, Image.new("RGB", image.size, "#FFFFFF")).getbbox()
    assert box is not None
    return box


def test_text_stays_within_the_margins_however_long() -> None:
    for repeat in (1, 3, 6):
        box = _ink(html_image(HtmlPage(html=LIST * repeat), 960, 540))
        assert box[0] >= 45
        assert box[1] >= 38
        assert box[3] <= 540 - 38


def test_overflow_says_how_much_too_long_a_page_is() -> None:
    assert html_overflow(HtmlPage(html=LIST)) < 1
    assert html_overflow(HtmlPage(html=LIST * 4)) > 1.5


def test_pictures_come_from_the_folder_and_nowhere_else(tmp_path: Path) -> None:
    inside = tmp_path / "lesson"
    inside.mkdir()
    Image.new("RGB", (300, 200), (255, 0, 0)).save(inside / "in.png")
    Image.new("RGB", (300, 200), (0, 0, 255)).save(tmp_path / "out.png")
    html = f"<img src='in.png'><img src='../out.png'><img src='{tmp_path}/out.png'><img src='file://{tmp_path}/out.png'>"
    colours = html_image(HtmlPage(html=html, folder=inside), 960, 540).getcolors(100_000) or []
    seen = {colour for _, colour in colours}
    assert (255, 0, 0) in seen
    assert (0, 0, 255) not in seen


@pytest.mark.parametrize("size", [(960, 540), (1920, 1080), (400, 300)])
def test_any_size(size: tuple[int, int]) -> None:
    assert html_image(HtmlPage(html=LIST), *size).size == size


def test_a_transparent_page_keeps_its_transparency() -> None:
    image = html_image(HtmlPage(html=LIST, background=None), 320, 180)
    assert image.mode == "RGBA"
    assert image.getpixel((1, 1)) == (0, 0, 0, 0)
