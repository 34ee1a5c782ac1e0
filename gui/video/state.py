"""The edit on screen, its video, and every change that can be made to it, each one undoable."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import structs
from PySide6.QtCore import QObject, Signal

from gui.common.document import DocumentHolder
from gui.common.i18n import digits
from gui.video import changes
from gui.video.timeline import Handle
from toolkit.video.captions import Cue
from toolkit.video.edit import Edit, Span
from toolkit.video.media import MediaInfo


class VideoState(QObject):
    """Turns what the page's parts ask for into new documents."""

    undoable = Signal(str)
    """Something was taken away; carries what to say beside Undo."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.holder = DocumentHolder(Edit(source=""), self)
        self.info: MediaInfo | None = None

    @property
    def edit(self) -> Edit:
        """The document."""
        return self.holder.document

    @property
    def duration(self) -> float:
        """Seconds of the source; 0 while none is open."""
        return self.info.picture.start + self.info.picture.duration if self.info is not None else 0.0

    @property
    def parts(self) -> tuple[Span, ...]:
        """What is kept."""
        return changes.parts(self.edit, self.duration)

    def open(self, edit: Edit, info: MediaInfo) -> None:
        """Start with another document."""
        self.info = info
        self.holder.replace(edit)

    def undo_last(self) -> Callable[[], None]:
        """What takes the last change back, and with it whatever will have been done since."""
        stack = self.holder.undo_stack
        before = stack.index() - 1
        return lambda: stack.setIndex(min(before, stack.index()))

    def start_at(self, time: float) -> None:
        """What is kept begins here."""
        self._apply(changes.starting_at(self.edit, self.duration, time), self.tr("Start here"))

    def end_at(self, time: float) -> None:
        """What is kept ends here."""
        time = min(time, self.duration)
        self._apply(changes.ending_at(self.edit, self.duration, time), self.tr("End here"))

    def split_at(self, time: float) -> None:
        """The part that holds this moment becomes two."""
        self._apply(changes.split_part(self.edit, self.duration, time), self.tr("Split"))

    def remove_at(self, time: float) -> None:
        """The part that holds this moment goes."""
        new = changes.without_part(self.edit, self.duration, time)
        if new != self.edit:
            self._apply(new, self.tr("Remove a part"))
            self.undoable.emit(self.tr("Removed a part"))

    def move_handle(self, handle: Handle, time: float) -> None:
        """One end of a part is dragged; one drag is one step of undo."""
        move = changes.with_start if handle.is_start else changes.with_end
        key = f"handle-{handle.part}-{handle.is_start}"
        self._apply(move(self.edit, self.duration, handle.part, time), self.tr("Move an end"), key)

    def add_cue(self, time: float) -> int:
        """An empty caption from this moment on; gives its row."""
        cue = changes.new_cue(self.edit, time, self.duration)
        self._apply(changes.with_cue(self.edit, cue), self.tr("Add a caption"))
        return self.edit.captions.index(cue)

    def change_cue(self, row: int, cue: Cue) -> None:
        """A caption gets other words or times."""
        self._apply(changes.changed_cue(self.edit, row, cue), self.tr("Change a caption"))

    def split_cue(self, row: int, time: float) -> None:
        """A caption becomes two."""
        self._apply(changes.split_cue(self.edit, row, time), self.tr("Split a caption"))

    def delete_cues(self, rows: Sequence[int]) -> None:
        """Captions go."""
        self._apply(changes.without_cues(self.edit, rows), self.tr("Delete captions"))
        self.undoable.emit(digits(self.tr("Deleted %n captions", "", len(rows))))

    def set_cues(self, cues: tuple[Cue, ...]) -> None:
        """All captions from a file."""
        self._apply(structs.replace(self.edit, captions=cues), self.tr("Read captions"))
        self.undoable.emit(digits(self.tr("Read %n captions", "", len(cues))))

    def set_preset(self, preset: str) -> None:
        """Where it goes."""
        self._apply(structs.replace(self.edit, preset=preset), self.tr("Choose a format"))

    def set_style(self, style: str) -> None:
        """How captions look."""
        self._apply(structs.replace(self.edit, caption_style=style), self.tr("Choose a look"))

    def set_logo(self, on: bool) -> None:
        """The logo, or not."""
        self._apply(structs.replace(self.edit, logo=on), self.tr("Switch the logo"))

    def set_title(self, title: str) -> None:
        """Words of the title card."""
        self._apply(structs.replace(self.edit, title=title), self.tr("Type the title"), "title")

    def _apply(self, new: Edit, text: str, merge_key: str | None = None) -> None:
        if self.info is not None:
            self.holder.apply(new, text, merge_key)
