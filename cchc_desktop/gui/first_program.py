"""One program for each user: a second start gives its files to the first, which opens them and comes to the front.

Whether there is a first program is asked of a lock file beside the settings, which costs nothing; only then is the
network module imported, for a socket between our own processes (a named pipe on Windows), readable by this user alone.
Where the first program does not answer – it hangs, or belongs to another session – the second one starts on its own.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

_LOCK = "program.lock"
_PATIENCE = 1500  # milliseconds that the second program waits for the first
_MOST = 256 * 1024  # bytes of a message; longer ones are not ours
_TAKEN = b"taken"


class FirstProgram(QObject):
    """``folder`` holds the settings of the user; programs with other settings do not know each other."""

    asked = Signal(list)  # list[Path]: a second start wants these opened; empty: only to come to the front

    def __init__(self, folder: Path) -> None:
        super().__init__()
        folder.mkdir(parents=True, exist_ok=True)
        self._name = "cchc-desktop-" + hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:24]
        self._lock = QLockFile(str(folder / _LOCK))
        self._lock.setStaleLockTime(0)  # only a process that is dead has left it
        self.is_first = self._lock.tryLock(0)
        self._server: QLocalServer | None = None
        self._guests: list[QLocalSocket] = []

    def hand_over(self, paths: Sequence[Path]) -> bool:
        """Give the files to the first program; False where it does not answer."""
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_PATIENCE):
            return False
        socket.write(json.dumps([str(path.absolute()) for path in paths]).encode() + b"\n")
        answered = socket.waitForBytesWritten(_PATIENCE) and socket.waitForReadyRead(_PATIENCE)
        return answered and bytes(socket.readAll().data()).startswith(_TAKEN)

    def listen(self) -> None:
        """Answer the programs that start later; does nothing in a program that is not the first."""
        if not self.is_first or self._server is not None:
            return
        from PySide6.QtNetwork import QLocalServer

        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._welcome)
        if not self._server.listen(self._name):
            QLocalServer.removeServer(self._name)  # left by a program that was killed; the lock says it is gone
            self._server.listen(self._name)

    def close(self) -> None:
        """Answer no longer, and let another program be the first."""
        if self._server is not None:
            self._server.close()
        if self.is_first:
            self._lock.unlock()

    def _welcome(self) -> None:
        assert self._server is not None
        socket = self._server.nextPendingConnection()
        socket.setParent(self)  # it outlives the server, which may be closed while it speaks
        self._guests.append(socket)
        socket.readyRead.connect(self._read)
        socket.disconnected.connect(self._see_off)
        self._read()

    def _read(self) -> None:
        for socket in tuple(self._guests):
            if socket.bytesAvailable() > _MOST:
                socket.disconnectFromServer()
            elif socket.canReadLine():
                paths = _paths(bytes(socket.readLine().data()))
                if paths is None:
                    socket.disconnectFromServer()
                    continue
                socket.write(_TAKEN)
                socket.flush()
                self.asked.emit(paths)

    def _see_off(self) -> None:
        for socket in tuple(self._guests):
            if socket.state() == socket.LocalSocketState.UnconnectedState:
                self._guests.remove(socket)
                socket.deleteLater()


def _paths(line: bytes) -> list[Path] | None:
    try:
        written = json.loads(line)
    except ValueError:
        return None
    if not isinstance(written, list) or not all(isinstance(path, str) for path in written):
        return None
    return [Path(path) for path in written]
