"""Paint the pictures of the bundled lessons: flat drawings without words, so both languages share them.

python scripts/build_lesson_art.py
"""

from __future__ import annotations

import base64
import io
import itertools
import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from toolkit.core.paths import assets
from toolkit.graphics.pictures import to_pillow

WIDTH, HEIGHT = 960, 760
COLORS = 96  # of the palette; flat drawings need no more

TEAL, DEEP, MARIGOLD, CLAY, PAPER, INK = "#0F5C5C", "#0B4747", "#F2A71B", "#C8553D", "#FBF7EC", "#1F2421"
MIST, SAND, SKIN, SKIN_2, SKY, LEAF = "#DDE8E3", "#EADFC6", "#B9794F", "#8C5A3A", "#CFE3E4", "#6E9F6B"


def rect(x: float, y: float, w: float, h: float, fill: str, r: float = 0, extra: str = "") -> str:
    """A box."""
    return f'<rect x="{x}" y="{y}" width="{w}" height="{h}" rx="{r}" fill="{fill}" {extra}/>'


def circle(x: float, y: float, r: float, fill: str, extra: str = "") -> str:
    """A disc."""
    return f'<circle cx="{x}" cy="{y}" r="{r}" fill="{fill}" {extra}/>'


def path(d: str, fill: str = "none", extra: str = "") -> str:
    """Any outline."""
    return f'<path d="{d}" fill="{fill}" {extra}/>'


def group(children: str, x: float, y: float, scale: float = 1, extra: str = "") -> str:
    """Children moved and scaled."""
    return f'<g transform="translate({x} {y}) scale({scale})" {extra}>{children}</g>'


def clip(x: float, y: float, w: float, h: float, children: str) -> str:
    """Children cut to a box: painted by themselves, since Qt's SVG knows no clipping."""
    buffer = io.BytesIO()
    to_pillow(painted(children, w, h, 2)).save(buffer, "PNG")
    data = base64.b64encode(buffer.getvalue()).decode()
    return f'<image x="{x}" y="{y}" width="{w}" height="{h}" xlink:href="data:image/png;base64,{data}"/>'


def person(shirt: str, skin: str = SKIN, hair: str = INK) -> str:
    """Head and shoulders, 200 wide and 260 high, from the origin."""
    return (
        path("M0 260 Q0 150 100 150 Q200 150 200 260 Z", shirt)
        + path("M78 128 h44 v36 q-22 22 -44 0 Z", skin)
        + circle(100, 84, 56, skin)
        + path("M42 84 Q40 22 100 22 Q160 22 158 84 Q148 52 112 50 Q70 52 42 84 Z", hair)
        + circle(80, 88, 5, INK)
        + circle(120, 88, 5, INK)
        + path("M82 110 Q100 124 118 110", extra=f'stroke="{INK}" stroke-width="4" stroke-linecap="round"')
    )


def phone(x: float, y: float, w: float, h: float, screen: str) -> str:
    """A phone whose screen shows `screen`, drawn from the screen's own corner."""
    return (
        rect(x, y, w, h, INK, 26)
        + rect(x + 12, y + 12, w - 24, h - 24, SKY, 14)
        + group(screen, x + 12, y + 12)
    )


def lines(
    x: float, y: float, widths: tuple[float, ...], fill: str, thick: float = 18, gap: float = 16
) -> str:
    """Lines of "text"."""
    return "".join(
        rect(x, y + index * (thick + gap), width, thick, fill, thick / 2)
        for index, width in enumerate(widths)
    )


def tick(x: float, y: float, good: bool) -> str:
    """A round mark: right or wrong, told apart by shape as well as colour."""
    sign = "M-20 2 L-6 16 L22 -14" if good else "M-16 -16 L16 16 M16 -16 L-16 16"
    stroke = 'stroke="#ffffff" stroke-width="10" stroke-linecap="round" stroke-linejoin="round"'
    return group(circle(0, 0, 42, "#2E7D4F" if good else "#B3261E") + path(sign, extra=stroke), x, y)


