"""Captions survive encodings, formats and cuts."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.core.errors import FileEmpty, FileMissing
from toolkit.core.text import nfc
from toolkit.video.captions import (
    CaptionFormat,
    Cue,
    caption_states,
    check_captions,
    read_captions,
    retime,
    text_at,
    write_captions,
)
from toolkit.video.errors import CaptionsUnreadable

BENGALI = (Cue(0.5, 2.25, "ক্ষুদ্র প্রচেষ্টায় বড়ো কাজ।\nদ্বিতীয় লাইন"), Cue(3.0, 4.5, "র\u200d্যাব নয়, র‍্যালি"))
SRT = "1\n00:00:00,500 --> 00:00:02,000\n{}\n\n2\n00:00:03,000 --> 00:00:04,000\nসাতটা <i>কথা</i>\n"


@pytest.mark.parametrize("kind", ["srt", "vtt", "ass"])
def test_round_trip(tmp_path: Path, kind: CaptionFormat) -> None:
    path = tmp_path / f"ক্যাপশন.{kind}"
    write_captions(BENGALI, path, kind)
    assert read_captions(path) == tuple(Cue(cue.start, cue.end, nfc(cue.text)) for cue in BENGALI)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "in.srt"
    path.write_bytes(SRT.format("বাংলা ক্যাপশন").encode(encoding))
    first, second = read_captions(path)
    assert first == Cue(0.5, 2.0, nfc("বাংলা ক্যাপশন"))
    assert second.text == nfc("সাতটা কথা"), "tags are not shown"


def test_western_encoding(tmp_path: Path) -> None:
    path = tmp_path / "in.srt"
    text = "1\r\n00:00:00,500 --> 00:00:02,000\r\n“Café” – naïve déjà vu, où êtes-vous élève\r\n"
    path.write_bytes(text.encode("cp1252"))
    assert read_captions(path)[0].text == "“Café” – naïve déjà vu, où êtes-vous élève"


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", FileEmpty),
        (b"  \n", FileEmpty),
        (b"just a letter to a friend\n", CaptionsUnreadable),
        (b"1\n00:00:99 -> what\n", CaptionsUnreadable),
        (bytes(range(256)) * 40, CaptionsUnreadable),
        (b"\xff\xfe\x00", CaptionsUnreadable),
    ],
)
def test_no_captions(tmp_path: Path, data: bytes, error: type[Exception]) -> None:
    path = tmp_path / "in.srt"
    path.write_bytes(data)
    with pytest.raises(error):
        read_captions(path)
    with pytest.raises(FileMissing):
        read_captions(tmp_path / "none.srt")


def test_check_counts_graphemes_and_sees_each_kind() -> None:
    conjuncts = "ক্ষ্ম" * 40  # 40 graphemes, 200 code points
    cues = (
        Cue(0, 3, conjuncts),
        Cue(2.5, 2.9, "দেখা"),
        Cue(4, 6, "ক" * 43),
        Cue(7, 9, "এক\nদুই\nতিন"),
        Cue(10, 12, " "),
        Cue(13, 14, "ক" * 21),
    )
    found = [(problem.cue, problem.code) for problem in check_captions(cues)]
    assert found == [
        (1, "overlap"),
        (1, "too-short"),
        (2, "too-fast"),
        (2, "long-line"),
        (3, "many-lines"),
        (4, "empty"),
        (5, "too-fast"),
    ]


def test_retime_moves_cuts_and_joins() -> None:
    cues = (Cue(1, 3, "আগে"), Cue(4, 12, "মাঝে"), Cue(20, 21, "বাদ"))
    assert retime(cues, [(2, 5), (5, 6), (10, 11)], offset=3) == (
        Cue(3, 4, "আগে"),
        Cue(5, 8, "মাঝে"),
    )


times = st.integers(0, 400).map(lambda value: value / 20)
cue_lists = st.lists(
    st.builds(
        lambda start, length, text: Cue(start, start + length, text),
        times,
        times.map(lambda t: t / 5 + 0.05),
        st.sampled_from("কখগ"),
    ),
    max_size=6,
)


@given(cue_lists, times)
def test_states_and_preview_show_the_same(cues: list[Cue], time: float) -> None:
    ordered = sorted(cues, key=lambda cue: (cue.start, cue.end))
    states = caption_states(ordered)
    shown = ""
    for start, text in states:
        if start - 0.001 <= time:
            shown = text
    assert shown == text_at(ordered, time)
    assert all(a[0] < b[0] and a[1] != b[1] for a, b in pairwise(states))


@given(cue_lists, st.lists(times, min_size=2, max_size=8, unique=True).map(sorted))
def test_what_is_seen_survives_the_cut(cues: list[Cue], edges: list[float]) -> None:
    kept = [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=False)]
    ordered = sorted(cues, key=lambda cue: (cue.start, cue.end))
    moved = retime(ordered, kept)
    begin = 0.0
    for start, end in kept:
        middle = (start + end) / 2 + 0.00913
        if middle < end - 0.002:
            wanted, seen = text_at(ordered, middle), text_at(moved, begin + middle - start)
            assert sorted(seen) == sorted(wanted)
        begin += end - start
