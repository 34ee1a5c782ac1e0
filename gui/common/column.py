"""A page that is one column: centred, no wider than comfortable, scrolling when it must."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QWidget


def scrolling_column(content: QLayout, widest: int) -> QScrollArea:
    """A scroll area with `content` in the middle, at most `widest` px wide."""
    middle = QWidget()
    middle.setMaximumWidth(widest)
    middle.setLayout(content)
    whole = QWidget()
    line = QHBoxLayout(whole)
    line.setContentsMargins(0, 0, 0, 0)
    line.addStretch(1)
    line.addWidget(middle, 1000)
    line.addStretch(1)
    result = QScrollArea()
    result.setFrameShape(QFrame.Shape.NoFrame)
    result.setWidgetResizable(True)
    result.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    result.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    result.setWidget(whole)
    whole.setAutoFillBackground(False)
    result.viewport().setAutoFillBackground(False)
    return result
