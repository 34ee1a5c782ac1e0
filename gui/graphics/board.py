"""Keeps every preview on screen fresh: the large one, all sizes, and the gallery."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from gui.graphics.canvas import Canvas
from gui.graphics.gallery import THUMB, Gallery
from gui.graphics.previews import Preview, PreviewPainter, PreviewRequest
from gui.graphics.state import photos_for, untouched, values_for
from gui.graphics.strip import SizeStrip
from toolkit.core.errors import ToolkitError
from toolkit.core.paths import assets
from toolkit.graphics.brand import Brand
from toolkit.graphics.document import GraphicDocument
from toolkit.graphics.errors import FieldMissing
from toolkit.graphics.load import Template
from toolkit.graphics.photos import PhotoUse
from toolkit.graphics.pictures import Pictures

_CANVAS = "canvas"
_STRIP = "strip:"
_GALLERY = "gallery:"
_CANVAS_FIRST, _STRIP_NEXT, _GALLERY_LAST = 0, 10, 100


class PreviewBoard(QObject):
    """Asks for previews when the document, the brand, the size or the room on screen changes."""

    problems_changed = Signal()
    example_changed = Signal(bool)
    """Whether the large preview is an example, because nothing has been typed yet."""

    def __init__(self, canvas: Canvas, strip: SizeStrip, gallery: Gallery, pictures: Pictures) -> None:
        super().__init__(canvas)
        self._canvas, self._strip, self._gallery = canvas, strip, gallery
        self._painter = PreviewPainter(pictures, self)
        self._painter.painted.connect(self._on_painted)
        self._document: GraphicDocument | None = None
        self._template: Template | None = None
        self._brand: Brand | None = None
        self._size = ""
        self._serial = 0
        self._seen: dict[str, int] = {}
        self._problems: dict[str, tuple[ToolkitError, ...]] = {}
        # A pause of no time: many changes in one turn of the event loop become one round of previews.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._ask)
        canvas.resized.connect(self._soon.start)

    @property
    def problems(self) -> Mapping[str, Sequence[ToolkitError]]:
        """What is wrong, by size; sizes not yet painted since the last change are as they were before."""
        return self._problems

    @property
    def complete(self) -> bool:
        """Whether every size has been painted since the last change."""
        if self._template is None or self._soon.isActive():
            return False
        return all(self._seen.get(f"{_STRIP}{size.id}") == self._serial for size in self._template.spec.sizes)

    def show(self, document: GraphicDocument, template: Template, brand: Brand, size: str) -> None:
        """Show this; painting starts when the event loop is reached."""
        if self._template is not template:
            self._problems = {}
            self._painter.forget(_STRIP)
        self._document, self._template, self._brand, self._size = document, template, brand, size
        self._soon.start()

    def show_gallery(self, templates: Sequence[Template], brand: Brand) -> None:
        """Paint the templates in a brand, as examples."""
        room = round(THUMB * self._gallery.devicePixelRatioF())
        for number, template in enumerate(templates):
            self._painter.ask(
                PreviewRequest(
                    key=f"{_GALLERY}{template.id}",
                    priority=_GALLERY_LAST + number,
                    template=template,
                    values=template.sample_values(),
                    photos=_sample_photos(template),
                    brand=brand,
                    size=_gallery_size(template),
                    tweaks={},
                    language="bn",
                    room=(room, room),
                    serial=0,
                )
            )

    def shut_down(self) -> None:
        """Stop painting."""
        self._soon.stop()
        self._painter.shut_down()

    def _ask(self) -> None:
        document, template, brand = self._document, self._template, self._brand
        if document is None or template is None or brand is None:
            return
        self._serial += 1
        example = untouched(document, template)
        self.example_changed.emit(example)
        values = template.sample_values() if example else values_for(document, template)
        photos = _sample_photos(template) if example else photos_for(document, template)
        keys = [(_CANVAS, self._size, self._canvas.room(), _CANVAS_FIRST)]
        for number, size in enumerate(template.spec.sizes):
            room = self._strip.thumb_room(size.id)
            keys.append((f"{_STRIP}{size.id}", size.id, room, _STRIP_NEXT + number))
        for key, size_id, room, priority in keys:
            self._painter.ask(
                PreviewRequest(
                    key=key,
                    priority=priority,
                    template=template,
                    values=values,
                    photos=photos,
                    brand=brand,
                    size=size_id,
                    tweaks=document.tweaks.get(size_id, {}),
                    language=document.language,
                    room=room,
                    serial=self._serial,
                )
            )

    def _on_painted(self, preview: Preview) -> None:
        if preview.key.startswith(_GALLERY):
            if preview.image is not None:
                self._gallery.model.show_image(preview.key.removeprefix(_GALLERY), preview.image)
            return
        if preview.serial < self._seen.get(preview.key, 0):
            return
        self._seen[preview.key] = preview.serial
        if preview.key == _CANVAS:
            if preview.image is not None and preview.scene is not None:
                self._canvas.show_preview(preview.image, preview.scene)
            return
        size_id = preview.key.removeprefix(_STRIP)
        self._problems[size_id] = preview.problems
        real = [problem for problem in preview.problems if not isinstance(problem, FieldMissing)]
        self._strip.show_thumb(size_id, preview.image, wrong=bool(real))
        self.problems_changed.emit()


def _gallery_size(template: Template) -> str:
    """The size that stands for a template: the squarest one."""
    return min(template.spec.sizes, key=lambda size: abs(size.pixels[0] / size.pixels[1] - 1)).id


def _sample_photos(template: Template) -> dict[str, PhotoUse]:
    """A photo for every image field, so that an example shows what a photo will look like."""
    path = assets() / "samples" / "photo-portrait.jpg"
    if not path.is_file():
        return {}
    return {field.key: PhotoUse(Path(path)) for field in template.spec.fields if field.type == "image"}
