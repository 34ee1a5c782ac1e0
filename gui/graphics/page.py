"""The graphics page: choose a template, fill it in, save it in every size."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QUndoStack
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gui.common.autosaver import Autosaver
from gui.common.controls import EmptyState, button, name_control
from gui.common.document import DocumentHolder
from gui.common.drop import FileDrop
from gui.common.files import FileChooser, show_in_folder
from gui.common.i18n import current_language
from gui.common.notice import NoticeAction
from gui.common.page import Page
from gui.common.runner import Job, JobRunner
from gui.common.theme import SPACE_L, SPACE_S
from gui.graphics.board import PreviewBoard
from gui.graphics.canvas import Canvas
from gui.graphics.form import FieldForm
from gui.graphics.gallery import Gallery
from gui.graphics.names import file_stem, graphic_title, localized
from gui.graphics.problems import field_errors, fitting_fields, in_words
from gui.graphics.save_bar import SaveBar
from gui.graphics.state import (
    SaveOrder,
    photos_for,
    started,
    values_for,
    with_photo,
    with_template,
    with_value,
    with_view,
)
from gui.graphics.strip import SizeStrip
from toolkit.core.documents import encode
from toolkit.core.errors import ToolkitError
from toolkit.graphics.brand import Brand, default_brand, list_brands
from toolkit.graphics.document import (
    SUFFIX,
    GraphicDocument,
    anchored,
    parse_document,
    portable,
    read_document,
    write_document,
)
from toolkit.graphics.errors import BrandNotFound, TemplateNotFound
from toolkit.graphics.layout import find_size
from toolkit.graphics.load import Template, list_templates
from toolkit.graphics.photos import SUFFIXES, moved_focal
from toolkit.graphics.pictures import Pictures
from toolkit.store import declared
from toolkit.store.autosave import Autosave, KeptWork
from toolkit.store.recents import RecentKind, Recents
from toolkit.store.setting import Setting
from toolkit.store.settings import Settings

_FORM_WIDTH = 316
_KIND: RecentKind = "graphic"
T = TypeVar("T")


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
        self._settings, self._recents = settings, recents
        self._chooser, self._runner = chooser, runner
        problems: list[ToolkitError] = []
        self._templates = [t for t in list_templates(problems=problems) if not t.spec.transparent]
        self._brands = list_brands(problems=problems)
        self._pictures = Pictures()
        self._path: Path | None = None
        self._size = ""
        self._shown = ("", "")
        self._asked_to_save = False
        self.holder: DocumentHolder[GraphicDocument | None] = DocumentHolder(None, self)
        self.autosaver = Autosaver(
            self.holder, autosave, kind=_KIND, encode=_encoded, title=lambda _document: self._title()
        )
        self._build()
        self._connect()
        self.retranslate()
        if problems:
            self.notice.show_error(problems[0])

    # Building

    def _build(self) -> None:
        self.gallery = Gallery(self._templates)
        self.canvas = Canvas()
        self.strip = SizeStrip()
        self.form = FieldForm()
        kind = self._settings.get(declared.GRAPHICS_FORMAT)
        self.save_bar = SaveBar(
            "png" if kind == "png" else "webp" if kind == "webp" else "jpg",
            self._settings.get(declared.GRAPHICS_MAX_KB),
        )
        self.board = PreviewBoard(self.canvas, self.strip, self.gallery, self._pictures)
        self.new_button = button("quiet", "file-plus", self.start_afresh)
        self.open_button = button("quiet", "folder-open", self.ask_and_open)
        self.keep_button = button("quiet", "floppy-disk", self.save_document)
        self.brand_box = QComboBox()
        for brand in self._brands:
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
        middle = QVBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addLayout(tools)
        middle.addWidget(self.canvas, 1)
        middle.addWidget(self.strip)
        side = QFrame()
        side.setFixedWidth(_FORM_WIDTH)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.form, 1)
        column.addWidget(self.save_bar)
        studio = QWidget()
        line = QHBoxLayout(studio)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addLayout(middle, 1)
        line.addWidget(side)
        return studio

    def _connect(self) -> None:
        self.holder.changed.connect(self._on_document_changed)
        self.autosaver.failed.connect(self.notice.show_error)
        self.gallery.chosen.connect(self.use_template)
        self.empty.action_requested.connect(self._on_first_template_requested)
        self.form.value_edited.connect(self._on_value_edited)
        self.form.photo_requested.connect(self._on_photo_requested)
        self.form.photo_removed.connect(lambda key: self.put_photo(key, None))
        self.form.photo_dropped.connect(self.put_photo)
        self.form.photo_zoomed.connect(self._on_photo_zoom_set)
        self.canvas.photo_dragged.connect(self._on_photo_dragged)
        self.canvas.photo_zoomed.connect(self._on_photo_zoomed)
        self.canvas.photo_dropped.connect(self._on_photo_dropped_on_canvas)
        self.strip.focused.connect(self.look_at)
        self.strip.chosen_changed.connect(self._on_sizes_ticked)
        self.board.problems_changed.connect(self._show_states)
        self.board.example_changed.connect(self._on_example_changed)
        self.brand_box.activated.connect(self._on_brand_chosen)
        self.save_bar.save_requested.connect(self.save_pictures)
        self.save_bar.folder_requested.connect(self._ask_for_folder)
        self.save_bar.options_changed.connect(self._on_save_options_changed)
        drop = FileDrop(self, lambda path: path.suffix.lower() in (SUFFIX, *SUFFIXES))
        drop.dropped.connect(lambda paths: self._on_dropped(paths[0]))
        for keys, action in (
            ("Ctrl+S", self.save_document),
            ("Ctrl+Shift+S", self.save_document_as),
            ("Ctrl+O", self.ask_and_open),
            ("Ctrl+N", self.start_afresh),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(action)

    # What the shell asks

    @property
    def undo_stack(self) -> QUndoStack | None:
        """Undo works on the open graphic."""
        return self.holder.undo_stack

    def title(self) -> str:
        """The page's title."""
        return self.tr("Graphics")

    def can_open(self, path: Path) -> bool:
        """Graphics, and photos to put into the one that is open."""
        return path.suffix.lower() in (SUFFIX, *SUFFIXES)

    def open_path(self, path: Path) -> None:
        """Open a graphic, or put a photo into the open one."""
        if path.suffix.lower() != SUFFIX:
            self._on_dropped(path)
            return
        try:
            document = anchored(read_document(path), path.parent)
            self._open(document, path)
        except ToolkitError as error:
            self.notice.show_error(error)
            return
        self._note_recent(path)

    def open_item(self, kind: str, identity: str) -> bool:
        """Start with a template."""
        if kind != "template":
            return False
        try:
            self.use_template(self._template(identity))
        except TemplateNotFound as error:
            self.notice.show_error(error)
        return True

    def recover(self, work: KeptWork) -> bool:
        """Open what an earlier run left unsaved."""
        if work.kind != _KIND:
            return False
        try:
            self._open(parse_document(work.document, Path(work.title)), work.original, work)
        except ToolkitError as error:
            self.notice.show_error(error)
        return True

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
        return self.save_pictures if self.holder.document is not None else None

    def shut_down(self) -> None:
        """Keep unsaved work and stop painting."""
        self.autosaver.close()
        self.board.shut_down()

    def entered(self) -> None:
        """Show the gallery's pictures once the page is on screen."""
        if not self.gallery.model.painted:
            self.board.show_gallery(self._templates, self._brand())

    # The document

    def use_template(self, template: Template) -> None:
        """Begin with a template, or bring the words and photos that are there into another."""
        document = self.holder.document
        if document is None:
            self.autosaver.begin()
            self.holder.replace(started(template, self._brand()))
        else:
            text = self.tr("Use “{template}”").format(
                template=localized(template.spec.name, current_language())
            )
            self.holder.apply(with_template(document, template), text)
        self.form.focus_first()

    def start_afresh(self) -> None:
        """A new graphic with the same template; the old one comes back with Undo."""
        document, path = self.holder.document, self._path
        if document is None:
            return
        template = self._template(document.template.id)
        self.autosaver.begin()
        self._path = None
        self.holder.replace(started(template, self._brand()))
        self.toast(self.tr("New graphic"), lambda: self._open(document, path))
        self.form.focus_first()

    def ask_and_open(self) -> None:
        """Let the user choose saved work."""
        path = self._chooser.open_file(
            self, "save", self.tr("Open saved work"), self.tr("Graphics"), [SUFFIX]
        )
        if path is not None:
            self.open_path(path)

    def save_document(self) -> None:
        """Save the work where it came from."""
        if self._path is None:
            self.save_document_as()
        else:
            self._write(self._path)

    def save_document_as(self) -> None:
        """Save the work under a name the user chooses."""
        if self.holder.document is None:
            return
        path = self._chooser.save_file(
            self,
            "save",
            self.tr("Save the work"),
            self.tr("Graphics"),
            [SUFFIX],
            file_stem(self._title()) + SUFFIX,
        )
        if path is not None:
            self._write(path)

    def put_photo(self, key: str, path: Path | None) -> None:
        """Put a photo into a field, or take it out."""
        if self.holder.document is not None:
            text = self.tr("Choose a photo") if path is not None else self.tr("Remove the photo")
            self.holder.apply(with_photo(self.holder.document, key, path), text)

    def look_at(self, size_id: str) -> None:
        """Show a size large."""
        self._size = size_id
        self.strip.set_focused(size_id)
        self._refresh()

    # Saving pictures

    def save_pictures(self) -> None:
        """Save every ticked size; asks for the folder the first time."""
        document = self.holder.document
        if document is None or not self.strip.chosen():
            return
        self._asked_to_save = True
        self._show_states()
        wrong = [key for key, made in self.form.rows.items() if key in self._errors(missing=True)]
        if wrong:
            self.notice.show_warning(lambda: self.tr("One thing first: look at the fields marked in red."))
            self.form.focus_first(lambda key: key in wrong)
            return
        folder = self._folder() or self._ask_for_folder()
        if folder is not None:
            self.notice.clear()
            self._start_saving(document, folder)

    def _start_saving(self, document: GraphicDocument, folder: Path) -> None:
        template = self._template(document.template.id)
        chosen = self.strip.chosen()
        order = SaveOrder(
            template=template,
            brand=self._brand(),
            values=values_for(document, template),
            photos=photos_for(document, template),
            tweaks=document.tweaks,
            sizes=[find_size(template.spec, size_id) for size_id in chosen],
            folder=folder,
            kind=self.save_bar.kind,
            max_kb=self.save_bar.max_kb or None,
            language=document.language,
            reader=current_language(),
        )
        title = self.tr("%n picture(s)", "", len(chosen)) + f" · {order.title()}"
        job: Job = self._runner.start(title, order.work(self._pictures), result_paths=lambda paths: paths)
        job.done.connect(self._on_saved)
        job.failed.connect(self._on_saving_failed)

    def _on_saved(self, paths: list[Path]) -> None:
        self._asked_to_save = False
        folder = paths[0].parent
        self.notice.show_success(
            lambda: self.tr("Saved %n picture(s) into “{folder}”.", "", len(paths)).format(
                folder=folder.name or str(folder)
            ),
            NoticeAction(lambda: self.tr("Show in folder"), lambda: self._show_in_folder(paths[0])),
        )

    def _on_saving_failed(self, error: ToolkitError) -> None:
        document = self.holder.document
        template = self._template(document.template.id) if document is not None else None
        self.notice.show_error(in_words(error, template) if template is not None else error)

    def _show_in_folder(self, path: Path) -> None:
        try:
            show_in_folder(path)
        except ToolkitError as error:
            self.notice.show_error(error)

    def _folder(self) -> Path | None:
        """The folder pictures went to last time, while it is there."""
        if not self._settings.get(declared.SAVE_FOLDER):
            return None
        return self._settings.folder(declared.SAVE_FOLDER)

    def _ask_for_folder(self) -> Path | None:
        folder = self._chooser.folder(self, "save", self.tr("Where shall the pictures go?"))
        self.save_bar.set_folder(self._folder())
        return folder

    # What the widgets say

    def _on_first_template_requested(self) -> None:
        if self._templates:
            first = next((t for t in self._templates if t.spec.category == "quote"), self._templates[0])
            self.use_template(first)

    def _on_value_edited(self, key: str, value: str) -> None:
        document = self.holder.document
        if document is not None:
            template = self._template(document.template.id)
            field = next(field for field in template.spec.fields if field.key == key)
            text = localized(field.label, current_language())
            self.holder.apply(with_value(document, key, value), text, merge_key=f"value:{key}")

    def _on_photo_requested(self, key: str) -> None:
        path = self._chooser.open_file(
            self, "photo", self.tr("Choose a photo"), self.tr("Photos"), list(SUFFIXES)
        )
        if path is not None:
            self.put_photo(key, path)

    def _on_photo_dragged(self, key: str, right: float, down: float) -> None:
        document = self.holder.document
        if document is None or key not in document.photos:
            return
        template = self._template(document.template.id)
        use = photos_for(document, template).get(key)
        frame = self.canvas.photo_rect(key)
        if use is None or frame.isEmpty():
            return
        try:
            size = self._pictures.size(use.path)
        except ToolkitError:
            return
        wide, high = frame.width(), frame.height()
        focal = moved_focal(size, (wide, high), use, (right * wide, down * high))
        self._view(key, focal=focal)

    def _on_photo_zoomed(self, key: str, factor: float) -> None:
        document = self.holder.document
        if document is not None and key in document.photos:
            self._view(key, zoom=document.photos[key].zoom * factor)

    def _on_photo_zoom_set(self, key: str, zoom: float) -> None:
        self._view(key, zoom=zoom)

    def _view(self, key: str, *, focal: tuple[float, float] | None = None, zoom: float | None = None) -> None:
        if self.holder.document is not None:
            changed = with_view(self.holder.document, key, focal=focal, zoom=zoom)
            self.holder.apply(changed, self.tr("Move the photo"), merge_key=f"view:{key}")

    def _on_photo_dropped_on_canvas(self, key: str, path: Path) -> None:
        if key:
            self.put_photo(key, path)
        else:
            self._on_dropped(path)

    def _on_dropped(self, path: Path) -> None:
        """A file dropped anywhere: work is opened, a photo goes into the first free photo field."""
        if path.suffix.lower() == SUFFIX:
            self.open_path(path)
            return
        document = self.holder.document
        if document is None:
            self._on_first_template_requested()
            document = self.holder.document
        if document is None:
            return
        template = self._template(document.template.id)
        keys = [field.key for field in template.spec.fields if field.type == "image"]
        free = [key for key in keys if key not in document.photos]
        if keys:
            self.put_photo((free or keys)[0], path)
        else:
            self.notice.show_info(lambda: self.tr("This template has no place for a photo."))

    def _on_sizes_ticked(self) -> None:
        self.save_bar.set_count(len(self.strip.chosen()))
        document = self.holder.document
        if document is not None:
            chosen = set(self.strip.chosen())
            every = {size.id for size in self._template(document.template.id).spec.sizes}
            left_out = (self._left_out() - every) | (every - chosen)
            self._remember(declared.GRAPHICS_SIZES, tuple(sorted(left_out)))

    def _on_save_options_changed(self) -> None:
        self._remember(declared.GRAPHICS_FORMAT, self.save_bar.kind)
        self._remember(declared.GRAPHICS_MAX_KB, self.save_bar.max_kb)

    def _on_brand_chosen(self, _index: int) -> None:
        brand_id = str(self.brand_box.currentData())
        self._remember(declared.BRAND, brand_id)
        if self.holder.document is not None:
            self.holder.apply(replace(self.holder.document, brand=brand_id), self.tr("Change the brand"))
        self.board.show_gallery(self._templates, self._brand())

    def _on_example_changed(self, example: bool) -> None:
        self.canvas.show_badge(self.tr("Example") if example else "")

    def _on_document_changed(self) -> None:
        document = self.holder.document
        if document is None:
            self._stack.setCurrentIndex(0)
            return
        template = self._template(document.template.id)
        if self._shown != (template.id, document.brand):
            self._show_template(template, document)
        self.form.show_values(document.values, photos_for(document, template))
        self._stack.setCurrentIndex(1)
        self._refresh()

    def _show_template(self, template: Template, document: GraphicDocument) -> None:
        """Another template, or another brand: the form and the sizes are made anew."""
        same = self._shown[0] == template.id
        self._shown = (template.id, document.brand)
        brand = self._brand()
        self.brand_box.setCurrentIndex(self.brand_box.findData(brand.id))
        if same:
            return
        self._asked_to_save = False
        self.form.set_template(template, brand)
        self.strip.set_sizes(template.spec.sizes, self._left_out())
        if self._size not in [size.id for size in template.spec.sizes]:
            self._size = template.spec.sizes[0].id
        self.strip.set_focused(self._size)
        self.save_bar.set_count(len(self.strip.chosen()))
        self.save_bar.set_folder(self._folder())
        self.gallery.select(template.id)

    def _refresh(self) -> None:
        document = self.holder.document
        if document is not None:
            template = self._template(document.template.id)
            self.board.show(document, template, self._brand(), self._size)

    def _errors(self, *, missing: bool) -> dict[str, str]:
        document = self.holder.document
        if document is None:
            return {}
        template = self._template(document.template.id)
        errors = field_errors(template, self.board.problems, photos_for(document, template), missing=False)
        if missing:
            empty = self.tr("Please fill this in.")
            filled = {**photos_for(document, template), **values_for(document, template)}
            for field in template.spec.fields:
                value = filled.get(field.key)
                blank = value is None or (isinstance(value, str) and not value.strip())
                if field.required and blank and not field.default:
                    errors.setdefault(field.key, empty)
        return errors

    def _show_states(self) -> None:
        document = self.holder.document
        if document is None:
            return
        template = self._template(document.template.id)
        errors = self._errors(missing=self._asked_to_save)
        self.form.show_states(errors, fitting_fields(values_for(document, template), errors))

    # Files

    def _open(self, document: GraphicDocument, path: Path | None, work: KeptWork | None = None) -> None:
        """Show a document; what was open and not saved is kept for the next start.

        Raises:
            TemplateNotFound, BrandNotFound: it needs something that is not here.
        """
        self._template(document.template.id)
        if all(brand.id != document.brand for brand in self._brands):
            raise BrandNotFound(brand=document.brand, known=", ".join(brand.id for brand in self._brands))
        self.autosaver.begin(path, work=work)
        self._path = path
        self.notice.clear()
        self.holder.replace(document)

    def _write(self, path: Path) -> None:
        document = self.holder.document
        if document is None:
            return
        try:
            write_document(portable(document, path.parent), path)
        except ToolkitError as error:
            self.notice.show_error(error)
            return
        self._path = path
        self.autosaver.saved(path)
        self.toast(self.tr("Saved as “{name}”").format(name=path.name))
        self._note_recent(path)

    def _note_recent(self, path: Path) -> None:
        try:
            self._recents.note(_KIND, path, self._title())
        except ToolkitError as error:
            self.notice.show_error(error)

    def _remember(self, setting: Setting[T], value: T) -> None:
        try:
            self._settings.set(setting, value)
        except ToolkitError as error:
            self.notice.show_error(error)

    def _left_out(self) -> set[str]:
        """The sizes the user unticked; those of other templates among them."""
        remembered: tuple[str, ...] = self._settings.get(declared.GRAPHICS_SIZES)
        return set(remembered)

    # Names

    def _title(self) -> str:
        document = self.holder.document
        if document is None:
            return self.title()
        template = self._template(document.template.id)
        return graphic_title(template.spec, document.values, current_language())

    def _template(self, template_id: str) -> Template:
        for template in self._templates:
            if template.id == template_id:
                return template
        known = ", ".join(template.id for template in self._templates)
        raise TemplateNotFound(template=template_id, known=known)

    def _brand(self) -> Brand:
        """The brand of the document, else the one chosen last."""
        document = self.holder.document
        wanted = document.brand if document is not None else self._settings.get(declared.BRAND)
        for brand in self._brands:
            if brand.id == wanted:
                return brand
        return default_brand(self._brands)

    def retranslate(self) -> None:
        """Set every text."""
        self.empty.set_texts(
            self.tr("Choose a template on the left, type your words, and save the picture in every size."),
            self.tr("Start with a quote card"),
            self.tr("or drop a photo or saved work here"),
        )
        self.new_button.setText(self.tr("New"))
        self.open_button.setText(self.tr("Open…"))
        self.keep_button.setText(self.tr("Save work"))
        name_control(self.new_button, self.tr("Start a new graphic"), "Ctrl+N")
        name_control(self.open_button, self.tr("Open saved work"), "Ctrl+O")
        name_control(self.keep_button, self.tr("Save the work, to go on later"), "Ctrl+S")
        name_control(self.brand_box, self.tr("Brand"))
        name_control(self.canvas, self.tr("Preview of the picture"))
        language = current_language()
        for number, brand in enumerate(self._brands):
            self.brand_box.setItemText(number, localized(brand.kit.name, language))
        self._show_states()
        self._refresh()


def _encoded(document: GraphicDocument | None) -> bytes:
    return encode(document) if document is not None else b"null"
