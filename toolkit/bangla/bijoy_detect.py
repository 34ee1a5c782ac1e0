"""Tell Bijoy text from English, word by word, and convert only what is Bijoy.

Bijoy uses the letters of English, but not with the same frequency, nor in the same places. Each word gets the
weight of its letters (the logarithm of how much more common each is in Bijoy), less what no Bengali word has,
and a part of its neighbours' weight, which also decides for numbers, abbreviations and very short words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

from toolkit.bangla.bijoy import glyphs, to_unicode
from toolkit.bangla.literal import addresses
from toolkit.bangla.suggest import is_common
from toolkit.core.text import nfc

# From the project's Bengali word list, written in Bijoy, against English letter frequencies.
_WEIGHTS = {
    **{
        "a": -2.6,
        "b": 1.4,
        "c": -0.2,
        "d": -2.6,
        "e": -1.1,
        "f": -1.1,
        "g": 0.4,
        "h": -1.5,
        "i": -0.4,
        "j": 2.9,
    },
    **{
        "k": 1.1,
        "l": -2.4,
        "m": 0.1,
        "n": -1.6,
        "o": -2.8,
        "p": -3.1,
        "q": 2.6,
        "r": -3.5,
        "s": -2.7,
        "t": -5.2,
    },
    **{"u": -1.6, "v": 2.7, "w": 1.2, "x": 1.3, "y": 0.3, "z": 0.8},
    **{
        "A": 1.7,
        "B": 2.1,
        "C": -1.1,
        "D": 1.0,
        "E": -2.9,
        "F": -1.1,
        "G": 2.2,
        "H": -1.3,
        "I": 0.8,
        "J": -0.9,
    },
    **{
        "K": 3.6,
        "L": 2.0,
        "M": 2.1,
        "N": -0.8,
        "O": -1.9,
        "P": 2.1,
        "Q": 2.5,
        "R": 1.3,
        "S": -0.4,
        "T": -2.6,
    },
    **{"U": 2.3, "V": 0.8, "W": 0.5, "X": -1.1, "Y": 1.4, "Z": 3.4},
    **{"`": 2.0, "_": 1.0, "~": 2.0, "^": 2.0, "&": 0.5},
}
_DRAWN_ONLY = 4.0  # † ‡ © ¨ ª: no other text has them inside words
_ACCENTED = 1.0  # Ö ß é ÿ: conjuncts here, letters in other languages
_FOREIGN = -2.0
_KNOWN = 5.0  # what it reads as is a common Bengali word
_ILL_FORMED = 3.0
# Abbreviations, and short words that both languages have; the words beside them decide.
_LEFT_TO_NEIGHBOURS = -0.5
_UNDECIDED = frozenset({"be", "by", "we", "me", "my", "he", "I", "give", "joy", "quiz"})
_PUNCTUATION = frozenset("“”‘’–—•…|\\$")
# Seen beside letters in Western text too.
_WESTERN = frozenset("°±·«»\u00b4¡×÷µ§²³½¼")
_WORDS = re.compile(r"\S+")
_EDGES = "()[]{}<>,.;:?!/'\"“”‘’-–—|0123456789%+=*#\\"
# A capital may begin an English word; inside words capitals are Bijoy.
_FIRST_CAPITAL = 0.5
# The part of the weight of the next word, the one after, and so on, on either side.
_NEIGHBOURS = (0.35, 0.15, 0.1)
_NEIGHBOUR_LIMIT = 8.0
_ENOUGH = 5.0
# A Bengali word of four letters or more has one of these, or a conjunct.
_SIGNS = frozenset("vwxyzst~^&")


@dataclass(frozen=True)
class Span:
    """A stretch of the text.

    Attributes:
        source: as it was.
        text: as it is after conversion.
        is_bijoy: whether it was taken for Bijoy.
    """

    source: str
    text: str
    is_bijoy: bool


def convert(text: str) -> str:
    """The text with what is Bijoy in it as Unicode, NFC; English, addresses and Bengali stay."""
    return nfc("".join(span.text for span in spans(text)))


def looks_like_bijoy(text: str) -> bool:
    """Whether there is enough Bijoy in the text to offer a conversion."""
    words = _weighed(text)
    bijoy = [word for word in words if word.weight > 0 and word.own > 0]
    letters = sum(len(word.text) for word in words if word.own)
    evidence = sum(word.own for word in bijoy)
    return evidence >= _ENOUGH and sum(len(word.text) for word in bijoy) * 4 >= letters


def spans(text: str) -> list[Span]:
    """The text in stretches that are Bijoy and stretches that are not, for a preview; nothing is left out."""
    runs: list[tuple[int, int]] = []
    going_on = False
    for word in _weighed(text):
        is_bijoy = word.weight > 0
        if is_bijoy:
            start = runs.pop()[0] if going_on else word.start
            runs.append((start, word.stop))
        going_on = is_bijoy
    found: list[Span] = []
    end = 0
    for start, stop in [*runs, (len(text), len(text))]:
        kept, source = text[end:start], text[start:stop]
        found += [Span(kept, kept, False)] if kept else []
        found += [Span(source, to_unicode(source), True)] if source else []
        end = stop
    return found


@dataclass(frozen=True)
class _Word:
    start: int
    stop: int
    text: str
    own: float
    weight: float


def _weighed(text: str) -> list[_Word]:
    """The words with their weights, above 0 for Bijoy."""
    fixed = addresses(text)
    places = [match.span() for match in _WORDS.finditer(text)]
    own = [_own_weight(text[start:stop]) for start, stop in places]
    # An address has no white space, so it lies in one word; that word is the last to start before it.
    starts = [start for start, _ in places]
    kept = {bisect_right(starts, start) - 1 for start, _ in fixed}
    limited = [max(-_NEIGHBOUR_LIMIT, min(_NEIGHBOUR_LIMIT, weight)) for weight in own]
    reach = len(_NEIGHBOURS)
    beyond = [0.0] * reach
    padded = [*beyond, *limited, *beyond]
    words: list[_Word] = []
    for place, (start, stop) in enumerate(places):
        here = place + reach
        near = sum(
            part * (padded[here - far] + padded[here + far]) for far, part in enumerate(_NEIGHBOURS, start=1)
        )
        weight = -1.0 if place in kept else own[place] + near
        words.append(_Word(start, stop, text[start:stop], 0.0 if place in kept else own[place], weight))
    return words


def _own_weight(word: str) -> float:
    """The weight of a word by itself; 0 for numbers and punctuation."""
    core = word.strip(_EDGES)
    if not core or any("\u0980" <= char <= "\u09ff" for char in core):
        return 0.0
    if len(core) == 1 and not core.isalpha():
        return 0.0
    if core in _UNDECIDED or (core.isascii() and core.isalnum() and core.upper() == core):
        return _LEFT_TO_NEIGHBOURS
    weight = sum(_char_weight(char) for char in core) - _ILL_FORMED * _faults(core)
    first = _WEIGHTS.get(core[0], 0.0)
    if core[0].isupper() and first > 0:
        weight -= first * _FIRST_CAPITAL
    return weight + _KNOWN if len(core) > 1 and is_common(to_unicode(core)) else weight


def _char_weight(char: str) -> float:
    if char in _WEIGHTS:
        return _WEIGHTS[char]
    if char in _PUNCTUATION or char == "'":
        return 0.0
    if char.isascii() or not _is_drawn(char):
        return _FOREIGN
    return _ACCENTED if "À" <= char <= "ÿ" or char in _WESTERN else _DRAWN_ONLY


def _is_drawn(char: str) -> bool:
    table = glyphs()
    parts = (table.letters, table.first_halves, table.second_halves, table.before, table.after)
    return char == "©" or (char not in _PUNCTUATION and any(char in part for part in parts))


def _faults(word: str) -> int:
    """How many places in the word no Bengali word has."""
    table = glyphs()
    late = {*table.after, *table.signs}
    count = int(len(word) > 3 and word.isascii() and not any(char in _SIGNS for char in word))
    count += int(word[0] in {*late, *table.second_halves, "©"} and word[0] != "v") + int(
        word[-1] in table.before
    )
    for first, second in pairwise(word):
        after_before = first in table.before and (second in late or second in table.before) and second != "u"
        two_vowels = first in table.after and second in table.after and first != second
        alone_inside = second in "ACDEFGHJ"
        loose_half = second == "^" and first not in table.first_halves and first not in "YjmcM"
        count += after_before + two_vowels + alone_inside + loose_half
    return count
