"""The open graphic: what can be done to it, as pure functions, and what a picture of it needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from msgspec.structs import replace

from gui.graphics.names import file_stem, graphic_title, size_name
from toolkit.core.files import free_path
from toolkit.core.jobs import JobContext
from toolkit.core.messages import Language
from toolkit.graphics.brand import Brand
from toolkit.graphics.document import GraphicDocument, PhotoRef, TemplateRef
from toolkit.graphics.encode import Format, save
from toolkit.graphics.format import Override, SizeSpec
from toolkit.graphics.load import Template
from toolkit.graphics.photos import PhotoUse
from toolkit.graphics.pictures import Pictures
from toolkit.graphics.render import render_image

_MAX_ZOOM = 8.0
_ROOT = Path("/")


def started(template: Template, brand: Brand) -> GraphicDocument:
    """A new graphic, empty."""
    return GraphicDocument(
        template=TemplateRef(id=template.id, version=template.spec.version), brand=brand.id
    )


def with_value(document: GraphicDocument, key: str, value: str) -> GraphicDocument:
    """The graphic with a field filled in; an empty value takes the field out."""
    values = {**document.values, key: value}
    if not value:
        del values[key]
    return replace(document, values=values)


def with_photo(document: GraphicDocument, key: str, path: Path | None) -> GraphicDocument:
    """The graphic with another photo, its view centred, or without one."""
    photos = {name: ref for name, ref in document.photos.items() if name != key}
    if path is not None:
        photos[key] = PhotoRef(path=path.absolute().as_posix())
    return replace(document, photos=photos)


def with_view(
    document: GraphicDocument,
    key: str,
    *,
    focal: tuple[float, float] | None = None,
    zoom: float | None = None,
) -> GraphicDocument:
    """The graphic with another part of a photo in view."""
    ref = document.photos.get(key)
    if ref is None:
        return document
    held = ref.zoom if zoom is None else min(max(1.0, zoom), _MAX_ZOOM)
    moved = replace(ref, focal=focal or ref.focal, zoom=held)
    return replace(document, photos={**document.photos, key: moved})


def with_template(document: GraphicDocument, template: Template) -> GraphicDocument:
    """The same words and photos in another template; fields it does not have are kept for coming back."""
    return replace(document, template=TemplateRef(id=template.id, version=template.spec.version), tweaks={})


def values_for(document: GraphicDocument, template: Template) -> dict[str, str]:
    """The values the template has fields for."""
    known = {field.key for field in template.spec.fields if field.type != "image"}
    return {key: value for key, value in document.values.items() if key in known}


def photos_for(document: GraphicDocument, template: Template) -> dict[str, PhotoUse]:
    """The photos the template has fields for."""
    known = {field.key for field in template.spec.fields if field.type == "image"}
    return {key: use for key, use in document.photo_uses(_ROOT).items() if key in known}


def untouched(document: GraphicDocument, template: Template) -> bool:
    """Whether nothing has been filled in yet."""
    return not values_for(document, template) and not photos_for(document, template)


@dataclass(frozen=True)
class SaveOrder:
    """Everything the job of saving needs; nothing in it changes any more.

    `language` is that of the brand's words, `reader` that of file names.
    """

    template: Template
    brand: Brand
    values: Mapping[str, str]
    photos: Mapping[str, PhotoUse]
    tweaks: Mapping[str, Mapping[str, Override]]
    sizes: Sequence[SizeSpec]
    folder: Path
    kind: Format
    max_kb: int | None
    language: Language
    reader: Language

    def title(self) -> str:
        """What the graphic is called."""
        return graphic_title(self.template.spec, self.values, self.reader)

    def work(self, pictures: Pictures) -> Callable[[JobContext], list[Path]]:
        """The job: paints and saves each size and gives the files; none is ever replaced."""
        return lambda ctx: self._save(ctx, pictures)

    def _save(self, ctx: JobContext, pictures: Pictures) -> list[Path]:
        images = []
        total = 2 * len(self.sizes)
        for number, size in enumerate(self.sizes):
            ctx.step(number, total, "paint")
            images.append(
                render_image(
                    self.template,
                    values=self.values,
                    photos=self.photos,
                    brand=self.brand,
                    size=size.id,
                    tweaks=self.tweaks.get(size.id),
                    language=self.language,
                    pictures=pictures,
                )
            )
        # Only when every size could be painted is the first one written: all of them, or none.
        paths: list[Path] = []
        for number, (size, image) in enumerate(zip(self.sizes, images, strict=True)):
            ctx.step(len(self.sizes) + number, total, "save")
            name = size_name(size, self.reader)
            path = free_path(self.folder, f"{file_stem(self.title())} - {name}", f".{self.kind}", set(paths))
            save(image, path, self.kind, max_kb=self.max_kb)
            paths.append(path)
        return paths
