"""Graphic documents come back as they went."""

from __future__ import annotations

from pathlib import Path

import pytest

from toolkit.core.errors import DocumentInvalid, DocumentTooNew
from toolkit.graphics.document import GraphicDocument, TemplateRef, photo_refs, read_document, write_document
from toolkit.graphics.format import Override
from toolkit.graphics.photos import PhotoUse


def test_a_document_comes_back_whole_and_moves_with_its_photos(tmp_path: Path) -> None:
    folder = tmp_path / "কাজ এক"
    folder.mkdir()
    uses = {"photo": PhotoUse(folder / "ছবি" / "এক.jpg", (0.25, 0.75), 1.5)}
    document = GraphicDocument(
        template=TemplateRef(id="card"),
        values={"quote": "ক্ষুদ্র\nউদ্যোগ", "day": "2026-11-23"},
        photos=photo_refs(uses, folder),
        brand="test-brand",
        tweaks={"story": {"quote": Override(size=60.0, hidden=False)}},
    )
    path = folder / "আমার.kgraphic"
    write_document(document, path)
    assert read_document(path) == document
    assert read_document(path).photo_uses(folder) == uses
    moved = folder.rename(tmp_path / "elsewhere")
    back = read_document(moved / "আমার.kgraphic").photo_uses(moved)
    assert back["photo"].path == moved / "ছবি" / "এক.jpg"
    assert '"ছবি/এক.jpg"' in (moved / "আমার.kgraphic").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ('{"format": "karmashala-graphic", "version": 9}', DocumentTooNew),
        ('{"format": "karmashala-graphic", "version": 1}', DocumentInvalid),
        ('{"format": "other", "version": 1, "template": {"id": "a"}, "brand": "b"}', DocumentInvalid),
        ("not json", DocumentInvalid),
        (
            '{"format": "karmashala-graphic", "template": {"id": "a"}, "brand": "b",'
            ' "photos": {"p": {"path": "x", "zoom": 0}}}',
            DocumentInvalid,
        ),
    ],
)
def test_what_is_no_document_is_refused(tmp_path: Path, text: str, error: type[Exception]) -> None:
    path = tmp_path / "x.kgraphic"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(error):
        read_document(path)
