"""Lays slides out as sheets and paints them: title, content, exercise and question slides.

Lengths are px of a 1280 × 720 slide; the painter scales. Text to be read never goes under 26 px there,
which the last row of a classroom can read; what does not fit then is an error, not a cut.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from toolkit.core.errors import ToolkitError
from toolkit.core.files import atomic_output, refuse_existing
from toolkit.core.jobs import JobContext
from toolkit.graphics.brand import Brand, find_brand
from toolkit.graphics.richtext import (
    Figure,
    Item,
    Panel,
    RichText,
    Sheet,
    fit,
    missing_characters,
    overflowing,
    write_png,
)
from toolkit.lessons.errors import SlideGlyphMissing, SlideOverflow
from toolkit.lessons.format import ExercisePart, HandoutPart, Language, Lesson, Question, QuizPart, Slide
from toolkit.lessons.markdown import escape
from toolkit.lessons.painted_html import LIST_CSS, Painted, digits, for_painter

WIDTH, HEIGHT = 1280, 720
DEFAULT_BRAND = "shalpata"

_MARGIN = 72
_TOP, _BOTTOM = 172, 652  # of the body, between title and footer
_BODY, _BODY_ALONE, _MIN_BODY = 40, 48, 26
_RADIUS = 20
_LETTERS = {"bn": "কখগঘঙচছজঝঞ", "en": "ABCDEFGHIJ"}
_WORDS = {
    "bn": {"single": "একটা উত্তর বাছুন", "multiple": "যতগুলো ঠিক, সব বাছুন", "text": "এক কথায় উত্তর দিন",
           "minutes": "মিনিট", "exercise": "হাতেকলমে"},
    "en": {"single": "Choose one answer", "multiple": "Choose all that are right", "text": "Answer in a word",
           "minutes": "minutes", "exercise": "Hands-on"},
}  # fmt: skip


@dataclass(frozen=True)
class Look:
    """The brand's colours and families, as slides use them."""

    primary: str
    on_primary: str
    accent: str
    on_accent: str
    surface: str
    ink: str
    heading: str
    body: str
    logo: Path | None

    @property
    def tint(self) -> str:
        """A quiet ground for boxes: a little of the primary colour on the surface."""
        return mix(self.primary, self.surface, 0.09)

    @property
    def muted(self) -> str:
        """For footers."""
        return mix(self.ink, self.surface, 0.62)

    @property
    def css(self) -> str:
        """The style of running text."""
        return (
            LIST_CSS.replace("MARK", self.primary)
            + f"""
p {{ margin: 0 0 0.4em 0 }}
strong, b {{ font-weight: 700; color: {self.primary} }}
h1, h2, h3, h4 {{ font-size: 1.15em; font-weight: 700; margin: 0.2em 0 0.3em 0; color: {self.primary} }}
blockquote {{ margin: 0.2em 0 0.4em 0.8em; color: {self.muted} }}
code, pre {{ background-color: {self.tint} }}
a {{ color: {self.primary} }}
table.grid {{ border-collapse: collapse; border-style: none }}
table.grid th {{ font-weight: 700; color: {self.primary}; padding: 0.25em 0.5em;
  border-bottom: 3px solid {self.accent}; text-align: left }}
table.grid td {{ padding: 0.28em 0.5em; border-bottom: 1px solid {mix(self.ink, self.surface, 0.2)} }}
"""
        )


def look_of(brand: Brand) -> Look:
    """The look a brand kit gives to slides."""
    return Look(
        primary=brand.color("primary"),
        on_primary=brand.color("onPrimary"),
        accent=brand.color("accent"),
        on_accent=brand.color("onAccent"),
        surface=brand.color("surface"),
        ink=brand.color("onSurface"),
        heading=brand.font("heading"),
        body=brand.font("body"),
        logo=brand.logo(brand.color("primary")),
    )


def default_look() -> Look:
    """The look of the bundled brand."""
    return look_of(find_brand(DEFAULT_BRAND))


