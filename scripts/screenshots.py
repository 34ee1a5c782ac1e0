"""Take the pictures of every page for docs/screenshots, from the real app with real material.

    xvfb-run -s "-screen 0 1920x1080x24" python -m scripts.screenshots [PAGE…]

Each page is put into a state worth seeing by a small function below, then photographed in both themes
and both languages, on a small and a large screen, and once with large text.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QEventLoop, QIODevice, QSize, QTimer
from PySide6.QtWidgets import QWidget

from gui.common.page import Page
from gui.graphics.page import GraphicsPage
from gui.graphics.state import with_photo, with_value
from gui.shell.app import compose, new_application
from gui.shell.rooms import RoomName
from gui.shell.services import open_services
from gui.shell.session import Session
from gui.video.player import Player
from toolkit.core.messages import Language
from toolkit.core.paths import assets
from toolkit.graphics.load import find_template
from toolkit.store import declared
from toolkit.store.declared import Theme

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "docs" / "screenshots"
SMALL, LARGE = QSize(1366, 768), QSize(1920, 1080)
_SETTLE_MS = 700  # for thumbnails and previews made in the background
_PATIENCE_SECONDS = 60.0
_SPOKEN_AT = 3.0  # seconds into the talk


@dataclass(frozen=True)
class Shot:
    """One picture to take."""

    theme: Theme
    language: Language
    size: QSize
    large_text: bool = False

    def name(self, page: str) -> str:
        """The file's name."""
        extra = "-1920" if self.size == LARGE else ""
        extra += "-large-text" if self.large_text else ""
        return f"{page}-{self.theme}-{self.language}{extra}.png"


def shots() -> Iterator[Shot]:
    """Every picture of one page."""
    themes: tuple[Theme, ...] = ("light", "dark")
    languages: tuple[Language, ...] = ("bn", "en")
    for theme, language, size in product(themes, languages, (SMALL, LARGE)):
        yield Shot(theme, language, size)
    yield Shot("light", "bn", SMALL, large_text=True)


def _home(session: Session, page: Page) -> None:
    """Three things to go on with."""
    recents = session.services.recents
    recents.note("template", "event-poster", "পাড়ার পাঠাগারে গল্পের আসর")
    recents.note("lesson", "video-basics", "ভিডিও সম্পাদনার প্রথম পাঠ")
    recents.note("video", sample("talk.mp4"), "পাঠাগারের কথা")
    page.entered()
    finish(session)


def _graphic(session: Session, page: Page) -> None:
    """A poster with words and a photo."""
    if not isinstance(page, GraphicsPage):
        raise TypeError(type(page))
    page.open_item("template", "event-poster")
    document = page.editor.document
    if document is None:
        raise ValueError("no graphic opened")
    for field in find_template("event-poster").spec.fields:
        if field.type == "image":
            document = with_photo(document, field.key, sample("photo-landscape.jpg"))
        elif field.samples is not None:
            document = with_value(document, field.key, field.samples.typical)
    page.editor.holder.apply(document, "")
    finish(session)


def _video(session: Session, page: Page) -> None:
    """The bundled talk with its captions, stopped while somebody speaks."""
    page.open_path(sample("talk.mp4"))
    wait_until(lambda: page.undo_stack is not None)
    page.open_path(sample("talk.bn.srt"))
    finish(session)
    player = page.findChild(Player)
    if isinstance(player, Player):
        player.seek(_SPOKEN_AT)


def _lesson(session: Session, _page: Page) -> None:
    """The first lesson, as the room opens."""
    finish(session)


def _settings(session: Session, _page: Page) -> None:
    """As the room opens."""
    finish(session)


STATES: dict[RoomName, Callable[[Session, Page], None]] = {
    "home": _home,
    "graphics": _graphic,
    "video": _video,
    "lessons": _lesson,
    "settings": _settings,
}


def main(arguments: list[str]) -> int:
    """Take all pictures, or those of the named pages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", nargs="*", choices=[*STATES, []])
    wanted = parser.parse_args(arguments).pages or list(STATES)
    with tempfile.TemporaryDirectory(prefix="karmashala-") as folder:
        os.environ["KARMASHALA_DATA"] = folder
        app = new_application()
        session = compose(app, open_services())
        session.window.show()
        session.begin([])
        settle()
        for name in wanted:
            photograph(session, name)
        session.window.close()
        session.end()
    return 0


def photograph(session: Session, name: RoomName) -> None:
    """All pictures of one page."""
    window = session.window
    window.show_room(name)
    STATES[name](session, window.page(name))
    for shot in shots():
        settings = session.services.settings
        settings.set(declared.THEME, shot.theme)
        settings.set(declared.LARGE_TEXT, shot.large_text)
        settings.set(declared.LANGUAGE, shot.language)
        window.resize(shot.size)
        window.toast.hide()
        settle()
        settle(_SETTLE_MS // 4)  # a page that took long to say its texts has laid them out by now
        save(window, TARGET / shot.name(name))


def save(widget: QWidget, target: Path) -> None:
    """Save what a widget shows as a small PNG of at most 256 colours."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    widget.grab().save(buffer, "PNG")
    with Image.open(io.BytesIO(bytes(buffer.data().data()))) as picture:
        small = picture.convert("RGB").quantize(256, dither=Image.Dither.NONE)
    target.parent.mkdir(parents=True, exist_ok=True)
    small.save(target, optimize=True)
    print(f"{target.relative_to(ROOT)}  {target.stat().st_size // 1024} KB")


def finish(session: Session) -> None:
    """Wait for thumbnails, previews and whatever else is made in the background."""
    settle(_SETTLE_MS // 4)
    wait_until(lambda: not session.services.runner.jobs())


def settle(milliseconds: int = _SETTLE_MS) -> None:
    """Let the app work for a moment."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_until(ready: Callable[[], bool]) -> None:
    """Let the app work until something is there.

    Raises:
        TimeoutError: it never came.
    """
    end = time.monotonic() + _PATIENCE_SECONDS
    while not ready():
        if time.monotonic() > end:
            raise TimeoutError("the page never got into the state to photograph")
        settle(50)


def sample(pattern: str) -> Path:
    """A bundled sample file.

    Raises:
        FileNotFoundError: none fits.
    """
    found = sorted((assets() / "samples").glob(pattern))
    if not found:
        raise FileNotFoundError(f"assets/samples/{pattern}")
    return found[0]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
