"""Markdown to safe HTML: the parser, the cleaning of its tokens, and the allow-list.

Comments become speaker notes and never reach HTML. Addresses are relative or they are not loaded.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from toolkit.lessons.errors import (
    AltMissing,
    BlockUnknown,
    BreakIsHeading,
    HtmlRemoved,
    LessonProblem,
    LessonTooDeep,
    MarpDirective,
    RemoteLink,
    RemoteMedium,
    TargetOutside,
    UnclosedNote,
    VisibleNote,
)
from toolkit.lessons.format import MARP_DIRECTIVES, MAX_NESTING, Medium

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

BLOCKS = ("exercise", "quiz", "handout")
VIDEO_SUFFIXES = frozenset({".mp4", ".webm", ".mov", ".mkv", ".m4v"})

# fmt: off
_INLINE_TAGS = frozenset({"b", "i", "u", "s", "em", "strong", "br", "sub", "sup", "kbd", "mark", "small"})
_TAGS = _INLINE_TAGS | {
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "del", "code", "pre", "blockquote", "ul", "ol", "li",
    "table", "thead", "tbody", "tr", "th", "td", "hr", "img", "a",
}
# fmt: on
_ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "title"},
    "ol": {"start"},
    "th": {"style"},
    "td": {"style"},
}
_COMMENT = re.compile(r"<!--(.*?)(-->|\Z)", re.DOTALL)
_TAG_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)")
_PLAIN_TAG = re.compile(rf"</?(?:{'|'.join(sorted(_INLINE_TAGS))})\s*/?>", re.IGNORECASE)
_DIRECTIVE = re.compile(r"^\s*_?([A-Za-z]+)\s*:", re.MULTILINE)
_SCHEME = re.compile(r"^([A-Za-z][A-Za-z0-9+.-]*):|^//")
_BAD_LINK = re.compile(r"\]\(\s*<?((?:javascript|vbscript|file|data):[^)\s]*)", re.IGNORECASE)
_TASK = re.compile(r"^\[[ xX]\]\s+")


@cache
def engine() -> MarkdownIt:
    """The CommonMark parser with tables, strikethrough and our `:::` blocks."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.container import container_plugin

    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": MAX_NESTING})
    parser.enable(["table", "strikethrough"])
    for name in BLOCKS:
        container_plugin(parser, name)
    return parser


def render(tokens: Sequence[Token]) -> str:
    """Cleaned tokens as sanitised HTML."""
    parser = engine()
    return sanitise(parser.renderer.render(tokens, parser.options, {}))


def sanitise(fragment: str) -> str:
    """Only what lessons may hold: no scripts, styles, classes, frames, handlers or odd addresses."""
    import nh3

    return nh3.clean(
        fragment,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        filter_style_properties={"text-align"},
        link_rel=None,
    ).strip()


def plain(tokens: Sequence[Token]) -> str:
    """The words of the tokens, without marks."""
    words: list[str] = []
    for token in tokens:
        if token.type in {"text", "code_inline", "code_block", "fence"}:
            words.append(token.content)
        elif token.type in {"softbreak", "hardbreak"} or (token.block and token.nesting == -1):
            words.append(" ")
        if token.children:
            words.append(plain(token.children))
    return "".join(words)


def inside_folder(target: str) -> bool:
    """Whether a written path stays inside the folder it is relative to."""
    windows = PureWindowsPath(target)
    parts = PurePosixPath(target.replace("\\", "/")).parts
    rooted = windows.drive or windows.root or target.startswith("/")
    return bool(parts) and not rooted and ".." not in parts and "\0" not in target


