"""`lessons check` finds planted faults and has nothing to say about a good pair."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.toolkit.lessons.lesson_text import BODY, write
from toolkit.core.errors import FileMissing
from toolkit.core.jobs import JobContext
from toolkit.core.messages import Language, describe
from toolkit.lessons.check import check, estimated_minutes, severe
from toolkit.lessons.parse import read_lesson


def codes(target: Path) -> list[str]:
    return [problem.code for problem in check(target, JobContext())]


@pytest.fixture
def pair(tmp_path: Path) -> Path:
    for lang in ("bn", "en"):
        write(tmp_path, lang=lang)
    return tmp_path


def change(folder: Path, before: str, after: str, lang: str = "bn") -> None:
    path = folder / f"video-basics.{lang}.md"
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def test_good_pair_has_no_problems(pair: Path) -> None:
    assert codes(pair) == []
    assert codes(pair / "video-basics.bn.md") == []


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("শুরুর কথা", "![ছবি](none.png)", "lesson-medium-missing"),
        ("শুরুর কথা", "[পাতা](none.pdf)", "lesson-link-broken"),
        ("শুরুর কথা", "![ছবি](https://example.com/x.png)", "lesson-remote-medium"),
        ("<!-- গোপন নোট -->", "<!-- theme: gaia -->", "lesson-marp-directive"),
        ('duration: "20m"', 'duration: "3h"', "lesson-duration-off"),
        ('duration: "20m"', 'duration: "5m"', "lesson-duration-off"),
        ("- [ ] ভুল উত্তর", "- [x] ভুল উত্তর", "lesson-quiz-key-wrong"),
        ("- [ ] ভুল উত্তর\n- [x] ঠিক উত্তর", "- [x] ঠিক উত্তর\n- [ ] ভুল উত্তর", "lesson-pair-differs"),
        ('version: "1.0.0"', 'version: "1.1.0"', "lesson-pair-differs"),
        ("শুরুর কথা", "শুরু\n\n---\n\nকথা", "lesson-pair-differs"),
        ("license: CC-BY-4.0", "practice: {room: video, open: none.mp4}", "lesson-practice-missing"),
        ("lang: bn", "lang: xx", "lesson-front-matter-invalid"),
    ],
)
def test_planted_faults_are_found(pair: Path, before: str, after: str, code: str) -> None:
    change(pair, before, after)
    assert code in codes(pair)
    languages: tuple[Language, ...] = ("bn", "en")
    for problem in check(pair, JobContext()):
        assert all(describe(problem, language).text for language in languages)


def test_missing_pair_and_wrong_name(tmp_path: Path) -> None:
    path = write(tmp_path)
    problems = check(tmp_path, JobContext())
    assert [problem.code for problem in problems] == ["lesson-pair-missing"]
    assert not severe(problems[0])
    path.rename(tmp_path / "other.bn.md")
    assert "lesson-name-wrong" in codes(tmp_path)


def test_nothing_there(tmp_path: Path) -> None:
    for target in (tmp_path, tmp_path / "none"):
        with pytest.raises(FileMissing):
            check(target, JobContext())


def test_estimate_counts_talk_exercises_and_questions(tmp_path: Path) -> None:
    path = write(tmp_path)
    before = estimated_minutes(read_lesson(path))
    assert 16 <= before < 17
    write(tmp_path, BODY.replace("গোপন নোট", "কথা " * 220))
    assert estimated_minutes(read_lesson(path)) == pytest.approx(before + 2, abs=0.1)
