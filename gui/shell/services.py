"""What pages are given: the records, the settings, the jobs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from gui.common.files import FileChooser
from gui.common.runner import JobRunner
from toolkit.core.errors import ToolkitError
from toolkit.store.autosave import Autosave
from toolkit.store.database import Store
from toolkit.store.errors import DataInUse
from toolkit.store.favourites import Favourites
from toolkit.store.learning import Learning
from toolkit.store.recents import Recents
from toolkit.store.settings import Settings


@dataclass(frozen=True)
class Services:
    """Made once, handed to pages through their constructors."""

    store: Store
    settings: Settings
    recents: Recents
    favourites: Favourites
    learning: Learning
    autosave: Autosave
    chooser: FileChooser
    runner: JobRunner
    problem: ToolkitError | None


def open_services() -> Services:
    """Open the user's records; when they cannot be used, the app works all the same and says so.

    While another copy of the app holds them, this one reads them only. When the disk refuses, records are
    kept in a temporary folder until the app is left.
    """
    problem: ToolkitError | None = None
    autosave_folder: Path | None = None
    try:
        store = Store()
    except ToolkitError as error:
        import tempfile

        problem = error
        scratch = Path(tempfile.mkdtemp(prefix="karmashala-"))
        autosave_folder = scratch / "autosave"
        store = _second_best(error, scratch)
    settings = Settings(store)
    return Services(
        store=store,
        settings=settings,
        recents=Recents(store),
        favourites=Favourites(store),
        learning=Learning(store),
        autosave=Autosave(autosave_folder),
        chooser=FileChooser(settings),
        runner=JobRunner(),
        problem=problem,
    )


def _second_best(error: ToolkitError, scratch: Path) -> Store:
    if isinstance(error, DataInUse):
        try:
            return Store(readonly=True)
        except ToolkitError:
            pass
    return Store(scratch / "store")
