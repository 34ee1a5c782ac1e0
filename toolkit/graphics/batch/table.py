"""Tables from strangers: CSV in any encoding, XLSX; every cell a clean NFC text."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit.core.errors import FileEmpty, ToolkitError, reading
from toolkit.core.text import nfc
from toolkit.graphics.batch.errors import RowTooWide, TableTooLarge, TableUnreadable, TableWithoutRows

SUFFIXES = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm")
MAX_BYTES = 64_000_000
_DELIMITERS = ",;\t|"
_SNIFFED_ROWS = 50
_SNIFFED_BYTES = 100_000  # enough to tell an encoding, and quick
_CHAOS_MARGIN = 0.05  # of charset-normalizer's measure of mess, 0 to 1
_NO_DELIMITER = "\x1f"  # for a file of one column
_INVISIBLE = str.maketrans(dict.fromkeys((0xFEFF, 0x200B, 0x00AD), None))


@dataclass(frozen=True)
class Row:
    """A row of a table. `number` counts data rows from 1; `line` is the row a spreadsheet shows it in."""

    number: int
    line: int
    cells: tuple[str, ...]
    problem: ToolkitError | None = None


@dataclass(frozen=True)
class Table:
    """Headings (unique, none empty) and the rows that hold anything, each as wide as the headings."""

    path: Path
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    encoding: str


def read_table(path: Path) -> Table:
    """The table in a CSV or XLSX file; an XLSX file's first sheet with anything on it.

    Raises:
        FileMissing, FileUnreadable, FileEmpty: the file cannot be read.
        TableUnreadable, TableTooLarge: it is no table, or more than is safe.
        TableWithoutRows: there is nothing below the headings.
    """
    with reading(path):
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(4)
    if not size:
        raise FileEmpty(path=path)
    if size > MAX_BYTES:
        raise TableTooLarge(path=path, limit=f"{MAX_BYTES // 1_000_000} MB")
    if head[:2] == b"PK" or path.suffix.lower() in (".xlsx", ".xlsm"):
        from toolkit.graphics.batch.workbook import read_workbook

        return _table(path, read_workbook(path), "xlsx")
    with reading(path):
        text, encoding = decode(path.read_bytes(), path)
    return _table(path, _records(text, path), encoding)


def decode(data: bytes, path: Path) -> tuple[str, str]:
    """The text and the name of its encoding; `path` is for messages.

    A byte-order mark decides; then UTF-8, which nothing else looks like by chance; then UTF-16 without its
    mark; the rest is a guess among the old code pages, where Windows' own wins unless it is clearly wrong.
    """
    for mark, name in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(mark):
            return _decoded(data[len(mark) :], name, path), name
    try:
        text = data.decode("utf-8")
        if "\0" not in text:
            return text, "utf-8"
    except UnicodeDecodeError:
        pass
    if b"\0" in data:
        low, high = data[0:1000:2].count(0), data[1:1000:2].count(0)
        name = "utf-16-be" if low > high else "utf-16-le"
        return _decoded(data, name, path), name
    name = _old_code_page(data[:_SNIFFED_BYTES])
    return _decoded(data, name, path), name


def _old_code_page(data: bytes) -> str:
    from charset_normalizer import from_bytes

    found = list(from_bytes(data))
    likely = [match for match in found if match.chaos <= found[0].chaos + _CHAOS_MARGIN]
    if not likely or any("cp1252" in match.could_be_from_charset for match in likely):
        return "cp1252"
    return likely[0].encoding


def _decoded(data: bytes, encoding: str, path: Path) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise TableUnreadable(path=path, reason=f"it is not text in {encoding}") from error
    if "\0" in text:
        raise TableUnreadable(path=path, reason="it is not a text file")
    return text


def _records(text: str, path: Path) -> list[tuple[int, list[str]]]:
    """Records with the number a spreadsheet shows them under: a quoted line break makes no new row."""
    first, _, rest = text.partition("\n")
    skipped = 0
    delimiter = ""
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:  # Excel's own hint
        delimiter, text, skipped = first.strip()[4], rest, 1
    delimiter = delimiter or _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    records = []
    try:
        for number, record in enumerate(reader, start=1 + skipped):
            records.append((number, record))
    except csv.Error as error:
        where = f"line {reader.line_num + skipped}: {error}"
        raise TableUnreadable(path=path, reason=where) from error
    return records


def _delimiter(text: str) -> str:
    """The delimiter that cuts the first rows most evenly into several columns, if there is one."""

    def score(delimiter: str) -> tuple[float, int, int]:
        widths: Counter[int] = Counter()
        try:
            for record in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
                widths[len(record)] += bool(record)
                if widths.total() == _SNIFFED_ROWS:
                    break
        except csv.Error:
            return 0.0, 0, 0
        usual = max(sorted(widths), key=widths.__getitem__, default=0)
        share = widths[usual] / max(1, widths.total())
        return (share, usual, -_DELIMITERS.index(delimiter)) if usual > 1 else (0.0, 0, 0)

    best = max(_DELIMITERS, key=score)
    return best if score(best)[0] else _NO_DELIMITER


def _table(path: Path, records: Iterable[tuple[int, Sequence[str]]], encoding: str) -> Table:
    clean = [(line, [_clean(cell) for cell in cells]) for line, cells in records]
    filled = [(line, cells) for line, cells in clean if any(cells)]
    start = _heading(filled)
    if start is None or start + 1 >= len(filled):
        raise TableWithoutRows(path=path)
    columns = _columns(filled[start][1])
    rows = []
    for number, (line, cells) in enumerate(filled[start + 1 :], start=1):
        width = max(place for place, cell in enumerate(cells, start=1) if cell)
        problem = RowTooWide(cells=width, columns=len(columns)) if width > len(columns) else None
        fitted = tuple(cells[: len(columns)]) + ("",) * (len(columns) - len(cells))
        rows.append(Row(number, line, fitted, problem))
    return Table(path, columns, tuple(rows), encoding)


def _heading(filled: list[tuple[int, list[str]]]) -> int | None:
    """Which row names the columns: the first, or the first after a title that stands alone in its row."""
    widest = max((sum(map(bool, cells)) for _, cells in filled), default=0)
    for index, (_, cells) in enumerate(filled):
        if len({cell for cell in cells if cell}) >= min(2, widest):
            return index
    return None


def _columns(cells: list[str]) -> tuple[str, ...]:
    """Unique names: an empty heading becomes its letter, a repeated one gets a number."""
    last = max(place for place, cell in enumerate(cells, start=1) if cell)
    names: list[str] = []
    taken = {cell.casefold() for cell in cells[:last]}
    for place, cell in enumerate(cells[:last]):
        name = " ".join(cell.split()) or letter(place)
        if name.casefold() in {earlier.casefold() for earlier in names}:
            number = 2
            while f"{name} ({number})".casefold() in taken:
                number += 1
            name = f"{name} ({number})"
            taken.add(name.casefold())
        names.append(name)
    return tuple(names)


def letter(place: int) -> str:
    """The letters a spreadsheet shows over a column; 0 is A."""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _clean(cell: str) -> str:
    return nfc(cell.replace("\r\n", "\n").replace("\r", "\n").translate(_INVISIBLE)).strip()
