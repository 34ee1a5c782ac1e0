"""The tokens are the design's, and every text can be read in both themes."""

from __future__ import annotations

from itertools import product
from typing import get_args

import pytest
from PySide6.QtGui import QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from gui.common.theme import (
    ColourToken,
    Theme,
    ThemeName,
    colour,
    contrast,
    interface_font,
    load_fonts,
    style_sheet,
    text_size,
    tokens,
)

_THEMES: tuple[ThemeName, ...] = ("light", "dark")
_TEXTS: tuple[ColourToken, ...] = ("text", "muted", "accent", "red", "green")
_GROUNDS: tuple[ColourToken, ...] = ("ground", "surface")


@pytest.mark.parametrize(("theme", "text", "ground"), [*product(_THEMES, _TEXTS, _GROUNDS)])
def test_text_can_be_read(theme: ThemeName, text: ColourToken, ground: ColourToken) -> None:
    colours = tokens(theme).colours
    assert contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize("theme", _THEMES)
def test_text_on_the_accent_can_be_read(theme: ThemeName) -> None:
    colours = tokens(theme).colours
    assert contrast(colours["on-accent"], colours["accent"]) >= 4.5
    assert contrast(colours["ground"], colours["text"]) >= 4.5  # a toast


def test_contrast_is_measured_as_wcag_says() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", _THEMES)
def test_every_token_has_a_colour(theme: ThemeName) -> None:
    assert set(tokens(theme).colours) == set(get_args(ColourToken))


@pytest.mark.parametrize("theme", _THEMES)
def test_style_sheet_has_no_colour_of_its_own(theme: ThemeName) -> None:
    from toolkit.core.paths import assets

    source = (assets() / "themes" / "app.qss").read_text(encoding="utf-8")
    assert "#" not in source
    assert "$" not in style_sheet(tokens(theme), large=False)


def test_switches_live(qapp: QApplication, qtbot: QtBot) -> None:
    load_fonts()
    theme = Theme(qapp, "light")
    label = QLabel("কথা")
    qtbot.addWidget(label)
    label.setProperty("role", "title")
    label.ensurePolished()
    assert colour("ground").name() == tokens("light").colours["ground"].lower()
    before = label.sizeHint()
    with qtbot.waitSignal(theme.changed):
        theme.set_choice("dark")
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == tokens("dark").colours["ground"].lower()
    assert colour("accent").name() == tokens("dark").colours["accent"].lower()
    with qtbot.waitSignal(theme.changed):
        theme.set_large_text(True)
    assert text_size("body") == 16
    assert label.sizeHint().height() > before.height()
    theme.set_large_text(False)
    theme.set_choice("light")


def test_interface_uses_the_bundled_face(qapp: QApplication) -> None:
    load_fonts()
    assert QFontInfo(interface_font(13)).family() == "Hind Siliguri"
