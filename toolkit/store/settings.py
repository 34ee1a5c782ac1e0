"""The user's settings: declared, checked, kept, and told to whoever wants to know."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from tinydb import where

from toolkit.core.errors import BadValue, ToolkitError
from toolkit.store.database import Store
from toolkit.store.declared import ALL
from toolkit.store.errors import SettingReset
from toolkit.store.format import is_text
from toolkit.store.setting import Setting

T = TypeVar("T")
TABLE = "settings"
Listener = Callable[[Setting[Any]], None]


class Settings:
    """Settings in the store. A bad stored value falls back alone; keys from other versions are kept."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._listeners: list[Listener] = []
        self._values: dict[str, Any] = {}
        self.reports: list[ToolkitError] = []
        stored = {record.get("key"): record.get("value") for record in store.read().table(TABLE).all()}
        for setting in ALL:
            if setting.key in stored:
                self._take(setting, stored[setting.key])

    def get(self, setting: Setting[T]) -> T:
        """The value in force."""
        if setting.key in self._values:
            value: T = self._values[setting.key]
            return value
        return setting.standard()

    def set(self, setting: Setting[T], value: T) -> None:
        """Keep a value, on the disk first, then tell the listeners. Does nothing when it is no change.

        Raises:
            BadValue: the declaration does not allow it.
            DiskFull, FileNotWritable, DataInUse: it could not be kept; the old value stays in force.
        """
        stored = setting.dump(value)
        if setting.key in self._values and self._values[setting.key] == value:
            return
        with self._store.change() as db:
            db.table(TABLE).upsert({"key": setting.key, "value": stored}, where("key") == setting.key)
        self._values[setting.key] = value
        self._tell(setting)

    def reset(self, setting: Setting[T]) -> None:
        """Go back to the default."""
        with self._store.change() as db:
            db.table(TABLE).remove(where("key") == setting.key)
        if self._values.pop(setting.key, None) is not None:
            self._tell(setting)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener(setting)` after every change, in the thread that made it.

        Returns:
            A function that ends the subscription.
        """
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def folder(self, setting: Setting[str]) -> Path:
        """The folder remembered for a purpose, while it exists; else the home folder."""
        remembered = self.get(setting)
        usable = remembered and os.path.isdir(remembered)  # noqa: PTH112 - Path.is_dir raises when it may not look
        return Path(remembered) if usable else Path.home()

    def remember_folder(self, setting: Setting[str], used: Path) -> None:
        """Remember the folder of the file (or the folder) the user just chose."""
        name = str((used if used.is_dir() else used.parent).absolute())
        if is_text(name):
            self.set(setting, name)

    def _take(self, setting: Setting[Any], stored: object) -> None:
        try:
            self._values[setting.key] = setting.load(stored)
        except BadValue:
            self.reports.append(SettingReset(name=setting.key, value=stored))

    def _tell(self, setting: Setting[Any]) -> None:
        for listener in tuple(self._listeners):
            listener(setting)
