"""Every setting of the app, declared once."""

from __future__ import annotations

import locale
import os
from typing import Any, Literal

from toolkit.core.messages import Language
from toolkit.store.setting import Setting

Theme = Literal["system", "light", "dark"]


def system_language() -> Language:
    """Bengali, unless the system clearly speaks English."""
    named = [os.environ.get(key) for key in ("KARMASHALA_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")]
    # Without these (Windows), the system's own locale; with them, Python takes the C locale for en_US.
    name = next((found for found in named if found), None) or locale.getlocale()[0] or ""
    return "en" if name.lower().startswith("en") else "bn"


# People change these in the settings form.
LANGUAGE: Setting[Language] = Setting("language", str, system_language, choices=("bn", "en"), shown=True)
THEME: Setting[Theme] = Setting("theme", str, "system", choices=("system", "light", "dark"), shown=True)
LARGE_TEXT: Setting[bool] = Setting("large_text", bool, False, shown=True)
BRAND: Setting[str] = Setting("brand", str, "shalpata", shown=True)

# The app remembers these by itself.
WINDOW_GEOMETRY: Setting[bytes] = Setting("window_geometry", bytes, b"")
LAST_PAGE: Setting[str] = Setting("last_page", str, "home")
PHOTO_FOLDER: Setting[str] = Setting("photo_folder", str, "")
VIDEO_FOLDER: Setting[str] = Setting("video_folder", str, "")
SAVE_FOLDER: Setting[str] = Setting("save_folder", str, "")
GRAPHICS_SIZES: Setting[tuple[str, ...]] = Setting("graphics_sizes", tuple[str, ...], ())
GRAPHICS_FORMAT: Setting[str] = Setting("graphics_format", str, "jpg", choices=("jpg", "png", "webp"))
GRAPHICS_MAX_KB: Setting[int] = Setting("graphics_max_kb", int, 0, low=0, high=50_000)
VIDEO_PRESET: Setting[str] = Setting("video_preset", str, "whatsapp")
CAPTION_STYLE: Setting[str] = Setting("caption_style", str, "")

ALL: tuple[Setting[Any], ...] = (
    LANGUAGE,
    THEME,
    LARGE_TEXT,
    BRAND,
    WINDOW_GEOMETRY,
    LAST_PAGE,
    PHOTO_FOLDER,
    VIDEO_FOLDER,
    SAVE_FOLDER,
    GRAPHICS_SIZES,
    GRAPHICS_FORMAT,
    GRAPHICS_MAX_KB,
    VIDEO_PRESET,
    CAPTION_STYLE,
)
