"""`demo OUT`: the whole main job, headless, on bundled material."""

from __future__ import annotations

import secrets
import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.cli.console import job, say
from toolkit.cli.errors import FolderInUse
from toolkit.core.documents import encode as encode_document
from toolkit.core.errors import BadValue, OutputExists, writing
from toolkit.core.files import replace, require_space
from toolkit.core.paths import assets

if TYPE_CHECKING:
    from toolkit.cli.demo_page import Film, Graphic, Slides
    from toolkit.core.jobs import JobContext
    from toolkit.graphics.photos import PhotoUse

TEMPLATES = ("quote-card", "event-poster", "notice", "title-card")
LESSON = "video-basics"
TITLE = "ফোনে ভালো ভিডিও"
BRAND = "shalpata"
MANIFEST = "made.json"
_NEEDED_BYTES = 30_000_000
_SLIDE_SIZE = (1280, 720)


@click.command()
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Replace an earlier demo in OUT.")
def command(out: Path, force: bool) -> None:
    """Make graphics, a captioned video and a lesson's slides into the folder OUT, with a page to see them."""
    with job() as ctx:
        page = make_demo(out, ctx, force=force)
    say(str(page))


def make_demo(out: Path, ctx: JobContext, *, force: bool = False) -> Path:
    """Make everything into `out`, all or nothing, and give the path of its index.html.

    Raises:
        OutputExists: `out` holds something and `force` is off.
        FolderInUse, BadValue: `out` holds something else than an earlier demo, or is a file.
        NotEnoughSpace, DiskFull, FileNotWritable: the disk refused; `out` is as it was.
    """
    from toolkit.cli.demo_page import Made, write_page

    started = time.monotonic()
    _refuse_foreign(out, force=force)
    require_space(out.absolute(), _NEEDED_BYTES)
    with _workplace(out) as folder:
        graphics = _graphics(folder, ctx)
        slides = _slides(folder, ctx)
        film = _film(folder, ctx)
        made = Made(
            seconds=round(time.monotonic() - started, 1),
            graphics=tuple(graphics),
            video=film,
            slides=slides,
        )
        write_page(folder, made)
        with writing(out):
            (folder / MANIFEST).write_bytes(encode_document(made))
        ctx.check()
        _put_in_place(folder, out)
    return out / "index.html"


def _refuse_foreign(out: Path, *, force: bool) -> None:
    if not out.exists():
        return
    if not out.is_dir():
        raise BadValue(name="OUT", value=out, reason="it is a file, not a folder")
    if any(out.iterdir()):
        if not force:
            raise OutputExists(path=out)
        if not (out / MANIFEST).is_file():
            raise FolderInUse(path=out)


@contextmanager
def _workplace(out: Path) -> Iterator[Path]:
    """A folder on the disk of `out` that is gone afterwards, whatever happens."""
    there = out.is_dir()
    parent = out if there else out.absolute().parent  # a stick's own folder cannot be renamed over
    folder = parent / f".k-{secrets.token_hex(4)}.part"
    with writing(out):
        folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _put_in_place(folder: Path, out: Path) -> None:
    """Give the finished files their names; the page comes last."""
    with writing(out):
        if not out.is_dir():
            replace(folder, out)
            return
        old = folder / ".old"
        old.mkdir()
        names = [each.name for each in folder.iterdir() if each != old]
        for name in sorted(names, key=lambda name: name == "index.html"):
            if (out / name).exists():
                replace(out / name, old / name)
            replace(folder / name, out / name)


def _photos() -> dict[str, PhotoUse]:
    """Which bundled photo goes with which template, and what of it must stay in view."""
    from toolkit.graphics.photos import PhotoUse

    samples = assets() / "samples"
    return {
        "quote-card": PhotoUse(samples / "photo-portrait.jpg", (0.49, 0.43), 1.3),
        "event-poster": PhotoUse(samples / "photo-landscape.jpg", (0.62, 0.5)),
        "title-card": PhotoUse(samples / "photo-portrait.jpg", (0.49, 0.43)),
    }


