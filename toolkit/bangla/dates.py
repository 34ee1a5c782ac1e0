"""Dates in words."""

from __future__ import annotations

import re
from datetime import date

from toolkit.bangla.numbers import to_bengali_digits, to_latin_digits
from toolkit.core.text import nfc

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})", re.ASCII)
_WORDS = re.compile(r"([0-9]{1,2})\s+([^\s0-9,]+),?\s+([0-9]{4})")
_ENGLISH_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
MONTHS = (
    "জানুয়ারি",
    "ফেব্রুয়ারি",
    "মার্চ",
    "এপ্রিল",
    "মে",
    "জুন",
    "জুলাই",
    "আগস্ট",
    "সেপ্টেম্বর",
    "অক্টোবর",
    "নভেম্বর",
    "ডিসেম্বর",
)
WEEKDAYS = ("সোমবার", "মঙ্গলবার", "বুধবার", "বৃহস্পতিবার", "শুক্রবার", "শনিবার", "রবিবার")


def parse_date(text: str) -> date:
    """A date as people here write it, in either script's digits.

    Understands 2026-11-23, the day first (23-11-2026, 23/11/2026, 23.11.2026), and month names in Bengali
    or English (২৩ নভেম্বর ২০২৬, 23 Nov 2026).

    Raises:
        ValueError: it is no such date.
    """
    plain = to_latin_digits(nfc(text)).strip().removesuffix("।").rstrip()
    if match := _ISO.fullmatch(plain):
        year, month, day = (int(part) for part in match.groups())
    elif match := _DAY_FIRST.fullmatch(plain):
        day, month, year = int(match[1]), int(match[3]), int(match[4])
    elif match := _WORDS.fullmatch(plain):
        day, month, year = int(match[1]), _month(match[2]), int(match[3])
    else:
        raise ValueError(f"not a date: {text!r}")
    return date(year, month, day)


def _month(name: str) -> int:
    """The number of a month by its Bengali name, or its English one or the first three letters of that."""
    if name in MONTHS:
        return MONTHS.index(name) + 1
    for number, english in enumerate(_ENGLISH_MONTHS, start=1):
        if name.lower() in (english, english[:3]):
            return number
    raise ValueError(f"not a month: {name!r}")


def long_date(day: date) -> str:
    """২৩ নভেম্বর ২০২৬."""
    return to_bengali_digits(f"{day.day} {MONTHS[day.month - 1]} {day.year:04}")


def long_date_with_weekday(day: date) -> str:
    """সোমবার, ২৩ নভেম্বর ২০২৬."""
    return f"{WEEKDAYS[day.weekday()]}, {long_date(day)}"
