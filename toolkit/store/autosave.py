"""Copies of open documents that outlive a crash, a power cut or a kill."""

from __future__ import annotations

import re
import secrets
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from toolkit.core.errors import BadValue, ToolkitError, from_os_error
from toolkit.core.files import sync_folder, write_atomic
from toolkit.core.paths import data_dir
from toolkit.store.database import remove_partials
from toolkit.store.errors import UnsavedWorkDamaged
from toolkit.store.format import is_text

_ID = re.compile(r"[a-z0-9-]{1,40}")


class KeptWork(msgspec.Struct, frozen=True, kw_only=True):
    """An open document as it was a moment ago.

    Attributes:
        id: names the file in the autosave folder.
        kind: which room opens it, such as "graphic" or "video".
        title: what the user calls it.
        document: the document's own bytes.
        original: the file it was opened from, if any.
        kept: when, in UTC.
    """

    id: str
    kind: str
    title: str
    document: bytes
    original: Path | None
    kept: datetime


class _File(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The file: a JSON document is inside as it is, so that a person can read it; others as base64."""

    kind: str
    title: str
    kept: datetime
    original: str | None = None
    document: msgspec.Raw = msgspec.Raw(b"")
    data: bytes | None = None


class Autosave:
    """The folder of open documents. One process at a time may use it; the store's lock sees to that."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder if folder is not None else data_dir() / "autosave"
        self._mine: set[str] = set()
        self.reports: list[ToolkitError] = []
        remove_partials(self.folder)

    def new_id(self) -> str:
        """An id for a newly opened document."""
        identity = f"{datetime.now():%Y%m%d-%H%M%S}-{secrets.token_hex(3)}"
        self._mine.add(identity)
        return identity

    def keep(self, identity: str, *, kind: str, title: str, document: bytes, original: Path | None) -> None:
        """Keep the document as it is now; on the disk when this returns.

        Raises:
            DiskFull, FileNotWritable: the copy kept before is still whole.
        """
        self._mine.add(identity)
        now = datetime.now(UTC)
        self._write(
            KeptWork(id=identity, kind=kind, title=title, document=document, original=original, kept=now)
        )

    def discard(self, identity: str) -> None:
        """Forget the document: it was saved, or closed on purpose.

        Raises:
            FileNotWritable: the system refused.
        """
        path = self._path(identity)
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise from_os_error(error, path) from error
        sync_folder(self.folder)
        self._mine.discard(identity)

    def restore(self, work: KeptWork) -> None:
        """Put a discarded work back as it was; raises as `keep` does."""
        self._write(work)

    def adopt(self, work: KeptWork) -> str:
        """Go on keeping a recovered document under its id, so that it is never without a copy."""
        self._mine.add(work.id)
        return work.id

    def recoverable(self) -> list[KeptWork]:
        """What earlier runs left, newest first. Damaged files are set aside and named in `reports`."""
        found = []
        for path in sorted(self.folder.glob("*.json")):
            if path.stem in self._mine or not _ID.fullmatch(path.stem):
                continue
            work = _read(path)
            if work is None:
                aside = path.with_suffix(".damaged")
                path.replace(aside)
                self.reports.append(UnsavedWorkDamaged(path=aside))
            else:
                found.append(work)
        return sorted(found, key=lambda work: work.kept, reverse=True)

    def _write(self, work: KeptWork) -> None:
        is_json = _is_json(work.document)
        original = str(work.original) if work.original is not None else ""
        file = _File(
            kind=work.kind,
            title=work.title,
            kept=work.kept,
            original=original if original and is_text(original) else None,
            document=msgspec.Raw(work.document if is_json else b"null"),
            data=None if is_json else work.document,
        )
        write_atomic(self._path(work.id), msgspec.json.encode(file))

    def _path(self, identity: str) -> Path:
        if not _ID.fullmatch(identity):
            raise BadValue(name="autosave id", value=identity, reason="not a plain name")
        return self.folder / f"{identity}.json"


def _read(path: Path) -> KeptWork | None:
    try:
        file = msgspec.json.decode(path.read_bytes(), type=_File)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return None
    return KeptWork(
        id=path.stem,
        kind=file.kind,
        title=file.title,
        document=file.data if file.data is not None else bytes(file.document),
        original=Path(file.original) if file.original else None,
        kept=file.kept,
    )


def _is_json(document: bytes) -> bool:
    try:
        msgspec.json.decode(document)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    return True
