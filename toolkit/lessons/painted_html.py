"""Turns the HTML of a lesson into HTML for Qt's text painter, which knows no CSS for lists.

Lists become tables, so that numbers are Bengali in Bengali and marks hang outside the text; pictures that
stand alone are taken out, for the layout to place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from urllib.parse import unquote

from toolkit.lessons.format import Language

_BENGALI_DIGITS = str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯")
_VOID = {"br", "hr", "img"}
_BOX = "☐"
# A short last word stays with the one before it, so that no line holds only "না".
_LONE_WORD = re.compile(r" ([^\s<>&]{1,4})(?=</(?:p|td)>)")
LIST_CSS = """
table.list { margin: 0 }
td.mark { color: MARK; font-weight: 600; padding: 0 0 0.42em 0 }
td.tick { padding: 0.3em 0 0 0 }
td.item { padding: 0 0 0.42em 0 }
"""


def digits(number: int | str, language: Language) -> str:
    """A number in the digits of the language."""
    return str(number).translate(_BENGALI_DIGITS) if language == "bn" else str(number)


@dataclass
class Painted:
    """HTML for the painter, and the pictures that were in it (addresses as written, in order)."""

    html: str = ""
    pictures: list[str] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        """Whether no text is left."""
        return not self.html.strip()


def for_painter(
    html: str, language: Language, *, skip_heading: bool = False, inline_pictures: bool = False
) -> Painted:
    """HTML for the painter.

    Args:
        html: sanitised HTML of a part.
        language: whose digits number the lists.
        skip_heading: leave out the first heading, which the layout shows as the title.
        inline_pictures: keep pictures in the text (for reading, not for slides).
    """
    writer = _Writer(language, skip_heading=skip_heading, inline_pictures=inline_pictures)
    writer.feed(html)
    writer.close()
    text = _LONE_WORD.sub("\u00a0\\1", "".join(writer.out).replace("<p></p>", ""))
    return Painted(text.strip(), writer.pictures)


class _Writer(HTMLParser):
    def __init__(self, language: Language, *, skip_heading: bool, inline_pictures: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.out: list[str] = []
        self.pictures: list[str] = []
        self._language = language
        self._skip_heading = skip_heading
        self._inline_pictures = inline_pictures
        self._skipping = ""
        self._lists: list[int | None] = []
        self._mark_at = -1  # where the mark of the open list item stands in `out`

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if self._skip_heading and tag in {"h1", "h2", "h3"}:
            self._skip_heading, self._skipping = False, tag
        if self._skipping:
            return
        if tag in {"ul", "ol"}:
            start = values.get("start", "1")
            self._lists.append((int(start) if start.isdecimal() else 1) if tag == "ol" else None)
            self.out.append('<table class="list" cellspacing="0" cellpadding="0" width="100%">')
        elif tag == "li":
            self._begin_item()
        elif tag == "img":
            self._picture(values)
        elif tag == "table":
            self.out.append('<table class="grid" cellspacing="0" cellpadding="0" width="100%">')
        else:
            kept = "".join(f' {name}="{escape(value)}"' for name, value in values.items())
            self.out.append(f"<{tag}{kept}>")

    def handle_endtag(self, tag: str) -> None:
        if self._skipping:
            self._skipping = "" if tag == self._skipping else self._skipping
        elif tag in {"ul", "ol"}:
            if self._lists:
                self._lists.pop()
            self.out.append("</table>")
        elif tag == "li":
            self.out.append("</td></tr>")
        elif tag not in _VOID:
            self.out.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if self._skipping:
            return
        if self._mark_at >= 0 and data.strip():
            if data.lstrip().startswith(_BOX):
                data = data.lstrip()[1:].lstrip()
                self.out[self._mark_at - 1] = '<tr><td class="tick" width="1.3em">'
                self.out[self._mark_at] = '<img src="mark:box" width="0.72em">'
            self._mark_at = -1
        self.out.append(escape(data, quote=False))

    def _begin_item(self) -> None:
        number = self._lists[-1] if self._lists else None
        if number is None:
            mark, width = "•", "0.9em"
        else:
            mark, width = f"{digits(number, self._language)}.", "1.4em"
            self._lists[-1] = number + 1
        self.out += [f'<tr><td class="mark" width="{width}">', mark, '</td><td class="item">']
        self._mark_at = len(self.out) - 2

    def _picture(self, values: dict[str, str]) -> None:
        source = values.get("src", "")
        self.pictures.append(unquote(source))
        if self._inline_pictures:
            self.out.append(f'<img src="{escape(source)}" alt="{escape(values.get("alt", ""))}">')
