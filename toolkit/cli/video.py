"""`video info | cut | captions | export`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import structs

from toolkit.cli.console import job, language, say, say_json, say_note
from toolkit.core.errors import BadValue

if TYPE_CHECKING:
    from toolkit.video.captions import CaptionFormat
    from toolkit.video.edit import Edit, Span
    from toolkit.video.export import ExportResult
    from toolkit.video.media import MediaInfo
    from toolkit.video.smartcut.run import CutChoice

_FILE = click.Path(path_type=Path)
_KEEP_HELP = "Part to keep, as START-END in seconds or [hh:]mm:ss.mmm; may be given several times."


@click.group()
def command() -> None:
    """Look at, cut, caption and export video."""


@command.command()
@click.argument("file", type=_FILE)
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def info(file: Path, as_json: bool) -> None:
    """Show what a video file holds."""
    from toolkit.video.probe import probe

    with job() as ctx:
        found = probe(file, ctx)
    if as_json:
        say_json(found)
    else:
        for line in _described(file, found):
            say(line)


@command.command()
@click.argument("file", type=_FILE)
@click.option("--keep", "keeps", multiple=True, required=True, metavar="START-END", help=_KEEP_HELP)
@click.option("--reencode", is_flag=True, help="Encode every frame afresh, upright and in standard colours.")
@click.option("-o", "--output", type=_FILE, required=True, help="The .mp4 to write.")
@click.option("--force", is_flag=True, help="Replace the output when it is there.")
def cut(file: Path, keeps: tuple[str, ...], reencode: bool, output: Path, force: bool) -> None:
    """Keep parts of a video, exact to the frame, in its own size and quality.

    Only frames next to a cut are encoded; the rest is copied, in seconds, where the video allows it.
    """
    from toolkit.video.export import cut_video

    kept = _spans(keeps)
    with job() as ctx:
        result = cut_video(file, kept, output, ctx, force=force, reencode=reencode, on_choice=_say_choice)
    say(_finished(result))


@command.command()
@click.argument("file", type=_FILE)
@click.option("--check", is_flag=True, help="List what viewers would stumble over.")
@click.option("--to", "kind", type=click.Choice(["srt", "vtt", "ass"]), help="Format to write.")
@click.option("-o", "--output", type=_FILE, help="The file to write; its name tells the format without --to.")
@click.option("--force", is_flag=True, help="Replace the output when it is there.")
def captions(file: Path, check: bool, kind: CaptionFormat | None, output: Path | None, force: bool) -> None:
    """Check a caption file, or turn it into another format."""
    from toolkit.video.captions import FORMATS, check_captions, read_captions, write_captions
    from toolkit.video.errors import CaptionsWithProblems
    from toolkit.video.media import clock

    if output is None and (kind is not None or not check):
        raise click.UsageError("Say --check, or -o OUT to convert.")
    cues = read_captions(file)
    problems = check_captions(cues) if check else []
    for problem in problems:
        say(f"cue {problem.cue + 1} ({clock(cues[problem.cue].start)}): {problem.text}")
    if output is not None:
        suffix = output.suffix.lower().removeprefix(".")
        chosen = kind or next((known for known in FORMATS if known == suffix), None)
        if chosen is None:
            raise BadValue(name="output", value=output.name, reason="it must end in .srt, .vtt or .ass")
        write_captions(cues, output, chosen, force=force)
        say(f"{output}: {len(cues)} captions")
    if problems:
        raise CaptionsWithProblems(path=file, count=len(problems))
    if check:
        say(f"{file}: {len(cues)} captions, no problems")


@command.command()
@click.argument("file", type=_FILE)
@click.option("--preset", metavar="ID", help="whatsapp, facebook, reel, square or youtube.")
@click.option("--keep", "keeps", multiple=True, metavar="START-END", help=_KEEP_HELP)
@click.option(
    "--captions", "caption_file", type=_FILE, help="Captions (.srt, .vtt, .ass) in time of the source."
)
@click.option("--caption-style", metavar="ID", help="Template that paints the captions.")
@click.option("--soft", is_flag=True, help="Captions as a track to switch on, not painted in.")
@click.option("--logo", is_flag=True, help="The brand's logo in the corner.")
@click.option("--brand", metavar="ID", help="Brand kit for captions, logo and title.")
@click.option("--title", help="Words of a title card before the video.")
@click.option("--max-mb", type=float, help="The most it may weigh, in millions of bytes.")
@click.option("-o", "--output", type=_FILE, required=True, help="The .mp4 to write.")
@click.option("--force", is_flag=True, help="Replace the output when it is there.")
def export(
    file: Path,
    preset: str | None,
    keeps: tuple[str, ...],
    caption_file: Path | None,
    caption_style: str | None,
    soft: bool,
    logo: bool,
    brand: str | None,
    title: str | None,
    max_mb: float | None,
    output: Path,
    force: bool,
) -> None:
    """Make a finished video from a video file or a saved edit (.kvideo)."""
    from toolkit.video.captions import read_captions
    from toolkit.video.export import export_video

    edit = _edit_of(file)
    if preset is None and file.suffix.lower() != ".kvideo":
        raise click.UsageError("Missing option '--preset'.")
    changes: dict[str, object] = {}
    if keeps:
        changes["kept"] = _spans(keeps)
    if caption_file is not None:
        changes["captions"] = read_captions(caption_file)
    named = {"preset": preset, "caption_style": caption_style, "brand": brand, "title": title}
    changes |= {key: value for key, value in named.items() if value is not None}
    changes |= {key: True for key, value in {"soft_captions": soft, "logo": logo}.items() if value}
    with job() as ctx:
        result = export_video(structs.replace(edit, **changes), output, ctx, force=force, max_mb=max_mb)
    say(_finished(result))


def _say_choice(choice: CutChoice) -> None:
    """Tell before the work how it will be done and how long it takes."""
    from toolkit.video.smartcut.run import describe_choice

    say_note(describe_choice(choice, language()))


def _edit_of(file: Path) -> Edit:
    from toolkit.video.edit import SUFFIX, Edit, read_edit

    if file.suffix.lower() == SUFFIX:
        return read_edit(file)
    return Edit(source=str(file))


def _spans(texts: tuple[str, ...]) -> tuple[Span, ...]:
    from toolkit.video.edit import Span, check_spans

    spans = []
    for text in texts:
        start, dash, end = text.partition("-")
        if not dash:
            raise BadValue(name="keep", value=text, reason="it must be START-END")
        spans.append(Span(seconds_of(start, text), seconds_of(end, text)))
    return check_spans(tuple(spans))


def seconds_of(text: str, whole: str) -> float:
    """Seconds from "12.5", "1:02.25" or "1:00:00".

    Raises:
        BadValue: it is no time; names `whole`.
    """
    parts = text.strip().split(":")
    try:
        if len(parts) > 3 or any(not part or part[0] in "+-" for part in parts):
            raise ValueError
        numbers = [float(part) if place == len(parts) - 1 else int(part) for place, part in enumerate(parts)]
        if any(number >= 60 for number in numbers[1:]):
            raise ValueError
    except ValueError:
        reason = "times are seconds or [hh:]mm:ss.mmm"
        raise BadValue(name="keep", value=whole, reason=reason) from None
    seconds = 0.0
    for number in numbers:
        seconds = seconds * 60 + number
    return seconds


def _described(file: Path, found: MediaInfo) -> list[str]:
    from toolkit.video.media import clock

    picture, sound = found.picture, found.sound
    size = f"{picture.display_width}×{picture.display_height}"
    turned = f", turned {picture.rotation}°" if picture.rotation else ""
    mirrored = ", mirrored" if picture.mirrored else ""
    rate = f"{float(picture.rate):.3f}".rstrip("0").rstrip(".")
    varies = " (varies)" if picture.variable_rate else ""
    hdr = f", HDR ({picture.transfer})" if picture.hdr else ""
    lines = [
        f"{file.name}: {clock(found.duration)}, {found.size_bytes / 1e6:.1f} MB",
        f"picture: {size}{turned}{mirrored}, {rate} frames a second{varies}, {picture.codec}{hdr}",
    ]
    heard = f"{sound.codec}, {sound.rate} Hz, {sound.channels} channel(s)" if sound else "none"
    return [*lines, f"sound: {heard}"]


def _finished(result: ExportResult) -> str:
    from toolkit.video.media import clock

    shape = f"{result.width}×{result.height}"
    size = f"{result.size_bytes / 1e6:.1f} MB"
    return f"{result.path}: {clock(result.duration)}, {shape}, {result.frames} frames, {size}"
