"""What the bundle takes along and what it leaves out, on the names PyInstaller really gives."""

from __future__ import annotations

import pytest

from scripts.bundle_lists import PLUGINS, keeps

_LINUX_TAKEN = (
    "PySide6/Qt/plugins/platforms/libqxcb.so",
    "PySide6/Qt/plugins/multimedia/libffmpegmediaplugin.so",
    "PySide6/Qt/lib/libQt6Quick.so.6",  # the media plugin links it
    "PySide6/Qt/translations/qtbase_en.qm",
    "PySide6/QtNetwork.abi3.so",  # QtMultimedia imports it
    "libxcb-cursor.so.0",
    "libxkbcommon-x11.so.0",
    "libfribidi.so.0",
    "libpython3.11.so.1.0",
    "libcrypto.so.3",
    "libavcodec-5e6b81c2.so.62.28.102",
    "pillow.libs/libfreetype-ee1c40c4.so.6.20.4",
    "libfreetype-ee1c40c4.so.6.20.4",  # the link to it: a wheel's own, under a name of its own
    "pillow.libs/libxcb-64009ff3.so.1.1.0",
    "av.libs/libxcb-shm-1ab1d6c1.so.0.0.0",
    "assets/fonts/HindSiliguri/HindSiliguri_400Regular.ttf",
    "templates/quote-card/template.json",
)
_LINUX_LEFT = (
    "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
    "PySide6/Qt/plugins/platforms/libqeglfs.so",
    "PySide6/Qt/plugins/imageformats/libqpdf.so",
    "PySide6/Qt/plugins/tls/libqopensslbackend.so",
    "PySide6/Qt/lib/libQt6Pdf.so.6",
    "libQt6Pdf.so.6",  # the link to it
    "PySide6/Qt/lib/libQt6WebEngineCore.so.6",
    "PySide6/Qt/lib/libQt6VirtualKeyboardQml.so.6",
    "PySide6/Qt/qml/QtQuick/qmldir",
    "PySide6/Qt/resources/qtwebengine_resources.pak",
    "PySide6/Qt/translations/qtbase_fr.qm",
    "libstdc++.so.6",
    "libgcc_s.so.1",
    "libgtk-3.so.0",
    "libGL.so.1",
    "libEGL.so.1",
    "libglib-2.0.so.0",
    "libX11-xcb.so.1",
    "libxcb.so.1",
    "libxcb-shape.so.0",
    "libfontconfig.so.1",
    "libpulsecommon-16.1.so",
)


@pytest.mark.parametrize("name", _LINUX_TAKEN)
def test_linux_takes(name: str) -> None:
    assert keeps(name, "linux")


@pytest.mark.parametrize("name", _LINUX_LEFT)
def test_linux_leaves(name: str) -> None:
    assert not keeps(name, "linux")


@pytest.mark.parametrize(
    ("name", "taken"),
    [
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("PySide6/plugins/styles/qmodernwindowsstyle.dll", True),
        ("PySide6/plugins/multimedia/windowsmediaplugin.dll", True),
        ("PySide6/plugins/platforms/qdirect2d.dll", False),
        ("PySide6/plugins/tls/qschannelbackend.dll", False),
        ("PySide6/Qt6Pdf.dll", False),
        ("PySide6/Qt6Core.dll", True),
        ("PySide6/translations/qtbase_bg.qm", False),
        ("VCRUNTIME140.dll", True),
        ("python311.dll", True),
    ],
)
def test_windows(name: str, taken: bool) -> None:
    assert keeps(name, "win32") is taken


@pytest.mark.parametrize("platform", sorted(PLUGINS))
def test_tests_and_screens_have_their_platform(platform: str) -> None:
    names = {plugin.rpartition("/")[2] for plugin in PLUGINS[platform] if plugin.startswith("platforms/")}
    assert {"offscreen", "minimal"} <= {name.removeprefix("lib")[1:].split(".")[0] for name in names}
