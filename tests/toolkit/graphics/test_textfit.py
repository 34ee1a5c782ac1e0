"""Text is set as large as its ink allows, and never leaves its box."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QRawFont, QTextLayout

from toolkit.graphics.fonts import Face, face, families, weights
from toolkit.graphics.textfit import FittedText, TextStyle, fit_text

TEXT = "আমাদের গ্রামের ছোট্ট পাঠাগারে প্রতি শুক্রবার বিকেলে গল্পের আসর বসে। ক্ষুদ্র উদ্যোগ Workshop ২০২৬ শিক্ষার্থী ড. সেন"
WORDS = TEXT.split()
HEADING = TextStyle("Anek Bangla", 700, align="center", vertical="middle")


def _real_ink(fitted: FittedText) -> tuple[float, float, float, float]:
    """The ink as the outlines themselves have it, in px of the box."""
    box = fitted.path.boundingRect().translated(fitted.dx, fitted.dy)
    scale = fitted.scale
    return box.left() * scale, box.top() * scale, box.right() * scale, box.bottom() * scale


STYLES = st.builds(
    lambda family, align, vertical, balance: TextStyle(
        family, weights(family)[-1], align=align, vertical=vertical, balance=balance
    ),
    st.sampled_from(families()),
    st.sampled_from(["left", "center", "right"]),
    st.sampled_from(["top", "middle", "bottom"]),
    st.booleans(),
)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=25),
    STYLES,
    st.floats(120, 1500),
    st.floats(40, 900),
)
@example(  # balanced lines are other lines, with taller ink
    ["আমাদের"] * 4 + ["গল্পের", "আমাদের"], TextStyle("Anek Bangla", 800, balance=True), 121.0, 41.0
)
def test_ink_stays_in_the_box(words: list[str], style: TextStyle, width: float, height: float) -> None:
    fitted = fit_text(" ".join(words), style, width, height, 90.0, 4.0)
    ink = _real_ink(fitted)
    assert ink == pytest.approx(fitted.ink, abs=0.6)
    if fitted.fits:
        assert ink[0] >= -0.6
        assert ink[1] >= -0.6
        assert ink[2] <= width + 0.6
        assert ink[3] <= height + 0.6
    else:
        assert fitted.size == 4.0


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 24), st.floats(200, 1200), st.floats(100, 600))
def test_the_type_is_about_as_large_as_any_that_fits(count: int, width: float, height: float) -> None:
    text = " ".join((WORDS * 3)[:count])
    fitted = fit_text(text, HEADING, width, height, 120.0, 6.0)
    if fitted.fits:
        # Ink is not monotonic, so a lucky larger size may exist; it must not be much larger.
        sizes = [fitted.size * 1.15 * 1.03**step for step in range(40)]
        lucky = [s for s in sizes if s <= 120 and fit_text(text, HEADING, width, height, s, s).fits]
        assert not lucky


def test_text_shrinks_as_it_grows_and_grows_back() -> None:
    sizes = [fit_text(" ".join(WORDS[:count]), HEADING, 500, 200, 80.0, 12.0).size for count in range(1, 17)]
    assert sizes[0] == 80.0
    assert sizes[-1] < 50.0
    assert sizes == sorted(sizes, reverse=True)
    assert fit_text(WORDS[0], HEADING, 500, 200, 80.0, 12.0).size == 80.0


def test_too_long_is_said_not_cut() -> None:
    fitted = fit_text(" ".join(WORDS * 6), HEADING, 300, 100, 60.0, 30.0)
    assert not fitted.fits
    assert fitted.size == 30.0


def test_a_word_is_never_broken() -> None:
    word = "আন্তর্জাতিকতাবাদীদের"
    fitted = fit_text(word, HEADING, 200, 400, 100.0, 5.0)
    assert fitted.fits
    assert fitted.lines == 1
    assert fitted.size < 60


def test_the_line_limit_is_kept() -> None:
    style = TextStyle("Anek Bangla", 700, max_lines=1)
    fitted = fit_text("একটা বেশ লম্বা শিরোনাম এখানে", style, 300, 400, 80.0, 5.0)
    assert (fitted.fits, fitted.lines) == (True, 1)


def test_typed_lines_stay() -> None:
    assert fit_text("এক\nদুই\nতিন", HEADING, 900, 900, 60.0, 20.0).lines == 3


@pytest.mark.parametrize("family", families())
def test_ink_above_the_ascent_stays_inside(family: str) -> None:
    """Marks above the headline rise over the font's own ascent in some families."""
    style = TextStyle(family, weights(family)[-1])
    fitted = fit_text("ঐৗ র্কী ৺ ঠিঁ", style, 800, 60, 200.0, 5.0)
    assert fitted.fits
    ink = _real_ink(fitted)
    assert ink[1] >= -0.1
    assert ink[3] <= 60.1


def test_the_layout_is_the_same_at_every_scale() -> None:
    text = " ".join(WORDS)
    small = fit_text(text, HEADING, 300, 150, 40.0, 5.0)
    large = fit_text(text, HEADING, 2400, 1200, 320.0, 40.0)
    assert large.lines == small.lines
    assert large.size / small.size == pytest.approx(8, rel=0.02)


def test_letter_spacing_leaves_bengali_alone() -> None:
    plain = fit_text("কর্মশালা ক্ষুদ্র", TextStyle("Hind Siliguri", 400), 900, 100, 50.0, 50.0)
    spaced = fit_text("কর্মশালা ক্ষুদ্র", TextStyle("Hind Siliguri", 400, letter_spacing=0.3), 900, 100, 50.0, 50.0)
    assert spaced.path == plain.path
    latin = fit_text("WORKSHOP", TextStyle("Hind Siliguri", 400), 900, 100, 50.0, 50.0)
    wide = fit_text("WORKSHOP", TextStyle("Hind Siliguri", 400, letter_spacing=0.3), 900, 100, 50.0, 50.0)
    assert wide.ink[2] - wide.ink[0] == pytest.approx(latin.ink[2] - latin.ink[0] + 7 * 0.3 * 50, abs=1.0)


def test_a_danda_never_begins_a_line() -> None:
    """Whatever the width, the danda keeps with its word even when typed after a space."""
    for width in range(100, 400, 7):
        fitted = fit_text("এসো বসো ।", TextStyle("Hind Siliguri", 400), width, 400, 60.0, 60.0)
        joined = fit_text("এসো বসো।", TextStyle("Hind Siliguri", 400), width + 14, 400, 60.0, 60.0)
        assert fitted.lines <= max(2, joined.lines)


def _glyph_names(text: str, family: str) -> list[int]:
    used = face(family, weights(family)[0])
    layout = QTextLayout(text, used.font())
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return [glyph for run in layout.glyphRuns() for glyph in run.glyphIndexes()]


@pytest.mark.parametrize("family", families())
@pytest.mark.parametrize("conjunct", ["ক্ষ", "জ্ঞ", "ত্র", "ন্দ্র", "স্ত্র"])
def test_conjuncts_join(family: str, conjunct: str) -> None:
    """Shaped, a conjunct has fewer glyphs than characters and shows no bare hasanta."""
    raw = QRawFont.fromFont(face(family, weights(family)[0]).font(Face.BASE))
    hasanta = raw.glyphIndexesForString("\u09cd")[0]
    glyphs = _glyph_names(conjunct, family)
    assert hasanta not in glyphs
    assert len(glyphs) < len(conjunct)
