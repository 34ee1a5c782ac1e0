"""Settings follow their declarations, alone and all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from toolkit.core.errors import BadValue, DiskFull
from toolkit.store.database import Store
from toolkit.store.declared import (
    ALL,
    GRAPHICS_FORMAT,
    GRAPHICS_MAX_KB,
    GRAPHICS_SIZES,
    LANGUAGE,
    LARGE_TEXT,
    PHOTO_FOLDER,
    THEME,
    VIDEO_FOLDER,
    WINDOW_GEOMETRY,
    system_language,
)
from toolkit.store.setting import Setting
from toolkit.store.settings import Settings


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path) as opened:
        yield opened


def _plant(store: Store, **values: object) -> None:
    with store.change() as db:
        for key, value in values.items():
            db.table("settings").insert({"key": key, "value": value})


def test_every_default_is_allowed_and_comes_back(store: Store) -> None:
    settings = Settings(store)
    for setting in ALL:
        settings.set(setting, setting.standard())
    again = Settings(store)
    assert again.reports == []
    assert [again.get(setting) for setting in ALL] == [setting.standard() for setting in ALL]
    assert len({setting.key for setting in ALL}) == len(ALL)


def test_values_outlive_the_program(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        settings = Settings(store)
        settings.set(LANGUAGE, "bn")
        settings.set(LARGE_TEXT, True)
        settings.set(WINDOW_GEOMETRY, b"\x00\xff\x01")
        settings.set(GRAPHICS_SIZES, ("square", "story"))
    with Store(tmp_path) as store:
        settings = Settings(store)
        assert settings.get(LANGUAGE) == "bn"
        assert settings.get(LARGE_TEXT) is True
        assert settings.get(WINDOW_GEOMETRY) == b"\x00\xff\x01"
        assert settings.get(GRAPHICS_SIZES) == ("square", "story")
        assert settings.get(THEME) == "system"


@pytest.mark.parametrize(
    ("setting", "bad"),
    [
        (LANGUAGE, "fr"),
        (LARGE_TEXT, "yes"),
        (GRAPHICS_MAX_KB, -1),
        (GRAPHICS_MAX_KB, 10**9),
        (THEME, None),
        (GRAPHICS_SIZES, "square"),
        (WINDOW_GEOMETRY, "***"),
    ],
)
def test_bad_value_falls_back_alone_and_is_reported(store: Store, setting: Setting[Any], bad: object) -> None:
    _plant(store, **{setting.key: bad, "graphics_format": "png"})
    settings = Settings(store)
    assert settings.get(setting) == setting.standard()
    assert settings.get(GRAPHICS_FORMAT) == "png"
    [report] = settings.reports
    assert report.params == {"name": setting.key, "value": bad}
    settings.set(setting, setting.standard())
    assert Settings(store).reports == []


def test_unknown_keys_are_kept(store: Store) -> None:
    _plant(store, from_the_future={"deep": [1]})
    settings = Settings(store)
    settings.set(THEME, "dark")
    settings.reset(THEME)
    kept = {record["key"]: record["value"] for record in store.read().table("settings")}
    assert kept == {"from_the_future": {"deep": [1]}}


def test_value_that_is_not_allowed_is_refused(store: Store) -> None:
    settings = Settings(store)
    with pytest.raises(BadValue):
        settings.set(GRAPHICS_FORMAT, "tiff")
    assert store.read().tables() == set()


def test_listeners_hear_changes_only(store: Store) -> None:
    settings = Settings(store)
    heard: list[tuple[str, object]] = []
    end = settings.subscribe(lambda setting: heard.append((setting.key, settings.get(setting))))
    settings.set(THEME, "dark")
    settings.set(THEME, "dark")
    settings.reset(THEME)
    settings.reset(THEME)
    end()
    settings.set(THEME, "light")
    assert heard == [("theme", "dark"), ("theme", "system")]


def test_value_that_cannot_be_kept_is_not_in_force(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(store)

    def full(_self: Path, _data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(DiskFull):
        settings.set(THEME, "dark")
    assert settings.get(THEME) == "system"


def test_remembered_folder(store: Store, tmp_path: Path) -> None:
    settings = Settings(store)
    assert settings.folder(PHOTO_FOLDER) == Path.home()
    photos = tmp_path / "ছবি"
    photos.mkdir()
    settings.remember_folder(PHOTO_FOLDER, photos / "a.jpg")
    settings.remember_folder(VIDEO_FOLDER, tmp_path)
    assert Settings(store).folder(PHOTO_FOLDER) == photos
    photos.rmdir()
    assert settings.folder(PHOTO_FOLDER) == Path.home()
    assert settings.folder(VIDEO_FOLDER) == tmp_path


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        ("en_IN.UTF-8", "en"),
        ("bn_IN.UTF-8", "bn"),
        ("bn_BD", "bn"),
        ("C.UTF-8", "bn"),
        ("POSIX", "bn"),
        ("hi_IN", "bn"),
    ],
)
def test_language_of_the_system(monkeypatch: pytest.MonkeyPatch, named: str, expected: str) -> None:
    for key in ("KARMASHALA_LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(key, raising=False)
    monkeypatch.setenv("LANG", named)
    assert system_language() == expected
