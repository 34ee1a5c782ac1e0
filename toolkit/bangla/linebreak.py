"""Where a Bengali line must not break."""

from __future__ import annotations

import re

NO_BREAK_SPACE = "\u00a0"

# Never first on a line: danda and other closing marks, also when somebody types a space before them.
_CLOSING = re.compile(r"[ \t]+(?=[।॥?!:;,.)\]}”’%])")
# Never last on a line: the taka sign, opening brackets, and titles that belong to the name after them.
_OPENING = re.compile(r"([৳₹(\[{“‘])[ \t]+")
_TITLE = re.compile(
    r"(?<![\u0980-\u09FF])((?:ড|ডা|মো|মোঃ|মোসা|মু|প্রফ|অধ্যা|শ্রী|নং|Dr|Md|Mr|Mrs|Ms)[.।:ঃ]?)[ \t]+(?=\S)"
)
_DOTTED = re.compile(r"(?<![\u0980-\u09FF])([\u0985-\u09B9\u09DC-\u09DF][\u09BC-\u09CD]{0,2}\.)[ \t]+(?=\S)")
_TITLES_NEED_MARK = {"নং", "শ্রী"}


def keep_together(text: str) -> str:
    """The text with no-break spaces where breaking would leave a danda, ৳ or title alone."""
    text = _CLOSING.sub(NO_BREAK_SPACE, text)
    text = _OPENING.sub(rf"\1{NO_BREAK_SPACE}", text)
    text = _TITLE.sub(_join_title, text)
    return _DOTTED.sub(rf"\1{NO_BREAK_SPACE}", text)


def _join_title(match: re.Match[str]) -> str:
    """Join a title to its name; a bare word such as ড without its mark is left alone."""
    title = match[1]
    marked = title[-1] in ".:ঃ" or title in _TITLES_NEED_MARK
    return f"{title}{NO_BREAK_SPACE}" if marked else match[0]
