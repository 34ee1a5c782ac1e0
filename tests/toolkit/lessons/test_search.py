"""Search keeps Bengali words whole, finds longer forms, and takes any input."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.toolkit.lessons.lesson_text import write
from toolkit.lessons.library import Library
from toolkit.lessons.search import Search, match_expression

RALLY = "র\u200d্যালি"
BODIES = {
    "kamal": "# কামাল\n\nকামাল বই পড়ে।",
    "kumil": "# কুমিল\n\nকুমিল গান গায়।",
    "rally": f"# মিছিল\n\nআজ {RALLY} হবে।\n\n---\n\n## দুই\n\nতারপর বইয়ের মেলা।",
    "nukta": "# হৃদ\u09df\n\nসম\u09af\u09bc হল।",
    "quiz": "# প্রশ্ন\n\n::: quiz {#q1 type=text}\nরাজধানী?\n\n- [x] কলকাতা\n\n> কারণ ব্যাখ্যা।\n:::\n"
    "\n<!-- বক্তার কথা -->",
}


@pytest.fixture
def search(tmp_path: Path) -> Search:
    for lesson_id, body in BODIES.items():
        write(tmp_path / "lessons", body, lesson_id=lesson_id, title=f"পাঠ {lesson_id}")
    return Search(Library([tmp_path / "lessons"]), tmp_path / "index.sqlite3")


def ids(search: Search, query: str) -> set[str]:
    return {hit.id for hit in search.find(query)}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("কামাল", {"kamal"}),
        ("কুমিল", {"kumil"}),
        ("কমল", set()),
        ("বই", {"kamal", "rally"}),
        ("বইয়ের", {"rally"}),
        ("সম\u09df", {"nukta"}),
        ("সম\u09af\u09bc", {"nukta"}),
        ("হৃদ\u09af\u09bc", {"nukta"}),
        (RALLY, {"rally"}),
        (RALLY[:4], {"rally"}),
        ("র্যালি", set()),
        ("পাঠ KAMAL", {"kamal"}),
        ("কামাল গান", set()),
        ("বক্তার", {"quiz"}),
        ("কলকাতা", set()),
        ("ব্যাখ্যা", set()),
    ],
)
def test_words_stay_whole(search: Search, query: str, found: set[str]) -> None:
    assert ids(search, query) == found


@pytest.mark.parametrize("query", ["কামাল?", '"কামাল', "কামাল*", "title:কামাল", "(কামাল", "কামাল AND", "-কামাল", "^কামাল"])
def test_punctuation_is_no_syntax(search: Search, query: str) -> None:
    hits = search.find(query)
    assert not hits or hits[0].id == "kamal"
    assert search.find(query.replace("AND", "").replace("title:", ""))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=30))
def test_any_input_is_a_valid_expression(query: str) -> None:
    base = sqlite3.connect(":memory:")
    try:
        base.execute("CREATE VIRTUAL TABLE t USING fts5(x)")
        expression = match_expression(query)
        if expression:
            base.execute("SELECT * FROM t WHERE t MATCH ?", (expression,)).fetchall()
    finally:
        base.close()


def test_title_comes_first_and_the_slide_is_named(search: Search, tmp_path: Path) -> None:
    write(tmp_path / "lessons", "# এক\n\nকথা", lesson_id="zz", title="বই পড়া")
    hits = search.find("বই")
    assert hits[0].id == "zz"
    rally = next(hit for hit in hits if hit.id == "rally")
    assert rally.slide == 2
    assert [span.text for span in rally.snippet if span.hit] == ["বইয়ের"]


def test_index_follows_the_files(search: Search, tmp_path: Path) -> None:
    assert ids(search, "কামাল") == {"kamal"}
    path = tmp_path / "lessons" / "kamal.bn.md"
    path.write_text(path.read_text(encoding="utf-8").replace("কামাল", "জামাল"), encoding="utf-8")
    os.utime(path, ns=(1, 1))
    assert ids(search, "কামাল") == set()
    assert ids(search, "জামাল") == {"kamal"}
    path.unlink()
    assert ids(search, "জামাল") == set()


@pytest.mark.parametrize("harm", ["deleted", "garbage", "other version"])
def test_index_is_only_a_cache(search: Search, tmp_path: Path, harm: str) -> None:
    index = tmp_path / "index.sqlite3"
    assert ids(search, "কামাল") == {"kamal"}
    if harm == "deleted":
        index.unlink()
    elif harm == "garbage":
        index.write_bytes(b"no database" * 1000)
    else:
        base = sqlite3.connect(index)
        base.execute("PRAGMA user_version = 99")
        base.commit()
        base.close()
    assert ids(search, "কামাল") == {"kamal"}


def test_works_with_nowhere_to_write(tmp_path: Path) -> None:
    write(tmp_path / "lessons", BODIES["kamal"], lesson_id="kamal")
    blocked = tmp_path / "file"
    blocked.write_text("in the way", encoding="utf-8")
    assert ids(Search(Library([tmp_path / "lessons"]), blocked / "index.sqlite3"), "কামাল") == {"kamal"}


def test_language_filter_and_broken_files(search: Search, tmp_path: Path) -> None:
    write(tmp_path / "lessons", "# কামাল", lesson_id="kamal", lang="en")
    (tmp_path / "lessons" / "broken.bn.md").write_text("কামাল", encoding="utf-8")
    assert {hit.lang for hit in search.find("কামাল")} == {"bn", "en"}
    assert [hit.lang for hit in search.find("কামাল", language="en")] == ["en"]
