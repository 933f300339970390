"""Files kept byte for byte, by the hash of their content."""

import hashlib
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from desktop.domain.errors import Refused


class FileStore:
    """A folder of files named by SHA-256. A file is whole or absent; one that no record names is harmless."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, data: bytes) -> str:
        """Write `data` durably, unless it is there, and return its hash."""
        sha = hashlib.sha256(data).hexdigest()
        target = self.path(sha)
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            write_durably(target, data)
        return sha

    def path(self, sha: str) -> Path:
        """Return where the file of that hash lies."""
        return self.folder / sha[:2] / sha

    def read(self, sha: str) -> bytes:
        """Return the file's bytes; Refused where it is missing (a backup holds the database alone)."""
        try:
            return self.path(sha).read_bytes()
        except OSError as fault:
            raise Refused(
                f"保存的原件（编号 {sha[:8]}）找不到或读不出来，登记的内容都在。请从原来的数据文件夹取回 files 目录。"
            ) from fault

    def faults(self, known: Mapping[str, str]) -> tuple[str, ...]:
        """Return a sentence for each file that records name and that is missing or altered."""
        states = ((sha, name, self._state(sha)) for sha, name in known.items())
        return tuple(
            f"{name}的文件{state}（编号 {sha[:8]}），请从备份中取回。" for sha, name, state in states if state
        )

    def _state(self, sha: str) -> str:
        path = self.path(sha)
        if not path.exists():
            return "缺失"
        return "" if hashlib.sha256(path.read_bytes()).hexdigest() == sha else "内容被改动"


def write_durably(target: Path, data: bytes) -> None:
    """Write a file so that after a power cut the old one or the whole new one is there."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".part-")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Make a rename in `folder` durable, where the system can."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
