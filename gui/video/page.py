"""The Video page: open or drop a video, keep the good part, caption it, export it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from msgspec import structs
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence, QShortcut, QUndoStack
from PySide6.QtWidgets import QWidget

from gui.common.autosaver import Autosaver
from gui.common.controls import EmptyState
from gui.common.drop import FileDrop
from gui.common.files import FileChooser, open_file, show_in_folder
from gui.common.notice import NoticeAction
from gui.common.page import Page
from gui.common.runner import Job, JobRunner, Lane
from gui.video import changes
from gui.video.state import VideoState
from gui.video.studio import Studio
from gui.video.timeline import Handle
from toolkit.core.documents import convert, encode
from toolkit.core.errors import ToolkitError
from toolkit.core.jobs import JobContext
from toolkit.store import declared
from toolkit.store.autosave import Autosave, KeptWork
from toolkit.store.recents import Recents
from toolkit.store.setting import Setting
from toolkit.store.settings import Settings
from toolkit.video.captions import FORMATS, read_captions, write_captions
from toolkit.video.edit import SUFFIX, Edit, read_edit, write_edit
from toolkit.video.export import export_video
from toolkit.video.media import MediaInfo, Thumbnail
from toolkit.video.presets import find_preset
from toolkit.video.probe import probe
from toolkit.video.thumbnails import make_thumbnails, spread

VIDEO_SUFFIXES = (
    ".mp4",
    ".mov",
    ".m4v",
    ".mkv",
    ".webm",
    ".avi",
    ".3gp",
    ".mts",
    ".ts",
    ".mpg",
    ".wmv",
    ".flv",
)
CAPTION_SUFFIXES = tuple(f".{kind}" for kind in FORMATS)
KIND = "video"
_THUMBNAILS = 24
_THUMBNAIL_HEIGHT = 72  # px
_JUMP = 5.0  # seconds that J goes back
_ESTIMATE_MS = 150


class VideoPage(Page):
    """Trims, captions and exports one video at a time."""

    icon_name = "film-strip"

    _thumbnail_made = Signal(object, object)
    """From the worker: the video's path and a `Thumbnail`."""

    def __init__(
        self,
        runner: JobRunner,
        chooser: FileChooser,
        settings: Settings,
        recents: Recents,
        autosave: Autosave,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._runner, self._chooser = runner, chooser
        self._settings, self._recents = settings, recents
        self._file: Path | None = None  # the .kvideo, once there is one
        self._jobs: list[Job] = []  # of the video on screen: probing, thumbnails
        self._state = VideoState(self)
        self._saver = Autosaver(
            self._state.holder, autosave, kind=KIND, encode=encode, title=lambda edit: Path(edit.source).stem
        )
        self._lay_out()
        self._connect()
        self.retranslate()
        self._show_document()

    @property
    def undo_stack(self) -> QUndoStack | None:
        """Edits of the video on screen."""
        return self._state.holder.undo_stack if self._state.info is not None else None

    @property
    def edit(self) -> Edit:
        """The document on screen."""
        return self._state.edit

    def title(self) -> str:
        """The page's name."""
        return self.tr("Video")

    def can_open(self, path: Path) -> bool:
        """Videos, saved edits; captions once a video is open."""
        suffix = path.suffix.lower()
        return suffix == SUFFIX or suffix in VIDEO_SUFFIXES or self._takes_captions(path)

    def open_path(self, path: Path) -> None:
        """Open a video or a saved edit, or read captions into the video on screen."""
        if path.suffix.lower() in CAPTION_SUFFIXES:
            self._read_captions(path)
            return
        self.notice.clear()
        if path.suffix.lower() != SUFFIX:
            self._probe(self._new_edit(path), None, None)
            return
        self._try(lambda: self._probe(read_edit(path), path, None))

    def recover(self, work: KeptWork) -> bool:
        """Open work that an earlier run left."""
        if work.kind != KIND:
            return False
        import msgspec

        origin = work.original or Path("recovered.kvideo")
        read = partial(convert, msgspec.json.decode(work.document), Edit, origin)
        self._try(lambda: self._probe(read(), work.original, work))
        return True

    def shortcuts(self) -> Sequence[tuple[str, str]]:
        """Keys of this page."""
        return (
            ("Space", self.tr("Play and stop")),
            ("J  K  L", self.tr("Back, stop, play (again: faster)")),
            ("←  →", self.tr("One frame back, one frame forward")),
            ("Home  End", self.tr("To the start, to the end")),
            ("I  O", self.tr("Start here, end here")),
            ("S  X", self.tr("Split here, remove this part")),
            ("C", self.tr("Add a caption here")),
            ("Ctrl+S", self.tr("Save the work")),
            ("Ctrl+Return", self.tr("Export")),
        )

    def primary_action(self) -> Callable[[], object] | None:
        """Export what is on screen, or choose a video unless one is just being opened."""
        if self._state.info is None:
            opening = any(not job.state.ended for job in self._jobs)
            return None if opening else self._on_open_requested
        return self._on_export_requested if self._bar.primary.isVisible() else None

    def left(self) -> None:
        """Another page: be quiet."""
        self._player.pause()

    def shut_down(self) -> None:
        """Keep the work and let go of the file."""
        self._saver.close()
        self._player.unload()

    def retranslate(self) -> None:
        """Say the texts."""
        self._empty.set_texts(
            self.tr("Keep the good part of a video, add captions, send it"),
            self.tr("Choose a video"),
            self.tr("or drop one here"),
        )
        self._studio.retranslate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that other widgets did not want for themselves."""
        keys: dict[int, Callable[[], object]] = {
            Qt.Key.Key_Space: self._player.toggle,
            Qt.Key.Key_Left: partial(self._player.step, -1),
            Qt.Key.Key_Right: partial(self._player.step, 1),
            Qt.Key.Key_Home: lambda: self._player.seek(self._state.parts[0].start),
            Qt.Key.Key_End: lambda: self._player.seek(self._state.parts[-1].end - self._player.frame_seconds),
        }
        run = keys.get(event.key())
        if run is None or self._state.info is None:
            super().keyPressEvent(event)
        else:
            run()

    # Building

    def _lay_out(self) -> None:
        self._empty = EmptyState("film-strip", "folder-open")
        self._studio = Studio()
        self._player, self._timeline = self._studio.player, self._studio.timeline
        self._captions, self._bar = self._studio.captions, self._studio.bar
        self.body.addWidget(self._empty, 1)
        self.body.addWidget(self._studio, 1)
        self._estimating = QTimer(self)
        self._estimating.setSingleShot(True)
        self._estimating.setInterval(_ESTIMATE_MS)

    def _connect(self) -> None:
        self._empty.action_requested.connect(self._on_open_requested)
        self._drop = FileDrop(self, self.can_open)
        self._drop.dropped.connect(self._on_files_dropped)
        self._state.holder.changed.connect(self._show_document)
        self._state.undoable.connect(lambda text: self.toast(text, self._state.undo_last()))
        self._saver.failed.connect(self.notice.show_error)
        self._thumbnail_made.connect(self._on_thumbnail_made)
        self._estimating.timeout.connect(lambda: self._studio.show_plan(self._state))
        self._player.time_changed.connect(self._on_time_changed)
        self._player.playing_changed.connect(self._studio.transport.show_playing)
        self._player.failed.connect(self._on_player_failed)
        self._player.overlay_failed.connect(self.notice.show_error)
        self._timeline.seek_requested.connect(self._player.seek)
        self._timeline.handle_moved.connect(self._on_handle_moved)
        transport = self._studio.transport
        transport.play_requested.connect(self._player.toggle)
        transport.step_requested.connect(self._player.step)
        transport.start_requested.connect(self._start_here)
        transport.end_requested.connect(self._end_here)
        transport.split_requested.connect(self._split_here)
        transport.remove_requested.connect(self._remove_here)
        captions = self._captions
        captions.add_requested.connect(self._add_cue)
        captions.split_requested.connect(self._on_cue_split)
        captions.delete_requested.connect(self._state.delete_cues)
        captions.cue_changed.connect(self._state.change_cue)
        captions.cue_chosen.connect(self._on_cue_chosen)
        captions.import_requested.connect(self._on_import_requested)
        captions.save_requested.connect(self._on_captions_save_requested)
        self._studio.formats.preset_chosen.connect(self._on_preset_chosen)
        look = self._studio.look
        look.logo_switched.connect(self._state.set_logo)
        look.title_typed.connect(self._state.set_title)
        look.style_chosen.connect(self._on_style_chosen)
        self._bar.export_requested.connect(self._on_export_requested)
        self._bar.save_requested.connect(self._on_save_requested)
        self._bar.open_requested.connect(lambda path: self._try(partial(open_file, path)))
        self._bar.folder_requested.connect(lambda path: self._try(partial(show_in_folder, path)))
        for keys, run in (
            ("I", self._start_here),
            ("O", self._end_here),
            ("S", self._split_here),
            ("X", self._remove_here),
            ("C", self._add_cue),
            ("J", partial(self._player.jump, -_JUMP)),
            ("K", self._player.pause),
            ("L", self._player.play_faster),
            ("Ctrl+S", self._on_save_requested),
            ("Ctrl+O", self._on_open_requested),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(run)

    # Opening

    def _new_edit(self, path: Path) -> Edit:
        style = self._settings.get(declared.CAPTION_STYLE) or Edit(source="").caption_style
        preset = self._settings.get(declared.VIDEO_PRESET)
        brand = self._settings.get(declared.BRAND)
        return Edit(source=str(path.absolute()), preset=preset, brand=brand, caption_style=style)

    def _probe(self, edit: Edit, file: Path | None, work: KeptWork | None) -> None:
        """Look at the video of an edit, then bring it on screen."""
        self._stop_jobs()
        source = Path(edit.source)
        job = self._runner.start(source.name, lambda ctx: probe(source, ctx), shown=False)
        job.done.connect(lambda info: self._on_probed(edit, file, work, info))
        job.failed.connect(lambda error: self._on_probe_failed(edit, file, work, error))
        self._jobs.append(job)

    def _on_probed(self, edit: Edit, file: Path | None, work: KeptWork | None, info: MediaInfo) -> None:
        try:
            find_preset(edit.preset)
        except ToolkitError:
            edit = structs.replace(edit, preset=Edit(source="").preset)
        source = Path(edit.source)
        self._saver.begin(file, work=work)
        self._file = file
        self._player.load(source, info)
        self._try(self._studio.offer_styles)
        self._state.open(edit, info)
        self._timeline.show_video(self._state.duration, _THUMBNAILS)
        self._player.seek(self._state.parts[0].start)
        self._player.setFocus()
        times = spread(self._state.duration, _THUMBNAILS)
        job = self._runner.start(
            source.name, lambda ctx: self._make_thumbnails(source, times, ctx), shown=False
        )
        self._jobs.append(job)
        opened = file or source
        self._try(lambda: self._recents.note("video", opened, opened.stem))
        self.title_changed.emit()

    def _on_probe_failed(
        self, edit: Edit, file: Path | None, work: KeptWork | None, error: ToolkitError
    ) -> None:
        def choose_again() -> None:
            found = self._ask_for_video()
            if found is not None:
                self.notice.clear()
                self._probe(structs.replace(edit, source=str(found.absolute())), file, work)

        self.notice.show_error(error, NoticeAction(lambda: self.tr("Choose a video"), choose_again))

    def _make_thumbnails(self, source: Path, times: list[float], ctx: JobContext) -> None:
        make_thumbnails(
            source, times, _THUMBNAIL_HEIGHT, lambda made: self._thumbnail_made.emit(source, made), ctx
        )

    def _on_thumbnail_made(self, source: Path, made: Thumbnail) -> None:
        if source == Path(self.edit.source):
            self._timeline.show_thumbnail(made.index, QImage.fromData(made.jpeg))

    def _stop_jobs(self) -> None:
        for job in self._jobs:
            job.cancel()
        self._jobs.clear()

    def _on_open_requested(self) -> None:
        found = self._ask_for_video()
        if found is not None:
            self.open_path(found)

    def _ask_for_video(self) -> Path | None:
        suffixes = (*VIDEO_SUFFIXES, SUFFIX)
        return self._chooser.open_file(self, "video", self.tr("Choose a video"), self.tr("Videos"), suffixes)

    def _on_files_dropped(self, paths: list[Path]) -> None:
        for path in paths[:1]:
            self.open_path(path)

    # Showing

    def _show_document(self) -> None:
        opened = self._state.info is not None
        self._empty.setVisible(not opened)
        self._studio.setVisible(opened)
        if self._state.info is None:
            return
        self._studio.show_state(self._state)
        self._estimating.start()

    def _on_time_changed(self, now: float) -> None:
        self._studio.show_time(self._state, now)
        if self._player.playing:
            self._skip_removed(now)

    def _skip_removed(self, now: float) -> None:
        """Playing shows the result: what was removed is jumped over."""
        spans = self._state.parts
        if any(span.start - self._player.frame_seconds <= now < span.end for span in spans):
            return
        following = [span.start for span in spans if span.start > now]
        if following:
            self._player.seek(following[0])
        elif now < spans[-1].end + 0.5:
            self._player.pause()

    def _on_player_failed(self, _reason: str) -> None:
        self.notice.show_warning(
            lambda: self.tr("This computer cannot play this video here"),
            help_words=lambda: self.tr("Cutting, captions and export work all the same."),
        )

    # Editing

    def _start_here(self) -> None:
        self._state.start_at(self._player.now)

    def _end_here(self) -> None:
        # The frame on screen is the last one kept: people mark what they see.
        self._state.end_at(self._player.now + self._player.frame_seconds)

    def _split_here(self) -> None:
        self._state.split_at(self._player.now)

    def _remove_here(self) -> None:
        self._state.remove_at(self._player.now)

    def _on_handle_moved(self, handle: Handle, time: float) -> None:
        self._state.move_handle(handle, time)
        shown = self._state.parts[handle.part]
        self._player.seek(shown.start if handle.is_start else shown.end - self._player.frame_seconds)

    def _add_cue(self) -> None:
        if self._state.info is None:
            return
        self._player.pause()
        self._studio.show_captions_panel()
        self._captions.edit_words(self._state.add_cue(self._player.now))

    def _on_cue_chosen(self, row: int) -> None:
        if row < len(self.edit.captions) and not self._player.playing:
            self._player.seek(self.edit.captions[row].start)

    def _on_cue_split(self, row: int) -> None:
        self._state.split_cue(row, self._player.now)

    def _takes_captions(self, path: Path) -> bool:
        return self._state.info is not None and path.suffix.lower() in CAPTION_SUFFIXES

    def _on_import_requested(self) -> None:
        words = self.tr("Read captions from a file"), self.tr("Captions")
        found = self._chooser.open_file(self, "video", *words, CAPTION_SUFFIXES)
        if found is not None:
            self._read_captions(found)

    def _read_captions(self, path: Path) -> None:
        if self._try(lambda: self._state.set_cues(read_captions(path))):
            self._studio.show_captions_panel()

    def _on_captions_save_requested(self) -> None:
        words = self.tr("Save the captions as a file"), self.tr("Captions")
        name = f"{Path(self.edit.source).stem}.srt"
        target = self._chooser.save_file(self, "save", *words, CAPTION_SUFFIXES, name)
        if target is None:
            return
        kind = next(known for known in FORMATS if target.suffix.lower() == f".{known}")
        cues = changes.spoken(self.edit.captions)
        if self._try(lambda: write_captions(cues, target, kind, force=True)):
            self.toast(self.tr("Saved {name}").format(name=target.name))

    def _on_preset_chosen(self, preset: str) -> None:
        self._state.set_preset(preset)
        self._remember(declared.VIDEO_PRESET, preset)

    def _on_style_chosen(self, style: str) -> None:
        self._state.set_style(style)
        self._remember(declared.CAPTION_STYLE, style)

    def _remember(self, setting: Setting[str], value: str) -> None:
        self._try(lambda: self._settings.set(setting, value))

    # Saving and exporting

    def _on_save_requested(self) -> None:
        if self._state.info is None:
            return
        if self._file is None:
            words = self.tr("Save the work"), self.tr("Karmashala video work")
            name = f"{Path(self.edit.source).stem}{SUFFIX}"
            self._file = self._chooser.save_file(self, "save", *words, (SUFFIX,), name)
        if self._file is None:
            return
        if self._try(partial(self._write, self._file)):
            self.toast(self.tr("Saved {name}").format(name=self._file.name))

    def _write(self, file: Path) -> None:
        write_edit(self.edit, file)
        self._saver.saved(file)
        self._recents.note("video", file, file.stem)

    def _on_export_requested(self) -> None:
        if self._state.info is None:
            return
        self._player.pause()
        edit = structs.replace(self.edit, captions=changes.spoken(self.edit.captions))
        name = f"{Path(edit.source).stem}-{edit.preset}.mp4"
        words = self.tr("Save the finished video as"), self.tr("Videos")
        target = self._chooser.save_file(self, "save", *words, (".mp4",), name)
        if target is not None:
            self._export(edit, target)

    def _export(self, edit: Edit, target: Path) -> None:
        job = self._runner.start(
            target.name,
            lambda ctx: export_video(edit, target, ctx, force=True),
            lane=Lane.ENCODE,
            result_paths=lambda result: (result.path,),
        )
        self.notice.clear()
        self._bar.follow(job)
        job.done.connect(lambda result: self._bar.show_made(result.path))
        job.failed.connect(self.notice.show_error)

    def _try(self, act: Callable[[], object]) -> bool:
        """Do something whose failure is told in the notice; whether it worked."""
        try:
            act()
        except ToolkitError as error:
            self.notice.show_error(error)
            return False
        return True
