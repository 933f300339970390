from desktop.services import tasks
from desktop.services.compose import common, recipients
from desktop.services.compose.returns import supplement_request
from desktop.services.compose.sample import SampleOffice
from desktop.services.paper_facts import Subject
from desktop.services.returns import register_paper


def test_the_words_that_came_back_stand_beside_what_is_asked(own_office: SampleOffice) -> None:
    desk = own_office.desk
    first, second = common.our_lines(desk, open_only=True)[:2]
    register_paper(desk, first.id, "正在办理中")
    tasks.add_progress(desk, second.id, "电话问过", source="电话", by="")
    made = supplement_request(desk, Subject(task_ids=(first.id, second.id), unit="县财政局"))
    rows = made.tables["事项"].rows
    assert [row[2] for row in rows] == ["“正在办理中”", "没有填写"]
    assert str(rows[0][0]).endswith(first.row.check_code)
    assert made.title == "办理情况退回补充单（县财政局，2026-001、2026-002）"
    assert made.fields["项数"] == 2


def test_the_unit_has_three_working_days(own_office: SampleOffice) -> None:
    desk = own_office.desk
    line = common.our_lines(desk, open_only=True)[0]
    made = supplement_request(desk, Subject(task_ids=(line.id,)))
    assert made.fields["补报期限"] == "2026年6月29日"  # from Wednesday 24 June over a weekend
    subjects = recipients.leading(desk, Subject(task_ids=(line.id,)))
    assert [one.unit for one in subjects] == list(line.row.lead)
