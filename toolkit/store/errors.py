"""What can go wrong with the app's own records."""

from __future__ import annotations

from toolkit.core.errors import ToolkitError


class DataInUse(ToolkitError):
    """Another copy of the app holds the data folder. Params: path."""

    code = "data-in-use"


class StoreRecovered(ToolkitError):
    """The newest records were damaged and an older generation is in use. Params: path, kept, salvageable.

    Reported, not raised. `kept` is the name the damaged file was set aside under; `salvageable` counts the
    records that can still be read in it.
    """

    code = "store-recovered"


class StoreRebuilt(ToolkitError):
    """No generation was whole; what could be read was taken. Params: path, kept, salvaged (records).

    Reported, not raised.
    """

    code = "store-rebuilt"


class SettingReset(ToolkitError):
    """A stored setting cannot be used; its default stands in. Params: name, value.

    Reported, not raised.
    """

    code = "setting-reset"


class UnsavedWorkDamaged(ToolkitError):
    """An autosaved document cannot be read; its file was set aside. Params: path.

    Reported, not raised.
    """

    code = "unsaved-work-damaged"
