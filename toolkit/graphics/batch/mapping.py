"""Which column fills which field: guessed, and said otherwise by the user."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import islice

from toolkit.bangla.dates import parse_date
from toolkit.bangla.numbers import parse_number
from toolkit.core.text import fold
from toolkit.graphics.batch.errors import ColumnMissing, ColumnUnknown
from toolkit.graphics.batch.table import Table, letter
from toolkit.graphics.errors import FieldUnknown
from toolkit.graphics.format import Field, TemplateSpec
from toolkit.graphics.photos import SUFFIXES

_SAMPLE = 50  # filled cells looked at to tell what a column holds
_KEY, _SAME, _ALIKE, _PART = 4, 3, 2, 1
_LETTERS = re.compile(r"[^\w\u200c\u200d\u0981-\u09fe]+|_")  # what does not count between two names

Mapped = dict[str, str]
"""Column by field key."""


def guess_mapping(spec: TemplateSpec, table: Table) -> Mapped:
    """The likely column of each field: by key, by label in either language, then by what the cells hold.

    A column serves one field, the one it fits best. What is only a guess by content must be the one
    column and the one field of its kind.
    """
    scored = sorted(
        (
            (-score, place, column, field.key)
            for place, field in enumerate(spec.fields)
            for column in table.columns
            if (score := _likeness(field, column))
        ),
        key=lambda entry: (entry[0], entry[1], table.columns.index(entry[2])),
    )
    found: Mapped = {}
    for _, _, column, key in scored:
        if key not in found and column not in found.values():
            found[key] = column
    for kind, holds in _KINDS.items():
        fields = [field for field in spec.fields if field.type == kind and field.key not in found]
        columns = [
            column
            for place, column in enumerate(table.columns)
            if column not in found.values() and _all(table, place, holds)
        ]
        if len(fields) == len(columns) == 1:
            found[fields[0].key] = columns[0]
    return {field.key: found[field.key] for field in spec.fields if field.key in found}


def choose_mapping(
    spec: TemplateSpec, table: Table, asked: Mapping[str, str], filled: Collection[str] = ()
) -> Mapped:
    """The guess, changed by what the user asked for: a column by its heading or letter, "" for none.

    Args:
        spec: the template's fields.
        table: the columns there are.
        asked: column by field key.
        filled: keys of fields that have a value without any column.

    Raises:
        FieldUnknown, ColumnUnknown: there is no such field or column.
        ColumnMissing: nothing fills a required field.
    """
    known = {field.key: field for field in spec.fields}
    for key in asked:
        if key not in known:
            raise FieldUnknown(field=key, known=", ".join(known))
    chosen = {key: find_column(table, name) for key, name in asked.items() if name}
    taken = set(chosen.values())
    guessed = guess_mapping(spec, table)
    chosen |= {key: name for key, name in guessed.items() if key not in asked and name not in taken}
    for field in spec.fields:
        if field.required and field.key not in chosen and not field.default and field.key not in filled:
            raise ColumnMissing(field=field.key, known=", ".join(table.columns))
    return {field.key: chosen[field.key] for field in spec.fields if field.key in chosen}


def find_column(table: Table, name: str) -> str:
    """The column with that heading, or under that letter.

    Raises:
        ColumnUnknown: there is none.
    """
    for alike in (fold, _plain):
        for column in table.columns:
            if alike(column) == alike(name.strip()):
                return column
    for place, column in enumerate(table.columns):
        if name.strip().upper() == letter(place):
            return column
    raise ColumnUnknown(column=name, known=", ".join(table.columns))


def _likeness(field: Field, column: str) -> int:
    names = (field.key, field.label.bn, field.label.en)
    if fold(column) == fold(field.key):
        return _KEY
    if fold(column) in map(fold, names):
        return _SAME
    plain = [_plain(name) for name in names]
    if _plain(column) and _plain(column) in plain:
        return _ALIKE
    words = set(_words(column))
    return _PART if any(words and wanted and wanted <= words for wanted in map(_word_set, names)) else 0


def _plain(name: str) -> str:
    return "".join(_words(name))


def _words(name: str) -> list[str]:
    return [word for word in _LETTERS.split(fold(name)) if word]


def _word_set(name: str) -> set[str]:
    return set(_words(name))


def _all(table: Table, place: int, holds: Callable[[str], bool]) -> bool:
    cells: Sequence[str] = list(islice((row.cells[place] for row in table.rows if row.cells[place]), _SAMPLE))
    return bool(cells) and all(map(holds, cells))


def _is_date(text: str) -> bool:
    try:
        parse_date(text)
    except ValueError:
        return False
    return True


def _is_number(text: str) -> bool:
    try:
        parse_number(text)
    except ValueError:
        return False
    return True


def _is_photo(text: str) -> bool:
    return text.lower().endswith(SUFFIXES)


def _is_url(text: str) -> bool:
    return text.lower().startswith(("https://", "http://", "www."))


_KINDS: dict[str, Callable[[str], bool]] = {
    "image": _is_photo,
    "url": _is_url,
    "date": _is_date,
    "number": _is_number,
}
