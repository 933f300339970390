"""A backup on a stick brings everything that a new computer needs."""

from pathlib import Path

import pytest

from desktop.domain.errors import Refused
from desktop.services import backups
from desktop.services.desk import Desk


def kept(desk: Desk, *contents: bytes) -> list[str]:
    return [desk.store.files.keep(each) for each in contents]


def test_our_own_backups_newest_first(county: Desk) -> None:
    assert backups.own_backups(county) == []
    first, second = backups.back_up(county).path, backups.back_up(county).path
    (backups.own_folder(county) / "别的文件.txt").write_text("x")
    rows = backups.own_backups(county)
    assert {row.path for row in rows} == {first, second}
    assert rows == sorted(rows, key=lambda row: row.path.name, reverse=True)
    assert all(row.size == row.path.stat().st_size > 0 for row in rows)


def test_a_stick_gets_a_folder_of_its_own_with_the_kept_files(county: Desk, tmp_path: Path) -> None:
    shas = kept(county, b"one", b"two")
    told: list[tuple[int, int, str]] = []
    made = backups.back_up(county, tmp_path / "stick", lambda *words: told.append(words))
    folder = tmp_path / "stick" / "府院备份-云岭县"
    assert (made.path.parent, made.files) == (folder, 2)
    assert {path.name for path in (folder / "files").glob("*/*")} == set(shas)
    assert [(done, total) for done, total, _words in told] == [(0, 3), (1, 3), (2, 3)]
    assert backups.own_backups(county) == []


def test_what_lies_there_is_not_written_again(county: Desk, tmp_path: Path) -> None:
    kept(county, b"one")
    first = backups.back_up(county, tmp_path)
    kept(county, b"two")
    again = backups.back_up(county, first.path.parent)  # the folder itself chosen this time
    assert (again.path.parent, again.files) == (first.path.parent, 1)


def test_a_stick_that_cannot_be_written_is_said(county: Desk, tmp_path: Path) -> None:
    kept(county, b"one")
    (tmp_path / "stick").write_text("a file, not a folder")
    with pytest.raises(Refused, match="备份没有写成"):
        backups.back_up(county, tmp_path / "stick")


def test_files_that_do_not_fit_are_said_with_what_was_kept(county: Desk, tmp_path: Path) -> None:
    shas = sorted(kept(county, b"one", b"two", b"three"))
    folder = tmp_path / "府院备份-云岭县"
    (folder / "files").mkdir(parents=True)
    (folder / "files" / shas[1][:2]).write_text("in the way")
    with pytest.raises(Refused, match=r"数据库已写好，但原件没有全部写进.*写成 1 个"):
        backups.back_up(county, tmp_path)
    assert len(list(folder.glob("*.fybak"))) == 1
