"""Unicode Bengali to Bijoy, for the tests only: what a typist with the font would have keyed.

Written from the table of glyphs, not from the reader, so that the two check each other.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from toolkit.bangla.bijoy import glyphs

HASANTA, ZWNJ, ZWJ, NUKTA = "\u09cd", "\u200c", "\u200d", "\u09bc"
# Glyphs that mean two things are left to the tables of examples.
AMBIGUOUS = set("ÍæøÿèÐˉ\u00ad\u2212")
CONSONANT = f"[ক-হ]{NUKTA}?"
SYLLABLE = re.compile(
    f"(?P<reph>র{HASANTA}(?={CONSONANT}))?"
    f"(?P<letters>{CONSONANT}(?:{ZWJ}?{HASANTA}{ZWNJ}?{CONSONANT})*(?:{HASANTA}(?!{ZWNJ}?[ক-হ]))?|[অ-ঔৎ])"
    "(?P<vowel>[া-ৌ]?)(?P<signs>[ঁ-ঃ]*)"
)
BEFORE = {"ি": "w", "ে": "‡", "ৈ": "\u02c6"}
AFTER = {"া": "v", "ী": "x", "ু": "y", "ূ": "~", "ৃ": "„"}
AROUND = {"ো": ("‡", "v"), "ৌ": ("‡", "Š")}


@cache
def _letters() -> dict[str, str]:
    return {drawn: key for key, drawn in glyphs().letters.items() if key not in AMBIGUOUS}


@cache
def _first_halves() -> dict[str, str]:
    halves = {drawn: key for key, drawn in glyphs().first_halves.items() if key not in AMBIGUOUS}
    return {**halves, "ঙ": "•", "চ": "”"}


def _second_half(drawn: str, before: str) -> str:
    """The right part of a conjunct after a letter, or nothing if the font has none for the two."""
    if drawn == "ণ":
        return "è" if before in "ণষ" else ""
    if drawn == "ন" and before == "হ":
        return ""
    keys = [k for k, d in glyphs().second_halves.items() if d == drawn and k not in AMBIGUOUS]
    return keys[0] if keys else ""


def write(text: str) -> str:
    """Bijoy for Bengali text; what is not Bengali stays."""
    out, end = [], 0
    marks = {drawn: key for key, drawn in glyphs().marks.items()}
    text = unicodedata.normalize("NFC", text)
    for match in SYLLABLE.finditer(text):
        out += [marks.get(c, c) for c in text[end : match.start()]]
        out.append(_syllable(match))
        end = match.end()
    return "".join([*out, *(marks.get(c, c) for c in text[end:])])


def _syllable(match: re.Match[str]) -> str:
    vowel = match["vowel"]
    before, after = AROUND.get(vowel, (BEFORE.get(vowel, ""), AFTER.get(vowel, "")))
    letters = "Av" if match["letters"] == "আ" else _cluster(match["letters"])
    signs = "".join({"ঁ": "u", "ং": "s", "ঃ": "t"}[sign] for sign in match["signs"])
    return before + letters + ("©" if match["reph"] else "") + after + signs


def _cluster(letters: str) -> str:
    if letters.endswith(HASANTA):
        return _cluster(letters.removesuffix(HASANTA)) + "&"
    parts = letters.split(HASANTA + ZWNJ)
    return "&".join(_joined(part.replace(ZWJ, "").split(HASANTA)) for part in parts)


def _joined(letters: list[str]) -> str:
    """The keys of a conjunct with the fewest visible hasantas, then the fewest keys."""
    ways = _ways(tuple(letters), "")
    return min(ways, key=lambda keys: (keys.count("&"), len(keys)))


@cache
def _ways(letters: tuple[str, ...], before: str) -> tuple[str, ...]:
    """Every way to draw the letters; `before` is the letter drawn whole just before, if any."""
    if not letters:
        return ("",)
    found: list[str] = []
    for count in range(len(letters), 0, -1):
        drawn, rest = HASANTA.join(letters[:count]), letters[count:]
        whole = _letters().get(drawn)
        if whole:
            join = "&" if before else ""
            found += [join + whole + way for way in _ways(rest, letters[count - 1])]
        second = _second_half(drawn, before) if before else ""
        if second:
            found += [second + way for way in _ways(rest, letters[count - 1])]
    half = _first_halves().get(letters[0])
    if half and len(letters) > 1:
        join = "&" if before else ""
        # After a half comes a whole letter or a second half.
        found += [join + half + way for way in _ways(letters[1:], "")]
        second = _second_half(letters[1], letters[0])
        if second:
            found += [join + half + second + way for way in _ways(letters[2:], letters[1])]
    return tuple(found)
