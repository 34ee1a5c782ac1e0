"""Brand kits."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from toolkit.core.errors import DocumentInvalid, DocumentTooNew
from toolkit.graphics.brand import Brand, contrast, default_brand, find_brand, list_brands, load_brand
from toolkit.graphics.errors import BrandNotFound

DATA = Path(__file__).parent / "data"


@pytest.fixture
def kit(tmp_path: Path) -> Callable[..., Path]:
    """Write a changed copy of the test brand and give its folder."""

    def write(change: Callable[[Any], None]) -> Path:
        folder = tmp_path / "brands" / "kit"
        shutil.copytree(DATA / "brand", folder)
        value = json.loads((folder / "brand.json").read_text(encoding="utf-8"))
        change(value)
        (folder / "brand.json").write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
        return folder

    return write


def test_tokens(brand: Brand) -> None:
    assert brand.color("onPrimary") == "#FFFFFF"
    assert brand.font("heading") == "Anek Bangla"
    assert brand.text("tagline") == "একসঙ্গে শিখি"
    assert brand.text("tagline", "en") == "Learning together"
    assert brand.text("handle") == "@test"


def test_the_logo_suits_its_ground(brand: Brand) -> None:
    assert brand.logo("#062e2e") == DATA / "brand" / "logo-dark.svg"
    assert brand.logo("#FBF7EC") == DATA / "brand" / "logo-light.svg"


@pytest.mark.parametrize(
    ("first", "second", "ratio"),
    [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#abcdef", "#abcdef", 1.0)],
)
def test_contrast_is_wcag(first: str, second: str, ratio: float) -> None:
    assert contrast(first, second) == pytest.approx(ratio, abs=0.01)
    assert contrast(second, first) == contrast(first, second)


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        (lambda kit: kit["colors"].update(onAccent="#FFFFFF"), "/colors/onAccent"),
        (lambda kit: kit["colors"].update(primary="teal"), "/colors/primary"),
        (lambda kit: kit["logo"].update(light="../secret.svg"), "/logo/light"),
        (lambda kit: kit["logo"].update(dark="/etc/passwd"), "/logo/dark"),
        (lambda kit: kit["logo"].update(dark="missing.svg"), "/logo/dark"),
        (lambda kit: kit.update(slogan="x"), ""),
    ],
)
def test_what_is_wrong_is_pointed_at(
    kit: Callable[..., Path], change: Callable[[Any], None], pointer: str
) -> None:
    with pytest.raises(DocumentInvalid) as caught:
        load_brand(kit(change))
    assert caught.value.params["pointer"] == pointer


def test_a_newer_kit_is_refused(kit: Callable[..., Path]) -> None:
    with pytest.raises(DocumentTooNew):
        load_brand(kit(lambda value: value.update(version=2)))


def test_one_bad_kit_leaves_the_others_usable(kit: Callable[..., Path]) -> None:
    bad = kit(lambda value: value.update(slogan="x"))
    shutil.copytree(DATA / "brand", bad.parent / "good")
    problems: list[Any] = []
    assert [brand.id for brand in list_brands([bad.parent], problems)] == ["test-brand"]
    assert len(problems) == 1
    with pytest.raises(DocumentInvalid):
        list_brands([bad.parent])


def test_an_unknown_brand_names_the_known_ones() -> None:
    with pytest.raises(BrandNotFound) as caught:
        find_brand("nobody", [DATA])
    assert caught.value.params["known"] == "test-brand"
    with pytest.raises(BrandNotFound):
        default_brand([])