@dataclass
class Cleaning:
    """Cleans the tokens of a lesson, gathering what it finds on the way."""

    path: Path
    first_line: int
    problems: list[LessonProblem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    media: list[Medium] = field(default_factory=list)
    links: list[Medium] = field(default_factory=list)

    def line(self, token: Token) -> int:
        """The line of the file a block token begins on."""
        return self.first_line + (token.map[0] if token.map else 0)

    def check_depth(self, tokens: Sequence[Token]) -> None:
        """Refuse what the parser would drop silently."""
        line = self.first_line
        for token in tokens:
            line = self.line(token) if token.map else line
            if token.level >= MAX_NESTING - 1:
                raise LessonTooDeep(path=self.path, line=line, limit=MAX_NESTING)

    def clean(self, tokens: Sequence[Token]) -> list[Token]:
        """The tokens without comments, raw HTML and bad addresses."""
        kept: list[Token] = []
        item_starts = False
        for token in tokens:
            line = self.line(token)
            if token.type == "html_block":
                self._html_block(token, line)
            elif token.type == "inline":
                if token.content.startswith(":::"):
                    name = token.content.strip(": \n").split()[:1]
                    self.problems.append(BlockUnknown(path=self.path, line=line, name="".join(name) or ":::"))
                token.children = self._inline(token.children or [], line)
                if item_starts and _TASK.match(token.content):
                    _as_checkbox(token)
            elif token.type == "heading_open" and token.markup in {"-", "---"}:
                self.problems.append(BreakIsHeading(path=self.path, line=line))
            elif token.type == "code_block" and "<!--" in token.content:
                self.problems.append(VisibleNote(path=self.path, line=line))
            item_starts = token.type == "list_item_open" or (item_starts and token.type == "paragraph_open")
            if token.type != "html_block" or token.content:
                kept.append(token)
        return kept

    def _html_block(self, token: Token, line: int) -> None:
        rest = self._take_notes(token.content, line)
        for tag in sorted({name.lower() for name in _TAG_NAME.findall(rest)} - _INLINE_TAGS):
            self.problems.append(HtmlRemoved(path=self.path, line=line, tag=tag))
        import nh3

        token.content = nh3.clean(rest, tags=set(_INLINE_TAGS), attributes={}).strip()

    def _take_notes(self, text: str, line: int) -> str:
        for match in _COMMENT.finditer(text):
            note = match[1].strip()
            if note:
                self.notes.append(note)
            if not match[2]:
                self.problems.append(UnclosedNote(path=self.path, line=line))
            keys = [key for key in _DIRECTIVE.findall(note) if key in MARP_DIRECTIVES]
            self.problems += [MarpDirective(path=self.path, line=line, key=key) for key in keys]
        return _COMMENT.sub("", text)

    def _inline(self, children: Sequence[Token], line: int) -> list[Token]:
        kept: list[Token] = []
        closing_links: list[bool] = []
        for token in children:
            if token.type == "html_inline":
                if self._take_notes(token.content, line) and self._allowed_tag(token, line):
                    kept.append(token)
            elif token.type == "image":
                kept += self._image(token, line)
            elif token.type == "link_open":
                closing_links.append(self._link(token, line))
                kept += [token] if closing_links[-1] else []
            elif token.type == "link_close":
                kept += [token] if closing_links.pop() else []
            else:
                if token.type == "text":
                    self._text(token, line)
                kept.append(token)
        return kept

    def _allowed_tag(self, token: Token, line: int) -> bool:
        if _PLAIN_TAG.fullmatch(token.content):
            return True
        if not token.content.startswith("<!--"):
            tag = "".join(_TAG_NAME.findall(token.content)[:1]).lower() or token.content[:12]
            self.problems.append(HtmlRemoved(path=self.path, line=line, tag=tag))
        return False

    def _text(self, token: Token, line: int) -> None:
        if "<!--" in token.content:
            self.problems.append(VisibleNote(path=self.path, line=line))
            token.content = token.content.partition("<!--")[0]
        for target in _BAD_LINK.findall(token.content):
            self.problems.append(TargetOutside(path=self.path, line=line, target=target[:80]))

    def _image(self, token: Token, line: int) -> list[Token]:
        target = unquote(str(token.attrs.get("src", "")))
        alt = plain(token.children or [])
        if _SCHEME.match(target):
            self.problems.append(RemoteMedium(path=self.path, line=line, target=target[:200]))
        elif not inside_folder(target):
            self.problems.append(TargetOutside(path=self.path, line=line, target=target[:200]))
        else:
            if not alt.strip():
                self.problems.append(AltMissing(path=self.path, line=line, target=target))
            self.media.append(Medium(target, line, alt))
            if PurePosixPath(target).suffix.lower() not in VIDEO_SUFFIXES:
                token.children = [_text_token(alt)]
                return [token]
        return [_text_token(alt)]

    def _link(self, token: Token, line: int) -> bool:
        """Whether the link stays; its words always do."""
        target = unquote(str(token.attrs.get("href", "")))
        scheme = _SCHEME.match(target)
        if scheme:
            remote = (scheme[1] or "").lower() in {"http", "https", "mailto"}
            problem = RemoteLink if remote else TargetOutside
            self.problems.append(problem(path=self.path, line=line, target=target[:200]))
            return remote
        if target.startswith("#"):
            return True
        if not inside_folder(target):
            self.problems.append(TargetOutside(path=self.path, line=line, target=target[:200]))
            return False
        self.links.append(Medium(target.partition("#")[0], line))
        return True


def _as_checkbox(token: Token) -> None:
    """Show a task marker as an empty box, ticked or not: a tick outside a quiz must give nothing away."""
    first = token.children[0] if token.children else None
    if first is not None and first.type == "text":
        first.content = _TASK.sub("☐ ", first.content)


def _text_token(text: str) -> Token:
    from markdown_it.token import Token

    return Token("text", "", 0, content=text)


def escape(text: str) -> str:
    """Plain text as HTML."""
    return html.escape(text, quote=False)
