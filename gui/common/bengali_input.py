"""Phonetic Bengali typing in any text field: `install_phonetic(field)`.

Ctrl+Space switches between Bengali and plain keys. While a word is typed a list of other readings hangs under
the cursor: Down and Up go through them, a click takes one, Escape hides it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QLineEdit, QListWidget, QPlainTextEdit, QTextEdit, QWidget

from toolkit.bangla.composer import Change, Composer

TextField = QLineEdit | QPlainTextEdit | QTextEdit
_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


def install_phonetic(
    field: TextField, remembered: Mapping[str, str] | None = None, *, active: bool = True
) -> PhoneticInput:
    """Let a text field take phonetic Bengali; the field owns the result.

    Args:
        field: where to type.
        remembered: the typist's earlier choices, by keys.
        active: whether to begin with Bengali.
    """
    return PhoneticInput(field, remembered, active=active)


class PhoneticInput(QObject):
    """Stands between the keyboard and one text field."""

    switched = Signal(bool)
    chosen = Signal(str, str)

    def __init__(
        self, field: TextField, remembered: Mapping[str, str] | None = None, *, active: bool = True
    ) -> None:
        """Watch the field from now on; see `install_phonetic`."""
        super().__init__(field)
        self._field = field
        self._composer = Composer(remembered)
        self._active = active
        self._changing = False
        self._list = _Suggestions(field)
        self._list.itemClicked.connect(lambda item: self._choose(self._list.row(item)))
        field.cursorPositionChanged.connect(self._cursor_moved)
        field.installEventFilter(self)

    @property
    def active(self) -> bool:
        """Whether keys become Bengali."""
        return self._active

    @property
    def remembered(self) -> Mapping[str, str]:
        """The typist's choices, by keys; for storing."""
        return self._composer.remembered

    @property
    def suggestions(self) -> QListWidget:
        """The list under the cursor."""
        return self._list

    def set_active(self, active: bool) -> None:
        """Switch Bengali on or off."""
        self._end_word()
        if active != self._active:
            self._active = active
            self.switched.emit(active)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that are ours."""
        if event.type() == QEvent.Type.FocusOut:
            self._end_word()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if _is_switch(event):
                event.accept()  # before a shortcut of the window takes it
                return True
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._pressed(event)
        return super().eventFilter(watched, event)

    def _pressed(self, event: QKeyEvent) -> bool:
        """Whether the key was dealt with here."""
        if _is_switch(event):
            self.set_active(not self._active)
            return True
        if not self._active or self._field.isReadOnly() or self._is_secret():
            return False
        if self._list.isVisible() and self._pressed_in_list(event.key()):
            return True
        if event.modifiers() & _COMMANDS:
            self._end_word()
            return False
        if event.key() == Qt.Key.Key_Backspace:
            return not self._has_selection() and self._apply(self._composer.erase)
        text = event.text()
        if not text or not text.isprintable() or text.isspace():
            if event.key() not in (Qt.Key.Key_Shift, Qt.Key.Key_CapsLock):
                self._end_word()
            return False
        return self._apply(lambda: self._composer.press(text))

    def _pressed_in_list(self, key: int) -> bool:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(key), 0)
        if step:
            self._choose((self._list.currentRow() + step) % self._list.count())
        elif key == Qt.Key.Key_Escape:
            self._list.hide()
        else:
            return False
        return True

    def _is_secret(self) -> bool:
        return isinstance(self._field, QLineEdit) and self._field.echoMode() != QLineEdit.EchoMode.Normal

    def _has_selection(self) -> bool:
        field = self._field
        return field.hasSelectedText() if isinstance(field, QLineEdit) else field.textCursor().hasSelection()

    def _apply(self, step: Callable[[], Change | None]) -> bool:
        """Do a step of the composer on the field; False when the field shall deal with the key itself."""
        if self._has_selection() or not self._before_cursor().endswith(self._composer.shown):
            self._composer.finish()
        change = step()
        if change is None:
            return False
        self._change(change)
        self._list.show_for(self._field, self._composer.suggestions)
        return True

    def _choose(self, row: int) -> None:
        """Take the suggestion in a row; the list keeps its order so that the arrows can go on."""
        word = self._list.item(row).text()
        suggestions = self._composer.suggestions
        if word in suggestions:
            self._change(self._composer.choose(suggestions.index(word)))
            self._list.setCurrentRow(row)
            self.chosen.emit(self._composer.keys, word)

    def _before_cursor(self) -> str:
        if isinstance(self._field, QLineEdit):
            return self._field.text()[: self._field.cursorPosition()]
        cursor = self._field.textCursor()
        return cursor.block().text()[: cursor.positionInBlock()]

    def _change(self, change: Change) -> None:
        self._changing = True
        try:
            if isinstance(self._field, QLineEdit):
                if change.remove:
                    self._field.setSelection(self._field.cursorPosition() - change.remove, change.remove)
                self._field.insert(change.insert)
            else:
                cursor = self._field.textCursor()
                place = cursor.position() - change.remove
                if change.remove:
                    cursor.setPosition(place, QTextCursor.MoveMode.KeepAnchor)
                cursor.insertText(change.insert)
                self._field.setTextCursor(cursor)
        finally:
            self._changing = False

    def _cursor_moved(self) -> None:
        if not self._changing:
            self._end_word()

    def _end_word(self) -> None:
        self._composer.finish()
        self._list.hide()


class _Suggestions(QListWidget):
    """The other readings, under the cursor, never taking the focus."""

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self.setObjectName("suggestions")
        self.setWindowFlags(Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hide()

    def show_for(self, field: TextField, words: tuple[str, ...]) -> None:
        """Show the words, or nothing when there is no choice."""
        self.clear()
        if len(words) < 2:
            self.hide()
            return
        self.setFont(field.font())
        self.addItems(list(words))
        self.setCurrentRow(0)
        frame = 2 * self.frameWidth()
        height = sum(self.sizeHintForRow(row) for row in range(self.count()))
        self.resize(self.sizeHintForColumn(0) + frame + 16, height + frame)
        self.move(self._place(field))
        self.show()

    def _place(self, field: TextField) -> QPoint:
        """Under the cursor, or above it where the screen ends."""
        if isinstance(field, QLineEdit):
            line = QRect(field.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle))
            below = field.mapToGlobal(line.bottomLeft())
        else:
            line = field.cursorRect()
            below = field.viewport().mapToGlobal(line.bottomLeft())
        screen = field.screen().availableGeometry()
        left = max(screen.left(), min(below.x(), screen.right() - self.width()))
        fits = below.y() + self.height() <= screen.bottom()
        return QPoint(left, below.y() + 2 if fits else below.y() - line.height() - self.height() - 2)


def _is_switch(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.ControlModifier
