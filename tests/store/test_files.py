import hashlib
from pathlib import Path

import pytest

from desktop.domain.errors import Refused
from desktop.store import files
from desktop.store.files import FileStore, write_durably


def test_a_file_is_kept_once_under_its_hash(tmp_path: Path) -> None:
    kept = FileStore(tmp_path)
    sha = kept.keep(b"abc")
    assert sha == kept.keep(b"abc") == hashlib.sha256(b"abc").hexdigest()
    assert kept.read(sha) == b"abc"
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [sha]


def test_missing_and_altered_files_are_named(tmp_path: Path) -> None:
    kept = FileStore(tmp_path)
    good, bad = kept.keep(b"good"), kept.keep(b"bad")
    kept.path(bad).write_bytes(b"worse")
    told = kept.faults({good: "附件", bad: "附件", "0" * 64: "文书"})
    assert told == (
        f"附件的文件内容被改动（编号 {bad[:8]}），请从备份中取回。",
        "文书的文件缺失（编号 00000000），请从备份中取回。",
    )
    with pytest.raises(Refused, match="编号 00000000"):
        kept.read("0" * 64)


def test_a_write_that_breaks_off_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "file"
    target.write_bytes(b"old")

    def fail(_handle: int) -> None:
        raise OSError("power cut")

    monkeypatch.setattr(files.os, "fsync", fail)
    with pytest.raises(OSError, match="power cut"):
        write_durably(target, b"new")
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
