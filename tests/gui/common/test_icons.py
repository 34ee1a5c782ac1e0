"""Icons come in the colours of the theme on screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QImage
from PySide6.QtWidgets import QApplication

from gui.common.icons import icon
from gui.common.theme import Theme, colour


def _ink(picture: QIcon, state: QIcon.State = QIcon.State.Off) -> set[str]:
    image = picture.pixmap(QSize(40, 40), QIcon.Mode.Normal, state).toImage()
    image = image.convertToFormat(QImage.Format.Format_ARGB32)
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


def test_follows_the_theme(qapp: QApplication) -> None:
    theme = Theme(qapp, "light")
    house = icon("house", "red")
    assert _ink(house) == {colour("red").name()}
    theme.set_choice("dark")
    dark_red = colour("red").name()
    assert _ink(house) == {dark_red}
    theme.set_choice("light")
    assert colour("red").name() != dark_red


def test_shows_that_its_button_is_on(qapp: QApplication) -> None:
    Theme(qapp, "light")
    assert _ink(icon("house", "muted"), QIcon.State.On) == {colour("accent").name()}


def test_unknown_icon_is_found_at_once(qapp: QApplication) -> None:
    with pytest.raises(KeyError):
        icon("no-such-icon")
