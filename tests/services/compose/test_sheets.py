from pathlib import Path

from desktop.services import papers, tasks
from desktop.services.compose import sheets
from desktop.services.compose.common import member_units
from desktop.services.compose.sample import SampleOffice
from desktop.services.paper_facts import Subject


def test_the_sheet_of_a_notice_lists_all_units_in_protocol_order(
    own_office: SampleOffice, tmp_path: Path
) -> None:
    desk, meeting = own_office.desk, own_office.subject("meeting_notice").meeting_id
    notice = papers.make(desk, "meeting_notice", own_office.subject("meeting_notice"), tmp_path)
    made = sheets.delivery_sheet(desk, Subject(meeting_id=meeting))
    rows = made.tables["签收"].rows
    assert [row[1] for row in rows] == [row.name for row in member_units(desk, desk.today())]
    assert {row[2] for row in rows} == {notice.number}
    assert made.fields["件数"] == 32


def test_papers_given_stand_in_protocol_order_whatever_order_they_came_in(
    own_office: SampleOffice, tmp_path: Path
) -> None:
    desk = own_office.desk
    chosen = own_office.subject("assignment").task_ids
    made = [
        papers.make(desk, "assignment", Subject(task_ids=chosen, unit=unit), tmp_path)
        for unit in ("县审计局", "县财政局", "外单位")
    ]
    sheet = sheets.delivery_sheet(desk, Subject(paper_ids=tuple(one.paper_id for one in made)))
    assert [row[1:3] for row in sheet.tables["签收"].rows] == [
        ("县财政局", made[1].number),
        ("县审计局", made[0].number),
        ("", made[2].number),
    ]
    assert sheet.fields["文书"] == "府院联动事项交办单"
    assert sheet.title == f"文书签收单（{made[1].number}等3件）"


def test_different_papers_are_named_row_by_row(own_office: SampleOffice, tmp_path: Path) -> None:
    desk = own_office.desk
    made = [papers.make(desk, kind, own_office.subject(kind), tmp_path) for kind in ("assignment", "urging")]
    sheet = sheets.delivery_sheet(desk, Subject(paper_ids=tuple(one.paper_id for one in made)))
    assert [row[3] for row in sheet.tables["签收"].rows] == ["府院联动事项交办单", "府院联动事项催办单"]
    assert sheet.fields["文书"] == ""


def test_one_paper_without_a_unit_goes_to_all(own_office: SampleOffice, tmp_path: Path) -> None:
    one = papers.make(own_office.desk, "circular", Subject(), tmp_path)
    sheet = sheets.delivery_sheet(own_office.desk, Subject(paper_ids=(one.paper_id,)))
    assert len(sheet.tables["签收"].rows) == 32


def test_the_register_holds_calls_and_papers_by_day(own_office: SampleOffice, tmp_path: Path) -> None:
    desk = own_office.desk
    urged = papers.make(desk, "urging", own_office.subject("urging"), tmp_path)
    first = own_office.subject("urging").task_ids[0]
    tasks.add_progress(
        desk, first, "下周拨付", source="电话", by="赵元", kind="remind", on=desk.today().replace(day=3)
    )
    tasks.add_progress(desk, first, "已报账", source="书面", by="赵元")
    rows = sheets.urging_register(desk, Subject()).tables["催办"].rows
    told = [row for row in rows if row[1]]
    assert [row[1] for row in told] == ["2026年6月3日", "2026年6月24日", "2026年6月24日"]
    assert told[0][2:4] == ("电话提醒", "县财政局")
    assert told[0][5] == "赵元：下周拨付"
    assert any(urged.number in row[4] for row in told)
    assert "已报账" not in str(told)
    only = sheets.urging_register(desk, Subject(task_ids=(first,)))
    assert [row[2] for row in only.tables["催办"].rows if row[1]] == ["电话提醒", "书面催办"]
    assert only.tables["催办"].rows[1][3:5] == ("县财政局", f"{urged.number}　2026-002")
    assert only.title == "催办登记表（2026-002）"
