"""Bindings and conditions."""

from __future__ import annotations

import pytest

from toolkit.graphics.bind import bindings, fill, is_visible
from toolkit.graphics.errors import FieldInvalid


def _brand(token: str) -> str:
    return f"<{token}>"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{day|date:bn-long}", "২৩ নভেম্বর ২০২৬"),
        ("৳ {amount|number:lakh|digits:bn}", "৳ ১২,৩৪,৫৬৭"),
        ("{bn|digits:latin}", "123"),
        ("{word|upper}!", "ABC!"),
        ("@tagline", "<tagline>"),
        ("{@handle} · {word}", "<handle> · abc"),
        ("{empty|number:lakh}", ""),
        ("{missing}", ""),
        ("{sly}", "@tagline {word}"),
    ],
)
def test_values_are_put_in(text: str, expected: str) -> None:
    values = {
        "day": "2026-11-23",
        "amount": "1234567",
        "bn": "১২৩",
        "word": "abc",
        "empty": " ",
        "sly": "@tagline {word}",
    }
    assert fill(text, values, _brand) == expected


@pytest.mark.parametrize(("name", "value"), [("date:bn-long", "কাল"), ("number:lakh", "অনেক")])
def test_a_value_that_does_not_suit_names_its_field(name: str, value: str) -> None:
    with pytest.raises(FieldInvalid) as caught:
        fill(f"{{key|{name}}}", {"key": value}, _brand)
    assert caught.value.params["field"] == "key"


def test_bindings_lists_keys_and_filters() -> None:
    assert bindings("{a} ও {b | upper|digits:bn}") == [("a", ()), ("b", ("upper", "digits:bn"))]


@pytest.mark.parametrize(
    ("condition", "visible"),
    [(None, True), ("a", True), ("b", False), ("!a", False), ("!b", True), ("a=1", True), ("a=2", False)],
)
def test_conditions(condition: str | None, visible: bool) -> None:
    assert is_visible(condition, {"a": "1", "b": "  "}) is visible
