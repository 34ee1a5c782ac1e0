"""Choosing files, remembering where from, and showing results in the system's own programs."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from gui.common.errors import NoProgramForFile
from toolkit.core.errors import FileMissing, ToolkitError
from toolkit.core.files import free_path
from toolkit.store.declared import PHOTO_FOLDER, SAVE_FOLDER, VIDEO_FOLDER
from toolkit.store.setting import Setting
from toolkit.store.settings import Settings

Purpose = Literal["photo", "video", "save"]
_MEMORY: dict[Purpose, Setting[str]] = {
    "photo": PHOTO_FOLDER,
    "video": VIDEO_FOLDER,
    "save": SAVE_FOLDER,
}


class FileChooser:
    """Open and save dialogs that start where the user was last time."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def open_file(
        self, parent: QWidget, purpose: Purpose, title: str, kinds: str, suffixes: Sequence[str]
    ) -> Path | None:
        """One existing file, or None when the user closes the dialog.

        Args:
            parent: the window the dialog belongs to.
            purpose: whose folder to start in.
            title: of the dialog.
            kinds: what such files are called ("Videos").
            suffixes: with the dot.
        """
        name, _ = QFileDialog.getOpenFileName(
            parent, title, str(self._start(purpose)), file_filter(kinds, suffixes)
        )
        return self._chosen(purpose, name)

    def open_files(
        self, parent: QWidget, purpose: Purpose, title: str, kinds: str, suffixes: Sequence[str]
    ) -> list[Path]:
        """Any number of existing files."""
        names, _ = QFileDialog.getOpenFileNames(
            parent, title, str(self._start(purpose)), file_filter(kinds, suffixes)
        )
        return [path for name in names if (path := self._chosen(purpose, name)) is not None]

    def save_file(
        self, parent: QWidget, purpose: Purpose, title: str, kinds: str, suffixes: Sequence[str], name: str
    ) -> Path | None:
        """Where to save; the dialog itself asks before replacing a file. The suffix is always there."""
        dialog = QFileDialog(parent, title, str(self._start(purpose)), file_filter(kinds, suffixes))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffixes[0])  # known to the dialog, so that it asks about the right file
        dialog.selectFile(name)
        if not dialog.exec():
            return None
        path = Path(dialog.selectedFiles()[0])
        if path.suffix.lower() not in suffixes:  # a dot in the name passes for a suffix with the dialog
            path = free_path(path.parent, path.name, suffixes[0])
        self._remember(purpose, path)
        return path

    def folder(self, parent: QWidget, purpose: Purpose, title: str) -> Path | None:
        """An existing folder."""
        chosen = QFileDialog.getExistingDirectory(parent, title, str(self._start(purpose)))
        if chosen:
            self._remember(purpose, Path(chosen))
        return Path(chosen) if chosen else None

    def _start(self, purpose: Purpose) -> Path:
        setting = _MEMORY[purpose]
        folder = self._settings.folder(setting) if self._settings.get(setting) else documents_folder()
        while not folder.is_dir() and folder != folder.parent:  # a stick that is gone, no Documents yet
            folder = folder.parent
        return folder

    def _remember(self, purpose: Purpose, used: Path) -> None:
        with suppress(ToolkitError):  # the memory is a comfort: the file itself is chosen all the same
            self._settings.remember_folder(_MEMORY[purpose], used)

    def _chosen(self, purpose: Purpose, name: str) -> Path | None:
        if not name:
            return None
        path = Path(name)
        self._remember(purpose, path)
        return path


def file_filter(kinds: str, suffixes: Sequence[str]) -> str:
    """Qt's file filter: "Videos (*.mp4 *.mov)"."""
    return f"{kinds} ({' '.join(f'*{suffix}' for suffix in suffixes)})"


def documents_folder() -> Path:
    """Where the user keeps documents."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


def open_file(path: Path) -> None:
    """Show a file in the program the system has for it.

    Raises:
        FileMissing: it is no longer there.
        NoProgramForFile: the system has nothing for it.
    """
    if not path.exists():
        raise FileMissing(path=path)
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        raise NoProgramForFile(path=path)


def show_in_folder(path: Path) -> None:
    """Show a file selected in the file manager, or at least its folder.

    Raises:
        FileMissing: it is no longer there.
        NoProgramForFile: the system has no file manager.
    """
    if not path.exists():
        raise FileMissing(path=path)
    import subprocess  # slow to load and seldom wanted

    if sys.platform == "win32":
        subprocess.Popen(["explorer", "/select,", str(path)])
    elif sys.platform == "darwin":
        subprocess.Popen(["open", "-R", str(path)])
    elif not _selected_by_file_manager(path):
        open_file(path.parent)


def _selected_by_file_manager(path: Path) -> bool:
    """Ask the desktop's file manager over D-Bus, as freedesktop.org specifies."""
    import shutil
    import subprocess

    sender = shutil.which("dbus-send")
    if sender is None:
        return False
    call = [
        sender,
        "--session",
        "--print-reply",
        "--reply-timeout=1500",
        "--dest=org.freedesktop.FileManager1",
        "/org/freedesktop/FileManager1",
        "org.freedesktop.FileManager1.ShowItems",
        f"array:string:{path.as_uri()}",
        "string:",
    ]
    return subprocess.run(call, capture_output=True, check=False).returncode == 0
