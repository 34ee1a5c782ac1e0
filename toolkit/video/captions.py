"""Captions: read, check, retime and write SRT, WebVTT and ASS files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Literal

import msgspec

from toolkit.core.errors import FileEmpty, reading
from toolkit.core.files import write_atomic
from toolkit.core.text import grapheme_count, nfc
from toolkit.video.errors import CaptionsUnreadable

CaptionFormat = Literal["srt", "vtt", "ass"]
FORMATS: tuple[CaptionFormat, ...] = ("srt", "vtt", "ass")
SLACK = 0.001
"""Seconds a frame may come before a cue and still show it: caption files round to milliseconds."""

MIN_SECONDS = 0.8  # shorter cues flash by
MAX_READING = 20.0  # graphemes a second that a grown reader follows
MAX_LINE = 42  # graphemes a line that stay readable on a phone
MAX_LINES = 2
_MAX_BYTES = 8_000_000
_PROBLEM_TEXT = {
    "overlap": "starts before the one before it has ended",
    "too-short": f"is shown for less than {MIN_SECONDS} s",
    "too-fast": f"asks for more than {MAX_READING:.0f} characters a second",
    "long-line": f"has a line of more than {MAX_LINE} characters",
    "many-lines": f"has more than {MAX_LINES} lines",
    "empty": "has no text",
}


class Cue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One caption: shown from `start` until just before `end`, in seconds."""

    start: float
    end: float
    text: str


@dataclass(frozen=True)
class CaptionProblem:
    """Something viewers would stumble over in cue number `cue` (from 0)."""

    cue: int
    code: Literal["overlap", "too-short", "too-fast", "long-line", "many-lines", "empty"]
    value: float

    @property
    def text(self) -> str:
        """What is wrong, in English, to follow "cue 3"."""
        return _PROBLEM_TEXT[self.code]


def read_captions(path: Path) -> tuple[Cue, ...]:
    """The cues of a caption file in order of time; its encoding and format are found out.

    Raises:
        FileMissing, FileUnreadable, FileEmpty: the file cannot be read.
        CaptionsUnreadable: it is no caption file, or its encoding cannot be told.
    """
    import pysubs2

    with reading(path):
        data = path.read_bytes() if path.stat().st_size <= _MAX_BYTES else None
    if data is None:
        raise CaptionsUnreadable(path=path, reason="too large for captions")
    if not data.strip():
        raise FileEmpty(path=path)
    text = decode(data)
    if text is None:
        raise CaptionsUnreadable(path=path, reason="its text encoding cannot be told")
    try:
        parsed = pysubs2.SSAFile.from_string(text)
    except (pysubs2.exceptions.Pysubs2Error, ValueError, IndexError, KeyError) as error:
        raise CaptionsUnreadable(path=path, reason="no captions were found in it") from error
    cues = [
        Cue(event.start / 1000, event.end / 1000, nfc(event.plaintext.strip()))
        for event in parsed.events
        if event.type == "Dialogue" and event.end > event.start
    ]
    if not cues:
        raise CaptionsUnreadable(path=path, reason="no captions were found in it")
    return tuple(sorted(cues, key=_by_time))


