"""What can go wrong on the command line itself."""

from __future__ import annotations

from toolkit.core.errors import ToolkitError


class FolderInUse(ToolkitError):
    """The folder holds something that is not an earlier demo. Params: path."""

    code = "folder-in-use"
