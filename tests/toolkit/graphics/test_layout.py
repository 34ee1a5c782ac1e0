"""Anchors, overrides and sizes."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.graphics.errors import SizeNotFound
from toolkit.graphics.format import Anchor, Override, TemplateSpec
from toolkit.graphics.layout import Rect, Size, anchored, find_size, nearest_size, place_layers

SQUARE: Rect = (0, 0, 1000, 1000)


@pytest.mark.parametrize(
    ("anchor", "after", "scale", "expected"),
    [
        (("left", "top"), (0, 0, 2000, 1000), 1.0, (100, 200, 300, 400)),
        (("right", "bottom"), (0, 0, 2000, 1500), 1.0, (1100, 700, 300, 400)),
        (("leftright", "topbottom"), (0, 0, 2000, 1500), 1.0, (100, 200, 1300, 900)),
        (("center", "center"), (0, 0, 2000, 1500), 1.0, (600, 450, 300, 400)),
        (("scale", "scale"), (0, 0, 2000, 1500), 1.0, (200, 300, 600, 600)),
        (("left", "bottom"), (0, 0, 500, 800), 0.5, (50, 400, 150, 200)),
        (("leftright", "topbottom"), (0, 0, 500, 800), 0.5, (50, 100, 150, 500)),
    ],
)
def test_an_anchor_pins_its_edges(anchor: Anchor, after: Rect, scale: float, expected: Rect) -> None:
    assert anchored((100, 200, 300, 400), anchor, SQUARE, after, scale) == pytest.approx(expected)


@given(
    st.sampled_from(["left", "right", "leftright", "center", "scale"]),
    st.sampled_from(["top", "bottom", "topbottom", "center", "scale"]),
    st.floats(0.1, 8),
)
def test_a_larger_canvas_of_the_same_shape_is_only_larger(h: str, v: str, factor: float) -> None:
    anchor = msgspec.convert([h, v], Anchor)
    box = anchored((100, 200, 300, 400), anchor, SQUARE, (0, 0, 1000 * factor, 1000 * factor), factor)
    assert box == pytest.approx((100 * factor, 200 * factor, 300 * factor, 400 * factor))


def _template(**override: object) -> TemplateSpec:
    return msgspec.convert(
        {
            "format": "karmashala-template",
            "version": 1,
            "id": "t",
            "name": {"bn": "ত", "en": "t"},
            "category": "test",
            "canvas": {"w": 1000, "h": 1000},
            "sizes": [
                {"id": "square", "w": 1000, "h": 1000},
                {"id": "wide", "w": 2000, "h": 1000, "overrides": {"b": override} if override else {}},
                {"id": "a4", "mm": [210, 297], "dpi": 300},
            ],
            "layers": [
                {
                    "id": "g",
                    "type": "group",
                    "box": [100, 100, 800, 800],
                    "anchor": ["leftright", "topbottom"],
                    "children": [
                        {
                            "id": "b",
                            "type": "shape",
                            "shape": "rect",
                            "box": [600, 600, 200, 200],
                            "anchor": ["right", "bottom"],
                        }
                    ],
                }
            ],
        },
        TemplateSpec,
    )


def test_children_follow_their_group() -> None:
    group = place_layers(_template(), Size(3000, 1000))[0]
    assert group.box == pytest.approx((100, 100, 2800, 800))
    assert group.children[0].box == pytest.approx((2700, 700, 200, 200))


def test_overrides_come_last_and_tweaks_after_them() -> None:
    template = _template(box=[10, 20, 30, 40], size=50)
    wide = find_size(template, "wide")
    assert place_layers(template, wide)[0].children[0].box == pytest.approx((110, 120, 30, 40))
    tweaked = place_layers(template, wide, {"b": Override(size=70.0)})[0].children[0]
    assert tweaked.box == pytest.approx((110, 120, 30, 40))
    assert tweaked.override is not None
    assert tweaked.override.size == 70.0


def test_any_size_follows_the_own_size_of_its_shape() -> None:
    template = _template(box=[10, 20, 30, 40], size=50)
    assert nearest_size(template, Size(1000, 500)).id == "wide"
    small = place_layers(template, Size(1000, 500))[0].children[0]
    assert small.box == pytest.approx((55, 60, 15, 20))
    assert small.scale == pytest.approx(0.5)
    assert small.override is not None
    assert small.override.size == pytest.approx(25)


def test_printed_sizes_are_measured_in_mm() -> None:
    assert find_size(_template(), "a4").pixels == (2480, 3508)


def test_an_unknown_size_names_the_known_ones() -> None:
    with pytest.raises(SizeNotFound) as caught:
        find_size(_template(), "huge")
    assert caught.value.params["known"] == "square, wide, a4"
