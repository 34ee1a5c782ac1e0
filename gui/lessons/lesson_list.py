"""The modules and their lessons, and the same list as an answer to a search."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QPainter, QTextDocument
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui.common.controls import label, name_control
from gui.common.i18n import TranslatedWidget, current_language, digits
from gui.common.icons import icon, paint_icon
from gui.common.theme import SPACE_M, SPACE_S, ColourToken, colour, interface_font, text_size
from toolkit.lessons.library import Catalogue, Entry
from toolkit.lessons.markdown import escape
from toolkit.lessons.search import Hit, Span

_DATA = Qt.ItemDataRole.UserRole
_TYPING_MS = 150
_ICON = 18


@dataclass(frozen=True)
class Row:
    """What a line of the list shows. Without a lesson it is the name of a module."""

    title: str
    lesson: str = ""
    detail: str = ""
    found: tuple[Span, ...] = ()
    slide: int = 1
    done: bool = False


class LessonList(TranslatedWidget):
    """Search field and list."""

    lesson_chosen = Signal(str, int)
    """Id of the lesson, and the slide to open it at (0: where the reader left off)."""
    search_requested = Signal(str)
    """The words to look for; empty when the search is over."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._catalogue = Catalogue(())
        self._finished: frozenset[str] = frozenset()
        self._hits: Sequence[Hit] | None = None
        self._current = ""
        self.field = QLineEdit()
        self.field.setClearButtonEnabled(True)
        self.field.addAction(icon("magnifying-glass", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.list = QListWidget()
        self.list.setItemDelegate(_RowDelegate(self.list))
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setProperty("role", "plain")
        self._nothing = label("muted", wrap=True)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(self._ask)
        self.field.textChanged.connect(self._on_text_changed)
        self.field.returnPressed.connect(self._on_return_pressed)
        self.list.itemClicked.connect(self._choose)
        self.list.itemActivated.connect(self._choose)
        self.list.currentItemChanged.connect(self._on_current_changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(self.field)
        column.addWidget(self._nothing)
        column.addWidget(self.list, 1)
        self.retranslate()

    def show_catalogue(self, catalogue: Catalogue, finished: set[str]) -> None:
        """Show other lessons, or the same with other ticks."""
        self._catalogue, self._finished = catalogue, frozenset(finished)
        self._fill()

    def show_hits(self, query: str, hits: Sequence[Hit]) -> None:
        """Show what a search found, unless the user has typed on."""
        if query == self.field.text().strip() and query:
            self._hits = hits
            self._fill()

    def mark_current(self, lesson_id: str) -> None:
        """Show which lesson is open."""
        self._current = lesson_id
        self._select_current()

    def retranslate(self) -> None:
        """Say the field's texts and the list in the language on screen."""
        self.field.setPlaceholderText(self.tr("Search the lessons"))
        self.field.setAccessibleName(self.tr("Search the lessons"))
        for inner in self.field.findChildren(QToolButton):
            inner.setProperty("pointerOnly", True)  # Backspace and typing do the same
            name_control(inner, self.tr("Clear the search"))
        self.list.setAccessibleName(self.tr("Lessons"))
        self._fill()

    def rows(self) -> list[Row]:
        """What the list shows now."""
        if self._hits is not None:
            return [self._hit_row(hit) for hit in self._unique(self._hits)]
        rows: list[Row] = []
        for module in self._catalogue.modules:
            rows.append(Row(module.name(current_language())))
            rows += [self._entry_row(entry) for entry in module.entries]
        return rows

    def _entry_row(self, entry: Entry) -> Row:
        meta = entry.best(current_language()).meta
        minutes = self.tr("{minutes} min").format(minutes=digits(meta.minutes))
        return Row(meta.title, entry.id, minutes, slide=0, done=entry.id in self._finished)

    def _hit_row(self, hit: Hit) -> Row:
        words = "".join(span.text for span in hit.snippet)
        return Row(hit.title, hit.id, words, hit.snippet, hit.slide)

    def _unique(self, hits: Sequence[Hit]) -> list[Hit]:
        """One line per lesson: the edition in the language on screen where both were found."""
        best: dict[str, Hit] = {}
        for hit in hits:
            if hit.id not in best or (hit.lang == current_language() != best[hit.id].lang):
                best[hit.id] = hit
        return list(best.values())

    def _fill(self) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for row in self.rows():
            item = QListWidgetItem(row.title)
            item.setData(_DATA, row)
            if not row.lesson:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            else:
                item.setToolTip(row.title)
                item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, row.detail)
            self.list.addItem(item)
        self.list.blockSignals(False)
        empty = self._hits is not None and not self._hits
        self._nothing.setText(
            self.tr("Nothing found for “{words}”. Try fewer or shorter words.").format(
                words=self.field.text().strip()
            )
            if empty
            else ""
        )
        self._nothing.setVisible(empty)
        self._select_current()

    def _select_current(self) -> None:
        self.list.blockSignals(True)
        self.list.setCurrentRow(-1)
        for index in range(self.list.count()):
            item = self.list.item(index)
            if _row(item).lesson == self._current and self._current:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)

    def _on_text_changed(self, text: str) -> None:
        if text.strip():
            self._typing.start()
        else:
            self._typing.stop()
            self._hits = None
            self._fill()
            self.search_requested.emit("")

    def _ask(self) -> None:
        self.search_requested.emit(self.field.text().strip())

    def _on_return_pressed(self) -> None:
        """Enter opens the first result."""
        first = next((row for row in self.rows() if row.lesson), None)
        if self._hits is not None and first is not None:
            self.lesson_chosen.emit(first.lesson, first.slide)

    def _on_current_changed(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._choose(item)

    def _choose(self, item: QListWidgetItem) -> None:
        row = _row(item)
        if row.lesson and (row.lesson != self._current or self._hits is not None):
            self.lesson_chosen.emit(row.lesson, row.slide)


def _row(item: QListWidgetItem) -> Row:
    row = item.data(_DATA)
    return row if isinstance(row, Row) else Row("")


class _RowDelegate(QStyledItemDelegate):
    """Paints a module's name small and quiet, a lesson as title and detail with a tick when it is done."""

    def __init__(self, view: QListWidget) -> None:
        super().__init__(view)
        self._view = view

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one line."""
        row = index.data(_DATA)
        if not isinstance(row, Row):
            return
        painter.save()
        area = self._view.visualRect(self._view.model().index(index.row(), 0))
        if row.lesson:
            panel = QStyle.PrimitiveElement.PE_PanelItemViewItem
            self._view.style().drawPrimitive(panel, option, painter, self._view)
        x, y, room = self._place(row, area)
        if row.lesson:
            name = "check-circle" if row.done else "book-open"
            mark = QRect(area.x() + SPACE_S, y + 2, _ICON, _ICON)
            paint_icon(painter, mark, name, "green" if row.done else "muted")
        for document in self._documents(row, room):
            painter.save()
            painter.translate(x, y)
            document.drawContents(painter)
            painter.restore()
            y += round(document.size().height())
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As high as its words need."""
        row = index.data(_DATA)
        width = self._view.viewport().width()
        if not isinstance(row, Row):
            return QSize(width, 0)
        area = QRect(0, 0, width, 0)
        _, top, room = self._place(row, area)
        height = sum(round(document.size().height()) for document in self._documents(row, room))
        return QSize(width, top + height + SPACE_S)

    def _place(self, row: Row, area: QRect) -> tuple[int, int, int]:
        """Left, top and width of the words."""
        inset = SPACE_S + (_ICON + SPACE_S if row.lesson else 0)
        top = SPACE_S if row.lesson else SPACE_M
        return area.x() + inset, area.y() + top, max(40, area.width() - inset - SPACE_S)

    def _documents(self, row: Row, width: int) -> list[QTextDocument]:
        """Title and detail, laid out."""
        title = _span(row.title, "text" if row.lesson else "muted", bold=True)
        spans = row.found or (Span(row.detail, hit=False),)
        detail = "".join(_span(span.text, "text" if span.hit else "muted", bold=span.hit) for span in spans)
        lines = [(title, text_size("body" if row.lesson else "secondary"))]
        if row.detail:
            lines.append((detail, text_size("secondary")))
        return [_document(html, interface_font(size), width) for html, size in lines]


def _span(text: str, token: ColourToken, *, bold: bool) -> str:
    weight = 600 if bold else 400
    return f'<span style="color: {colour(token).name()}; font-weight: {weight}">{escape(text)}</span>'


def _document(html: str, font: QFont, width: int) -> QTextDocument:
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setDefaultFont(font)
    document.setHtml(html)
    document.setTextWidth(width)
    return document
