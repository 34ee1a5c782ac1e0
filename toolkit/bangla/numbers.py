"""Digits and number grouping as Bengali readers expect them."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

_LATIN = "0123456789"
_BENGALI = "০১২৩৪৫৬৭৮৯"
_TO_BENGALI = str.maketrans(_LATIN, _BENGALI)
_TO_LATIN = str.maketrans(_BENGALI, _LATIN)
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)")


def to_bengali_digits(text: str) -> str:
    """Latin digits as Bengali ones; everything else stays."""
    return text.translate(_TO_BENGALI)


def to_latin_digits(text: str) -> str:
    """Bengali digits as Latin ones; everything else stays."""
    return text.translate(_TO_LATIN)


def parse_number(text: str) -> Decimal:
    """A number typed in either script, with or without grouping commas.

    Raises:
        ValueError: it is not a number.
    """
    plain = to_latin_digits(text).replace(",", "").strip()
    if not _NUMBER.fullmatch(plain):
        raise ValueError(f"not a number: {text!r}")
    try:
        return Decimal(plain)
    except InvalidOperation as error:  # pragma: no cover - the pattern lets nothing else through
        raise ValueError(f"not a number: {text!r}") from error


def group_lakh(number: str) -> str:
    """Indian grouping, the digits staying in the script they came in: 1234567.5 as 12,34,567.5.

    Raises:
        ValueError: it is not a number.
    """
    parse_number(number)
    plain = number.replace(",", "").strip()
    sign = plain[0] if plain[0] in "+-" else ""
    whole, point, rest = plain[len(sign) :].partition(".")
    head, tail = whole[:-3], whole[-3:]
    pairs = [head[max(0, end - 2) : end] for end in range(len(head), 0, -2)]
    return sign + ",".join([*reversed(pairs), tail]) + point + rest
