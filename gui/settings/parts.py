"""What the program is made of, and under which licences (SPDX)."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version


@dataclass(frozen=True)
class Part:
    """A part made by others: the package it comes in, its name for people, its licence."""

    package: str
    name: str
    licence: str

    @property
    def version(self) -> str:
        """The version in use; empty when the bundle left that out."""
        try:
            return version(self.package)
        except PackageNotFoundError:
            return ""


PARTS = (
    Part("PySide6_Addons", "Qt, PySide6", "LGPL-3.0-only"),
    Part("imageio-ffmpeg", "FFmpeg, x264 (imageio-ffmpeg)", "GPL-3.0-or-later"),
    Part("av", "FFmpeg, x264 (PyAV)", "GPL-3.0-or-later"),
    Part("ffmpeg-python", "ffmpeg-python", "Apache-2.0"),
    Part("Pillow", "Pillow", "MIT-CMU"),
    Part("pillow-heif", "pillow-heif, libheif", "BSD-3-Clause, LGPL-3.0-only"),
    Part("tinydb", "TinyDB", "MIT"),
    Part("msgspec", "msgspec", "BSD-3-Clause"),
    Part("pysubs2", "pysubs2", "MIT"),
    Part("markdown-it-py", "markdown-it-py", "MIT"),
    Part("mdit-py-plugins", "mdit-py-plugins", "MIT"),
    Part("nh3", "nh3", "MIT"),
    Part("ruamel.yaml", "ruamel.yaml", "MIT"),
    Part("segno", "Segno", "BSD-3-Clause"),
    Part("qtawesome", "Phosphor Icons (QtAwesome)", "MIT"),
    Part("regex", "regex", "Apache-2.0 AND CNRI-Python"),
    Part("platformdirs", "platformdirs", "MIT"),
    Part("click", "Click", "BSD-3-Clause"),
    Part("rich", "Rich", "MIT"),
    Part("python-calamine", "python-calamine", "MIT"),
    Part("charset-normalizer", "charset-normalizer", "MIT"),
)
