"""Puts the app together and runs it. Before the first window shows, only what it needs is loaded."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLoggingCategory, QTimer
from PySide6.QtWidgets import QApplication

from gui.common.faults import catch_faults
from gui.common.i18n import Languages
from gui.common.theme import Theme, load_fonts
from gui.shell.mark import app_icon
from gui.shell.pages import rooms
from gui.shell.services import Services, open_services
from gui.shell.session import Session
from gui.shell.window import MainWindow
from toolkit.core.logs import start_logging
from toolkit.store import declared
from toolkit.store.errors import DataInUse


def start(arguments: list[str]) -> int:
    """Run the app; `arguments` are files to open. The exit status."""
    app = new_application()
    paths = [Path(name) for name in arguments]
    services = open_services()
    if isinstance(services.problem, DataInUse) and handed_over(paths):
        return 0
    session = compose(app, services)
    catch_faults(session.window.show_fault)
    session.window.show()
    QTimer.singleShot(0, start_logging)
    QTimer.singleShot(0, lambda: session.begin(paths))
    status = app.exec()
    session.end()
    return status


def new_application() -> QApplication:
    """Qt's application, named, and silent about what is no news for anybody."""
    QLoggingCategory.setFilterRules("qt.multimedia.*=false\nqt.text.font.db.info=false")
    app = QApplication([sys.argv[0]])
    app.setApplicationName("karmashala")
    app.setApplicationDisplayName("Karmashala")
    app.setDesktopFileName("karmashala")
    return app


def handed_over(paths: Sequence[Path]) -> bool:
    """Whether the copy of the app that already runs has taken the files and come forward."""
    from gui.shell.instance import hand_over  # only a second start needs it

    return hand_over(paths)


def compose(app: QApplication, services: Services) -> Session:
    """Everything put together, with the first room in a window that is not shown yet."""
    load_fonts()
    settings = services.settings
    theme = Theme(app, settings.get(declared.THEME), large_text=settings.get(declared.LARGE_TEXT))
    languages = Languages(app, settings.get(declared.LANGUAGE))
    window = MainWindow(rooms(services), services.runner, languages)
    app.setWindowIcon(app_icon())
    session = Session(window, services, theme, languages)
    session.restore()
    window.show_room("home")
    return session
