"""One writer: all-or-nothing changes, threads, and two copies of the app."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from toolkit.core.messages import describe
from toolkit.store.database import Store
from toolkit.store.errors import DataInUse

ROOT = Path(__file__).resolve().parents[3]


def test_error_inside_a_change_leaves_everything(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        with store.change() as db:
            db.table("t").insert({"n": 1})
        with pytest.raises(RuntimeError, match="stop"), store.change() as db:
            db.table("t").insert({"n": 2})
            db.table("u").insert({"n": 3})
            raise RuntimeError("stop")
        assert store.read().tables() == {"t"}
    with Store(tmp_path) as store:
        assert [record["n"] for record in store.read().table("t")] == [1]


def test_change_inside_a_change_is_one_change(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        with pytest.raises(RuntimeError), store.change() as outer:
            outer.table("t").insert({"n": 1})
            with store.change() as inner:
                inner.table("t").insert({"n": 2})
            raise RuntimeError
        assert store.read().tables() == set()


def test_what_was_read_cannot_reach_the_store(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        with store.change() as db:
            db.table("t").insert({"list": [1]})
        record = store.read().table("t").all()[0]
        record["list"].append(2)
        store.read().table("t").truncate()
        assert store.read().table("t").all() == [{"list": [1]}]


def test_threads_lose_nothing(tmp_path: Path) -> None:
    with Store(tmp_path) as store:

        def work(worker: int) -> None:
            for number in range(10):
                with store.change() as db:
                    db.table("t").insert({"worker": worker, "n": number})

        threads = [threading.Thread(target=work, args=(worker,)) for worker in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        found = {(record["worker"], record["n"]) for record in store.read().table("t")}
    assert found == {(worker, number) for worker in range(4) for number in range(10)}


def test_second_process_is_told_what_to_do(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from toolkit.store.database import Store;"
        "Store(Path(sys.argv[1])); print('open', flush=True); sys.stdin.read()"
    )
    first = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert first.stdout is not None
        assert first.stdout.readline() == "open\n"
        with pytest.raises(DataInUse) as caught:
            Store(tmp_path)
        assert "already open" in describe(caught.value, "en").remedy
        assert Store(tmp_path, readonly=True).read().tables() == set()
    finally:
        first.kill()
        first.communicate()
    Store(tmp_path).close()  # the system let go of the lock when the first was killed


def test_second_store_in_the_same_process(tmp_path: Path) -> None:
    with Store(tmp_path), pytest.raises(DataInUse):
        Store(tmp_path)
    Store(tmp_path).close()


def test_reading_only_changes_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path / "none", readonly=True)
    with pytest.raises(DataInUse), store.change():
        pass
    assert not (tmp_path / "none").exists()


def test_closed_store_writes_no_more(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.close()
    with pytest.raises(DataInUse), store.change():
        pass


def test_leftovers_of_a_killed_process_go(tmp_path: Path) -> None:
    (tmp_path / ".k-0a1b2c3d.part.json").write_bytes(b"{")
    Store(tmp_path).close()
    assert [path.name for path in tmp_path.iterdir()] == ["lock"]


def test_default_place_is_the_data_folder(data_folder: Path) -> None:
    with Store() as store, store.change() as db:
        db.table("t").insert({"n": 1})
    assert (data_folder / "store" / "karmashala.json").is_file()
