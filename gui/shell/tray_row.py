"""One job in the tray: how far it is and, once it is over, what one can do with the result."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication, QImage, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from gui.common import files
from gui.common.controls import button, icon_button, label, name_control, set_role
from gui.common.i18n import TranslatedWidget, digits, duration
from gui.common.icons import ICON_SIZE, icon
from gui.common.messages import describe, phase
from gui.common.runner import Job, JobState
from gui.common.theme import SPACE_L, SPACE_S, SPACE_XS, ColourToken
from toolkit.core.errors import ToolkitError

_PICTURES = (".png", ".jpg", ".jpeg", ".webp")
_BAR_WIDTH = 160
_LOOK: dict[JobState, tuple[str, ColourToken]] = {
    JobState.WAITING: ("clock", "muted"),
    JobState.RUNNING: ("spinner", "accent"),
    JobState.DONE: ("check-circle", "green"),
    JobState.FAILED: ("warning-circle", "red"),
    JobState.CANCELLED: ("x-circle", "muted"),
}


class TrayRow(TranslatedWidget):
    """Follows one job."""

    dismissed = Signal()

    def __init__(self, job: Job, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.job = job
        self._fault: ToolkitError | None = None
        self._icon = QLabel()
        self._title = _ElidedLabel(job.title)
        self._bar = QProgressBar()
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        self._bar.setMinimumWidth(_BAR_WIDTH)
        self._state = label("muted")
        self._help = label("muted", wrap=True)
        self._open = button("quiet", "arrow-square-out", self._on_open_clicked)
        self._folder = button("quiet", "folder-open", self._on_folder_clicked)
        self._copy = button("quiet", "copy", self._on_copy_clicked)
        self._cancel = icon_button("x", self._on_cancel_clicked)
        self._dismiss = icon_button("x", self.dismissed.emit)
        top = QHBoxLayout()
        top.setSpacing(SPACE_S)
        parts = (self._icon, self._title, self._bar, self._state)
        buttons = (self._open, self._folder, self._copy, self._cancel, self._dismiss)
        for part in (*parts, *buttons):
            top.addWidget(part)
        top.setStretch(1, 2)
        top.setStretch(2, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_XS, SPACE_S, SPACE_XS)
        column.setSpacing(0)
        column.addLayout(top)
        below = QHBoxLayout()
        below.setContentsMargins(ICON_SIZE.width() + SPACE_S, 0, 0, SPACE_XS)
        below.addWidget(self._help)
        column.addLayout(below)
        job.progressed.connect(self._on_job_changed)
        job.ended.connect(self._on_job_changed)
        self.retranslate()

    def height_for(self, width: int) -> int:
        """The height (px) it needs at a width."""
        layout = self.layout()
        if layout is not None and layout.hasHeightForWidth():
            return max(layout.heightForWidth(width), self.minimumSizeHint().height())
        return self.sizeHint().height()

    def retranslate(self) -> None:
        """Say the state and name the buttons."""
        self._open.setText(self.tr("Open"))
        self._folder.setText(self.tr("Show in folder"))
        self._copy.setText(self.tr("Copy"))
        name_control(self._open, self.tr("Open {name}").format(name=self.job.title))
        name_control(self._folder, self.tr("Show {name} in its folder").format(name=self.job.title))
        name_control(self._copy, self.tr("Copy {name} to paste it elsewhere").format(name=self.job.title))
        name_control(self._cancel, self.tr("Cancel {name}").format(name=self.job.title))
        name_control(self._dismiss, self.tr("Take {name} off the list").format(name=self.job.title))
        self._on_job_changed()

    def _on_job_changed(self) -> None:
        job = self.job
        name, token = _LOOK[job.state]
        self._icon.setPixmap(icon(name, token).pixmap(ICON_SIZE))
        self._icon.setAccessibleName(self._state_text())
        self._bar.setVisible(not job.state.ended)
        self._bar.setValue(round(job.progress.fraction * 1000))
        self._bar.setAccessibleName(job.title)
        self._cancel.setVisible(not job.state.ended)
        self._cancel.setEnabled(not job.cancel_asked)
        self._dismiss.setVisible(job.state.ended)
        done = job.state is JobState.DONE and bool(job.result_paths)
        for part in (self._open, self._folder, self._copy):
            part.setVisible(done)
        self._state.setText(self._state_text())
        set_role(self._state, "role", "error" if job.state is JobState.FAILED else "muted")
        fault = self._fault or job.error
        message = describe(fault) if fault is not None else None
        self._help.setText(f"{message.text} {message.remedy}".strip() if message else "")
        self._help.setVisible(message is not None)

    def _state_text(self) -> str:
        job = self.job
        if job.state is JobState.DONE:
            return self.tr("Done")
        if job.state is JobState.FAILED:
            return self.tr("Did not work")
        if job.state is JobState.CANCELLED:
            return self.tr("Cancelled")
        if job.cancel_asked:
            return self.tr("Stopping…")
        if job.state is JobState.WAITING:
            return self.tr("Waiting its turn")
        parts = [phase(job.progress.what), digits(f"{job.progress.fraction:.0%}")]
        if job.seconds_left is not None:
            parts.append(self.tr("{time} left").format(time=duration(job.seconds_left)))
        return " · ".join(part for part in parts if part)

    def _on_cancel_clicked(self) -> None:
        self.job.cancel()
        self._on_job_changed()

    def _on_open_clicked(self) -> None:
        self._try_with(files.open_file)

    def _on_folder_clicked(self) -> None:
        self._try_with(files.show_in_folder)

    def _try_with(self, action: Callable[[Path], None]) -> None:
        try:
            action(self.job.result_paths[0])
        except ToolkitError as fault:
            self._fault = fault
        else:
            self._fault = None
        self._on_job_changed()

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setMimeData(clipboard_data(self.job.result_paths))
        self._state.setText(self.tr("Copied"))


class _ElidedLabel(QLabel):
    """A file name that gives way in the middle when there is little room; its tooltip has it whole."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._whole = text
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.setProperty("verbatim", True)
        self.setMinimumWidth(80)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the name to the new width."""
        super().resizeEvent(event)
        fitting = QFontMetrics(self.font()).elidedText(
            self._whole, Qt.TextElideMode.ElideMiddle, event.size().width()
        )
        self.setText(fitting)


def clipboard_data(paths: tuple[Path, ...]) -> QMimeData:
    """Files for pasting into a folder or a chat; a single picture also as a picture."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    if len(paths) == 1 and paths[0].suffix.lower() in _PICTURES:
        data.setImageData(QImage(str(paths[0])))
    return data
