from datetime import date

import pytest
from offices import TODAY, county_office

from desktop.domain.task_states import Approval
from desktop.services import ledger, ledger_views, tasks
from desktop.services.ledger_views import counts, view_filter
from desktop.services.tasks import TaskDraft
from desktop.services.units import units_to_pick


@pytest.fixture
def desk(tmp_path):
    made = county_office(tmp_path / "office")
    yield made
    made.close()


def add(desk, matter: str, due: date | None = None, deadline: str = "") -> str:
    changes = tasks.add_task(desk, TaskDraft(matter, lead=("县财政局",), due_on=due), deadline=deadline)
    return ledger.task_id(desk, f"2026-{ledger.count(desk, ledger.LedgerFilter()):03d}") if changes else ""


@pytest.fixture
def made(desk):
    found = {
        "late": add(desk, "逾期的", date(2026, 11, 20)),
        "today": add(desk, "今天到期的", TODAY),
        "week": add(desk, "七天后到期的", date(2026, 11, 28)),
        "later": add(desk, "八天后到期的", date(2026, 11, 29)),
        "undated": add(desk, "没有期限的"),
        "rhythm": add(desk, "按季的", deadline="每季度末"),
        "done": add(desk, "办结的", date(2026, 11, 1)),
        "closed": add(desk, "销号的", date(2026, 11, 1)),
        "ended": add(desk, "终止的", date(2026, 11, 1)),
        "moved": add(desk, "延期的", date(2026, 11, 20)),
    }
    for key in ("done", "closed"):
        tasks.finish(desk, found[key], text="已办好")
    tasks.close(desk, found["closed"], by="召集人")
    tasks.terminate(desk, found["ended"], reason="机构撤销", approval=Approval(by="召集人"))
    tasks.extend(
        desk, found["moved"], date(2027, 1, 29), reason="核实", paper="濮财〔2026〕1号", approver="召集人"
    )
    tasks.assign_person(desk, found["later"], post="", person="赵元")
    tasks.telephone(desk, found["today"], "明天报送")
    return found


def seen(desk, made, key: str) -> set[str]:
    ids = set(ledger.ids(desk, view_filter(desk, key)))
    return {name for name, record in made.items() if record in ids}


def test_each_view_shows_what_its_name_says(desk, made):
    assert seen(desk, made, "overdue") == {"late"}
    assert seen(desk, made, "week") == {"today", "week"}
    assert seen(desk, made, "undated") == {"undated"}
    assert seen(desk, made, "done") == {"done"}
    assert seen(desk, made, "closed") == {"closed"}
    assert seen(desk, made, "open") == set(made) - {"done", "closed", "ended"}
    assert seen(desk, made, "original") == {"late", "moved"}
    assert seen(desk, made, "pressing") == {"late", "week", "later"}
    assert seen(desk, made, "no_person") == seen(desk, made, "open") - {"later"}
    assert seen(desk, made, "ended") == {"ended"}
    assert seen(desk, made, "missed") == set()
    assert seen(desk, made, "all") == set(made)
    assert seen(desk, made, "others") == set()


def test_a_long_term_task_that_owes_a_report_shows_among_the_missed(tmp_path):
    clock = [date(2026, 8, 3)]
    desk = county_office(tmp_path / "office", today=lambda: clock[0])
    monthly = add(desk, "按月报的", deadline="每月报送一次")
    add(desk, "按年报的", deadline="每年12月底前")
    clock[0] = TODAY
    assert ledger.ids(desk, view_filter(desk, "missed")) == [monthly]
    assert counts(desk)["missed"] == 1
    desk.close()


def test_the_numbers_are_those_of_the_views(desk, made):
    assert counts(desk) == {key: len(seen(desk, made, key)) for key in ledger_views.VIEWS}


def test_words_and_unit_narrow_a_view(desk, made):
    units = {unit.name: unit.id for unit in units_to_pick(desk)}
    assert ledger.count(desk, view_filter(desk, "open", text="七天后")) == 1
    assert ledger.count(desk, view_filter(desk, "open", unit_id=units["县财政局"])) == 7
    assert ledger.count(desk, view_filter(desk, "open", unit_id=units["县司法局"])) == 0


def test_an_unknown_view_is_a_fault_of_ours(desk):
    with pytest.raises(KeyError):
        view_filter(desk, "nothing")
