"""备份, 数据, 操作日志: making backups, going back to one, and checking."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QLabel

from desktop.services import backups, history, ledger, tasks
from desktop.services.tasks import TaskDraft
from desktop.ui.pages.settings.data import BackupSection, DataSection, LogSection, moment


@pytest.fixture
def show(context, qtbot):
    def make(kind):
        section = kind(context)
        context.hub.changed.connect(lambda _changes: section.refresh())
        qtbot.addWidget(section)
        with qtbot.waitActive(section):
            section.show()
        return section

    return make


@pytest.fixture
def opened(monkeypatch):
    seen = []
    monkeypatch.setattr(QDesktopServices, "openUrl", seen.append)
    return seen


def words(section):
    return "\n".join(label.text() for label in section.findChildren(QLabel) if not label.isHidden())


def rows_of(table):
    columns = range(table.columnCount())
    return [[table.item(row, column).text() for column in columns] for row in range(table.rowCount())]


def count(context):
    return ledger.count(context.desk, ledger.LedgerFilter())


def test_a_backup_is_made_and_its_folder_opens(show, context, said, opened, qtbot):
    section = show(BackupSection)
    assert section.age.text() == "尚未备份"
    assert not section.folder.isEnabled()
    section.now.click()
    qtbot.waitUntil(lambda: said != [])
    (made,) = backups.own_backups(context.desk)
    assert said.last == f"已备份到 {made.path}。"
    assert section.age.text().startswith("刚刚备份，共 1 份")
    section.folder.click()
    assert opened == [QUrl.fromLocalFile(str(made.path.parent))]


def test_a_backup_on_a_stick_is_remembered(show, context, said, tmp_path, monkeypatch, qtbot):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(tmp_path / "stick"))
    section = show(BackupSection)
    assert section.outside.text() == "这台电脑还没有备份到优盘"
    section.stick.click()
    qtbot.waitUntil(lambda: said != [])
    assert said.last.endswith("可以安全拔出。")
    assert section.outside.text().endswith(str(tmp_path / "stick" / "府院备份-濮阳县"))
    assert section.age.text() == "尚未备份"  # our own folder got none


def test_no_folder_chosen_makes_no_backup(show, context, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: "")
    section = show(BackupSection)
    section.stick.click()
    assert not context.work.busy


@pytest.fixture
def backup(context):
    tasks.add_task(context.desk, TaskDraft("备份里的事"))
    made = context.desk.store.back_up()
    tasks.add_task(context.desk, TaskDraft("后来的事"))
    return made


def test_going_back_shows_the_backup_first_and_then_the_desk_goes_on(
    show, context, said, backup, monkeypatch, qtbot
):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(backup), ""))
    section = show(BackupSection)
    section.restore.click()
    qtbot.waitUntil(lambda: section.host.form is not None)
    assert "这份备份是“濮阳县”的，最后一步是" in words(section.host)
    assert count(context) == 2
    section.host.form.confirm.click()
    assert count(context) == 1
    assert section.host.form is None
    assert said.last.startswith(f"已恢复到备份“{backup.name}”。原有数据另存为")
    tasks.add_task(context.desk, TaskDraft("恢复后的事"))
    assert count(context) == 2


def test_the_form_can_be_left(show, context, backup, qtbot):
    section = show(BackupSection)
    section.look_into(backup)
    qtbot.waitUntil(lambda: section.host.form is not None)
    section.host.form.confirm.setFocus()
    section.host.close_form()
    assert section.host.isHidden()
    assert section.focusWidget() is section.restore
    assert count(context) == 2


def test_nothing_is_exchanged_while_work_is_under_way(show, context, said, backup, qtbot):
    section = show(BackupSection)
    section.look_into(backup)
    qtbot.waitUntil(lambda: section.host.form is not None)
    context.work.run("别的工作", lambda _job: None)
    section.host.form.confirm.click()
    assert said.last.startswith("还有后台工作没有做完")
    assert count(context) == 2
    qtbot.waitUntil(lambda: not context.work.busy)


def test_a_file_that_is_no_backup_is_refused(show, context, tmp_path, qtbot):
    (tmp_path / "x.fybak").write_bytes(b"garbage" * 99)
    section = show(BackupSection)
    with qtbot.waitSignal(context.work.refused) as told:
        section.look_into(tmp_path / "x.fybak")
    assert "不是完好的备份文件" in told.args[0]
    assert section.host.isHidden()


def test_a_backup_gone_meanwhile_is_said_and_the_form_stays(show, context, said, backup, qtbot):
    section = show(BackupSection)
    section.look_into(backup)
    qtbot.waitUntil(lambda: section.host.form is not None)
    backup.unlink()
    section.host.form.confirm.click()
    assert said.last.startswith("没有找到备份文件")
    assert count(context) == 2


def test_the_data_are_measured_and_their_folder_opens(show, context, opened, qtbot):
    section = show(DataSection)
    qtbot.waitUntil(lambda: section.sizes.text() != "")
    assert section.sizes.text().startswith("数据库 ")
    section.folder.click()
    home = Path(opened[0].toLocalFile())
    assert (home / "office.db").exists()
    assert str(home) in words(section)


def test_sound_data_are_said_to_be_sound(show, qtbot):
    section = show(DataSection)
    section.check.click()
    assert not section.check.isEnabled()
    qtbot.waitUntil(section.check.isEnabled)
    assert section.result.text().startswith("○ 数据完好")


def test_each_fault_is_told(show, context, qtbot):
    kept = next(context.desk.store.files.folder.glob("??/*"))
    kept.write_bytes(b"another")
    section = show(DataSection)
    section.check.click()
    qtbot.waitUntil(section.check.isEnabled)
    assert section.result.text().startswith("发现 1 处问题：\n▲ ")
    assert kept.name[:8] in section.result.text()


def test_the_last_steps_newest_first(show, context):
    changes = tasks.add_task(context.desk, TaskDraft("摸底"))
    section = show(LogSection)
    steps = history.recent(context.desk, 50)
    rows = rows_of(section.table)
    assert len(rows) == min(50, len(steps))
    assert rows[0][1:3] == [changes.label, "测试"]
    assert rows[0][0] == moment(steps[0].at)
    context.undo()
    assert [row[1] for row in rows_of(section.table)[:2]] == [
        f"撤销“{changes.label}”",
        f"{changes.label}（已撤销）",
    ]


def test_the_reason_and_the_paper_of_a_step_stand_beside_it(show, context):
    record = tasks.add_task(context.desk, TaskDraft("摸底")).made[0]
    tasks.extend(
        context.desk,
        record,
        date(2027, 1, 8),
        reason="产权尚在核实",
        paper="某建〔2026〕8号",
        approver="召集人",
    )
    assert rows_of(show(LogSection).table)[0][3] == "产权尚在核实　某建〔2026〕8号"


def test_the_moment_of_a_step_is_read_without_seconds():
    assert moment("2026-11-21T09:30:15+08:00") == "2026-11-21 09:30"
