"""Phonetic typing: Latin keys as Bengali, `ami banglay` as আমি বাংলায়.

The spelling is the one people know from Avro; the tables are in `assets/bangla/phonetic.toml`. Case matters
for D G I J N O R S T U Y Z and for no other letter. The same text always gives the same Bengali, whatever was
typed before or comes after the next space, so an editor may compose a word again at each key.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from toolkit.bangla.literal import around_addresses
from toolkit.bangla.numbers import to_bengali_digits
from toolkit.core.paths import assets
from toolkit.core.text import nfc

_HASANTA = "\u09cd"
_ZWJ = "\u200d"
_CASE_MATTERS = frozenset("DGIJNORSTUYZ")
_VOWEL_KEYS = frozenset("aeiouIOU")
# Keys after which r starts a letter of its own instead of becoming a ra-phala.
_NO_RA_PHALA = frozenset("rywxZঙঞ")
_LONGEST_CONJUNCT = 4


@dataclass(frozen=True)
class _Tables:
    """The rules as the scanner wants them."""

    consonants: dict[str, str]
    vowels: dict[str, tuple[str, str]]
    conjuncts: frozenset[str]
    rewrites: dict[str, str]
    marks: dict[str, str]


@cache
def _tables() -> _Tables:
    data = tomllib.loads(nfc((assets() / "bangla" / "phonetic.toml").read_text(encoding="utf-8")))
    return _Tables(
        consonants=data["consonants"],
        vowels={key: (alone, sign) for key, (alone, sign) in data["vowels"].items()},
        conjuncts=frozenset(" ".join(data["conjuncts"].values()).split()),
        rewrites=data["rewrites"],
        marks=data["marks"],
    )


def to_bengali(latin: str) -> str:
    """Bengali, NFC, for phonetically typed text. Bengali already there and addresses stay as they are."""
    return nfc(around_addresses(latin, _convert))


def _convert(latin: str) -> str:
    return _Scanner(_fold_case(latin)).run()


def _fold_case(latin: str) -> str:
    """Lower case where case says nothing. Character by character, so that positions stay."""
    return "".join(key.lower() if key.isascii() and key not in _CASE_MATTERS else key for key in latin)


def _is_vowel(key: str) -> bool:
    return key in _VOWEL_KEYS


def _is_consonant(key: str) -> bool:
    return (key.isascii() and key.isalpha() and key not in _VOWEL_KEYS) or key in "ঙঞ"


class _Scanner:
    """One pass over the keys; each step reads what it can at `at` and writes its Bengali."""

    def __init__(self, keys: str) -> None:
        self._keys = keys
        self._at = 0
        self._out: list[str] = []
        # The key before, or a stand-in where the letter it made behaves unlike its key: ং ঙ ঞ ও.
        self._before = " "
        self._rules = _tables()

    def run(self) -> str:
        """All of the keys."""
        while self._at < len(self._keys):
            if not (self._mark() or self._ra() or self._vowel() or self._semivowel() or self._consonant()):
                key = self._keys[self._at]
                self._write(1, to_bengali_digits(key) if key.isascii() else key)
        return "".join(self._out)

    def _peek(self, offset: int = 0) -> str:
        """The key at an offset, or a space beyond the ends."""
        place = self._at + offset
        return self._keys[place] if 0 <= place < len(self._keys) else " "

    def _starts(self, *keys: str) -> bool:
        return self._keys.startswith(keys, self._at)

    def _prefixes(self, start: int) -> list[str]:
        """The next three, two and one keys from a place, as far as there are so many."""
        return [self._keys[start : start + n] for n in (3, 2, 1) if start + n <= len(self._keys)]

    def _write(self, length: int, bengali: str, before: str = "") -> bool:
        self._before = before or self._keys[self._at + length - 1]
        self._at += length
        self._out.append(bengali)
        return True

    def _mark(self) -> bool:
        """Punctuation and the backtick."""
        for keys in self._prefixes(self._at):
            bengali = self._rules.marks.get(keys)
            if bengali is None:
                continue
            # 1.5 and 10:30 are numbers, not sentences.
            if keys == "." and self._peek(1).isdecimal():
                bengali = "."
            if keys == ":" and self._peek(-1).isdecimal() and self._peek(1).isdecimal():
                bengali = ":"
            return self._write(len(keys), bengali)
        return False

    def _ra(self) -> bool:
        """র as a letter, a reph or a ra-phala; rri is a vowel."""
        if self._peek() != "r" or self._starts("rri"):
            return False
        joins = _is_consonant(self._before) and self._before not in _NO_RA_PHALA
        if self._starts("rry", "rrZ"):
            return self._write(3, f"রর{_ZWJ}{_HASANTA}য")
        if self._starts("ry", "rZ"):
            # A ya-phala on a bare র needs the joiner; without it র্য reads as a reph.
            return self._write(2, f"{_HASANTA}র{_HASANTA}য" if joins else f"র{_ZWJ}{_HASANTA}য")
        if self._starts("rr"):
            return self._reph()
        return self._write(1, f"{_HASANTA}র" if joins else "র")

    def _reph(self) -> bool:
        """rr: a reph on the consonant after it, where there is one and no consonant before."""
        after = self._peek(2)
        if not _is_consonant(self._before) and _is_consonant(after) and after != "r":
            return self._write(2, f"র{_HASANTA}")
        if _is_consonant(self._before) and self._before != "r":
            return self._write(2, f"{_HASANTA}রর")
        return self._write(2, "রর")

    def _vowel(self) -> bool:
        keys = next((keys for keys in self._prefixes(self._at) if keys in self._rules.vowels), "")
        if not keys:
            return False
        alone, sign = self._rules.vowels[keys]
        if self._peek(len(keys)) == "`":
            return self._write(len(keys) + 1, sign)
        if keys in "ao" and self._peek(1) == "Z":
            return self._write(2, f"অ{_HASANTA}য" + ("া" if keys == "a" else ""))
        if _is_consonant(self._before):
            return self._write(len(keys), sign)
        if _is_vowel(self._before) or self._before == "ও":
            if keys == "a" and self._before != "a":
                return self._write(1, "য়া")
            if keys == "o" and self._before != "o":
                return self._write(1, "ও", before="ও")
        return self._write(len(keys), alone)

    def _semivowel(self) -> bool:
        """The keys y Z w x, whose letter depends on both neighbours."""
        key = self._peek()
        after_consonant = _is_consonant(self._before)
        after_vowel = _is_vowel(self._before) or self._before == "ও"
        if key == "Z":
            return self._write(1, f"{_HASANTA}য")
        if key == "y":
            if after_consonant:
                return self._write(1, f"{_HASANTA}য")
            return self._write(1, "য" if self._before == "ং" else "য়" if after_vowel else "ইয়")
        if key == "w":
            if after_consonant:
                return self._write(1, f"{_HASANTA}ব")
            if self._before == "ও" and _is_vowel(self._peek(1)):
                return self._write(1, "য়")
            return self._write(1, "ওয়" if _is_vowel(self._peek(1)) else "ও")
        if key == "x":
            return self._write(1, "ক্স" if after_consonant or after_vowel else "এক্স")
        return False

    def _consonant(self) -> bool:
        """A consonant, or the longest conjunct that its letters and the next ones form."""
        if self._starts("ng") and self._peek(2) != "h":
            # Between n and a vowel the g is heard: ঙ্গ. Elsewhere ng is ং.
            heard = _is_vowel(self._peek(2))
            return self._write(2, f"ঙ{_HASANTA}গ" if heard else "ং", before="" if heard else "ং")
        letters = self._letters()
        if not letters:
            return False
        for count in range(len(letters), 1, -1):
            joined = self._join([letter for _, letter in letters[:count]])
            if joined in self._rules.conjuncts:
                return self._write(sum(length for length, _ in letters[:count]), joined)
        length, letter = letters[0]
        return self._write(length, letter, before=letter if letter in "ঙঞ" else "")

    def _letters(self) -> list[tuple[int, str]]:
        """The consonants from here on, each with the number of its keys, as many as a conjunct may have."""
        found: list[tuple[int, str]] = []
        place = self._at
        while len(found) < _LONGEST_CONJUNCT:
            keys = next((keys for keys in self._prefixes(place) if keys in self._rules.consonants), "")
            letter = self._rules.consonants.get(keys, "")
            if found and found[-1][1] in "কঙ" and self._keys.startswith("x", place):
                keys, letter = "x", "ষ"  # the second half of ক্ষ
            if not letter or self._keys.startswith("t``", place):
                break
            found.append((len(keys), letter))
            place += len(keys)
        return found

    def _join(self, letters: list[str]) -> str:
        joined = _HASANTA.join(letters)
        for typed, written in self._rules.rewrites.items():
            joined = joined.replace(typed, written)
        return joined
