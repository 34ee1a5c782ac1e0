"""XLSX as spreadsheet programs write it, and as nobody should."""

from __future__ import annotations

import zipfile
from contextlib import suppress
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.toolkit.graphics.batch.xlsx import row, text, write_workbook
from toolkit.core.errors import ToolkitError
from toolkit.graphics.batch.errors import TableTooLarge, TableUnreadable, TableWithoutRows
from toolkit.graphics.batch.table import read_table
from toolkit.graphics.batch.workbook import shown

_HEADINGS = row(1, text("A1", "জেলা"), text("B1", "বুথ"), text("C1", "তারিখ"))


def test_numbers_dates_and_merged_cells(tmp_path: Path) -> None:
    sheet = (
        _HEADINGS
        + row(2, text("A2", "নদিয়া"), '<c r="B2"><v>12</v></c>', '<c r="C2" s="1"><v>46349</v></c>')
        + row(3, '<c r="B3"><v>12.5</v></c>', '<c r="C3" s="2"><v>46349.4375</v></c>')
        + row(5, text("A5", "হুগলি"), '<c r="B5"><v>9876543210</v></c>', '<c r="C5" t="b"><v>1</v></c>')
    )
    table = read_table(write_workbook(tmp_path / "বুথ.xlsx", sheet, ("A2:A3",)))
    assert [(row.line, row.cells[1:]) for row in table.rows] == [
        (2, ("12", "2026-11-23")),
        (3, ("12.5", "2026-11-23 10:30")),
        (5, ("9876543210", "TRUE")),
    ]
    assert [row.cells[0] for row in table.rows] == ["নদিয\u09bcা", "নদিয\u09bcা", "হুগলি"]


def test_a_title_merged_over_the_table_is_no_heading(tmp_path: Path) -> None:
    sheet = (
        row(1, text("A1", "তালিকা"))
        + row(2, text("A2", "জেলা"), text("B2", "বুথ"))
        + row(3, text("A3", "নদিয়া"), '<c r="B3"><v>1</v></c>')
    )
    table = read_table(write_workbook(tmp_path / "t.xlsx", sheet, ("A1:B1",)))
    assert table.columns == ("জেলা", "বুথ")
    assert [row.line for row in table.rows] == [3]


def test_a_workbook_is_known_by_its_content(tmp_path: Path) -> None:
    book = write_workbook(tmp_path / "b.xlsx", _HEADINGS + row(2, text("A2", "ক")))
    renamed = book.rename(tmp_path / "b.csv")
    assert read_table(renamed).rows[0].cells == ("ক", "", "")


@pytest.mark.parametrize(
    "far",
    [
        row(1048576, text("XFD1048576", "x")),
        "<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>",
        "<row r='1048575'/>" + "<row><c><v>1</v></c>" + "<c><v>1</v></c>" * 16383 + "</row>",
    ],
    ids=["references", "single-quotes", "no-references"],
)
def test_a_cell_at_the_far_corner_is_refused_at_once(tmp_path: Path, far: str) -> None:
    with pytest.raises(TableTooLarge):
        read_table(write_workbook(tmp_path / "far.xlsx", _HEADINGS + far))


def test_coloured_empty_cells_far_down_are_nothing(tmp_path: Path) -> None:
    sheet = _HEADINGS + row(2, text("A2", "ক")) + row(1048576, '<c r="XFD1048576" s="1"/>')
    table = read_table(write_workbook(tmp_path / "t.xlsx", sheet))
    assert len(table.rows) == 1


def test_a_merged_block_larger_than_the_sheet_ends_with_it(tmp_path: Path) -> None:
    sheet = _HEADINGS + row(2, text("A2", "ক"), text("B2", "খ"))
    table = read_table(write_workbook(tmp_path / "t.xlsx", sheet, ("A2:A1048576", "ZZ9:ZZZ99")))
    assert [row.cells for row in table.rows] == [("ক", "খ", "")]


def test_a_part_that_unpacks_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("toolkit.graphics.batch.workbook.MAX_PART_BYTES", 5_000_000)
    book = write_workbook(tmp_path / "bomb.xlsx", _HEADINGS + row(2, text("A2", "ক")))
    with zipfile.ZipFile(book, "a", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/sharedStrings.xml", b" " * 6_000_000)
    assert book.stat().st_size < 20_000
    with pytest.raises(TableTooLarge):
        read_table(book)


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04 cut short",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        b"just text",
    ],
    ids=["cut", "old-or-locked", "text"],
)
def test_what_is_no_workbook_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "bad.xlsx"
    path.write_bytes(data)
    with pytest.raises(TableUnreadable):
        read_table(path)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 255)), min_size=1, max_size=5))
def test_a_damaged_workbook_is_a_table_or_a_plain_error(
    tmp_path: Path, changes: list[tuple[int, int]]
) -> None:
    sheet = _HEADINGS + row(2, text("A2", "ক"), '<c r="C2" s="1"><v>46349</v></c>')
    data = bytearray(write_workbook(tmp_path / "whole.xlsx", sheet, ("A2:B2",)).read_bytes())
    for place, value in changes:
        data[place % len(data)] = value
    path = tmp_path / "damaged.xlsx"
    path.write_bytes(data)
    with suppress(ToolkitError):
        assert read_table(path).columns


def test_broken_xml_and_an_empty_sheet(tmp_path: Path) -> None:
    with pytest.raises(TableUnreadable):
        read_table(write_workbook(tmp_path / "x.xlsx", '<row r="1"><c r="A1"><v>1</bad></row>'))
    with pytest.raises(TableWithoutRows):
        read_table(write_workbook(tmp_path / "y.xlsx", ""))


def test_cells_as_people_read_them() -> None:
    assert [shown(cell) for cell in (3.0, 0.1, 1e20, -2.5, False, datetime(2026, 1, 2), time(9, 5))] == [
        "3",
        "0.1",
        "1e+20",
        "-2.5",
        "FALSE",
        "2026-01-02",
        "09:05",
    ]
    assert shown(timedelta(hours=26, minutes=5)) == "26:05"
