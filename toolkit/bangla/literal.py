"""What stays as it is when text around it changes script: web and e-mail addresses."""

from __future__ import annotations

import re
from collections.abc import Callable

# Every quantifier is over one class that cannot match its own follower, so the search is linear.
_ADDRESS = re.compile(
    r"\b(?:https?|ftp)://[^\s\u0980-\u09FF<>\"]+"
    r"|\bwww\.[A-Za-z0-9-]+\.[^\s\u0980-\u09FF<>\"]+"
    r"|(?<![\w.+-])[A-Za-z0-9][\w.+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+",
    re.ASCII | re.IGNORECASE,
)
_TRAILING = ".,;:!?)]}'|"


def around_addresses(text: str, change: Callable[[str], str]) -> str:
    """The text with `change` applied to everything but the addresses in it."""
    pieces: list[str] = []
    end = 0
    for start, stop in addresses(text):
        pieces += [change(text[end:start]), text[start:stop]]
        end = stop
    return "".join([*pieces, change(text[end:])])


def addresses(text: str) -> list[tuple[int, int]]:
    """Where web and e-mail addresses start and stop, without the punctuation that ends a sentence."""
    found: list[tuple[int, int]] = []
    for match in _ADDRESS.finditer(text):
        stop = match.start() + len(match[0].rstrip(_TRAILING))
        found.append((match.start(), stop))
    return found
