"""Text as people see it: NFC, graphemes, folding. Bengali joins code points, so never count those."""

from __future__ import annotations

import unicodedata

import regex

_GRAPHEME = regex.compile(r"\X")


def nfc(text: str) -> str:
    """The stored form. Joiners (ZWJ, ZWNJ) stay: they change what Bengali text looks like."""
    return unicodedata.normalize("NFC", text)


def graphemes(text: str) -> list[str]:
    """The characters a reader would count, in order."""
    import regex  # slow to load, and most of what imports this module only wants NFC

    return regex.findall(r"\X", text)


def grapheme_count(text: str) -> int:
    """How many characters a reader would count."""
    return len(graphemes(text))


def fold(text: str) -> str:
    """The form for comparing: NFC and casefolded."""
    return nfc(nfc(text).casefold())
