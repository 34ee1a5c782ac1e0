"""The gallery keeps room for its names."""

from __future__ import annotations

from PySide6.QtGui import QFont
from pytestqt.qtbot import QtBot

from gui.graphics.gallery import Gallery
from toolkit.graphics.load import list_templates


def test_names_get_more_lines_when_the_text_grows(qtbot: QtBot) -> None:
    templates = [template for template in list_templates() if template.spec.category != "caption"]
    gallery = Gallery(templates)
    qtbot.addWidget(gallery)
    gallery.resize(gallery.width(), 900)
    with qtbot.waitExposed(gallery):
        gallery.show()
    grid = gallery.grid
    before = grid.visualRect(grid.model().index(0, 0)).height()
    font = QFont(grid.font())
    font.setPixelSize(40)
    grid.setFont(font)
    qtbot.waitUntil(lambda: grid.visualRect(grid.model().index(0, 0)).height() > before + 20)
    rows = [grid.visualRect(grid.model().index(row, 0)) for row in range(grid.model().rowCount())]
    assert not any(one.intersects(other) for one in rows for other in rows if one != other)
