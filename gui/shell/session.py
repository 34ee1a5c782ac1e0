"""One run of the app: follows the settings, offers unsaved work, keeps the window's place."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt

from gui.common.i18n import Languages
from gui.common.recovery import RecoveryOffer
from gui.common.theme import Theme
from gui.shell.command import Command
from gui.shell.services import Services
from gui.shell.window import MainWindow
from toolkit.core.errors import ToolkitError
from toolkit.core.messages import Language
from toolkit.store import declared
from toolkit.store.recents import Recent
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
        languages.changed.connect(self._show_brand)
        self._begun = False
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
        else:
            self._listen()
        if reports:
            self.window.show_fault(reports[0])
        offer = RecoveryOffer(
            self.services.autosave, self.window.unsaved_work, self.window.recover, self.window.toast.show_text
        )
        offer.start()
        self._begun = True
        self._show_brand()
        self.window.offer(self._recent_commands)
        self._open_all(paths)

    def end(self) -> None:
        """Stop the jobs, let pages keep their work, close the records."""
        self._unsubscribe()
        self.services.runner.shut_down()
        self.window.shut_down_pages()
        self.services.store.close()

    def _show_brand(self) -> None:
        """Name the brand in use in the header; not before the window is on screen."""
        if not self._begun:
            return
        from toolkit.graphics.brand import find_brand

        try:
            brand = find_brand(self.services.settings.get(declared.BRAND))
        except ToolkitError as error:
            self.window.header.set_brand("")
            self.window.show_fault(error)
        else:
            self.window.header.set_brand(brand.text("name", self.languages.language))

    def _recent_commands(self) -> list[Command]:
        """What was opened lately, for the palette."""
        return [
            Command(recent.title, "clock-counter-clockwise", partial(self._open_recent, recent))
            for recent in self.services.recents.latest()
            if not recent.missing
        ]

    def _open_recent(self, recent: Recent) -> None:
        if recent.is_file:
            self.window.open_path(Path(recent.target))
        else:
            self.window.open_item(recent.kind, recent.target)

    def _listen(self) -> None:
        """From now on a second start opens its files here."""
        from gui.shell.instance import Doorbell  # the network classes are not needed for the first window

        self._doorbell = Doorbell(self)
        self._doorbell.rung.connect(self._on_rung)
        self._doorbell.listen()

    def _on_rung(self, paths: list[Path]) -> None:
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.raise_()
        self.window.activateWindow()
        self._open_all(paths)

    def _open_all(self, paths: Sequence[Path]) -> None:
        for path in paths:
            self.window.open_path(path.absolute())

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
        elif setting is declared.BRAND:
            self._show_brand()
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
