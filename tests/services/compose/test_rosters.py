from datetime import date

import pytest

from desktop.documents.official import Cell
from desktop.domain.errors import Refused
from desktop.services import roster
from desktop.services.compose import rosters
from desktop.services.compose.sample import SampleOffice
from desktop.services.paper_facts import Subject

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
