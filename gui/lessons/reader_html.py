"""A lesson as one page to read: every slide, exercise, question and handout, without the right answers."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.graphics.richtext import in_px
from toolkit.lessons.format import ExercisePart, HandoutPart, Lesson, Part, Question, QuizPart, Slide
from toolkit.lessons.markdown import escape
from toolkit.lessons.painted_html import LIST_CSS, digits, for_painter

LETTERS = {"bn": "কখগঘঙচছজঝঞ", "en": "ABCDEFGHIJ"}


@dataclass(frozen=True)
class Paper:
    """Colours and text size of the page, from the theme on screen."""

    text: str
    muted: str
    accent: str
    line: str
    tint: str
    size: int

    @property
    def css(self) -> str:
        """The style sheet."""
        return in_px(
            LIST_CSS.replace("MARK", self.accent)
            + f"""
p {{ margin: 0 0 0.6em 0 }}
h1 {{ font-size: 1.75em; font-weight: 600; margin: 0 0 0.3em 0 }}
h2 {{ font-size: 1.3em; font-weight: 600; margin: 1.5em 0 0.4em 0; color: {self.accent} }}
h3, h4, h5, h6 {{ font-size: 1.1em; font-weight: 600; margin: 0.8em 0 0.3em 0 }}
strong, b {{ font-weight: 600 }}
table.list {{ margin: 0.3em 0 0.4em 0 }}
a {{ color: {self.accent} }}
blockquote {{ margin: 0.2em 0 0.6em 1em; color: {self.muted} }}
code, pre {{ background-color: {self.tint} }}
p.label {{ color: {self.muted}; font-size: 0.85em; font-weight: 600; margin: 0 0 0.3em 0 }}
p.place {{ font-size: 1px; margin: 0 }}
table.box {{ background-color: {self.tint}; margin: 0.6em 0 0.8em 0 }}
table.box td.inside {{ padding: 0.8em 1em 0.4em 1em }}
table.grid {{ border-collapse: collapse; border-style: none; margin: 0.3em 0 0.8em 0 }}
table.grid th {{ font-weight: 600; color: {self.accent}; padding: 0.3em 0.5em; text-align: left;
  border-bottom: 2px solid {self.accent} }}
table.grid td {{ padding: 0.3em 0.5em; border-bottom: 1px solid {self.line} }}
""",
            self.size,
        )


@dataclass(frozen=True)
class Captions:
    """The few words the page adds, in the language on screen."""

    exercise: str
    """May hold {minutes}."""
    question: str
    handout: str
    answer: str
    """Leads to where the question is answered."""


PLACE = "\u2060\u00a0\u2060"
"""The text of the line of its own before each slide, by which its place on the page is found. An anchor
in front of a Bengali letter would tear it from its vowel sign."""
ANSWER = "quiz:"
"""The address behind `Captions.answer`, followed by the question's id; no author can write such a link."""


def shown_slides(lesson: Lesson) -> list[Slide]:
    """The slides on the page, in the order of their places."""
    return [slide for slide in lesson.slides if slide.parts]


def page_html(lesson: Lesson, captions: Captions) -> str:
    """The whole lesson as HTML for Qt's text view."""
    return "".join(_slide(lesson, slide, captions) for slide in shown_slides(lesson))


def _slide(lesson: Lesson, slide: Slide, captions: Captions) -> str:
    place = f'<p class="place">{PLACE}</p>'
    level = "h1" if slide.number == 1 else "h2"
    title = slide.title or (lesson.meta.title if slide.number == 1 else "")
    heading = place + (f"<{level}>{escape(title)}</{level}>" if title else "")
    skip = bool(slide.title)
    body: list[str] = []
    for part in slide.parts:
        body.append(_part(lesson, part, captions, skip_heading=skip))
        skip = False
    return heading + "".join(body)


def _part(lesson: Lesson, part: Part, captions: Captions, *, skip_heading: bool) -> str:
    language = lesson.meta.lang
    if isinstance(part, QuizPart):
        link = f'<p><a href="{ANSWER}{escape(part.question.id)}">{escape(captions.answer)}</a></p>'
        return _boxed(captions.question, _question(part.question, lesson) + link)
    inner = for_painter(part.html, language, skip_heading=skip_heading, inline_pictures=True).html
    if isinstance(part, ExercisePart):
        label = captions.exercise if part.minutes else captions.exercise.partition(" · ")[0]
        return _boxed(label.format(minutes=digits(part.minutes, language)), inner)
    if isinstance(part, HandoutPart):
        return _boxed(captions.handout, inner)
    return inner


def _question(question: Question, lesson: Lesson) -> str:
    language = lesson.meta.lang
    rows = "".join(
        f'<tr><td class="mark" width="1.6em">{LETTERS[language][index % 10]}</td>'
        f'<td class="item">{for_painter(choice.html, language, inline_pictures=True).html}</td></tr>'
        for index, choice in enumerate(question.choices)
    )
    table = f'<table class="list" cellspacing="0" cellpadding="0" width="100%">{rows}</table>' if rows else ""
    return for_painter(question.prompt, language, inline_pictures=True).html + table


def _boxed(label: str, inner: str) -> str:
    return (
        '<table class="box" width="100%" cellspacing="0" cellpadding="0"><tr><td class="inside">'
        f'<p class="label">{escape(label)}</p>{inner}</td></tr></table>'
    )
