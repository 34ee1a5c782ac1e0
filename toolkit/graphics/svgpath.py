"""SVG path data as a Qt path."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

_TOKEN = re.compile(r"([MmLlHhVvCcSsQqTtAaZz])|([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|([\s,]+)|(.)")
_ARITY = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
_LIMIT = 1e6


def parse_path(data: str) -> QPainterPath:
    """The path that SVG path data describes (all commands, absolute and relative).

    Raises:
        ValueError: the data is malformed.
    """
    pen = _Pen()
    for command, numbers in _segments(data):
        pen.draw(command, numbers)
    return pen.path


def _segments(data: str) -> Iterator[tuple[str, list[float]]]:
    """Commands with their numbers; repeated numbers repeat the command (M repeats as L)."""
    command, numbers = "", list[float]()
    first, waiting = True, False
    for letter, number, _, wrong in _TOKEN.findall(data):
        if wrong:
            raise ValueError(f"unexpected “{wrong}” in the path")
        if letter:
            if numbers or waiting:
                raise ValueError(f"too few numbers after {command}")
            if first and letter not in "Mm":
                raise ValueError("a path begins with M")
            command, first, waiting = letter, False, letter not in "Zz"
            if letter in "Zz":
                yield command, []
        elif number:
            if not command or command in "Zz":
                raise ValueError("a number without a command")
            value = float(number)
            if abs(value) > _LIMIT:
                raise ValueError("a number is too large")
            numbers.append(value)
            if len(numbers) == _ARITY[command.upper()]:
                yield command, numbers
                numbers, waiting = [], False
                command = {"M": "L", "m": "l"}.get(command, command)
    if numbers or waiting:
        raise ValueError(f"too few numbers after {command}")


class _Pen:
    """Follows the commands, keeping the current point and the last control point."""

    def __init__(self) -> None:
        self.path = QPainterPath()
        self._here = QPointF()
        self._start = QPointF()
        self._control: QPointF | None = None
        self._last = ""

    def draw(self, command: str, numbers: list[float]) -> None:
        """Follow one command."""
        kind = command.upper()
        base = self._here if command.islower() else QPointF()
        if kind == "A":
            self._arc(numbers, QPointF(numbers[5], numbers[6]) + base)
            self._control = None
        elif kind in "HV":
            x = numbers[0] + base.x() if kind == "H" else self._here.x()
            y = numbers[0] + base.y() if kind == "V" else self._here.y()
            self._line(QPointF(x, y))
        elif kind == "Z":
            self.path.closeSubpath()
            self._here = self._start
        else:
            points = [QPointF(x, y) + base for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
            self._points(kind, points)
        self._last = kind

    def _points(self, kind: str, points: list[QPointF]) -> None:
        if kind == "M":
            self._here = self._start = points[0]
            self.path.moveTo(points[0])
        elif kind == "L":
            self._line(points[0])
        elif kind in "CS":
            first = points[0] if kind == "C" else self._mirrored("CS")
            second, end = points[-2], points[-1]
            self.path.cubicTo(first, second, end)
            self._control, self._here = second, end
        else:
            control = points[0] if kind == "Q" else self._mirrored("QT")
            self.path.quadTo(control, points[-1])
            self._control, self._here = control, points[-1]

    def _line(self, end: QPointF) -> None:
        self.path.lineTo(end)
        self._here = end

    def _mirrored(self, after: str) -> QPointF:
        if self._last and self._last in after and self._control is not None:
            return self._here * 2 - self._control
        return self._here

    def _arc(self, numbers: list[float], end: QPointF) -> None:
        """An elliptical arc as cubic curves (SVG 1.1, F.6.5)."""
        rx, ry, turn = abs(numbers[0]), abs(numbers[1]), math.radians(numbers[2])
        start = self._here
        if not rx or not ry or start == end:
            self._line(end)
            return
        cos, sin = math.cos(turn), math.sin(turn)
        dx, dy = (start.x() - end.x()) / 2, (start.y() - end.y()) / 2
        x, y = cos * dx + sin * dy, -sin * dx + cos * dy
        grow = math.sqrt(max(1.0, (x / rx) ** 2 + (y / ry) ** 2))
        rx, ry = rx * grow, ry * grow
        below = (rx * y) ** 2 + (ry * x) ** 2
        root = math.sqrt(max(0.0, ((rx * ry) ** 2 - below) / below))
        root = -root if bool(numbers[3]) == bool(numbers[4]) else root
        cx, cy = root * rx * y / ry, -root * ry * x / rx
        middle_x = cos * cx - sin * cy + (start.x() + end.x()) / 2
        middle_y = sin * cx + cos * cy + (start.y() + end.y()) / 2
        first = math.atan2((y - cy) / ry, (x - cx) / rx)
        sweep = math.atan2((-y - cy) / ry, (-x - cx) / rx) - first
        if numbers[4] and sweep < 0:
            sweep += 2 * math.pi
        elif not numbers[4] and sweep > 0:
            sweep -= 2 * math.pi
        pieces = max(1, math.ceil(abs(sweep) / (math.pi / 2) - 1e-9))
        step = sweep / pieces
        handle = 4 / 3 * math.tan(step / 4)

        def at(u: float, v: float) -> QPointF:
            return QPointF(middle_x + cos * rx * u - sin * ry * v, middle_y + sin * rx * u + cos * ry * v)

        for number in range(pieces):
            a, b = first + number * step, first + (number + 1) * step
            self.path.cubicTo(
                at(math.cos(a) - handle * math.sin(a), math.sin(a) + handle * math.cos(a)),
                at(math.cos(b) + handle * math.sin(b), math.sin(b) - handle * math.cos(b)),
                at(math.cos(b), math.sin(b)),
            )
        self._here = end
