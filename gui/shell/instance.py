"""One window per data folder: a second start hands its files to the first and lets it come forward."""

from __future__ import annotations

import getpass
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from toolkit.core.paths import data_dir

_WAIT_MS = 2000
_MOST_BYTES = 100_000
_ANSWER = b"ok\n"


def server_name(folder: Path | None = None) -> str:
    """The name under which the app that holds a data folder listens."""
    whose = f"{getpass.getuser()}\n{(folder or data_dir()).absolute()}"
    return f"karmashala-{hashlib.sha256(whose.encode('utf-8', 'surrogateescape')).hexdigest()[:16]}"


def hand_over(paths: Sequence[Path], name: str | None = None) -> bool:
    """Ask the running app to come forward and open `paths`; False when it does not answer."""
    socket = QLocalSocket()
    socket.connectToServer(name or server_name())
    if not socket.waitForConnected(_WAIT_MS):
        return False
    message = json.dumps([str(path.absolute()) for path in paths])
    socket.write(message.encode() + b"\n")
    while not socket.canReadLine():
        if not socket.waitForReadyRead(_WAIT_MS):
            return False
    return socket.readLine().data() == _ANSWER


class Doorbell(QObject):
    """Listens for second starts. Only the process that holds the data folder may make one."""

    rung = Signal(object)
    """Carries the list of paths to open; empty when the window is only to come forward."""

    def __init__(self, parent: QObject | None = None, name: str | None = None) -> None:
        super().__init__(parent)
        self._name = name or server_name()
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)

    def listen(self) -> bool:
        """Begin; False when the system has no local sockets for us, which costs only this comfort."""
        QLocalServer.removeServer(self._name)  # left by a run that was killed; the data lock says it is dead
        return self._server.listen(self._name)

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    def _on_connection(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.setParent(self)
            socket.readyRead.connect(self._on_ready)
            socket.disconnected.connect(socket.deleteLater)
            self._read(socket)  # the bytes may have come before the connection was seen

    def _on_ready(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > _MOST_BYTES:
                socket.abort()
            return
        paths = _paths(bytes(socket.readLine(_MOST_BYTES).data()))
        if paths is None:
            socket.abort()
            return
        socket.write(_ANSWER)
        socket.flush()
        socket.disconnectFromServer()
        self.rung.emit(paths)


def _paths(message: bytes) -> list[Path] | None:
    try:
        names = json.loads(message)
    except (ValueError, RecursionError):
        return None
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        return None
    return [Path(name) for name in names]
