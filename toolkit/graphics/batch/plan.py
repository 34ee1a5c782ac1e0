"""From a table to rows ready to paint: values, photos, file names, and a key that tells rows apart."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Literal

import msgspec

from toolkit.core.errors import FileMissing, ToolkitError, reading
from toolkit.core.text import fold
from toolkit.graphics.batch.errors import PhotoNotFound, PhotoOutside
from toolkit.graphics.batch.mapping import Mapped
from toolkit.graphics.batch.names import NamePattern, unique_names
from toolkit.graphics.batch.table import Row, Table
from toolkit.graphics.brand import Brand
from toolkit.graphics.encode import QUALITY, Format
from toolkit.graphics.errors import FieldUnknown
from toolkit.graphics.layout import find_size
from toolkit.graphics.load import Template
from toolkit.graphics.photos import SUFFIXES

DEFAULT_PATTERN = NamePattern("{template}-{row}")


@dataclass(frozen=True, kw_only=True)
class Batch:
    """What to make from a table.

    Attributes:
        template: what every picture is made from.
        brand: resolves the tokens.
        table: one picture (in each size) for each row.
        mapping: column by field key.
        sizes: ids of the template's sizes.
        kind: of the files.
        max_kb: most kB a file may have.
        pattern: of the file names.
        values: what fields hold where a row says nothing.
        photos: the same for image fields.
        overrides: by row number, values by field key that replace the row's own; for an image field the
            name of a photo.
        language: of the brand's words.
    """

    template: Template
    brand: Brand
    table: Table
    mapping: Mapped
    sizes: tuple[str, ...]
    kind: Format = "jpg"
    max_kb: int | None = None
    pattern: NamePattern = DEFAULT_PATTERN
    values: Mapping[str, str] = field(default_factory=dict)
    photos: Mapping[str, Path] = field(default_factory=dict)
    overrides: Mapping[int, Mapping[str, str]] = field(default_factory=dict)
    language: Literal["bn", "en"] = "bn"


@dataclass(frozen=True)
class PlannedRow:
    """A row ready to paint. `names` are files below the output folder, one for each size."""

    row: Row
    values: Mapping[str, str]
    photos: Mapping[str, Path]
    names: tuple[str, ...]
    problems: tuple[ToolkitError, ...]

    @property
    def number(self) -> int:
        """The row's number, from 1."""
        return self.row.number


@dataclass(frozen=True)
class Plan:
    """All rows of a batch, and what they have in common."""

    batch: Batch
    rows: tuple[PlannedRow, ...]

    @cached_property
    def varying(self) -> frozenset[str]:
        """Keys of the fields that are not the same in all rows."""
        first = self.rows[0]
        return frozenset(
            field.key
            for field in self.batch.template.spec.fields
            if any(
                row.values.get(field.key) != first.values.get(field.key)
                or row.photos.get(field.key) != first.photos.get(field.key)
                for row in self.rows
            )
        )

    @cached_property
    def _common(self) -> bytes:
        """What changes when every picture would: template, artwork, brand, options."""
        batch = self.batch
        state = hashlib.blake2b(digest_size=16)
        options = (batch.sizes, batch.kind, batch.max_kb, batch.language, QUALITY)
        state.update(msgspec.json.encode((options, batch.template.spec, batch.brand.kit)))
        for folder in (batch.template.folder, batch.brand.folder):
            for path in sorted(folder.rglob("*")):
                if path.is_file() and path.name != "preview.jpg":
                    with reading(path):
                        state.update(path.relative_to(folder).as_posix().encode() + b"\0")
                        state.update(hashlib.blake2b(path.read_bytes()).digest())
        return state.digest()

    def key(self, row: PlannedRow) -> str:
        """Tells whether a picture made earlier is still the one this row asks for."""
        photos = [
            (key, _place(path, self.batch.table.path), *_stamp(path)) for key, path in row.photos.items()
        ]
        state = hashlib.blake2b(self._common, digest_size=16)
        state.update(msgspec.json.encode((sorted(row.values.items()), sorted(photos), row.names)))
        return state.hexdigest()


