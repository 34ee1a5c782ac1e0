"""Columns find their fields by name, by label, by what they hold; people have the last word."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from toolkit.graphics.batch.errors import ColumnMissing, ColumnUnknown
from toolkit.graphics.batch.mapping import choose_mapping, find_column, guess_mapping
from toolkit.graphics.batch.table import Row, Table
from toolkit.graphics.errors import FieldUnknown
from toolkit.graphics.load import Template, find_template


@pytest.fixture(scope="module")
def notice() -> Template:
    return find_template("notice")


def _table(*columns: str, cells: tuple[str, ...] = ()) -> Table:
    row = Row(1, 2, cells or ("x",) * len(columns))
    return Table(Path("rows.csv"), columns, (row,), "utf-8")


@pytest.mark.parametrize(
    ("columns", "found"),
    [
        (("title", "body"), {"title": "title", "body": "body"}),
        (("শিরোনাম", "পুরো কথা"), {"title": "শিরোনাম", "body": "পুরো কথা"}),
        (("HEADLINE", "the_whole-message"), {"title": "HEADLINE", "body": "the_whole-message"}),
        (("Headline of the notice", "Title"), {"title": "Title"}),
        (("নোটিশের শিরোনাম", "ক্রমিক"), {"title": "নোটিশের শিরোনাম"}),
        (("untitled", "somebody"), {}),
    ],
)
def test_names_are_recognised(notice: Template, columns: tuple[str, ...], found: dict[str, str]) -> None:
    assert guess_mapping(notice.spec, _table(*columns)) == found


def test_the_only_column_of_dates_is_the_date(notice: Template) -> None:
    table = _table("কবে", "ক্রমিক", cells=("২৩/১১/২০২৬", "7"))
    assert guess_mapping(notice.spec, table) == {"date": "কবে"}
    two = _table("কবে", "শেষ", cells=("২৩/১১/২০২৬", "2026-12-01"))
    assert guess_mapping(notice.spec, two) == {}


def test_photos_are_known_by_their_files() -> None:
    spec = find_template("quote-card").spec
    found = guess_mapping(spec, _table("মুখ", "কথা", cells=("rahim.JPG", "hello")))
    assert found == {"photo": "মুখ"}


def test_people_have_the_last_word(notice: Template) -> None:
    table = _table("title", "শিরোনাম", "body", "extra")
    chosen = choose_mapping(notice.spec, table, {"title": "শিরোনাম", "sign": "D", "date": ""})
    assert chosen == {"title": "শিরোনাম", "body": "body", "sign": "extra"}
    shared = choose_mapping(notice.spec, table, {"sign": "title", "title": "title"})
    assert (shared["sign"], shared["title"]) == ("title", "title")


def test_what_cannot_be_is_said_with_what_can(notice: Template) -> None:
    table = _table("title", "কিছু")
    with pytest.raises(ColumnMissing) as missing:
        choose_mapping(notice.spec, table, {})
    assert missing.value.params == {"field": "body", "known": "title, কিছু"}
    assert choose_mapping(notice.spec, table, {}, filled=["body"]) == {"title": "title"}
    with pytest.raises(ColumnUnknown):
        choose_mapping(notice.spec, table, {"body": "নেই"})
    with pytest.raises(FieldUnknown):
        choose_mapping(notice.spec, table, {"nothing": "title"})


def test_a_heading_goes_before_a_letter() -> None:
    table = _table("B", "first")
    assert find_column(table, "B") == "B"
    assert find_column(table, "a") == "B"


_WORDS = st.sampled_from(["title", "শিরোনাম", "Body", "date", "তারিখ", "Signed", "label", "x", "কার পক্ষে", "1"])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(_WORDS, min_size=1, max_size=8, unique_by=str.casefold), st.data())
def test_a_guess_uses_each_column_once_and_only_real_ones(
    notice: Template, columns: list[str], data: st.DataObject
) -> None:
    cells = tuple(data.draw(st.sampled_from(["", "x", "2026-11-23", "a.jpg"])) for _ in columns)
    table = _table(*columns, cells=cells)
    found = guess_mapping(notice.spec, table)
    assert set(found.values()) <= set(columns)
    assert len(set(found.values())) == len(found)
    assert set(found) <= {field.key for field in notice.spec.fields}
    for column in columns:
        if any(column == field.key for field in notice.spec.fields):
            assert column in found.values()
    assert guess_mapping(notice.spec, table) == found
