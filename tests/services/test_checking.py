from pathlib import Path

from desktop.services import checking, roster_import, tasks
from desktop.services.desk import Desk
from desktop.services.roster_draft import MemberDraft, RosterDraft
from desktop.services.tasks import TaskDraft


def test_sound_data_have_no_fault(county: Desk) -> None:
    assert checking.faults(county) == ()


def test_a_kept_file_that_was_altered_is_found(county: Desk, tmp_path: Path) -> None:
    record = tasks.add_task(county, TaskDraft("有佐证的事")).made[0]
    (tmp_path / "照片.jpg").write_bytes(b"picture")
    tasks.finish(county, record, text="办完", evidence=[tmp_path / "照片.jpg"])
    (file,) = county.store.files.folder.glob("??/*")
    file.write_bytes(b"another")
    (fault,) = checking.faults(county)
    assert fault.startswith("附件的文件内容被改动")
    assert file.name[:8] in fault


def test_the_text_a_roster_was_read_from_is_checked_too(county: Desk) -> None:
    source = ("通知.txt", b"notice", "通知")
    draft = RosterDraft(heads=(), members=(MemberDraft("县林业局", "主要负责同志"),))
    roster_import.import_roster(county, draft, source=source)
    (file,) = county.store.files.folder.glob("??/*")
    file.unlink()
    assert checking.faults(county) == (f"读入的原文的文件缺失（编号 {file.name[:8]}），请从备份中取回。",)


def test_how_much_there_is(county: Desk) -> None:
    empty = checking.data_size(county)
    assert empty.database > 0
    assert (empty.files, empty.file_bytes) == (0, 0)
    county.store.files.keep(b"12345")
    full = checking.data_size(county)
    assert (full.files, full.file_bytes) == (1, 5)
    assert checking.home_of(county).is_dir()
