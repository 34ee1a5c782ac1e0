"""What can go wrong while making many pictures from a table."""

from __future__ import annotations

from toolkit.core.errors import ToolkitError


class TableUnreadable(ToolkitError):
    """The file is no table this program can read. Params: path, reason."""

    code = "table-unreadable"


class TableTooLarge(ToolkitError):
    """The table holds more than is safe to open. Params: path, limit."""

    code = "table-too-large"


class TableWithoutRows(ToolkitError):
    """The table has no rows below its headings. Params: path."""

    code = "table-without-rows"


class ColumnUnknown(ToolkitError):
    """The table has no such column. Params: column, known."""

    code = "column-unknown"


class ColumnMissing(ToolkitError):
    """No column was found for a field that must be filled. Params: field, known."""

    code = "column-missing"


class RowTooWide(ToolkitError):
    """A row has more cells than there are headings. Params: cells, columns."""

    code = "row-too-wide"


class PlaceholderUnknown(ToolkitError):
    """The pattern for file names asks for something that is not there. Params: name, known."""

    code = "placeholder-unknown"


class PhotoOutside(ToolkitError):
    """A row's photo is not in the folder of the table. Params: field, name, folder."""

    code = "photo-outside"


class PhotoNotFound(ToolkitError):
    """A row's photo is nowhere in the folder of the table. Params: field, name, folder."""

    code = "photo-not-found"


class PainterStopped(ToolkitError):
    """The process that painted the row ended, twice. Params: reason."""

    code = "painter-stopped"


class BatchRunning(ToolkitError):
    """Another batch is writing into the folder. Params: path."""

    code = "batch-running"


class BatchBegun(ToolkitError):
    """The folder holds an earlier batch, and nobody said to go on with it. Params: path."""

    code = "batch-begun"


class RowsFailed(ToolkitError):
    """Some rows could not be made. Params: failed, total, report."""

    code = "rows-failed"
