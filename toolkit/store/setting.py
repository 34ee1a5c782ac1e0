"""What one setting may be; the declaration drives the file, the validation and the form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import msgspec

from toolkit.core.errors import BadValue

T = TypeVar("T")


@dataclass(frozen=True)
class Setting(Generic[T]):
    """One setting.

    Attributes:
        key: its name in the file, for ever.
        kind: what msgspec checks the value against: `str`, `bool`, `int`, `bytes`, `tuple[str, ...]`.
        default: the value, or a function that finds it, used while nothing good is stored.
        choices: the only values allowed, when there are any.
        low: the least number allowed.
        high: the greatest number allowed.
        shown: whether people change it in the settings form; the others the app remembers by itself.
    """

    key: str
    kind: Any
    default: T | Callable[[], T]
    choices: tuple[T, ...] = ()
    low: float | None = None
    high: float | None = None
    shown: bool = False

    def standard(self) -> T:
        """The default value."""
        return self.default() if callable(self.default) else self.default

    def load(self, stored: object) -> T:
        """The value for what the file holds.

        Raises:
            BadValue: it is of the wrong type, out of range or no choice.
        """
        try:
            value: T = msgspec.convert(stored, self.kind)
        except msgspec.ValidationError as error:
            raise BadValue(name=self.key, value=stored, reason=str(error)) from error
        if self.choices and value not in self.choices:
            allowed = ", ".join(str(choice) for choice in self.choices)
            raise BadValue(name=self.key, value=stored, reason=f"not one of {allowed}")
        if isinstance(value, (int, float)):
            if self.low is not None and value < self.low:
                raise BadValue(name=self.key, value=stored, reason=f"less than {self.low:g}")
            if self.high is not None and value > self.high:
                raise BadValue(name=self.key, value=stored, reason=f"more than {self.high:g}")
        return value

    def dump(self, value: T) -> object:
        """What the file is to hold for `value`.

        Raises:
            BadValue: the value is not allowed.
        """
        stored: object = msgspec.to_builtins(value)
        self.load(stored)
        return stored
