"""Every error has its sentence in both languages, and crosses process borders whole."""

from __future__ import annotations

import importlib
import pickle
import pkgutil
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

import toolkit
from toolkit.core.errors import DiskFull, ToolkitError, from_os_error
from toolkit.core.messages import Language, catalogue, describe


def _every_error() -> Iterator[type[ToolkitError]]:
    for module in pkgutil.walk_packages(toolkit.__path__, "toolkit."):
        if module.name.endswith(".errors"):
            importlib.import_module(module.name)
    waiting: list[type[ToolkitError]] = [ToolkitError]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if "code" in vars(kind):
            yield kind


def _code(kind: type[ToolkitError]) -> str:
    return kind.code


_ERRORS = sorted(_every_error(), key=_code)


@pytest.mark.parametrize("kind", _ERRORS)
def test_every_error_has_words(kind: type[ToolkitError]) -> None:
    entry = catalogue()[kind.code]
    languages: tuple[Language, ...] = ("bn", "en")
    for language in languages:
        wanted = {
            name
            for text in (entry[language], entry.get(f"{language}_try", ""))
            for _, name, _, _ in string.Formatter().parse(text)
            if name
        }
        documented = (kind.__doc__ or "").partition("Params:")[2]
        assert all(name in documented for name in wanted), f"{kind.__name__} documents not all of {wanted}"
        assert describe(kind(**dict.fromkeys(wanted, "x")), language).text
    assert ("bn_try" in entry) == ("en_try" in entry)


def test_codes_are_unique() -> None:
    codes = [kind.code for kind in _every_error()]
    assert len(codes) == len(set(codes))


def test_pickled_error_keeps_its_parameters() -> None:
    error = pickle.loads(pickle.dumps(DiskFull(path=Path("ছবি.png"))))
    assert isinstance(error, DiskFull)
    assert error.params == {"path": Path("ছবি.png")}


def test_full_disk_is_named(tmp_path: Path) -> None:
    assert isinstance(from_os_error(OSError(28, "No space left on device"), tmp_path), DiskFull)
