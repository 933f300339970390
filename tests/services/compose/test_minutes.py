import pytest

from desktop.domain.errors import Refused
from desktop.services import meetings
from desktop.services.compose import minutes
from desktop.services.compose.sample import SampleOffice
from desktop.services.paper_facts import Subject
from desktop.store.tables import Decision

from .conftest import Compose


def hide(office: SampleOffice, place: int) -> None:
    """Mark one decision of the held meeting as 内部."""
    meeting = office.subject("minutes").meeting_id
    with office.desk.act("内部") as work:
        work.find(Decision, meeting_id=meeting, order_no=place)[0].internal = True


def test_an_excerpt_holds_the_units_items_and_no_other(office: SampleOffice, facts: Compose) -> None:
    made = facts("minutes_excerpt")
    assert [item["项次"] for item in made.fields["事项"]] == [1, 2, 3, 5]  # 3: 印发各成员单位
    assert all(item["文字"].endswith("。") for item in made.fields["事项"])
    assert made.fields["职责"][1] == "第2项（台账编号2026-002）由你单位牵头，完成时限：2026年6月30日"
    assert "县公安局" not in str(made.fields["事项"])


def test_an_internal_item_is_in_no_circulated_paper(own_office: SampleOffice) -> None:
    for place in (2, 5):
        hide(own_office, place)
    desk, held = own_office.desk, own_office.subject("minutes_excerpt")
    assert [item["项次"] for item in minutes.minutes_excerpt(desk, held).fields["事项"]] == [1, 3]
    assert "专项资金" not in str(minutes.minutes(desk, held).fields["议定事项"])
    assert "专项资金" not in str(minutes.decision_table(desk, held).tables["分解"].rows)


def test_a_unit_that_no_item_concerns_gets_no_excerpt(own_office: SampleOffice) -> None:
    hide(own_office, 3)
    held = own_office.subject("minutes_excerpt").meeting_id
    with pytest.raises(Refused, match="没有涉及县水利局的议定事项"):
        minutes.minutes_excerpt(own_office.desk, Subject(meeting_id=held, unit="县水利局"))
    with pytest.raises(Refused, match="没有指明是哪个单位"):
        minutes.minutes_excerpt(own_office.desk, Subject(meeting_id=held))


def test_every_row_of_the_decision_table_quotes_its_item(office: SampleOffice, facts: Compose) -> None:
    made = facts("decision_table")
    items = minutes.items_of(office.desk, office.subject("decision_table").meeting_id or "")
    rows = made.tables["分解"].rows
    assert len(rows) == 8
    for item, row in zip(items, rows, strict=True):
        assert str(row[1]).startswith(f"第{item.place}项：")
        assert "".join(item.text.split())[:20] in str(row[1])
    assert str(rows[6][7]).startswith("不立项：")


def test_attendance_of_the_minutes_marks_stand_ins(own_office: SampleOffice) -> None:
    held = own_office.subject("minutes")
    entries = [
        meetings.AttendanceDraft("present", "县财政局", "赵元"),
        meetings.AttendanceDraft("stand_in", "县司法局", "王立"),
        meetings.AttendanceDraft("leave", "县教育局", "孙立"),
    ]
    meetings.record_attendance(own_office.desk, held.meeting_id or "", entries)
    fields = minutes.minutes(own_office.desk, held).fields
    assert (fields["出席"], fields["请假"]) == ("县财政局赵元，县司法局王立（代）", "县教育局孙立")
