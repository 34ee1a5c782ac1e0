"""Pictures per second of a batch, against encoding alone, and its memory from beginning to end.

Run by hand: `python tests/bench/bench_batch.py [--rows 2000] [--jobs 2] [--format jpg]`. The card has a photo
and three Bengali texts that differ in every row.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import click
from PIL import Image

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from toolkit.core.jobs import JobContext, Progress
from toolkit.graphics.batch.mapping import choose_mapping
from toolkit.graphics.batch.painter import RowPainter
from toolkit.graphics.batch.plan import Batch, Plan, make_plan
from toolkit.graphics.batch.run import default_jobs, run_batch
from toolkit.graphics.batch.table import read_table
from toolkit.graphics.brand import default_brand, list_brands
from toolkit.graphics.encode import Format, encode
from toolkit.graphics.load import find_template

_TURNS = 60
_BLOCK = 1000  # rows whose memory is compared


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=2000)
    parser.add_argument("--jobs", type=int, default=default_jobs())
    parser.add_argument("--format", choices=["jpg", "png", "webp"], default="jpg", dest="kind")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        plan = _plan(Path(folder), chosen.rows, chosen.kind)
        in_turns = _in_turns(plan)
        memory = _Memory()
        began = time.perf_counter()
        run_batch(plan, Path(folder) / "out", JobContext(memory.sample), jobs=chosen.jobs)
        rate = chosen.rows / (time.perf_counter() - began)
        made = sorted((Path(folder) / "out").glob(f"*.{chosen.kind}"))[:8]
        alone = _encoding_rate(made, chosen.kind, chosen.jobs)
    click.echo(f"{chosen.rows} × {chosen.kind} on {chosen.jobs} processes, start included")
    click.echo(f"batch          {rate:8.1f} pictures/s")
    click.echo(f"encoding alone {alone:8.1f} pictures/s")
    click.echo(f"time against encoding alone: {alone / rate:.2f} ×")
    click.echo(f"the same, processor time, taken in turns: {in_turns:.2f} ×")
    click.echo(memory.report())


def _plan(folder: Path, rows: int, kind: Format) -> Plan:
    Image.effect_noise((1600, 1200), 60).convert("RGB").resize((800, 600)).resize((1600, 1200)).save(
        folder / "photo.jpg", quality=90
    )
    lines = ["quote,name,role,photo"]
    lines += [
        f"বুথ {number}-এর সবাই মিলে আমাদের রাস্তা আর পাঠাগার সুন্দর রাখি।,"
        f"শ্রী রঞ্জন চক্রবর্তী {number},আহ্বায়ক ওয়ার্ড {number},photo.jpg"
        for number in range(rows)
    ]
    (folder / "rows.csv").write_text("\n".join(lines), encoding="utf-8")
    template = find_template("quote-card")
    table = read_table(folder / "rows.csv")
    batch = Batch(
        template=template,
        brand=default_brand(list_brands()),
        table=table,
        mapping=choose_mapping(template.spec, table, {}),
        sizes=(template.spec.sizes[0].id,),
        kind=kind,
    )
    return make_plan(batch)


def _encoding_rate(made: list[Path], kind: Format, jobs: int) -> float:
    """Pictures per second when `jobs` processes do nothing but encode what the batch has made."""
    repeat = 8 if kind == "png" else 25
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        list(pool.map(_encode_all, [(made[:1], kind, 1)] * jobs))  # start up outside the measurement
        began = time.perf_counter()
        list(pool.map(_encode_all, [(made, kind, repeat)] * jobs))
        return jobs * repeat * len(made) / (time.perf_counter() - began)


def _in_turns(plan: Plan) -> float:
    """Processor time to paint and encode against encoding again, row by row: noise hits both alike."""
    batch, first = plan.batch, plan.rows[0]
    painter = RowPainter(
        batch.template, batch.brand, batch.sizes, plan.varying, first.values, dict(first.photos)
    )
    whole = alone = 0.0
    for row in plan.rows[:_TURNS]:
        began = time.process_time()
        (picture,) = painter.paint(row.values, dict(row.photos))
        encode(picture, batch.kind)
        between = time.process_time()
        encode(picture, batch.kind)
        whole += between - began
        alone += time.process_time() - between
    return whole / alone


def _encode_all(work: tuple[list[Path], Format, int]) -> None:
    paths, kind, repeat = work
    pictures = [Image.open(path).convert("RGB") for path in paths]
    for _ in range(repeat):
        for picture in pictures:
            encode(picture, kind)


class _Memory:
    """Resident memory of this process and its painters, MB, at the end of each block of rows."""

    def __init__(self) -> None:
        self._samples: dict[int, list[float]] = {}

    def sample(self, progress: Progress) -> None:
        """Take a sample every tenth row."""
        if progress.what == "rows" and progress.done and int(progress.done) % 10 == 0:
            self._samples.setdefault(int(progress.done - 1) // _BLOCK, []).append(_resident())

    def report(self) -> str:
        """Mean of the first and the last block."""
        if not self._samples:
            return "memory: only measured on Linux, from ten rows on"
        means = [sum(block) / len(block) for block in self._samples.values()]
        change = means[-1] / means[0] - 1
        text = f"memory of all processes: {means[0]:.0f} MB in the first {_BLOCK} rows"
        return f"{text}, {means[-1]:.0f} MB in the last ({change:+.1%}); {len(means)} blocks"


def _resident() -> float:
    pids = ["self"]
    for task in Path("/proc/self/task").iterdir():
        pids += (task / "children").read_text().split()
    total = 0.0
    for pid in pids:
        try:
            total += int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * 4096 / 1e6
        except OSError:  # it has just ended
            continue
    return total


if __name__ == "__main__":
    main()
