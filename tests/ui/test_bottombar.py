import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QProgressBar, QToolButton

from desktop.ui.bottombar import BottomBar
from desktop.ui.work import Job


@pytest.fixture
def bar(qtbot):
    made = BottomBar()
    qtbot.addWidget(made)
    made.show()
    return made


def button(bar, name):
    return next(b for b in bar.findChildren(QToolButton) if b.accessibleName().startswith(name))


def test_undo_names_what_it_takes_back(bar, qtbot):
    assert not button(bar, "撤销").isEnabled()
    bar.set_undo("延期")
    assert button(bar, "撤销").text().strip() == "撤销“延期”"
    with qtbot.waitSignal(bar.undo):
        qtbot.mouseClick(button(bar, "撤销"), Qt.MouseButton.LeftButton)
    bar.set_undo(None)
    assert not button(bar, "撤销").isEnabled()


def test_redo_shows_only_when_there_is_something(bar, qtbot):
    assert not button(bar, "重做").isVisible()
    bar.set_redo("交办")
    assert button(bar, "重做").isVisible()
    with qtbot.waitSignal(bar.redo):
        qtbot.mouseClick(button(bar, "重做“交办”"), Qt.MouseButton.LeftButton)


def test_saved_note_and_backup(bar, qtbot):
    bar.set_saved("只读")
    bar.set_note("“PC-2”正在使用这个资料夹")
    bar.set_backup("备份：3 天前")
    words = {label.text() for label in bar.findChildren(QLabel) if label.isVisible()}
    assert {"只读", "“PC-2”正在使用这个资料夹"} <= words
    with qtbot.waitSignal(bar.backup):
        qtbot.mouseClick(button(bar, "备份：3 天前"), Qt.MouseButton.LeftButton)


def test_a_job_is_shown_with_its_progress_until_it_ends(bar, qtbot):
    job = Job("导入台账")
    bar.watch(job)
    progress = bar.findChild(QProgressBar)
    assert (progress.minimum(), progress.maximum()) == (0, 0)
    job.report(3, 46, "行")
    assert bar.jobs() == ["导入台账 3/46 行"]
    job.report(3, 46, "第 4 份，共 46 份")
    assert bar.jobs() == ["导入台账 第 4 份，共 46 份"]
    assert (progress.value(), progress.maximum()) == (3, 46)
    assert progress.accessibleName() == "导入台账的进度"
    job.ended.emit()
    assert bar.jobs() == []
    qtbot.waitUntil(lambda: bar.findChild(QProgressBar) is None)


def test_a_job_can_be_stopped(bar, qtbot):
    job = Job("导入台账")
    bar.watch(job)
    qtbot.mouseClick(button(bar, "停止导入台账"), Qt.MouseButton.LeftButton)
    assert job.cancelled
    assert bar.jobs() == ["正在停止导入台账…"]


def test_several_jobs_end_in_any_order(bar):
    first, second = Job("一"), Job("二")
    bar.watch(first)
    bar.watch(second)
    first.ended.emit()
    assert bar.jobs() == ["二"]
