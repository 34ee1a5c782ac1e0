"""Open documents outlive the program."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from toolkit.core.errors import BadValue
from toolkit.store.autosave import Autosave
from toolkit.store.errors import UnsavedWorkDamaged


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
@given(
    document=st.binary(max_size=40) | st.sampled_from([b"null", b'{"a" : 1}\n', b" [1.0]", b"\xef\xbb\xbf{}"])
)
def test_any_document_comes_back_byte_for_byte(tmp_path: Path, document: bytes) -> None:
    Autosave(tmp_path).keep(
        "x", kind="graphic", title="বুথ", document=document, original=Path("/ক/a b.kgraphic")
    )
    [work] = Autosave(tmp_path).recoverable()
    assert work.document.strip() == document.strip()
    assert (work.kind, work.title, work.original) == ("graphic", "বুথ", Path("/ক/a b.kgraphic"))


def test_file_is_readable_by_people(tmp_path: Path) -> None:
    Autosave(tmp_path).keep("x", kind="graphic", title="t", document='{"পাঠ": 1}'.encode(), original=None)
    assert json.loads((tmp_path / "x.json").read_text(encoding="utf-8"))["document"] == {"পাঠ": 1}


def test_only_work_of_earlier_runs_is_offered(tmp_path: Path) -> None:
    first = Autosave(tmp_path)
    identity = first.new_id()
    first.keep(identity, kind="video", title="v", document=b"1", original=None)
    first.keep(identity, kind="video", title="v", document=b"2", original=None)
    assert first.recoverable() == []
    after_crash = Autosave(tmp_path)
    own = after_crash.new_id()
    after_crash.keep(own, kind="graphic", title="g", document=b"3", original=None)
    [work] = after_crash.recoverable()
    assert work.document == b"2"
    assert after_crash.adopt(work) == identity
    assert after_crash.recoverable() == []
    after_crash.discard(identity)
    after_crash.discard(own)
    assert list(tmp_path.iterdir()) == []


def test_newest_work_comes_first(tmp_path: Path) -> None:
    autosave = Autosave(tmp_path)
    for name in ("b", "c", "a"):
        autosave.keep(name, kind="graphic", title=name, document=b"{}", original=None)
    assert [work.title for work in Autosave(tmp_path).recoverable()] == ["a", "c", "b"]


def test_damaged_file_is_set_aside_and_reported(tmp_path: Path) -> None:
    autosave = Autosave(tmp_path)
    autosave.keep("good", kind="graphic", title="good", document=b"{}", original=None)
    (tmp_path / "bad.json").write_bytes(b'{"kind": "gra')
    (tmp_path / ".k-00.part.json").write_bytes(b"half")
    again = Autosave(tmp_path)
    assert [work.id for work in again.recoverable()] == ["good"]
    [report] = again.reports
    assert isinstance(report, UnsavedWorkDamaged)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.damaged", "good.json"]


def test_discarding_twice_is_harmless(tmp_path: Path) -> None:
    Autosave(tmp_path / "none").discard("x")


@pytest.mark.parametrize("identity", ["../x", "", "a/b", "A B"])
def test_id_cannot_leave_the_folder(tmp_path: Path, identity: str) -> None:
    with pytest.raises(BadValue):
        Autosave(tmp_path).keep(identity, kind="graphic", title="", document=b"", original=None)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_original_with_a_name_that_is_no_unicode(tmp_path: Path) -> None:
    odd = Path(os.fsdecode(b"/\xff.kvideo"))
    Autosave(tmp_path).keep("x", kind="video", title="t", document=b"{}", original=odd)
    assert [work.original for work in Autosave(tmp_path).recoverable()] == [None]
