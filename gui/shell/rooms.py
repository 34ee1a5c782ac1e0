"""The rooms of the app: what the navigation offers and how each page comes to be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from gui.common.page import Page

RoomName = Literal["home", "graphics", "video", "lessons", "settings"]


@dataclass(frozen=True)
class Room:
    """One entry of the navigation.

    Attributes:
        name: what code calls it.
        icon_name: Phosphor's name of its icon.
        make: builds the page; called once, when it is first opened, and imports what it needs only then.
        last: at the foot of the navigation.
    """

    name: RoomName
    icon_name: str
    make: Callable[[], Page]
    last: bool = False
