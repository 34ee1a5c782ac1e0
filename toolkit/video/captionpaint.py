"""Captions as pictures: painted by the one painter, cropped, and listed with their times for ffmpeg."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from pathlib import Path

from PIL import Image

from toolkit.core.jobs import JobContext
from toolkit.video.captions import SLACK, Cue, caption_states
from toolkit.video.command import Placed

TextPainter = Callable[[str], Image.Image]
"""Paints a text on a transparent ground (RGBA) of the size of the video."""

LIST_NAME = "captions.ffconcat"
_MARGIN = 2  # px kept around the ink; even, so that colour planes stay aligned


def paint_captions(
    cues: Sequence[Cue], paint: TextPainter, folder: Path, last_frame: float, ctx: JobContext
) -> Placed | None:
    """Paint each text once, crop all to one common box, and list them for the concat demuxer.

    Args:
        cues: in the time of the result.
        paint: paints one text at the size of the video.
        folder: where the pictures and the list go.
        last_frame: time of the last frame, seconds; nothing may change after it, since the overlay
            would then make frames of its own.
        ctx: progress, one unit per text.

    Returns:
        The list and where to lay it, or None when there is nothing to be seen.
    """
    states = [(time, text) for time, text in caption_states(cues) if time - SLACK <= last_frame]
    texts = list(dict.fromkeys(text for _, text in states if text))
    crops: dict[str, tuple[bytes, tuple[int, int]]] = {}
    box: tuple[int, int, int, int] | None = None
    for number, text in enumerate(texts):
        ctx.step(number, len(texts), "captions")
        painted = paint(text)
        ink = ink_box(painted)
        if ink is None:
            continue
        box = ink if box is None else _around(box, ink)
        crops[text] = _packed(painted.crop(ink)), (ink[0], ink[1])
    if box is None:
        return None
    names = {"": "blank.png"}
    empty = Image.new("RGBA", (box[2] - box[0], box[3] - box[1]))
    empty.save(folder / names[""])
    for number, (text, (data, corner)) in enumerate(crops.items()):
        whole = empty.copy()
        with Image.open(io.BytesIO(data)) as crop:
            whole.paste(crop, (corner[0] - box[0], corner[1] - box[1]))
        names[text] = f"cue{number}.png"
        whole.save(folder / names[text], compress_level=1)
    (folder / LIST_NAME).write_text(_listed(states, names), encoding="utf-8")
    ctx.step(1, 1, "captions")
    return Placed(LIST_NAME, box[0], box[1])


def _listed(states: Sequence[tuple[float, str]], names: dict[str, str]) -> str:
    """The list for the concat demuxer.

    A still picture counts as 1/25 s long and the list would round to that, so each is given a
    thousandth; times are set a millisecond early, since captions and frames round differently.
    """
    entries: list[tuple[int, str]] = [(0, names[""])]
    for time, text in states:
        at = max(0, round((time - SLACK) * 1000))
        name = names.get(text, names[""])
        if at == entries[-1][0]:
            entries[-1] = (at, name)
        elif name != entries[-1][1]:
            entries.append((at, name))
    lines = ["ffconcat version 1.0"]
    for index, (at, name) in enumerate(entries):
        lines += [f"file '{name}'", "option framerate 1000"]
        if index + 1 < len(entries):
            lines.append(f"duration {(entries[index + 1][0] - at) / 1000:.3f}")
    return "\n".join(lines) + "\n"


def ink_box(picture: Image.Image) -> tuple[int, int, int, int] | None:
    """The box around everything that is not transparent, on even px; None when all is."""
    ink = picture.getchannel("A").getbbox()
    if ink is None:
        return None
    left, top = (max(0, (edge - _MARGIN) // 2 * 2) for edge in ink[:2])
    right, bottom = (
        min(limit, (edge + _MARGIN + 1) // 2 * 2) for edge, limit in zip(ink[2:], picture.size, strict=True)
    )
    return left, top, right, bottom


def _around(first: tuple[int, int, int, int], second: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    return (
        min(first[0], second[0]),
        min(first[1], second[1]),
        max(first[2], second[2]),
        max(first[3], second[3]),
    )


def _packed(picture: Image.Image) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", compress_level=1)
    return buffer.getvalue()