def hills(w: float, h: float) -> str:
    """Sky, sun, hills: a small landscape that fills w × h."""
    return (
        rect(0, 0, w, h, SKY)
        + circle(w * 0.78, h * 0.26, min(w, h) * 0.12, MARIGOLD)
        + path(f"M0 {h} V{h * 0.66} Q{w * 0.3} {h * 0.45} {w * 0.6} {h * 0.68} T{w} {h * 0.6} V{h} Z", LEAF)
        + path(f"M0 {h} V{h * 0.82} Q{w * 0.4} {h * 0.68} {w} {h * 0.86} V{h} Z", TEAL)
    )


def hold() -> str:
    """A phone held wide and one held upright."""
    wide = hills(436, 236) + group(person(CLAY), 168, 70, 0.64)
    tall = hills(216, 396) + group(person(CLAY), 22, 180, 0.86)
    stroke = f'stroke="{MARIGOLD}" stroke-width="12" stroke-linecap="round"'
    return (
        rect(0, 0, WIDTH, HEIGHT, MIST)
        + phone(60, 250, 460, 260, wide)
        + phone(620, 170, 240, 420, tall)
        + path(
            "M210 590 H370 M210 590 l24 -20 M210 590 l24 20 M370 590 l-24 -20 M370 590 l-24 20", extra=stroke
        )
        + path("M740 656 V700 M740 656 l-18 20 M740 656 l18 20", extra=stroke)
    )


def light() -> str:
    """A person facing a window, a phone between them."""
    rays = "".join(
        path(f"M250 {y} L{560} {y + 60} V{y + 130} L250 {y + 90} Z", "#FFF3D2") for y in (150, 300)
    )
    face = (
        path("M560 720 Q560 520 720 520 Q880 520 880 720 Z", TEAL)
        + path("M690 480 h70 v60 q-35 30 -70 0 Z", SKIN)
        + circle(720, 400, 96, SKIN)
        + path("M640 380 Q650 290 730 296 Q830 300 818 430 Q800 450 790 400 Q760 350 640 380 Z", INK)
        + circle(680, 404, 8, INK)
        + path("M660 446 Q684 462 704 450", extra=f'stroke="{INK}" stroke-width="7" stroke-linecap="round"')
        + path("M626 402 q-22 22 0 30 l14 4 Z", SKIN)
    )
    window = (
        rect(60, 90, 200, 420, SAND, 8)
        + rect(80, 110, 160, 380, "#FFE9A8")
        + rect(152, 110, 16, 380, SAND)
        + rect(80, 290, 160, 16, SAND)
        + circle(112, 180, 26, MARIGOLD)
    )
    stand = (
        path("M430 560 L390 740 M430 560 L470 740 M430 560 V740", extra=f'stroke="{INK}" stroke-width="10"')
        + rect(380, 400, 100, 170, INK, 16)
        + circle(456, 424, 10, MIST)
    )
    return rect(0, 0, WIDTH, HEIGHT, MIST) + rect(0, 700, WIDTH, 60, SAND) + rays + window + face + stand


def shots() -> str:
    """Far, middle, close."""
    small = "".join(
        group(person(color, skin), 30 + index * 52, 150 - (index % 2) * 8, 0.22)
        for index, (color, skin) in enumerate(
            ((CLAY, SKIN), (TEAL, SKIN_2), (MARIGOLD, SKIN), (DEEP, SKIN_2), (CLAY, SKIN_2), (TEAL, SKIN))
        )
    )
    frames = (
        (60, 60, 400, 290, hills(400, 290) + small),
        (500, 60, 400, 290, rect(0, 0, 400, 290, SAND) + group(person(TEAL, SKIN_2), 10, 70, 0.86)
         + group(person(CLAY), 206, 60, 0.9)),
        (190, 400, 580, 310, rect(0, 0, 580, 310, "#F6D48A") + group(person(CLAY), 80, -30, 2.1)),
    )  # fmt: skip
    return rect(0, 0, WIDTH, HEIGHT, MIST) + "".join(
        rect(x - 12, y - 12, w + 24, h + 24, INK, 14) + clip(x, y, w, h, body) for x, y, w, h, body in frames
    )


