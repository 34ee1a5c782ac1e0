"""What a typist probably meant: a common word that sounds like the keys, what they spell, and variants."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice

from toolkit.bangla.phonetic import to_bengali
from toolkit.bangla.soundalike import sound, sounds
from toolkit.core.paths import assets
from toolkit.core.text import nfc

LIMIT = 7
_HASANTA = "\u09cd"
_VOWEL_SIGNS = frozenset("ািীুূৃেৈোৌ")
_VOWELS = frozenset("অআইঈউঊঋএঐওঔ")
# A key this short fits too many words to replace what was typed; they are only offered.
_SURE_LENGTH = 3
_LONGEST = 40
# ণ ঙ ড় ঢ় open no word; ড় ঢ় join nothing; ণ stands with no letter of the ত row, ষ with none but its own.
_NEVER = re.compile(
    "^(?:[ণঙংৎ]|[ডঢ]\u09bc)|[ডঢ]\u09bc\u09cd|\u09cd[ডঢ]\u09bc|ণ\u09cd[ত-ধনস]|[ত-ধ]\u09cdণ|[তদ]\u09cd[ট-ঢ]|[ট-ঢ]\u09cd[ত-ধ]"
    "|ষ\u09cd[ত-ধশস]|শ\u09cd[ট-ঢষ]|স\u09cdষ|ক\u09cdশ|ন\u09cdঢ|\u09cd\u200c?$"
)


@dataclass(frozen=True)
class Composition:
    """A word being typed.

    Attributes:
        latin: the keys.
        literal: what the keys spell.
        suggestions: what to offer, the one to show first; `literal` is always among them.
    """

    latin: str
    literal: str
    suggestions: tuple[str, ...]

    @property
    def text(self) -> str:
        """What to show while the word is typed."""
        return self.suggestions[0]


@dataclass(frozen=True)
class _Lexicon:
    rank: dict[str, int]
    by_sound: dict[str, tuple[str, ...]]
    spellings: dict[str, str]
    endings: tuple[str, ...]
    after_vowel: frozenset[str]
    swaps: tuple[tuple[str, str], ...]
    same_key: frozenset[frozenset[str]]


@cache
def _lexicon() -> _Lexicon:
    folder = assets() / "bangla"
    lines = nfc((folder / "words.txt").read_text(encoding="utf-8")).splitlines()
    words = list(dict.fromkeys(word for line in lines if not line.startswith("#") for word in line.split()))
    by_sound: dict[str, list[str]] = {}
    for word in words:
        for key in sounds(word):
            by_sound.setdefault(key, []).append(word)
    spellings = tomllib.loads(nfc((folder / "spellings.toml").read_text(encoding="utf-8")))["spellings"]
    readings = tomllib.loads(nfc((folder / "readings.toml").read_text(encoding="utf-8")))
    swaps = [tuple(swap.split("-")) for swap in readings["swaps"].split()]
    return _Lexicon(
        rank={word: place for place, word in enumerate(words)},
        by_sound={key: tuple(found) for key, found in by_sound.items()},
        spellings=spellings,
        endings=tuple(readings["endings"].split()),
        after_vowel=frozenset(readings["after_vowel"].split()),
        swaps=tuple((typed, meant) for typed, meant in swaps),
        same_key=frozenset(frozenset(swap) for swap in swaps),
    )


def is_common(word: str) -> bool:
    """Whether the word is on the list of common words, with or without an ending."""
    return any(word == known for known, _ in _known_as(sound(word)))


def suggest(latin: str, remembered: Mapping[str, str] | None = None, limit: int = LIMIT) -> Composition:
    """The word and its alternatives for the keys of one word.

    Args:
        latin: the keys of one word, without spaces and punctuation around it.
        remembered: what the typist chose before, by keys; comes first.
        limit: how many suggestions at most; at least 1.
    """
    literal = to_bengali(latin)
    if len(latin) > _LONGEST:
        return Composition(latin, literal, (literal,))
    ranked = _ranked(latin, literal)
    chosen = (remembered or {}).get(latin)
    if chosen:
        ranked = [nfc(chosen), *ranked]
    others = (word for word in _variants(latin, literal) if _is_plausible(word))
    several = list(dict.fromkeys([*ranked, *islice(others, limit)]))[: max(1, limit)]
    if literal not in several:
        several[-1:] = [literal]
    return Composition(latin, literal, tuple(several))


def _ranked(latin: str, literal: str) -> list[str]:
    """The literal word and the known ones that sound like it, the likeliest first."""
    spelled = _lexicon().spellings.get(latin.lower())
    known = sorted(_known_as(sound(literal)), key=lambda word: (_distance(literal, word[0]), word[1]))
    # An o at the end is always typed when it is meant.
    words = [word for word, _ in known if latin[-1] in "oO" or word[-1] != "ো"]
    if spelled:
        return [spelled, literal, *words]
    if not words or literal in words:
        return [literal, *words]
    sure = len(sound(literal)) >= _SURE_LENGTH and not _is_precise(latin)
    if sure or _without_o(words[0]) == _without_o(literal):
        return [words[0], literal, *words[1:]]
    return [literal, *words]


def _is_precise(latin: str) -> bool:
    """Whether the keys tell apart what lower-case keys leave open; then the typist means what they spell."""
    return "`" in latin or any(key.isupper() for key in latin[1:])


def _without_o(word: str) -> str:
    """The word without the one sign that even careful typists leave to the reader: ছট for ছোট."""
    return word.replace("ো", "")


def _known_as(key: str) -> list[tuple[str, int]]:
    """Known words with this sound and how common each is, bare or with an ending."""
    lexicon = _lexicon()
    found = [(word, lexicon.rank[word]) for word in lexicon.by_sound.get(key, ())]
    for place, (ending, tail) in enumerate(_tails(), start=1):
        if not key.endswith(tail):
            continue
        found += [
            (word + ending, lexicon.rank[word] + len(lexicon.rank) * place)
            for word in lexicon.by_sound.get(key[: -len(tail)], ())
            if _takes(word, ending)
        ]
    return found


@cache
def _tails() -> tuple[tuple[str, str], ...]:
    """Each ending with the keys it may add; the য় of য়ের is not heard after ই."""
    pairs = [
        (ending, tail)
        for ending in _lexicon().endings
        for tail in (sound(ending), sound(ending).removeprefix("y"))
    ]
    return tuple(dict.fromkeys(pair for pair in pairs if pair[1]))


def _takes(word: str, ending: str) -> bool:
    """Whether the ending has the form this word calls for: বই-য়ের, কাজ-ের, মা-র."""
    open_end = word[-1] in _VOWEL_SIGNS or word[-1] in _VOWELS
    if ending[0] in _VOWEL_SIGNS:
        return not open_end and word[-1] not in "ংঃঁৎ্"
    if ending in _lexicon().after_vowel:
        return open_end
    return True


def _distance(typed: str, word: str) -> float:
    """How far a word is from what was typed: 1 per letter, half for letters that share a key."""
    same_key = _lexicon().same_key
    before = [float(column) for column in range(len(word) + 1)]
    for row, a in enumerate(typed, start=1):
        now = [float(row)]
        for column, b in enumerate(word, start=1):
            change = 0.0 if a == b else 0.5 if frozenset((a, b)) in same_key else 1.0
            now.append(min(before[column] + 1, now[-1] + 1, before[column - 1] + change))
        before = now
    return before[-1]


def _variants(latin: str, literal: str) -> Iterator[str]:
    """The word with one ambiguous key read the other way."""
    if latin.endswith("o") and "ক" <= literal[-1:] <= "হ":
        yield literal + "ো"
    for typed, meant in _lexicon().swaps:
        place = literal.find(typed)
        while place >= 0:
            after = literal[place + len(typed) : place + len(typed) + 1]
            # ড and ড়, য and য় are different letters although one begins the other.
            if after != "\u09bc":
                yield nfc(literal[:place] + meant + literal[place + len(typed) :])
            place = literal.find(typed, place + 1)
    place = literal.find(_HASANTA)
    while place >= 0:
        yield literal[:place] + literal[place + 1 :]
        place = literal.find(_HASANTA, place + 1)


def _is_plausible(word: str) -> bool:
    """Whether Bengali has such spellings at all."""
    return not _NEVER.search(word)
