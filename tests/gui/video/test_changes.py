"""Changes to an edit: pure, and never into nonsense."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from gui.video import changes
from gui.video.cues import parse_clock
from toolkit.video.captions import Cue
from toolkit.video.edit import Edit, Span, check_spans

LENGTH = 60.0
EDIT = Edit(source="a.mp4")
moments = st.floats(0, LENGTH, allow_nan=False)
acts = st.lists(
    st.tuples(st.sampled_from(["start", "end", "split", "remove", "drag-start", "drag-end"]), moments),
    max_size=14,
)


def test_in_and_out_points() -> None:
    edit = changes.ending_at(changes.starting_at(EDIT, LENGTH, 5), LENGTH, 20)
    assert edit.kept == (Span(5, 20),)
    assert changes.starting_at(edit, LENGTH, 2).kept == (Span(2, 20),), "the in point can go back out"
    assert changes.ending_at(edit, LENGTH, 30).kept == (Span(5, 30),)
    assert changes.ending_at(changes.starting_at(edit, LENGTH, 0), LENGTH, LENGTH).kept == ()


def test_a_part_in_the_middle_is_split_off_and_removed() -> None:
    edit = changes.split_part(changes.split_part(EDIT, LENGTH, 10), LENGTH, 20)
    assert changes.without_part(edit, LENGTH, 15).kept == (Span(0, 10), Span(20, LENGTH))
    assert changes.without_part(EDIT, LENGTH, 15) == EDIT, "the last part stays"
    assert changes.kept_seconds(changes.without_part(edit, LENGTH, 15), LENGTH) == 50


@given(acts)
def test_parts_always_follow_one_another_within_the_video(done: list[tuple[str, float]]) -> None:
    edit = EDIT
    for act, time in done:
        index = changes.part_at(changes.parts(edit, LENGTH), time)
        match act:
            case "start":
                edit = changes.starting_at(edit, LENGTH, time)
            case "end":
                edit = changes.ending_at(edit, LENGTH, time)
            case "split":
                edit = changes.split_part(edit, LENGTH, time)
            case "remove":
                edit = changes.without_part(edit, LENGTH, time)
            case "drag-start":
                edit = changes.with_start(edit, LENGTH, index, time)
            case _:
                edit = changes.with_end(edit, LENGTH, index, time)
        spans = check_spans(changes.parts(edit, LENGTH))
        assert spans[-1].end <= LENGTH
        assert all(first.end <= second.start for first, second in pairwise(spans))


def test_captions_are_added_split_and_deleted_in_order() -> None:
    edit = changes.with_cue(changes.with_cue(EDIT, Cue(5, 8, "এক দুই তিন")), Cue(1, 2, "আগে"))
    assert [cue.text for cue in edit.captions] == ["আগে", "এক দুই তিন"]
    assert changes.new_cue(edit, 4.0, LENGTH) == Cue(4.0, 5, ""), "ends where the next begins"
    halves = changes.split_cue(edit, 1, 6.0).captions[1:]
    assert halves == (Cue(5, 6.0, "এক দুই"), Cue(6.0, 8, "তিন"))
    assert changes.without_cues(edit, [0]).captions == (Cue(5, 8, "এক দুই তিন"),)
    assert changes.spoken((Cue(0, 1, " "), Cue(1, 2, "কথা"))) == (Cue(1, 2, "কথা"),)


def test_times_are_typed_in_either_script() -> None:
    assert [parse_clock(text) for text in ("1:02.5", "৬২.৫", " 0:০৩ ")] == [62.5, 62.5, 3.0]
    assert [parse_clock(text) for text in ("", "soon", "-3", "1:x")] == [None] * 4
