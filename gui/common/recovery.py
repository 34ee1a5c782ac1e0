"""Offers, at start, the work that a crash or a power cut left unsaved."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from gui.common.i18n import digits
from gui.common.notice import Notice, NoticeAction
from gui.common.when import when
from toolkit.core.errors import ToolkitError
from toolkit.store.autosave import Autosave, KeptWork


class RecoveryOffer(QObject):
    """Shows one kept work after the other in a banner: open it, or discard it (which can be undone)."""

    def __init__(
        self,
        autosave: Autosave,
        notice: Notice,
        open_work: Callable[[KeptWork], object],
        toast: Callable[[str, Callable[[], object]], object],
    ) -> None:
        """Prepare the offer.

        Args:
            autosave: where the works are.
            notice: the banner; also the parent of this object.
            open_work: brings a work on screen.
            toast: says a line with an Undo.
        """
        super().__init__(notice)
        self._autosave = autosave
        self._notice = notice
        self._open_work = open_work
        self._toast = toast
        self._waiting: list[KeptWork] = []

    def start(self) -> bool:
        """Show the newest work; False when there is none. A closed banner comes back at the next start."""
        self._waiting = self._autosave.recoverable()
        if not self._waiting:
            for report in self._autosave.reports:
                self._notice.show_error(report)
            return False
        self._show_next()
        return True

    def _show_next(self) -> None:
        if not self._waiting:
            self._notice.clear()
            return
        work = self._waiting[0]
        self._notice.show_info(
            lambda: self.tr("We kept your unsaved work: “{title}”, {when}").format(
                title=work.title, when=when(work.kept)
            ),
            NoticeAction(lambda: self.tr("Open"), self._on_open_chosen),
            NoticeAction(lambda: self.tr("Discard"), self._on_discard_chosen),
            help_words=self._help,
        )

    def _help(self) -> str:
        others = len(self._waiting) - 1
        return self.tr("{count} more after this").format(count=digits(others)) if others else ""

    def _on_open_chosen(self) -> None:
        work = self._waiting.pop(0)
        self._show_next()
        self._open_work(work)

    def _on_discard_chosen(self) -> None:
        work = self._waiting.pop(0)
        try:
            self._autosave.discard(work.id)
        except ToolkitError as error:
            self._notice.show_error(error)
            return
        self._toast(self.tr("Discarded “{title}”").format(title=work.title), lambda: self._bring_back(work))
        self._show_next()

    def _bring_back(self, work: KeptWork) -> None:
        try:
            self._autosave.restore(work)
        except ToolkitError as error:
            self._notice.show_error(error)
            return
        self._waiting.insert(0, work)
        self._show_next()
