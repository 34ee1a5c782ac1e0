"""Reads a lesson file and its front matter: YAML 1.2, safe, small, no aliases, no unknown keys."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from toolkit.core.documents import convert
from toolkit.core.errors import DocumentInvalid, FileEmpty, reading
from toolkit.core.text import nfc
from toolkit.lessons.errors import FrontMatterInvalid, FrontMatterMissing, LessonNotText, LessonTooLarge
from toolkit.lessons.format import MARP_KEYS, MAX_FILE_BYTES, MAX_FRONT_MATTER_BYTES, FrontMatter

_FENCE = "---"
_MAX_DEPTH = 8


@dataclass(frozen=True)
class Source:
    """A lesson file split in two: front matter, and Markdown that begins on line `first_line` (1-based)."""

    path: Path
    meta: FrontMatter
    body: str
    first_line: int


def read_source(path: Path) -> Source:
    """Read a lesson file.

    Raises:
        FileMissing, FileUnreadable, FileEmpty: the file cannot be read.
        LessonTooLarge, LessonNotText, FrontMatterMissing, FrontMatterInvalid: it is not a lesson.
    """
    with reading(path), path.open("rb") as file:
        data = file.read(MAX_FILE_BYTES + 1)
    if len(data) > MAX_FILE_BYTES:
        raise LessonTooLarge(path=path, limit_kb=MAX_FILE_BYTES // 1000)
    if not data.strip():
        raise FileEmpty(path=path)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise LessonNotText(path=path) from error
    return split_source(nfc(text), path)


def split_source(text: str, path: Path) -> Source:
    """Split the text of a lesson file; `path` is only for messages."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines[0].rstrip() != _FENCE:
        raise FrontMatterMissing(path=path)
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE), None)
    head = "\n".join(lines[1:end])
    if len(head.encode("utf-8", "surrogatepass")) > MAX_FRONT_MATTER_BYTES:
        raise LessonTooLarge(path=path, limit_kb=MAX_FRONT_MATTER_BYTES // 1000)
    if end is None:
        raise FrontMatterMissing(path=path)
    return Source(path, _front_matter(head, path), "\n".join(lines[end + 1 :]), end + 2)


def _front_matter(text: str, path: Path) -> FrontMatter:
    value = _load(text, path)
    if not isinstance(value, dict) or not all(isinstance(key, str) for key in value):
        raise FrontMatterInvalid(path=path, reason="not a list of keys and values")
    ours = {key: item for key, item in value.items() if key not in MARP_KEYS}
    try:
        return convert(ours, FrontMatter, path)
    except DocumentInvalid as error:
        where = f"{error.params['pointer']}: " if error.params["pointer"] else ""
        raise FrontMatterInvalid(path=path, reason=f"{where}{error.params['reason']}") from error


def _load(text: str, path: Path) -> object:
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError
    from ruamel.yaml.events import AliasEvent, CollectionEndEvent, CollectionStartEvent, NodeEvent

    depth = 0
    try:
        # Events come before anything is built, so a hostile document costs nothing but this loop.
        for event in YAML(typ="safe", pure=True).parse(text):
            if isinstance(event, AliasEvent) or (isinstance(event, NodeEvent) and event.anchor):
                raise FrontMatterInvalid(path=path, reason="anchors and aliases (& and *) are not allowed")
            depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
            if depth > _MAX_DEPTH:
                raise FrontMatterInvalid(path=path, reason=f"nested more than {_MAX_DEPTH} deep")
        return YAML(typ="safe", pure=True).load(text)
    except (YAMLError, ValueError, RecursionError) as error:
        problem = getattr(error, "problem", None) or str(error) or type(error).__name__
        mark = getattr(error, "problem_mark", None)
        place = f"line {mark.line + 2}: " if mark is not None else ""
        raise FrontMatterInvalid(path=path, reason=f"{place}{' '.join(str(problem).split())}") from error
