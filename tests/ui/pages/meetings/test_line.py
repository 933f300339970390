"""One typed line: what Enter will record is told before."""

import pytest
from PySide6.QtCore import Qt

from desktop.domain.attendance import Called, Spoken, understand
from desktop.ui.pages.meetings.line import AnswerLine, spoken_words

UNITS = (Called("县财政局", ("县财政局",), ("xczj",)), Called("县司法局", ("县司法局",), ("xsfj",)))


@pytest.fixture
def line(qtbot) -> AnswerLine:
    made = AnswerLine(lambda words: understand(words, UNITS), "登记回执")
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "只写单位为出席。如：czj　财政局 王强 副局长　czj -出差　czj 缺席"),
        ("czj", "县财政局　出席　—— 回车登记"),
        ("czj 王强", "县财政局　代会 王强　—— 回车登记"),
        ("sfj-开庭", "县司法局　请假：开庭　—— 回车登记"),
        ("县", "▲ 可能是县财政局、县司法局，请多写一两个字"),
        ("slj", "▲ 没有这个单位"),
    ],
)
def test_the_meaning_stands_under_the_line(line, typed: str, told: str) -> None:
    line.edit.setText(typed)
    assert line.told.text() == told


def test_enter_tells_the_page_and_an_empty_line_nothing(line, qtbot) -> None:
    with qtbot.assertNotEmitted(line.entered):
        qtbot.keyClick(line.edit, Qt.Key.Key_Return)
    line.edit.setText("czj")
    with qtbot.waitSignal(line.entered) as told:
        qtbot.keyClick(line.edit, Qt.Key.Key_Return)
    assert told.args == ["czj"]
    line.done("已登记")
    assert (line.edit.text(), line.told.text()) == ("", "已登记")


def test_what_a_line_says_in_words() -> None:
    assert spoken_words(Spoken(("x",)), "参加") == "参加"
    assert spoken_words(Spoken(("x",), "observer", "李明", "主席")) == "列席 李明（主席）"
    assert spoken_words(Spoken(("x",), "absent")) == "缺席"
