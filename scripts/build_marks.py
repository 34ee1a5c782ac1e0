"""Build the app's icon and the logos of the sample brand and of the test brands.

Run as `python -m scripts.build_marks`. The shapes are ours; letters are outlines of the bundled OFL fonts,
so that a logo needs no font where it is shown.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QImage, QPainter, QPainterPath, QTransform
from PySide6.QtSvg import QSvgRenderer

from toolkit.core import paths

ROOT = paths.program_root()
ICON_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
PNG_LOGO = 400  # px

TEAL, MARIGOLD, PAPER, INK = "#0F5C5C", "#F2A71B", "#FBF7EC", "#1F2421"

# One sal leaf in a 100 × 100 box, leaning right from the foot of the mark, and its veins.
LEAF = "M50 96 C46 66 52 30 88 8 C98 40 88 80 50 96 Z"
VEINS = "M52 92 C60 66 72 40 86 14 M59 72 L81 65 M65 56 L87 46 M72 40 L88 29"


def main() -> int:
    """Build everything."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication.instance() or QGuiApplication(sys.argv)
    for font in sorted((paths.assets() / "fonts").rglob("*.ttf")):
        QFontDatabase.addApplicationFont(str(font))
    build_icon(paths.assets() / "icon")
    build_shalpata(paths.assets() / "brands" / "shalpata")
    build_test_logos(ROOT / "tests" / "data" / "brands")
    del application
    return 0


def build_icon(folder: Path) -> None:
    """The letter ক on a leaf-shaped card: SVG, PNG in the usual sizes, and an ICO for Windows."""
    folder.mkdir(parents=True, exist_ok=True)
    pictures = []
    for size in ICON_SIZES:
        svg = icon_svg(detailed=size >= 48)
        image = render(svg, size, size)
        image.save(str(folder / f"karmashala-{size}.png"))
        pictures.append(Image.open(folder / f"karmashala-{size}.png"))
    (folder / "karmashala.svg").write_text(icon_svg(detailed=True), encoding="utf-8")
    small = [picture for picture in pictures if picture.width <= 256]
    small[-1].save(folder / "karmashala.ico", append_images=small[:-1], sizes=[one.size for one in small])


def icon_svg(*, detailed: bool) -> str:
    """The icon as SVG; small sizes leave out the stitches and draw the letter larger."""
    card = (
        "M36 12 H156 A88 88 0 0 1 244 100 V220 "
        "A24 24 0 0 1 220 244 H100 A88 88 0 0 1 12 156 V36 A24 24 0 0 1 36 12 Z"
    )
    seam = (
        "M42 30 H154 A72 72 0 0 1 226 102 V214 "
        "A12 12 0 0 1 214 226 H102 A72 72 0 0 1 30 154 V42 A12 12 0 0 1 42 30 Z"
    )
    box = QRectF(58, 68, 140, 126) if detailed else QRectF(46, 58, 164, 146)
    letter = outline("ক", "Hind Siliguri", 700, box)
    stitches = (
        f'<path d="{seam}" fill="none" stroke="{MARIGOLD}" stroke-width="5" stroke-linecap="round" '
        'stroke-dasharray="11 12"/>'
    )
    return svg_of(
        256, 256, f'<path d="{card}" fill="{TEAL}"/>{stitches if detailed else ""}{filled(letter, PAPER)}'
    )


