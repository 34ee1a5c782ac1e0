"""Dates in words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.bangla.dates import MONTHS, long_date, long_date_with_weekday, parse_date
from toolkit.bangla.numbers import to_bengali_digits, to_latin_digits


def test_a_date_reads_as_people_say_it() -> None:
    assert long_date(date(2026, 11, 23)) == "২৩ নভেম্বর ২০২৬"
    assert long_date_with_weekday(date(2026, 11, 23)) == "সোমবার, ২৩ নভেম্বর ২০২৬"


@given(st.dates())
def test_no_part_of_a_date_is_lost(day: date) -> None:
    number, month, year = to_latin_digits(long_date(day)).split(" ")
    assert (int(number), MONTHS.index(month) + 1, int(year)) == (day.day, day.month, day.year)
    assert parse_date(to_bengali_digits(day.isoformat())) == day


@pytest.mark.parametrize("text", ["", "2026-02-30", "23-11-2026", "2026-W48-1", "20261123", "কাল"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        parse_date(text)