def sheets(lesson: Lesson, look: Look) -> list[Sheet]:
    """Every slide for the screen, laid out."""
    return [sheet_of(lesson, slide, look) for slide in lesson.screens]


def sheet_of(lesson: Lesson, slide: Slide, look: Look) -> Sheet:
    """One slide, laid out. It holds no notes, no handout and no right answers."""
    ground = look.primary if slide.kind == "title" else look.surface
    items: list[Item]
    if slide.kind == "title":
        items = list(_title_slide(lesson, slide, look))
    else:
        items = [*_heading(slide, look), *_footer(lesson, slide, look)]
        body = {"quiz": _quiz_slide, "exercise": _exercise_slide}.get(slide.kind, _content_slide)
        items += body(lesson, slide, look)
    return Sheet(WIDTH, HEIGHT, ground, tuple(items))


def overflows(lesson: Lesson) -> Iterator[ToolkitError]:
    """The slides that hold more than fits, or characters that no bundled font draws."""
    look = default_look()
    for slide in lesson.screens:
        sheet = sheet_of(lesson, slide, look)
        if overflowing(sheet):
            yield SlideOverflow(path=lesson.path, line=slide.line, slide=slide.number)
        missing = missing_characters(sheet)
        if missing:
            yield SlideGlyphMissing(path=lesson.path, line=slide.line, slide=slide.number, characters=missing)


def write_slides(
    lesson: Lesson,
    folder: Path,
    size: tuple[int, int],
    ctx: JobContext,
    *,
    force: bool = False,
    look: Look | None = None,
) -> list[Path]:
    """Paint the slides as `<id>.<lang>-01.png`… into a folder.

    Raises:
        SlideOverflow, SlideGlyphMissing: a slide cannot be shown as it is; nothing is written.
        OutputExists: a picture is there and `force` is off; nothing is written.
    """
    for problem in overflows(lesson):
        raise problem
    laid = sheets(lesson, look or default_look())
    name = f"{lesson.meta.id}.{lesson.meta.lang}"
    paths = [folder / f"{name}-{number:02}.png" for number in range(1, len(laid) + 1)]
    for path in paths:
        refuse_existing(path, force=force)
    for done, (sheet, path) in enumerate(zip(laid, paths, strict=True)):
        ctx.step(done, len(laid), "slides")
        with atomic_output(path, force=force) as partial:
            write_png(sheet, size[0], partial)
    return paths


def mix(color: str, ground: str, share: float) -> str:
    """`share` of one #RRGGBB on the other."""
    pairs = zip(_channels(color), _channels(ground), strict=True)
    return "#" + "".join(f"{round(top * share + under * (1 - share)):02x}" for top, under in pairs)


def _channels(color: str) -> list[int]:
    return [int(color[index : index + 2], 16) for index in (1, 3, 5)]


def _title_slide(lesson: Lesson, slide: Slide, look: Look) -> Iterator[Item]:
    language = lesson.meta.lang
    deep = mix("#000000", look.primary, 0.16)
    for inset, color in ((0, deep), (46, look.primary), (60, deep)):
        side = 620 - 2 * inset
        yield Panel((900 + inset, -150 + inset, side, side), color, side / 2)
    body = _painted(slide, language)
    title = RichText(
        (_MARGIN, 0, 1000, 300), f"<p>{escape(slide.title or lesson.meta.title)}</p>",
        88, 48, look.on_primary, look.heading, 700, "p { margin: 0 }",
    )  # fmt: skip
    tall = fit(title).height
    below = RichText(
        (_MARGIN, 0, 900, 130), body.html, 36, _MIN_BODY, look.on_primary, look.body,
        css="p { margin: 0 } strong, b { font-weight: 700 }",
    )  # fmt: skip
    under = 0.0 if body.empty else fit(below).height
    top = max(100.0, 340 - (tall + under) / 2)
    yield Panel((_MARGIN, top - 36, 96, 10), look.accent, 5)
    yield replace(title, box=(_MARGIN, top, 1000, 300))
    if not body.empty:
        yield replace(below, box=(_MARGIN, top + tall + 12, 900, 130))
    minutes = f"{digits(lesson.meta.minutes, language)} {_WORDS[language]['minutes']}"
    yield RichText(
        (_MARGIN, 632, 600, 46), f"<p>{minutes}</p>", 26, 20, look.accent, look.body, 600, "p { margin: 0 }"
    )
    if look.logo is not None:
        yield Figure((1040, 600, 168, 76), look.logo)


