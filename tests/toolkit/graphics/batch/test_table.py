"""Tables in every encoding and shape that spreadsheets and people leave behind."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.core.errors import FileEmpty, FileMissing, ToolkitError
from toolkit.graphics.batch.errors import RowTooWide, TableTooLarge, TableUnreadable, TableWithoutRows
from toolkit.graphics.batch.table import letter, read_table

_BENGALI = "জেলা,বুথ\nনদিয়া,১২\nহাওড়া,১৩\n"


def _write(folder: Path, data: bytes | str, name: str = "সারি.csv") -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (_BENGALI.encode(), "utf-8"),
        (_BENGALI.encode("utf-8-sig"), "utf-8"),
        (_BENGALI.encode("utf-16"), "utf-16-le"),
        (b"\xfe\xff" + _BENGALI.encode("utf-16-be"), "utf-16-be"),
        (("name,booth\n" + _BENGALI).encode("utf-16-le"), "utf-16-le"),
        (("name,booth\n" + _BENGALI).encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_bengali_in_any_unicode(tmp_path: Path, data: bytes, encoding: str) -> None:
    table = read_table(_write(tmp_path, data))
    assert table.encoding == encoding
    # Both spellings of য় come out as the one that NFC gives.
    assert [row.cells for row in table.rows[-2:]] == [
        ("নদিয\u09bcা", "১২"),
        ("হাওড\u09bcা", "১৩"),
    ]


@pytest.mark.parametrize("words", ["café,naïve – “quoted”", "José,100 € für Müller"])
def test_an_old_windows_file(tmp_path: Path, words: str) -> None:
    table = read_table(_write(tmp_path, f"name,note\r\n{words}\r\n".encode("cp1252")))
    assert ",".join(table.rows[0].cells) == words
    assert table.encoding == "cp1252"


@pytest.mark.parametrize(
    "text",
    [
        "a,b\n1,x;y\n2,z\n",
        'a;b\n1;"x;y"\n2;z\n',
        "a\tb\n1\tx;y\n2\tz\n",
        "a|b\n1|x;y\n2|z\n",
        "sep=;\na;b\n1;'x;y'\n2;z\n".replace("'", '"'),
    ],
    ids=["comma", "semicolon", "tab", "bar", "excel-hint"],
)
def test_the_delimiter_is_found(tmp_path: Path, text: str) -> None:
    table = read_table(_write(tmp_path, text))
    assert table.columns == ("a", "b")
    assert [row.cells for row in table.rows] == [("1", "x;y"), ("2", "z")]


def test_a_single_column_needs_no_delimiter(tmp_path: Path) -> None:
    table = read_table(_write(tmp_path, "নাম\nরহিম\nসীতা, রাম\n"))
    assert table.columns == ("নাম",)
    assert table.rows[0].cells == ("রহিম",)


def test_rows_are_numbered_as_people_see_them(tmp_path: Path) -> None:
    text = 'বুথ তালিকা ২০২৬,\n\nনাম,ঠিকানা\nক,"দুই\r\nলাইন"\n,\nখ,গ\n'
    table = read_table(_write(tmp_path, text))
    assert table.columns == ("নাম", "ঠিকানা")
    assert [(row.number, row.line) for row in table.rows] == [(1, 4), (2, 6)]
    assert table.rows[0].cells[1] == "দুই\nলাইন"


def test_headings_become_unique_and_never_empty(tmp_path: Path) -> None:
    table = read_table(_write(tmp_path, "name,,Name,name (2)\n1,2,3,4\n"))
    assert table.columns == ("name", "B", "Name (3)", "name (2)")


def test_a_row_wider_than_the_headings_is_named_not_shifted(tmp_path: Path) -> None:
    table = read_table(_write(tmp_path, "a,b\n1,2\n1,2,3\n1,2,,\n1\n"))
    assert [row.problem is None for row in table.rows] == [True, False, True, True]
    problem = table.rows[1].problem
    assert isinstance(problem, RowTooWide)
    assert problem.params == {"cells": 3, "columns": 2}
    assert table.rows[3].cells == ("1", "")


def test_joiners_stay_and_invisible_rubbish_goes(tmp_path: Path) -> None:
    table = read_table(_write(tmp_path, "a,b\nর\u200d্যা\u200b,\ufeffক\u00a0\n"))
    assert table.rows[0].cells == ("র\u200d্যা", "ক")


@pytest.mark.parametrize(
    ("data", "error", "said"),
    [
        (b"", FileEmpty, ""),
        (b"a,b\n", TableWithoutRows, ""),
        (b"\n\n , \n", TableWithoutRows, ""),
        (b'a,b\n1,2\n"never closed,3\n4,5\n', TableUnreadable, "line 4"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\xff\xd8\0", TableUnreadable, "text"),
        (b"a,b\n" + b"x" * 200_000 + b",1\n", TableUnreadable, "line 2"),
    ],
    ids=["empty", "headings-only", "blank", "open-quote", "picture", "endless-cell"],
)
def test_what_is_no_table_is_refused(
    tmp_path: Path, data: bytes, error: type[ToolkitError], said: str
) -> None:
    with pytest.raises(error) as caught:
        read_table(_write(tmp_path, data))
    assert said in str(caught.value.params.get("reason", ""))


def test_a_missing_or_giant_file(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        read_table(tmp_path / "none.csv")
    giant = tmp_path / "giant.csv"
    with giant.open("wb") as file:
        file.truncate(1 << 30)
    with pytest.raises(TableTooLarge):
        read_table(giant)


@settings(deadline=None)
@given(st.binary(min_size=1, max_size=300) | st.text('",;\t\n\rক\u200d"= a1', min_size=1).map(str.encode))
def test_whatever_the_bytes_it_is_a_table_or_a_plain_error(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        try:
            table = read_table(_write(Path(folder), data))
        except ToolkitError:
            return
    assert table.rows
    assert len({column.casefold() for column in table.columns}) == len(table.columns)
    assert all(len(row.cells) == len(table.columns) and (any(row.cells) or row.problem) for row in table.rows)


def test_letters_of_columns() -> None:
    assert [letter(place) for place in (0, 25, 26, 701, 702, 16383)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]
