"""One writer for one data folder: a second start raises the first, another computer may only read."""

from enum import Enum
from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, QSysInfo, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

LOCK = "fuyuan.lock"
_WAIT_MS = 1000
_RAISE = b"raise\n"


class Standing(Enum):
    """What this start may do with the folder."""

    FIRST = "first"  # it holds the folder
    SECOND = "second"  # this computer has it open already; the first window was raised, this start ends
    READ_ONLY = "read only"  # another computer holds it, or the folder cannot be written


class SingleInstance(QObject):
    """Holds the lock of a data folder and hears from later starts.

    The lock is never taken for stale by its age, only when its process is gone on this same computer: a clerk
    at lunch must not lose the folder. A computer that died with the lock leaves it behind; then `take_over`.
    """

    raised = Signal()  # a later start asks the window to come forward

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = QLockFile(str(folder / LOCK))
        self._lock.setStaleLockTime(0)
        self._name = f"fuyuan-{sha256(str(folder.resolve()).encode()).hexdigest()[:24]}"
        self._server: QLocalServer | None = None

    def claim(self) -> Standing:
        """Try to hold the folder; says what this start may do. A second start raises the first."""
        if self._lock.tryLock(0):
            self._listen()
            return Standing.FIRST
        if self._lock.error() != QLockFile.LockError.LockFailedError:
            return Standing.READ_ONLY
        here = self.holder() == QSysInfo.machineHostName()
        return Standing.SECOND if here and self._knock() else Standing.READ_ONLY

    def holder(self) -> str:
        """Return the name of the computer that holds the folder, "" when that is not known."""
        told = self._lock.getLockInfo()  # (pid, host, program); nothing or zero when the file cannot be read
        return str(told[1]) if told and told[0] else ""

    def held_elsewhere(self) -> bool:
        """Tell whether another computer holds the folder, so that `take_over` may help."""
        return self.holder() not in ("", QSysInfo.machineHostName())

    def note(self) -> str:
        """Return the sentence for a read-only window."""
        if self._lock.error() == QLockFile.LockError.PermissionError:
            return "资料夹不能写入，这里只能查看。"
        host = self.holder() or "另一台计算机"
        return f"“{host}”正在使用这个资料夹，这里只能查看；那边关闭后重新打开即可编辑。"

    def take_over(self) -> bool:
        """Break a lock left by another computer that is gone, at the clerk's word; returns whether it is ours now.

        A lock of this computer is never broken: its process is alive, or `claim` would have got the folder.
        """
        if self.holder() == QSysInfo.machineHostName():
            return False
        try:
            Path(self._lock.fileName()).unlink(missing_ok=True)
        except OSError:
            return False
        return self.claim() is Standing.FIRST

    def release(self) -> None:
        """Give the folder back."""
        if self._server is not None:
            self._server.close()
            self._server = None
        self._lock.unlock()

    def _listen(self) -> None:
        QLocalServer.removeServer(self._name)  # left by a start that died
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._heard)
        self._server.listen(self._name)

    def _heard(self) -> None:
        assert self._server is not None
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            socket.disconnectFromServer()
            self.raised.emit()

    def _knock(self) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_WAIT_MS):
            return False
        socket.write(_RAISE)
        socket.waitForBytesWritten(_WAIT_MS)
        socket.disconnectFromServer()
        return True
