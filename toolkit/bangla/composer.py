"""Phonetic typing key by key, for an editor: what to replace in the text at each key.

The composer holds the run of keys since the last space. At each key it composes that run again, and says how
many characters before the cursor to take away and what to put there. It knows nothing of the editor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile

from toolkit.bangla.literal import addresses
from toolkit.bangla.phonetic import to_bengali
from toolkit.bangla.suggest import suggest

# A word inside a run of keys: letters with the marks that spell (backtick, ^, : inside), not the punctuation
# and digits around it.
_WORD = re.compile(r"[A-Za-z][A-Za-z`^]*(?::[A-Za-z`^]+)*")
_SPACE = re.compile(r"(\s+)")


@dataclass(frozen=True)
class Change:
    """What to do at the cursor.

    Attributes:
        remove: characters before the cursor to delete. What is removed was composed here or typed as one key
            each, so it counts the same in Python and, for keys on the Basic Multilingual Plane, in UTF-16.
        insert: what to put in their place.
    """

    remove: int
    insert: str


class Composer:
    """Turns keys into changes of the text before the cursor."""

    def __init__(self, remembered: Mapping[str, str] | None = None) -> None:
        """Start with what the typist chose in the past, by keys."""
        self._remembered = dict(remembered or {})
        self._keys = ""
        self._shown = ""

    @property
    def keys(self) -> str:
        """The run of keys being composed; empty between words."""
        return self._keys

    @property
    def shown(self) -> str:
        """What now stands before the cursor for those keys."""
        return self._shown

    @property
    def remembered(self) -> Mapping[str, str]:
        """What the typist chose, by keys; for storing."""
        return dict(self._remembered)

    @property
    def suggestions(self) -> tuple[str, ...]:
        """What to offer for the last word of the run, the shown one first; empty when there is no word."""
        words = self._words()
        return suggest(words[-1], self._remembered).suggestions if words else ()

    def press(self, typed: str) -> Change:
        """One key, or a run of them. White space ends the word."""
        before, done = self._shown, ""
        for run in _SPACE.split(typed):
            if run.isspace():
                done += self._shown + run
                self.finish()
            elif run:
                self._keys += run
                self._shown = self._compose()
        return _least(before, done + self._shown)

    def erase(self) -> Change | None:
        """Backspace: takes the last key back, or None when there is none and the editor shall delete."""
        if not self._keys:
            return None
        before = self._shown
        self._keys = self._keys[:-1]
        self._shown = self._compose()
        return _least(before, self._shown)

    def choose(self, index: int) -> Change:
        """Take a suggestion for the last word, now and whenever the same keys are typed again.

        Raises:
            IndexError: there is no such suggestion.
        """
        picked, before = self.suggestions[index], self._shown
        self._remembered[self._words()[-1]] = picked
        self._shown = self._compose()
        return _least(before, self._shown)

    def finish(self) -> None:
        """The word is done: the cursor moved, or the editor lost the focus."""
        self._keys = self._shown = ""

    def _words(self) -> list[str]:
        """The words of the run; none in an address."""
        return [] if addresses(self._keys) else _WORD.findall(self._keys)

    def _compose(self) -> str:
        return "".join(self._pieces())

    def _pieces(self) -> Iterator[str]:
        if addresses(self._keys):
            yield to_bengali(self._keys)
            return
        end = 0
        for match in _WORD.finditer(self._keys):
            yield to_bengali(self._keys[end : match.start()])
            yield suggest(match[0], self._remembered).text
            end = match.end()
        yield to_bengali(self._keys[end:])


def _least(before: str, after: str) -> Change:
    """The change that keeps what both begin with."""
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False)))
    return Change(len(before) - same, after[same:])
