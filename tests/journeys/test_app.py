"""The app as a user meets it: the real program on a real screen, driven by its keyboard."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import av
import pytest
from PIL import Image

from scripts.bench_start import Screen, screen
from tests.conftest import ROOT
from toolkit.graphics.document import GraphicDocument, TemplateRef, write_document
from toolkit.store.autosave import Autosave, KeptWork
from toolkit.store.database import Store
from toolkit.store.declared import LANGUAGE, SAVE_FOLDER
from toolkit.store.settings import Settings
from toolkit.video.captions import Cue
from toolkit.video.edit import Edit, Span, write_edit

pytestmark = [
    pytest.mark.journey,
    pytest.mark.skipif(
        shutil.which("Xvfb") is None or shutil.which("xdotool") is None, reason="needs Xvfb and xdotool"
    ),
]
_PATIENCE = 30.0  # s
CLIP = ROOT / "assets" / "samples" / "talk.mp4"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the user keeps things; the app remembers it."""
    place = tmp_path / "আমার কাজ"
    place.mkdir()
    return place


@pytest.fixture
def app_data(data_folder: Path, folder: Path) -> Path:
    """The app's data of a user who has saved something before, in Bengali."""
    with Store() as store:
        settings = Settings(store)
        settings.set(LANGUAGE, "bn")
        settings.set(SAVE_FOLDER, str(folder))
    return data_folder


@pytest.fixture
def display(tmp_path: Path) -> Iterator[Screen]:
    """A screen like that of a cheap laptop."""
    (tmp_path / "screen").mkdir()
    with screen(tmp_path / "screen") as shown:
        yield shown


@contextmanager
def _app(display: Screen, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """The running program; ended hard if the test did not end it."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("QT_")}
    environment["DISPLAY"] = display.display
    command = [sys.executable, str(ROOT / "main.py"), *arguments]
    display.settle()
    with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL) as program:
        try:
            _until(display.shows_a_window, program)
            yield program
        finally:
            program.kill()


def _until(condition: Callable[[], bool], program: subprocess.Popen[bytes]) -> None:
    """Wait for the program to make something true."""
    end = time.monotonic() + _PATIENCE
    while not condition():
        assert program.poll() is None, "the program has ended"
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.05)


def _press(display: Screen, *keys: str, text: str = "") -> None:
    """Press keys, or type, in the window that opened last."""
    action = ["type", "--delay", "20", text] if text else ["key", "--delay", "50", *keys]
    _xdotool(display, "windowfocus", "--sync", _windows(display)[-1], *action)


def _windows(display: Screen) -> list[str]:
    """The windows of the app, the newest last."""
    found = _xdotool(display, "search", "--onlyvisible", "--class", "karmashala")
    return sorted(found.split(), key=int)


def _xdotool(display: Screen, *arguments: str) -> str:
    environment = {**os.environ, "DISPLAY": display.display}
    done = subprocess.run(
        ["xdotool", *arguments], env=environment, capture_output=True, text=True, check=False, timeout=20
    )
    return done.stdout


def _press_until(
    display: Screen, program: subprocess.Popen[bytes], keys: Sequence[str], condition: Callable[[], bool]
) -> None:
    """Press keys until they have worked: the window may be there a little before it listens."""
    for _ in range(5):
        _press(display, *keys)
        end = time.monotonic() + _PATIENCE / 5
        while time.monotonic() < end and program.poll() is None:
            if condition():
                return
            time.sleep(0.05)
    raise AssertionError(f"{keys} did nothing")


def _files(folder: Path, suffix: str) -> list[Path]:
    """The finished files; those still being written begin with a dot."""
    return [path for path in folder.glob(f"*.{suffix}") if not path.name.startswith(".")]


def _quote_card(folder: Path) -> Path:
    document = GraphicDocument(
        template=TemplateRef(id="quote-card"),
        values={"quote": "শ্রদ্ধা আর প্রজ্ঞা", "name": "মালবিকা"},
        brand="shalpata",
    )
    path = folder / "উক্তি ১.kgraphic"
    write_document(document, path)
    return path


def test_graphic_is_opened_and_saved_in_every_size(display: Screen, app_data: Path, folder: Path) -> None:
    card = _quote_card(folder)
    with _app(display, str(card)) as program:
        _press_until(display, program, ["ctrl+Return"], lambda: len(_files(folder, "jpg")) == 4)
    sizes = set()
    for file in _files(folder, "jpg"):
        with Image.open(file) as picture:
            picture.load()
            sizes.add(picture.size)
    assert sizes == {(1080, 1080), (1080, 1350), (1080, 1920), (1920, 1080)}


def test_work_outlives_a_pulled_plug(display: Screen, app_data: Path, folder: Path) -> None:
    card = _quote_card(folder)
    before = card.read_bytes()

    def kept() -> list[KeptWork]:
        return [work for work in Autosave().recoverable() if b"Protyush" in work.document]

    with _app(display, str(card)) as program:
        _press(display, text="Protyush ")
        _until(lambda: bool(kept()), program)
        os.kill(program.pid, signal.SIGKILL)
        program.wait()
    assert card.read_bytes() == before
    with _app(display):
        display.settle()  # the next start has looked at what was left
    (work,) = kept()
    assert work.original == card


def test_edit_is_opened_and_exported_for_whatsapp(display: Screen, app_data: Path, folder: Path) -> None:
    path = folder / "ভাষণ.kvideo"
    write_edit(
        Edit(source=str(CLIP), kept=(Span(1, 3), Span(7, 8)), captions=(Cue(1.2, 2.8, "সবাইকে স্বাগত"),)), path
    )
    with _app(display, str(path)) as program:
        _press_until(display, program, ["ctrl+Return"], lambda: len(_windows(display)) == 2)
        _press_until(display, program, ["Return"], lambda: len(_windows(display)) == 1)
        _until(lambda: bool(_files(folder, "mp4")), program)
    (film,) = _files(folder, "mp4")
    with av.open(str(film)) as container:
        assert sum(1 for _ in container.decode(video=0)) == 75  # 3 s of 25 frames
