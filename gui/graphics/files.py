"""New, open, save: the open graphic and its file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from gui.common.autosaver import Autosaver
from gui.common.files import FileChooser
from gui.common.notice import Notice
from gui.graphics.editor import Editor
from gui.graphics.names import file_stem
from toolkit.core.documents import encode
from toolkit.core.errors import ToolkitError
from toolkit.graphics.document import (
    SUFFIX,
    GraphicDocument,
    anchored,
    parse_document,
    portable,
    read_document,
    write_document,
)
from toolkit.graphics.load import Template
from toolkit.store.autosave import Autosave, KeptWork
from toolkit.store.recents import RecentKind, Recents

KIND: RecentKind = "graphic"
Toast = Callable[[str, Callable[[], object] | None], object]


class WorkFiles(QObject):
    """Keeps the open graphic and its file together; unsaved work is never lost."""

    def __init__(
        self,
        editor: Editor,
        autosave: Autosave,
        chooser: FileChooser,
        recents: Recents,
        notice: Notice,
        toast: Toast,
        window: QWidget,
    ) -> None:
        """Tie an editor to files.

        Args:
            editor: holds the graphic.
            autosave: where unsaved work is kept.
            chooser: asks for files.
            recents: learns what was opened and saved.
            notice: shows what went wrong.
            toast: says in passing what was done, with Undo.
            window: owns the dialogs.
        """
        super().__init__(window)
        self._editor, self._chooser, self._recents = editor, chooser, recents
        self._notice, self._toast, self._window = notice, toast, window
        self.path: Path | None = None
        self._saver = Autosaver(
            editor.holder, autosave, kind=KIND, encode=_encoded, title=lambda _document: editor.title()
        )
        self._saver.failed.connect(notice.show_error)

    def begin(self, template: Template) -> None:
        """A new graphic; what was open comes back with Undo."""
        before, path = self._editor.document, self.path
        self._saver.begin()
        self.path = None
        self._editor.holder.replace(self._editor.blank(template))
        if before is not None:
            document = before
            self._toast(self.tr("New graphic"), lambda: self._show(document, path))

    def ask_and_open(self) -> None:
        """Let the user choose saved work."""
        title, kinds = self.tr("Open saved work"), self.tr("Graphics")
        path = self._chooser.open_file(self._window, "save", title, kinds, [SUFFIX])
        if path is not None:
            self.open(path)

    def open(self, path: Path) -> None:
        """Open saved work; what is wrong with it is said in place."""
        try:
            self._show(anchored(read_document(path), path.parent), path)
        except ToolkitError as error:
            self._notice.show_error(error)
            return
        self._note(path)

    def recover(self, work: KeptWork) -> bool:
        """Open what an earlier run left unsaved; False when it is no graphic."""
        if work.kind != KIND:
            return False
        try:
            self._show(parse_document(work.document, Path(work.title)), work.original, work)
        except ToolkitError as error:
            self._notice.show_error(error)
        return True

    def save(self) -> None:
        """Save the work where it came from; asks the first time."""
        if self.path is None:
            self.save_as()
        else:
            self._write(self.path)

    def save_as(self) -> None:
        """Save the work under a name the user chooses."""
        if self._editor.document is None:
            return
        title, kinds = self.tr("Save the work"), self.tr("Graphics")
        name = file_stem(self._editor.title()) + SUFFIX
        path = self._chooser.save_file(self._window, "save", title, kinds, [SUFFIX], name)
        if path is not None:
            self._write(path)

    def close(self) -> None:
        """Keep what nobody saved, for the next start."""
        self._saver.close()

    def _show(self, document: GraphicDocument, path: Path | None, work: KeptWork | None = None) -> None:
        self._editor.require(document)
        self._saver.begin(path, work=work)
        self.path = path
        self._notice.clear()
        self._editor.holder.replace(document)

    def _write(self, path: Path) -> None:
        document = self._editor.document
        if document is None:
            return
        try:
            write_document(portable(document, path.parent), path)
        except ToolkitError as error:
            self._notice.show_error(error)
            return
        self.path = path
        self._saver.saved(path)
        self._toast(self.tr("Saved as “{name}”").format(name=path.name), None)
        self._note(path)

    def _note(self, path: Path) -> None:
        try:
            self._recents.note(KIND, path, self._editor.title())
        except ToolkitError as error:
            self._notice.show_error(error)


def _encoded(document: GraphicDocument | None) -> bytes:
    return encode(document) if document is not None else b"null"