def trim() -> str:
    """A player above a timeline with its kept part in colour."""
    player = hills(616, 336) + group(person(CLAY), 220, 90, 0.96)
    thumbs = "".join(
        clip(60 + index * 105, 560, 100, 110, hills(100, 110) + group(person(CLAY), 12, 34, 0.36))
        for index in range(8)
    )
    faded = rect(60, 560, 205, 110, PAPER, 0, 'opacity="0.78"') + rect(
        690, 560, 205, 110, PAPER, 0, 'opacity="0.78"'
    )
    handle = f'stroke="{MARIGOLD}" stroke-width="14" stroke-linejoin="round"'
    return (
        rect(0, 0, WIDTH, HEIGHT, MIST)
        + rect(160, 60, 640, 400, INK, 18)
        + clip(172, 72, 616, 336, player)
        + path("M462 424 l28 12 l-28 12 Z", PAPER)
        + thumbs
        + faded
        + path("M268 546 H688 V684 H268 Z", extra=handle)
        + rect(252, 586, 32, 58, MARIGOLD, 10)
        + rect(672, 586, 32, 58, MARIGOLD, 10)
        + path("M470 530 V700", extra=f'stroke="{CLAY}" stroke-width="6"')
        + circle(470, 528, 14, CLAY)
    )


def captions() -> str:
    """A speaker with two lines of words on a dark band."""
    scene = (
        rect(0, 0, 800, 560, "#F0D9A8") + circle(640, 120, 70, MARIGOLD) + group(person(TEAL), 200, 60, 2.0)
    )
    muted = path("M0 20 h22 l28 -24 v88 l-28 -24 h-22 Z", PAPER) + path(
        "M66 22 l32 36 M98 22 l-32 36", extra=f'stroke="{PAPER}" stroke-width="10" stroke-linecap="round"'
    )
    return (
        rect(0, 0, WIDTH, HEIGHT, MIST)
        + rect(60, 80, 840, 600, INK, 22)
        + clip(80, 100, 800, 560, scene)
        + rect(150, 500, 660, 124, INK, 16, 'opacity="0.86"')
        + lines(210, 528, (540, 400), PAPER, 22, 24)
        + group(circle(48, 40, 74, INK, 'opacity="0.6"') + muted, 150, 160, 0.7)
    )


def post(x: float, y: float, body: str, side: float = 380) -> str:
    """A square post with a paper edge."""
    return rect(x - 8, y - 8, side + 16, side + 16, "#ffffff", 10) + clip(x, y, side, side, body)


def one_idea() -> str:
    """A crowded post, and one with one big line and one picture."""
    crowd = rect(0, 0, 380, 380, "#F7E3A0")
    for index in range(3):
        crowd += group(
            person((CLAY, TEAL, LEAF)[index], (SKIN, SKIN_2, SKIN)[index]), 14 + index * 122, 16, 0.5
        )
        crowd += circle(330 - index * 130, 350, 34, (CLAY, MARIGOLD, TEAL)[index])
    crowd += lines(14, 160, (350, 300, 340, 260, 330, 350), INK, 11, 9) + lines(
        14, 290, (240, 300, 200), CLAY, 9, 8
    )
    clear = (
        rect(0, 0, 380, 380, TEAL)
        + group(person(MARIGOLD), 110, 140, 1.0)
        + lines(40, 44, (300, 210), PAPER, 34, 18)
        + rect(0, 350, 380, 30, MARIGOLD)
    )
    return (
        rect(0, 0, WIDTH, HEIGHT, MIST)
        + post(60, 140, crowd)
        + post(520, 140, clear)
        + tick(250, 620, False)
        + tick(710, 620, True)
    )


def contrast() -> str:
    """The same words on a bright photo, faint, and on a dark band, clear."""
    pale = (
        rect(0, 0, 380, 380, "#E9F0EE")
        + circle(280, 100, 60, "#F7E6BB")
        + path("M0 380 V270 Q190 190 380 290 V380 Z", "#D2E2CF")
    )
    return (
        rect(0, 0, WIDTH, HEIGHT, MIST)
        + post(60, 140, pale + lines(40, 150, (300, 240), "#F8FBFA", 34, 22))
        + post(520, 140, pale + rect(0, 124, 380, 142, DEEP) + lines(40, 150, (300, 240), PAPER, 34, 22))
        + tick(250, 620, False)
        + tick(710, 620, True)
    )


