"""Every text of the interface has its Bengali, and the catalogues are fresh."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts import build_translations

_SOURCE = """
from PySide6.QtWidgets import QWidget

class Sample(QWidget):
    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("A text that nobody translated"))
"""


def test_every_text_is_translated_and_compiled() -> None:
    assert build_translations.problems() == []


def test_untranslated_text_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "gui" / "sample"
    folder.mkdir(parents=True)
    (folder / "__init__.py").touch()
    (folder / "page.py").write_text(_SOURCE, encoding="utf-8")
    (tmp_path / "i18n").mkdir()
    monkeypatch.setattr(build_translations, "ROOT", tmp_path)
    monkeypatch.setattr(build_translations, "TARGET", tmp_path / "i18n")
    assert build_translations.problems() == ["gui_sample_bn.ts is missing; run scripts/build_translations.py"]
    assert build_translations.main([]) == 0
    assert build_translations.problems() == [
        "gui_sample_bn.ts: not translated: A text that nobody translated"
    ]
    (folder / "page.py").write_text(_SOURCE.replace("nobody", "somebody"), encoding="utf-8")
    assert "gui_sample_bn.ts is stale; run scripts/build_translations.py" in build_translations.problems()
