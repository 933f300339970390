from datetime import date, timedelta

import pytest

from desktop.domain.errors import Refused
from desktop.services import ledger, settings, tasks
from desktop.services.compose import common
from desktop.services.compose.sample import SampleOffice
from desktop.services.ledger import LedgerLine
from desktop.services.paper_facts import Subject
from desktop.services.tasks import TaskDraft


def line(office: SampleOffice, **draft: object) -> LedgerLine:
    made = tasks.add_task(office.desk, TaskDraft(**{"matter": "落实专项资金", **draft})).made[0]  # type: ignore[arg-type]
    return ledger.lines(office.desk, [made])[0]


def test_names_follow_place_and_profile_until_the_office_sets_them(own_office: SampleOffice) -> None:
    desk = own_office.desk
    assert common.issuing_name(desk) == "濮阳县府院联动工作联席会议办公室"
    assert common.number_word(desk, "函") == "濮府院办函"
    settings.put(desk, "issuing_name", "濮阳县司法局")
    settings.put(desk, "number_word", "濮司")
    assert (common.issuing_name(desk), common.number_word(desk, "函")) == ("濮阳县司法局", "濮司函")


def test_an_unset_contact_is_unknown_not_empty(own_office: SampleOffice) -> None:
    settings.put(own_office.desk, "contact", "")
    assert common.contact(own_office.desk) == {"联系人": None}


def test_numbers_are_told_shortly_and_without_loss(own_office: SampleOffice) -> None:
    lines = {each.row.number: each for each in common.our_lines(own_office.desk)}
    some = [lines[f"2026-00{n}"] for n in (1, 2, 3, 5, 7, 6)]
    assert common.numbers_of(some) == "2026-001至2026-003、2026-005至2026-007"
    assert common.numbers_of([lines["2026-004"], lines["2026-002"]]) == "2026-002、2026-004"
    assert common.numbers_of([lines["2026-001"], lines["2026-002"]]) == "2026-001、2026-002"


def test_sources_are_gathered_by_their_minutes(own_office: SampleOffice) -> None:
    lines = common.our_lines(own_office.desk)
    assert common.sources(lines[:3]) == "纪要第1期第1、2、3项"
    assert common.sources([line(own_office)]) == "工作安排"


@pytest.mark.parametrize(
    ("days", "words"), [(-20, "▲逾期\n13个工作日"), (2, "◐临近"), (60, "●未到期"), (None, "？未定期限")]
)
def test_states_read_without_colour(own_office: SampleOffice, days: int | None, words: str) -> None:
    due = own_office.desk.today() + timedelta(days) if days is not None else None
    assert common.state_words(line(own_office, due_on=due)) == words


def test_a_task_closed_late_says_so(own_office: SampleOffice) -> None:
    late = line(own_office, due_on=own_office.desk.today() - timedelta(2))
    tasks.finish(own_office.desk, late.id, text="已拨付")
    assert common.state_words(ledger.lines(own_office.desk, [late.id])[0]).startswith("○办结待销号\n（逾期")


def test_an_extended_deadline_prints_the_original_too(own_office: SampleOffice) -> None:
    desk = own_office.desk
    one = line(own_office, due_on=date(2026, 6, 30))
    assert common.due_with_original(one) == "2026年\n6月30日"
    tasks.extend(desk, one.id, date(2026, 7, 30), reason="r", paper="p", approver="a")
    moved = ledger.lines(desk, [one.id])[0]
    assert common.due_with_original(moved) == "2026年\n7月30日\n（原定2026年\n6月30日）"


def test_a_task_of_all_units_concerns_each_of_them(own_office: SampleOffice) -> None:
    everyone = line(own_office, collective=("各成员单位",))
    some = line(own_office, collective=("有关单位",), support=("县财政局",))
    assert common.concerns(everyone, "县水利局")
    assert not common.concerns(some, "县水利局")
    assert common.concerns(some, "县财政局")


def test_nothing_chosen_or_too_much_is_refused(office: SampleOffice) -> None:
    both = tuple(each.id for each in common.our_lines(office.desk)[:2])
    with pytest.raises(Refused, match="没有指明是哪一次会议"):
        common.meeting_of(office.desk, Subject())
    with pytest.raises(Refused, match="没有要督办的事项，没有出督办通知"):
        common.tasks_of(office.desk, Subject(), "督办通知", "督办")
    with pytest.raises(Refused, match="一事一表，这里选了2项"):
        common.one_task(office.desk, Subject(task_ids=both), "延期审批表")


@pytest.mark.parametrize(
    ("text", "told"),
    [("由县财政局\n 落实，", "由县财政局落实。"), ("印发；", "印发；"), ("办结。", "办结。")],
)
def test_words_of_the_minutes_become_one_sentence(text: str, told: str) -> None:
    assert common.sentence(text) == told
