"""What the batch and its painters say to each other: one JSON value on each line."""

from __future__ import annotations

from typing import Literal

import msgspec

from toolkit.graphics.encode import Format


class Setup(msgspec.Struct, frozen=True, kw_only=True):
    """The first line to a painter: everything that rows have in common. Paths as text."""

    template: str
    brand: str
    sizes: tuple[str, ...]
    kind: Format
    max_kb: int | None
    language: Literal["bn", "en"]
    varying: tuple[str, ...]
    values: dict[str, str]
    photos: dict[str, str]
    out: str
    work: str


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """A row to paint; `names` are files below the output folder, one for each size."""

    number: int
    values: dict[str, str]
    photos: dict[str, str]
    names: tuple[str, ...]


class Made(msgspec.Struct, frozen=True, array_like=True):
    """A finished file: its name, size in bytes and BLAKE2b digest."""

    name: str
    size: int
    digest: str


class Problem(msgspec.Struct, frozen=True, array_like=True):
    """An error of ours by its code, with parameters as text."""

    code: str
    params: dict[str, str]


class Answer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What became of a row; number 0 says that the painter is ready.

    `fatal` stops the whole batch: the disk is full, or the template cannot be used.
    """

    number: int
    files: tuple[Made, ...] = ()
    problems: tuple[Problem, ...] = ()
    fatal: bool = False
