"""Saves the ticked sizes as pictures, as a job in the tray."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from gui.common.files import FileChooser
from gui.common.i18n import current_language
from gui.common.notice import Notice
from gui.common.runner import JobRunner
from gui.graphics.editor import Editor
from gui.graphics.files import Toast
from gui.graphics.problems import in_words
from gui.graphics.save_bar import SaveBar
from gui.graphics.state import SaveOrder
from gui.graphics.strip import SizeStrip
from toolkit.graphics.load import Template
from toolkit.store import declared


class PictureSaver(QObject):
    """Between the save bar, the sizes and the jobs."""

    saved = Signal(object)
    """Carries the list of files."""

    def __init__(
        self,
        editor: Editor,
        bar: SaveBar,
        strip: SizeStrip,
        runner: JobRunner,
        chooser: FileChooser,
        notice: Notice,
        toast: Toast,
    ) -> None:
        super().__init__(bar)
        self._editor, self._bar, self._strip = editor, bar, strip
        self._runner, self._chooser = runner, chooser
        self._notice, self._toast = notice, toast
        strip.chosen_changed.connect(self._on_sizes_ticked)
        bar.folder_requested.connect(self._ask_for_folder)
        bar.options_changed.connect(self._on_options_changed)

    def show_template(self, template: Template) -> None:
        """Offer the sizes of a template, ticked as the user left them."""
        # The setting holds the sizes left out: a template with a size of its own then begins with it ticked.
        left_out: tuple[str, ...] = self._editor.settings.get(declared.GRAPHICS_SIZES)
        self._strip.set_sizes(template.spec.sizes, set(left_out))
        self._bar.set_count(len(self._strip.chosen()))
        self._bar.set_folder(self._folder())

    def save(self) -> None:
        """Save every ticked size; asks for the folder the first time."""
        folder = self._folder() or self._ask_for_folder()
        document, template = self._editor.document, self._editor.template
        if folder is None or document is None or template is None:
            return
        self._notice.clear()
        chosen = self._strip.chosen()
        order = SaveOrder(
            template=template,
            brand=self._editor.brand,
            values=self._editor.values,
            photos=self._editor.photos,
            tweaks=document.tweaks,
            sizes=[size for size in template.spec.sizes if size.id in chosen],
            folder=folder,
            kind=self._bar.kind,
            max_kb=self._bar.max_kb or None,
            language=document.language,
            reader=current_language(),
        )
        counted = self.tr("%n picture(s)", "", len(chosen))
        title = f"{order.title()} · {counted}"
        job = self._runner.start(title, order.work(self._editor.pictures), result_paths=lambda paths: paths)
        job.done.connect(self._on_saved)
        job.failed.connect(lambda error: self._notice.show_error(in_words(error, template)))

    def _on_saved(self, paths: list[Path]) -> None:
        """Say so in passing; the tray offers to show the files."""
        folder = paths[0].parent
        text = self.tr("Saved %n picture(s) into “{folder}”.", "", len(paths))
        self._toast(text.format(folder=folder.name or str(folder)), None)
        self._bar.set_folder(self._folder())
        self.saved.emit(paths)

    def _folder(self) -> Path | None:
        """The folder pictures went to last time, while it is there."""
        remembered = self._editor.settings.get(declared.SAVE_FOLDER)
        try:
            return Path(remembered) if remembered and Path(remembered).is_dir() else None
        except OSError:  # a folder one may not look into
            return None

    def _ask_for_folder(self) -> Path | None:
        folder = self._chooser.folder(self._bar, "save", self.tr("Where shall the pictures go?"))
        self._bar.set_folder(self._folder())
        return folder

    def _on_sizes_ticked(self) -> None:
        """Remember the sizes left out, so that a new template begins with all of its own."""
        chosen = set(self._strip.chosen())
        self._bar.set_count(len(chosen))
        template = self._editor.template
        if template is not None:
            every = {size.id for size in template.spec.sizes}
            before: tuple[str, ...] = self._editor.settings.get(declared.GRAPHICS_SIZES)
            left_out = (set(before) - every) | (every - chosen)
            self._editor.remember(declared.GRAPHICS_SIZES, tuple(sorted(left_out)))

    def _on_options_changed(self) -> None:
        self._editor.remember(declared.GRAPHICS_FORMAT, self._bar.kind)
        self._editor.remember(declared.GRAPHICS_MAX_KB, self._bar.max_kb)
