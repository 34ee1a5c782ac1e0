"""Which screen is the speaker's and which is the room's."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect

_BUILT_IN = ("edp", "lvds", "dsi")  # how Linux names the panel of a laptop


def speakers_screen(names: Sequence[str], primary: int) -> int:
    """The index of the screen in front of the speaker: the laptop's own panel, else the primary one.

    Where the app's window happens to be says nothing: people drag it onto the projector.
    """
    built_in = [index for index, name in enumerate(names) if name.casefold().startswith(_BUILT_IN)]
    return built_in[0] if built_in else primary


def rooms_screen(own: QRect, screens: Sequence[QRect]) -> int | None:
    """The index of a screen that shows nothing of the speaker's own; None when there is none.

    A mirrored projector is a screen of its own to Qt, but lies over the speaker's: notes there would be
    seen by everybody, so it does not count.
    """
    return next((index for index, screen in enumerate(screens) if not screen.intersects(own)), None)