def make_plan(batch: Batch) -> Plan:
    """Every row with its values, photos and file names.

    Raises:
        SizeNotFound, FieldUnknown: the template has no such size or field.
        FileMissing: a photo for all rows is not there.
        PlaceholderUnknown: the pattern asks for something that is not there.
    """
    _check_common(batch)
    for size in batch.sizes:
        find_size(batch.template.spec, size)
    keys = [field.key for field in batch.template.spec.fields]
    batch.pattern.check(dict.fromkeys(["row", "size", "template", *keys, *batch.table.columns]))
    finder = _PhotoFinder(batch.table.path.parent)
    images = frozenset(field.key for field in batch.template.spec.fields if field.type == "image")
    filled = [_filled(batch, row, images, finder) for row in batch.table.rows]
    wanted = [
        name
        for row, (values, photos, _) in zip(batch.table.rows, filled, strict=True)
        for name in _wanted_names(batch, row, values, photos)
    ]
    names = unique_names(wanted, f".{batch.kind}")
    each = len(batch.sizes)
    rows = tuple(
        PlannedRow(row, values, photos, tuple(names[place * each : (place + 1) * each]), problems)
        for place, (row, (values, photos, problems)) in enumerate(zip(batch.table.rows, filled, strict=True))
    )
    return Plan(batch, rows)


def _check_common(batch: Batch) -> None:
    """Raise for what would fail every row."""
    known = [field.key for field in batch.template.spec.fields]
    for values in (batch.values, batch.photos, *batch.overrides.values()):
        for key in values:
            if key not in known:
                raise FieldUnknown(field=key, known=", ".join(known))
    for path in batch.photos.values():
        if not path.is_file():
            raise FileMissing(path=path)


def _filled(
    batch: Batch, row: Row, images: frozenset[str], finder: _PhotoFinder
) -> tuple[dict[str, str], dict[str, Path], tuple[ToolkitError, ...]]:
    """The row's values and photos, and what is already known to be wrong."""
    cells = dict(zip(batch.table.columns, row.cells, strict=True))
    own = {key: cells[column] for key, column in batch.mapping.items() if cells[column]}
    own.update(batch.overrides.get(row.number, {}))
    values = {**batch.values, **{key: value for key, value in own.items() if key not in images}}
    photos = dict(batch.photos)
    problems = [row.problem] if row.problem is not None else []
    for key in sorted(images & own.keys()):
        try:
            photos[key] = finder.find(key, own[key])
        except (PhotoOutside, PhotoNotFound) as error:
            problems.append(error)
    return values, photos, tuple(problems)


def _wanted_names(batch: Batch, row: Row, values: Mapping[str, str], photos: Mapping[str, Path]) -> list[str]:
    known = {
        **dict(zip(batch.table.columns, row.cells, strict=True)),
        **{key: path.stem for key, path in photos.items()},
        **dict.fromkeys((field.key for field in batch.template.spec.fields if field.type != "image"), ""),
        **values,
        "template": batch.template.id,
        "row": str(row.number),
    }
    pattern = batch.pattern
    if len(batch.sizes) > 1 and not pattern.uses("size"):
        pattern = NamePattern(f"{pattern.text}-{{size}}")
    return [pattern.fill({**known, "size": size}, f"row-{row.number}") for size in batch.sizes]


class _PhotoFinder:
    """Finds photos by the names people type: any case, with or without the suffix, either slash."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.absolute()
        self._listing = cache(self._listed)

    def find(self, key: str, name: str) -> Path:
        """The photo of that name in the folder or below it.

        Raises:
            PhotoOutside: the name leads out of the folder.
            PhotoNotFound: there is no such photo.
        """
        path = Path(os.path.normpath(self._folder / name.replace("\\", "/")))
        if not path.is_relative_to(self._folder):
            raise PhotoOutside(field=key, name=name, folder=self._folder)
        if path.is_file():
            return path
        found = self._listing(path.parent)
        for candidate in (path.name, *(f"{path.name}{suffix}" for suffix in SUFFIXES)):
            if fold(candidate) in found:
                return found[fold(candidate)]
        raise PhotoNotFound(field=key, name=name, folder=self._folder)

    def _listed(self, folder: Path) -> dict[str, Path]:
        try:
            return {fold(path.name): path for path in sorted(folder.iterdir(), reverse=True)}
        except OSError:
            return {}


def _place(path: Path, table: Path) -> str:
    """Where a photo is as seen from the table, so that a moved folder is still the same."""
    folder = table.absolute().parent
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else path.as_posix()


def _stamp(path: Path) -> tuple[int, int]:
    try:
        status = path.stat()
    except OSError:
        return 0, 0
    return status.st_mtime_ns, status.st_size
