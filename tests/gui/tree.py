"""Walks a tree of widgets and says what a user would stumble over.

Pages use these on themselves; the shell's tests use them on the whole window with every page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QScrollBar,
    QTabBar,
    QTableView,
    QTextEdit,
    QTreeView,
    QWidget,
)

_CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QTabBar,
)
# Words a Bengali reader meets in Latin letters everywhere: formats, units, keys, names of programs.
_KNOWN = {
    *(
        "mp4",
        "mov",
        "jpg",
        "jpeg",
        "png",
        "webp",
        "pdf",
        "srt",
        "vtt",
        "ass",
        "heic",
        "qr",
        "usb",
        "hd",
        "hdr",
    ),
    *("mb", "kb", "gb", "px", "ctrl", "shift", "alt", "enter", "esc", "del", "space", "home", "end", "fps"),
    *("whatsapp", "facebook", "youtube", "instagram", "reel", "english", "karmashala", "return", "page"),
    *("up", "down", "left", "right", "tab", "backspace", "delete", "insert", "xlsx", "csv", "doctor"),
}
_NAMES = re.compile(r"SIL Open Font License|karmashala-data|GNU General Public License|Creative Commons BY")
_FILE = re.compile(r"\S*[/\\.]\S+|@\S+")  # paths, file names, handles
_LATIN = re.compile(r"[A-Za-z]{2,}[A-Za-z0-9]*")


def controls(root: QWidget) -> Iterator[QWidget]:
    """What a user can work with and sees now, without the inner parts of Qt's own widgets."""
    for widget in root.findChildren(QWidget):
        if isinstance(widget, _CONTROLS) and widget.isVisibleTo(root) and not _inner(widget):
            yield widget


def describe(widget: QWidget) -> str:
    """A widget in words, for the message of a failing test."""
    text = widget.text() if isinstance(widget, (QAbstractButton, QLabel, QLineEdit)) else ""
    owner = next(
        (type(each).__name__ for each in _ancestors(widget) if type(each).__module__.startswith("gui")), ""
    )
    return f"{type(widget).__name__} {widget.accessibleName() or text or widget.objectName()!r} in {owner}"


def unnamed(root: QWidget) -> list[str]:
    """Controls that a screen reader could only call "button"."""
    buddies = {label.buddy() for label in root.findChildren(QLabel) if label.buddy() is not None}
    found = []
    for widget in (*controls(root), *root.findChildren(QProgressBar)):
        text = widget.text() if isinstance(widget, QAbstractButton) else ""
        if not widget.isVisibleTo(root) or isinstance(widget, QTabBar):
            continue
        if not (widget.accessibleName() or text or widget in buddies):
            found.append(describe(widget))
    return found


def clipped(root: QWidget) -> list[str]:
    """Labels and buttons whose text does not fit, and controls that stick out of the window."""
    return [
        describe(widget)
        for widget in root.findChildren(QWidget)
        if widget.isVisibleTo(root)
        and isinstance(widget, (*_CONTROLS, QLabel))
        and not _inner(widget)
        and (_text_too_large(widget) or _cut_off(widget, root))
    ]


def english_left(root: QWidget) -> list[str]:
    """Texts on screen with Latin words in them, except widgets with the property "verbatim"."""
    found = []
    for widget in (root, *root.findChildren(QWidget)):
        if widget is not root and (not widget.isVisibleTo(root) or _inner(widget)):
            continue
        if any(each.property("verbatim") for each in _ancestors(widget)):
            continue
        for text in _texts(widget):
            foreign = [
                word
                for word in _LATIN.findall(_FILE.sub(" ", _NAMES.sub(" ", text)))
                if word.lower() not in _KNOWN
            ]
            if foreign:
                found.append(f"{describe(widget)}: {text!r}")
    return found


def unreachable(window: QWidget) -> list[str]:
    """Controls that the Tab key never comes to; the window must be on screen and active."""
    wanted = [
        widget for widget in controls(window) if widget.isEnabled() and not widget.property("pointerOnly")
    ]
    first = wanted[0] if wanted else None
    if first is None:
        return []
    first.setFocus(Qt.FocusReason.TabFocusReason)
    reached: set[QWidget] = set()
    for _ in range(3 * len(wanted) + 20):
        focused = QApplication.focusWidget()
        if focused is None:
            break
        reached.add(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    return sorted(describe(widget) for widget in wanted if not _same_place(widget, reached))


def _same_place(widget: QWidget, reached: set[QWidget]) -> bool:
    """Whether the key came to the widget, to what stands for it, or to its group (arrow keys go on there)."""
    proxy = widget.focusProxy()
    if widget in reached or (proxy is not None and proxy in reached):
        return True
    if not isinstance(widget, QAbstractButton):
        return False
    group = widget.group()
    if group is not None and group.exclusive() and widget.isCheckable():
        return any(button in reached for button in group.buttons())
    return widget.autoExclusive() and any(
        isinstance(each, QAbstractButton) and each.autoExclusive() and each.parent() is widget.parent()
        for each in reached
    )


def _texts(widget: QWidget) -> Iterator[str]:
    yield widget.accessibleName()
    yield widget.accessibleDescription()
    yield widget.toolTip()
    if widget.isWindow():
        yield widget.windowTitle()
    if isinstance(widget, (QAbstractButton, QLabel)):
        yield re.sub(r"<[^>]+>", " ", widget.text())
    if isinstance(widget, QGroupBox):
        yield widget.title()
    if isinstance(widget, (QLineEdit, QPlainTextEdit, QTextEdit)):
        yield widget.placeholderText()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(index) for index in range(widget.count()))
    if isinstance(widget, QTabBar):
        yield from (widget.tabText(index) for index in range(widget.count()))
    if isinstance(widget, (QTableView, QTreeView)):
        model = widget.model()
        for section in range(model.columnCount(QModelIndex()) if model is not None else 0):
            heading = model.headerData(section, Qt.Orientation.Horizontal)
            yield heading if isinstance(heading, str) else ""


def _text_too_large(widget: QWidget) -> bool:
    if widget.property("verbatim"):
        return False
    if isinstance(widget, QLabel):
        if not widget.text() or not widget.pixmap().isNull():
            return False
        if widget.wordWrap():
            return widget.height() < widget.heightForWidth(widget.width()) - 1
        return (
            widget.width() < widget.sizeHint().width() - 1
            or widget.height() < widget.minimumSizeHint().height()
        )
    if isinstance(widget, QAbstractButton) and widget.text():
        return (
            widget.width() < widget.minimumSizeHint().width()
            or widget.height() < widget.minimumSizeHint().height()
        )
    return False


def _cut_off(widget: QWidget, root: QWidget) -> bool:
    """Whether part of it lies outside the window, without a scroll area to bring it in."""
    if any(isinstance(each, QAbstractScrollArea) for each in _ancestors(widget)[1:]):
        return False
    place = QRect(widget.mapTo(root, QPoint(0, 0)), widget.size())
    return not root.rect().contains(place)


def _inner(widget: QWidget) -> bool:
    """Whether it is a part Qt made for itself, as the field in a spin box."""
    if widget.objectName().startswith("qt_") or isinstance(widget, QScrollBar):
        return True
    around = _ancestors(widget)[1:]
    return any(
        isinstance(each, (QComboBox, QAbstractSpinBox, QTabBar, QAbstractItemView, QLineEdit))
        for each in around[:3]
    )


def _ancestors(widget: QWidget) -> list[QWidget]:
    found = [widget]
    while (parent := found[-1].parentWidget()) is not None and not found[-1].isWindow():
        found.append(parent)
    return found
