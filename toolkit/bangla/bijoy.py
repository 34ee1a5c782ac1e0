"""Bijoy (SutonnyMJ) text to Unicode: Latin codes in drawing order to Bengali letters in spoken order.

One pass over the characters. Each adds to the syllable at hand or begins the next one, so time grows with the
length only, and any text whatever is taken. To tell Bijoy from English first, see `bijoy_detect`.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache

from toolkit.core.paths import assets
from toolkit.core.text import nfc

_HASANTA = "\u09cd"
_NUKTA = "\u09bc"
_ZWNJ = "\u200c"
_ZWJ = "\u200d"
_REPH = "©"
_VISIBLE_HASANTA = "&"
_LONGEST = 16
_SIGN_ORDER = "ঁংঃ"


@dataclass(frozen=True)
class Glyphs:
    """What each character draws, by its role in a syllable."""

    letters: dict[str, str]
    first_halves: dict[str, str]
    second_halves: dict[str, str]
    before: dict[str, str]
    after: dict[str, str]
    signs: dict[str, str]
    marks: dict[str, str]


@cache
def glyphs() -> Glyphs:
    """The table in `assets/bangla/bijoy.toml`."""
    data = tomllib.loads((assets() / "bangla" / "bijoy.toml").read_text(encoding="utf-8"))
    return Glyphs(**{name: {key: nfc(value) for key, value in part.items()} for name, part in data.items()})


@cache
def _repairs() -> dict[int, str]:
    """Bytes 80–9F that some program took for Latin-1, as the characters they are in Windows-1252."""
    return {
        code: bytes([code]).decode("cp1252")
        for code in range(0x80, 0xA0)
        if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
    }


def to_unicode(text: str) -> str:
    """Unicode Bengali, NFC, for text that is Bijoy from end to end. Bengali letters in it stay."""
    reader = _Reader(text.translate(_repairs()))
    return nfc(reader.run())


@dataclass
class _Syllable:
    """What is known of the syllable so far."""

    before: str = ""
    letters: str = ""
    reph: bool = False
    after: str = ""
    signs: list[str] = field(default_factory=list)
    # Whether the last letter came alone, so that the font might have joined it to the next.
    single: bool = False

    @property
    def open(self) -> bool:
        """Whether the letters wait for one more to join."""
        return self.letters.endswith((_HASANTA, _HASANTA + _ZWNJ))

    @property
    def bare(self) -> bool:
        """Whether there are letters, complete and without a vowel sign after them."""
        return bool(self.letters) and not self.open and not self.after

    def spoken(self) -> str:
        """The syllable in Unicode order."""
        letters = self.letters.removesuffix(_ZWNJ)
        vowel = nfc(self.before + self.after)  # ে and া are ো
        if letters == "অ" and vowel.startswith("া"):
            letters, vowel = "আ", vowel[1:]
        signs = sorted(self.signs, key=_SIGN_ORDER.index)
        return (f"র{_HASANTA}" if self.reph else "") + letters + vowel + "".join(signs)


class _Reader:
    """Collects characters into syllables."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._table = glyphs()
        self._out: list[str] = []
        self._now = _Syllable()

    def run(self) -> str:
        """The whole text."""
        for place, char in enumerate(self._text):
            following = self._text[place + 1] if place + 1 < len(self._text) else " "
            preceding = self._text[place - 1] if place else " "
            self._read(char, preceding, following)
        self._finish()
        return "".join(self._out)

    def _finish(self) -> None:
        self._out.append(self._now.spoken())
        self._now = _Syllable()

    def _read(self, char: str, preceding: str, following: str) -> None:
        if len(self._now.letters) > _LONGEST or len(self._now.after) > _LONGEST:
            self._finish()  # no word is like this; without an end, hostile text would take time squared
        if self._by_neighbours(char, preceding, following):
            return
        table = self._table
        if char in table.letters:
            self._letter(table.letters[char])
        elif char in table.first_halves:
            self._letter(table.first_halves[char] + _HASANTA)
        elif char in table.second_halves:
            self._second_half(char, table.second_halves[char])
        elif char in table.before:
            self._vowel_before(table.before[char])
        elif char in table.after:
            self._vowel_after(table.after[char])
        elif char in table.signs:
            self._sign(table.signs[char])
        elif char == _REPH and self._now.letters:
            self._now.reph = True
        elif char == _VISIBLE_HASANTA and self._now.letters:
            self._visible_hasanta()
        else:
            self._other(table.marks.get(char, char))

    def _by_neighbours(self, char: str, preceding: str, following: str) -> bool:
        """Characters that the font uses twice, or that word processors put in the place of others."""
        if (
            self._as_second_half(char)
            or self._as_low_u(char, following)
            or self._as_first_half(char, following)
        ):
            return True
        if char == "Ð" and self._now.letters and not self._now.open:
            self._letter(f"ণ{_HASANTA}ড")  # elsewhere, and in older fonts, a dash
        elif char in "‘’“”–—•":
            self._other(char)
        elif (
            char == "t" and not self._now.letters and not self._now.before and preceding in " \t\n0123456789"
        ):
            self._other(":")  # the visarga stands in for a colon
        else:
            return False
        return True

    def _as_second_half(self, char: str) -> bool:
        """ত, তু, থ and ল below what waits for them: রাস্তা কিন্তু স্থান কুমিল্লা."""
        now = self._now
        waiting = now.open and not now.letters.endswith(_ZWNJ)
        drawn = {"Í": "ত", "—": "ত", "‘": "ত", "’": "থ", "ø": "ল"}.get(char, "")
        joins = char == "‘" and now.bare and now.letters[-1] == "ন"
        joins |= char == "ø" and now.bare and now.letters[-1] not in "ৎঅআইঈউঊঋএঐওঔ"
        if not drawn or not (waiting or joins):
            return False
        self._second_half(char, drawn)
        if char == "‘":
            self._vowel_after("ু")
        return True

    def _as_low_u(self, char: str, following: str) -> bool:
        """The ু that hangs lower, also typed as a quote or a dash: রু দ্রু স্তু."""
        low = self._now.bare and self._takes_low_u()
        dash = char == "–" and self._now.letters == "র" and not following.isspace()
        if low and (char in "æ“" or dash):
            self._vowel_after("ু")
            return True
        return False

    def _as_first_half(self, char: str, following: str) -> bool:
        """চ্ and ঙ্, which elsewhere are a closing quote and a bullet."""
        table, now = self._table, self._now
        parts = (table.letters, table.first_halves, table.second_halves, table.before)
        joins = following == "•" or any(following in part for part in parts)
        if char == "”" and joins:
            self._letter("চ" + _HASANTA)
        elif (
            char == "•"
            and joins
            and (table.letters.get(following, " ")[0] in "কখগঘম" or now.letters or now.before)
        ):
            self._letter("ঙ" + _HASANTA)
        else:
            return False
        return True

    def _takes_low_u(self) -> bool:
        """Whether the letters end so that the font draws their ু low: রু দ্রু প্লু স্তু."""
        return self._now.letters.endswith(("র", _HASANTA + "ল", _HASANTA + "ত"))

    def _letter(self, drawn: str) -> None:
        """A consonant, conjunct, half or vowel; with its sign if it is drawn with one, as গু is."""
        vowel = drawn[-1] if drawn[-1] in "ুৃ" else ""
        letters = drawn.removesuffix(vowel)
        now = self._now
        if now.open:
            if now.letters.endswith(_ZWNJ) and not self._could_join(letters):
                now.letters = now.letters.removesuffix(_ZWNJ)
            now.letters += letters
        else:
            if now.letters or now.after or now.reph:
                self._finish()
            self._now.letters = letters
        self._now.single = len(letters.removesuffix(_NUKTA)) == 1
        if vowel:
            self._vowel_after(vowel)

    def _could_join(self, letters: str) -> bool:
        """Whether the font could have joined what a visible hasanta keeps apart; then it was meant."""
        table, last = self._table, _last_letter(self._now.letters)
        if last in {*table.first_halves.values(), "চ", "ঙ"}:
            return True
        first = letters.removesuffix(_HASANTA)
        below = table.second_halves.values()
        if letters == first and first[0] in below and _NUKTA not in first:
            return True
        return self._now.single and f"{last}{_HASANTA}{first}" in table.letters.values()

    def _second_half(self, char: str, drawn: str) -> None:
        now = self._now
        if not now.letters:
            self._other(char)
            return
        last = _last_letter(now.letters)
        if drawn == "ন" and ((char == "è" and last in "ণষহ") or (char == "œ" and now.letters == "হ")):
            drawn = "ণ"
        # A ya-phala on a bare র needs the joiner; without it র্য reads as a reph.
        joiner = _ZWJ if now.letters == "র" and drawn == "য" else ""
        now.letters = now.letters.removesuffix(_ZWNJ).removesuffix(_HASANTA) + joiner + _HASANTA + drawn
        now.single = False

    def _vowel_before(self, vowel: str) -> None:
        if not self._now.open:
            self._finish()
        self._now.before = vowel

    def _vowel_after(self, vowel: str) -> None:
        if self._now.after != vowel:  # typed twice, it still draws one
            self._now.after += vowel

    def _sign(self, sign: str) -> None:
        if sign not in self._now.signs:
            self._now.signs.append(sign)

    def _visible_hasanta(self) -> None:
        if not self._now.open and not self._now.after:
            self._now.letters += _HASANTA + _ZWNJ

    def _other(self, text: str) -> None:
        self._finish()
        self._out.append(text)


def _last_letter(letters: str) -> str:
    """The last consonant of a cluster, open or not."""
    closed = letters.rstrip(_HASANTA + _ZWNJ)
    return closed[-2:] if closed.endswith(_NUKTA) else closed[-1:]
