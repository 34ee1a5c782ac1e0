"""The library pairs languages, orders modules, and lets the user's folder win."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.toolkit.lessons.lesson_text import write
from toolkit.lessons.errors import LessonUnknown
from toolkit.lessons.library import Library, practice_file
from toolkit.lessons.parse import read_lesson


def test_pairs_modules_and_order(tmp_path: Path) -> None:
    for lesson_id in ("later", "first"):
        for lang in ("bn", "en"):
            path = write(tmp_path / "video", lesson_id=lesson_id, lang=lang)
            if lesson_id == "first":
                path.write_text(
                    path.read_text(encoding="utf-8").replace("order: 10", "order: 5"), encoding="utf-8"
                )
    other = write(tmp_path / "aa", lesson_id="alone")
    other.write_text(
        other.read_text(encoding="utf-8").replace('module: "video"', 'module: "aa"'), encoding="utf-8"
    )
    (tmp_path / "modules.toml").write_text(
        '[video]\norder = 1\nbn = "ভিডিও"\nen = "Video"\n', encoding="utf-8"
    )
    catalogue = Library([tmp_path]).catalogue()
    assert [module.id for module in catalogue.modules] == ["video", "aa"]
    assert [entry.id for entry in catalogue.modules[0].entries] == ["first", "later"]
    assert list(catalogue.modules[0].entries[0].editions) == ["bn", "en"]
    assert catalogue.modules[0].name("bn") == "ভিডিও"
    assert catalogue.modules[1].name("bn") == "aa"
    assert Library([tmp_path]).open("alone", "en").meta.lang == "bn"


def test_user_folder_wins_and_duplicates_are_told(tmp_path: Path) -> None:
    mine = write(tmp_path / "mine", title="আমার")
    write(tmp_path / "theirs", title="ওদের")
    catalogue = Library([tmp_path / "mine", tmp_path / "theirs"]).catalogue()
    assert catalogue.edition("video-basics", "bn").path == mine
    assert not catalogue.faults
    write(tmp_path / "mine" / "again")
    (fault,) = Library([tmp_path / "mine"]).catalogue().faults
    assert fault.code == "lesson-duplicate"


def test_broken_files_are_faults_not_the_end(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "bad.bn.md").write_bytes(b"\xff\xff")
    (tmp_path / "README.md").write_text("not a lesson", encoding="utf-8")
    (tmp_path / "modules.toml").write_text("= broken", encoding="utf-8")
    catalogue = Library([tmp_path, tmp_path / "missing"]).catalogue()
    assert [entry.id for entry in catalogue.entries()] == ["video-basics"]
    assert [fault.code for fault in catalogue.faults] == ["lesson-not-text"]


def test_unknown_lesson(tmp_path: Path) -> None:
    with pytest.raises(LessonUnknown):
        Library([tmp_path]).open("nothing", "bn")


def test_practice_file_stays_inside(tmp_path: Path) -> None:
    path = write(tmp_path)
    text = path.read_text(encoding="utf-8")
    (tmp_path / "clip.mp4").write_bytes(b"x")
    for target, found in (
        ("clip.mp4", tmp_path / "clip.mp4"),
        ("../clip.mp4", None),
        ("/etc/passwd", None),
        ("no.mp4", None),
    ):
        head = f'license: CC-BY-4.0\npractice: {{room: video, open: "{target}"}}'
        path.write_text(text.replace("license: CC-BY-4.0", head), encoding="utf-8")
        assert practice_file(read_lesson(path)) == found
