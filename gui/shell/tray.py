"""The jobs tray at the foot of the window: every export that runs or has just ended."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from gui.common.i18n import TranslatedFrame
from gui.common.runner import Job, JobRunner, JobState
from gui.common.theme import SPACE_S
from gui.shell.tray_row import TrayRow

_ROWS_SEEN = 3
_KEPT = 8  # ended jobs; older ones leave by themselves


class Tray(TranslatedFrame):
    """Takes no room while there is nothing to show."""

    def __init__(self, runner: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "tray")
        self._rows: list[TrayRow] = []
        self._list = QWidget()
        self._list.setProperty("role", "clear")
        self._list.installEventFilter(self)
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, SPACE_S, 0, SPACE_S)
        self._column.setSpacing(0)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._list)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)
        runner.job_added.connect(self._on_job_added)
        self.retranslate()
        self.hide()

    def rows(self) -> tuple[TrayRow, ...]:
        """What is shown, newest first."""
        return tuple(self._rows)

    def retranslate(self) -> None:
        """Name the tray."""
        self.setAccessibleName(self.tr("Jobs"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit again when a row grew or shrank: an error has more lines than a bar."""
        if watched is self._list and event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _on_job_added(self, job: Job) -> None:
        if not job.shown:
            return
        row = TrayRow(job)
        row.dismissed.connect(lambda: self._remove(row))
        job.ended.connect(lambda: self._on_job_ended(row))
        self._rows.insert(0, row)
        self._column.insertWidget(0, row)
        self._fit()

    def _on_job_ended(self, row: TrayRow) -> None:
        if row.job.state is JobState.CANCELLED:
            self._remove(row)
        ended = [each for each in self._rows if each.job.state.ended]
        for old in ended[_KEPT:]:
            self._remove(old)
        self._fit()

    def _remove(self, row: TrayRow) -> None:
        if row in self._rows:
            self._rows.remove(row)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
            self._fit()

    def _fit(self) -> None:
        """Be as high as the newest rows need."""
        heights = [row.height_for(self._scroll.viewport().width()) for row in self._rows[:_ROWS_SEEN]]
        self._scroll.setFixedHeight(sum(heights) + 2 * SPACE_S)
        self.setVisible(bool(self._rows))
