"""The one family of errors that users see.

An error carries a stable code and parameters, never a sentence: `toolkit.core.messages` holds the
sentence and the remedy for each code in both languages.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar


class ToolkitError(Exception):
    """Something a user can understand and act on."""

    code: ClassVar[str]

    def __init__(self, **params: object) -> None:
        super().__init__(self.code, params)
        self.params = params

    def __str__(self) -> str:
        shown = ", ".join(f"{key}={value!s}" for key, value in self.params.items())
        return f"{self.code}({shown})"

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle with the parameters, so that errors cross process borders whole."""
        return (_rebuild, (type(self), self.params))


def _rebuild(kind: type[ToolkitError], params: dict[str, object]) -> ToolkitError:
    return kind(**params)


class FileMissing(ToolkitError):
    """There is no such file. Params: path."""

    code = "file-missing"


class FileEmpty(ToolkitError):
    """The file holds nothing. Params: path."""

    code = "file-empty"


class FileUnreadable(ToolkitError):
    """The system refused to read the file. Params: path, reason."""

    code = "file-unreadable"


class FileNotWritable(ToolkitError):
    """The system refused to write there. Params: path, reason."""

    code = "file-not-writable"


class OutputExists(ToolkitError):
    """The output is already there and nobody said to replace it. Params: path."""

    code = "output-exists"


class DiskFull(ToolkitError):
    """No room left on the disk that holds `path`. Params: path."""

    code = "disk-full"


class NotEnoughSpace(ToolkitError):
    """The work would not fit; found before it began. Params: path, needed_mb, free_mb."""

    code = "not-enough-space"


class DocumentInvalid(ToolkitError):
    """A JSON document does not follow its format. Params: path, pointer (JSON pointer), reason."""

    code = "document-invalid"


class DocumentTooNew(ToolkitError):
    """The document was made by a newer version. Params: path, version, known."""

    code = "document-too-new"


class ProgramMissing(ToolkitError):
    """A helper program is not installed. Params: program."""

    code = "program-missing"


class ProgramFailed(ToolkitError):
    """A helper program ended badly. Params: program, reason."""

    code = "program-failed"


class BadValue(ToolkitError):
    """A value given by the user cannot be used. Params: name, value, reason."""

    code = "bad-value"


class InternalError(ToolkitError):
    """A mistake in the program itself; the log holds the details. Params: log (path)."""

    code = "internal-error"


def from_os_error(error: OSError, path: Path) -> ToolkitError:
    """The member of the family that says what `error` means for `path`."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull(path=path)
    if isinstance(error, FileNotFoundError) and not path.exists() and path.parent.exists():
        return FileMissing(path=path)
    return FileNotWritable(path=path, reason=error.strerror or type(error).__name__)


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Turn the system's errors while reading `path` into ours."""
    try:
        yield
    except FileNotFoundError as error:
        raise FileMissing(path=path) from error
    except OSError as error:
        raise FileUnreadable(path=path, reason=error.strerror or type(error).__name__) from error


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turn the system's errors while writing `path` into ours."""
    try:
        yield
    except OSError as error:
        raise from_os_error(error, path) from error
