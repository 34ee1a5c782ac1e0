"""JSON documents as frozen, validated structs; errors name the place as a JSON pointer."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TypeVar

import msgspec

from toolkit.core.errors import DocumentInvalid, FileEmpty, reading
from toolkit.core.text import nfc

T = TypeVar("T")
_MAX_DEPTH = 64
_AT = re.compile(r"^(?P<reason>.*?)(?: - at `(?P<path>[^`]*)`)?$", re.DOTALL)
_STEP = re.compile(r"\.([^.\[]+)|\[(\d+|\.\.\.)\]")


def read_json(path: Path, *, max_bytes: int = 8_000_000) -> object:
    """The JSON value in a file, NFC throughout, keys that begin with "x-" left out.

    Raises:
        FileMissing, FileUnreadable, FileEmpty: the file cannot be read.
        DocumentInvalid: it is not JSON, too large or nested too deep.
    """
    with reading(path):
        data = path.read_bytes() if path.stat().st_size <= max_bytes else None
    if data is None:
        raise DocumentInvalid(path=path, pointer="", reason=f"larger than {max_bytes // 1000} kB")
    if not data.strip():
        raise FileEmpty(path=path)
    try:
        value = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise DocumentInvalid(path=path, pointer="", reason=str(error)) from error
    return _clean(value, path, 0)


def convert(value: object, kind: type[T], path: Path) -> T:
    """`value` as the struct `kind`.

    Raises:
        DocumentInvalid: with the JSON pointer of the first place that does not fit.
    """
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        match = _AT.match(str(error))
        reason, where = (match["reason"], match["path"]) if match else (str(error), None)
        raise DocumentInvalid(path=path, pointer=pointer_of(where or ""), reason=reason) from error


def encode(document: msgspec.Struct) -> bytes:
    """The document as readable UTF-8 JSON with a final newline."""
    return msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n"


def pointer_of(path: str) -> str:
    """The JSON pointer for msgspec's `$.layers[2].box`."""
    steps = [name or index for name, index in _STEP.findall(path)]
    return "".join(f"/{step.replace('~', '~0').replace('/', '~1')}" for step in steps)


def _clean(value: object, path: Path, depth: int) -> object:
    if depth > _MAX_DEPTH:
        raise DocumentInvalid(path=path, pointer="", reason=f"nested more than {_MAX_DEPTH} deep")
    if isinstance(value, str):
        return nfc(value)
    if isinstance(value, list):
        return [_clean(item, path, depth + 1) for item in value]
    if isinstance(value, dict):
        return {
            nfc(key): _clean(item, path, depth + 1) for key, item in value.items() if not key.startswith("x-")
        }
    return value
