"""Small pictures along a video, delivered as they get ready."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from toolkit.core.jobs import JobContext
from toolkit.video.media import Thumbnail
from toolkit.video.probe import ask_worker

_SECONDS_PER_PICTURE = 30.0


def make_thumbnails(
    path: Path,
    times: Sequence[float],
    height: int,
    on_thumbnail: Callable[[Thumbnail], None],
    ctx: JobContext,
) -> None:
    """Decode an upright picture `height` px high near each time (seconds, rising), at keyframe accuracy.

    `on_thumbnail` is called from another thread, in order.

    Raises:
        The errors of `probe`; JobCancelled.
    """
    made = 0

    def on_answer(thumbnail: Thumbnail) -> None:
        nonlocal made
        made += 1
        ctx.step(made, len(times), "thumbnails")
        on_thumbnail(thumbnail)

    arguments = ["thumbnails", str(path), str(height), *(f"{time:.3f}" for time in times)]
    ask_worker(arguments, path, Thumbnail, on_answer, ctx, _SECONDS_PER_PICTURE)


def spread(duration: float, count: int) -> list[float]:
    """`count` times in the middle of equal parts of `duration` seconds."""
    return [duration * (index + 0.5) / count for index in range(count)]
