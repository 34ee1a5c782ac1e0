"""Recents, lesson progress and favourites."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from toolkit.store.database import Store
from toolkit.store.favourites import Favourites
from toolkit.store.learning import Learning, LessonProgress
from toolkit.store.recents import KEPT, Recents


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "store") as opened:
        yield opened


def test_recents_are_newest_first_and_each_once(store: Store, tmp_path: Path) -> None:
    recents = Recents(store)
    video = tmp_path / "সভা.mp4"
    recents.note("video", video, "old title")
    recents.note("lesson", "video-basics", "Basics")
    recents.note("video", video, "সভা")
    assert [(recent.kind, recent.title) for recent in recents.latest()] == [
        ("video", "সভা"),
        ("lesson", "Basics"),
    ]
    assert [recent.target for recent in recents.latest(kind="lesson")] == ["video-basics"]
    assert [recent.target for recent in recents.latest(1)] == [str(video)]


def test_missing_file_is_shown_as_missing(store: Store, tmp_path: Path) -> None:
    recents = Recents(store)
    video = tmp_path / "a.mp4"
    video.write_bytes(b"x")
    recents.note("video", video, "a")
    recents.note("template", "quote-card", "Quote")
    assert [recent.missing for recent in recents.latest()] == [False, False]
    video.unlink()
    assert [recent.missing for recent in recents.latest()] == [False, True]


def test_forgetting_can_be_undone(store: Store) -> None:
    recents = Recents(store)
    for name in "abc":
        recents.note("lesson", name, name)
    before = recents.latest()
    recents.forget(before[1])
    assert [recent.target for recent in recents.latest()] == ["c", "a"]
    recents.restore(before[1])
    assert recents.latest() == before


def test_list_does_not_grow_for_ever(store: Store) -> None:
    recents = Recents(store)
    with store.change():
        for number in range(KEPT + 5):
            recents.note("lesson", f"lesson-{number}", "x")
    found = recents.latest(1000)
    assert len(found) == KEPT
    assert found[0].target == f"lesson-{KEPT + 4}"


def test_bad_record_takes_no_others_along(store: Store) -> None:
    recents = Recents(store)
    recents.note("lesson", "good", "x")
    with store.change() as db:
        db.table("recents").insert({"kind": "spaceship"})
    assert [recent.target for recent in recents.latest()] == ["good"]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_name_that_is_no_unicode_does_no_harm(store: Store, tmp_path: Path) -> None:
    recents = Recents(store)
    recents.note("video", tmp_path / os.fsdecode(b"\xff.mp4"), "x")
    assert recents.latest() == []


def test_progress_comes_back(store: Store) -> None:
    learning = Learning(store)
    assert learning.progress("video-basics") == LessonProgress(lesson="video-basics")
    done = LessonProgress(
        lesson="video-basics",
        slide=4,
        checked=("e1",),
        right=3,
        asked=4,
        finished=datetime(2026, 11, 23, tzinfo=UTC),
    )
    learning.keep(LessonProgress(lesson="video-basics", slide=1))
    learning.keep(done)
    learning.keep(LessonProgress(lesson="other"))
    assert Learning(store).progress("video-basics") == done
    assert learning.finished() == {"video-basics"}
    assert len(store.read().table("lessons")) == 2


def test_progress_that_makes_no_sense_starts_afresh(store: Store) -> None:
    with store.change() as db:
        db.table("lessons").insert({"lesson": "a", "slide": "four"})
    assert Learning(store).progress("a").slide == 0


def test_favourites(store: Store) -> None:
    favourites = Favourites(store)
    favourites.mark("template", "quote-card")
    favourites.mark("template", "quote-card")
    favourites.mark("lesson", "quote-card")
    assert favourites.ids("template") == {"quote-card"}
    favourites.mark("template", "quote-card", starred=False)
    assert favourites.ids("template") == set()
    assert favourites.ids("lesson") == {"quote-card"}
