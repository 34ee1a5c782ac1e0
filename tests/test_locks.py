"""The locks are whole: hashes for all, no addresses, and the two agree."""

from __future__ import annotations

import re
import tomllib

import pytest

from tests.conftest import ROOT

_PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)(?: ; [^\\]+)?((?: \\\n    --hash=sha256:[0-9a-f]{64})+)$", re.M)
_LOCKS = ("requirements.lock", "requirements-dev.lock")


def _pins(name: str) -> dict[str, str]:
    return {pin[1]: pin[2] for pin in _PIN.finditer((ROOT / name).read_text(encoding="utf-8"))}


@pytest.mark.parametrize("name", _LOCKS)
def test_every_line_is_a_hashed_pin(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert _PIN.sub("", text).strip() == ""
    assert "://" not in text


def test_the_tests_use_what_the_app_uses() -> None:
    run, dev = (_pins(name) for name in _LOCKS)
    assert run.items() <= dev.items()


def test_the_locks_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = {re.split(r"[<>=]", line)[0] for line in project["project"]["dependencies"]}
    locked = set(_pins("requirements.lock"))
    assert {re.sub(r"[._-]+", "-", name).lower() for name in wanted} <= locked
