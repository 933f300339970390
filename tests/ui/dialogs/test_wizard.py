"""The first run on the real founding notice."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.locate import shipped
from desktop.services import roster
from desktop.ui.dialogs.seat_table import NAME, SHORT, UNIT
from desktop.ui.dialogs.wizard import Wizard

NOTICE = shipped("resources") / "example" / "puyang-notice.txt"


@pytest.fixture
def wizard(qtbot: QtBot, home: Path) -> Wizard:
    made = Wizard(home / "office")
    qtbot.addWidget(made)
    made.show()
    return made


def test_an_empty_name_is_said_and_nothing_happens(wizard: Wizard) -> None:
    wizard.next.click()
    assert wizard.desk is None
    assert "请填写地方名称" in wizard._said.text()


def test_the_pasted_notice_becomes_the_roster(wizard: Wizard, qtbot: QtBot) -> None:
    wizard.office.name.setText("濮阳县")
    wizard.next.click()
    wizard.notice.text.setPlainText(NOTICE.read_text(encoding="utf-8"))
    qtbot.waitUntil(lambda: "32 个成员席位" in wizard.notice.preview.words())
    assert "29 个主要负责同志、3 个分管日常工作的负责同志" in wizard.notice.preview.words()
    wizard.next.click()
    assert wizard.desk is not None
    assert wizard.desk.office.host_unit == "县司法局"
    seats = roster.seats_on(wizard.desk, wizard.desk.today())
    assert [seat.person for seat in seats if seat.kind == "head"] == ["", "", "袁纪彬", "沙国省", ""]
    wizard.desk.close()


def test_an_office_can_be_founded_without_a_notice(wizard: Wizard) -> None:
    wizard.office.name.setText("云岭县")
    wizard.next.click()
    wizard.next.click()
    assert wizard.desk is not None
    assert wizard.desk.office.host_unit == "县司法局"
    assert roster.unit_rows(wizard.desk, wizard.desk.today()) == []
    wizard.desk.close()


def test_a_file_that_cannot_be_read_is_said_in_a_sentence(wizard: Wizard, tmp_path: Path) -> None:
    wrong = tmp_path / "通知.doc"
    wrong.write_bytes(b"\xd0\xcf\x11\xe0")
    wizard.notice.take_file(wrong)
    assert "docx" in wizard.notice.preview.words()


def test_names_and_short_names_are_set_right_before_the_office_is_founded(
    wizard: Wizard, qtbot: QtBot
) -> None:
    wizard.office.name.setText("濮阳县")
    wizard.next.click()
    wizard.notice.text.setPlainText(NOTICE.read_text(encoding="utf-8"))
    wizard.notice.read()
    table = wizard.notice.preview.table
    table.cell(1, NAME).setText("林岩")
    row = next(row for row in range(table.rowCount()) if table.cell(row, UNIT).text() == "县委县政府督查局")
    table.cell(row, SHORT).setText("县督查局")
    wizard.next.click()
    desk = wizard.desk
    assert desk is not None
    assert [seat.person for seat in roster.seats_on(desk, desk.today())][1] == "林岩"
    unit = next(each for each in roster.unit_rows(desk, desk.today()) if each.name == "县委县政府督查局")
    assert unit.short_name == "县督查局"
    desk.close()


def test_a_text_that_is_no_notice_is_said(wizard: Wizard) -> None:
    wizard.notice.text.setPlainText("今天天气很好。")
    assert wizard.notice.read() is None
    assert "没有读到组成人员" in wizard.notice.preview.words()
