"""One run of the app: follows the settings, offers unsaved work, keeps the window's place."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from gui.common.i18n import Languages
from gui.common.notice import NoticeAction
from gui.common.theme import Theme
from gui.shell.services import Services
from gui.shell.window import MainWindow
from toolkit.core.errors import ToolkitError
from toolkit.core.messages import Language
from toolkit.store import declared
from toolkit.store.setting import Setting


class Session(QObject):
    """Ties the window to the user's records."""

    def __init__(self, window: MainWindow, services: Services, theme: Theme, languages: Languages) -> None:
        super().__init__(window)
        self.window = window
        self.services = services
        self.theme = theme
        self.languages = languages
        window.language_requested.connect(self._on_language_requested)
        window.theme_toggle_requested.connect(self._on_theme_toggle_requested)
        window.closed.connect(self._keep_geometry)
        self._unsubscribe = services.settings.subscribe(self._on_setting_changed)

    def restore(self) -> None:
        """Put the window where it was last time."""
        geometry = self.services.settings.get(declared.WINDOW_GEOMETRY)
        if geometry:
            self.window.restoreGeometry(geometry)

    def begin(self, paths: Sequence[Path]) -> None:
        """What can wait until the window is on screen: files to open, unsaved work, what was mended."""
        reports = [*self.services.store.reports, *self.services.settings.reports]
        if self.services.problem is not None:
            reports.insert(0, self.services.problem)
        if reports:
            self.window.show_fault(reports[0])
        elif not paths:
            self._offer_unsaved_work()
        for path in paths:
            self.window.open_path(path.absolute())

    def end(self) -> None:
        """Stop the jobs, let pages keep their work, close the records."""
        self._unsubscribe()
        self.services.runner.shut_down()
        self.window.shut_down_pages()
        self.services.store.close()

    def _offer_unsaved_work(self) -> None:
        waiting = self.services.autosave.recoverable()
        if not waiting:
            return
        work = waiting[0]

        def open_it() -> None:
            self.window.notice.clear()
            self.window.recover(work)

        def throw_away() -> None:
            self.window.notice.clear()
            for each in waiting:
                self.services.autosave.discard(each.id)
            self.window.toast.show_text(self.tr("Thrown away"), bring_back)

        def bring_back() -> None:
            for each in waiting:
                self.services.autosave.keep(
                    each.id, kind=each.kind, title=each.title, document=each.document, original=each.original
                )

        self.window.notice.show_info(
            lambda: self.tr("“{title}” was not saved last time. It is still here.").format(title=work.title),
            NoticeAction(lambda: self.tr("Open it"), open_it),
            NoticeAction(lambda: self.tr("Throw it away"), throw_away),
        )

    def _on_language_requested(self, language: Language) -> None:
        self.languages.set_language(language)
        self._keep(declared.LANGUAGE, language)

    def _on_theme_toggle_requested(self) -> None:
        other: declared.Theme = "light" if self.theme.name == "dark" else "dark"
        self.theme.set_choice(other)
        self._keep(declared.THEME, other)

    def _on_setting_changed(self, setting: Setting[Any]) -> None:
        settings = self.services.settings
        if setting is declared.LANGUAGE:
            self.languages.set_language(settings.get(declared.LANGUAGE))
        elif setting is declared.THEME:
            self.theme.set_choice(settings.get(declared.THEME))
        elif setting is declared.LARGE_TEXT:
            self.theme.set_large_text(settings.get(declared.LARGE_TEXT))

    def _keep_geometry(self) -> None:
        with suppress(ToolkitError):  # nobody should be kept from leaving by a full disk
            self.services.settings.set(declared.WINDOW_GEOMETRY, bytes(self.window.saveGeometry().data()))

    def _keep(self, setting: Setting[Any], value: object) -> None:
        try:
            self.services.settings.set(setting, value)
        except ToolkitError as error:
            self.window.show_fault(error)
