"""Checks of the machine itself: Python, system libraries, memory, screen, network ports."""

from __future__ import annotations

import ctypes
import os
import platform
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

from toolkit.core.paths import assets
from toolkit.doctor.errors import LibrariesMissing, MemoryShort, PortsTaken, PythonTooOld, ScreenUnreachable
from toolkit.doctor.finding import Fine

_PYTHON = (3, 11)
_MEMORY_MB = 700  # a 1080p encode with its preview
SHARING_PORTS = range(8000, 8020)


def check_python() -> Fine:
    """The interpreter is new enough.

    Raises:
        PythonTooOld: it is not.
    """
    if sys.version_info < _PYTHON:
        raise PythonTooOld(version=platform.python_version(), needed=".".join(map(str, _PYTHON)))
    return Fine("python", {"version": platform.python_version(), "system": _system()})


def _system() -> str:
    """The name people know: "Debian GNU/Linux 12 (bookworm)", "Windows-10"."""
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError):
        return platform.platform(terse=True)


def check_libraries(listing: Path | None = None) -> Fine:
    """Every system library that Qt needs, off and on screen, can be loaded; only Linux lacks any.

    Raises:
        LibrariesMissing: some cannot, with the Debian packages that bring them.
    """
    wanted = dict(_libraries(listing or assets() / "system-packages.txt")) if sys.platform == "linux" else {}
    missing = [library for library in wanted if not _loads(library)]
    if missing:
        packages = " ".join(wanted[library] for library in missing)
        raise LibrariesMissing(libraries=", ".join(missing), packages=packages)
    return Fine("libraries", {"count": len(wanted)})


def _libraries(listing: Path) -> Iterator[tuple[str, str]]:
    for line in listing.read_text(encoding="utf-8").splitlines():
        row = line.split()
        if len(row) == 3 and row[0] in ("run", "screen"):
            yield row[1], row[2]


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def check_memory(needed_mb: int = _MEMORY_MB) -> Fine:
    """Enough memory is free for video work.

    Raises:
        MemoryShort: it is not.
    """
    free_mb = _free_memory() // 1_000_000
    if free_mb < needed_mb:
        raise MemoryShort(free_mb=free_mb, needed_mb=needed_mb)
    return Fine("memory", {"free_mb": free_mb})


class _WindowsMemory(ctypes.Structure):
    """MEMORYSTATUSEX of the Windows API."""

    _fields_ = (
        ("length", ctypes.c_uint32),
        ("load_percent", ctypes.c_uint32),
        ("total", ctypes.c_uint64),
        ("available", ctypes.c_uint64),
        ("others", ctypes.c_uint64 * 5),
    )


def _free_memory() -> int:
    """Bytes that programs can still take without swapping; all there are where the system does not tell."""
    if sys.platform == "win32":
        memory = _WindowsMemory(length=ctypes.sizeof(_WindowsMemory))
        ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(memory))
        return int(memory.available)
    try:
        lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
    except OSError:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("MemAvailable:"))


def check_screen() -> Fine:
    """The screen the environment names answers; without one the commands still work.

    Raises:
        ScreenUnreachable: one is named and does not answer.
    """
    wayland, x11 = os.environ.get("WAYLAND_DISPLAY"), os.environ.get("DISPLAY")
    if sys.platform != "linux":
        return Fine("screen", {"display": platform.system()})
    if wayland and Path(os.environ.get("XDG_RUNTIME_DIR", "/"), wayland).is_socket():
        return Fine("screen", {"display": wayland})
    if x11 and _answers(x11):
        return Fine("screen", {"display": x11})
    if wayland or x11:
        raise ScreenUnreachable(display=wayland or x11)
    return Fine("no-screen")


def _answers(display: str) -> bool:
    """Whether the X server lets us in, asked through the library that Qt asks with."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(display.encode(), None))
    refused = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not refused


def check_port(ports: range = SHARING_PORTS) -> Fine:
    """A port is free for sharing to phones.

    Raises:
        PortsTaken: none of `ports` is.
    """
    for port in ports:
        with socket.socket() as listener:
            try:
                listener.bind(("", port))
            except OSError:
                continue
            return Fine("port", {"port": port})
    raise PortsTaken(first=ports[0], last=ports[-1])
