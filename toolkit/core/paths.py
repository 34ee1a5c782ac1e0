"""Where the program, its bundled material and the user's data are."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import platformdirs

APP = "karmashala"
PORTABLE_FOLDER = "karmashala-data"


def program_root() -> Path:
    """The folder that holds `assets` and `templates`: the checkout, or the bundle's own folder."""
    bundle = getattr(sys, "_MEIPASS", None)
    return Path(bundle) if bundle else Path(__file__).resolve().parents[2]


def program_folder() -> Path:
    """The folder a user sees the program in: beside the executable, or the checkout."""
    return Path(sys.executable).resolve().parent if getattr(sys, "frozen", False) else program_root()


def assets() -> Path:
    """Bundled fonts, brands, lessons, samples, translations."""
    return program_root() / "assets"


def templates() -> Path:
    """Bundled graphic templates."""
    return program_root() / "templates"


def data_dir() -> Path:
    """The user's data: KARMASHALA_DATA, else a folder beside the program (portable), else the platform's."""
    chosen = os.environ.get("KARMASHALA_DATA")
    if chosen:
        return Path(chosen)
    portable = program_folder() / PORTABLE_FOLDER
    return portable if portable.is_dir() else platformdirs.user_data_path(APP, appauthor=False)


def cache_dir() -> Path:
    """What can be deleted at any time and comes back: thumbnails, indexes."""
    if os.environ.get("KARMASHALA_DATA") or (program_folder() / PORTABLE_FOLDER).is_dir():
        return data_dir() / "cache"
    return platformdirs.user_cache_path(APP, appauthor=False)
