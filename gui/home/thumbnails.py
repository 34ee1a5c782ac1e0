"""A small picture of a thing opened lately; made in a job, kept in the cache."""

from __future__ import annotations

import hashlib
import io
from contextlib import suppress
from pathlib import Path

from toolkit.core.errors import ToolkitError
from toolkit.core.files import write_atomic
from toolkit.core.jobs import JobContext
from toolkit.core.paths import cache_dir
from toolkit.store.recents import Recent

HEIGHT = 240  # px; twice what is shown, for sharp screens
_AT_SECONDS = 1.0  # the very first frame of a phone video is often black


def picture_of(recent: Recent, ctx: JobContext) -> bytes:
    """A JPEG of it, or b"" when there is nothing to show; never an error, since a picture is only a comfort.

    Raises:
        JobCancelled: the job was cancelled.
    """
    with suppress(ToolkitError, OSError):
        if not recent.is_file:
            return _template(recent.target) if recent.kind == "template" else b""
        path = Path(recent.target)
        kept = _cache_file(path)
        if kept.is_file():
            return kept.read_bytes()
        made = _graphic(path) if path.suffix.lower() == ".kgraphic" else _video(path, ctx)
        if made:
            write_atomic(kept, made)
        return made
    return b""


def _cache_file(path: Path) -> Path:
    """Named by the file and its state, so that an edited file gets a new picture."""
    state = path.stat()
    key = f"{path}\n{state.st_mtime_ns}\n{state.st_size}".encode("utf-8", "surrogateescape")
    return cache_dir() / "home" / f"{hashlib.sha256(key).hexdigest()[:24]}.jpg"


def _template(identity: str) -> bytes:
    from toolkit.graphics.load import find_template

    preview = find_template(identity).folder / "preview.jpg"
    return preview.read_bytes() if preview.is_file() else b""


def _graphic(path: Path) -> bytes:
    from toolkit.graphics.brand import find_brand
    from toolkit.graphics.document import read_document
    from toolkit.graphics.load import find_template
    from toolkit.graphics.render import render_image

    document = read_document(path)
    template = find_template(document.template.id)
    size = template.spec.sizes[0].id
    image = render_image(
        template,
        values=document.values,
        photos=document.photo_uses(path.parent),
        brand=find_brand(document.brand),
        size=size,
        tweaks=document.tweaks.get(size, {}),
        language=document.language,
    ).convert("RGB")
    image.thumbnail((HEIGHT * 3, HEIGHT))
    written = io.BytesIO()
    image.save(written, "JPEG", quality=85)
    return written.getvalue()


def _video(path: Path, ctx: JobContext) -> bytes:
    from toolkit.video.edit import SUFFIX, read_edit
    from toolkit.video.thumbnails import make_thumbnails

    source = Path(read_edit(path).source) if path.suffix.lower() == SUFFIX else path
    found: list[bytes] = []
    make_thumbnails(source, [_AT_SECONDS], HEIGHT, lambda picture: found.append(picture.jpeg), ctx)
    return found[0] if found else b""
