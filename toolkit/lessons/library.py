"""Finds lessons in folders: both languages of a lesson together, in modules, in order."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from toolkit.core.errors import ToolkitError
from toolkit.core.paths import assets, data_dir, program_root
from toolkit.lessons.errors import DuplicateLesson, LessonUnknown
from toolkit.lessons.format import FrontMatter, Language, Lesson
from toolkit.lessons.front_matter import read_source
from toolkit.lessons.markdown import inside_folder
from toolkit.lessons.parse import read_lesson

LANGUAGES: tuple[Language, Language] = ("bn", "en")
_MAX_FILES = 2_000


class Edition(msgspec.Struct, frozen=True):
    """A lesson in one language: its file and what the file says about itself."""

    path: Path
    meta: FrontMatter


class Entry(msgspec.Struct, frozen=True):
    """A lesson in all its languages."""

    id: str
    editions: dict[Language, Edition]

    def best(self, language: Language) -> Edition:
        """The edition in `language`, or the one there is."""
        return self.editions.get(language) or next(iter(self.editions.values()))

    @property
    def order(self) -> tuple[int, str]:
        """Where the lesson stands in its module."""
        return min(edition.meta.order for edition in self.editions.values()), self.id


class Module(msgspec.Struct, frozen=True):
    """Lessons that belong together, in order. `names` by language; the id where a name is missing."""

    id: str
    names: dict[Language, str]
    entries: tuple[Entry, ...]

    def name(self, language: Language) -> str:
        """The name to show."""
        return self.names.get(language) or next(iter(self.names.values()), self.id)


class Catalogue(msgspec.Struct, frozen=True):
    """Everything found: modules in order, and files that could not be listed with the reason."""

    modules: tuple[Module, ...]
    faults: tuple[ToolkitError, ...] = ()

    def entries(self) -> Iterator[Entry]:
        """All lessons in order."""
        for module in self.modules:
            yield from module.entries

    def edition(self, lesson_id: str, language: Language) -> Edition:
        """The edition of a lesson in `language`, else in the other one.

        Raises:
            LessonUnknown: there is no such lesson.
        """
        for entry in self.entries():
            if entry.id == lesson_id:
                return entry.best(language)
        raise LessonUnknown(id=lesson_id, lang=language)


class Library:
    """Lessons in folders; where two folders hold the same lesson, the earlier folder wins."""

    def __init__(self, folders: Sequence[Path] | None = None) -> None:
        self.folders = tuple(folders) if folders is not None else (user_folder(), assets() / "lessons")

    def files(self) -> list[Path]:
        """Every lesson file, folder by folder."""
        found: list[Path] = []
        for folder in self.folders:
            found += sorted(path for path in folder.rglob("*.md") if _named_as_lesson(path))
        return found[:_MAX_FILES]

    def catalogue(self) -> Catalogue:
        """Look through the folders. A file that cannot be read becomes a fault, not the end."""
        faults: list[ToolkitError] = []
        editions: dict[str, dict[Language, Edition]] = {}
        for path in self.files():
            try:
                edition = Edition(path, read_source(path).meta)
            except ToolkitError as error:
                faults.append(error)
                continue
            pair = editions.setdefault(edition.meta.id, {})
            earlier = pair.setdefault(edition.meta.lang, edition)
            if earlier is not edition and self._root(earlier.path) == self._root(path):
                faults.append(DuplicateLesson(path=path, other=earlier.path))
        return Catalogue(tuple(self._modules(editions)), tuple(faults))

    def open(self, lesson_id: str, language: Language) -> Lesson:
        """Read a lesson.

        Raises:
            LessonUnknown: there is no such lesson.
            LessonError: it cannot be read.
        """
        return read_lesson(self.catalogue().edition(lesson_id, language).path)

    def _root(self, path: Path) -> Path | None:
        return next((folder for folder in self.folders if path.is_relative_to(folder)), None)

    def _modules(self, editions: dict[str, dict[Language, Edition]]) -> Iterable[Module]:
        names, orders = self._module_names()
        grouped: dict[str, list[Entry]] = {}
        for lesson_id, pair in editions.items():
            ordered = {language: pair[language] for language in LANGUAGES if language in pair}
            entry = Entry(lesson_id, ordered)
            grouped.setdefault(next(iter(ordered.values())).meta.module, []).append(entry)
        for module_id in sorted(grouped, key=lambda name: (orders.get(name, 9999), name)):
            entries = sorted(grouped[module_id], key=lambda entry: entry.order)
            yield Module(module_id, names.get(module_id, {}), tuple(entries))

    def _module_names(self) -> tuple[dict[str, dict[Language, str]], dict[str, int]]:
        """Names and order from each folder's `modules.toml`; a broken one only costs the names."""
        names: dict[str, dict[Language, str]] = {}
        orders: dict[str, int] = {}
        for folder in reversed(self.folders):
            try:
                tables = tomllib.loads((folder / "modules.toml").read_text(encoding="utf-8"))
            except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
                continue
            for module_id, table in tables.items():
                if isinstance(table, dict):
                    known = {language: table.get(language) for language in LANGUAGES}
                    names[module_id] = {key: name for key, name in known.items() if isinstance(name, str)}
                    order = table.get("order")
                    orders[module_id] = order if isinstance(order, int) else 9999
        return names, orders


def user_folder() -> Path:
    """Where the user's own lessons are."""
    return data_dir() / "lessons"


def practice_file(lesson: Lesson) -> Path | None:
    """The sample that the lesson practises on: beside the lesson, else among the bundled material."""
    practice = lesson.meta.practice
    if practice is None or not practice.open or not inside_folder(practice.open):
        return None
    places = (lesson.path.parent / practice.open, program_root() / practice.open)
    return next((place for place in places if place.is_file()), None)


def _named_as_lesson(path: Path) -> bool:
    """`name.bn.md`: other Markdown beside lessons (a README, say) is none of ours."""
    return path.stem.endswith(tuple(f".{language}" for language in LANGUAGES)) and path.is_file()
