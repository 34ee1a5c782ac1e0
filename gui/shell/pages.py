"""Which rooms there are and what each page is made of; a page's code is loaded when it is first opened."""

from __future__ import annotations

from functools import partial

from gui.common.page import Page
from gui.shell.rooms import Room
from gui.shell.services import Services


def rooms(services: Services) -> list[Room]:
    """The rooms in the order of the navigation."""
    return [
        Room("home", "house", partial(_home, services)),
        Room("settings", "gear", partial(_settings, services), last=True),
    ]


def _home(services: Services) -> Page:
    from gui.home.page import HomePage

    return HomePage(services.recents, services.learning, services.runner)


def _settings(services: Services) -> Page:
    from gui.settings.page import SettingsPage

    return SettingsPage(services.settings, services.runner)
