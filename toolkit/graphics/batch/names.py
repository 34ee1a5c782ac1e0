"""File names from a pattern: safe on every file system, unique without regard to case, in a fixed order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from toolkit.core.text import fold, graphemes, nfc
from toolkit.graphics.batch.errors import PlaceholderUnknown

MAX_BYTES = 140  # of one name in UTF-8: encrypted home folders on Linux allow 143, everything else more
_PLACEHOLDER = re.compile(r"\{([^{}]*?)(?::0?(\d))?\}")
_JOINERS = "\u200c\u200d"  # they change what Bengali looks like
_BREAKS = frozenset("/\\|:")
_RESERVED = frozenset('<>"?*')
_DEVICES = frozenset(
    ["con", "prn", "aux", "nul", "conin$", "conout$", "clock$"]
    + [f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"]
)


def safe_name(text: str, max_bytes: int = MAX_BYTES) -> str:
    """`text` as one part of a path that Windows, macOS, Linux and FAT sticks all take; may be empty.

    Letters of every script stay, joiners included. What some system reserves is replaced, what cannot be
    seen goes, and the end is cut between characters so that at most `max_bytes` of UTF-8 remain.
    """
    kept = []
    for char in nfc(text):
        if char in _BREAKS:
            kept.append("-")
        elif char in _RESERVED:
            kept.append("_")
        elif char in _JOINERS:
            kept.append(char)
        elif unicodedata.category(char) in ("Zs", "Zl", "Zp") or char in "\t\n\r":
            kept.append(" ")
        elif unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Cn"):
            kept.append(char)
    name = " ".join("".join(kept).split(" ")).strip(" .")
    name = _shortened(" ".join(name.split()), max_bytes).strip(" .")
    if name.partition(".")[0].rstrip().casefold() in _DEVICES:
        name = f"_{name}"
    return nfc(name)


def _shortened(name: str, max_bytes: int) -> str:
    if len(name.encode()) <= max_bytes:
        return name
    room = max_bytes
    kept = []
    for grapheme in graphemes(name):
        room -= len(grapheme.encode())
        if room < 0:
            break
        kept.append(grapheme)
    return "".join(kept)


@dataclass(frozen=True)
class NamePattern:
    """Such as `{district}-{row}`; `{row:4}` pads with zeros, a `/` makes folders."""

    text: str

    def check(self, known: Iterable[str]) -> None:
        """Raise PlaceholderUnknown when the pattern asks for a name that is not `known`."""
        names = {fold(name): name for name in known}
        for match in _PLACEHOLDER.finditer(self.text):
            if fold(match[1].strip()) not in names:
                raise PlaceholderUnknown(name=match[1], known=", ".join(names.values()))

    def uses(self, name: str) -> bool:
        """Whether the pattern has the placeholder `{name}`."""
        return any(fold(match[1].strip()) == fold(name) for match in _PLACEHOLDER.finditer(self.text))

    def fill(self, values: Mapping[str, str], fallback: str) -> str:
        """The path, without suffix, for these values; a part that comes out empty becomes `fallback`."""
        folded = {fold(key): value for key, value in values.items()}

        def value(match: re.Match[str]) -> str:
            found = folded.get(fold(match[1].strip()), "")
            padded = found.zfill(int(match[2])) if match[2] else found
            return padded.replace("/", "-").replace("\\", "-")  # a value never makes a folder

        parts = _PLACEHOLDER.sub(value, nfc(self.text)).replace("\\", "/").split("/")
        return "/".join(safe_name(part) or fallback for part in parts if part.strip()) or fallback


def unique_names(wanted: Sequence[str], suffix: str) -> list[str]:
    """The names with `suffix`, each different from all others even where case does not count.

    A name that is wanted once, or first, stays as it is; later ones get the first free number from 2.
    """
    natural = [_with_suffix(name, "", suffix) for name in wanted]
    taken: set[str] = {fold(name) for name in natural}
    used: set[str] = set()
    counters: dict[str, int] = {}
    result = []
    for stem, name in zip(wanted, natural, strict=True):
        key = fold(name)
        if key in used:
            number = counters.get(key, 2)
            while fold(name := _with_suffix(stem, f"-{number}", suffix)) in taken:
                number += 1
            counters[key] = number + 1
            taken.add(fold(name))
        used.add(fold(name))
        result.append(name)
    return result


def _with_suffix(path: str, number: str, suffix: str) -> str:
    folder, slash, stem = path.rpartition("/")
    room = MAX_BYTES - len(number.encode()) - len(suffix.encode())
    return f"{folder}{slash}{_shortened(stem, room).rstrip(' .')}{number}{suffix}"
