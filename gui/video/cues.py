"""The captions table: time and words, edited in place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from gui.common.controls import button, icon_button, label, name_control, row
from gui.common.i18n import TranslatedWidget, digits
from gui.common.icons import icon
from gui.common.theme import SPACE_S, colour, text_size
from toolkit.bangla.numbers import to_latin_digits
from toolkit.video.captions import CaptionProblem, Cue, check_captions

START, END, TEXT = range(3)
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class CueModel(QAbstractTableModel):
    """Shows cues; what is typed is asked for, not done: the document decides."""

    cue_changed = Signal(int, object)
    """Row, and the `Cue` it should become."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._cues: tuple[Cue, ...] = ()
        self._problems: dict[int, list[CaptionProblem]] = {}

    def show_cues(self, cues: Sequence[Cue]) -> None:
        """Show other cues; rows that stay the same keep selection and editor."""
        same = len(cues) == len(self._cues)
        if not same:
            self.beginResetModel()
        self._cues = tuple(cues)
        self._problems = {}
        for problem in check_captions(self._cues):
            self._problems.setdefault(problem.cue, []).append(problem)
        if not same:
            self.endResetModel()
        elif cues:
            self.dataChanged.emit(self.index(0, 0), self.index(len(cues) - 1, TEXT))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Number of cues."""
        return 0 if parent.isValid() else len(self._cues)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Start, end, words."""
        return 0 if parent.isValid() else 3

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Everything can be edited."""
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's variant
        """Names of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("From"), self.tr("To"), self.tr("Words"))[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's variant
        """What a cell shows."""
        cue = self._cues[index.row()]
        column = index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return cue.text if column == TEXT else short_clock(cue.start if column == START else cue.end)
        problems = self._problems.get(index.row(), []) if cue.text.strip() else []
        if role == Qt.ItemDataRole.ToolTipRole and problems:
            return "\n".join(self._advice(problem) for problem in problems)
        if role == Qt.ItemDataRole.DecorationRole and problems and column == START:
            return icon("warning", "marigold")
        if role == Qt.ItemDataRole.ForegroundRole and column != TEXT:
            return colour("muted")
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: ANN401 - Qt's
        """Ask for the cue with the typed value in it."""
        if role != Qt.ItemDataRole.EditRole:
            return False
        row, cue = index.row(), self._cues[index.row()]
        if index.column() == TEXT:
            self.cue_changed.emit(row, Cue(cue.start, cue.end, str(value).strip()))
            return True
        seconds = parse_clock(str(value))
        if seconds is None:
            return False
        new = (
            Cue(seconds, cue.end, cue.text) if index.column() == START else Cue(cue.start, seconds, cue.text)
        )
        if new.end <= new.start:
            return False
        self.cue_changed.emit(row, new)
        return True

    def _advice(self, problem: CaptionProblem) -> str:
        words = {
            "overlap": self.tr("Begins before the one before has ended"),
            "too-short": self.tr("On screen too briefly to be read"),
            "too-fast": self.tr("Too many words for its time: shorten it or show it longer"),
            "long-line": self.tr("A line is long for a phone: break it with Shift+Enter"),
            "many-lines": self.tr("More than two lines cover the picture"),
            "empty": self.tr("No words yet"),
        }
        return words[problem.code]


class _CueDelegate(QStyledItemDelegate):
    """Words are edited in a small text field: Enter keeps them, Shift+Enter breaks the line."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A field for the cell."""
        if index.column() != TEXT:
            return super().createEditor(parent, option, index)
        editor = QPlainTextEdit(parent)
        editor.setTabChangesFocus(True)
        editor.installEventFilter(self)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Put the words into the field."""
        if isinstance(editor, QPlainTextEdit):
            editor.setPlainText(str(index.data(Qt.ItemDataRole.EditRole)))
            editor.selectAll()
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Take the words out of the field."""
        if isinstance(editor, QPlainTextEdit):
            model.setData(index, editor.toPlainText())
        else:
            super().setModelData(editor, model, index)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter keeps, Shift+Enter breaks the line."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            plain = not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            if (
                event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
                and plain
                and isinstance(watched, QPlainTextEdit)
            ):
                self.commitData.emit(watched)
                self.closeEditor.emit(watched, QAbstractItemDelegate.EndEditHint.NoHint)
                return True
        return super().eventFilter(watched, event)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines of room for the words."""
        hint = super().sizeHint(option, index)
        return QSize(hint.width(), max(hint.height(), text_size("body") * 4))


class CaptionsPanel(TranslatedWidget):
    """The table and its buttons."""

    add_requested = Signal()
    split_requested = Signal(int)
    delete_requested = Signal(object)
    """The rows."""
    import_requested = Signal()
    save_requested = Signal()
    cue_changed = Signal(int, object)
    cue_chosen = Signal(int)
    """A row became the current one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = CueModel(self)
        self.model.cue_changed.connect(self.cue_changed)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setItemDelegate(_CueDelegate(self.table))
        self.table.setWordWrap(True)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(TEXT, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.selectionModel().currentRowChanged.connect(self._on_current_changed)
        self._empty = QWidget()
        self._sentence, self._hint = label("strong", wrap=True), label("muted", wrap=True)
        hollow = QVBoxLayout(self._empty)
        hollow.addStretch(2)
        for words in (self._sentence, self._hint):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            hollow.addWidget(words)
        hollow.addStretch(3)
        self.add_button = button("plain", "plus", self.add_requested.emit, shy=True)
        self.split_button = icon_button("arrows-out-line-vertical", self._on_split_clicked)
        self.delete_button = icon_button("trash", self._on_delete_clicked)
        self.import_button = icon_button("file-arrow-down", self.import_requested.emit)
        self.save_button = icon_button("file-arrow-up", self.save_requested.emit)
        buttons = (
            self.add_button,
            self.split_button,
            self.delete_button,
            self.import_button,
            self.save_button,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_S, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(self.table, 1)
        column.addWidget(self._empty, 1)
        column.addLayout(row(*buttons, stretch_after=0))
        self.show_cues(())

    def show_cues(self, cues: Sequence[Cue]) -> None:
        """Show the captions of the document."""
        current = self.table.currentIndex().row()
        self.model.show_cues(cues)
        if 0 <= current < len(cues) and self.table.currentIndex().row() < 0:
            self.table.selectRow(current)
        self.table.setVisible(bool(cues))
        self._empty.setVisible(not cues)
        for each in (self.split_button, self.delete_button, self.save_button):
            each.setEnabled(bool(cues))

    def edit_words(self, cue_row: int) -> None:
        """Open the field for the words of a row."""
        index = self.model.index(cue_row, TEXT)
        self.table.setCurrentIndex(index)
        self.table.scrollTo(index)
        self.table.edit(index)

    def selected_rows(self) -> list[int]:
        """The chosen rows, from the top."""
        return sorted(index.row() for index in self.table.selectionModel().selectedRows())

    def retranslate(self) -> None:
        """Say the texts."""
        self._sentence.setText(self.tr("Write what is said, so that everybody can follow"))
        self._hint.setText(
            self.tr("Stop the video where somebody speaks and add a caption, or drop a file of captions here")
        )
        self.add_button.setText(self.tr("Add a caption"))
        name_control(self.add_button, self.tr("Add a caption at the playhead"), "C")
        name_control(self.split_button, self.tr("Split the caption in two"))
        name_control(self.delete_button, self.tr("Delete the chosen captions"), "Del")
        name_control(self.import_button, self.tr("Read captions from a file"))
        name_control(self.save_button, self.tr("Save the captions as a file"))
        self.table.setAccessibleName(self.tr("Captions"))
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del deletes the chosen rows."""
        if event.key() == Qt.Key.Key_Delete and self.selected_rows():
            self._on_delete_clicked()
        else:
            super().keyPressEvent(event)

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self.cue_chosen.emit(current.row())

    def _on_split_clicked(self) -> None:
        for cue_row in self.selected_rows()[:1]:
            self.split_requested.emit(cue_row)

    def _on_delete_clicked(self) -> None:
        if rows := self.selected_rows():
            self.delete_requested.emit(rows)


def short_clock(seconds: float) -> str:
    """Minutes, seconds and hundredths in the digits on screen: "1:02.50"."""
    hundredths = round(seconds * 100)
    return digits(f"{hundredths // 6000}:{hundredths // 100 % 60:02d}.{hundredths % 100:02d}")


def parse_clock(text: str) -> float | None:
    """Seconds from "1:02.5" or "62.5", in either script's digits; None when it is no time."""
    minutes, colon, rest = to_latin_digits(text.strip()).rpartition(":")
    try:
        seconds = float(rest) + (60 * int(minutes) if colon else 0)
    except ValueError:
        return None
    return seconds if 0 <= seconds < 360_000 else None
