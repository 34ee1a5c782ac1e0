"""The app's mark, from assets/icon."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QLabel

from toolkit.core.paths import assets

_SIDE = 36  # px, at the head of the navigation
_SIZES = (16, 24, 32, 48, 64, 128, 256)


class Mark(QLabel):
    """The mark at the head of the navigation."""

    def __init__(self) -> None:
        super().__init__()
        ratio = self.devicePixelRatioF()
        side = round(_SIDE * ratio)
        picture = QPixmap(str(assets() / "icon" / "karmashala-128.png")).scaled(
            side, side, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        picture.setDevicePixelRatio(ratio)
        self.setPixmap(picture)
        self.setFixedSize(QSize(_SIDE, _SIDE))


def app_icon() -> QIcon:
    """The icon of windows and of the task bar."""
    result = QIcon()
    for size in _SIZES:
        result.addFile(str(assets() / "icon" / f"karmashala-{size}.png"), QSize(size, size))
    return result
