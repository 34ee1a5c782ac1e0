"""File names hold on every file system, keep their Bengali, and never collide."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.core.text import fold, nfc
from toolkit.graphics.batch.errors import PlaceholderUnknown
from toolkit.graphics.batch.names import MAX_BYTES, NamePattern, safe_name, unique_names

_ANY = st.text(max_size=80) | st.text(alphabet='ক্ষতির্যাঁ\u200d\u200c কখগ./\\:*?"<>|~ \n\tCONcon1', max_size=80)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("নদিয়া ১২", "নদিয\u09bcা ১২"),
        ("র\u200d্যাব", "র\u200d্যাব"),
        ("23/11/2026", "23-11-2026"),
        ("কী?", "কী_"),
        ("../../etc/passwd", "-..-etc-passwd"),
        ("..", ""),
        ("CON", "_CON"),
        ("nul.tar", "_nul.tar"),
        ("con ", "_con"),
        ("console", "console"),
        ("  .ক.  ", "ক"),
        ("এক\nদুই\u202eতিন", "এক দুইতিন"),
    ],
)
def test_names_people_meet(text: str, name: str) -> None:
    assert safe_name(text) == name


@settings(deadline=None)
@given(_ANY)
def test_every_name_is_safe_and_settled(text: str) -> None:
    name = safe_name(text)
    assert len(name.encode()) <= MAX_BYTES
    assert not set(name) & set('<>:"/\\|?*')
    assert all(char >= " " for char in name)
    assert name == name.strip(" .") == nfc(name)
    assert name.partition(".")[0].rstrip().casefold() not in ("con", "prn", "aux", "nul", "com1", "lpt1")
    assert safe_name(name) == name


def test_a_long_name_is_cut_between_characters() -> None:
    name = safe_name("ক্ষি" * 40)
    assert len(name.encode()) <= MAX_BYTES
    assert name == "ক্ষি" * (MAX_BYTES // len("ক্ষি".encode()))


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(["ক", "A", "a", "a-2", "a-2-2", "A-3", "ß", "ss", "x/a", "X/A"]), max_size=30)
)
def test_names_never_collide_and_first_ones_stay(wanted: list[str]) -> None:
    names = unique_names(wanted, ".jpg")
    assert len({fold(name) for name in names}) == len(names) == len(wanted)
    seen: set[str] = set()
    for want, name in zip(wanted, names, strict=True):
        if fold(want) not in seen:
            assert name == f"{want}.jpg"
        seen.add(fold(want))
    assert unique_names(wanted, ".jpg") == names


def test_numbers_fit_into_the_longest_name() -> None:
    names = unique_names([safe_name("ক" * 100)] * 12, ".webp")
    assert len(set(names)) == 12
    assert max(len(name.encode()) for name in names) <= MAX_BYTES


def test_a_pattern_is_filled() -> None:
    pattern = NamePattern("{জেলা}/{Booth}-{row:3}")
    pattern.check(["জেলা", "booth", "row"])
    values = {"জেলা": "উত্তর/দক্ষিণ", "booth": "..", "row": "7"}
    assert pattern.fill(values, "row-7") == "উত্তর-দক্ষিণ/-007"
    assert NamePattern("{a}").fill({"a": " "}, "row-7") == "row-7"
    assert NamePattern("/{a}//b/").fill({"a": ".."}, "row-7") == "row-7/b"


def test_a_pattern_names_what_it_does_not_know() -> None:
    with pytest.raises(PlaceholderUnknown) as caught:
        NamePattern("{nothing}-{row}").check(["row", "জেলা"])
    assert caught.value.params == {"name": "nothing", "known": "row, জেলা"}


@settings(deadline=None)
@given(st.text(max_size=30), st.dictionaries(st.sampled_from(["a", "b"]), st.text(max_size=40)))
def test_no_pattern_leaves_its_folder(text: str, values: dict[str, str]) -> None:
    parts = NamePattern(text + "{a}{b}").fill(values, "row-1").split("/")
    assert all(part not in ("", ".", "..") for part in parts)
