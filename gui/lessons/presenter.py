"""Shows a lesson to a room: the slides on the projector, the notes only where the room cannot see them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from gui.lessons.audience import AudienceWindow
from gui.lessons.presenter_window import PresenterWindow
from gui.lessons.screens import rooms_screen, speakers_screen
from gui.lessons.slide_pictures import SlidePictures
from gui.lessons.talk import Talk
from toolkit.lessons.format import Lesson
from toolkit.lessons.slides import Look


class Presenter(QObject):
    """One talk and its windows; gone after `ended`."""

    ended = Signal(int)
    """Carries the index of the slide that was shown last."""

    def __init__(self, lesson: Lesson, look: Look, start: int, parent: QObject | None = None) -> None:
        """Prepare a talk.

        Args:
            lesson: what is shown; it has at least one slide for the screen.
            look: the brand's.
            start: index of the first slide to show.
            parent: owner.
        """
        super().__init__(parent)
        self.talk = Talk(lesson, start, self)
        self._pictures = SlidePictures(lesson, look)
        self.audience = AudienceWindow(self.talk, self._pictures)
        self.speaker: PresenterWindow | None = None
        self._swapped = False
        self._ending = False
        self.talk.ended.connect(self._close)
        self.talk.swap_requested.connect(self._on_swap_requested)
        self.audience.closed.connect(self.talk.end)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self._on_screens_changed)
            app.screenRemoved.connect(self._on_screen_removed)

    def begin(self) -> None:
        """Open the windows."""
        self._place(QGuiApplication.screens())

    def _on_screens_changed(self) -> None:
        self._place(QGuiApplication.screens())

    def _on_screen_removed(self, gone: QScreen) -> None:
        self._place([screen for screen in QGuiApplication.screens() if screen is not gone])

    def _on_swap_requested(self) -> None:
        self._swapped = not self._swapped
        self._place(QGuiApplication.screens())

    def _place(self, screens: Sequence[QScreen]) -> None:
        """Put the windows where they belong; notes close before anything moves in front of the room."""
        if self._ending or not screens:
            return
        primary = QGuiApplication.primaryScreen()
        names = [screen.name() for screen in screens]
        own = screens[speakers_screen(names, screens.index(primary) if primary in screens else 0)]
        found = rooms_screen(own.geometry(), [screen.geometry() for screen in screens])
        if found is None:
            self._close_speaker()
            self._show_room(own)
            _take_keys(self.audience)
            return
        room = screens[found]
        if self._swapped:
            own, room = room, own
        self._show_room(room)
        if self.speaker is None:
            self.speaker = PresenterWindow(self.talk, self._pictures)
            self.speaker.closed.connect(self.talk.end)
        _move(self.speaker, own)
        self.speaker.showMaximized()
        _take_keys(self.speaker)

    def _show_room(self, screen: QScreen) -> None:
        _move(self.audience, screen)
        self.audience.showFullScreen()

    def _close_speaker(self) -> None:
        if self.speaker is not None:
            self.speaker.closed.disconnect(self.talk.end)
            self.speaker.close()
            self.speaker.deleteLater()
            self.speaker = None

    def _close(self) -> None:
        if self._ending:
            return
        self._ending = True
        self._close_speaker()
        self.audience.closed.disconnect(self.talk.end)
        self.audience.close()
        self.audience.deleteLater()
        self.ended.emit(self.talk.index)
        self.deleteLater()


def _move(window: QWidget, screen: QScreen) -> None:
    """Put a window on a screen; a maximised one stays where it is unless it is made normal first."""
    if window.screen() is not screen:
        window.showNormal()
        window.setScreen(screen)
    window.setGeometry(screen.availableGeometry())


def _take_keys(window: QWidget) -> None:
    window.raise_()
    window.activateWindow()
    window.setFocus(Qt.FocusReason.OtherFocusReason)
