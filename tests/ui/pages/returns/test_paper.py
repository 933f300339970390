import pytest
from PySide6.QtCore import Qt
from returned_forms import issued, latest, units_of

from desktop.services import ledger
from desktop.ui.pages.returns.paper import PaperReturn


@pytest.fixture
def field(context, qtbot, tmp_path):
    issued(context.desk, tmp_path / "forms", units_of(context.desk)[:3])
    made = PaperReturn(context)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    made.setFocus()
    return made


def code(context, place: int) -> str:
    lines = ledger.lines(context.desk, ledger.ids(context.desk, ledger.LedgerFilter()))
    return lines[place].row.check_code


def test_a_whole_code_opens_its_task_and_enter_registers(field, context, qtbot, said):
    qtbot.keyClicks(field.code, code(context, 1).lower())
    assert field.words.hasFocus()
    assert "推进第2项联动事项" in field.about.text()
    field.words.insert("方案已印发")
    qtbot.keyClick(field.words, Qt.Key.Key_Return)
    assert latest(context.desk)["推进第2项联动事项"] == "方案已印发"
    assert said.last == "已登记 2026-002 的反馈。"
    assert field.code.hasFocus()
    assert field.code.text() == ""


def test_a_wrong_code_is_said_when_enter_asks(field, qtbot):
    qtbot.keyClicks(field.code, "ZZZZZZ")
    assert not field.words.isEnabled()
    with qtbot.waitSignal(field.told) as heard:
        qtbot.keyClick(field.code, Qt.Key.Key_Return)
    assert "没有校验码" in heard.args[0]


def test_another_code_lets_the_first_task_go(field, context, qtbot):
    qtbot.keyClicks(field.code, code(context, 0))
    field.code.setFocus()
    qtbot.keyClick(field.code, Qt.Key.Key_Backspace)
    assert not field.words.isEnabled()
    assert not field.about.isVisible()


def test_escape_lets_the_task_go(field, context, qtbot):
    assert not field.clear()
    qtbot.keyClicks(field.code, code(context, 0))
    assert field.clear()
    assert field.code.hasFocus()
