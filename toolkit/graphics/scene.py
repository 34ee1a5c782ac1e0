"""What is to be painted, every layer placed, bound, coloured and fitted: `resolve` to `paint`."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtGui import QBrush, QColor, QPainterPath

from toolkit.core.errors import ToolkitError
from toolkit.graphics.format import Align
from toolkit.graphics.layout import Rect
from toolkit.graphics.photos import PhotoUse
from toolkit.graphics.pictures import NO_EFFECTS, Effects
from toolkit.graphics.textfit import FittedText


@dataclass(frozen=True)
class Line:
    """A stroke. `width` in px; `dash` in widths."""

    color: QColor
    width: float
    dash: tuple[float, ...] = ()


@dataclass(frozen=True)
class SoftShadow:
    """A shadow; lengths in px."""

    color: QColor
    dx: float
    dy: float
    blur: float


@dataclass(frozen=True)
class Item:
    """Anything painted. `box` in px; `rotation` in degrees about the box's centre."""

    id: str
    box: Rect
    rotation: float
    opacity: float


@dataclass(frozen=True)
class ShapeItem(Item):
    """An outline with fill, stroke and shadow."""

    path: QPainterPath
    fill: QBrush | None = None
    stroke: Line | None = None
    shadow: SoftShadow | None = None


@dataclass(frozen=True)
class ImageItem(Item):
    """A photo or piece of art inside an outline."""

    path: QPainterPath
    photo: PhotoUse | None = None
    art: Path | None = None
    cover: bool = True
    align: Align = ("center", "middle")
    tint: str | None = None
    effects: Effects = NO_EFFECTS
    stroke: Line | None = None
    shadow: SoftShadow | None = None


@dataclass(frozen=True)
class Backing:
    """A filled box behind text."""

    path: QPainterPath
    color: QColor


@dataclass(frozen=True)
class TextItem(Item):
    """Fitted text."""

    text: FittedText
    color: QColor
    outline: Line | None = None
    shadow: SoftShadow | None = None
    backing: Backing | None = None


@dataclass(frozen=True)
class GroupItem(Item):
    """Items that are turned, faded and clipped together."""

    children: tuple[Item, ...]
    clip: bool = False


@dataclass(frozen=True)
class Scene:
    """Everything to paint at one size, in px, and what is wrong with it.

    A scene with problems can still be painted, as a preview; `check` is for results that leave the app.
    """

    width: int
    height: int
    ground: QColor | None
    items: tuple[Item, ...]
    problems: tuple[ToolkitError, ...] = ()
    texts: dict[str, FittedText] = field(default_factory=dict)
    photo_boxes: dict[str, Rect] = field(default_factory=dict)

    def check(self) -> None:
        """Raise the first problem, if there is one."""
        if self.problems:
            raise self.problems[0]