def _graphics(folder: Path, ctx: JobContext) -> Sequence[Graphic]:
    from toolkit.cli.demo_page import Graphic
    from toolkit.graphics.brand import find_brand
    from toolkit.graphics.encode import save
    from toolkit.graphics.load import find_template
    from toolkit.graphics.pictures import Pictures
    from toolkit.graphics.render import render_image

    brand, pictures, uses = find_brand(BRAND), Pictures(), _photos()
    templates = [find_template(name) for name in TEMPLATES]
    total = sum(len(template.spec.sizes) for template in templates)
    made: list[Graphic] = []
    for template in templates:
        values = template.sample_values("typical")
        photos = {
            field.key: uses[template.id]
            for field in template.spec.fields
            if field.type == "image" and template.id in uses
        }
        for size in template.spec.sizes:
            ctx.step(len(made), total, "demo-graphics")
            image = render_image(
                template, values=values, photos=photos, brand=brand, size=size.id, pictures=pictures
            )
            file = f"graphics/{template.id}.{size.id}.jpg"
            save(image, folder / file, "jpg", quality=88)
            made.append(
                Graphic(
                    file=file,
                    template=template.id,
                    name_bn=template.spec.name.bn,
                    name_en=template.spec.name.en,
                    size=size.id,
                    width=image.width,
                    height=image.height,
                    values=values,
                )
            )
    return made


def _slides(folder: Path, ctx: JobContext) -> Slides:
    from toolkit.cli.demo_page import Slides
    from toolkit.lessons.library import Library
    from toolkit.lessons.slides import write_slides

    library = Library((assets() / "lessons",))
    lesson, english = library.open(LESSON, "bn"), library.open(LESSON, "en")
    target = folder / "lesson"
    target.mkdir()
    files = write_slides(lesson, target, _SLIDE_SIZE, ctx)
    return Slides(
        lesson=LESSON,
        title=lesson.meta.title,
        title_en=english.meta.title,
        files=tuple(f"lesson/{file.name}" for file in files),
    )


def _film(folder: Path, ctx: JobContext) -> Film:
    """Keep the first three sentences and the last of the bundled clip, dressed for WhatsApp."""
    from toolkit.cli.demo_page import Caption, Film
    from toolkit.video.captions import read_captions, retime, write_captions
    from toolkit.video.edit import Edit, Span
    from toolkit.video.export import export_video
    from toolkit.video.plan import TITLE_SECONDS
    from toolkit.video.probe import probe

    samples, target = assets() / "samples", folder / "video"
    target.mkdir()
    source, cues = samples / "talk.mp4", read_captions(samples / "talk.bn.srt")
    kept = (
        Span(cues[0].start - 0.3, cues[2].end + 0.2),
        Span(cues[-1].start - 0.2, cues[-1].end + 0.8),
    )
    edit = Edit(
        source=str(source), kept=kept, captions=cues, logo=True, brand=BRAND, title=TITLE, preset="whatsapp"
    )
    result = export_video(edit, target / "talk-whatsapp.mp4", ctx)
    moved = retime(cues, [(span.start, span.end) for span in kept], offset=TITLE_SECONDS)
    write_captions(moved, target / "talk-whatsapp.bn.srt", "srt")
    _poster(result.path, moved[1].start + 2, target / "poster.jpg", ctx)
    return Film(
        file="video/talk-whatsapp.mp4",
        poster="video/poster.jpg",
        title=TITLE,
        source_seconds=round(probe(source, ctx).duration, 2),
        seconds=round(result.duration, 3),
        width=result.width,
        height=result.height,
        megabytes=round(result.size_bytes / 1e6, 2),
        captions=tuple(Caption(cue.start, cue.end, cue.text) for cue in moved),
    )


def _poster(video: Path, at: float, target: Path, ctx: JobContext) -> None:
    """A frame of the video with its caption, for players that wait to be started."""
    from toolkit.core.files import atomic_output
    from toolkit.core.process import run
    from toolkit.video.ffmpeg import find_ffmpeg

    with atomic_output(target) as partial:
        arguments = ["-v", "error", "-ss", f"{at:.3f}", "-i", str(video), "-frames:v", "1", "-q:v", "3"]
        run([str(find_ffmpeg()), *arguments, str(partial)], ctx).check()
