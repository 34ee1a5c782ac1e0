"""Doctor sees what is really broken: each part is broken in turn, on this machine."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from toolkit.cli.app import run
from toolkit.core.errors import FileNotWritable, NotEnoughSpace, ToolkitError
from toolkit.doctor.errors import FfmpegBroken, LibrariesMissing, MemoryShort, PortsTaken, ScreenUnreachable
from toolkit.doctor.examine import examine
from toolkit.doctor.finding import Fine, find
from toolkit.doctor.machine import check_libraries, check_memory, check_port, check_screen
from toolkit.doctor.parts import check_data_folder, check_ffmpeg
from toolkit.video.errors import FfmpegTooSmall


def _program(path: Path, body: str) -> Path:
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.mark.parametrize(
    ("body", "error"),
    [("echo 'cannot open shared object' >&2; exit 127", FfmpegBroken), ("exit 0", FfmpegTooSmall)],
    ids=["does-not-start", "lacks-filters"],
)
def test_ffmpeg_that_does_not_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str, error: type[ToolkitError]
) -> None:
    monkeypatch.setenv("KARMASHALA_FFMPEG", str(_program(tmp_path / "ffmpeg", body)))
    with pytest.raises(error):
        check_ffmpeg()


def test_ffmpeg_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KARMASHALA_FFMPEG", str(tmp_path / "ffmpeg"))
    with pytest.raises(FfmpegBroken):
        check_ffmpeg()


def test_data_folder_that_takes_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    monkeypatch.setenv("KARMASHALA_DATA", str(tmp_path / "file" / "data"))
    with pytest.raises(FileNotWritable):
        check_data_folder()


def test_data_folder_without_room_and_no_trace_of_the_trial(data_folder: Path) -> None:
    with pytest.raises(NotEnoughSpace):
        check_data_folder(needed_mb=10**9)
    assert list(data_folder.iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux comes without Qt's libraries")
def test_missing_libraries_name_their_packages(tmp_path: Path) -> None:
    listing = tmp_path / "list"
    rows = ("run libc.so.6 libc6", "screen liba.so.77 liba77", "run libb.so.77 libb77", "test nope nope")
    listing.write_text("\n".join(rows), encoding="utf-8")
    with pytest.raises(LibrariesMissing) as missing:
        check_libraries(listing)
    assert missing.value.params["packages"] == "liba77 libb77"


def test_too_little_memory() -> None:
    with pytest.raises(MemoryShort):
        check_memory(needed_mb=10**9)
    assert check_memory(needed_mb=1).params["free_mb"] != 0


def test_port_in_use() -> None:
    with socket.socket() as holder:
        holder.bind(("", 0))
        holder.listen()
        port = holder.getsockname()[1]
        with pytest.raises(PortsTaken):
            check_port(range(port, port + 1))


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a session has its screen")
def test_screen_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.delenv("DISPLAY", raising=False)
    assert check_screen() == Fine("no-screen")
    monkeypatch.setenv("DISPLAY", ":9876")
    with pytest.raises(ScreenUnreachable):
        check_screen()


@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="Xvfb is not installed")
def test_screen_that_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    reader, writer = os.pipe()
    with subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-nolisten", "tcp"], pass_fds=[writer], stderr=subprocess.DEVNULL
    ) as server:
        os.close(writer)
        with os.fdopen(reader) as numbers:
            monkeypatch.setenv("DISPLAY", f":{numbers.readline().strip()}")
        monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
        try:
            assert check_screen().code == "screen"
        finally:
            server.terminate()


def test_findings_speak_both_languages() -> None:
    for finding in examine():
        assert any("\u0980" <= char <= "\u09ff" for char in finding.detail["bn"]), finding
        assert finding.detail["en"].isprintable()
        assert finding.ok or finding.remedy.keys() == {"bn", "en"}


def test_a_finding_carries_the_remedy() -> None:
    def broken() -> Fine:
        raise MemoryShort(free_mb=3, needed_mb=700)

    finding = find("memory", broken)
    assert not finding.ok
    assert finding.detail["en"] == "Only 3 MB of memory are free; video work wants 700 MB."
    assert "browser" in finding.remedy["en"]


def test_command_ends_with_1_and_says_what_is_broken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KARMASHALA_FFMPEG", str(tmp_path / "none"))
    assert run(["doctor"]) == 1
    lines = capsys.readouterr().out.splitlines()
    said = next(number for number, line in enumerate(lines) if line.startswith("!!"))
    assert "video program" in lines[said]
    assert lines[said + 1].startswith("    try: Install Karmashala again")
    assert lines[-1] == "Something needs mending, see above."


def test_a_missing_system_library_is_one_line_in_every_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def load(name: str) -> None:
        raise ImportError("libGL.so.1: cannot open shared object file: No such file or directory")

    monkeypatch.setattr("toolkit.cli.app.import_module", load)
    assert run(["graphics", "templates"]) == 1
    error, remedy = capsys.readouterr().err.splitlines()
    assert "libGL.so.1" in error
    assert "doctor" in remedy


def test_a_damaged_font_is_found_in_a_copy_of_the_program(tmp_path: Path) -> None:
    copy = tmp_path / "কপি"
    for part in ("toolkit", "assets"):
        shutil.copytree(ROOT / part, copy / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "main.py", copy)
    font = next((copy / "assets" / "fonts" / "HindSiliguri").glob("*.ttf"))
    font.write_bytes(b"cut short" * 9)
    done = subprocess.run(
        [sys.executable, "main.py", "doctor", "--json"],
        cwd=copy,
        env={**os.environ, "KARMASHALA_DATA": str(tmp_path / "data")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1, done.stderr
    told = json.loads(done.stdout)
    assert told["ok"] is False
    broken = [finding for finding in told["findings"] if not finding["ok"]]
    assert [finding["name"] for finding in broken] == ["fonts"]
    assert "Hind Siliguri" in broken[0]["detail"]["en"]