def decode(data: bytes) -> str | None:
    """Text of unknown encoding: UTF-8 or UTF-16 when it can be, otherwise the likeliest; None for no text."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        candidates = ["utf-16"]
    elif data[:400].count(0) > len(data[:400]) // 8:
        candidates = ["utf-16-le", "utf-16-be"] if data[1:2] == b"\0" else ["utf-16-be", "utf-16-le"]
    else:
        candidates = ["utf-8-sig"]
    for encoding in candidates:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    if b"\0" in data:
        return None
    from charset_normalizer import from_bytes

    # A short file of Western text fits many code pages equally well; Windows writes cp1252.
    best = from_bytes(data, cp_isolation=["cp1252", "utf_8"]).best() or from_bytes(data).best()
    return str(best) if best else None


def write_captions(cues: Sequence[Cue], path: Path, kind: CaptionFormat, *, force: bool = False) -> None:
    """Write cues as UTF-8 SRT, WebVTT or ASS.

    Raises:
        OutputExists, DiskFull, FileNotWritable.
    """
    write_atomic(path, format_captions(cues, kind).encode("utf-8"), force=force)


def format_captions(cues: Iterable[Cue], kind: CaptionFormat) -> str:
    """The text of a caption file."""
    import pysubs2

    file = pysubs2.SSAFile()
    for cue in cues:
        event = pysubs2.SSAEvent(start=round(cue.start * 1000), end=round(cue.end * 1000))
        event.plaintext = nfc(cue.text)
        file.append(event)
    return str(file.to_string(kind))


def check_captions(cues: Sequence[Cue]) -> list[CaptionProblem]:
    """Everything viewers would stumble over, in order."""
    found: list[CaptionProblem] = []
    for index, cue in enumerate(cues):
        length = cue.end - cue.start
        if not cue.text.strip():
            found.append(CaptionProblem(index, "empty", 0))
            continue
        if index and cue.start < cues[index - 1].end - SLACK:
            found.append(CaptionProblem(index, "overlap", cues[index - 1].end - cue.start))
        if length < MIN_SECONDS - SLACK:
            found.append(CaptionProblem(index, "too-short", length))
        lines = cue.text.split("\n")
        count = sum(grapheme_count(line) for line in lines)
        if length > 0 and count / length > MAX_READING:
            found.append(CaptionProblem(index, "too-fast", count / length))
        longest = max(grapheme_count(line) for line in lines)
        if longest > MAX_LINE:
            found.append(CaptionProblem(index, "long-line", longest))
        if len(lines) > MAX_LINES:
            found.append(CaptionProblem(index, "many-lines", len(lines)))
    return found


def retime(
    cues: Iterable[Cue], kept: Sequence[tuple[float, float]], *, offset: float = 0.0
) -> tuple[Cue, ...]:
    """Move cues from the time of the source to that of the result.

    A cue is cut where the kept ranges cut it; parts that meet again at a seam become one cue.

    Args:
        cues: in source time.
        kept: ranges of source time that stay, in order, in seconds.
        offset: what comes before the first range in the result, in seconds.
    """
    moved: list[Cue] = []
    cues = sorted(cues, key=_by_time)
    begins = [offset]
    for start, end in kept:
        begins.append(begins[-1] + end - start)
    for cue in cues:
        parts: list[Cue] = []
        for (start, end), begin in zip(kept, begins, strict=False):
            first, last = max(cue.start, start), min(cue.end, end)
            if last - first <= SLACK:
                continue
            part = Cue(begin + first - start, begin + last - start, cue.text)
            if parts and part.start - parts[-1].end <= SLACK:
                part = Cue(parts.pop().start, part.end, cue.text)
            parts.append(part)
        moved += parts
    return tuple(sorted(moved, key=_by_time))


def caption_states(cues: Sequence[Cue]) -> list[tuple[float, str]]:
    """From when on (seconds) which text is to be seen; cues that overlap are stacked."""
    edges = sorted({edge for cue in cues for edge in (cue.start, cue.end)})
    states: list[tuple[float, str]] = []
    for start, end in pairwise(edges):
        shown = "\n".join(cue.text for cue in cues if cue.start <= start and cue.end >= end)
        if not states or states[-1][1] != shown:
            states.append((start, shown))
    if edges and states[-1][1]:
        states.append((edges[-1], ""))
    return states


def text_at(cues: Sequence[Cue], time: float) -> str:
    """What is to be seen at `time`: the rule that export and preview share."""
    return "\n".join(cue.text for cue in cues if cue.start - SLACK <= time < cue.end - SLACK)


def _by_time(cue: Cue) -> tuple[float, float]:
    return cue.start, cue.end
