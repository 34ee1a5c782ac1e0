"""Moments are said as people say them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from PySide6.QtWidgets import QApplication

from gui.common.i18n import Languages
from gui.common.when import when
from toolkit.core.messages import Language

NOW = datetime(2026, 11, 23, 18, 30).astimezone()


@pytest.fixture
def languages(qapp: QApplication) -> Iterator[Languages]:
    made = Languages(qapp, "en")
    yield made
    made.set_language("en")


@pytest.mark.parametrize(
    ("language", "moment", "expected"),
    [
        ("en", datetime(2026, 11, 23, 9, 5), "today, 09:05"),
        ("en", datetime(2026, 11, 22, 23, 59), "yesterday, 23:59"),
        ("en", datetime(2026, 3, 1, 8, 0), "1 March"),
        ("en", datetime(2025, 12, 31, 8, 0), "31 December 2025"),
        ("bn", datetime(2026, 11, 23, 9, 5), "আজ, সকাল ৯:০৫"),
        ("bn", datetime(2026, 11, 22, 0, 10), "গতকাল, রাত ১২:১০"),
        ("bn", datetime(2026, 11, 23, 16, 5), "আজ, বিকেল ৪:০৫"),
        ("bn", datetime(2026, 11, 23, 12, 0), "আজ, দুপুর ১২:০০"),
        ("bn", datetime(2025, 12, 31, 8, 0), "৩১ ডিসেম্বর ২০২৫"),
    ],
)
def test_when(languages: Languages, language: Language, moment: datetime, expected: str) -> None:
    languages.set_language(language)
    assert when(moment.astimezone(), NOW) == expected
