"""Previews are painted aside; the newest request wins, the urgent one first."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.graphics.previews import Preview, PreviewPainter, PreviewRequest
from toolkit.graphics.brand import default_brand, list_brands
from toolkit.graphics.load import find_template
from toolkit.graphics.pictures import Pictures


class _Slow(Pictures):
    """Waits at the first picture until it is let go."""

    def __init__(self) -> None:
        super().__init__()
        self.gate = threading.Event()

    def size(self, path: Path) -> tuple[int, int]:
        self.gate.wait(10)
        return super().size(path)

    def art_size(self, path: Path) -> tuple[float, float]:
        self.gate.wait(10)
        return super().art_size(path)


@pytest.fixture
def request_one() -> PreviewRequest:
    template = find_template("quote-card")
    return PreviewRequest(
        key="a",
        priority=5,
        template=template,
        values=template.sample_values(),
        photos={},
        brand=default_brand(list_brands()),
        size="square",
        tweaks={},
        language="bn",
        room=(200, 300),
        serial=0,
    )


def test_the_newest_wins_and_the_urgent_comes_first(qtbot: QtBot, request_one: PreviewRequest) -> None:
    pictures = _Slow()
    painter = PreviewPainter(pictures)
    seen: list[Preview] = []
    painter.painted.connect(seen.append)
    painter.ask(replace(request_one, key="first"))
    qtbot.waitUntil(lambda: not painter._waiting)
    for serial in range(20):
        painter.ask(replace(request_one, key="strip", serial=serial))
    painter.ask(replace(request_one, key="canvas", priority=0))
    pictures.gate.set()
    qtbot.waitUntil(lambda: len(seen) == 3, timeout=15_000)
    painter.shut_down()
    assert [(preview.key, preview.serial) for preview in seen] == [("first", 0), ("canvas", 0), ("strip", 19)]
    image = seen[0].image
    assert image is not None
    assert (image.width(), image.height()) == (200, 200)


def test_it_stops_at_once(qtbot: QtBot, request_one: PreviewRequest) -> None:
    painter = PreviewPainter(Pictures())
    painter.ask(request_one)
    painter.shut_down()
    assert not painter._thread.is_alive()