def margins() -> str:
    """Words that touch the edge, and words with room around them."""
    edge = (
        rect(0, 0, 380, 380, MARIGOLD)
        + lines(-12, 10, (420, 390, 410, 320), INK, 40, 26)
        + lines(-12, 290, (300, 396), INK, 40, 12)
    )
    room = (
        rect(0, 0, 380, 380, MARIGOLD)
        + rect(44, 44, 292, 292, "none", 6, f'stroke="{PAPER}" stroke-width="4" stroke-dasharray="14 12"')
        + lines(72, 104, (236, 200, 140), INK, 36, 28)
        + rect(72, 292, 90, 14, CLAY, 7)
    )
    return (
        rect(0, 0, WIDTH, HEIGHT, MIST)
        + post(60, 140, edge)
        + post(520, 140, room)
        + tick(250, 620, False)
        + tick(710, 620, True)
    )


def sizes() -> str:
    """One photo in four shapes; the face stays in each."""

    def shape(x: float, y: float, w: float, h: float) -> str:
        scale = min(w, h) / 250
        ring = circle(100, 84, 74, "none", f'stroke="{PAPER}" stroke-width="7" stroke-dasharray="16 12"')
        face = group(person(CLAY) + ring, w / 2 - 100 * scale, h - 250 * scale, scale)
        return rect(x - 10, y - 10, w + 20, h + 20, "#ffffff", 8) + clip(x, y, w, h, hills(w, h) + face)

    return (
        rect(0, 0, WIDTH, HEIGHT, MIST)
        + shape(60, 70, 270, 270)
        + shape(380, 70, 240, 300)
        + shape(680, 70, 220, 392)
        + shape(60, 430, 560, 260)
        + ""
    )


def reframe() -> str:
    """A wide video inside an upright frame, over its own enlarged copy, and in a square one."""

    def framed(x: float, y: float, w: float, h: float) -> str:
        wide = w * 9 / 16
        behind = group(hills(320, 180), w / 2 - h * 8 / 9, 0, h / 180) + rect(
            0, 0, w, h, INK, 0, 'opacity="0.45"'
        )
        inside = clip(
            0,
            (h - wide) / 2,
            w,
            wide,
            hills(w, wide) + group(person(CLAY), w / 2 - wide * 0.4, wide * 0.1, wide / 250),
        )
        return rect(x - 12, y - 12, w + 24, h + 24, INK, 18) + clip(x, y, w, h, behind + inside)

    source = hills(360, 203) + group(person(CLAY), 100, 20, 0.8)
    return (
        rect(0, 0, WIDTH, HEIGHT, MIST)
        + rect(48, 268, 384, 227, INK, 14)
        + clip(60, 280, 360, 203, source)
        + path(
            "M452 380 h44 M480 360 l20 20 l-20 20",
            extra=f'stroke="{MARIGOLD}" stroke-width="12" stroke-linecap="round"',
        )
        + framed(536, 190, 200, 356)
        + framed(776, 290, 150, 150)
    )


