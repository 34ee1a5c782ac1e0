"""Generations, salvage and the cache of the storage class."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tinydb import TinyDB

from toolkit.core.errors import DocumentTooNew, FileNotWritable, FileUnreadable
from toolkit.store.errors import StoreRebuilt, StoreRecovered
from toolkit.store.format import Tables
from toolkit.store.storage import CrashSafeStorage


def _tables(number: int) -> Tables:
    return {"t": {"1": {"n": number}, "2": {"text": "বাংলা"}}}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "উপাত্ত ফোল্ডার" / "x.json"


def test_three_generations_are_kept(path: Path) -> None:
    storage = CrashSafeStorage(path)
    for number in range(5):
        storage.write(_tables(number))
    found = [json.loads(file.read_bytes())["tables"]["t"]["1"]["n"] for file in storage.generations]
    assert found == [4, 3, 2]
    assert len(list(path.parent.iterdir())) == 3


def test_stock_tinydb_works_on_it(path: Path) -> None:
    with TinyDB(storage=lambda: CrashSafeStorage(path)) as db:
        db.table("a").insert({"n": 1})
        db.table("b").insert_multiple([{"n": 2}, {"n": 3}])
    with TinyDB(storage=lambda: CrashSafeStorage(path)) as db:
        assert db.tables() == {"a", "b"}
        assert [record["n"] for record in db.table("b")] == [2, 3]


def test_reading_touches_no_disk_and_cannot_change_the_state(path: Path) -> None:
    storage = CrashSafeStorage(path)
    storage.write(_tables(1))
    path.unlink()
    storage.read()["t"]["1"]["n"] = 99
    assert storage.read() == _tables(1)


def test_unchanged_state_is_not_written_again(path: Path) -> None:
    storage = CrashSafeStorage(path)
    storage.write(_tables(1))
    before = path.stat()
    storage.write(_tables(1))
    assert path.stat().st_ino == before.st_ino
    assert path.stat().st_mtime_ns == before.st_mtime_ns


def test_what_is_no_json_changes_nothing(path: Path) -> None:
    storage = CrashSafeStorage(path)
    storage.write(_tables(1))
    for bad in (object(), "\ud800"):
        with pytest.raises((TypeError, ValueError)):
            storage.write({"t": {"1": {"n": bad}}})
    assert storage.read() == CrashSafeStorage(path).read() == _tables(1)


def test_damaged_newest_gives_way_to_the_one_before(path: Path) -> None:
    storage = CrashSafeStorage(path)
    storage.write(_tables(1))
    storage.write(_tables(2))
    broken = path.read_bytes()[:-4]
    path.write_bytes(broken)
    mended = CrashSafeStorage(path)
    assert mended.read() == _tables(1)
    [report] = mended.reports
    assert isinstance(report, StoreRecovered)
    assert report.params["salvageable"] == 2
    assert (path.parent / str(report.params["kept"])).read_bytes() == broken
    mended.write(_tables(3))
    assert CrashSafeStorage(path).read() == _tables(3)
    assert (path.parent / str(report.params["kept"])).read_bytes() == broken


def test_two_damaged_generations_give_way_to_the_third(path: Path) -> None:
    storage = CrashSafeStorage(path)
    for number in range(3):
        storage.write(_tables(number))
    for file in storage.generations[:2]:
        file.write_bytes(b"")
    assert CrashSafeStorage(path).read() == _tables(0)
    assert len(list(path.parent.glob("*.damaged-*"))) == 2


def test_nothing_whole_starts_from_what_can_be_read(path: Path) -> None:
    storage = CrashSafeStorage(path)
    for number in range(3):
        storage.write(_tables(number))
    for file in storage.generations:
        file.write_bytes(file.read_bytes().replace(b'"n":', b'"n";'))
    rebuilt = CrashSafeStorage(path)
    assert rebuilt.read() == {"t": {"2": {"text": "বাংলা"}}}
    [report] = rebuilt.reports
    assert isinstance(report, StoreRebuilt)
    assert report.params["salvaged"] == 1
    assert len(list(path.parent.glob("*.damaged-*"))) == 3
    again = CrashSafeStorage(path)
    assert again.read() == rebuilt.read()
    assert again.reports == []


def test_generations_part_after_a_crash_that_left_links(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Crashes right after linking leave several names for one file; renaming among them does nothing."""
    storage = CrashSafeStorage(path)
    storage.write(_tables(0))
    for older in storage.generations[1:]:
        older.hardlink_to(path)
    there: list[bool] = []
    real = Path.replace

    def watched(source: Path, target: Path) -> Path:
        result = real(source, target)
        there.append(path.exists())
        return result

    monkeypatch.setattr(Path, "replace", watched)
    for number in range(1, 4):
        storage.write(_tables(number))
    assert all(there), "a reader could have found no file"
    found = [json.loads(file.read_bytes())["tables"]["t"]["1"]["n"] for file in storage.generations]
    assert found == [3, 2, 1]


def test_missing_newest_is_the_one_before(path: Path) -> None:
    """A crash between two renames where the disk knows no links."""
    storage = CrashSafeStorage(path)
    storage.write(_tables(1))
    path.replace(storage.generations[1])
    again = CrashSafeStorage(path)
    assert again.read() == _tables(1)
    assert again.reports == []


def test_disk_without_links(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_self: Path, _target: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    storage = CrashSafeStorage(path)
    for number in range(4):
        storage.write(_tables(number))
    assert CrashSafeStorage(path).read() == _tables(3)
    assert [file.exists() for file in storage.generations] == [True, True, True]


def test_newer_file_is_left_alone(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('{"format": "karmashala-store", "version": 9}')
    with pytest.raises(DocumentTooNew):
        CrashSafeStorage(path)
    assert [file.name for file in path.parent.iterdir()] == ["x.json"]


def test_readonly_moves_nothing(path: Path) -> None:
    CrashSafeStorage(path).write(_tables(1))
    path.write_bytes(b"{")
    assert CrashSafeStorage(path, readonly=True).read() == {}
    assert [file.name for file in path.parent.iterdir()] == ["x.json"]


def test_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises((FileNotWritable, FileUnreadable)):
        CrashSafeStorage(tmp_path / "file" / "x.json").write(_tables(1))
