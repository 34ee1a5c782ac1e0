"""Digits and grouping."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.bangla.numbers import group_lakh, parse_number, to_bengali_digits, to_latin_digits


@given(st.text())
def test_digits_come_back(text: str) -> None:
    latin = to_latin_digits(text)
    assert to_latin_digits(to_bengali_digits(latin)) == latin
    assert len(to_bengali_digits(text)) == len(text)


@given(st.integers(-(10**18), 10**18))
def test_grouping_changes_commas_only(number: int) -> None:
    grouped = group_lakh(str(number))
    assert grouped.replace(",", "") == str(number)
    head, *rest = grouped.lstrip("-").split(",")
    assert 1 <= len(head) <= (2 if rest else 3)
    assert all(len(part) == 2 for part in rest[:-1])
    assert not rest or len(rest[-1]) == 3
    assert group_lakh(grouped) == grouped


@pytest.mark.parametrize(
    ("number", "grouped"),
    [
        ("1234567", "12,34,567"),
        ("১২৩৪৫৬৭.৫০", "১২,৩৪,৫৬৭.৫০"),
        ("999", "999"),
        ("1000", "1,000"),
        ("100000", "1,00,000"),
        ("-10000000", "-1,00,00,000"),
        ("12,34,567", "12,34,567"),
        (".5", ".5"),
    ],
)
def test_grouping_as_people_write_it(number: str, grouped: str) -> None:
    assert group_lakh(number) == grouped


@pytest.mark.parametrize("text", ["", "বারো", "1.2.3", "--1", "1e9", "NaN", "²"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a number"):
        parse_number(text)
