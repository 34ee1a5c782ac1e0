"""Only bundled faces, only real weights, only characters they have."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtGui import QFontDatabase, QRawFont

from toolkit.graphics import fonts
from toolkit.graphics.errors import FontMissing, GlyphMissing, WeightMissing


@pytest.mark.parametrize("family", fonts.families())
def test_qt_has_exactly_the_weights_of_the_files(family: str) -> None:
    fonts.load(family)
    real = {QFontDatabase.weight(family, style) for style in QFontDatabase.styles(family)}
    assert real == set(fonts.weights(family))
    for weight in fonts.weights(family):
        raw = QRawFont.fromFont(fonts.face(family, weight).font())
        assert (raw.familyName(), int(raw.weight())) == (family, weight)


def test_a_weight_that_is_not_there_is_never_faked() -> None:
    with pytest.raises(WeightMissing) as caught:
        fonts.face("Galada", 700)
    assert caught.value.params["known"] == "400"
    assert fonts.nearest_weight("Galada", 800) == 400
    assert fonts.nearest_weight("Hind Siliguri", 800) == 700
    assert fonts.nearest_weight("Hind Siliguri", 500) == 600


def test_system_fonts_are_refused() -> None:
    with pytest.raises(FontMissing):
        fonts.face("DejaVu Sans", 400)


def test_a_missing_character_is_named() -> None:
    face = fonts.face("Hind Siliguri", 400)
    face.require_glyphs("ক্ষ র\u200dয ১২৩ ABC – “ ” ৳\n।")
    with pytest.raises(GlyphMissing) as caught:
        face.require_glyphs("মজা 😀")
    assert caught.value.params == {"character": "😀", "codepoint": "U+1F600", "family": "Hind Siliguri"}


def test_families_load_from_any_thread() -> None:
    failures: list[BaseException] = []

    def load() -> None:
        try:
            fonts.load_all()
        except BaseException as error:  # noqa: BLE001 - handed to the main thread
            failures.append(error)

    threads = [threading.Thread(target=load) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    for family in fonts.families():
        assert len(QFontDatabase.styles(family)) == len(fonts.weights(family))
