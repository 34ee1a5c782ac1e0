"""Draw the line work the templates own: alpona medallions, terracotta bands, small icons.

Run as `python -m scripts.build_art`. One colour each: a template tints them with a brand colour.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable

from toolkit.core import paths

INK = "#000000"


def main() -> int:
    """Write every drawing into the art folder of each template that uses it."""
    for name, (draw, users) in ART.items():
        for template in users:
            folder = paths.templates() / template / "art"
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{name}.svg").write_text(draw(), encoding="utf-8")
    return 0


def alpona() -> str:
    """A round alpona: lotus, dots, petals and tendrils as a hand with rice paste would draw them."""
    parts = [_circle(500, 500, 22, fill=True), _circle(500, 500, 40, width=5)]
    parts += _ring(8, 44, _petal(112, 34), width=7)
    parts += _ring(8, 60, _petal(70, 13), width=5, shift=0.0)
    parts += [_circle(500, 500, 172, width=6)]
    parts += _dots(24, 192, 7)
    parts += [_circle(500, 500, 212, width=6)]
    parts += _ring(16, 214, _petal(104, 40), width=7)
    parts += _ring(16, 226, _petal(58, 14), width=5)
    parts += _dots(16, 300, 8, shift=0.5)
    parts += [_circle(500, 500, 336, width=6)]
    parts += _dots(48, 352, 5)
    parts += _ring(16, 370, _tendril(), width=7)
    parts += _ring(16, 366, "M-72 7 C-46 -62 46 -62 72 7", width=6, shift=0.5)
    parts += _dots(16, 436, 8, shift=0.5)
    parts += _dots(16, 462, 5, shift=0.5)
    return _svg(1000, 1000, "".join(parts))


def terracotta() -> str:
    """A temple-wall band: lozenges between half-rosettes and two ledges, 48 times as long as high."""
    parts = [_bar(0, 0, 1920, 3), _bar(0, 37, 1920, 3)]
    for index in range(48):
        x = index * 40
        parts.append(f'<path d="M{x} 20 L{x + 20} 7 L{x + 40} 20 L{x + 20} 33 Z" fill="none" {_pen(3)}/>')
        parts.append(f'<path d="M{x + 20} 14 L{x + 29} 20 L{x + 20} 26 L{x + 11} 20 Z" fill="{INK}"/>')
        for y, sweep in ((6, 1), (34, 0)):
            parts.append(f'<path d="M{x - 6} {y} A6 6 0 0 {1 - sweep} {x + 6} {y} Z" fill="{INK}"/>')
    return _svg(1920, 40, "".join(parts))


def kantha() -> str:
    """A field of running stitches in waves, for large quiet grounds."""
    rows = []
    for row in range(25):
        y = 20 + row * 40
        points = [f"{x:.0f} {y + 9 * math.sin(x / 90 + row * 0.5):.1f}" for x in range(0, 1001, 20)]
        rows.append(
            f'<path d="M{" L".join(points)}" fill="none" stroke="{INK}" stroke-width="3.4" '
            f'stroke-linecap="round" stroke-dasharray="15 13" stroke-dashoffset="{row % 2 * 14}"/>'
        )
    return _svg(1000, 1000, "".join(rows))


def quote_mark() -> str:
    """Two opening quotation marks."""
    one = (
        "M52 0 C20 14 0 42 0 74 C0 92 12 104 29 104 C46 104 58 92 58 76 "
        "C58 61 47 50 33 50 C31 34 41 20 58 10 Z"
    )
    both = f'<path d="{one}" fill="{INK}"/><path d="{one}" transform="translate(78 0)" fill="{INK}"/>'
    return _svg(140, 104, both)


def calendar() -> str:
    """A calendar leaf."""
    return _svg(
        48,
        48,
        f'<rect x="7" y="10" width="34" height="31" rx="5" fill="none" {_pen(4)}/>'
        f'<path d="M7 20 H41 M16 5 V14 M32 5 V14" fill="none" {_pen(4)}/>'
        f'<rect x="27" y="27" width="7" height="7" rx="1.5" fill="{INK}"/>',
    )


def pin() -> str:
    """A place marker."""
    return _svg(
        48,
        48,
        f'<path d="M24 44 C24 44 39 30 39 19 A15 15 0 0 0 9 19 C9 30 24 44 24 44 Z" fill="none" {_pen(4)}/>'
        f'<circle cx="24" cy="19" r="5.5" fill="{INK}"/>',
    )


def _ring(count: int, radius: float, piece: str, *, width: float, shift: float = 0.0) -> list[str]:
    """`piece`, drawn outward (up) from (0, 0), repeated around the middle at a radius."""
    turn = 360 / count
    return [
        f'<g transform="translate(500 500) rotate({(index + shift) * turn:.3f}) translate(0 {-radius})">'
        f'<path d="{piece}" fill="none" {_pen(width)}/></g>'
        for index in range(count)
    ]


def _dots(count: int, radius: float, size: float, shift: float = 0.0) -> list[str]:
    turn = math.tau / count
    return [
        _circle(
            500 + radius * math.sin((index + shift) * turn),
            500 - radius * math.cos((index + shift) * turn),
            size,
            fill=True,
        )
        for index in range(count)
    ]


def _petal(length: float, half: float) -> str:
    """A pointed petal `length` long and twice `half` wide."""
    return (
        f"M0 0 C{-half * 1.3:.1f} {-length * 0.3:.1f} {-half:.1f} {-length * 0.72:.1f} 0 {-length} "
        f"C{half:.1f} {-length * 0.72:.1f} {half * 1.3:.1f} {-length * 0.3:.1f} 0 0 Z"
    )


def _tendril() -> str:
    """A pair of curling shoots around a bud."""
    side = "C{a} -22 {b} -62 {c} -74 C{d} -84 {e} -66 {f} -58"
    left = side.format(a=-10, b=-52, c=-34, d=-16, e=-12, f=-24)
    right = side.format(a=10, b=52, c=34, d=16, e=12, f=24)
    return f"M0 0 {left} M0 0 {right} M0 -52 C-12 -70 -9 -92 0 -108 C9 -92 12 -70 0 -52 Z"


def _circle(x: float, y: float, radius: float, *, width: float = 0.0, fill: bool = False) -> str:
    paint = f'fill="{INK}"' if fill else f'fill="none" {_pen(width)}'
    return f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{radius}" {paint}/>'


def _bar(x: float, y: float, width: float, height: float) -> str:
    return f'<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="{INK}"/>'


def _pen(width: float) -> str:
    return f'stroke="{INK}" stroke-width="{width}" stroke-linecap="round" stroke-linejoin="round"'


def _svg(width: int, height: int, body: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}">{body}</svg>\n'
    )


ART: dict[str, tuple[Callable[[], str], tuple[str, ...]]] = {
    "alpona": (alpona, ("quote-card", "event-poster", "notice", "title-card")),
    "terracotta": (terracotta, ("event-poster", "notice")),
    "kantha": (kantha, ("quote-card", "title-card")),
    "quote": (quote_mark, ("quote-card",)),
    "calendar": (calendar, ("event-poster",)),
    "pin": (pin, ("event-poster",)),
}

if __name__ == "__main__":
    sys.exit(main())
