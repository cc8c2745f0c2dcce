"""A file that is opened goes to the window that its desk is open in: a later start hands over what it was given.

Each desk has at most one window that listens, the one whose sign hangs out. Whoever starts later finds the sign, calls
at that window's hatch, hands its files in, and ends. Nothing here needs an application object to hand over, nor the
libraries that are slow to load.
"""

import json
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from netdesk.ui.opened import OpenSign, name_of

_COMES_UP = 5.0  # seconds that a window which has its sign out may need until it listens
_ANSWERS = 10_000  # milliseconds that one which listens may need to answer; it may be starting
_PAUSE = 0.02  # seconds
_MOST = 1 << 20  # bytes that are listened to
_TOKEN = "XDG_ACTIVATION_TOKEN"  # with it Wayland lets a window come to the front
_OK = b"ok\n"


def hand_over(desk: str | Path, files: Sequence[Path], sign: OpenSign) -> bool:
    """Hand files (or none) to the window that a desk is open in, and bring it to the front; False when there is none
    that can be reached. Then the sign hangs out here, unless somebody has it who does not answer."""
    told, end = _said(files), time.monotonic() + _COMES_UP
    while not sign.hang_out():
        answer = _call(_address(desk), told)
        if answer is not None or time.monotonic() > end:
            return bool(answer)
        time.sleep(_PAUSE)
    return False


def open_window(desk: Path) -> None:
    """Start the program again for another desk; where that has a window already, it comes to the front."""
    command = () if getattr(sys, "frozen", False) else ("-m", "netdesk")
    QProcess.startDetached(sys.executable, [*command, "--desk", str(desk)])


def _said(files: Sequence[Path]) -> bytes:
    told = {"files": [str(file.absolute()) for file in files], "token": os.environ.get(_TOKEN, "")}
    return json.dumps(told).encode() + b"\n"


def _call(address: str, told: bytes) -> bool | None:
    """Whether a window took what was told; None when nobody is there, or who was there left."""
    line = QLocalSocket()
    line.connectToServer(address)
    if not line.waitForConnected(_ANSWERS):
        return None
    _let_come_to_front()
    line.write(told)
    line.waitForBytesWritten(_ANSWERS)
    answer = b""
    while not answer.endswith(b"\n"):
        if not line.waitForReadyRead(_ANSWERS):
            return None if line.state() is QLocalSocket.LocalSocketState.UnconnectedState else False
        answer += line.readAll().data()
    return answer == _OK


def _let_come_to_front() -> None:
    """Windows lets no window come to the front by itself; the program in front may allow it."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(-1)


def _address(desk: str | Path) -> str:
    """Where a desk's window listens: in the user's own folder for such things where the system has one."""
    name, folder = f"netdesk-{name_of(desk)}", os.environ.get("XDG_RUNTIME_DIR", "")
    return str(Path(folder, name)) if sys.platform == "linux" and Path(folder or "-").is_dir() else name


class Hatch(QObject):
    """Where later starts hand files in, as long as a window is open. Only the user's own programs reach it."""

    handed = Signal(list)
    """Files that were handed in; none when only the window was called."""

    def __init__(self, desk: str | Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._come)
        self._address = _address(desk)

    def open(self) -> bool:
        """Listen; whether that is possible. The sign is ours: a socket that is there was left behind by a crash."""
        QLocalServer.removeServer(self._address)
        return self._server.listen(self._address)

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    def _come(self) -> None:
        while line := self._server.nextPendingConnection():
            line.disconnected.connect(line.deleteLater)
            line.readyRead.connect(lambda line=line: self._hear(line))
            self._hear(line)

    def _hear(self, line: QLocalSocket) -> None:
        if not line.canReadLine():
            if line.bytesAvailable() > _MOST:
                line.abort()
            return
        files = _understood(bytes(line.readLine().data()))
        line.write(b"no\n" if files is None else _OK)
        line.flush()
        line.disconnectFromServer()
        if files is not None:
            self.handed.emit(files)


def _understood(told: bytes) -> list[Path] | None:
    try:
        heard = json.loads(told)
        files = [Path(str(file)) for file in heard["files"]]
        if token := str(heard["token"]):
            os.environ[_TOKEN] = token
    except (ValueError, KeyError, TypeError):
        return None
    return files
