"""Pictures of slides at the px they are shown at, painted when first needed and kept."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtGui import QImage

from toolkit.graphics.richtext import paint
from toolkit.lessons.format import Lesson
from toolkit.lessons.slides import HEIGHT, WIDTH, Look, sheets

_KEPT = 12  # a 1080p picture is 8 MB


class SlidePictures:
    """The slides of one lesson in one look. Nothing here holds notes or right answers."""

    def __init__(self, lesson: Lesson, look: Look) -> None:
        self._sheets = sheets(lesson, look)
        self._kept: OrderedDict[tuple[int, int], QImage] = OrderedDict()

    def __len__(self) -> int:
        return len(self._sheets)

    def fitted(self, index: int, width: int, height: int) -> QImage:
        """The slide as large as fits in width × height px."""
        fitted = max(1, min(width, height * WIDTH // HEIGHT))
        key = (index, fitted)
        if key not in self._kept:
            self._kept[key] = paint(self._sheets[index], fitted)
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(key)
        return self._kept[key]
