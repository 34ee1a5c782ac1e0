"""The foot of the page: what will come out, the one primary button, and the work while it goes on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QWidget

from gui.common.controls import button, label, name_control
from gui.common.i18n import TranslatedWidget, current_language, digits, duration
from gui.common.icons import ICON_SIZE, icon
from gui.common.messages import phase
from gui.common.runner import Job
from gui.common.theme import SPACE_M, SPACE_S
from toolkit.core.jobs import Progress
from toolkit.video.estimate import Estimate
from toolkit.video.presets import Preset

_ROUND_SECONDS = 5


class ExportBar(TranslatedWidget):
    """Offers the export, shows it going on, and lets it be cancelled."""

    export_requested = Signal()
    save_requested = Signal()
    open_requested = Signal(object)
    """Carries the path of the finished video."""
    folder_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preset: Preset | None = None
        self._estimate: Estimate | None = None
        self._kept = (0.0, 0.0, 0)
        self._job: Job | None = None
        self._made: Path | None = None
        self._done_icon = QLabel()
        self._done_icon.setPixmap(icon("check-circle", "green").pixmap(ICON_SIZE))
        self._summary = label("muted", wrap=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 1000)
        self._cancel = button("plain", "x", self._on_cancel_clicked)
        self._open = button("quiet", "play", lambda: self.open_requested.emit(self._made))
        self._folder = button("quiet", "folder-open", lambda: self.folder_requested.emit(self._made))
        self._save = button("quiet", "floppy-disk", self.save_requested.emit)
        self.primary = button("primary", "export", self.export_requested.emit)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, SPACE_S, 0, 0)
        line.setSpacing(SPACE_M)
        line.addWidget(self._done_icon)
        line.addWidget(self._summary, 2, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._bar, 1, Qt.AlignmentFlag.AlignVCenter)
        for part in (self._open, self._folder, self._cancel, self._save, self.primary):
            line.addWidget(part)
        self._show_parts()

    @property
    def text(self) -> str:
        """What the bar says."""
        return self._summary.text()

    @property
    def made(self) -> Path | None:
        """The video that was just made, until the next change."""
        return self._made

    def show_plan(self, preset: Preset, kept: float, whole: float, captions: int, estimate: Estimate) -> None:
        """What the export would be.

        Args:
            preset: where it goes.
            kept: seconds of the result.
            whole: seconds of the source.
            captions: how many there are.
            estimate: time and size.
        """
        self._preset, self._estimate, self._kept = preset, estimate, (kept, whole, captions)
        self._made = None
        self._show_parts()
        self.retranslate()

    def follow(self, job: Job) -> None:
        """Show a running export until it has ended."""
        self._job = job
        job.progressed.connect(self._on_progressed)
        job.ended.connect(self._on_ended)
        self._made = None
        self._bar.setValue(0)
        self._show_parts()
        self.retranslate()

    def show_made(self, path: Path) -> None:
        """Say that the video is ready, until the work goes on."""
        self._made = path
        self._show_parts()
        self.retranslate()

    def retranslate(self) -> None:
        """Say the texts."""
        self._save.setText(self.tr("Save the work"))
        name_control(self._save, self.tr("Save the work, to go on later"), "Ctrl+S")
        self._cancel.setText(self.tr("Cancel"))
        self._open.setText(self.tr("Open"))
        self._folder.setText(self.tr("Show in folder"))
        self._bar.setAccessibleName(self.tr("How far the video is"))
        if self._preset is None or self._estimate is None:
            return
        name, time = self._preset.name[current_language()], _about(self._estimate.seconds)
        self.primary.setText(
            self.tr("Export for {place} · about {time}").format(place=name, time=self._words(time))
        )
        name_control(self.primary, self.primary.text(), "Ctrl+Return")
        if self._made is not None:
            self._summary.setText(self.tr("Your video is ready: {name}").format(name=self._made.name))
        elif self._job is None:
            self._summary.setText(self._plan_words(self._estimate))

    def _plan_words(self, estimate: Estimate) -> str:
        kept, whole, captions = self._kept
        size = digits(f"{max(0.1, estimate.size_bytes / 1e6):.1f}")
        parts = [
            self.tr("{kept} of {whole} kept").format(kept=duration(kept), whole=duration(whole)),
            digits(self.tr("%n captions", "", captions)) if captions else "",
            self.tr("about {size} MB").format(size=size),
        ]
        return " · ".join(part for part in parts if part)

    def _words(self, seconds: int) -> str:
        if seconds < 60:
            return digits(self.tr("{n} s").format(n=seconds))
        return digits(self.tr("{n} min").format(n=round(seconds / 60)))

    def _on_progressed(self, progress: Progress) -> None:
        self._bar.setValue(round(progress.fraction * 1000))
        left = self._job.seconds_left if self._job is not None else None
        words = f"{phase(progress.what)} · {digits(f'{progress.fraction:.0%}')}"
        if left is not None:
            words += " · " + self.tr("{time} left").format(time=duration(left))
        self._summary.setText(words)

    def _on_cancel_clicked(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _on_ended(self) -> None:
        self._job = None
        self._show_parts()
        self.retranslate()

    def _show_parts(self) -> None:
        running, done = self._job is not None, self._made is not None
        working: tuple[QWidget, ...] = (self._bar, self._cancel)
        finished: tuple[QWidget, ...] = (self._done_icon, self._open, self._folder)
        for part in working:
            part.setVisible(running)
        for part in finished:
            part.setVisible(done and not running)
        self._save.setVisible(not running and not done)
        self.primary.setVisible(not running)


def _about(seconds: float) -> int:
    return max(_ROUND_SECONDS, round(seconds / _ROUND_SECONDS) * _ROUND_SECONDS)
