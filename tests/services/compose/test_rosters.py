from datetime import date

import pytest

from desktop.documents.official import Cell
from desktop.domain.errors import Refused
from desktop.services import roster, roster_changes
from desktop.services.compose import rosters
from desktop.services.compose.sample import SampleOffice
from desktop.services.desk import Desk
from desktop.services.paper_facts import Subject
from desktop.services.roster_changes import ChangeDraft

from .conftest import Compose


def test_the_roster_of_a_day_is_that_days(own_office: SampleOffice) -> None:
    desk = own_office.desk
    seat = next(each for each in roster.seats_on(desk, desk.today()) if each.unit == "县水利局")
    roster.set_holder(desk, seat.id, "新任", position="局长", since=date(2026, 6, 1))
    before = rosters.roster_paper(desk, Subject(on=date(2026, 5, 31)))
    now = rosters.roster_paper(desk, Subject())
    assert "新任" not in str(before.tables["成员"].rows)
    assert "新任" in str(now.tables["成员"].rows)
    assert before.title.endswith("（截至2026年5月31日）")
    assert before.title != now.title


def test_vacant_seats_are_counted_and_shown(facts: Compose) -> None:
    made = facts("roster", Subject())
    assert made.fields["缺额说明"] == "领导席位空缺3个。"
    assert [row[1] for row in made.tables["领导"].rows].count("（空缺）") == 3
    assert len(made.tables["成员"].rows) == 32


def test_the_liaison_sheet_says_who_is_missing_and_where_to_send_it(facts: Compose) -> None:
    *rows, last = facts("liaison_check").tables["联络员"].rows
    assert len(rows) == 32
    assert rows[0][1:7] == (
        "县政府办公室",
        "刘敏",
        "办公室主任",
        "13800000000",
        "0393-5550100",
        "2026年6月24日",
    )
    assert rows[-1][6] == "未指定"
    assert isinstance(last[0], Cell)
    assert last[0].text.startswith("尚有29个单位未指定联络员")
    one = facts("liaison_check", Subject(unit="县水利局")).tables["联络员"].rows
    assert [row[1] for row in one[:-1]] == ["县水利局"]


def test_a_member_change_shows_who_sits_there_now(own_office: SampleOffice) -> None:
    desk = own_office.desk
    seat = next(each for each in roster.seats_on(desk, desk.today()) if each.unit == "县水利局")
    roster.set_holder(desk, seat.id, "周河", position="局长", since=date(2026, 6, 1))
    rows = rosters.member_change(desk, Subject(unit="县水利局")).tables["呈批"].rows
    assert rows[0] == ("单位", "县水利局", "席位", "主要负责同志")
    assert rows[1] == ("现任姓名", "周河", "职务", "局长")
    assert rows[3] == ("拟任姓名", "", "职务", "")
    assert "召集人\n批示" in [row[0] for row in rows]


def test_a_change_needs_a_unit_of_the_roster(facts: Compose) -> None:
    with pytest.raises(Refused, match="没有指明是哪个单位"):
        facts("member_change", Subject(on=date(2026, 6, 1)))
    with pytest.raises(Refused, match="没有县气象局的席位"):
        facts("member_change", Subject(unit="县气象局"))


def _order(desk: Desk) -> list[str]:
    seat = next(each for each in roster.seats_on(desk, desk.today()) if each.unit == "县水利局")
    day = date(2026, 9, 1)
    drafts = [
        ChangeDraft(
            "head", seat_id=seat.id, person="王大明", position="局长", reason="原任退休", effective_on=day
        ),
        ChangeDraft("liaison", unit="县水利局", person="李昂", mobile="13811112222", effective_on=day),
    ]
    return list(roster_changes.propose(desk, drafts).made)


def test_a_change_order_fills_its_form_and_later_its_approval(own_office: SampleOffice) -> None:
    desk = own_office.desk
    ids = _order(desk)
    made = rosters.member_change(desk, Subject(change_id=ids[1]))
    told = {row[0]: row[1:] for row in made.tables["呈批"].rows}
    assert made.title == "成员调整呈批表（县水利局 王大明）"
    assert told["拟任姓名"] == ("王大明", "职务", "局长")
    assert told["现联络员"][2] == "李昂"
    assert told["联系电话"] == ("13811112222", "拟生效日期", "2026年9月1日")
    assert told["调整理由"][0].text == "原任退休"
    assert "签字" in told["召集人\n批示"][0].text
    assert rosters.member_change(desk, Subject(unit="县水利局")).title == made.title
    roster_changes.approve(desk, ids, approver="赵一鸣", effective_on=date(2026, 6, 1))
    told = {
        row[0]: row[1:] for row in rosters.member_change(desk, Subject(change_id=ids[0])).tables["呈批"].rows
    }
    assert told["召集人\n批示"][0].text == "已批准。\n赵一鸣　2026年6月24日"
    assert "早于批准之日" in told["备注"][0].text


def test_a_unit_that_joins_has_a_form_of_its_own(own_office: SampleOffice) -> None:
    desk = own_office.desk
    draft = ChangeDraft("join", unit="县气象局", position="主要负责同志", person="何云")
    (one,) = roster_changes.propose(desk, [draft]).made
    rows = {
        row[0]: row[1:] for row in rosters.member_change(desk, Subject(change_id=one)).tables["呈批"].rows
    }
    assert rows["单位"] == ("县气象局", "席位", "主要负责同志")
    assert rows["调整类别"][0] == "增加成员单位"
    assert (rows["现任姓名"][0], rows["拟任姓名"][0]) == ("—", "何云")


def test_no_order_that_waits_is_on_a_list(own_office: SampleOffice) -> None:
    desk = own_office.desk
    _order(desk)
    for kind in (rosters.roster_paper, rosters.liaison_check, rosters.contact_sheet):
        told = str(kind(desk, Subject()).tables)
        assert "王大明" not in told
        assert "李昂" not in told


def test_the_contact_sheet_has_a_line_for_every_unit(facts: Compose) -> None:
    made = facts("contact_sheet", Subject())
    assert len(made.tables["联络员"].rows) == 32
    assert made.tables["联络员"].rows[0][1:] == (
        "县政府办公室", "刘敏", "办公室主任", "13800000000", "0393-5550100", "2026年6月24日",
    )  # fmt: skip
    with pytest.raises(Refused, match="没有成员单位"):
        facts("contact_sheet", Subject(on=date(2000, 1, 1)))
