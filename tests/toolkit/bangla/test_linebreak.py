"""Where lines must not break."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.bangla.linebreak import NO_BREAK_SPACE, keep_together


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("এসো ।", "এসো_।"),
        ("কেন ?", "কেন_?"),
        ("৳ ৫০০ টাকা", "৳_৫০০ টাকা"),
        ("ড. মুহম্মদ শহীদুল্লাহ", "ড._মুহম্মদ শহীদুল্লাহ"),
        ("মো. করিম", "মো._করিম"),
        ("মোঃ করিম", "মোঃ_করিম"),
        ("ডা. সেন", "ডা._সেন"),
        ("এ. কে. সেন", "এ._কে._সেন"),
        ("শেষ হল। ড. সেন", "শেষ হল। ড._সেন"),
        ("সাদা মাটা কথা", "সাদা মাটা কথা"),
        ("বড় মো করে", "বড় মো করে"),
    ],
)
def test_words_that_belong_together_stay(text: str, joined: str) -> None:
    assert keep_together(text).replace(NO_BREAK_SPACE, "_") == joined


@given(st.text(alphabet="কমোড. ।৳\n?১a"))
def test_only_spaces_change(text: str) -> None:
    kept = keep_together(text)
    assert kept.replace(NO_BREAK_SPACE, "").replace(" ", "") == text.replace(" ", "")
    assert keep_together(kept) == kept