def cascade() -> str:
    """One person above a few above many, joined by lines."""
    rows = (
        (120, (480,), 0.62),
        (350, (200, 480, 760), 0.5),
        (570, (72, 174, 276, 378, 480, 582, 684, 786, 888), 0.34),
    )
    shirts, skins = (TEAL, CLAY, MARIGOLD), (SKIN, SKIN_2)
    joins = "".join(
        path(
            f"M{x} {y - 30} L{px} {py + 110}",
            extra=f'stroke="{TEAL}" stroke-width="7" stroke-linecap="round"',
        )
        for (py, parents, _), (y, children, _) in itertools.pairwise(rows)
        for index, x in enumerate(children)
        for px in (parents[index * len(parents) // len(children)],)
    )
    people = ""
    for y, columns, scale in rows:
        for index, x in enumerate(columns):
            people += group(
                person(shirts[index % 3], skins[index % 2]), x - 100 * scale, y - 60 * scale, scale
            )
    return rect(0, 0, WIDTH, HEIGHT, MIST) + joins + people


def label() -> str:
    """A picture with a broad band on top that says what it is, and the same one without."""
    scene = hills(380, 380) + group(person(CLAY), 110, 150, 0.9)
    spark = path("M0 -34 L9 -9 L34 0 L9 9 L0 34 L-9 9 L-34 0 L-9 -9 Z", MARIGOLD)
    band = rect(0, 0, 380, 92, INK) + group(spark, 52, 46) + lines(104, 32, (230,), PAPER, 28, 0)
    return (
        rect(0, 0, WIDTH, HEIGHT, MIST)
        + post(60, 140, scene)
        + post(520, 140, scene + band)
        + tick(250, 620, False)
        + tick(710, 620, True)
    )


def lock() -> str:
    """A locked phone, and the key that belongs to it."""
    shackle = path("M58 90 V58 Q58 10 105 10 Q152 10 152 58 V90", extra=f'stroke="{INK}" stroke-width="22"')
    hole = circle(105, 148, 18, INK) + rect(97, 150, 16, 46, INK, 8)
    padlock = shackle + rect(24, 86, 162, 138, MARIGOLD, 18) + hole
    dots = "".join(circle(38 + index * 34, 0, 9, TEAL) for index in range(6))
    key = (
        circle(0, 0, 74, TEAL)
        + circle(0, 0, 34, MIST)
        + rect(64, -16, 220, 32, TEAL, 8)
        + rect(206, 10, 28, 52, TEAL, 6)
        + rect(252, 10, 28, 40, TEAL, 6)
    )
    screen = rect(0, 0, 266, 496, SKY) + group(padlock, 28, 110) + group(dots, 10, 410)
    return rect(0, 0, WIDTH, HEIGHT, MIST) + phone(150, 120, 290, 520, screen) + group(key, 590, 380)


def circle_of_people() -> str:
    """Six people around a round table, none of them at its head."""
    back = "".join(
        group(person(shirt, skin), x, y, 0.72)
        for x, y, shirt, skin in ((210, 120, CLAY, SKIN), (410, 88, TEAL, SKIN_2), (610, 120, MARIGOLD, SKIN))
    )
    sides = group(person(LEAF, SKIN_2), 60, 240, 0.86) + group(person(DEEP), 730, 240, 0.86)
    table = (
        f'<ellipse cx="480" cy="440" rx="330" ry="170" fill="{SAND}"/>'
        f'<ellipse cx="480" cy="428" rx="330" ry="170" fill="#C79A63"/>'
    )
    papers = "".join(
        group(rect(0, 0, 90, 62, "#ffffff", 6) + lines(14, 14, (60, 44), MIST, 8, 10), x, y)
        for x, y in ((300, 360), (440, 330), (580, 360), (360, 460), (520, 460))
    )
    front = path("M380 760 Q380 600 480 600 Q580 600 580 760 Z", TEAL) + circle(480, 560, 70, INK)
    return rect(0, 0, WIDTH, HEIGHT, MIST) + back + sides + table + papers + front


PICTURES = {
    "video": {
        "hold": hold,
        "light": light,
        "shots": shots,
        "trim": trim,
        "captions": captions,
        "reframe": reframe,
    },
    "graphics": {"one-idea": one_idea, "contrast": contrast, "margins": margins, "sizes": sizes},
    "message": {"cascade": cascade},
    "trust": {"label": label, "lock": lock},
    "workshop": {"circle": circle_of_people},
}


def main() -> None:
    """Write every picture."""
    application = QGuiApplication([])
    for module, drawings in PICTURES.items():
        for name, drawing in drawings.items():
            write(drawing(), assets() / "lessons" / module / "art" / f"{name}.png")
    del application


def write(body: str, target: Path) -> None:
    """Paint an SVG body into a small PNG."""
    target.parent.mkdir(parents=True, exist_ok=True)
    picture = to_pillow(painted(body, WIDTH, HEIGHT, 1))
    picture.quantize(COLORS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(target, optimize=True)


def painted(body: str, width: float, height: float, scale: float) -> QImage:
    """An SVG body as a picture `scale` times its own size."""
    head = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    svg = f'<svg {head} viewBox="0 0 {width} {height}">{body}</svg>'
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    if not renderer.isValid():
        raise ValueError("no valid SVG")
    image = QImage(round(width * scale), round(height * scale), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    renderer.render(painter)
    painter.end()
    return image


if __name__ == "__main__":
    main()
