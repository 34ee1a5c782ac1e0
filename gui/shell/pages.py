"""Which rooms there are and what each page is made of; a page's code is loaded when it is first opened."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from gui.common.page import Page
from gui.shell.rooms import Room
from gui.shell.services import Services


def rooms(services: Services) -> list[Room]:
    """The rooms in the order of the navigation."""
    return [
        Room("home", "house", partial(_home, services)),
        Room("graphics", "image-square", partial(_graphics, services)),
        Room("video", "film-strip", partial(_video, services)),
        Room("lessons", "book-open", partial(_lessons, services)),
        Room("settings", "gear", partial(_settings, services), last=True),
    ]


def _home(services: Services) -> Page:
    from gui.home.page import HomePage

    return HomePage(services.recents, services.learning, services.runner)


def _graphics(services: Services) -> Page:
    from gui.graphics.page import GraphicsPage

    return GraphicsPage(
        services.settings, services.recents, services.autosave, services.chooser, services.runner
    )


def _video(services: Services) -> Page:
    from gui.video.page import VideoPage

    return VideoPage(
        services.runner, services.chooser, services.settings, services.recents, services.autosave
    )


def _lessons(services: Services) -> Page:
    from gui.lessons.page import LessonsPage
    from toolkit.lessons.library import Library
    from toolkit.lessons.search import Search

    library = Library()
    page = LessonsPage(
        library,
        Search(library),
        services.learning,
        services.settings,
        services.runner,
        services.chooser,
    )

    def practise(room: str, sample: Path | None) -> None:
        if sample is not None:
            page.open_requested.emit(sample)
        else:
            page.page_requested.emit(room)

    page.practice_requested.connect(practise)
    return page


def _settings(services: Services) -> Page:
    from gui.settings.page import SettingsPage

    return SettingsPage(services.settings, services.runner)
