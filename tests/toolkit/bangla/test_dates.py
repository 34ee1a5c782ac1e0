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


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-23",
        "২০২৬-১১-২৩",
        "23-11-2026",
        "২৩/১১/২০২৬",
        "23.11.2026",
        "২৩ নভেম্বর ২০২৬",
        "২৩ নভেম্বর, ২০২৬।",
        "23 Nov 2026",
        " 23 november 2026 ",
    ],
)
def test_a_date_may_be_written_as_people_do(text: str) -> None:
    assert parse_date(text) == date(2026, 11, 23)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_what_we_write_we_can_read(day: date) -> None:
    assert parse_date(long_date(day)) == day


@pytest.mark.parametrize(
    "text",
    ["", "2026-02-30", "31/02/2026", "2026-W48-1", "20261123", "কাল", "২৩ শ্রাবণ ২০২৬", "23-11/2026", "5-6-26"],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        parse_date(text)
