"""The page that shows what the demo made: static, no scripts, nothing from outside its folder."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from html import escape
from pathlib import Path
from string import Template

import msgspec

from toolkit.bangla.numbers import to_bengali_digits
from toolkit.core.errors import writing
from toolkit.core.paths import assets

FONTS = (
    "HindSiliguri/HindSiliguri_400Regular.ttf",
    "HindSiliguri/HindSiliguri_600SemiBold.ttf",
    "NotoSerifBengali/NotoSerifBengali_700Bold.ttf",
)
LICENCES = ("HindSiliguri", "NotoSerifBengali")
SIZE_NAMES = {"square": "বর্গ", "portrait": "লম্বা", "story": "স্টোরি", "wide": "চওড়া"}


class Graphic(msgspec.Struct, frozen=True, kw_only=True):
    """One picture: its file below the demo's folder, and what was written on it."""

    file: str
    template: str
    name_bn: str
    name_en: str
    size: str
    width: int
    height: int
    values: dict[str, str]


class Caption(msgspec.Struct, frozen=True):
    """One caption of the finished video; times in seconds."""

    start: float
    end: float
    text: str


class Film(msgspec.Struct, frozen=True, kw_only=True):
    """The exported video."""

    file: str
    poster: str
    title: str
    source_seconds: float
    seconds: float
    width: int
    height: int
    megabytes: float
    captions: tuple[Caption, ...]


class Slides(msgspec.Struct, frozen=True, kw_only=True):
    """The lesson's slides."""

    lesson: str
    title: str
    title_en: str
    files: tuple[str, ...]


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """Everything the demo made (`made.json`)."""

    seconds: float
    graphics: tuple[Graphic, ...]
    video: Film
    slides: Slides


def write_page(folder: Path, made: Made) -> None:
    """Write index.html and copy the fonts and the icon it shows.

    Raises:
        DiskFull, FileNotWritable: the system refused.
    """
    source = Template((assets() / "demo" / "index.html").read_text(encoding="utf-8"))
    page = source.substitute(
        seconds=f"{made.seconds:.0f}",
        seconds_bn=to_bengali_digits(f"{made.seconds:.0f}"),
        graphics="\n".join(_sets(made.graphics)),
        video=_film(made.video),
        lesson_title=escape(made.slides.title),
        lesson_title_en=escape(made.slides.title_en),
        slides="\n".join(_slide(file, number) for number, file in enumerate(made.slides.files, 1)),
    )
    with writing(folder):
        fonts = folder / "fonts"
        fonts.mkdir()
        for name in FONTS:
            shutil.copyfile(assets() / "fonts" / name, fonts / Path(name).name)
        for family in LICENCES:
            shutil.copyfile(assets() / "fonts" / family / "OFL.txt", fonts / f"{family}-OFL.txt")
        shutil.copyfile(assets() / "icon" / "karmashala.svg", folder / "karmashala.svg")
        (folder / "index.html").write_text(page, encoding="utf-8")


def _sets(graphics: Sequence[Graphic]) -> list[str]:
    """One card per template, its sizes side by side at one height."""
    by_template: dict[str, list[Graphic]] = {}
    for graphic in graphics:
        by_template.setdefault(graphic.template, []).append(graphic)
    cards = []
    for sizes in by_template.values():
        name_bn, name_en = escape(sizes[0].name_bn), escape(sizes[0].name_en)
        pictures = "\n".join(_picture(graphic) for graphic in sizes)
        cards.append(
            f'<div class="set"><h3>{name_bn}<span lang="en">{name_en}</span></h3>'
            f'<div class="row">\n{pictures}\n</div></div>'
        )
    return cards


def _picture(graphic: Graphic) -> str:
    size = SIZE_NAMES.get(graphic.size, graphic.size)
    label = to_bengali_digits(f"{size} · {graphic.width}×{graphic.height}")
    said = escape(": ".join([graphic.name_bn, *list(graphic.values.values())[:2]]))
    return (
        f'<figure style="flex:{graphic.width / graphic.height:.4f} 1 0"><a href="{escape(graphic.file)}">'
        f'<img src="{escape(graphic.file)}" width="{graphic.width}" height="{graphic.height}" '
        f'loading="lazy" alt="{said}"></a><figcaption>{label}</figcaption></figure>'
    )


def _film(film: Film) -> str:
    facts = (
        ("দৈর্ঘ্য", f"{film.source_seconds:.0f} সেকেন্ড থেকে {film.seconds:.0f} সেকেন্ড"),
        ("মাপ", f"{film.width}×{film.height}"),
        ("ওজন", f"{film.megabytes:.1f} MB"),
        ("শিরোনাম", film.title),
    )
    listed = "".join(f"<dt>{name}</dt><dd>{escape(to_bengali_digits(value))}</dd>" for name, value in facts)
    cues = "".join(
        f"<li><b>{to_bengali_digits(_clock(cue.start))}</b><span>{escape(cue.text)}</span></li>"
        for cue in film.captions
    )
    return (
        f'<div class="film"><video controls playsinline preload="metadata" src="{escape(film.file)}" '
        f'poster="{escape(film.poster)}" width="{film.width}" height="{film.height}"></video>'
        f'<div class="set"><dl>{listed}</dl><ul class="cues">{cues}</ul></div></div>'
    )


def _slide(file: str, number: int) -> str:
    name = to_bengali_digits(str(number))
    return (
        f'<figure><a href="{escape(file)}"><img src="{escape(file)}" width="1280" height="720" '
        f'loading="lazy" alt="স্লাইড {name}"></a></figure>'
    )


def _clock(seconds: float) -> str:
    return f"{int(seconds) // 60}:{int(seconds) % 60:02}"