def build_shalpata(folder: Path) -> None:
    """Two sal leaves open like a book, with the circle's name beside them."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, leaf, leaf_two, word in (
        ("logo-light", TEAL, MARIGOLD, TEAL),
        ("logo-dark", PAPER, MARIGOLD, PAPER),
    ):
        vein = PAPER if leaf == TEAL else TEAL
        mark = leaf_mark(leaf, leaf_two, vein, TEAL)
        first = outline("শালপাতা", "Noto Serif Bengali", 700, QRectF(100, 6, 230, 58))
        second = outline("পাঠচক্র", "Hind Siliguri", 700, QRectF(102, 71, 140, 33))
        width = int(first.boundingRect().right()) + 4
        body = f"{mark}{filled(first, word)}{filled(second, word)}"
        write_logo(folder / name, svg_of(width, 108, body))


def leaf_mark(right: str, left: str, right_vein: str, left_vein: str) -> str:
    """The mark alone, 80 wide and 108 tall."""
    stroke = 'fill="none" stroke-width="2.6" stroke-linecap="round"'
    return (
        '<g transform="translate(-10 4)">'
        f'<g transform="translate(100 0) scale(-1 1)"><path d="{LEAF}" fill="{left}"/>'
        f'<path d="{VEINS}" stroke="{left_vein}" {stroke}/></g>'
        f'<path d="{LEAF}" fill="{right}"/><path d="{VEINS}" stroke="{right_vein}" {stroke}/></g>'
    )


def build_test_logos(folder: Path) -> None:
    """A square mark, a very wide wordmark and a plain round one: the shapes logos come in."""
    for name, color in (("logo-light", "#B3161B"), ("logo-dark", "#FFFFFF")):
        other = "#FFFFFF" if color == "#B3161B" else "#B3161B"
        letter = outline("অ", "Anek Bangla", 800, QRectF(22, 26, 76, 68))
        square = f'<rect width="120" height="120" rx="18" fill="{color}"/>{filled(letter, other)}'
        write_logo(folder / "red" / name, svg_of(120, 120, square))
    for name, color in (("logo-light", "#0B3D91"), ("logo-dark", "#FFFFFF")):
        word = outline("নীলাকাশ যুব সংঘ", "Baloo Da 2", 800, QRectF(4, 6, 900, 88))
        write_logo(
            folder / "blue" / name, svg_of(int(word.boundingRect().right()) + 4, 100, filled(word, color))
        )
    for name, color in (("logo-light", "#111111"), ("logo-dark", "#FFFFFF")):
        ring = f'<circle cx="60" cy="60" r="52" fill="none" stroke="{color}" stroke-width="9"/>'
        letter = outline("স", "Hind Siliguri", 700, QRectF(32, 36, 56, 50))
        (folder / "mono").mkdir(parents=True, exist_ok=True)
        svg = svg_of(120, 120, ring + filled(letter, color))
        render(svg, PNG_LOGO, PNG_LOGO).save(str(folder / "mono" / f"{name}.png"))  # one kit without SVG


def outline(text: str, family: str, weight: int, box: QRectF) -> QPainterPath:
    """The shaped outline of `text`, as large as fits in `box`, at its left and in its vertical middle."""
    font = QFont(family)
    font.setPixelSize(200)
    font.setWeight(QFont.Weight(weight))
    path = QPainterPath()
    path.addText(0, 0, font, text)
    ink = path.boundingRect()
    scale = min(box.width() / ink.width(), box.height() / ink.height())
    left = box.left() + (box.width() - ink.width() * scale) / 2 if len(text) == 1 else box.left()
    move = QTransform.fromTranslate(left, box.center().y() - ink.height() * scale / 2)
    move.scale(scale, scale)
    move.translate(-ink.left(), -ink.top())
    return move.map(path)


def filled(path: QPainterPath, color: str) -> str:
    """An SVG path element with the outline's data, two decimals."""
    steps = []
    index = 0
    while index < path.elementCount():
        element = path.elementAt(index)
        at = f"{element.x:.2f} {element.y:.2f}"
        if element.isMoveTo():
            steps.append(f"M{at}")
        elif element.isLineTo():
            steps.append(f"L{at}")
        else:
            second, third = path.elementAt(index + 1), path.elementAt(index + 2)
            steps.append(f"C{at} {second.x:.2f} {second.y:.2f} {third.x:.2f} {third.y:.2f}")
            index += 2
        index += 1
    return f'<path d="{"".join(steps)}" fill="{color}" fill-rule="nonzero"/>'


def svg_of(width: int, height: int, body: str) -> str:
    """A whole SVG file."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}">{body}</svg>\n'
    )


def write_logo(stem: Path, svg: str) -> None:
    """Write `stem`.svg."""
    stem.parent.mkdir(parents=True, exist_ok=True)
    stem.with_suffix(".svg").write_text(svg, encoding="utf-8")


def render(svg: str, width: int, height: int) -> QImage:
    """The SVG as a picture with alpha."""
    image = QImage(width, height, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(svg.encode())).render(painter)
    painter.end()
    return image


if __name__ == "__main__":
    sys.exit(main())
