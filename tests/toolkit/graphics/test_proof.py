"""Templates are proved before they are shipped."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from toolkit.core.jobs import JobCancelled, JobContext
from toolkit.graphics.brand import Brand
from toolkit.graphics.errors import OutsideSafeArea, TextTooLong
from toolkit.graphics.load import Template, load_template
from toolkit.graphics.proof import prove

DATA = Path(__file__).parent / "data"


def _with_worst(tmp_path: Path, worst: str) -> Template:
    folder = tmp_path / "card"
    shutil.copytree(DATA / "card", folder)
    value = json.loads((folder / "template.json").read_text(encoding="utf-8"))
    value["fields"][0]["samples"]["worst"] = worst
    (folder / "template.json").write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    return load_template(folder)


def test_every_size_is_proved_with_its_worst_text(tmp_path: Path, brand: Brand) -> None:
    findings = prove(_with_worst(tmp_path, "অনেক লম্বা কথা " * 60), [brand], JobContext())
    too_long = [finding for finding in findings if isinstance(finding.error, TextTooLong)]
    assert {(finding.size, finding.sample) for finding in too_long} == {
        (size, "worst") for size in ("square", "story", "wide", "a4")
    }


def test_text_under_the_apps_buttons_is_found(card: Template, brand: Brand) -> None:
    outside = [
        (finding.size, finding.error.params["layer"])
        for finding in prove(card, [brand], JobContext())
        if isinstance(finding.error, OutsideSafeArea)
    ]
    assert set(outside) == {("story", "tag"), ("story", "day"), ("story", "amount")}


def test_it_can_be_stopped(card: Template, brand: Brand) -> None:
    ctx = JobContext(lambda progress: ctx.cancel() if progress.done == 2 else None)
    with pytest.raises(JobCancelled):
        prove(card, [brand], ctx)
