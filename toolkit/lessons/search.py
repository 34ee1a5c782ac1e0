"""Full-text search over lessons: an SQLite FTS5 index in the cache, rebuilt whenever it is missing or stale.

The tokenizer keeps Bengali whole: vowel signs and nukta (Mn, Mc) and the joiners belong to the word. SQLite's
own default drops them, and then কামাল finds কুমিল too.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import msgspec
import regex

from toolkit.core.errors import ToolkitError
from toolkit.core.paths import cache_dir
from toolkit.core.text import fold, nfc
from toolkit.lessons.format import Language, Lesson
from toolkit.lessons.library import Library
from toolkit.lessons.parse import read_lesson

_SCHEMA = 1
_TOKENIZER = "unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc' tokenchars '\u200c\u200d'"
_TABLES = f"""
CREATE TABLE files (path TEXT PRIMARY KEY, stamp TEXT NOT NULL, lesson INTEGER NOT NULL);
CREATE VIRTUAL TABLE lessons USING fts5(
  title, headings, body, notes, id UNINDEXED, lang UNINDEXED, path UNINDEXED,
  tokenize="{_TOKENIZER}");
CREATE VIRTUAL TABLE slides USING fts5(
  heading, body, notes, lesson UNINDEXED, number UNINDEXED, tokenize="{_TOKENIZER}");
PRAGMA user_version = {_SCHEMA};
"""
_WORD = regex.compile(r"[\p{L}\p{N}\p{M}\p{Co}\u200c\u200d]+")
_JOINERS = "\u200c\u200d"
_ON, _OFF = "\x02", "\x03"
_MAX_WORDS = 12


class Span(msgspec.Struct, frozen=True):
    """A piece of a snippet; `hit` when it is what was searched for."""

    text: str
    hit: bool


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """A lesson that was found, and the slide (1-based) where the words stand."""

    id: str
    lang: Language
    title: str
    path: Path
    slide: int
    snippet: tuple[Span, ...]


def match_expression(query: str) -> str:
    """What the user typed as an FTS5 expression: every word quoted, each also finding longer forms."""
    words = [word for word in _WORD.findall(fold(query)) if word.strip(_JOINERS)]
    return " AND ".join(f'"{word}"*' for word in words[:_MAX_WORDS])


class Search:
    """Searches a library. The index follows the files by itself, and may be deleted at any time."""

    def __init__(self, library: Library, index: Path | None = None) -> None:
        self._library = library
        self._index = index or cache_dir() / "lessons.sqlite3"

    def find(self, query: str, *, language: Language | None = None, limit: int = 20) -> list[Hit]:
        """The lessons that hold every word, those with the words in their title first."""
        expression = match_expression(query)
        if not expression:
            return []
        with self._open() as base:
            self._refresh(base)
            rows = base.execute(
                "SELECT rowid, title, id, lang, path, "
                "instr(highlight(lessons, 0, :on, :off), :on) > 0 AS titled "
                "FROM lessons WHERE lessons MATCH :query AND (:lang IS NULL OR lang = :lang) "
                "ORDER BY titled DESC, bm25(lessons, 10, 4, 1, 0.5), id, lang LIMIT :limit",
                {"on": _ON, "off": _OFF, "query": expression, "lang": language, "limit": limit},
            ).fetchall()
            return [self._hit(base, row, expression) for row in rows]

    def _hit(
        self, base: sqlite3.Connection, row: tuple[int, str, str, Language, str, int], words: str
    ) -> Hit:
        rowid, title, lesson_id, lang, path, _ = row
        found = base.execute(
            "SELECT number, snippet(slides, -1, ?, ?, '…', 14) FROM slides "
            "WHERE slides MATCH ? AND lesson = ? ORDER BY bm25(slides, 4, 1, 0.5), number LIMIT 1",
            (_ON, _OFF, words.replace(" AND ", " OR "), rowid),
        ).fetchone()
        number, snippet = found or (1, "")
        spans = tuple(_spans(snippet))
        return Hit(id=lesson_id, lang=lang, title=title, path=Path(path), slide=number, snippet=spans)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """The index; a broken or old one is made anew, and with nowhere to write it lives in memory."""
        base = self._connect()
        with closing(base):
            yield base

    def _connect(self) -> sqlite3.Connection:
        for _attempt in range(2):
            try:
                self._index.parent.mkdir(parents=True, exist_ok=True)
                return _prepared(str(self._index))
            except (sqlite3.DatabaseError, OSError):
                with suppress(OSError):
                    self._index.unlink(missing_ok=True)
        return _prepared(":memory:")

    def _refresh(self, base: sqlite3.Connection) -> None:
        files = {str(path): _stamp(path) for path in self._library.files()}
        known = dict(base.execute("SELECT path, stamp FROM files"))
        if files == known:
            return
        with base:
            for path in known.keys() - {path for path, stamp in files.items() if known.get(path) == stamp}:
                _forget(base, path)
            for path, stamp in files.items():
                if known.get(path) != stamp:
                    _learn(base, Path(path), stamp)


def _prepared(name: str) -> sqlite3.Connection:
    base = sqlite3.connect(name, timeout=5)
    try:
        version = base.execute("PRAGMA user_version").fetchone()[0]
        if version == 0:
            base.executescript(_TABLES)
        elif version != _SCHEMA:
            raise sqlite3.DatabaseError(f"index version {version}")
        base.execute("SELECT count(*) FROM files")
    except BaseException:
        base.close()
        raise
    return base


def _stamp(path: Path) -> str:
    try:
        state = path.stat()
    except OSError:
        return ""
    return f"{state.st_mtime_ns}-{state.st_size}"


def _forget(base: sqlite3.Connection, path: str) -> None:
    for (rowid,) in base.execute("SELECT lesson FROM files WHERE path = ?", (path,)).fetchall():
        base.execute("DELETE FROM lessons WHERE rowid = ?", (rowid,))
        base.execute("DELETE FROM slides WHERE lesson = ?", (rowid,))
    base.execute("DELETE FROM files WHERE path = ?", (path,))


def _learn(base: sqlite3.Connection, path: Path, stamp: str) -> None:
    rowid = 0
    with suppress(ToolkitError):  # a broken lesson is simply not found; `lessons check` says why
        rowid = _insert(base, read_lesson(path))
    base.execute("INSERT INTO files VALUES (?, ?, ?)", (str(path), stamp, rowid))


def _insert(base: sqlite3.Connection, lesson: Lesson) -> int:
    slides = lesson.slides
    meta = lesson.meta
    joined = [" \n".join(texts) for texts in zip(*((s.title, s.text, s.notes) for s in slides), strict=True)]
    cursor = base.execute(
        "INSERT INTO lessons VALUES (?, ?, ?, ?, ?, ?, ?)",
        (meta.title, *map(nfc, joined or ("", "", "")), meta.id, meta.lang, str(lesson.path)),
    )
    rowid = cursor.lastrowid or 0
    base.executemany(
        "INSERT INTO slides VALUES (?, ?, ?, ?, ?)",
        [(slide.title, nfc(slide.text), nfc(slide.notes), rowid, slide.number) for slide in slides],
    )
    return rowid


def _spans(marked: str) -> Iterator[Span]:
    for index, piece in enumerate(marked.split(_ON)):
        hit, _, rest = piece.partition(_OFF) if index else ("", "", piece)
        if hit:
            yield Span(hit, hit=True)
        if rest:
            yield Span(rest, hit=False)
