"""Whole batches with real painters: what is made, what is reported, and what survives."""

from __future__ import annotations

import csv
import os
import signal
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from tests.conftest import ROOT
from tests.support.disk import small_disk
from tests.toolkit.graphics.batch.conftest import Planner
from toolkit.core.errors import DiskFull, FileMissing, NotEnoughSpace, OutputExists
from toolkit.core.jobs import JobCancelled, JobContext, Progress
from toolkit.graphics.batch.errors import BatchBegun, BatchRunning
from toolkit.graphics.batch.plan import Plan
from toolkit.graphics.batch.run import FOLDER, run_batch
from toolkit.graphics.encode import encode
from toolkit.graphics.load import Template
from toolkit.graphics.render import render_image
from toolkit.store.lock import ProcessLock


def _rows(count: int) -> str:
    return "quote,amount\n" + "".join(f"আমাদের বুথ {n} সবার আগে,{n * 1000}\n" for n in range(1, count + 1))


def _files(out: Path) -> dict[str, bytes]:
    """What the user sees in the folder."""
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in out.rglob("*")
        if path.is_file() and FOLDER not in path.parts
    }


def _report(out: Path) -> list[dict[str, str]]:
    with (out / "report.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _expected(plan: Plan, number: int) -> bytes:
    batch, row = plan.batch, plan.rows[number - 1]
    return encode(
        render_image(
            batch.template, values=row.values, photos=dict(row.photos), brand=batch.brand, size=batch.sizes[0]
        ),
        batch.kind,
    )


def test_a_batch_is_the_same_as_each_graphic_alone(tmp_path: Path, planner: Planner) -> None:
    for name, color in (("রহিম.JPG", "red"), ("sita.png", "blue")):
        Image.new("RGB", (300, 200), color).save(tmp_path / name)
    (tmp_path / "ছবি").mkdir()
    Image.new("RGB", (300, 200), "green").save(tmp_path / "ছবি" / "তিন.jpg")
    text = (
        "জেলা,উদ্ধৃতি,ছবি,তারিখ\n"
        "নদিয়া,প্রথম কথা,রহিম.jpg,23/11/2026\n"
        "নদিয়া,দ্বিতীয় কথা,SITA,\n"
        "হাওড়া,তৃতীয় কথা,ছবি\\তিন.jpg,২৪ নভেম্বর ২০২৬\n"
        "con,চতুর্থ?,,\n"
    )
    plan = planner(text, pattern="{জেলা}", values={"amount": "500"})
    result = run_batch(plan, tmp_path / "out", JobContext(), jobs=2)
    assert (result.made, result.kept, result.failures) == (4, 0, ())
    made = _files(tmp_path / "out")
    district, howrah = "নদিয\u09bcা", "হাওড\u09bcা"
    names = [f"{district}.jpg", f"{district}-2.jpg", f"{howrah}.jpg", "_con.jpg"]
    assert set(made) == {*names, "report.csv"}
    for number, name in enumerate(names, start=1):
        assert made[name] == _expected(plan, number)
    assert _report(tmp_path / "out") == []


def test_what_cannot_be_made_is_reported_and_the_rest_is_made(tmp_path: Path, planner: Planner) -> None:
    (tmp_path / "broken.jpg").write_bytes(b"\xff\xd8\xff\xe0 not a picture")
    (tmp_path / "empty.jpg").write_bytes(b"")
    Image.new("RGB", (30, 20), "red").save(tmp_path.parent / "secret.jpg")
    text = (
        "quote,photo,কবে,amount\n"
        "ঠিক আছে,,2026-11-23,\n"
        ",,,\n"
        ",,2026-11-23,\n"
        f"{'লম্বা কথা ' * 300},,,\n"
        "ক,missing.jpg,,\n"
        "ক,broken.jpg,,\n"
        "ক,empty.jpg,,\n"
        "ক,../secret.jpg,,\n"
        "ক,,2026-11-23,=HYPERLINK(1)\n"
        "ক,,2026-11-23,,,extra\n"
        "মজা 😀,,,\n"
        "ক,,2026-11-23,\n"
    )
    plan = planner(text)
    result = run_batch(plan, tmp_path / "out", JobContext(), jobs=2, language="en")
    report = _report(tmp_path / "out")
    assert [(line["row"], line["field"], line["column"]) for line in report] == [
        ("4", "quote", "quote"),
        ("5", "quote", "quote"),
        ("6", "photo", "photo"),
        ("7", "photo", "photo"),
        ("8", "photo", "photo"),
        ("9", "photo", "photo"),
        ("10", "amount", "amount"),
        ("11", "", ""),
        ("12", "quote", "quote"),
    ]
    for line, words in zip(
        report,
        [
            "empty",
            "too long",
            "no photo",
            "not a picture",
            "empty",
            "not in the folder",
            "a number",
            "6 cells",
            "U+1F600",
        ],
        strict=True,
    ):
        assert words in line["reason"]
    assert result.made == 2
    assert set(_files(tmp_path / "out")) == {"1.jpg", "11.jpg", "report.csv"}


def test_a_damaged_photo_that_all_rows_share_fails_the_rows_not_the_batch(
    tmp_path: Path, planner: Planner
) -> None:
    Image.effect_noise((400, 300), 90).save(tmp_path / "cut.jpg")
    whole = (tmp_path / "cut.jpg").read_bytes()
    (tmp_path / "cut.jpg").write_bytes(whole[: len(whole) // 3])  # its header is in order
    result = run_batch(planner("quote,photo\nক,cut\nখ,cut\n"), tmp_path / "out", JobContext(), jobs=1)
    assert result.made == 0
    assert [(line["row"], line["field"]) for line in _report(tmp_path / "out")] == [
        ("2", "photo"),
        ("3", "photo"),
    ]


def test_a_template_that_went_away_ends_the_batch(tmp_path: Path, planner: Planner) -> None:
    plan = planner(_rows(2))
    gone = replace(plan.batch, template=Template(plan.batch.template.spec, tmp_path / "gone"))
    with pytest.raises(FileMissing):
        run_batch(Plan(gone, plan.rows), tmp_path / "out", JobContext(), jobs=2)


def test_the_report_speaks_bengali_and_holds_no_formula(tmp_path: Path, planner: Planner) -> None:
    plan = planner("উদ্ধৃতি,জেলা\n,=1+1\n", pattern="{জেলা}")
    run_batch(plan, tmp_path / "out", JobContext(), jobs=1, language="bn")
    assert (tmp_path / "out" / "report.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    (line,) = _report(tmp_path / "out")
    assert line["file"] == "'=1+1.jpg"
    assert line["column"] == "উদ্ধৃতি"
    assert "খালি" in line["reason"]


def test_several_sizes_and_folders(tmp_path: Path, planner: Planner) -> None:
    plan = planner(_rows(2), pattern="{size}/{row:3}", sizes=("square", "a4"), kind="png")
    run_batch(plan, tmp_path / "out", JobContext(), jobs=2)
    made = _files(tmp_path / "out")
    assert set(made) == {"square/001.png", "square/002.png", "a4/001.png", "a4/002.png", "report.csv"}
    with Image.open(tmp_path / "out" / "a4" / "002.png") as picture:
        assert picture.size == (595, 842)


def test_a_row_can_be_put_right_without_the_table(tmp_path: Path, planner: Planner) -> None:
    Image.new("RGB", (300, 200), "red").save(tmp_path / "right.png")
    plan = planner("quote,photo\nভুল,wrong.png\nঠিক,\n", overrides={1: {"quote": "ঠিক", "photo": "right.png"}})
    assert plan.rows[0].values["quote"] == "ঠিক"
    result = run_batch(plan, tmp_path / "out", JobContext(), jobs=1)
    assert result.failures == ()
    assert _files(tmp_path / "out")["1.jpg"] == _expected(plan, 1)


_KILLED = """
import os, signal, sys
from pathlib import Path
from toolkit.core.jobs import JobContext
from toolkit.graphics.batch.mapping import choose_mapping
from toolkit.graphics.batch.names import NamePattern
from toolkit.graphics.batch.plan import Batch, make_plan
from toolkit.graphics.batch.run import run_batch
from toolkit.graphics.batch.table import read_table
from toolkit.graphics.brand import load_brand
from toolkit.graphics.load import load_template

folder, data, after = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
table, card = read_table(folder / "rows.csv"), load_template(data / "card")
plan = make_plan(Batch(template=card, brand=load_brand(data / "brand"), table=table, sizes=("square",),
                       mapping=choose_mapping(card.spec, table, {}), pattern=NamePattern("{row}")))

def die(progress):
    if progress.what == "rows" and progress.done >= after:
        os.kill(os.getpid(), signal.SIGKILL)

run_batch(plan, folder / "out", JobContext(die), jobs=2, resume=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_killed_again_and_again_then_resumed_it_is_the_same_set(tmp_path: Path, planner: Planner) -> None:
    text = _rows(13) + ",5\n" + "শেষ সারি,7\n"
    plan = planner(text)
    whole = tmp_path / "whole"
    run_batch(plan, whole, JobContext(), jobs=2)
    data = Path(__file__).parents[1] / "data"
    for after in (0, 1, 6):
        killed = subprocess.run(
            [sys.executable, "-c", _KILLED, str(tmp_path), str(data), str(after)],
            cwd=ROOT,
            capture_output=True,
            check=False,
        )
        assert killed.returncode == -signal.SIGKILL, killed.stderr.decode()
    out = tmp_path / "out"
    assert len(_files(out)) < len(_files(whole))
    result = run_batch(plan, out, JobContext(), jobs=2, resume=True)
    assert result.made + result.kept == 14
    assert result.kept >= 1
    assert _files(out) == _files(whole)
    assert not list((out / FOLDER).glob("*.part"))
    again = run_batch(plan, out, JobContext(), jobs=2, resume=True)
    assert (again.made, again.kept) == (0, 14)
    assert _files(out) == _files(whole)


def test_resume_makes_what_is_gone_torn_or_changed(tmp_path: Path, planner: Planner) -> None:
    out = tmp_path / "out"
    run_batch(planner(_rows(5)), out, JobContext(), jobs=2)
    (out / "1.jpg").unlink()
    torn = (out / "2.jpg").read_bytes()
    (out / "2.jpg").write_bytes(torn[:-100] + bytes(100))
    journal = out / FOLDER / "journal.jsonl"
    journal.write_bytes(journal.read_bytes() + b'{"row":9,"key":"ab')
    changed = planner(_rows(5).replace("বুথ 4", "বুথ চার") + "নতুন,1\n")
    result = run_batch(changed, out, JobContext(), jobs=2, resume=True)
    assert (result.made, result.kept) == (4, 2)
    run_batch(changed, tmp_path / "fresh", JobContext(), jobs=2)
    assert _files(out) == _files(tmp_path / "fresh")


def test_another_format_or_template_value_makes_all_anew(tmp_path: Path, planner: Planner) -> None:
    out = tmp_path / "out"
    run_batch(planner(_rows(2)), out, JobContext(), jobs=1)
    other = planner(_rows(2), values={"url": "https://example.org"})
    result = run_batch(other, out, JobContext(), jobs=1, resume=True)
    assert (result.made, result.kept) == (2, 0)


def test_cancelled_it_leaves_whole_files_and_goes_on_later(tmp_path: Path, planner: Planner) -> None:
    out = tmp_path / "out"
    plan = planner(_rows(12))
    seen: list[Progress] = []

    def stop(progress: Progress) -> None:
        seen.append(progress)
        if progress.what == "rows" and progress.done == 3:
            ctx.cancel()

    ctx = JobContext(stop)
    with pytest.raises(JobCancelled):
        run_batch(plan, out, ctx, jobs=2)
    left = _files(out)
    assert 3 <= len(left) < 12
    assert not list((out / FOLDER).glob("*.part"))
    for number, name in ((row.number, row.names[0]) for row in plan.rows):
        assert name not in left or left[name] == _expected(plan, number)
    result = run_batch(plan, out, JobContext(), jobs=2, resume=True)
    assert result.made + result.kept == 12
    assert result.kept >= 3
    done = [progress.done for progress in seen if progress.what == "rows"]
    assert done == sorted(done)


def test_a_painter_that_crashes_costs_one_row(
    tmp_path: Path, planner: Planner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KARMASHALA_TEST_CRASH", "row-3")
    plan = planner(_rows(8))
    result = run_batch(plan, tmp_path / "out", JobContext(), jobs=2, language="en")
    assert result.made == 7
    (line,) = _report(tmp_path / "out")
    assert (line["row"], line["file"]) == ("4", "3.jpg")
    assert "stopped working" in line["reason"]


def test_a_full_disk_ends_it_and_more_room_completes_it(tmp_path: Path, planner: Planner) -> None:
    """Found late, when the disk is full, and early, once the first rows show what the rest will take."""
    plan = planner(_rows(6))
    with small_disk(tmp_path / "disk", "300k") as disk:
        with pytest.raises(DiskFull):
            run_batch(plan, disk / "out", JobContext(), jobs=2)
        left = _files(disk / "out")
        assert left
        assert all(data == _expected(plan, int(name.partition(".")[0])) for name, data in left.items())
        assert not list((disk / "out" / FOLDER).glob("*.part"))
        subprocess.run(["mount", "-o", "remount,size=20m", str(disk)], check=True)
        result = run_batch(plan, disk / "out", JobContext(), jobs=2, resume=True)
        assert (result.made + result.kept, result.failures) == (6, ())
        subprocess.run(["mount", "-o", "remount,size=3m", str(disk)], check=True)
        with pytest.raises(NotEnoughSpace):
            run_batch(planner(_rows(100)), disk / "more", JobContext(), jobs=2)


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="finds the painters by Linux's /proc")
def test_a_painter_that_hangs_is_replaced(
    tmp_path: Path, planner: Planner, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It cannot even be asked to end: it was stopped, and wakes up for nothing but the last signal."""
    monkeypatch.setattr("toolkit.graphics.batch.pool._STUCK_SECONDS", 4.0)
    stopped: list[int] = []

    def hang(progress: Progress) -> None:
        if progress.what == "rows" and progress.done == 2 and not stopped:
            listed = [
                child
                for task in Path("/proc/self/task").iterdir()
                for child in (task / "children").read_text().split()
                if b"_batch-worker" in Path(f"/proc/{child}/cmdline").read_bytes()
            ]
            stopped.append(int(listed[0]))
            os.kill(stopped[0], signal.SIGSTOP)

    result = run_batch(planner(_rows(8)), tmp_path / "out", JobContext(hang), jobs=1)
    assert result.made == 8
    assert not Path(f"/proc/{stopped[0]}").exists()


def test_files_of_others_are_never_replaced_unasked(tmp_path: Path, planner: Planner) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "2.jpg").write_text("mine")
    plan = planner(_rows(2))
    for resume in (False, True):
        with pytest.raises(OutputExists) as caught:
            run_batch(plan, out, JobContext(), resume=resume)
        assert caught.value.params["path"] == out / "2.jpg"
    assert sorted(path.name for path in out.iterdir()) == ["2.jpg"]
    assert run_batch(plan, out, JobContext(), jobs=1, force=True).made == 2
    with pytest.raises(BatchBegun):
        run_batch(plan, out, JobContext())
    assert run_batch(plan, out, JobContext(), jobs=1, force=True).made == 2


def test_even_force_spares_the_table_and_its_photos(tmp_path: Path, planner: Planner) -> None:
    Image.new("RGB", (300, 200), "red").save(tmp_path / "1.jpg")
    with pytest.raises(OutputExists):
        run_batch(planner("quote,photo\nক,1.jpg\n"), tmp_path, JobContext(), force=True)


def test_one_batch_at_a_time_in_a_folder(tmp_path: Path, planner: Planner) -> None:
    out = tmp_path / "out"
    with ProcessLock(out / FOLDER / "lock"), pytest.raises(BatchRunning):
        run_batch(planner(_rows(1)), out, JobContext())


class _Pauser(JobContext):
    """Pauses after two rows, and goes on when nothing has happened for a while."""

    def __init__(self) -> None:
        super().__init__(self._progressed)
        self.paused = threading.Event()
        self.reached: list[float] = []
        self._quiet = 0

    def _progressed(self, progress: Progress) -> None:
        if progress.what == "rows" and self.paused.is_set():
            self.reached.append(progress.done)
        elif progress.what == "rows" and progress.done == 2:
            self.paused.set()
        self._quiet = 0

    def check(self) -> None:
        self._quiet += self.paused.is_set()
        if self._quiet > 8:  # looks at a tenth of a second each
            self.paused.clear()
        super().check()


def test_paused_it_begins_no_rows(tmp_path: Path, planner: Planner) -> None:
    ctx = _Pauser()
    result = run_batch(planner(_rows(12)), tmp_path / "out", ctx, jobs=1, paused=ctx.paused)
    assert max(ctx.reached, default=2) <= 4  # the rows at hand were finished, and nothing after them
    assert not ctx.paused.is_set()
    assert result.made == 12
