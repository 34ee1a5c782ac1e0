"""Bengali OCR as a judge of what we paint, by Tesseract.

OCR errs on its own, so a picture is never held against the text alone but against what Tesseract reads
from the same text painted plainly, black on white.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image

from toolkit.core.text import graphemes, nfc


def require_tesseract() -> None:
    """Skip where Tesseract or its Bengali data is not installed."""
    program = shutil.which("tesseract")
    if program is None:
        pytest.skip("tesseract is not installed")
    listed = subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=True)
    if "ben" not in listed.stdout.split():
        pytest.skip("the Bengali data of tesseract is not installed")


def read(image: Image.Image, scratch: Path) -> str:
    """The Bengali text Tesseract sees in a picture of one column of lines."""
    file = scratch / "ocr.png"
    image.convert("RGB").save(file)
    command = ["tesseract", str(file), "stdout", "-l", "ben", "--psm", "6"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return nfc(done.stdout)


def grapheme_share(expected: str, seen: str) -> float:
    """Share of the graphemes of `expected` that were read right, 0 to 1; spaces do not count."""
    wanted, got = _bare(expected), _bare(seen)
    if not wanted:
        return 1.0
    return max(0.0, 1 - _edit_distance(wanted, got) / len(wanted))


def _bare(text: str) -> list[str]:
    return [piece for piece in graphemes(nfc(text)) if not piece.isspace()]


def _edit_distance(left: list[str], right: list[str]) -> int:
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        previous, row[0] = row[0], i
        for j, b in enumerate(right, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (a != b))
    return row[-1]
