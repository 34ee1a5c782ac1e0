"""A coarse key of a Bengali word: words that a typist may spell alike in Latin keys share it.

Both sides are Bengali: the word as the keys spell it and the word that may be meant. So whatever the keys do
to one they do to the other, and this module knows nothing of keys.
"""

from __future__ import annotations

import re
from functools import lru_cache

from toolkit.core.text import nfc

_HASANTA = "\u09cd"
_NUKTA = "\u09bc"

_LETTERS = {
    **dict.fromkeys("আা", "a"),
    **dict.fromkeys("ইঈিীৈ", "i"),
    **dict.fromkeys("উঊুূৌ", "u"),
    **dict.fromkeys("এে", "e"),
    **dict.fromkeys("ঋৃ", "ri"),
    **dict.fromkeys("ো", ""),
    **dict.fromkeys("ঁঃ\u200c\u200d" + _HASANTA + _NUKTA, ""),
    "অ": "",
    "ও": "w",
    "ঐ": "oi",
    "ঔ": "ou",
    "ক": "k",
    "খ": "K",
    "গ": "g",
    "ঘ": "G",
    **dict.fromkeys("ঙং", "N"),
    **dict.fromkeys("চছ", "c"),
    **dict.fromkeys("জয", "j"),
    "ঝ": "J",
    "ঞ": "n",
    **dict.fromkeys("টতৎ", "t"),
    **dict.fromkeys("ঠথ", "T"),
    **dict.fromkeys("ডদ", "d"),
    **dict.fromkeys("ঢধ", "D"),
    **dict.fromkeys("ণন", "n"),
    "প": "p",
    "ফ": "f",
    "ব": "b",
    "ভ": "v",
    "ম": "m",
    "র": "r",
    "ল": "l",
    **dict.fromkeys("শষস", "s"),
    "হ": "h",
}
# Spellings whose sound is not that of their letters, in the order they are applied.
_RESPELL = (
    (f"ড{_NUKTA}", "র"),
    (f"ঢ{_NUKTA}", "র"),
    (f"ক{_HASANTA}ষ", "খ"),
    (f"জ{_HASANTA}ঞ", "গ"),
    (f"ঙ{_HASANTA}গ", "ঙ"),
    ("ংগ", "ঙ"),
    (f"ওয{_NUKTA}", "ও"),
    (f"ইয{_NUKTA}", "ই"),
    (f"িয{_NUKTA}", "ি"),
    (f"য{_NUKTA}", "\ue000"),
)
# A ya-phala lengthens its consonant, a ba-phala often is silent.
_YA_PHALA = f"{_HASANTA}য"
_BA_PHALA = re.compile(f"(?<![মব]){_HASANTA}ব")
# ব্যক্তি is said bekti, ব্যবহার byabohar: the ya-phala of the first letter has a vowel in it.
_OPENING_YA_PHALA = re.compile(f"^(.){_YA_PHALA}(?=[ক-হ])")
_GLIDE = "\ue000"
_DOUBLED = re.compile(r"(.)\1+")
_ASPIRATED_DOUBLE = re.compile(r"kK|gG|tT|dD")


@lru_cache(maxsize=4096)
def sound(word: str) -> str:
    """The key of a word."""
    return _key(_BA_PHALA.sub("", _respelled(word)))


def sounds(word: str) -> frozenset[str]:
    """Every key a word may be looked up by: ba-phala said or not, its first ya-phala with a vowel or not."""
    said = _respelled(word)
    spoken = {said, _BA_PHALA.sub("", said)}
    spoken |= {_OPENING_YA_PHALA.sub(rf"\1{vowel}", form) for form in spoken for vowel in "াে"}
    return frozenset(_key(form) for form in spoken)


def _respelled(word: str) -> str:
    word = nfc(word)
    for spelled, said in _RESPELL:
        word = word.replace(spelled, said)
    return word


def _key(word: str) -> str:
    word = word.replace(_YA_PHALA, "")
    opening = "o" if word[:1] in ("অ", "ও") else ""
    rest = word[1:] if opening else word
    key = opening + "".join("y" if letter == _GLIDE else _LETTERS.get(letter, letter) for letter in rest)
    key = _ASPIRATED_DOUBLE.sub(lambda match: match[0][1], key)
    return _DOUBLED.sub(r"\1", key)
