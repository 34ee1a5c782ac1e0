"""The words of a piece of HTML, for labels."""

from __future__ import annotations

import re
from html import unescape

_BREAK = re.compile(r"<br\s*/?>|</p>|</li>|</tr>")
_TAG = re.compile(r"<[^>]*>")


def plain_text(html: str) -> str:
    """HTML as lines of words."""
    lines = unescape(_TAG.sub("", _BREAK.sub("\n", html))).splitlines()
    return "\n".join(line.strip() for line in lines if line.strip())
