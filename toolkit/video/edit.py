"""A video edit (`*.kvideo`): what to keep of which video, its captions, and how it should look."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

import msgspec

from toolkit.core.documents import convert, encode, read_json
from toolkit.core.errors import BadValue, DocumentInvalid, DocumentTooNew
from toolkit.core.files import write_atomic
from toolkit.video.captions import Cue

FORMAT: Literal["karmashala-video"] = "karmashala-video"
VERSION = 1
SUFFIX = ".kvideo"


class Span(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A stretch of the source that is kept, in seconds from its start; `end` is not part of it."""

    start: float
    end: float


class Edit(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="camel"):
    """The document. Times are those of the source, so that moving a cut moves no caption."""

    format: Literal["karmashala-video"] = FORMAT
    version: Literal[1] = 1
    source: str  # path of the video, relative to the document when it can be
    kept: tuple[Span, ...] = ()  # empty: all of it
    captions: tuple[Cue, ...] = ()
    caption_style: str = "caption-box"  # id of a template with the one field "text"
    soft_captions: bool = False  # as a track that viewers switch on, instead of painted in
    logo: bool = False
    brand: str = "shalpata"
    title: str = ""  # of the card before the video; empty: no card
    preset: str = "whatsapp"


def read_edit(path: Path) -> Edit:
    """The edit in a file, its source as an absolute path.

    Raises:
        FileMissing, FileUnreadable, FileEmpty, DocumentInvalid, DocumentTooNew.
    """
    value = read_json(path)
    if isinstance(value, dict):
        version = value.get("version")
        if value.get("format") == FORMAT and isinstance(version, int) and version > VERSION:
            raise DocumentTooNew(path=path, version=version, known=VERSION)
    edit = convert(value, Edit, path)
    try:
        check_spans(edit.kept)
    except BadValue as error:
        raise DocumentInvalid(path=path, pointer="/kept", reason=str(error.params["reason"])) from error
    source = Path(os.path.normpath(path.parent.absolute() / edit.source))
    return msgspec.structs.replace(edit, source=str(source))


def write_edit(edit: Edit, path: Path, *, force: bool = True) -> None:
    """Write the edit; its source is stored relative to the file, so that a copied folder keeps working.

    Raises:
        OutputExists, DiskFull, FileNotWritable.
    """
    source = Path(edit.source).absolute()
    try:
        stored = Path(os.path.relpath(source, path.parent.absolute())).as_posix()
    except ValueError:  # another drive on Windows
        stored = str(source)
    write_atomic(path, encode(msgspec.structs.replace(edit, source=stored)), force=force)


def check_spans(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The spans, which must rise without overlap.

    Raises:
        BadValue: for a span that ends before it starts, or comes before the end of the one before.
    """
    last = 0.0
    for span in spans:
        shown = f"{span.start:g}-{span.end:g}"
        if not 0 <= span.start < span.end < float("inf"):
            raise BadValue(name="keep", value=shown, reason="the end must come after the start")
        if span.start < last:
            raise BadValue(name="keep", value=shown, reason="kept parts must follow one another")
        last = span.end
    return spans
