"""What the page does to an edit, as pure functions: an old document in, a new one out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import structs

from toolkit.video.captions import Cue
from toolkit.video.edit import Edit, Span

LEAST = 0.1
"""Seconds below which a part is too short to keep."""

CUE_SECONDS = 2.5
"""How long a new caption is shown."""


def parts(edit: Edit, duration: float) -> tuple[Span, ...]:
    """The kept parts, also when that is all of the video."""
    return edit.kept or (Span(0.0, duration),)


def kept_seconds(edit: Edit, duration: float) -> float:
    """How long the result is, without a title card."""
    return sum(part.end - part.start for part in parts(edit, duration))


def part_at(spans: Sequence[Span], time: float) -> int:
    """The part that holds `time`, or else the nearest."""

    def distance(index: int) -> float:
        return max(spans[index].start - time, time - spans[index].end, 0.0)

    return min(range(len(spans)), key=distance)


def with_start(edit: Edit, duration: float, index: int, time: float) -> Edit:
    """Part `index` begins at `time`, as far as its neighbours allow."""
    spans = list(parts(edit, duration))
    low = spans[index - 1].end if index else 0.0
    spans[index] = Span(max(low, min(time, spans[index].end - LEAST)), spans[index].end)
    return _kept(edit, spans, duration)


def with_end(edit: Edit, duration: float, index: int, time: float) -> Edit:
    """Part `index` ends at `time`, as far as its neighbours allow."""
    spans = list(parts(edit, duration))
    high = spans[index + 1].start if index + 1 < len(spans) else duration
    spans[index] = Span(spans[index].start, min(high, max(time, spans[index].start + LEAST)))
    return _kept(edit, spans, duration)


def starting_at(edit: Edit, duration: float, time: float) -> Edit:
    """The in point: what is kept begins at `time`; parts before it go."""
    spans = [span for span in parts(edit, duration) if span.end > time + LEAST]
    if not spans:
        return edit
    spans[0] = Span(
        time if time < spans[0].start or len(spans) == 1 else max(spans[0].start, time), spans[0].end
    )
    return _kept(edit, spans, duration)


def ending_at(edit: Edit, duration: float, time: float) -> Edit:
    """The out point: what is kept ends at `time`; parts after it go."""
    spans = [span for span in parts(edit, duration) if span.start < time - LEAST]
    if not spans:
        return edit
    last = spans[-1]
    spans[-1] = Span(last.start, time if time > last.end or len(spans) == 1 else min(last.end, time))
    return _kept(edit, spans, duration)


def split_part(edit: Edit, duration: float, time: float) -> Edit:
    """The part that holds `time` becomes two, so that one of them can be removed."""
    spans = list(parts(edit, duration))
    index = part_at(spans, time)
    span = spans[index]
    if not span.start + LEAST <= time <= span.end - LEAST:
        return edit
    spans[index : index + 1] = [Span(span.start, time), Span(time, span.end)]
    return _kept(edit, spans, duration)


def without_part(edit: Edit, duration: float, time: float) -> Edit:
    """The part that holds `time` is removed; the last one stays."""
    spans = list(parts(edit, duration))
    index = part_at(spans, time)
    if len(spans) == 1 or not spans[index].start <= time <= spans[index].end:
        return edit
    del spans[index]
    return _kept(edit, spans, duration)


def with_cue(edit: Edit, cue: Cue) -> Edit:
    """One more caption, at its place in time."""
    return _captioned(edit, [*edit.captions, cue])


def changed_cue(edit: Edit, index: int, cue: Cue) -> Edit:
    """Caption `index` replaced."""
    cues = list(edit.captions)
    cues[index] = cue
    return _captioned(edit, cues)


def without_cues(edit: Edit, indexes: Iterable[int]) -> Edit:
    """Some captions gone."""
    gone = set(indexes)
    return _captioned(edit, [cue for index, cue in enumerate(edit.captions) if index not in gone])


def split_cue(edit: Edit, index: int, time: float) -> Edit:
    """Caption `index` made two: in time at `time` if that is inside, in words at the middle space."""
    cue = edit.captions[index]
    if not cue.start + LEAST < time < cue.end - LEAST:
        time = (cue.start + cue.end) / 2
    words = cue.text.split()
    half = (len(words) + 1) // 2
    first, second = " ".join(words[:half]), " ".join(words[half:])
    cues = list(edit.captions)
    cues[index : index + 1] = [Cue(cue.start, time, first), Cue(time, cue.end, second)]
    return _captioned(edit, cues)


def new_cue(edit: Edit, time: float, duration: float) -> Cue:
    """An empty caption from `time` on, ending before the next one begins."""
    following = [cue.start for cue in edit.captions if cue.start > time + LEAST]
    end = min([time + CUE_SECONDS, duration, *following])
    return Cue(round(time, 3), round(max(end, time + LEAST), 3), "")


def spoken(cues: Iterable[Cue]) -> tuple[Cue, ...]:
    """The captions that say something: those still being written are not for export."""
    return tuple(cue for cue in cues if cue.text.strip())


def _captioned(edit: Edit, cues: list[Cue]) -> Edit:
    return structs.replace(edit, captions=tuple(sorted(cues, key=lambda cue: (cue.start, cue.end))))


def _kept(edit: Edit, spans: Sequence[Span], duration: float) -> Edit:
    whole = len(spans) == 1 and spans[0].start <= 0 and spans[0].end >= duration
    return structs.replace(edit, kept=() if whole else tuple(spans))
