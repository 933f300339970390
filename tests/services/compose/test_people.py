"""The list to chase of matters without a responsible person."""

import pytest

from desktop.domain.errors import Refused
from desktop.services import ledger, tasks
from desktop.services.compose import people, recipients
from desktop.services.compose.sample import SampleOffice
from desktop.services.ledger import LedgerFilter
from desktop.services.paper_facts import Subject


def test_it_lists_what_names_nobody_and_leaves_room(own_office: SampleOffice) -> None:
    made = people.people_wanted(own_office.desk, Subject())
    *rows, last = made.tables["事项"].rows
    known = ledger.lines(own_office.desk, ledger.ids(own_office.desk, LedgerFilter()))
    named = {line.row.number for line in known if line.row.responsible_person}
    assert named
    assert {row[1] for row in rows} == {line.row.number for line in known} - named
    assert {row[6:] for row in rows} == {("", "")}
    assert f"上列{len(rows)}项事项" in last[0].text


def test_one_unit_gets_its_own_until_all_is_named(own_office: SampleOffice) -> None:
    desk = own_office.desk
    units = [each.unit for each in recipients.without_person(desk, Subject())]
    assert "县财政局" in units
    assert "县住房城乡建设局" not in units
    made = people.people_wanted(desk, Subject(unit="县财政局"))
    assert made.title == "责任人待报表（县财政局）"
    assert {row[3] for row in made.tables["事项"].rows[:-1]} == {"县财政局"}
    for line in people.without_person(desk):
        tasks.assign_person(desk, line.id, post="", person="孙岩")
    with pytest.raises(Refused, match="都已落实责任人"):
        people.people_wanted(desk, Subject())


def test_chosen_tasks_narrow_the_list(own_office: SampleOffice) -> None:
    first = people.without_person(own_office.desk)[0]
    assert people.without_person(own_office.desk, (first.id,)) == [first]
