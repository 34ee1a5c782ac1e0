"""What is painted once and what for each row: the pictures are those of a single graphic, to the pixel."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import msgspec
import pytest
from PIL import Image, ImageChops

from toolkit.core.documents import convert
from toolkit.graphics.batch.painter import RowPainter, RowProblems, split_layers
from toolkit.graphics.brand import Brand, default_brand, list_brands
from toolkit.graphics.errors import FieldMissing, TextTooLong
from toolkit.graphics.format import TemplateSpec
from toolkit.graphics.load import Template, list_templates
from toolkit.graphics.render import render_image

_SCREEN = 2_100_000  # px; printed sizes take long and differ in nothing


def _same(one: Image.Image, other: Image.Image) -> bool:
    return one.mode == other.mode and ImageChops.difference(one, other).getbbox() is None


@pytest.mark.parametrize("template", list_templates(), ids=lambda template: template.id)
def test_every_bundled_template_in_every_size(template: Template, photo: Path) -> None:
    """With all fields from rows, and with only the first: each row equals the graphic made alone."""
    brand = default_brand(list_brands())
    images = [field.key for field in template.spec.fields if field.type == "image"]
    photos = dict.fromkeys(images, photo)
    sizes = [size.id for size in template.spec.sizes if size.pixels[0] * size.pixels[1] <= _SCREEN]
    values = template.sample_values("worst")
    alone = [render_image(template, values=values, photos=photos, brand=brand, size=size) for size in sizes]
    keys = [field.key for field in template.spec.fields]
    for varying in (keys, keys[:1]):
        painter = RowPainter(template, brand, sizes, varying, values, photos)
        for made, expected in zip(painter.paint(values, photos), alone, strict=True):
            assert _same(made, expected)


def test_most_of_a_card_is_painted_once(card: Template) -> None:
    still, moving = split_layers(card, "square", {"quote"})
    assert [layer.id for layer in moving] == ["quote", "qr"]  # the code's corner lies over the words' box
    assert len(still) == len(card.spec.layers) - 2


def _stack(card: Template, *layers: dict[str, object]) -> Template:
    """The card's template with other layers."""
    spec = msgspec.to_builtins(card.spec)
    spec["layers"] = list(layers)
    for size in spec["sizes"]:
        size["overrides"] = {}
    return Template(convert(spec, TemplateSpec, Path("stack")), card.folder)


def _rect(name: str, box: list[int], **more: object) -> dict[str, object]:
    return {"id": name, "type": "shape", "shape": "rect", "box": box, "fill": "#204080", **more}


_QUOTE: dict[str, object] = {
    "id": "words",
    "type": "text",
    "box": [100, 100, 300, 100],
    "text": "{quote}",
    "size": 40,
    "color": "#ffffff",
}


@pytest.mark.parametrize(
    ("layer", "early"),
    [
        (_rect("far", [500, 500, 100, 100]), True),
        (_rect("over", [150, 120, 100, 100]), False),
        (_rect("beside", [404, 100, 100, 100]), True),
        (_rect("line", [404, 100, 100, 100], stroke={"color": "#ff0000", "width": 12}), False),
        (_rect("shade", [404, 210, 100, 100], shadow={"blur": 30, "dy": -8}), False),
        (_rect("turned", [300, 60, 300, 20], rotation=-40), False),
        (_rect("path", [700, 700, 10, 10], shape="path", path="M-600 -600 L0 0 L5 9 Z"), False),
        (_rect("shown", [500, 500, 100, 100], visibleIf="quote"), False),
    ],
    ids=lambda value: value["id"] if isinstance(value, dict) else "",
)
def test_what_lies_over_a_row_stays_over_it(
    card: Template, brand: Brand, layer: dict[str, object], early: bool
) -> None:
    template = _stack(card, _rect("back", [0, 0, 1080, 1080], fill="#101010"), _QUOTE, layer)
    still, _ = split_layers(template, "square", {"quote"})
    assert (layer["id"] in [item.id for item in still]) is early
    painter = RowPainter(template, brand, ["square"], ["quote"], {}, {})
    for words in ("নদী", "মাঝি ও মোহনা"):
        made = next(painter.paint({"quote": words}, {}))
        expected = render_image(template, values={"quote": words}, brand=brand, size="square")
        assert _same(made, expected)


def test_what_waits_for_a_row_holds_back_what_lies_over_both(card: Template) -> None:
    chain_of = [_rect(f"r{place}", [100 + 80 * place, 150, 100, 20]) for place in range(6)]
    still, moving = split_layers(_stack(card, _QUOTE, *chain_of), "square", {"quote"})
    assert not still
    assert len(moving) == 7


def test_all_that_is_wrong_with_a_row_is_told_at_once(card: Template, brand: Brand) -> None:
    painter = RowPainter(card, brand, ["square", "story"], ["quote"], {"url": "https://example.org"}, {})
    with pytest.raises(RowProblems) as empty:
        list(painter.paint({"quote": " "}, {}))
    assert {type(problem) for problem in empty.value.problems} == {FieldMissing}
    with pytest.raises(RowProblems) as long:
        list(painter.paint({"quote": "লম্বা কথা " * 300}, {}))
    assert [problem.params["size"] for problem in long.value.problems] == ["square", "story"]


def test_a_fixed_text_that_does_not_fit_fails_every_row(card: Template, brand: Brand) -> None:
    """Even when its layer has the name of a field."""
    fixed = {**_QUOTE, "id": "quote", "text": "অনেক লম্বা একটা কথা " * 30}
    painter = RowPainter(_stack(card, fixed), brand, ["square"], ["quote"], {}, {})
    with pytest.raises(RowProblems) as caught:
        list(painter.paint({"quote": "ক"}, {}))
    assert [type(problem) for problem in chain(caught.value.problems)] == [TextTooLong]
