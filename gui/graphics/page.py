"""The graphics page: choose a template, fill it in, save it in every size."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QUndoStack
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gui.common.controls import EmptyState, button, name_control
from gui.common.drop import FileDrop
from gui.common.files import FileChooser
from gui.common.i18n import current_language
from gui.common.page import Page
from gui.common.runner import JobRunner
from gui.common.theme import SPACE_L, SPACE_S, text_size, tokens
from gui.graphics.board import PreviewBoard
from gui.graphics.canvas import Canvas
from gui.graphics.editor import Editor
from gui.graphics.files import WorkFiles
from gui.graphics.form import FieldForm
from gui.graphics.gallery import Gallery
from gui.graphics.names import localized
from gui.graphics.problems import empty_fields, field_errors, fitting_fields
from gui.graphics.save_bar import SaveBar
from gui.graphics.saver import PictureSaver
from gui.graphics.strip import SizeStrip
from toolkit.core.errors import ToolkitError
from toolkit.graphics.brand import list_brands
from toolkit.graphics.document import SUFFIX
from toolkit.graphics.errors import TemplateNotFound
from toolkit.graphics.load import Template, list_templates
from toolkit.graphics.photos import SUFFIXES
from toolkit.graphics.pictures import Pictures
from toolkit.store import declared
from toolkit.store.autosave import Autosave, KeptWork
from toolkit.store.recents import Recents
from toolkit.store.settings import Settings

_FORM_WIDTH, _FORM_WIDTH_LARGE = 316, 352  # px
_LOW_PAGE = 620  # px
_NARROW_PAGE, _NARROW_PAGE_LARGE = 1010, 1120  # px; below, one column of templates and tools without words


class GraphicsPage(Page):
    """Gallery on the left, the picture in the middle, the form on the right."""

    icon_name = "image-square"

    def __init__(
        self,
        settings: Settings,
        recents: Recents,
        autosave: Autosave,
        chooser: FileChooser,
        runner: JobRunner,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        problems: list[ToolkitError] = []
        # Transparent templates are for video: captions, logos.
        templates = [each for each in list_templates(problems=problems) if not each.spec.transparent]
        self.editor = Editor(templates, list_brands(problems=problems), Pictures(), settings, self)
        self._chooser = chooser
        self._size = ""
        self._shown_template = ""
        self._asked_to_save = False
        self._build(settings)
        self.files = WorkFiles(self.editor, autosave, chooser, recents, self.notice, self.toast, self)
        self.saver = PictureSaver(
            self.editor, self.save_bar, self.strip, runner, chooser, self.notice, self.toast
        )
        self._connect()
        self._make_shortcuts()
        self.retranslate()
        if problems:
            self.notice.show_error(problems[0])

    # Building

    def _build(self, settings: Settings) -> None:
        self.gallery = Gallery(self.editor.templates)
        self.canvas = Canvas()
        self.strip = SizeStrip()
        self.form = FieldForm()
        kind = settings.get(declared.GRAPHICS_FORMAT)
        self.save_bar = SaveBar(
            "png" if kind == "png" else "webp" if kind == "webp" else "jpg",
            settings.get(declared.GRAPHICS_MAX_KB),
        )
        self.board = PreviewBoard(self.canvas, self.strip, self.gallery, self.editor.pictures)
        self.new_button = button("quiet", "file-plus", self.start_afresh)
        self.open_button = button("quiet", "folder-open", lambda: self.files.ask_and_open())
        self.keep_button = button("quiet", "floppy-disk", lambda: self.files.save())
        self.brand_box = QComboBox()
        self.brand_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for brand in self.editor.brands:
            self.brand_box.addItem(brand.id, brand.id)
        self.empty = EmptyState("image-square", "sparkle")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._studio())
        whole = QHBoxLayout()
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.gallery)
        whole.addWidget(self._stack, 1)
        self.body.addLayout(whole, 1)

    def _studio(self) -> QWidget:
        """Tools, picture and sizes, and the form beside them."""
        tools = QHBoxLayout()
        tools.setContentsMargins(SPACE_S, SPACE_S, SPACE_L, 0)
        tools.setSpacing(0)
        for part in (self.new_button, self.open_button, self.keep_button):
            tools.addWidget(part)
        tools.addStretch(1)
        tools.addWidget(self.brand_box)
        middle = _column()
        middle.addLayout(tools)
        middle.addWidget(self.canvas, 1)
        middle.addWidget(self.strip)
        self._side = side = QFrame()
        side.setProperty("role", "side")
        column = _column()
        column.addWidget(self.form, 1)
        column.addWidget(self.save_bar)
        side.setLayout(column)
        studio = QWidget()
        line = QHBoxLayout(studio)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addLayout(middle, 1)
        line.addWidget(side)
        return studio

    def _connect(self) -> None:
        editor = self.editor
        editor.holder.changed.connect(self._on_document_changed)
        editor.failed.connect(self.notice.show_error)
        self.gallery.chosen.connect(self.use_template)
        self.empty.action_requested.connect(self._on_first_template_requested)
        self.form.value_edited.connect(editor.set_value)
        self.form.photo_requested.connect(self._on_photo_requested)
        self.form.photo_removed.connect(lambda key: editor.put_photo(key, None))
        self.form.photo_dropped.connect(editor.put_photo)
        self.form.photo_zoomed.connect(editor.zoom_photo)
        self.canvas.photo_dragged.connect(self._on_photo_dragged)
        self.canvas.photo_zoomed.connect(self._on_photo_zoomed)
        self.canvas.photo_dropped.connect(self._on_photo_dropped)
        self.strip.focused.connect(self.look_at)
        self.board.problems_changed.connect(self._show_states)
        self.board.example_changed.connect(self._on_example_changed)
        self.brand_box.activated.connect(self._on_brand_chosen)
        self.save_bar.save_requested.connect(self.save_pictures)
        self.saver.saved.connect(self._on_saved)
        drop = FileDrop(self, self.can_open)
        drop.dropped.connect(lambda paths: self.open_path(paths[0]))

    def _make_shortcuts(self) -> None:
        for keys, action in (
            ("Ctrl+S", self.files.save),
            ("Ctrl+Shift+S", self.files.save_as),
            ("Ctrl+O", self.files.ask_and_open),
            ("Ctrl+N", self.start_afresh),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(action)

    # What the shell asks

    @property
    def undo_stack(self) -> QUndoStack | None:
        """Undo works on the open graphic."""
        return self.editor.holder.undo_stack

    def title(self) -> str:
        """The page's title."""
        return self.tr("Graphics")

    def can_open(self, path: Path) -> bool:
        """Graphics, and photos to put into the one that is open."""
        return path.suffix.lower() in (SUFFIX, *SUFFIXES)

    def open_path(self, path: Path) -> None:
        """Open saved work, or put a photo into the open graphic (into a new one when there is none)."""
        if path.suffix.lower() == SUFFIX:
            self.files.open(path)
            self.form.focus_first()
            return
        if self.editor.document is None:
            self._on_first_template_requested()
        key = self.editor.free_photo_field()
        if key:
            self.editor.put_photo(key, path)
        elif self.editor.document is not None:
            self.notice.show_info(lambda: self.tr("This template has no place for a photo."))

    def open_item(self, kind: str, identity: str) -> bool:
        """Start with a template."""
        if kind != "template":
            return False
        try:
            self.use_template(self.editor.find_template(identity))
        except TemplateNotFound as error:
            self.notice.show_error(error)
        return True

    def recover(self, work: KeptWork) -> bool:
        """Open what an earlier run left unsaved."""
        ours = self.files.recover(work)
        if ours:
            self.form.focus_first()
        return ours

    def shortcuts(self) -> Sequence[tuple[str, str]]:
        """Keys of this page."""
        return (
            ("Ctrl+Return", self.tr("Save the pictures")),
            ("Ctrl+S", self.tr("Save the work, to go on later")),
            ("Ctrl+Shift+S", self.tr("Save the work under another name")),
            ("Ctrl+O", self.tr("Open saved work")),
            ("Ctrl+N", self.tr("Start a new graphic")),
            ("← ↑ → ↓", self.tr("Move the photo, when the picture has the focus")),
            ("+ -", self.tr("Zoom the photo, when the picture has the focus")),
        )

    def primary_action(self) -> Callable[[], object] | None:
        """Ctrl+Return saves the pictures."""
        return self.save_pictures if self.editor.document is not None else None

    def entered(self) -> None:
        """Paint the gallery when the page first comes on screen."""
        if not self.gallery.model.painted and self.editor.brands:
            self.board.show_gallery(self.editor.templates, self.editor.brand)

    def shut_down(self) -> None:
        """Keep unsaved work and stop painting."""
        self.files.close()
        self.board.shut_down()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make room for the picture in a small window."""
        super().resizeEvent(event)
        self._adapt()

    def _adapt(self) -> None:
        large = text_size("body") > tokens("light").sizes["body"]
        narrow = self.width() < (_NARROW_PAGE_LARGE if large else _NARROW_PAGE)
        form = _FORM_WIDTH_LARGE if large else _FORM_WIDTH
        self._side.setFixedWidth(form)
        self.gallery.set_narrow(narrow)
        self.save_bar.set_compact(self.height() < _LOW_PAGE)
        self.strip.fit_to(self.width() - self.gallery.width() - form)
        self.new_button.setText("" if narrow else self.tr("New"))
        self.open_button.setText("" if narrow else self.tr("Open…"))
        self.keep_button.setText("" if narrow else self.tr("Save work"))

    # What users ask

    def use_template(self, template: Template) -> None:
        """Begin with a template, or bring the words and photos that are there into another."""
        if self.editor.document is None:
            self.files.begin(template)
            self.form.focus_first()
        else:
            self.editor.change_template(template)

    def start_afresh(self) -> None:
        """A new graphic with the same template."""
        template = self.editor.template
        if template is not None:
            self.files.begin(template)
            self.form.focus_first()

    def look_at(self, size_id: str) -> None:
        """Show a size large."""
        self._size = size_id
        self.strip.set_focused(size_id)
        self._refresh()

    def save_pictures(self) -> None:
        """Save every ticked size, unless a field needs attention first."""
        if self.editor.document is None or not self.strip.chosen():
            return
        self._asked_to_save = True
        self._show_states()
        wrong = self._errors()
        if wrong:
            self.notice.show_warning(lambda: self.tr("One thing first: see the fields marked in red."))
            self.form.focus_first(lambda key: key in wrong)
        else:
            self.saver.save()

    # What widgets say

    def _on_first_template_requested(self) -> None:
        templates = self.editor.templates
        if templates:
            self.use_template(next((t for t in templates if t.spec.category == "quote"), templates[0]))

    def _on_photo_requested(self, key: str) -> None:
        title, kinds = self.tr("Choose a photo"), self.tr("Photos")
        path = self._chooser.open_file(self, "photo", title, kinds, list(SUFFIXES))
        if path is not None:
            self.editor.put_photo(key, path)

    def _on_photo_dragged(self, key: str, right: float, down: float) -> None:
        frame = self.canvas.photo_rect(key)
        shift = (right * frame.width(), down * frame.height())
        self.editor.drag_photo(key, shift, (frame.width(), frame.height()))

    def _on_photo_zoomed(self, key: str, factor: float) -> None:
        use = self.editor.photos.get(key)
        if use is not None:
            self.editor.zoom_photo(key, use.zoom * factor)

    def _on_photo_dropped(self, key: str, path: Path) -> None:
        if key:
            self.editor.put_photo(key, path)
        else:
            self.open_path(path)

    def _on_brand_chosen(self, _index: int) -> None:
        self.editor.choose_brand(str(self.brand_box.currentData()))
        self.board.show_gallery(self.editor.templates, self.editor.brand)

    def _on_example_changed(self, example: bool) -> None:
        self.canvas.show_badge(self.tr("Example") if example else "")

    def _on_saved(self, _paths: list[Path]) -> None:
        self._asked_to_save = False

    def _on_document_changed(self) -> None:
        template = self.editor.template
        self._stack.setCurrentIndex(0 if template is None else 1)
        if template is None:
            return
        if self._shown_template != template.id:
            self._show_template(template)
        self.brand_box.setCurrentIndex(self.brand_box.findData(self.editor.brand.id))
        self.form.show_values(self.editor.values, self.editor.photos)
        self._show_states()
        self._refresh()

    def _show_template(self, template: Template) -> None:
        """Make the form and the sizes anew."""
        self._shown_template = template.id
        self._asked_to_save = False
        self.form.set_template(template, self.editor.brand)
        self.saver.show_template(template)
        if self._size not in [size.id for size in template.spec.sizes]:
            self._size = template.spec.sizes[0].id
        self.strip.set_focused(self._size)
        self._adapt()
        self.gallery.select(template.id)

    def _refresh(self) -> None:
        document, template = self.editor.document, self.editor.template
        if document is not None and template is not None:
            self.board.show(document, template, self.editor.brand, self._size)

    def _errors(self) -> dict[str, str]:
        template = self.editor.template
        if template is None:
            return {}
        errors = field_errors(template, self.board.problems, self.editor.photos)
        if self._asked_to_save:
            for key in empty_fields(template, self.editor.values, self.editor.photos):
                errors.setdefault(key, self.tr("Please fill this in."))
        return errors

    def _show_states(self) -> None:
        errors = self._errors()
        self.form.show_states(errors, fitting_fields(self.editor.values, errors))

    def retranslate(self) -> None:
        """Set every text."""
        self.empty.set_texts(
            self.tr("Choose a template on the left, type your words, and save the picture in every size."),
            self.tr("Start with a quote card"),
            self.tr("or drop a photo or saved work here"),
        )
        name_control(self.new_button, self.tr("Start a new graphic"), "Ctrl+N")
        name_control(self.open_button, self.tr("Open saved work"), "Ctrl+O")
        name_control(self.keep_button, self.tr("Save the work, to go on later"), "Ctrl+S")
        name_control(self.brand_box, self.tr("Brand"))
        name_control(self.canvas, self.tr("Preview of the picture"))
        for number, brand in enumerate(self.editor.brands):
            self.brand_box.setItemText(number, localized(brand.kit.name, current_language()))
        self._adapt()
        self._show_states()
        self._refresh()


def _column() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column
