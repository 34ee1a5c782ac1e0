"""Paints previews in a thread of its own, so that typing never waits; the newest request of a kind wins."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from toolkit.core.errors import ToolkitError
from toolkit.core.messages import Language
from toolkit.graphics.brand import Brand
from toolkit.graphics.format import Override
from toolkit.graphics.load import Template
from toolkit.graphics.photos import PhotoUse
from toolkit.graphics.pictures import Pictures
from toolkit.graphics.render import scene_image
from toolkit.graphics.resolve import resolve
from toolkit.graphics.scene import Scene


@dataclass(frozen=True)
class PreviewRequest:
    """What to paint, and how large.

    Attributes:
        key: who asks; a newer request of the same key takes the place of an older one.
        priority: smaller is painted sooner.
        room: most width and height in device px.
        serial: comes back with the picture, to tell the newest from the late.
    """

    key: str
    priority: int
    template: Template
    values: Mapping[str, str]
    photos: Mapping[str, PhotoUse]
    brand: Brand
    size: str
    tweaks: Mapping[str, Override]
    language: Language
    room: tuple[int, int]
    serial: int


@dataclass(frozen=True)
class Preview:
    """A painted preview: the picture, the scene it shows and everything wrong with it."""

    key: str
    serial: int
    image: QImage | None
    scene: Scene | None
    problems: tuple[ToolkitError, ...]


class PreviewPainter(QObject):
    """Takes requests from the window's thread and answers each, or a newer one, with `painted`."""

    painted = Signal(object)
    """Carries a `Preview`; arrives in the window's thread."""

    def __init__(self, pictures: Pictures, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._wake = threading.Condition()
        self._waiting: dict[str, PreviewRequest] = {}
        self._stopped = False
        self._thread = threading.Thread(target=self._work, name="previews", daemon=True)
        self._thread.start()

    def ask(self, request: PreviewRequest) -> None:
        """Have a preview painted."""
        with self._wake:
            self._waiting[request.key] = request
            self._wake.notify()

    def forget(self, prefix: str) -> None:
        """Drop the requests whose key begins so; they are not on screen any more."""
        with self._wake:
            for key in [key for key in self._waiting if key.startswith(prefix)]:
                del self._waiting[key]

    def shut_down(self) -> None:
        """End the thread; the picture being painted is finished first."""
        with self._wake:
            self._stopped = True
            self._waiting.clear()
            self._wake.notify()
        self._thread.join()

    def _work(self) -> None:
        while True:
            with self._wake:
                self._wake.wait_for(lambda: self._waiting or self._stopped)
                if self._stopped:
                    return
                key = min(self._waiting, key=lambda key: self._waiting[key].priority)
                request = self._waiting.pop(key)
            preview = self._paint(request)
            with self._wake:
                if self._stopped:
                    return
            self.painted.emit(preview)

    def _paint(self, request: PreviewRequest) -> Preview:
        scene: Scene | None = None
        try:
            scene = resolve(
                request.template,
                values=request.values,
                photos=request.photos,
                brand=request.brand,
                size=request.size,
                tweaks=request.tweaks,
                language=request.language,
                pictures=self._pictures,
            )
            scale = min(request.room[0] / scene.width, request.room[1] / scene.height)
            image = scene_image(scene, self._pictures, min(scale, 1.0))
        except ToolkitError as error:
            problems = scene.problems if scene is not None else ()
            return Preview(request.key, request.serial, None, scene, (*problems, error))
        return Preview(request.key, request.serial, image, scene, scene.problems)
