"""Reads what ffmpeg reports with `-progress pipe:1`."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class EncodeProgress:
    """How far ffmpeg is."""

    frame: int = 0
    seconds: float = 0.0  # of the result
    size_bytes: int = 0
    speed: float = 0.0  # seconds of result per second of work; 0 while unknown
    ended: bool = False


def read_line(before: EncodeProgress, line: str) -> EncodeProgress:
    """The progress after one more `key=value` line; what it does not understand changes nothing."""
    key, equals, value = line.partition("=")
    value = value.strip()
    if not equals or not value or value == "N/A":
        return before
    try:
        match key:
            case "frame":
                return replace(before, frame=int(value))
            case "out_time_us":
                return replace(before, seconds=max(0.0, int(value) / 1_000_000))
            case "total_size":
                return replace(before, size_bytes=int(value))
            case "speed":
                return replace(before, speed=float(value.rstrip("x")))
            case "progress":
                return replace(before, ended=value == "end")
            case _:
                return before
    except ValueError:
        return before
