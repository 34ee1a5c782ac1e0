"""Dates in words."""

from __future__ import annotations

import re
from datetime import date

from toolkit.bangla.numbers import to_bengali_digits, to_latin_digits

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
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
    """A date typed as 2026-11-23, in either script's digits.

    Raises:
        ValueError: it is no such date.
    """
    plain = to_latin_digits(text).strip()
    if not _ISO.fullmatch(plain):  # fromisoformat alone also takes week dates
        raise ValueError(f"not a date: {text!r}")
    return date.fromisoformat(plain)


def long_date(day: date) -> str:
    """২৩ নভেম্বর ২০২৬."""
    return to_bengali_digits(f"{day.day} {MONTHS[day.month - 1]} {day.year:04}")


def long_date_with_weekday(day: date) -> str:
    """সোমবার, ২৩ নভেম্বর ২০২৬."""
    return f"{WEEKDAYS[day.weekday()]}, {long_date(day)}"
