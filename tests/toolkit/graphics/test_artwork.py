"""Artwork from strangers draws shapes and does nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from toolkit.graphics.artwork import read_svg
from toolkit.graphics.errors import ArtInvalid
from toolkit.graphics.pictures import Pictures, to_pillow

GOOD = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect id="a" width="10" height="5"/>{}</svg>'
)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello",
        "<svg/>",
        '<!DOCTYPE svg [<!ENTITY a "b">]>' + GOOD.format(""),
        GOOD.format('<image href="file:///etc/passwd"/>'),
        GOOD.format("<script>x</script>"),
        GOOD.format('<use xlink:href="other.svg#a"/>'),
        GOOD.format('<use href = " http://example.org/a"/>'),
        GOOD.format('<rect style="fill:url(http://example.org)"/>'),
        GOOD.format("<style>@import 'a.css';</style>"),
        GOOD.format("<text>ক</text>"),
        GOOD.format("<animate/>"),
        GOOD.format('<use href="#a"/>' * 501),
    ],
)
def test_anything_but_shapes_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "art.svg"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ArtInvalid) as caught:
        read_svg(path)
    assert caught.value.params["path"] == path


def test_a_drawing_is_sharp_at_any_size_and_takes_a_tint(tmp_path: Path) -> None:
    path = tmp_path / "art.svg"
    path.write_text(
        GOOD.format('<linearGradient id="g"/><g fill="url(#g)"/><use href="#a" y="9"/>'), encoding="utf-8"
    )
    pictures = Pictures()
    assert pictures.art_size(path) == (10, 10)
    drawn = to_pillow(pictures.art(path, 100, 100, "#ff0000"))
    assert drawn.getpixel((50, 25)) == (255, 0, 0, 255)
    assert drawn.getpixel((50, 75)) == (0, 0, 0, 0)
    path.write_text(GOOD.format("") + " ", encoding="utf-8")
    assert to_pillow(pictures.art(path, 100, 100)).getpixel((50, 95)) == (0, 0, 0, 0)
