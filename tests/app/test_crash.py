import sys
import threading
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QLabel

from desktop import __version__
from desktop.app.crash import CrashDialog, CrashHandler, crash_report

NAME = "张三诉云岭县自然资源局"


def caught(error: BaseException) -> BaseException:
    try:
        plaintiff = NAME
        assert plaintiff
        raise error
    except BaseException as found:
        return found


def test_the_report_says_where_and_with_what_versions():
    report = crash_report(caught(KeyError("x")), datetime(2026, 3, 5, 9, 30, tzinfo=UTC))
    assert "时间：2026-03-05 09:30:00 +0000" in report
    assert f"版本：{__version__} · Python 3." in report
    assert "builtins.KeyError: （内容不记录）" in report
    assert "app/test_crash.py:" in report
    assert report.rstrip().endswith("caught")


@pytest.mark.parametrize(
    "error",
    [
        ValueError(NAME),
        KeyError("(2026)豫0928行初7号"),
        RuntimeError("plaintiff Zhang San 13900001111"),
        AttributeError(f"'str' object has no attribute '{NAME}'"),
    ],
)
def test_the_report_tells_nothing_of_a_case(error):
    report = crash_report(caught(error))
    for word in (NAME, "张三", "豫0928", "Zhang", "13900001111"):
        assert word not in report


def test_messages_that_speak_of_the_program_alone_are_kept():
    report = crash_report(caught(AttributeError("'Page' object has no attribute 'shwo'")))
    assert "'Page' object has no attribute 'shwo'" in report


def test_the_cause_is_told_too_and_a_ring_ends():
    inner = caught(KeyError("a"))
    outer = ValueError("b")
    outer.__cause__ = inner
    inner.__context__ = outer
    report = crash_report(outer)
    assert report.index("ValueError") < report.index("KeyError")
    assert report.count("ValueError") == 1


def test_a_folder_with_the_name_of_a_person_is_not_told():
    code = compile("raise KeyError", "/home/zhangsan/desk/desktop/ui/shell.py", "exec")
    try:
        exec(code)
    except KeyError as error:
        report = crash_report(error)
    assert "desktop/ui/shell.py:1" in report
    assert "zhangsan" not in report


@pytest.fixture
def handler(qapp, monkeypatch):
    logged = []
    made = CrashHandler(logged.append)
    made.logged = logged
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    made.install()
    return made


def shown(qapp):
    return [w for w in qapp.topLevelWidgets() if isinstance(w, CrashDialog) and w.isVisible()]


def test_a_bug_opens_one_dialog_and_more_bugs_are_added(qapp, qtbot, handler):
    sys.excepthook(KeyError, caught(KeyError("a")), None)
    sys.excepthook(ValueError, caught(ValueError("b")), None)
    qtbot.waitUntil(lambda: len(shown(qapp)) == 1 and "ValueError" in shown(qapp)[0].report())
    assert "KeyError" in shown(qapp)[0].report()
    assert len(handler.logged) == 2
    shown(qapp)[0].accept()
    qtbot.waitUntil(lambda: shown(qapp) == [])
    sys.excepthook(KeyError, caught(KeyError("c")), None)
    qtbot.waitUntil(lambda: len(shown(qapp)) == 1)
    shown(qapp)[0].accept()


def test_a_bug_in_another_thread_is_shown_in_the_window(qapp, qtbot, handler):
    thread = threading.Thread(target=lambda: {}["x"])
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(shown(qapp)) == 1)
    assert "<lambda>" in shown(qapp)[0].report()
    shown(qapp)[0].accept()


def test_ctrl_c_is_no_crash(qapp, handler, capsys, monkeypatch):
    seen = []
    monkeypatch.setattr(sys, "__excepthook__", lambda *what: seen.append(what[0]))
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert seen == [KeyboardInterrupt]
    assert handler.logged == []


def test_the_report_can_be_saved(qtbot, tmp_path):
    dialog = CrashDialog("一份报告")
    qtbot.addWidget(dialog)
    assert dialog.save_to(tmp_path / "报告.txt")
    assert (tmp_path / "报告.txt").read_text("utf-8") == "一份报告"
    assert not dialog.save_to(tmp_path / "没有" / "报告.txt")
    assert any("没有存下来" in label.text() for label in dialog.findChildren(QLabel))