def _heading(slide: Slide, look: Look) -> Iterator[Item]:
    yield Panel((0, 0, 16, HEIGHT), look.primary)
    yield RichText(
        (_MARGIN, 44, 1136 if slide.kind != "exercise" else 880, 92),
        f"<p>{escape(slide.title)}</p>",
        50, 32, look.primary, look.heading, 700, "p { margin: 0 }", valign="middle",
    )  # fmt: skip
    yield Panel((_MARGIN, 142, 72, 7), look.accent, 3.5)


def _footer(lesson: Lesson, slide: Slide, look: Look) -> Iterator[Item]:
    language = lesson.meta.lang
    count = f"{digits(_position(lesson, slide), language)} / {digits(len(lesson.screens), language)}"
    for text, align in ((lesson.meta.title, "left"), (count, "right")):
        yield RichText(
            (_MARGIN, 668, 1136, 36), f"<p>{escape(text)}</p>", 20, 12, look.muted, look.body,
            css="p { margin: 0 }", align="right" if align == "right" else "left", valign="middle",
        )  # fmt: skip


def _content_slide(lesson: Lesson, slide: Slide, look: Look) -> Iterator[Item]:
    body = _painted(slide, lesson.meta.lang)
    pictures = _existing(lesson, body.pictures)
    height = _BOTTOM - _TOP
    if not pictures:
        yield replace(_body(body.html, (_MARGIN, _TOP, 1136, height), look), size=_BODY_ALONE)
    elif body.empty:
        yield from _gallery(pictures, (_MARGIN, _TOP, 1136, height))
    else:
        yield replace(_body(body.html, (_MARGIN, _TOP, 524, height), look), valign="middle")
        yield from _gallery(pictures, (628, _TOP, 580, height))


def _gallery(pictures: Sequence[Path], area: tuple[float, float, float, float]) -> Iterator[Item]:
    x, y, width, height = area
    each = (height - 16 * (len(pictures) - 1)) / max(1, len(pictures))
    for index, picture in enumerate(pictures):
        yield Figure((x, y + index * (each + 16), width, each), picture, _RADIUS)


def _exercise_slide(lesson: Lesson, slide: Slide, look: Look) -> Iterator[Item]:
    language = lesson.meta.lang
    minutes = sum(part.minutes for part in slide.parts if isinstance(part, ExercisePart))
    label = f"{digits(minutes, language)} {_WORDS[language]['minutes']}" if minutes else ""
    yield Panel((976, 56, 232, 68), look.accent, 34)
    yield RichText(
        (992, 56, 200, 68), f"<p>{label or _WORDS[language]['exercise']}</p>", 32, 20, look.on_accent,
        look.body, 700, "p { margin: 0 }", align="center", valign="middle",
    )  # fmt: skip
    body = _painted(slide, language)
    pictures = _existing(lesson, body.pictures)
    width = 700 if pictures else 1136
    yield Panel((_MARGIN, _TOP, width, _BOTTOM - _TOP), "#ffffff", _RADIUS, look.tint)
    inner = (_MARGIN + 40, _TOP + 28, width - 80, _BOTTOM - _TOP - 48)
    yield replace(_body(body.html, inner, look), valign="middle", size=_BODY_ALONE - 4)
    yield from _gallery(pictures, (_MARGIN + width + 24, _TOP, 1112 - width, _BOTTOM - _TOP))


