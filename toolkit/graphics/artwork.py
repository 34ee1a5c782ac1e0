"""Artwork that belongs to a template or a brand: SVG or PNG files, checked before Qt sees them."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QByteArray
from PySide6.QtSvg import QSvgRenderer

from toolkit.core.errors import reading
from toolkit.graphics.errors import ArtInvalid

SUFFIXES = (".svg", ".png", ".jpg", ".jpeg", ".webp")
_MAX_BYTES = 4_000_000
_FORBIDDEN = (
    (re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE), "it declares entities"),
    (re.compile(rb"<\s*(script|foreignObject|image|animate\w*|set|text)\b", re.IGNORECASE), "it holds <{}>"),
    (re.compile(rb"href\s*=\s*[\"']\s*(?!#)", re.IGNORECASE), "it points to another file"),
    (re.compile(rb"url\s*\(\s*[\"']?\s*(?!#)", re.IGNORECASE), "it points to another file"),
    (re.compile(rb"<\?xml-stylesheet|@import", re.IGNORECASE), "it points to another file"),
)
_MAX_USES = 500


def read_svg(path: Path) -> QSvgRenderer:
    """A renderer for an SVG file that draws shapes and nothing else.

    Raises:
        ArtInvalid: it is no SVG, or holds scripts, text, entities or references to other files.
    """
    with reading(path):
        data = path.read_bytes() if path.stat().st_size <= _MAX_BYTES else None
    if data is None:
        raise ArtInvalid(path=path, reason=f"larger than {_MAX_BYTES // 1_000_000} MB")
    for pattern, reason in _FORBIDDEN:
        match = pattern.search(data)
        if match:
            name = match[1].decode() if match.groups() else ""
            raise ArtInvalid(path=path, reason=reason.format(name))
    if data.count(b"<use") > _MAX_USES:
        raise ArtInvalid(path=path, reason=f"it uses more than {_MAX_USES} copies")
    renderer = QSvgRenderer()
    if b"<svg" not in data or not renderer.load(QByteArray(data)) or renderer.viewBoxF().isEmpty():
        raise ArtInvalid(path=path, reason="not an SVG drawing")
    return renderer
