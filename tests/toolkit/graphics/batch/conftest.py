"""A batch of the test card: rows, photos, a folder to write into."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from toolkit.graphics.batch.mapping import choose_mapping
from toolkit.graphics.batch.names import NamePattern
from toolkit.graphics.batch.plan import Batch, Plan, make_plan
from toolkit.graphics.batch.table import read_table
from toolkit.graphics.brand import Brand
from toolkit.graphics.encode import Format
from toolkit.graphics.load import Template

Planner = Callable[..., Plan]


@pytest.fixture
def planner(tmp_path: Path, card: Template, brand: Brand) -> Planner:
    """Makes a plan from the text of a CSV; `rows.csv` and the photos are in the test's folder."""

    def plan(
        text: str,
        *,
        pattern: str = "{row}",
        sizes: tuple[str, ...] = ("square",),
        kind: Format = "jpg",
        values: Mapping[str, str] | None = None,
        overrides: Mapping[int, Mapping[str, str]] | None = None,
    ) -> Plan:
        path = tmp_path / "rows.csv"
        path.write_text(text, encoding="utf-8")
        table = read_table(path)
        batch = Batch(
            template=card,
            brand=brand,
            table=table,
            mapping=choose_mapping(card.spec, table, {}, values or {}),
            sizes=sizes,
            kind=kind,
            pattern=NamePattern(pattern),
            values=values or {},
            overrides=overrides or {},
        )
        return make_plan(batch)

    return plan
