"""A small brand and template, photos made on the spot, and a running Qt."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication

from toolkit.graphics.brand import Brand, load_brand
from toolkit.graphics.load import Template, load_template

DATA = Path(__file__).parent / "data"


@pytest.fixture(autouse=True)
def running_qt(qapp: QApplication) -> QApplication:
    """Painting needs Qt; share the one application that all tests use."""
    return qapp


@pytest.fixture
def brand() -> Brand:
    return load_brand(DATA / "brand")


@pytest.fixture
def card() -> Template:
    return load_template(DATA / "card")


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A landscape photo, red on the left and blue on the right."""
    picture = Image.new("RGB", (600, 400), (200, 30, 30))
    picture.paste((30, 30, 200), (300, 0, 600, 400))
    path = tmp_path / "ছবি এক.jpg"
    picture.save(path, quality=95)
    return path
