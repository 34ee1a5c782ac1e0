"""Puts values into a template's texts: `{key|filter|filter}`. A fixed set of filters, no code."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from toolkit.bangla.dates import long_date, parse_date
from toolkit.bangla.numbers import group_lakh, to_bengali_digits, to_latin_digits
from toolkit.graphics.errors import FieldInvalid

_BINDING = re.compile(r"\{([^{}]*)\}")


def _date(text: str) -> str:
    return long_date(parse_date(text))


FILTERS: dict[str, Callable[[str], str]] = {
    "digits:bn": to_bengali_digits,
    "digits:latin": to_latin_digits,
    "date:bn-long": _date,
    "number:lakh": group_lakh,
    "upper": str.upper,
}
_EXPECTED = {"date:bn-long": "a date such as 2026-11-23", "number:lakh": "a number"}


def bindings(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Every `{key|filter…}` in a text, as key and filters."""
    found = []
    for match in _BINDING.finditer(text):
        key, *filters = (part.strip() for part in match[1].split("|"))
        found.append((key, tuple(filters)))
    return found


def fill(text: str, values: Mapping[str, str], brand_text: Callable[[str], str]) -> str:
    """The text with every binding replaced.

    Args:
        text: as the template has it; `{@tagline}` and a lone `@tagline` stand for the brand's words.
        values: by field key; a key without a value is empty.
        brand_text: gives the words of `tagline`, `handle` or `name`.

    Raises:
        FieldInvalid: a value does not suit its filter.
    """
    if text.startswith("@"):
        return brand_text(text[1:])

    def replace(match: re.Match[str]) -> str:
        key, *filters = (part.strip() for part in match[1].split("|"))
        value = brand_text(key[1:]) if key.startswith("@") else values.get(key, "")
        if not value.strip():
            return ""
        for name in filters:
            try:
                value = FILTERS[name](value)
            except ValueError as error:
                raise FieldInvalid(field=key, value=value, expected=_EXPECTED[name]) from error
        return value

    return _BINDING.sub(replace, text)


def is_visible(condition: str | None, values: Mapping[str, str]) -> bool:
    """Whether `visibleIf` holds: `key` filled, `!key` empty, `key=value` equal."""
    if condition is None:
        return True
    key, equals, wanted = condition.partition("=")
    if equals:
        return values.get(key.strip(), "").strip() == wanted.strip()
    if key.startswith("!"):
        return not values.get(key[1:].strip(), "").strip()
    return bool(values.get(key.strip(), "").strip())
