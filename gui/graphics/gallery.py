"""The templates to choose from: real previews in the brand in use, by category, searchable."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QImage, QPainter, QPen
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from gui.common.controls import label
from gui.common.i18n import TranslatedFrame, current_language
from gui.common.theme import SPACE_M, SPACE_S, colour
from gui.graphics.names import category_name, localized
from toolkit.core.text import fold
from toolkit.graphics.load import Template

THUMB = 96
_WIDE, _NARROW = 252, 146  # px: two columns of pictures, or one
_CELL_PAD = 4
_Index = QModelIndex | QPersistentModelIndex
_NAME_FLAGS = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
_TEMPLATE = Qt.ItemDataRole.UserRole


class TemplateModel(QAbstractListModel):
    """The templates and their pictures."""

    def __init__(self, templates: Sequence[Template], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._templates = list(templates)
        self._images: dict[str, QImage] = {}

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many templates there are."""
        return 0 if parent.isValid() else len(self._templates)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Name, description, picture or the template itself."""
        template = self._templates[index.row()]
        spec = template.spec
        language = current_language()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return localized(spec.name, language)
        if role == Qt.ItemDataRole.ToolTipRole:
            about = localized(spec.description, language) if spec.description is not None else ""
            return f"{localized(spec.name, language)}\n{about}".strip()
        if role == Qt.ItemDataRole.DecorationRole:
            return self._images.get(template.id)
        return template if role == _TEMPLATE else None

    @property
    def painted(self) -> bool:
        """Whether there are pictures already."""
        return bool(self._images)

    def show_image(self, template_id: str, image: QImage) -> None:
        """Give a template its picture."""
        self._images[template_id] = image
        for row, template in enumerate(self._templates):
            if template.id == template_id:
                index = self.index(row)
                self.dataChanged.emit(index, index)

    def renamed(self) -> None:
        """The language changed."""
        self.dataChanged.emit(self.index(0), self.index(len(self._templates) - 1))


class _Filter(QSortFilterProxyModel):
    """Keeps the templates of a category that match what was typed, in either language."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.category = ""
        self.words: list[str] = []

    def filterAcceptsRow(self, row: int, parent: _Index) -> bool:
        """Whether a template stays."""
        template = self.sourceModel().index(row, 0, parent).data(_TEMPLATE)
        if not isinstance(template, Template):
            return False
        spec = template.spec
        texts = [spec.id, spec.name.bn, spec.name.en, spec.category]
        if spec.description is not None:
            texts += [spec.description.bn, spec.description.en]
        text = fold(" ".join(texts))
        return self.category in ("", spec.category) and all(word in text for word in self.words)


class _Delegate(QStyledItemDelegate):
    """Paints a template: its picture and its name below."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """A square for the picture and as many lines as the name needs."""
        width = THUMB + 2 * _CELL_PAD
        name = option.fontMetrics.boundingRect(QRect(0, 0, width, 1000), _NAME_FLAGS, str(index.data()))
        return QSize(width, THUMB + 2 * _CELL_PAD + name.height() + _CELL_PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one cell."""
        state = option.state
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        place = QRect(rect.x() + (rect.width() - THUMB) // 2, rect.y() + _CELL_PAD, THUMB, THUMB)
        image = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(image, QImage):
            size = image.size().scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
            picture = QRect(
                place.x() + (THUMB - size.width()) // 2,
                place.y() + (THUMB - size.height()) // 2,
                size.width(),
                size.height(),
            )
            painter.drawImage(picture, image)
        else:
            picture = place
            painter.fillRect(place, colour("line"))
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        lit = chosen or bool(state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_HasFocus))
        painter.setPen(QPen(colour("accent" if lit else "line"), 3 if chosen else 1.5))
        painter.drawRoundedRect(picture.adjusted(-2, -2, 1, 1), 3, 3)
        name = rect.adjusted(0, THUMB + 2 * _CELL_PAD, 0, 0)
        painter.setPen(colour("accent" if chosen else "text"))
        painter.drawText(name, _NAME_FLAGS, str(index.data()))
        painter.restore()


class _Grid(QListView):
    """Makes room anew when names need more lines: larger text, or the other language."""

    def changeEvent(self, event: QEvent) -> None:
        """Lay the cells out again for another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.scheduleDelayedItemsLayout()


class Gallery(TranslatedFrame):
    """Search box, category and the grid of templates."""

    chosen = Signal(object)
    """The `Template` to use."""

    def __init__(self, templates: Sequence[Template], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "nav")
        self.setFixedWidth(_WIDE)
        self.model = TemplateModel(templates, self)
        self._filter = _Filter(self)
        self._filter.setSourceModel(self.model)
        self.search = QLineEdit()
        self.search.setProperty("ownUndo", True)
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._on_filter_changed)
        self.category = QComboBox()
        categories = dict.fromkeys(template.spec.category for template in templates)
        for category in ("", *categories):
            self.category.addItem(category, category)
        self.category.currentIndexChanged.connect(self._on_filter_changed)
        self.grid = _Grid()
        self.grid.setModel(self._filter)
        self.grid.setItemDelegate(_Delegate(self.grid))
        self.grid.setViewMode(QListView.ViewMode.IconMode)
        self.grid.setResizeMode(QListView.ResizeMode.Adjust)
        self.grid.setMovement(QListView.Movement.Static)
        self.grid.setMouseTracking(True)
        self.grid.setFrameShape(QListView.Shape.NoFrame)
        self.grid.setStyleSheet("QListView { border: none; background: transparent; }")
        self.grid.clicked.connect(lambda index: self._choose(index))
        self.grid.activated.connect(lambda index: self._choose(index))
        self._none = label("muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_M, SPACE_M, SPACE_S, SPACE_S)
        column.setSpacing(SPACE_S)
        for part in (self.search, self.category, self._none):
            column.addWidget(part)
        column.addWidget(self.grid, 1)
        self.retranslate()
        self._on_filter_changed()

    def set_narrow(self, narrow: bool) -> None:
        """One column of pictures instead of two."""
        self.setFixedWidth(_NARROW if narrow else _WIDE)

    def select(self, template_id: str) -> None:
        """Mark the template in use."""
        for row in range(self._filter.rowCount()):
            index = self._filter.index(row, 0)
            template = index.data(_TEMPLATE)
            if isinstance(template, Template) and template.id == template_id:
                if index != self.grid.currentIndex():
                    self.grid.selectionModel().blockSignals(True)
                    self.grid.setCurrentIndex(index)
                    self.grid.selectionModel().blockSignals(False)
                    self.grid.viewport().update()
                return

    def retranslate(self) -> None:
        """Set every text."""
        self.search.setPlaceholderText(self.tr("Search templates"))
        self.search.setAccessibleName(self.tr("Search templates"))
        self.category.setAccessibleName(self.tr("Category"))
        self.category.setItemText(0, self.tr("All templates"))
        for number in range(1, self.category.count()):
            self.category.setItemText(number, category_name(str(self.category.itemData(number))))
        self.grid.setAccessibleName(self.tr("Templates"))
        self._none.setText(self.tr("No template matches. Try another word, or all templates."))
        self.model.renamed()
        self.grid.scheduleDelayedItemsLayout()

    def _on_filter_changed(self) -> None:
        self._filter.words = fold(self.search.text()).split()
        self._filter.category = str(self.category.currentData() or "")
        self._filter.invalidate()
        self._none.setVisible(self._filter.rowCount() == 0)

    def _choose(self, index: QModelIndex) -> None:
        template = index.data(_TEMPLATE)
        if isinstance(template, Template):
            self.chosen.emit(template)
