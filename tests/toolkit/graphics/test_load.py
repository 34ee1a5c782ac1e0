"""Templates from strangers are checked before anything is painted."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from toolkit.core.errors import DocumentInvalid, DocumentTooNew, FileEmpty, FileMissing
from toolkit.graphics.errors import TemplateNotFound
from toolkit.graphics.load import Template, find_template, list_templates, load_template, migrated

DATA = Path(__file__).parent / "data"
Change = Callable[[Any], None]


def _layer(value: Any, layer_id: str) -> Any:
    return next(layer for layer in value["layers"] if layer["id"] == layer_id)


@pytest.fixture
def changed(tmp_path: Path) -> Callable[[Change], Path]:
    """Write a changed copy of the test template and give its folder."""

    def write(change: Change) -> Path:
        folder = tmp_path / "library" / "card"
        shutil.copytree(DATA / "card", folder)
        value = json.loads((folder / "template.json").read_text(encoding="utf-8"))
        change(value)
        (folder / "template.json").write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
        return folder

    return write


def _nested(value: Any) -> None:
    layer: Any = {"id": "deep0", "type": "shape", "shape": "rect", "box": [0, 0, 1, 1]}
    for number in range(1, 7):
        layer = {"id": f"deep{number}", "type": "group", "box": [0, 0, 1, 1], "children": [layer]}
    value["layers"].append(layer)


def _many(value: Any) -> None:
    shape = {"type": "shape", "shape": "rect", "box": [0, 0, 1, 1]}
    children = [{"id": f"c{number}", **shape} for number in range(300)]
    value["layers"].append({"id": "many", "type": "group", "box": [0, 0, 1, 1], "children": children})


HOSTILE: list[tuple[str, str, Change]] = [
    ("unknown key", "/layers/0", lambda t: t["layers"][0].update(colour="red")),
    ("unknown layer type", "/layers/0/type", lambda t: t["layers"][0].update(type="video")),
    ("missing canvas", "", lambda t: t.pop("canvas")),
    ("layer id twice", "/layers", lambda t: t["layers"][1].update(id="back")),
    ("field key twice", "/fields", lambda t: t["fields"][1].update(key="quote")),
    ("size id twice", "/sizes", lambda t: t["sizes"][1].update(id="square")),
    ("unknown field", "/layers/6/text", lambda t: _layer(t, "quote").update(text="{quot}")),
    ("unknown filter", "/layers/6/text", lambda t: _layer(t, "quote").update(text="{quote|shout}")),
    ("picture as text", "/layers/6/text", lambda t: _layer(t, "quote").update(text="{photo}")),
    ("unknown condition", "/layers/6/visibleIf", lambda t: _layer(t, "quote").update(visibleIf="nothing")),
    ("unknown colour token", "/layers/6/color", lambda t: _layer(t, "quote").update(color="@loud")),
    ("no colour", "/layers/6/color", lambda t: _layer(t, "quote").update(color="red")),
    (
        "gradient colour",
        "/layers/0/fill/stops/1/color",
        lambda t: t["layers"][0]["fill"]["stops"][1].update(color="x"),
    ),
    ("unknown font token", "/layers/6/font", lambda t: _layer(t, "quote").update(font="@title")),
    ("system font", "/layers/6/font", lambda t: _layer(t, "quote").update(font="Arial")),
    ("faked bold", "/layers/6/weight", lambda t: _layer(t, "quote").update(font="Galada", weight=700)),
    ("minSize over size", "/layers/6/minSize", lambda t: _layer(t, "quote").update(minSize=100)),
    ("art outside", "/layers/4/source", lambda t: _layer(t, "wave").update(source="../card/art/wave.svg")),
    ("art absolute", "/layers/4/source", lambda t: _layer(t, "wave").update(source="/etc/hostname.svg")),
    ("art on a drive", "/layers/4/source", lambda t: _layer(t, "wave").update(source="C:\\x.svg")),
    ("art missing", "/layers/4/source", lambda t: _layer(t, "wave").update(source="art/none.svg")),
    ("art of a kind", "/layers/4/source", lambda t: _layer(t, "wave").update(source="template.json")),
    ("image field", "/layers/1/source", lambda t: _layer(t, "photo").update(source="{quote}")),
    ("broken path", "/layers/3/path", lambda t: _layer(t, "star").update(path="M 0 0 L 1")),
    ("path on a rect", "/layers/0/path", lambda t: t["layers"][0].update(path="M0 0")),
    ("negative box", "/layers/0/box", lambda t: t["layers"][0].update(box=[0, 0, -1, 5])),
    ("infinite box", "/layers/0/box/2", lambda t: t["layers"][0].update(box=[0, 0, 1e300, 5])),
    ("short box", "/layers/0/box", lambda t: t["layers"][0].update(box=[0, 0, 5])),
    ("huge size", "/sizes/0/w", lambda t: t["sizes"][0].update(w=40_000)),
    ("huge area", "/sizes/0", lambda t: t["sizes"][0].update(w=20_000, h=20_000)),
    ("huge print", "/sizes/3", lambda t: t["sizes"][3].update(mm=[2000, 2000], dpi=1200)),
    ("px and mm", "/sizes/0", lambda t: t["sizes"][0].update(mm=[210, 297])),
    ("override of nothing", "/sizes/1/overrides/nope", lambda t: t["sizes"][1]["overrides"].update(nope={})),
    ("choice without options", "/fields/0/options", lambda t: t["fields"][0].update(type="choice")),
    ("too deep", "/layers/11/children/0/children/0/children/0/children/0", _nested),
    ("too many layers", "/layers", _many),
    (
        "chart",
        "/layers/11/type",
        lambda t: t["layers"].append({"id": "c", "type": "chart", "box": [0, 0, 9, 9], "data": "{amount}"}),
    ),
]


@pytest.mark.parametrize(
    ("pointer", "change"), [case[1:] for case in HOSTILE], ids=[case[0] for case in HOSTILE]
)
def test_what_is_wrong_is_pointed_at(changed: Callable[[Change], Path], pointer: str, change: Change) -> None:
    folder = changed(change)
    with pytest.raises(DocumentInvalid) as caught:
        load_template(folder)
    assert caught.value.params["pointer"] == pointer
    assert caught.value.params["path"] == folder / "template.json"
    assert caught.value.params["reason"]


def test_private_keys_are_left_alone(changed: Callable[[Change], Path]) -> None:
    def change(value: Any) -> None:
        value["x-made-by"] = {"any": 1}
        value["layers"][0]["x-note"] = 1

    folder = changed(change)
    assert load_template(folder).id == "card"


def test_a_link_out_of_the_folder_is_refused(changed: Callable[[Change], Path], tmp_path: Path) -> None:
    folder = changed(lambda t: _layer(t, "wave").update(source="art/link.svg"))
    outside = tmp_path / "secret.svg"
    outside.write_text("<svg/>", encoding="utf-8")
    (folder / "art" / "link.svg").symlink_to(outside)
    with pytest.raises(DocumentInvalid):
        load_template(folder)


@pytest.mark.parametrize(
    "text", ["{", "[]", "null", '{"version": "1"}', '{"version": true}', '{"version": 0}', "\x00"]
)
def test_what_is_no_template_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "template.json").write_text(text, encoding="utf-8")
    with pytest.raises(DocumentInvalid):
        load_template(tmp_path)


def test_missing_and_empty_files(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        load_template(tmp_path)
    (tmp_path / "template.json").touch()
    with pytest.raises(FileEmpty):
        load_template(tmp_path)


def test_versions_are_brought_up_one_by_one() -> None:
    path = Path("template.json")
    steps: dict[int, Callable[[dict[str, object]], dict[str, object]]] = {
        1: lambda value: {**value, "version": 2, "steps": ["1"]},
        2: lambda value: {**value, "version": 3, "more": True},
    }
    old = {"version": 1, "id": "x"}
    assert migrated(old, path, steps, newest=3) == {"version": 3, "id": "x", "steps": ["1"], "more": True}
    assert old == {"version": 1, "id": "x"}
    with pytest.raises(DocumentTooNew) as caught:
        migrated({"version": 4}, path, steps, newest=3)
    assert caught.value.params["known"] == 3


def test_the_first_version_still_loads(card: Template) -> None:
    """The fixture of version 1; it stays for ever."""
    assert card.spec.version == 1
    assert [size.id for size in card.spec.sizes] == ["square", "story", "wide", "a4"]
    assert card.sample_values("worst")["day"] == "2026-11-23"


def test_one_bad_template_leaves_the_others_usable(changed: Callable[[Change], Path]) -> None:
    bad = changed(lambda t: t.update(colour=1))
    shutil.copytree(DATA / "card", bad.parent / "good")
    problems: list[Any] = []
    assert [template.id for template in list_templates([bad.parent], problems)] == ["card"]
    assert len(problems) == 1


def test_templates_are_found_by_id_and_folder() -> None:
    assert find_template("card", [DATA]).id == "card"
    assert find_template(str(DATA / "card"), []).id == "card"
    with pytest.raises(TemplateNotFound) as caught:
        find_template("none", [DATA])
    assert caught.value.params["known"] == "card"