def _quiz_slide(lesson: Lesson, slide: Slide, look: Look) -> Iterator[Item]:
    """Questions with lettered choices; several questions share the height."""
    language = lesson.meta.lang
    questions = [part.question for part in slide.parts if isinstance(part, QuizPart)]
    each = (_BOTTOM - _TOP + 16) / len(questions)
    for index, question in enumerate(questions):
        yield from _question(question, language, (_MARGIN, _TOP + index * each, 1136, each - 16), look)


def _question(
    question: Question, language: Language, area: tuple[float, float, float, float], look: Look
) -> Iterator[Item]:
    x, y, width, height = area
    prompt = RichText(
        (x, y, width, height * 0.34), for_painter(question.prompt, language).html,
        38, _MIN_BODY, look.ink, look.body, 600, look.css,
    )  # fmt: skip
    asked = fit(prompt).height
    yield replace(prompt, box=(x, y, width, max(asked, 1.0) + 1))
    hint = _WORDS[language][question.type]
    yield RichText(
        (x, y + asked, width, 40), f"<p>{hint}</p>", 24, 16, look.muted, look.body, css="p { margin: 0 }"
    )
    top = y + asked + 52
    if question.type == "text":
        yield Panel((x, top + 40, width, 84), "#ffffff", _RADIUS, look.primary)
        return
    yield from _choices(question, language, (x, top, width, y + height - top), look)


def _choices(
    question: Question, language: Language, area: tuple[float, float, float, float], look: Look
) -> Iterator[Item]:
    x, y, width, height = area
    count = len(question.choices)
    columns = 2 if count > 4 else 1
    rows = -(-count // columns)
    gap = 14.0
    cell_height = min(96.0, (height - gap * (rows - 1)) / max(1, rows))
    cell_width = (width - gap * (columns - 1)) / columns
    badge = min(52.0, cell_height - 12)
    texts: list[RichText] = []
    for index, choice in enumerate(question.choices):
        left = x + (index // rows) * (cell_width + gap)
        top = y + (index % rows) * (cell_height + gap)
        yield Panel((left, top, cell_width, cell_height), "#ffffff", 16, look.tint)
        middle = top + (cell_height - badge) / 2
        yield Panel((left + 18, middle, badge, badge), look.primary, badge / 2)
        letter = _LETTERS[language][index] if index < 10 else digits(index + 1, language)
        yield RichText(
            (left + 18, middle, badge, badge), f"<p>{letter}</p>", badge * 0.55, 8, look.on_primary,
            look.body, 700, "p { margin: 0 }", align="center", valign="middle",
        )  # fmt: skip
        texts.append(RichText(
            (left + badge + 40, top + 4, cell_width - badge - 60, cell_height - 8),
            for_painter(choice.html, language).html, 32, _MIN_BODY - 2, look.ink, look.body,
            css=look.css + "p { margin: 0 }", valign="middle",
        ))  # fmt: skip
    shared = min((fit(text).size for text in texts), default=0)
    for text in texts:  # one size for all choices: a bigger one would look like a hint
        yield replace(text, size=max(shared, text.min_size)) if fit(text).fits else text


def _painted(slide: Slide, language: Language) -> Painted:
    """The parts that go on the screen as running text, without the title."""
    joined = Painted()
    skip = True
    for part in slide.parts:
        if isinstance(part, (QuizPart, HandoutPart)):
            continue
        painted = for_painter(part.html, language, skip_heading=skip)
        skip = skip and not slide.title
        joined.html += painted.html
        joined.pictures += painted.pictures
    return joined


def _body(html: str, box: tuple[float, float, float, float], look: Look) -> RichText:
    return RichText(box, html, _BODY, _MIN_BODY, look.ink, look.body, css=look.css)


def _existing(lesson: Lesson, targets: Sequence[str]) -> list[Path]:
    """The pictures that are there; `lessons check` names the others."""
    return [path for path in (lesson.path.parent / target for target in targets) if path.is_file()]


def _position(lesson: Lesson, slide: Slide) -> int:
    return next(
        (index for index, shown in enumerate(lesson.screens, 1) if shown.number == slide.number), slide.number
    )
