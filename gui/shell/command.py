"""What the command palette can offer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Command:
    """One thing the palette offers; `also` are more words that find it (its name in English)."""

    name: str
    icon_name: str
    run: Callable[[], object]
    keys: str = ""
    also: str = ""
