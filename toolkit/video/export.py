"""Makes the finished video: plan, paint, encode, fit to size, verify, and only then the final name."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from msgspec import structs

from toolkit.core.errors import BadValue, DiskFull
from toolkit.core.files import atomic_output, refuse_existing, require_space
from toolkit.core.jobs import JobContext
from toolkit.core.process import run
from toolkit.video.captionpaint import ink_box, paint_captions
from toolkit.video.captions import retime, write_captions
from toolkit.video.command import ExportPlan, Placed, RateControl, Title, build_command
from toolkit.video.dressing import Painters
from toolkit.video.edit import Edit, Span, check_spans
from toolkit.video.errors import ExportNotVerified, SizeImpossible
from toolkit.video.estimate import estimate
from toolkit.video.ffmpeg import ENVIRONMENT, find_ffmpeg, require_filters
from toolkit.video.plan import (
    TITLE_SECONDS,
    constant_rate,
    nominal_rate,
    plan_cut,
    plan_geometry,
    plan_reads,
)
from toolkit.video.presets import SOURCE, Preset, find_preset
from toolkit.video.probe import probe, scan
from toolkit.video.progress import EncodeProgress, read_line
from toolkit.video.smartcut.plan import CutPlan
from toolkit.video.smartcut.run import CutChoice, SmartCutFailed, choose_cut, make_cut, needed_bytes
from toolkit.video.verify import verify

MEGABYTE = 1_000_000
_FILL = 0.97  # share of the allowed size aimed at
_ENOUGH = 0.93  # share that is good enough
_SIZE_TRIES = 4
_STRETCH = 2.2  # times fewer bits than the quality ceiling asks for, before the picture gets smaller
_SHORTEST_SIDE = 240  # px; smaller is not worth sending
_LEAST_KBPS = 60
_OVERHEAD = 0.004  # of the size, for the container
_LOWER_SOUND = (64, 48, 32)  # kbps, when the sound would take more than a quarter
_LOG = "x264"


@dataclass(frozen=True)
class ExportResult:
    """A finished, verified video."""

    path: Path
    width: int
    height: int
    frames: int
    duration: float  # seconds
    size_bytes: int
    seconds: float  # of work
    copied: float = 0.0  # share of the frames taken over as they were


@dataclass(frozen=True)
class _Workshop:
    """Where and with what one export is made."""

    edit: Edit
    program: Path
    folder: Path  # for passing files; ffmpeg runs in it
    output: Path  # the unverified file
    target: Path
    ctx: JobContext


def export_video(
    edit: Edit, target: Path, ctx: JobContext, *, force: bool = False, max_mb: float | None = None
) -> ExportResult:
    """Make the video that `edit` describes, for its preset.

    Args:
        edit: what to make; its `source` is an absolute path, or one relative to the current folder.
        target: the file to write; ends in .mp4.
        ctx: phases probe, scan, captions, encode, fit, verify.
        force: replace `target` when it is there.
        max_mb: the most it may weigh, in 10^6 bytes, instead of the preset's limit.

    Raises:
        The errors of `probe`; RangeEmpty, PresetUnknown, SizeImpossible, ExportNotVerified; OutputExists,
        NotEnoughSpace, DiskFull, FileNotWritable; ProgramMissing, ProgramFailed; JobCancelled.
    """
    preset = find_preset(edit.preset)
    if max_mb is not None:
        preset = _limited(preset, max_mb)
    return _make(edit, preset, target, ctx, force=force)


def cut_video(
    source: Path,
    kept: tuple[Span, ...],
    target: Path,
    ctx: JobContext,
    *,
    force: bool = False,
    reencode: bool = False,
    on_choice: Callable[[CutChoice], None] | None = None,
) -> ExportResult:
    """Keep parts of a video, frame-exact, in the size and quality of the source.

    Nearly everything is copied as it is; where that cannot be, all is encoded.

    Args:
        source: the video.
        kept: what to keep; all of it when empty.
        target: the file to write; ends in .mp4.
        ctx: phases probe, scan, encode, verify.
        force: replace `target` when it is there.
        reencode: encode everything in any case.
        on_choice: hears how it will be done before the work starts, and again when that changes.

    Raises:
        The errors of `export_video`.
    """
    _refuse(target, kept, force=force)
    if not reencode:
        choice = choose_cut(source, kept, ctx)
        hear = on_choice or (lambda _: None)
        hear(choice)
        if isinstance(choice.plan, CutPlan):
            try:
                return _cut_smartly(choice, choice.plan, target, ctx, force=force)
            except SmartCutFailed:
                hear(choice.instead())
    return _make(Edit(source=str(source), kept=kept), SOURCE, target, ctx, force=force)


def _cut_smartly(
    choice: CutChoice, plan: CutPlan, target: Path, ctx: JobContext, *, force: bool
) -> ExportResult:
    started = time.monotonic()
    picture = choice.info.picture
    require_space(target.parent.absolute(), needed_bytes(plan, choice.info))
    with atomic_output(target.absolute(), force=force) as partial:
        make_cut(plan, partial, target, ctx)
    return ExportResult(
        path=target,
        width=picture.display_width,
        height=picture.display_height,
        frames=plan.frames,
        duration=float(plan.duration),
        size_bytes=target.stat().st_size,
        seconds=time.monotonic() - started,
        copied=plan.share,
    )


def _refuse(target: Path, kept: tuple[Span, ...], *, force: bool) -> None:
    if target.suffix.lower() != ".mp4":
        raise BadValue(name="output", value=target.name, reason="the name of the video must end in .mp4")
    refuse_existing(target, force=force)
    check_spans(kept)


def _make(edit: Edit, preset: Preset, target: Path, ctx: JobContext, *, force: bool) -> ExportResult:
    started = time.monotonic()
    _refuse(target, edit.kept, force=force)
    program = find_ffmpeg()
    plan = plan_export(edit, preset, ctx)
    if plan.info.picture.hdr:
        require_filters(program, "zscale", "tonemap")
    needed = round(estimate(plan.info, preset, plan.duration).size_bytes * 1.2) + 8 * MEGABYTE
    require_space(target.parent.absolute(), needed)
    with (
        tempfile.TemporaryDirectory(prefix="k-", ignore_cleanup_errors=True) as folder,
        atomic_output(target.absolute(), force=force) as partial,
    ):
        workshop = _Workshop(edit, program, Path(folder), partial, target, ctx)
        try:
            made = _encode(workshop, plan)
            verify(partial, made, program, target, ctx)
        except ExportNotVerified:
            if not any(read.seek for read in plan.reads):
                raise
            # Jumping into the source went wrong there: decode it from its beginning.
            made = _encode(workshop, replace(plan, reads=plan_reads(plan.info, plan.cut, seek=False)))
            verify(partial, made, program, target, ctx)
    return ExportResult(
        path=target,
        width=made.geometry.width,
        height=made.geometry.height,
        frames=made.frames,
        duration=float(made.duration),
        size_bytes=target.stat().st_size,
        seconds=time.monotonic() - started,
    )


def plan_export(edit: Edit, preset: Preset, ctx: JobContext) -> ExportPlan:
    """Everything about the result that can be told from the source alone.

    Raises:
        The errors of `probe`; RangeEmpty, SizeImpossible.
    """
    source = Path(edit.source).absolute()
    ctx.step(0, 1, "probe")
    info = probe(source, ctx)
    ctx.step(0, 1, "scan")
    begin = edit.kept[0].start if edit.kept else 0.0
    end = edit.kept[-1].end if edit.kept else info.picture.start + info.picture.duration
    cut = plan_cut(info, scan(source, begin, end, ctx), edit.kept)
    title = None
    nominal = nominal_rate(info.picture, preset)
    if edit.title.strip():
        title = Title("", round(TITLE_SECONDS * nominal), nominal)
    plan = ExportPlan(
        source=source,
        info=info,
        preset=preset,
        cut=cut,
        reads=plan_reads(info, cut),
        geometry=plan_geometry(info.picture, preset),
        constant=constant_rate(info.picture, preset),
        nominal=nominal,
        title=title,
        audio_kbps=preset.audio_kbps,
    )
    return _with_fitting_sound(plan)


def _dressed(workshop: _Workshop, plan: ExportPlan) -> ExportPlan:
    """The plan with its title card, logo and captions painted at its size."""
    edit, folder = workshop.edit, workshop.folder
    painters = Painters(edit.brand, plan.geometry.width, plan.geometry.height)
    if plan.title is not None:
        painters.title(edit.title).save(folder / "title.png", compress_level=1)
        plan = replace(plan, title=replace(plan.title, file="title.png"))
    if edit.logo:
        picture = painters.logo()
        if box := ink_box(picture):
            picture.crop(box).save(folder / "logo.png", compress_level=1)
            plan = replace(plan, logo=Placed("logo.png", box[0], box[1]))
    cues = retime(edit.captions, plan.cut.spans, offset=float(plan.offset))
    if cues and edit.soft_captions:
        write_captions(cues, folder / "captions.srt", "srt", force=True)
        bengali = any("\u0980" <= letter <= "\u09ff" for cue in cues for letter in cue.text)
        plan = replace(plan, soft_captions="captions.srt", caption_language="ben" if bengali else "und")
    elif cues:
        paint = painters.captions(edit.caption_style)
        placed = paint_captions(cues, paint, folder, float(plan.last_frame), workshop.ctx)
        plan = replace(plan, captions=placed)
    return plan


def _encode(workshop: _Workshop, plan: ExportPlan) -> ExportPlan:
    """Encode by quality; when that is too large, make the picture smaller or fit it by measure.

    Returns:
        The plan that was carried out in the end.
    """
    made = _dressed(workshop, plan)
    if plan.preset.max_mb is None:
        _run(workshop, made, RateControl(), "encode")
        return made
    limit: float = plan.preset.max_mb * MEGABYTE
    _run(workshop, made, RateControl(log=_LOG), "encode")
    while (size := workshop.output.stat().st_size) > limit:
        excess = (size * 8 - _sound_bits(made)) / _picture_bits(made, limit)
        side = min(made.geometry.width, made.geometry.height)
        if excess <= _STRETCH or side <= _SHORTEST_SIDE:
            return _fitted(workshop, made, limit)
        shrink = max(_SHORTEST_SIDE / side, (_STRETCH / excess) ** (1 / 1.5))
        made = _dressed(workshop, replace(made, geometry=made.geometry.scaled(shrink)))
        _run(workshop, made, RateControl(log=_LOG), "fit")
    return made


def _fitted(workshop: _Workshop, plan: ExportPlan, limit: float) -> ExportPlan:
    """Encode to a size with the notes of the first pass; measure, correct, repeat."""
    kbps = _picture_bits(plan, limit * _FILL) / 1000 / float(plan.duration)
    small_enough = 0
    for _ in range(_SIZE_TRIES):
        _run(workshop, plan, RateControl(kbps=max(1, int(kbps)), log=_LOG), "fit")
        size = workshop.output.stat().st_size
        if size <= limit and (size >= limit * _ENOUGH or small_enough):
            return plan
        small_enough = size if size <= limit else small_enough
        kbps *= limit * (_FILL - 0.005) / size
    raise SizeImpossible(max_mb=f"{limit / MEGABYTE:g}", minutes=_minutes(plan))


def _run(workshop: _Workshop, plan: ExportPlan, control: RateControl, phase: str) -> None:
    total = float(plan.duration)
    progress = EncodeProgress()

    def on_line(line: str) -> None:
        nonlocal progress
        progress = read_line(progress, line)
        workshop.ctx.step(min(progress.seconds, total), total, phase)

    command = build_command(plan, workshop.program, workshop.output, control)
    outcome = run(command, workshop.ctx, on_line=on_line, cwd=workshop.folder, env=ENVIRONMENT)
    if outcome.returncode != 0 and "No space left" in outcome.stderr_tail:
        raise DiskFull(path=workshop.target)
    outcome.check()


def _limited(preset: Preset, max_mb: float) -> Preset:
    if not 0 < max_mb < 100_000:
        raise BadValue(name="max-mb", value=f"{max_mb:g}", reason="it must be more than 0")
    return structs.replace(preset, max_mb=max_mb)


def _with_fitting_sound(plan: ExportPlan) -> ExportPlan:
    """The plan with less for the sound when the size is tight.

    Raises:
        SizeImpossible: not even then is enough left for a picture.
    """
    max_mb = plan.preset.max_mb
    if max_mb is None:
        return plan
    total = max_mb * MEGABYTE * 8 / 1000 / float(plan.duration)
    rates = [plan.audio_kbps, *(rate for rate in _LOWER_SOUND if rate < plan.audio_kbps)]
    plan = replace(plan, audio_kbps=next((rate for rate in rates if rate * 4 <= total), rates[-1]))
    if _picture_bits(plan, max_mb * MEGABYTE * _FILL) < _LEAST_KBPS * 1000 * plan.duration:
        raise SizeImpossible(max_mb=f"{max_mb:g}", minutes=_minutes(plan))
    return plan


def _sound_bits(plan: ExportPlan) -> float:
    return plan.audio_kbps * 1000 * float(plan.duration) if plan.has_sound else 0.0


def _picture_bits(plan: ExportPlan, size_bytes: float) -> float:
    return size_bytes * 8 * (1 - _OVERHEAD) - _sound_bits(plan)


def _minutes(plan: ExportPlan) -> str:
    return f"{float(plan.duration) / 60:.1f}"
