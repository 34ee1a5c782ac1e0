"""Looks at a finished file before it gets its name: whole, as long as planned, in sync."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from toolkit.core.errors import ToolkitError
from toolkit.core.jobs import JobContext
from toolkit.core.process import run
from toolkit.video.command import TIME_SCALE, ExportPlan
from toolkit.video.errors import ExportNotVerified
from toolkit.video.ffmpeg import ENVIRONMENT
from toolkit.video.media import clock
from toolkit.video.probe import probe, scan
from toolkit.video.progress import EncodeProgress, read_line

_SOUND_BLOCK = Fraction(1024, 48_000)  # AAC comes in blocks of 1024 samples


def verify(made: Path, plan: ExportPlan, program: Path, target: Path, ctx: JobContext) -> None:
    """Decode all of `made` and compare it with the plan.

    Raises:
        ExportNotVerified: with the first thing that is not as planned; it names `target`.
    """
    reason = _decoding_fault(made, plan, program, ctx) or _length_fault(made, plan, ctx)
    if reason:
        raise ExportNotVerified(path=target, reason=reason)


def _decoding_fault(made: Path, plan: ExportPlan, program: Path, ctx: JobContext) -> str:
    total = max(1, plan.frames)
    progress = EncodeProgress()

    def on_line(line: str) -> None:
        nonlocal progress
        progress = read_line(progress, line)
        ctx.step(min(progress.frame, total), total, "verify")

    args = [str(program), "-nostdin", "-hide_banner", "-v", "error", "-i", f"file:{made}"]
    args += ["-map", "0:v:0", "-map", "0:a?", "-fps_mode", "passthrough"]
    args += ["-enc_time_base", f"1:{TIME_SCALE}", "-f", "null"]
    outcome = run([*args, "-progress", "pipe:1", "-nostats", "-"], ctx, on_line=on_line, env=ENVIRONMENT)
    if outcome.returncode != 0 or outcome.stderr_tail.strip():
        return f"it does not decode cleanly ({outcome.stderr_tail.strip().splitlines()[-1:]})"
    if abs(progress.frame - plan.frames) > (1 if plan.constant else 0):
        return f"{progress.frame} frames instead of {plan.frames}"
    return ""


def _length_fault(made: Path, plan: ExportPlan, ctx: JobContext) -> str:
    try:
        info = probe(made, ctx)
        frames = scan(made, 0, float(plan.duration), ctx)
    except ToolkitError as error:
        return str(error)
    frame = 1 / plan.nominal
    picture = frames.end * frames.tick
    if frames.times[0] * frames.tick > frame / 2 or abs(picture - plan.duration) > frame:
        return f"the picture lasts {clock(float(picture))} instead of {clock(float(plan.duration))}"
    if plan.has_sound:
        if info.sound is None:
            return "the sound is missing"
        sound = info.sound.start + info.sound.duration
        if abs(sound - float(plan.duration)) > max(frame, _SOUND_BLOCK):
            return f"the sound lasts {clock(sound)} instead of {clock(float(plan.duration))}"
    return ""
