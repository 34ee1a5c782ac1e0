"""The last acknowledged state outlives kills, power cuts, damaged files and full disks."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from tests.support.disk import small_disk
from tests.toolkit.store.power_cut import PowerCutError, power_cut
from toolkit.core.errors import DiskFull
from toolkit.store.autosave import Autosave
from toolkit.store.database import FILE, Store, remove_partials
from toolkit.store.format import Tables
from toolkit.store.storage import CrashSafeStorage

ROOT = Path(__file__).resolve().parents[3]

_values = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**53), 2**53),
    st.text(max_size=12),
    st.lists(st.text(max_size=3)),
)
_records = st.dictionaries(st.text(max_size=6), _values, max_size=3)
_tables = st.dictionaries(
    st.sampled_from(["recents", "settings", "পাঠ"]),
    st.dictionaries(st.integers(1, 99).map(str), _records, max_size=4),
    max_size=3,
)


class StoreLife(RuleBasedStateMachine):
    """Writes, power cuts at any step, damaged files and restarts, in any order."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / FILE
        self.state: Tables = {}
        self.past: list[Tables] = [{}]
        self.storage = CrashSafeStorage(self.path)

    @rule(tables=_tables)
    def write(self, tables: Tables) -> None:
        self.storage.write(tables)
        self._acknowledge(tables)
        assert self.storage.read() == tables

    @rule(tables=_tables, at=st.integers(0, 6))
    def power_cut_while_writing(self, tables: Tables, at: int) -> None:
        try:
            with power_cut(at):
                self.storage.write(tables)
            self._acknowledge(tables)
        except PowerCutError:
            pass
        remove_partials(self.folder)
        self.storage = CrashSafeStorage(self.path)
        assert self.storage.read() in (self.state, tables)
        assert self.storage.reports == []
        self._acknowledge(self.storage.read())

    @rule()
    def restart(self) -> None:
        self.storage = CrashSafeStorage(self.path)
        assert self.storage.read() == self.state

    @precondition(lambda self: _has_two_copies(self.path))
    @rule(share=st.floats(0, 0.9), at=st.floats(0, 0.99), cut=st.booleans())
    def damage(self, share: float, at: float, cut: bool) -> None:
        whole = self.path.read_bytes()
        place = int(len(whole) * at)
        broken = whole[: int(len(whole) * share)] if cut else whole[:place] + b"\x00" + whole[place + 1 :]
        if broken == whole:
            return
        self.path.write_bytes(broken)
        self.storage = CrashSafeStorage(self.path)
        assert self.storage.read() in self.past
        [report] = self.storage.reports
        assert (self.folder / str(report.params["kept"])).read_bytes() == broken
        self._acknowledge(self.storage.read())

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    def _acknowledge(self, tables: Tables) -> None:
        self.state = tables
        self.past.append(tables)


StoreLife.TestCase.settings = settings(
    max_examples=60,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    report_multiple_bugs=False,
)
TestStoreLife = StoreLife.TestCase


def _has_two_copies(path: Path) -> bool:
    """Whether the generation before is a file of its own; after a crash it may be a link to the same."""
    before = path.with_name(f"{path.name}.1")
    return path.exists() and before.exists() and not before.samefile(path)


@pytest.mark.skipif(sys.platform == "win32", reason="forks")
def test_three_hundred_kills_lose_nothing(tmp_path: Path) -> None:
    driver = Path(__file__).with_name("kill_driver.py")
    ended = subprocess.run(
        [sys.executable, str(driver), str(tmp_path), "300"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    summary = json.loads(ended.stdout)
    assert summary["runs"] == 300
    assert summary["writes"] > 300, "the kills came before the writes"


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 200 kB."""
    with small_disk(tmp_path / "disk", "200k") as folder:
        yield folder


def _assert_full_disk_is_harmless(folder: Path, filler: Path) -> None:
    """Fill the disk while writing: the old data is whole, nothing partial stays, and freeing space helps."""
    with Store(folder) as store:
        acknowledged = 0
        with pytest.raises(DiskFull):
            for _ in range(500):
                with store.change() as db:
                    db.table("t").insert({"text": "ক" * 1000})
                acknowledged += 1
        assert acknowledged > 3
        assert len(store.read().table("t")) == acknowledged
        json.loads((folder / FILE).read_bytes())
        assert not list(folder.glob(".k-*"))
        filler.unlink()
        with store.change() as db:
            db.table("t").insert({"text": "after"})
    with Store(folder) as store:
        assert len(store.read().table("t")) == acknowledged + 1
        assert store.reports == []


def test_full_disk_keeps_the_old_data(disk: Path) -> None:
    filler = disk / "filler"
    filler.write_bytes(b"x" * 80_000)
    _assert_full_disk_is_harmless(disk / "store", filler)


def test_full_disk_keeps_the_autosaved_document(disk: Path) -> None:
    autosave = Autosave(disk / "autosave")
    autosave.keep("open", kind="graphic", title="x", document=b'{"n": 1}', original=None)
    (disk / "filler").write_bytes(b"x" * 150_000)
    with pytest.raises(DiskFull):
        autosave.keep("open", kind="graphic", title="x", document=b'"%s"' % (b"x" * 90_000), original=None)
    [work] = Autosave(disk / "autosave").recoverable()
    assert work.document == b'{"n": 1}'
    assert [path.name for path in (disk / "autosave").iterdir()] == ["open.json"]


def test_refused_sync_is_a_full_disk_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Network drives say "full" only at fsync; this needs no root."""
    with Store(tmp_path) as store:
        with store.change() as db:
            db.table("t").insert({"n": 1})

        @contextmanager
        def full() -> Iterator[None]:
            def refuse(_descriptor: int) -> None:
                raise OSError(28, "No space left on device")

            with monkeypatch.context() as patch:
                patch.setattr(os, "fsync", refuse)
                yield

        with full(), pytest.raises(DiskFull), store.change() as db:
            db.table("t").insert({"n": 2})
        assert [record["n"] for record in store.read().table("t").all()] == [1]
    assert sorted(path.name for path in tmp_path.iterdir()) == [FILE, "lock"]
