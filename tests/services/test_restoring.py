"""A backup comes back whole; what stood there is set aside; peers can tell the new life from the old."""

from pathlib import Path

import pytest
from desks import befriend, city

from desktop.domain.errors import Refused
from desktop.services import backups, exchange, history, ledger, tasks
from desktop.services.desk import Desk
from desktop.services.restoring import look_into, restore, restore_here
from desktop.services.tasks import TaskDraft
from desktop.store.store import DATABASE, Store


def test_the_backup_comes_back_and_the_present_is_set_aside(county: Desk, tmp_path: Path) -> None:
    home = county.store.paths.home
    backup, then, writer = county.store.back_up(tmp_path), county.store.content_hash(), county.store.writer
    tasks.add_task(county, TaskDraft("后来的事"))
    now = county.store.content_hash()
    county.close()
    aside = restore(backup, home)
    again = Desk.open(home)
    assert again.store.content_hash() == then
    assert again.store.writer != writer
    assert again.store.faults() == ()
    again.close()
    assert aside is not None
    restore(aside, home)
    back = Desk.open(home)
    assert back.store.content_hash() == now
    back.close()


def test_into_an_empty_folder(county: Desk, tmp_path: Path) -> None:
    backup = county.store.back_up(tmp_path)
    assert restore(backup, tmp_path / "new" / "home") is None
    desk = Desk.open(tmp_path / "new" / "home")
    assert desk.office.name == "云岭县"
    desk.close()


