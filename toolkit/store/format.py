"""The store's file: JSON that any tool reads, one record a line, with a checksum.

    {"format": "karmashala-store", "version": 1, "sha256": "…", "tables": {
    "recents": {
    "1": {"kind": "graphic", …},
    "2": {"kind": "video", …}
    }
    }}

The checksum covers the tables' content, not their layout, so re-indenting the file does no harm. A file
without "sha256" is taken as written by hand. One record a line lets whole records be read out of a
damaged file.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Any

import msgspec

from toolkit.core.errors import DocumentTooNew

Tables = dict[str, dict[str, dict[str, Any]]]

FORMAT = "karmashala-store"
VERSION = 1
_TABLE_LINE = re.compile(rb'^\s*("(?:[^"\\]|\\.)*")\s*:\s*\{\s*$')
_RECORD_LINE = re.compile(rb'^\s*"(\d+)"\s*:\s*(\{.*\}),?\s*$')


class _File(msgspec.Struct, frozen=True):
    format: str
    version: int
    tables: Tables
    sha256: str = ""


class _Header(msgspec.Struct, frozen=True):
    format: str
    version: int


class Damaged(Exception):
    """The bytes are not a whole store file."""


def encode(tables: Tables) -> bytes:
    """The file for `tables`.

    Raises:
        TypeError, ValueError: something in there is no JSON value or no Unicode text.
    """
    blocks = []
    for name, records in tables.items():
        lines = b",\n".join(_quoted(key) + b": " + _encode(record) for key, record in records.items())
        blocks.append(_quoted(name) + b": {\n" + lines + b"\n}")
    head = f'{{"format": "{FORMAT}", "version": {VERSION}, "sha256": "{checksum(tables)}", "tables": {{\n'
    return head.encode() + b",\n".join(blocks) + b"\n}}\n"


def decode(data: bytes, path: Path) -> Tables:
    """The tables in a store file.

    Raises:
        Damaged: cut short, altered, or not a store file at all.
        DocumentTooNew: whole, but from a newer version of the app.
    """
    try:
        header = msgspec.json.decode(data, type=_Header)
        if header.format == FORMAT and header.version > VERSION:
            raise DocumentTooNew(path=path, version=header.version, known=VERSION)
        file = msgspec.json.decode(data, type=_File)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Damaged(str(error)) from error
    if file.format != FORMAT:
        raise Damaged("another format")
    if any(not _is_id(key) for records in file.tables.values() for key in records):
        raise Damaged("a record without a number")
    if file.sha256 and file.sha256 != checksum(file.tables):
        raise Damaged("the checksum does not match")
    return file.tables


def salvage(data: bytes) -> Tables:
    """Every record that can still be read, line by line, in a damaged file."""
    tables: Tables = {}
    current: dict[str, dict[str, Any]] | None = None
    for line in data.splitlines():
        if head := _TABLE_LINE.match(line):
            name = _decoded(head[1])
            current = tables.setdefault(name, {}) if isinstance(name, str) else None
        elif current is not None and (record := _RECORD_LINE.match(line)):
            value = _decoded(record[2])
            if isinstance(value, dict):
                current[record[1].decode()] = value
    return {name: records for name, records in tables.items() if records}


def checksum(tables: Tables) -> str:
    """SHA-256 of the content, whatever the order of keys."""
    return hashlib.sha256(msgspec.json.encode(tables, order="deterministic")).hexdigest()


def count(tables: Tables) -> int:
    """How many records there are in all tables."""
    return sum(len(records) for records in tables.values())


def _encode(value: object) -> bytes:
    return msgspec.json.encode(value)


def _quoted(text: str) -> bytes:
    return msgspec.json.encode(text)


def _decoded(data: bytes) -> object:
    try:
        return msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def _is_id(key: str) -> bool:
    return key.isascii() and key.isdigit()


def is_text(name: str) -> bool:
    """Whether a name can be kept in JSON; file names on Linux may be bytes that are no Unicode."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True
