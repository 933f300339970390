"""What each paper needs, and making it from what was chosen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sampled import sampled

from desktop.domain.errors import Refused
from desktop.services import making, papers
from desktop.services.compose import COMPOSERS, ONE_TASK, RECIPIENTS
from desktop.services.compose.common import our_lines
from desktop.services.compose.sample import SampleOffice
from desktop.services.making import GROUPS, NEEDS, Needs, Order, Tasks, Units


@pytest.fixture
def office(tmp_path: Path) -> Iterator[SampleOffice]:
    made = sampled(tmp_path / "office")
    yield made
    made.desk.close()


def test_the_table_speaks_of_every_paper_and_of_no_other() -> None:
    assert set(NEEDS) == set(COMPOSERS)
    assert {each.group for each in NEEDS.values()} == set(GROUPS)
    assert {kind for kind, each in NEEDS.items() if each.units != Units.NONE} == set(RECIPIENTS)
    assert {kind for kind, each in NEEDS.items() if each.tasks == Tasks.ONE} == ONE_TASK
    assert making.needs_of("a_new_one") == Needs("综合")


def test_what_is_needed_is_said_in_words() -> None:
    assert NEEDS["minutes_excerpt"].words == "会议、单位"
    assert NEEDS["closing_approval"].words == "一个事项"
    assert NEEDS["report"].words == ""


@pytest.mark.parametrize("kind", sorted(COMPOSERS))
def test_every_paper_can_be_ordered(office: SampleOffice, kind: str, tmp_path: Path) -> None:
    about, needs = office.subject(kind), NEEDS[kind]
    line = our_lines(office.desk, open_only=True)[0]
    pressed = kind in ("urging", "supervision")  # nothing is overdue yet: only what is named is pressed
    number = line.row.number if needs.tasks == Tasks.ONE or pressed else ""
    units = (about.unit,) if needs.units == Units.NAMED else ()
    order = Order(kind, about.meeting_id, number, units)
    wanted = making.subjects(office.desk, order)
    done = papers.make(office.desk, kind, wanted[0], tmp_path / "out")
    assert done.pdf.is_file()


def test_what_is_missing_is_refused_with_what_to_choose(office: SampleOffice) -> None:
    for order, words in (
        (Order("agenda"), "还没有选会议"),
        (Order("closing_approval"), "还没有写事项编号"),
        (Order("member_change"), "还没有选单位"),
        (Order("ledger", tasks="2020-999"), "2020-999"),
    ):
        with pytest.raises(Refused, match=words):
            making.subjects(office.desk, order)


def test_tasks_by_number_and_by_range(office: SampleOffice) -> None:
    lines = our_lines(office.desk)
    assert len(lines) > 3
    first, second, third, fourth = lines[:4]
    span = f"{second.row.number}至{fourth.row.number}，{first.row.number}"
    assert making.tasks_named(office.desk, span) == (second.id, third.id, fourth.id, first.id)
    assert making.tasks_named(office.desk, "  ") == ()


def test_a_notice_for_all_or_one_for_each(office: SampleOffice, tmp_path: Path) -> None:
    desk, about = office.desk, office.subject("meeting_notice")
    meeting = about.meeting_id
    whole = making.carry_out(desk, Order("meeting_notice", meeting), tmp_path / "one")
    assert (len(whole.made), whole.sheet) == (1, None)
    names = tuple(each.unit for each in papers.subjects_for(desk, "meeting_notice", about))[:2]
    told: list[tuple[int, int, str]] = []
    each = making.carry_out(
        desk,
        Order("meeting_notice", meeting, units=names),
        tmp_path / "two",
        progress=lambda *at: told.append(at),
    )
    assert len(each.made) == 2
    assert each.sheet is not None
    assert told[0][:2] == (0, 2)


def test_forms_of_several_tasks_are_several_forms(office: SampleOffice, tmp_path: Path) -> None:
    numbers = "、".join(line.row.number for line in our_lines(office.desk, open_only=True)[:2])
    done = making.carry_out(office.desk, Order("extension_approval", tasks=numbers), tmp_path / "out")
    assert len(done.made) == 2
    assert done.sheet is None