@pytest.mark.parametrize("kind", ["missing", "garbage", "empty", "another", "cut"])
def test_a_file_that_is_no_backup_changes_nothing(county: Desk, tmp_path: Path, kind: str) -> None:
    import sqlite3

    home, file = county.store.paths.home, tmp_path / "file.fybak"
    if kind == "garbage":
        file.write_bytes(b"garbage" * 999)
    elif kind == "empty":
        file.touch()
    elif kind == "another":
        sqlite3.connect(file).execute("CREATE TABLE x (y)").connection.close()
    elif kind == "cut":
        whole = county.store.back_up(tmp_path).read_bytes()
        file.write_bytes(whole[: len(whole) // 2])
    county.close()
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    with pytest.raises(Refused):
        restore(file, home)
    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("damage", [b"garbage" * 999, b"SQLite format 3\x00" + b"\xff" * 5000])
def test_over_damaged_data_which_is_kept_byte_for_byte(county: Desk, tmp_path: Path, damage: bytes) -> None:
    home, then = county.store.paths.home, county.store.content_hash()
    backup = county.store.back_up(tmp_path)
    county.close()
    (home / DATABASE).write_bytes(damage)
    with pytest.raises(Refused, match="已损坏"):
        Desk.open(home)
    aside = restore(backup, home)
    assert aside is not None
    assert aside.read_bytes() == damage
    desk = Desk.open(home)
    assert desk.store.content_hash() == then
    desk.close()


def test_not_under_an_open_window(county: Desk, tmp_path: Path) -> None:
    backup = county.store.back_up(tmp_path)
    tasks.add_task(county, TaskDraft("窗口里的事"))
    with pytest.raises(Refused, match="正开着这份数据"):
        restore(backup, county.store.paths.home)
    assert ledger.count(county, ledger.LedgerFilter()) == 1
    tasks.add_task(county, TaskDraft("照常办理"))
    assert county.store.faults() == ()


def test_after_a_restore_the_city_takes_bundles_of_the_new_life(county: Desk, tmp_path: Path) -> None:
    other, stick = city(tmp_path / "other"), tmp_path / "stick"
    befriend(county, other, stick)
    backup, home = county.store.back_up(tmp_path), county.store.paths.home
    tasks.add_task(county, TaskDraft("恢复前的事"))
    exchange.take_in(other, exchange.export(county, "南泉市", stick).path)
    county.close()
    restore(backup, home)
    again = Desk.open(home, today=county.today)
    tasks.add_task(again, TaskDraft("恢复后的事"))
    with pytest.raises(Refused, match="同名但内容不同"):
        exchange.export(again, "南泉市", stick)
    (tmp_path / "another stick").mkdir()
    taken = exchange.take_in(other, exchange.export(again, "南泉市", tmp_path / "another stick").path)
    assert taken.changes
    lines = ledger.lines(other, ledger.ids(other, ledger.LedgerFilter(not_owner_id=other.office.id)))
    assert {line.row.matter for line in lines} == {"恢复前的事", "恢复后的事"}
    again.close()
    other.close()


def test_a_backup_is_looked_into_without_touching_it(county: Desk, tmp_path: Path) -> None:
    tasks.add_task(county, TaskDraft("最后的事"))
    file = county.store.back_up(tmp_path / "stick")
    before = file.read_bytes()
    found = look_into(file)
    assert (found.office, found.file) == (county.office, file)
    assert (found.last_label, found.last_at[:4]) == (
        history.recent(county, 1)[0].label,
        f"{found.last_at[:4]}",
    )
    assert [path.name for path in (tmp_path / "stick").iterdir()] == [file.name]
    assert file.read_bytes() == before


def test_the_open_desk_goes_on_with_the_backup(county: Desk, tmp_path: Path) -> None:
    tasks.add_task(county, TaskDraft("备份里的事"))
    file, then = county.store.back_up(tmp_path), county.store.content_hash()
    tasks.add_task(county, TaskDraft("后来的事"))
    aside = restore_here(county, file)
    assert county.store.content_hash() == then
    tasks.add_task(county, TaskDraft("恢复后的事"))
    assert ledger.count(county, ledger.LedgerFilter()) == 2
    assert aside is not None
    assert look_into(aside).last_label == history.recent(county, 2)[0].label
    history.undo(county)
    assert county.store.content_hash() == then


@pytest.mark.parametrize("kind", ["other office", "garbage", "missing"])
def test_the_open_desk_stays_as_it_was_where_the_backup_is_refused(
    county: Desk, tmp_path: Path, kind: str
) -> None:
    file = tmp_path / "file.fybak"
    if kind == "other office":
        other = city(tmp_path / "other")
        file = other.store.back_up(tmp_path)
        other.close()
    elif kind == "garbage":
        file.write_bytes(b"garbage" * 999)
    then = county.store.content_hash()
    with pytest.raises(Refused):
        restore_here(county, file)
    assert county.store.content_hash() == then
    tasks.add_task(county, TaskDraft("照常办理"))


def test_a_desk_goes_on_where_another_program_holds_the_data(county: Desk, tmp_path: Path) -> None:
    file = county.store.back_up(tmp_path)
    other = Store.open(county.store.paths.home)
    tasks.add_task(county, TaskDraft("窗口里的事"))
    with other.read() as view:
        view.highest("tasks", "serial")
        with pytest.raises(Refused, match="正开着这份数据"):
            restore_here(county, file)
    other.close()
    assert ledger.count(county, ledger.LedgerFilter()) == 1
    tasks.add_task(county, TaskDraft("照常办理"))


def test_a_reader_does_not_restore(county: Desk, tmp_path: Path) -> None:
    file = county.store.back_up(tmp_path)
    reader = Desk.open(county.store.paths.home, read_only=True)
    with pytest.raises(Refused, match="只能查看"):
        restore_here(reader, file)
    reader.close()


def test_the_files_beside_a_backup_come_back(county: Desk, tmp_path: Path) -> None:
    record = tasks.add_task(county, TaskDraft("有佐证的事")).made[0]
    (tmp_path / "照片.jpg").write_bytes(b"picture")
    tasks.finish(county, record, text="办完", evidence=[tmp_path / "照片.jpg"])
    made = backups.back_up(county, tmp_path / "stick")
    restore(made.path, tmp_path / "new")
    desk = Desk.open(tmp_path / "new")
    assert desk.store.faults() == ()
    ((_name, sha),) = ledger.open_task(desk, record).evidence
    assert desk.store.files.read(sha) == b"picture"
    desk.close()
