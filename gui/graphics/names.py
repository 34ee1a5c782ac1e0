"""Names of files, sizes and categories as users read them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale

from gui.common.i18n import current_language
from toolkit.bangla.dates import long_date
from toolkit.core.messages import Language
from toolkit.core.text import graphemes
from toolkit.graphics.format import Localized, SizeSpec, TemplateSpec

_UNSAFE = re.compile(r'[\x00-\x1f<>:"/\\|?*।॥]+')
_LONGEST = 40  # characters as a reader counts them
_MARKS = "\u200b\ufeff"
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)$")


def localized(text: Localized, language: Language) -> str:
    """A text in the language on screen."""
    return text.bn if language == "bn" else text.en


def spoken_date(day: date) -> str:
    """A date in words, in the language on screen."""
    if current_language() == "bn":
        return long_date(day)
    return f"{day.day} {QLocale(QLocale.Language.English).monthName(day.month)} {day.year}"


def size_name(size: SizeSpec, language: Language) -> str:
    """What people call a size."""
    if size.name is not None:
        return localized(size.name, language)
    known = {
        "square": QCoreApplication.translate("Sizes", "Square"),
        "portrait": QCoreApplication.translate("Sizes", "Portrait"),
        "story": QCoreApplication.translate("Sizes", "Story"),
        "wide": QCoreApplication.translate("Sizes", "Wide"),
        "a4": "A4",
    }
    return known.get(size.id, size.id)


def category_name(category: str) -> str:
    """What people call a category of templates."""
    known = {
        "quote": QCoreApplication.translate("Categories", "Quotes"),
        "event": QCoreApplication.translate("Categories", "Events"),
        "notice": QCoreApplication.translate("Categories", "Notices"),
        "title": QCoreApplication.translate("Categories", "Video titles"),
    }
    return known.get(category, category)


def graphic_title(template: TemplateSpec, values: Mapping[str, str], language: Language) -> str:
    """What to call a graphic: the beginning of its most telling text, else the template's name."""
    for field in sorted(template.fields, key=lambda field: not field.required):
        text = values.get(field.key, "").strip()
        if field.type in ("text", "multiline") and text:
            letters = graphemes(text.splitlines()[0])
            return "".join(letters[:_LONGEST]).strip() + ("…" if len(letters) > _LONGEST else "")
    return localized(template.name, language)


def file_stem(title: str) -> str:
    """A title as the beginning of a file name that every system takes."""
    plain = _UNSAFE.sub(" ", title.translate({ord(mark): None for mark in _MARKS}).replace("…", ""))
    plain = " ".join(plain.split()).strip(" .-")
    return plain if plain and not _RESERVED.match(plain) else f"graphic {plain}".strip()
