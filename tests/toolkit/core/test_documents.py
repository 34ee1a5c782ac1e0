"""Documents are refused with the place named, and come back as they were."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from toolkit.core.documents import convert, encode, read_json
from toolkit.core.errors import DocumentInvalid, FileEmpty, FileMissing


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A small part."""

    size: int


class Whole(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A small document."""

    name: str
    parts: tuple[Part, ...] = ()


def _read(path: Path) -> Whole:
    return convert(read_json(path), Whole, path)


def _write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_round_trip_keeps_bengali_readable(tmp_path: Path) -> None:
    whole = Whole("কর্মশালা", (Part(1), Part(2)))
    path = tmp_path / "ক.json"
    path.write_bytes(encode(whole))
    assert "কর্মশালা" in path.read_text(encoding="utf-8")
    assert _read(path) == whole


def test_text_comes_in_as_nfc(tmp_path: Path) -> None:
    assert (
        _read(_write(tmp_path / "a.json", '{"name": "\u09af\u09bc\u09dc"}')).name
        == "\u09af\u09bc\u09a1\u09bc"
    )


@pytest.mark.parametrize(
    ("text", "pointer"),
    [
        ('{"name": 1}', "/name"),
        ('{"name": "a", "parts": [{"size": 1}, {"size": "b"}]}', "/parts/1/size"),
        ('{"name": "a", "unknown": 1}', ""),
        ('{"name": "a"', ""),
        ("[" * 5000 + "]" * 5000, ""),
        ("[" * 100 + "]" * 100, ""),
        ("not json", ""),
    ],
)
def test_invalid_documents_name_the_place(tmp_path: Path, text: str, pointer: str) -> None:
    with pytest.raises(DocumentInvalid) as caught:
        _read(_write(tmp_path / "a.json", text))
    assert caught.value.params["pointer"] == pointer


def test_own_notes_are_allowed(tmp_path: Path) -> None:
    assert _read(_write(tmp_path / "a.json", '{"name": "a", "x-note": {"any": 1}}')).name == "a"


def test_missing_empty_and_huge_files(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        _read(tmp_path / "no.json")
    with pytest.raises(FileEmpty):
        _read(_write(tmp_path / "empty.json", " \n"))
    with pytest.raises(DocumentInvalid):
        read_json(_write(tmp_path / "big.json", '"' + "x" * 100 + '"'), max_bytes=50)


def test_latin_encoded_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes('{"name": "é"}'.encode("latin-1"))
    with pytest.raises(DocumentInvalid):
        _read(tmp_path / "a.json")
