"""Files are whole or not there, whatever happens."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from toolkit.core.errors import DiskFull, FileNotWritable, NotEnoughSpace, OutputExists
from toolkit.core.files import atomic_output, free_path, require_space, write_atomic

NAMES = ["plain.txt", "আমার ‘ছবি’ ১.txt", 'with "quotes" and spaces.txt', "ক" * 80 + ".txt"]


@pytest.mark.parametrize("name", [n for n in NAMES if os.name != "nt" or '"' not in n])
def test_write_atomic_writes_any_name(tmp_path: Path, name: str) -> None:
    write_atomic(tmp_path / "নতুন ফোল্ডার" / name, "শেষ".encode())
    assert (tmp_path / "নতুন ফোল্ডার" / name).read_text(encoding="utf-8") == "শেষ"
    assert len(list((tmp_path / "নতুন ফোল্ডার").iterdir())) == 1


def test_failure_leaves_the_old_file_and_no_partial(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    target.write_text("old")

    def fail_half_way() -> None:
        with atomic_output(target, force=True) as partial:
            partial.write_text("half")
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError):
        fail_half_way()
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_existing_output_is_refused(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    target.write_text("old")
    with pytest.raises(OutputExists):
        write_atomic(target, b"new", force=False)
    assert target.read_text() == "old"


def test_output_that_appears_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"

    def race() -> None:
        with atomic_output(target) as partial:
            partial.write_text("ours")
            target.write_text("theirs")

    with pytest.raises(OutputExists):
        race()
    assert target.read_text() == "theirs"
    assert list(tmp_path.iterdir()) == [target]


def test_folder_in_the_way_is_a_plain_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(FileNotWritable):
        write_atomic(tmp_path / "file" / "below.txt", b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_full_disk_is_named() -> None:
    from toolkit.core.errors import writing

    with pytest.raises(DiskFull), writing(Path("/dev/full")), Path("/dev/full").open("wb") as file:
        file.write(b"x" * 100_000)


def test_space_is_checked_on_the_nearest_existing_folder(tmp_path: Path) -> None:
    require_space(tmp_path / "not" / "yet", 1)
    with pytest.raises(NotEnoughSpace) as caught:
        require_space(tmp_path / "not" / "yet", 10**18)
    assert caught.value.params["needed_mb"] == 10**12


def test_a_free_name_is_found(tmp_path: Path) -> None:
    (tmp_path / "ক.jpg").touch()
    (tmp_path / "ক (2).jpg").touch()
    assert free_path(tmp_path, "ক", ".jpg", {tmp_path / "ক (3).jpg"}) == tmp_path / "ক (4).jpg"
