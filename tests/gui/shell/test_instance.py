"""A second start reaches the first, hands over its files, and is not fooled by the dead."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from gui.shell.instance import Doorbell, hand_over, server_name

ROOT = Path(__file__).resolve().parents[3]
_SECOND = (
    "import sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication;"
    "app = QCoreApplication([]); from gui.shell.instance import hand_over;"
    "sys.exit(0 if hand_over([Path(name) for name in sys.argv[2:]], sys.argv[1]) else 3)"
)


@pytest.fixture
def name() -> str:
    return f"karmashala-test-{secrets.token_hex(6)}"


@pytest.fixture
def doorbell(name: str, qtbot: QtBot) -> Iterator[Doorbell]:
    del qtbot
    made = Doorbell(name=name)
    assert made.listen()
    yield made
    made.close()


def _second_start(name: str, *paths: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", _SECOND, name, *map(str, paths)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def test_second_process_hands_over_its_files(
    doorbell: Doorbell, name: str, qtbot: QtBot, tmp_path: Path
) -> None:
    wanted = [tmp_path / "বুথ সভা.mp4", tmp_path / "a b'\".kgraphic"]
    with qtbot.waitSignal(doorbell.rung, timeout=10_000) as rung:
        second = _second_start(name, *wanted)
    assert rung.args == [wanted]
    assert second.wait(10) == 0


def test_second_start_without_files_only_rings(doorbell: Doorbell, name: str, qtbot: QtBot) -> None:
    with qtbot.waitSignal(doorbell.rung, timeout=10_000) as rung:
        second = _second_start(name)
    assert rung.args == [[]]
    assert second.wait(10) == 0


def test_nobody_answers(name: str, qtbot: QtBot) -> None:
    del qtbot
    assert not hand_over([], name)


@pytest.mark.skipif(sys.platform == "win32", reason="pipes leave nothing behind there")
def test_socket_of_a_killed_run_is_replaced(doorbell: Doorbell, name: str, qtbot: QtBot) -> None:
    del doorbell  # still bound to the file, like a run that was killed
    again = Doorbell(name=name)
    assert again.listen()
    with qtbot.waitSignal(again.rung, timeout=10_000):
        second = _second_start(name)
    assert second.wait(10) == 0
    again.close()


@pytest.mark.parametrize("message", [b"not json\n", b'{"a": 1}\n', b"[1]\n", b"[" * 200_000])
def test_rubbish_is_hung_up_on(doorbell: Doorbell, name: str, qtbot: QtBot, message: bytes) -> None:
    rung: list[object] = []
    doorbell.rung.connect(rung.append)
    socket = QLocalSocket()
    with qtbot.waitSignal(socket.disconnected, timeout=5000):
        socket.connectToServer(name)
        socket.write(message)
    assert rung == []


def test_each_data_folder_has_its_own_bell(tmp_path: Path) -> None:
    assert server_name(tmp_path / "a") != server_name(tmp_path / "b")
    assert server_name(tmp_path / "a") == server_name(tmp_path / "a")
