"""The file is plain JSON, notices any change, and gives back what is readable when damaged."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.core.errors import DocumentTooNew
from toolkit.store.format import Damaged, Tables, count, decode, encode, salvage

PATH = Path("x.json")
TABLES: Tables = {
    "recents": {"1": {"title": "বুথ সভা", "n": 1}, "2": {"title": 'a "quote" } {\n', "n": 2}},
    "settings": {"1": {"key": "language", "value": "bn"}},
}
_json = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
_tables = st.dictionaries(
    st.text(),
    st.dictionaries(st.integers(1).map(str), st.dictionaries(st.text(), _json, max_size=3), max_size=3),
)


@given(_tables)
def test_whole_file_comes_back_as_written(tables: Tables) -> None:
    data = encode(tables)
    assert decode(data, PATH) == tables
    assert json.loads(data)["tables"] == tables
    assert salvage(data) == {name: records for name, records in tables.items() if records}


@given(_tables, st.data())
def test_changed_byte_is_noticed(tables: Tables, data: st.DataObject) -> None:
    whole = encode(tables)
    start = whole.index(b'"sha256"')
    place = data.draw(st.integers(start + 11, len(whole) - 2))
    broken = whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]
    try:
        assert decode(broken, PATH) == tables  # only white space between records changes nothing
    except Damaged:
        return


@pytest.mark.parametrize("share", [0.0, 0.3, 0.6, 0.95])
def test_cut_file_is_damaged(share: float) -> None:
    data = encode(TABLES)
    with pytest.raises(Damaged):
        decode(data[: int(len(data) * share)], PATH)


def test_records_before_the_damage_are_salvaged() -> None:
    data = encode(TABLES)
    found = salvage(data[: data.index(b'"settings"') + 4])
    assert found == {"recents": TABLES["recents"]}
    assert count(found) == 2
    hole = data.replace("বুথ".encode(), b"\xff\xfe\x00")
    assert salvage(hole) == {"recents": {"2": TABLES["recents"]["2"]}, "settings": TABLES["settings"]}


def test_other_layout_is_the_same_content() -> None:
    relaid = json.dumps(json.loads(encode(TABLES)), indent=4, sort_keys=True, ensure_ascii=True)
    assert decode(relaid.encode(), PATH) == TABLES


def test_file_written_by_hand_needs_no_checksum() -> None:
    by_hand = {"format": "karmashala-store", "version": 1, "tables": TABLES}
    assert decode(json.dumps(by_hand).encode(), PATH) == TABLES


def test_newer_file_is_refused_not_mended() -> None:
    with pytest.raises(DocumentTooNew):
        decode(b'{"format": "karmashala-store", "version": 2, "shape": "other"}', PATH)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"null",
        b"[]",
        b"{}",
        b'{"format":"x","version":1,"tables":{}}',
        b"\x00" * 64,
        b'{"format":"karmashala-store","version":1,"tables":{"t":{"x":{}}}}',
        b"[" * 99_999,
    ],
)
def test_foreign_content_is_damage(content: bytes) -> None:
    with pytest.raises(Damaged):
        decode(content, PATH)
