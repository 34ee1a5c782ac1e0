"""`report.csv`: every row that could not be made, with its field and the reason in words."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from toolkit.core.files import write_atomic
from toolkit.core.messages import Language, sentence
from toolkit.graphics.batch.plan import Batch, PlannedRow
from toolkit.graphics.batch.wire import Problem

REPORT = "report.csv"
_HEADINGS = ("row", "file", "field", "column", "reason")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Failure:
    """A row that could not be made, and everything that is wrong with it."""

    row: PlannedRow
    problems: tuple[Problem, ...]


def write_report(target: Path, batch: Batch, failures: Iterable[Failure], language: Language) -> None:
    """Write the report, whole, in UTF-8 with a mark so that spreadsheets read the Bengali in it.

    `row` is the number the spreadsheet shows beside the row. With no failures only the headings are there.
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(_HEADINGS)
    for failure in sorted(failures, key=lambda failure: failure.row.number):
        for line in dict.fromkeys(_lines(batch, failure, language)):
            writer.writerow([_tame(cell) for cell in line])
    write_atomic(target, b"\xef\xbb\xbf" + stream.getvalue().encode())


def _lines(batch: Batch, failure: Failure, language: Language) -> Iterable[tuple[str, ...]]:
    for problem in failure.problems:
        field = _field(failure.row, problem)
        reason = " ".join(sentence(problem.code, problem.params, language).text.split())
        column = batch.mapping.get(field, "")
        yield str(failure.row.row.line), failure.row.names[0], field, column, reason


def _field(row: PlannedRow, problem: Problem) -> str:
    """The field a problem is about: it says so, or names the photo of one."""
    if "field" in problem.params:
        return problem.params["field"]
    for key, path in row.photos.items():
        if problem.params.get("path") == str(path):
            return key
    return ""


def _tame(cell: str) -> str:
    """The cell so that no spreadsheet takes it for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
