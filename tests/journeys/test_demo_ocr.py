"""What the demo painted reads as Bengali: on its graphics and in the frames of its video."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import av
import pytest
from PIL import Image, ImageOps
from PySide6.QtGui import QColor, QImage, QPainter

from tests.support.ocr import grapheme_share, read, require_tesseract
from toolkit.bangla.dates import long_date, parse_date
from toolkit.cli.demo import BRAND, MANIFEST, make_demo
from toolkit.cli.demo_page import Made
from toolkit.core.documents import convert, read_json
from toolkit.core.jobs import JobContext
from toolkit.graphics.brand import find_brand
from toolkit.graphics.fonts import ensure_gui
from toolkit.graphics.layout import Size
from toolkit.graphics.load import find_template
from toolkit.graphics.pictures import to_pillow
from toolkit.graphics.resolve import resolve
from toolkit.graphics.scene import GroupItem, Item, TextItem

_LOG = logging.getLogger(__name__)
_ALLOWED = 0.03  # how far our pictures may read worse than plain black on white
_PLAIN_AT_LEAST = 0.90  # below this the reader itself is broken, and a comparison says nothing
_READER_SIZE = 34  # px of type; much larger, and whole lines go unread
_MARGIN = 6  # px around a text; a caption box leaves hardly more


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of one demo."""
    require_tesseract()
    ensure_gui()
    return make_demo(tmp_path_factory.mktemp("ডেমো") / "out", JobContext()).parent


@dataclass
class Tally:
    """Graphemes read right, ours and plainly painted, weighted by length."""

    ours: float = 0
    plain: float = 0
    length: int = 0

    def add(self, text: str, ours: str, plain: str) -> None:
        """Count one text."""
        _LOG.info("%r: ours %r, plain %r", text, ours, plain)
        self.ours += grapheme_share(text, ours) * len(text)
        self.plain += grapheme_share(text, plain) * len(text)
        self.length += len(text)

    def check(self, what: str) -> None:
        """Compare both shares and say them."""
        ours, plain = self.ours / self.length, self.plain / self.length
        _LOG.info("%s: read right %.1f%%; plain black on white %.1f%%", what, 100 * ours, 100 * plain)
        assert plain >= _PLAIN_AT_LEAST
        assert ours >= plain - _ALLOWED


def _texts(items: tuple[Item, ...]) -> Iterator[TextItem]:
    for item in items:
        if isinstance(item, GroupItem):
            yield from _texts(item.children)
        elif isinstance(item, TextItem):
            yield item


def _area(item: TextItem, size: tuple[int, int]) -> tuple[int, int, int, int]:
    left, top, right, bottom = item.text.ink
    x, y = item.box[0], item.box[1]
    return (
        max(0, round(x + left) - _MARGIN),
        max(0, round(y + top) - _MARGIN),
        min(size[0], round(x + right) + _MARGIN),
        min(size[1], round(y + bottom) + _MARGIN),
    )


def _plain(item: TextItem, size: tuple[int, int]) -> Image.Image:
    """The same text at the same place and type, black on white."""
    canvas = QImage(*size, QImage.Format.Format_RGB32)
    canvas.fill(QColor("white"))
    painter = QPainter(canvas)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(item.box[0], item.box[1])
    painter.scale(item.text.scale, item.text.scale)
    painter.translate(item.text.dx, item.text.dy)
    painter.fillPath(item.text.path, QColor("black"))
    painter.end()
    return to_pillow(canvas)


def _prepared(picture: Image.Image, item: TextItem, *, dark: bool) -> Image.Image:
    """Dark on light and of the type size the reader likes best."""
    grey = ImageOps.autocontrast(picture.convert("L"))
    grey = grey if dark else ImageOps.invert(grey)
    scale = _READER_SIZE / item.text.size
    wanted = (round(grey.width * scale), round(grey.height * scale))
    return ImageOps.expand(grey.resize(wanted, Image.Resampling.LANCZOS), 40, fill=255)


@pytest.mark.journey
def test_graphics_read_as_well_as_plain_text(demo: Path, tmp_path: Path) -> None:
    made = convert(read_json(demo / MANIFEST), Made, demo / MANIFEST)
    tally = Tally()
    for graphic in made.graphics:
        template = find_template(graphic.template)
        fields = {field.key: field.type for field in template.spec.fields}
        scene = resolve(template, values=graphic.values, brand=find_brand(BRAND), size=graphic.size)
        with Image.open(demo / graphic.file) as picture:
            picture.load()
        for item in _texts(scene.items):
            text = graphic.values.get(item.id)
            if not text or item.rotation:
                continue
            if fields[item.id] == "date":
                text = long_date(parse_date(text))
            area = _area(item, picture.size)
            ours = read(_prepared(picture.crop(area), item, dark=_is_dark(item)), tmp_path)
            plain = read(_prepared(_plain(item, picture.size).crop(area), item, dark=True), tmp_path)
            tally.add(text, ours, plain)
    assert tally.length > 1000
    tally.check("graphics")


@pytest.mark.journey
def test_captions_read_as_well_as_plain_text(demo: Path, tmp_path: Path) -> None:
    made = convert(read_json(demo / MANIFEST), Made, demo / MANIFEST)
    style, brand = find_template("caption-box"), find_brand(BRAND)
    size = (made.video.width, made.video.height)
    tally = Tally()
    for cue in made.video.captions:
        frame = _frame(demo / made.video.file, (cue.start + cue.end) / 2)
        assert frame.size == size
        scene = resolve(style, values={"text": cue.text}, brand=brand, size=Size(*size))
        item = next(_texts(scene.items))
        area = _area(item, size)
        ours = read(_prepared(frame.crop(area), item, dark=_is_dark(item)), tmp_path)
        plain = read(_prepared(_plain(item, size).crop(area), item, dark=True), tmp_path)
        tally.add(cue.text, ours, plain)
    assert len(made.video.captions) >= 3
    tally.check("captions")


def _is_dark(item: TextItem) -> bool:
    return item.color.lightnessF() < 0.5


def _frame(video: Path, at: float) -> Image.Image:
    with av.open(str(video)) as container:
        for frame in container.decode(video=0):
            if frame.time is not None and frame.time >= at:
                picture = frame.reformat(format="rgb24")
                plane = picture.planes[0]
                return Image.frombytes(
                    "RGB", (picture.width, picture.height), bytes(plane), "raw", "RGB", plane.line_size, 1
                )
    raise AssertionError(f"no frame at {at} s")
