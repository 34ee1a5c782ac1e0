"""XLSX sheets: numbers and dates as people read them, merged cells filled, bombs refused unopened."""

from __future__ import annotations

import io
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import IO

from toolkit.core.errors import reading
from toolkit.graphics.batch.errors import TableTooLarge, TableUnreadable

MAX_PART_BYTES = 400_000_000  # of one unpacked part; a sheet of 100,000 rows has about 50 MB
MAX_CELLS = 4_000_000  # from the first filled cell to the last: the reader makes room for all of them
_CHUNK = 1 << 20
_TAG = re.compile(rb"<(?:\w+:)?(row|c)\b([^<>]*)>")
_REFERENCE = re.compile(rb"""\br=["']([A-Z]{0,3})(\d{1,7})["']""")
_LONGEST_TAG = 1 << 16
# What zipfile raises for damaged files: a seek before the beginning is a plain ValueError.
_BROKEN_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,  # encrypted, or a method of packing that is not known
)

Cell = int | float | str | bool | date | datetime | time | timedelta


def read_workbook(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The rows of the first sheet that holds anything, each with its number in the sheet.

    Raises:
        FileMissing, FileUnreadable: the file cannot be read.
        TableUnreadable, TableTooLarge: it is no workbook, or more than is safe.
    """
    import python_calamine

    with reading(path):
        data = path.read_bytes()
    _refuse_bomb(data, path)
    try:
        with python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            for sheet in book.sheets_metadata:
                if sheet.typ != python_calamine.SheetTypeEnum.WorkSheet:
                    continue
                found = book.get_sheet_by_name(sheet.name)
                if found.start is not None:
                    rows = found.to_python(skip_empty_area=False)
                    _fill_merged(rows, found.merged_cell_ranges or [])
                    for number, cells in enumerate(rows, start=1):
                        yield number, [shown(cell) for cell in cells]
                    return
    except python_calamine.PasswordError as error:
        raise TableUnreadable(path=path, reason="it is protected by a password") from error
    except python_calamine.CalamineError as error:
        raise TableUnreadable(path=path, reason=" ".join(str(error).split())) from error


def shown(cell: Cell) -> str:
    """A cell's value as text; dates as 2026-11-23, whole numbers without a decimal point."""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        if cell.time() == time():
            return cell.date().isoformat()
        return cell.isoformat(" ", "seconds" if cell.second else "minutes")
    if isinstance(cell, time):
        return cell.isoformat("seconds" if cell.second else "minutes")
    if isinstance(cell, timedelta):
        minutes, seconds = divmod(round(cell.total_seconds()), 60)
        tail = f":{seconds:02}" if seconds else ""
        return f"{minutes // 60}:{minutes % 60:02}{tail}"
    return str(cell)


def _fill_merged(rows: list[list[Cell]], ranges: list[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    """Give every cell of a merged block the block's value; a district merged over ten rows names all ten."""
    for (top, left), (bottom, right) in ranges:
        if top >= len(rows) or left >= len(rows[top]):
            continue
        value = rows[top][left]
        if value == "":
            continue
        for row in rows[top : bottom + 1]:
            for column in range(left, min(right + 1, len(row))):
                row[column] = value


def _refuse_bomb(data: bytes, path: Path) -> None:
    """Unpack every part piece by piece, keeping nothing, and see how far the filled cells reach.

    The sizes a ZIP file claims can lie, and one cell at the far corner of a sheet would make the reader
    take room for seventeen thousand million.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            for part in parts.infolist():
                with parts.open(part) as stream:
                    name = part.filename.lower()
                    _measure(stream, path, "worksheets/" in name and name.endswith(".xml"))
    except _BROKEN_ZIP as error:
        old = data[:4] == b"\xd0\xcf\x11\xe0"
        reason = "it is protected by a password or an old XLS file" if old else "it is not an XLSX file"
        raise TableUnreadable(path=path, reason=reason) from error


def _measure(stream: IO[bytes], path: Path, is_sheet: bool) -> None:
    total = 0
    rest = b""
    extent = _Extent()
    while chunk := stream.read(_CHUNK):
        total += len(chunk)
        if total > MAX_PART_BYTES:
            raise TableTooLarge(path=path, limit=f"{MAX_PART_BYTES // 1_000_000} MB")
        if not is_sheet:
            continue
        piece = rest + chunk
        end = piece.rfind(b">") + 1
        extent.see(piece[:end])
        rest = piece[end:][-_LONGEST_TAG:]
    if extent.cells > MAX_CELLS:
        raise TableTooLarge(path=path, limit=f"{MAX_CELLS // 1_000_000} million cells")


class _Extent:
    """How far the filled cells of a sheet reach, as the reader will see it."""

    def __init__(self) -> None:
        self._row = self._column = 0
        self._bottom = self._right = 0

    @property
    def cells(self) -> int:
        """Cells from the sheet's corner to the last filled one; the empty edge is read as well."""
        return self._bottom * self._right

    def see(self, xml: bytes) -> None:
        """Follow a piece of the sheet that ends after a tag."""
        for match in _TAG.finditer(xml):
            reference = _REFERENCE.search(match[2])
            if match[1] == b"row":
                self._row = int(reference[2]) if reference else self._row + 1
                self._column = 0
                continue
            self._column = _place(reference[1]) if reference and reference[1] else self._column + 1
            if reference and reference[1]:
                self._row = int(reference[2])
            if not match[2].endswith(b"/"):  # an empty cell that only has a colour takes no room
                self._bottom = max(self._bottom, self._row)
                self._right = max(self._right, self._column)


def _place(letters: bytes) -> int:
    """The number of a column by its letters; A is 1."""
    place = 0
    for byte in letters:
        place = place * 26 + byte - 64
    return place
