"""The doctor in the window: looks at this computer and says what to mend."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.common.controls import button, label, padded
from gui.common.i18n import TranslatedFrame, current_language, digits
from gui.common.messages import describe
from gui.common.runner import JobRunner
from gui.common.sign import Sign
from gui.common.theme import SPACE_M, SPACE_S
from toolkit.core.errors import ToolkitError
from toolkit.core.jobs import JobContext
from toolkit.doctor.finding import Finding


def examine() -> Iterator[Finding]:
    """Look at the whole machine; what it needs is loaded only now."""
    from toolkit.doctor.examine import examine as look

    yield from look()


class _Relay(QObject):
    """Carries findings from the job's thread to the window's."""

    found = Signal(object)


class Checkup(TranslatedFrame):
    """A button, and below it one line for each finding."""

    finished = Signal()

    def __init__(
        self,
        runner: JobRunner,
        look: Callable[[], Iterator[Finding]] = examine,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._runner = runner
        self._look = look
        self._relay = _Relay(self)
        self._relay.found.connect(self._on_found)
        self._found: list[Finding] = []
        self._rows: list[_Row] = []
        self._running = False
        self._error: ToolkitError | None = None
        self._sentence = label("body", wrap=True)
        self.button = button("plain", "first-aid-kit", self.start)
        self._summary = label("strong", wrap=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE_S)
        column = padded(self)
        head = QHBoxLayout()
        head.setSpacing(SPACE_M)
        head.addWidget(self._sentence, 1)
        head.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(self._summary)
        column.addLayout(self._list)
        self._summary.hide()
        self.retranslate()

    @property
    def findings(self) -> list[Finding]:
        """What was found so far."""
        return list(self._found)

    def start(self) -> None:
        """Look at the computer."""
        if self._running:
            return
        self._running, self._error = True, None
        self._found.clear()
        for row in self._rows:
            self._list.removeWidget(row)
            row.deleteLater()
        self._rows.clear()
        self.button.setEnabled(False)
        job = self._runner.start(self.tr("Check this computer"), self._work, shown=False)
        job.failed.connect(self._on_failed)
        job.ended.connect(self._on_ended)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language on screen."""
        self._sentence.setText(
            self.tr("If something does not work, look here first: fonts, video, disk, memory, screen.")
        )
        self.button.setText(self.tr("Check this computer"))
        self._summary.setText(self._verdict())
        self._summary.setVisible(bool(self._summary.text()))
        for row in self._rows:
            row.retranslate()

    def _work(self, ctx: JobContext) -> None:
        for finding in self._look():
            ctx.check()
            self._relay.found.emit(finding)

    def _on_found(self, finding: Finding) -> None:
        self._found.append(finding)
        row = _Row(finding)
        self._rows.append(row)
        self._list.addWidget(row)

    def _on_failed(self, error: ToolkitError) -> None:
        self._error = error

    def _on_ended(self) -> None:
        self._running = False
        self.button.setEnabled(True)
        self.retranslate()
        self.finished.emit()

    def _verdict(self) -> str:
        if self._error is not None:
            return describe(self._error).text
        if self._running:
            return self.tr("Looking…")
        if not self._found:
            return ""
        wrong = sum(not finding.ok for finding in self._found)
        if wrong:
            return self.tr("To mend: {count}").format(count=digits(wrong))
        return self.tr("Everything is in order.")


class _Row(QWidget):
    """A finding: sign, what was seen, and the remedy."""

    def __init__(self, finding: Finding) -> None:
        super().__init__()
        self._finding = finding
        sign = Sign("check-circle", "green") if finding.ok else Sign("warning-circle", "red")
        self._detail = label("body" if finding.ok else "strong", wrap=True, selectable=True)
        self._remedy = label("body", wrap=True, selectable=True)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE_S)
        line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._detail)
        words.addWidget(self._remedy)
        line.addLayout(words, 1)
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language on screen."""
        language = current_language()
        self._detail.setText(self._finding.detail[language])
        remedy = self._finding.remedy.get(language, "")
        self._remedy.setText(remedy)
        self._remedy.setVisible(bool(remedy))
