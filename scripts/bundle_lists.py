"""What goes into the bundle: `build.spec` asks here about everything PyInstaller has found.

Qt's own plugins are an allow-list, since Qt brings many that need half a desktop. Libraries of the Linux
host are left out when every desktop has them (the display, sound and C++ stack must be the machine's own),
and taken along when some desktops lack them.
"""

from __future__ import annotations

import re

PLUGINS = {
    "linux": frozenset(
        {
            "platforms/libqxcb.so",
            "platforms/libqoffscreen.so",
            "platforms/libqminimal.so",
            "platforms/libqwayland.so",
            "imageformats/libqjpeg.so",
            "imageformats/libqsvg.so",
            "imageformats/libqwebp.so",
            "imageformats/libqgif.so",
            "imageformats/libqico.so",
            "iconengines/libqsvgicon.so",
            "multimedia/libffmpegmediaplugin.so",
            "xcbglintegrations/libqxcb-glx-integration.so",
            "xcbglintegrations/libqxcb-egl-integration.so",
            "platforminputcontexts/libcomposeplatforminputcontextplugin.so",
            "platforminputcontexts/libibusplatforminputcontextplugin.so",
            "platformthemes/libqxdgdesktopportal.so",
            "wayland-shell-integration/libxdg-shell.so",
            "wayland-decoration-client/libbradient.so",
            "wayland-graphics-integration-client/libqt-plugin-wayland-egl.so",
        }
    ),
    "win32": frozenset(
        {
            "platforms/qwindows.dll",
            "platforms/qoffscreen.dll",
            "platforms/qminimal.dll",
            "imageformats/qjpeg.dll",
            "imageformats/qsvg.dll",
            "imageformats/qwebp.dll",
            "imageformats/qgif.dll",
            "imageformats/qico.dll",
            "iconengines/qsvgicon.dll",
            "multimedia/ffmpegmediaplugin.dll",
            "multimedia/windowsmediaplugin.dll",
            "styles/qmodernwindowsstyle.dll",
        }
    ),
}

# Python modules nothing of ours uses. QtNetwork stays out of this list: QtMultimedia imports it.
EXCLUDED_MODULES = (
    *("PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtWebEngineCore", "PySide6.QtPdf", "PySide6.QtDBus"),
    *("PIL.ImageTk", "PIL.ImageQt", "PIL.AvifImagePlugin", "PIL._avif", "numpy", "imageio_ffmpeg"),
    *("tkinter", "_tkinter", "setuptools", "pkg_resources", "distutils", "pip", "lib2to3", "curses"),
    *("unittest", "doctest", "pydoc", "test", "_testcapi", "_testbuffer", "xxlimited", "xxlimited_35"),
    *("pytest", "hypothesis", "mypy", "PyInstaller"),
)

# Needed only by plugins that are left out. Quick, Qml and OpenGL stay: libffmpegmediaplugin.so links them.
_UNUSED_QT = re.compile(
    r"(lib)?Qt6(Pdf|VirtualKeyboard\w*|WebEngine\w*|EglFSDeviceIntegration|EglFsKmsSupport)\b"
)
# Qt's own sentences (buttons, file dialogs); none exist in Bengali.
_QT_TRANSLATION = re.compile(r"qtbase_en\.qm$")

# Every desktop has these, and they must fit its drivers and servers.
_HOST_LIBRARIES = re.compile(
    r"lib(gtk-3|gdk-3|gdk_pixbuf|atk|atspi|cairo|pango|epoxy|gio-2|gmodule-2|gobject-2|glib-2|gthread-2|harfbuzz"
    r"|pixman|thai|datrie|graphite2|mount|blkid|selinux|pcre2|pcre|tcl|tk|wayland|X11|Xau|Xcomposite|Xcursor"
    r"|Xdamage|Xdmcp|Xext|Xfixes|Xft|Xi|Xinerama|Xrandr|Xrender|Xss|xcb|GL|EGL|GLX|GLdispatch|OpenGL|drm|gbm"
    r"|pulse|pulsecommon|sndfile|FLAC|vorbis|ogg|opus|mpg123|mp3lame|asyncns|asound|dbus|systemd|gcrypt|gpg-error"
    r"|cap|krb5|gssapi_krb5|k5crypto|krb5support|com_err|keyutils|fontconfig|freetype|expat|png16|jpeg|brotli\w*"
    r"|bsd|md|lz4|lzma|zstd|gcc_s|stdc\+\+|mvec|tinfo|ncurses\w*|readline|gdbm|db-5|nsl|tirpc|tiff|deflate|jbig|webp)"
    r"[-.0-9a-z_]*\.so"
)
# A wheel's own copy carries a hash in its name.
_WHEEL_LIBRARY = re.compile(r".+-[0-9a-f]{8}\.so")
# XFCE, GNOME, LXDE and Cinnamon lack one or another of these.
_LACKED_LIBRARIES = re.compile(
    r"lib(xcb-(cursor|icccm|image|keysyms|render-util|util|xkb)|xkbcommon|fribidi)[-.0-9a-z]*\.so"
)


def keeps(name: str, platform: str) -> bool:
    """Whether the file that would lie at `name` in the bundle (with "/") belongs there."""
    if plugin := re.search(r"PySide6/(?:Qt/)?plugins/(.+)", name):
        return plugin[1] in PLUGINS[platform]
    if re.search(r"PySide6/(?:Qt/)?translations/", name):
        return _QT_TRANSLATION.search(name) is not None
    if re.search(r"PySide6/(?:Qt/)?(qml|resources)/", name):
        return False
    base = name.rpartition("/")[2]
    if _UNUSED_QT.match(base):
        return False
    if platform == "linux" and "/" not in name:  # libraries of the host lie at the top
        wanted = _WHEEL_LIBRARY.match(base) or _LACKED_LIBRARIES.match(base)
        return wanted is not None or not _HOST_LIBRARIES.match(base)
    return True
