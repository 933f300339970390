"""节假日: a notice pasted or dropped, its doubts and moves, 采用 and undo; local days; year files."""

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel

from desktop.services import calendar_plans, tasks
from desktop.services.tasks import TaskDraft
from desktop.ui.pages.settings.calendar import CalendarSection, LocalDayForm

from ...parts import drop_on

NOTICE = """关于2027年部分节假日安排的通知
国办发明电〔2026〕9号
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（周五）至13日（周六）放假调休，共9天。1月30日（周六）、2月20日（周六）上班。
三、清明节：4月3日（周六）至5日（周一）放假，共3天。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。5月8日（周六）上班。
五、端午节：6月9日（周三）放假1天，不调休。
六、中秋节：9月15日（周三）放假1天，不调休。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。
"""


@pytest.fixture
def section(context, qtbot) -> CalendarSection:
    made = CalendarSection(context)
    context.hub.changed.connect(lambda _changes: made.refresh())
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


def words(section) -> str:
    return "\n".join(label.text() for label in section.findChildren(QLabel))


def cells(listing) -> list[list[str]]:
    return [
        [listing.item(row, column).text() for column in range(listing.columnCount())]
        for row in range(listing.rowCount())
    ]


def read(section, context, qtbot) -> None:
    section.intake.read.click()
    qtbot.waitUntil(lambda: not context.work.busy, timeout=5000)


def accept(section, context, qtbot) -> None:
    section.intake.accept.click()
    qtbot.waitUntil(lambda: not context.work.busy, timeout=5000)


def answer(context) -> str:
    draft = TaskDraft("书面答复")
    words = "应当在四十五日内书面回复"
    return tasks.add_task(context.desk, draft, deadline=words, anchor=date(2026, 11, 17)).made[0]


def test_the_missing_year_is_named_until_its_notice_is_taken_in(section, context, qtbot, said) -> None:
    assert "2004—2026 年的放假调休安排" in words(section)
    assert section.missing.text().startswith("▲ 2027 年的放假安排尚未收入")
    answer(context)
    section.intake.text.setPlainText(NOTICE)
    read(section, context, qtbot)
    intake = section.intake
    assert intake.number.text() == "国办发明电〔2026〕9号"
    assert "1 项期限将变动" in intake.result.text()
    assert cells(intake.moves)[0][:3] == ["期限", "2027-01-01（周五）", "2027-01-04（周一）"]
    assert intake.doubts.isHidden()
    assert intake.accept.text() == "采用"
    assert not context.desk.calendar.covers(2027)
    accept(section, context, qtbot)
    assert section.missing.text() == "今年和明年的放假安排都已收入。"
    assert said.last.startswith("已采用 国办发明电〔2026〕9号。")
    assert intake.moves.isHidden()
    assert intake.text.toPlainText() == ""
    context.undo()
    assert section.missing.text().startswith("▲ 2027")


def test_doubts_are_shown_where_they_stand_and_said_on_the_button(section, context, qtbot) -> None:
    section.intake.text.setPlainText(NOTICE.replace("共9天", "共8天"))
    read(section, context, qtbot)
    assert cells(section.intake.doubts) == [["春节", "写明共8天，读出的是9天"]]
    assert section.intake.accept.text() == "核对后照此采用（1 处存疑）"
    section.intake.doubts.selectRow(0)
    assert section.intake.text.textCursor().selectedText().startswith("春节：2月5日")
    accept(section, context, qtbot)
    assert context.desk.calendar.covers(2027)


def test_another_text_or_a_refusal_forgets_what_was_read(section, context, qtbot, said) -> None:
    section.intake.text.setPlainText(NOTICE)
    read(section, context, qtbot)
    section.intake.text.setPlainText("元旦：1月1日放假")
    assert section.intake.moves.isHidden()
    read(section, context, qtbot)
    assert "没有读到是哪一年" in said.last
    assert any("没有读到是哪一年" in row[1] for row in cells(section.intake.doubts))
    assert section.intake.accept.isHidden() or not section.intake.accept.isVisible()
    section.intake.text.clear()
    read(section, context, qtbot)
    assert "请先粘贴" in said.last


def test_a_number_that_the_text_lost_is_typed(section, context, qtbot, said) -> None:
    section.intake.text.setPlainText(NOTICE.replace("国办发明电〔2026〕9号", ""))
    read(section, context, qtbot)
    assert "文号" in said.last
    section.intake.number.setText("国办发明电〔2026〕9号")
    read(section, context, qtbot)
    accept(section, context, qtbot)
    assert calendar_plans.source_of(context.desk, 2027) == "国办发明电〔2026〕9号"


def test_a_dropped_notice_is_read_at_once_and_kept_byte_for_byte(section, context, qtbot, tmp_path) -> None:
    file = tmp_path / "通知.txt"
    file.write_bytes(NOTICE.encode("gb18030"))
    assert drop_on(section.intake.text, file)
    qtbot.waitUntil(lambda: not context.work.busy, timeout=5000)
    assert "没有期限变动" in section.intake.result.text()
    accept(section, context, qtbot)
    assert calendar_plans.export_year(context.desk, 2027).startswith("year = 2027")
    assert context.desk.store.faults() == ()


def test_a_year_goes_out_as_a_file_and_comes_in_by_a_drop(section, context, qtbot, said, tmp_path) -> None:
    file = tmp_path / "2026.toml"
    section.export_year(file, 2026)
    assert "已导出 2026 年年历文件" in said.last
    file.write_text(file.read_text(encoding="utf-8").replace("year = 2026", "year = 2027"), encoding="utf-8")
    assert drop_on(section.intake.text, file)
    qtbot.waitUntil(lambda: not context.work.busy, timeout=5000)
    accept(section, context, qtbot)
    assert context.desk.calendar.covers(2027)
    section.export_year(tmp_path / "x.toml", 2035)
    assert "还没有收入" in said.last


def test_what_is_no_notice_is_refused_in_words(section, said, tmp_path) -> None:
    for name, data, told in (
        ("坏.toml", "年".encode("gb18030"), "不是 UTF-8"),
        ("图.pdf", b"%PDF-1.4", "docx"),
        ("空.txt", b"", "空文件"),
    ):
        file = tmp_path / name
        file.write_bytes(data)
        assert drop_on(section.intake.text, file)
        assert told in said.last


def test_a_local_day_is_entered_listed_and_taken_back(section, context, said) -> None:
    section._open_local()
    form = section.findChild(LocalDayForm)
    form.confirm.click()
    assert "请填写日期" in said.last
    form.day.set_text("2026-11-25")
    form.confirm.click()
    assert "缺少名称、依据" in said.last
    form.name.setText("古尔邦节")
    form.source.setText("州政府通知")
    form.confirm.click()
    assert not context.desk.calendar.is_workday(date(2026, 11, 25))
    assert cells(section.days) == [["2026-11-25（周三 古尔邦节放假）", "古尔邦节放假", "州政府通知"]]
    assert said.last.startswith("已登记本地放假日。")
    section.days.clearSelection()
    section.days.setCurrentCell(-1, -1)
    section.remove.click()
    assert "请先在上面选中" in said.last
    section.days.selectRow(0)
    section.remove.click()
    assert context.desk.calendar.is_workday(date(2026, 11, 25))
    assert section.days.isHidden()
