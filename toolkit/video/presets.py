"""Export presets: where a video is going and what that place takes; data in `assets/presets/video.toml`."""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec

from toolkit.core.paths import assets
from toolkit.video.errors import PresetUnknown

Fit = Literal["blur", "pad", "crop"]


class Preset(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Rules for one destination. Exactly one of `canvas` and `short_side` rules the size, or neither."""

    id: str
    name: dict[str, str]
    hint: dict[str, str]
    canvas: tuple[int, int] | None = None  # px
    fit: Fit = "blur"
    short_side: int | None = None  # px, the most
    max_fps: float | None = None
    crf: float
    max_kbps: int | None = None
    max_mb: float | None = None  # 10^6 bytes
    audio_kbps: int
    silent_track: bool


SOURCE = Preset(
    id="source",
    name={"bn": "আসলের মতো", "en": "As the source"},
    hint={"bn": "আসল আকার ও মান", "en": "Size and quality of the source"},
    crf=16,
    audio_kbps=192,
    silent_track=False,
)
"""Used by `video cut`: the size and quality of the source."""


@cache
def all_presets() -> tuple[Preset, ...]:
    """The bundled presets, in the order of the file."""
    text = (assets() / "presets" / "video.toml").read_bytes()
    tables: dict[str, dict[str, object]] = msgspec.toml.decode(text)
    return tuple(msgspec.convert({"id": name, **table}, Preset) for name, table in tables.items())


def find_preset(preset: str) -> Preset:
    """The preset of that id.

    Raises:
        PresetUnknown: with the ids there are.
    """
    for known in all_presets():
        if known.id == preset:
            return known
    raise PresetUnknown(preset=preset, known=", ".join(known.id for known in all_presets()))
