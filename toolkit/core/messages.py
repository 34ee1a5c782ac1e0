"""Puts error codes and job phases into words, in Bengali and English.

The sentences are data (`assets/i18n/errors/*.toml`), one file per package, so that the command line
and the app say the same thing.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from toolkit.core.errors import ToolkitError
from toolkit.core.paths import assets

Language = Literal["bn", "en"]


@dataclass(frozen=True)
class Message:
    """What happened and, where there is one, what to do next."""

    text: str
    remedy: str = ""


def describe(error: ToolkitError, language: Language) -> Message:
    """The sentence and the remedy for an error."""
    return sentence(error.code, error.params, language)


def sentence(code: str, params: Mapping[str, object], language: Language) -> Message:
    """An entry of the catalogue with its parameters filled in."""
    entry = catalogue()[code]
    return Message(entry[language].format_map(params), entry.get(f"{language}_try", "").format_map(params))


def phase(code: str, language: Language) -> str:
    """The name of a job phase, such as "encode"; the code itself when it has none."""
    return catalogue().get(f"phase-{code}", {}).get(language, code)


@cache
def catalogue() -> dict[str, dict[str, str]]:
    """Every entry, by code: `en`, `bn` and optionally `en_try`, `bn_try`."""
    entries: dict[str, dict[str, str]] = {}
    for file in sorted((assets() / "i18n" / "errors").glob("*.toml")):
        entries.update(tomllib.loads(file.read_text(encoding="utf-8")))
    return entries
