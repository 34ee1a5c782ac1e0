"""What a check found, in words."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from toolkit.core.errors import ToolkitError
from toolkit.core.messages import Language, Message, describe, sentence

LANGUAGES: tuple[Language, ...] = ("bn", "en")


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One thing about the machine: in order or not, what was seen, and the remedy (empty when in order)."""

    name: str
    ok: bool
    detail: dict[Language, str]
    remedy: dict[Language, str]


class Fine(msgspec.Struct, frozen=True):
    """What a check gives when all is in order: which sentence says so, and its parameters."""

    code: str
    params: dict[str, object] = {}


def find(name: str, check: Callable[[], Fine]) -> Finding:
    """Run one check; the error it raises, if any, is the finding."""
    words: dict[Language, Message]
    try:
        fine = check()
    except ToolkitError as error:
        ok, words = False, {language: describe(error, language) for language in LANGUAGES}
    else:
        code, params = f"doctor-{fine.code}", fine.params
        ok, words = True, {language: sentence(code, params, language) for language in LANGUAGES}
    return Finding(
        name=name,
        ok=ok,
        detail={language: message.text for language, message in words.items()},
        remedy={language: message.remedy for language, message in words.items() if message.remedy},
    )
