import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSysInfo

from desktop.app.single import LOCK, SingleInstance, Standing

_SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from desktop.app.single import SingleInstance
app = QCoreApplication([])
print(SingleInstance(Path(sys.argv[1])).claim().value)
"""


@pytest.fixture
def first(qapp, home):
    made = SingleInstance(home)
    yield made
    made.release()


def lock_of(folder: Path, pid: int, host: str) -> None:
    (folder / LOCK).write_text(f"{pid}\npython\n{host}\n", encoding="utf-8")


def test_a_second_start_raises_the_first_and_ends(first, home, qtbot):
    assert first.claim() is Standing.FIRST
    second = subprocess.Popen([sys.executable, "-c", _SECOND, str(home)], stdout=subprocess.PIPE, text=True)
    with qtbot.waitSignal(first.raised, timeout=20_000):
        pass
    said, _ = second.communicate(timeout=20)
    assert said.strip() == "second"


def test_folders_do_not_meet(first, home, qapp):
    (home / "other").mkdir()
    other = SingleInstance(home / "other")
    assert first.claim() is Standing.FIRST
    assert other.claim() is Standing.FIRST
    other.release()


def test_another_computer_makes_this_one_read_only(first, home):
    lock_of(home, 4242, "PC-2")
    assert first.claim() is Standing.READ_ONLY
    assert first.holder() == "PC-2"
    assert first.note() == "“PC-2”正在使用这个资料夹，这里只能查看；那边关闭后重新打开即可编辑。"


def test_the_lock_of_another_computer_does_not_grow_old(first, home):
    import os

    lock_of(home, 4242, "PC-2")
    os.utime(home / LOCK, (0, 0))
    assert first.claim() is Standing.READ_ONLY


def test_a_lock_left_by_a_dead_process_here_is_no_hindrance(first, home):
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    lock_of(home, dead.pid, QSysInfo.machineHostName())
    assert first.claim() is Standing.FIRST


def test_the_clerk_may_take_over_from_a_computer_that_is_gone(first, home):
    lock_of(home, 4242, "PC-2")
    assert first.claim() is Standing.READ_ONLY
    assert first.take_over()
    assert first.holder() == QSysInfo.machineHostName()


def test_a_living_window_here_is_never_taken_over(first, home):
    assert first.claim() is Standing.FIRST
    other = SingleInstance(home)
    assert not other.take_over()
    assert first.holder() == QSysInfo.machineHostName()


def test_release_gives_the_folder_back(first, home):
    assert first.claim() is Standing.FIRST
    first.release()
    assert not (home / LOCK).exists()
    again = SingleInstance(home)
    assert again.claim() is Standing.FIRST
    again.release()


def test_a_folder_that_cannot_be_written_is_read_only(qapp, home):
    gone = SingleInstance(home / "gone")
    assert gone.claim() is Standing.READ_ONLY
    assert gone.note().endswith("。")
