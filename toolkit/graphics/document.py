"""Graphic documents (`*.kgraphic`): everything needed to make a graphic again."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from toolkit.core.documents import convert, encode, read_json
from toolkit.core.errors import DocumentInvalid, DocumentTooNew
from toolkit.core.files import write_atomic
from toolkit.graphics.format import Key, Override, Share, Strict
from toolkit.graphics.photos import PhotoUse

SUFFIX = ".kgraphic"
VERSION = 1


class TemplateRef(Strict, frozen=True, kw_only=True):
    """Which template, and the format version it had."""

    id: Key
    version: Annotated[int, Meta(ge=1)] = 1


class PhotoRef(Strict, frozen=True, kw_only=True):
    """A photo: its path relative to the document (with /), the point to keep in view, and the zoom."""

    path: str
    focal: tuple[Share, Share] = (0.5, 0.5)
    zoom: Annotated[float, Meta(ge=1, le=20)] = 1.0


class GraphicDocument(Strict, frozen=True, kw_only=True):
    """One graphic as the user made it."""

    format: Literal["karmashala-graphic"] = "karmashala-graphic"
    version: Annotated[int, Meta(ge=1)] = VERSION
    template: TemplateRef
    values: dict[str, str] = msgspec.field(default_factory=dict)
    photos: dict[str, PhotoRef] = msgspec.field(default_factory=dict)
    brand: Key
    tweaks: dict[str, dict[str, Override]] = msgspec.field(default_factory=dict)
    language: Literal["bn", "en"] = "bn"

    def photo_uses(self, folder: Path) -> dict[str, PhotoUse]:
        """The photos, with paths taken from the document's folder."""
        return {
            key: PhotoUse(Path(os.path.normpath(folder / photo.path)), photo.focal, photo.zoom)
            for key, photo in self.photos.items()
        }


def read_document(path: Path) -> GraphicDocument:
    """The document in a file.

    Raises:
        FileMissing, FileUnreadable, FileEmpty: the file cannot be read.
        DocumentInvalid: it breaks the format.
        DocumentTooNew: it was made by a newer version.
    """
    value = read_json(path)
    version = value.get("version") if isinstance(value, dict) else None
    if isinstance(version, int) and version > VERSION:
        raise DocumentTooNew(path=path, version=version, known=VERSION)
    return convert(value, GraphicDocument, path)


def parse_document(data: bytes, path: Path) -> GraphicDocument:
    """The document in bytes, as from a recovered copy; `path` is for messages. Raises as `read_document`."""
    try:
        value = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise DocumentInvalid(path=path, pointer="", reason=str(error)) from error
    return convert(value, GraphicDocument, path)


def anchored(document: GraphicDocument, folder: Path) -> GraphicDocument:
    """The document with the photos' paths made absolute, as the editor holds it."""
    uses = document.photo_uses(folder.absolute())
    photos = {
        key: PhotoRef(path=use.path.as_posix(), focal=use.focal, zoom=use.zoom) for key, use in uses.items()
    }
    return msgspec.structs.replace(document, photos=photos)


def portable(document: GraphicDocument, folder: Path) -> GraphicDocument:
    """The document with the photos' paths relative to `folder`, as its file there holds it."""
    return msgspec.structs.replace(document, photos=photo_refs(document.photo_uses(folder), folder))


def write_document(document: GraphicDocument, path: Path) -> None:
    """Write the document, whole or not at all; raises as `write_atomic` does."""
    write_atomic(path, encode(document))


def photo_refs(uses: Mapping[str, PhotoUse], folder: Path) -> dict[str, PhotoRef]:
    """Photos as a document in `folder` keeps them: relative where the same disk allows it."""
    return {
        key: PhotoRef(path=_relative(use.path, folder), focal=use.focal, zoom=use.zoom)
        for key, use in uses.items()
    }


def _relative(path: Path, folder: Path) -> str:
    try:
        return Path(os.path.relpath(path.absolute(), folder.absolute())).as_posix()
    except ValueError:  # another drive on Windows
        return path.absolute().as_posix()
