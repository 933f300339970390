"""Units renamed, merged and split: what is open goes on, what is past stays under the old name."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from desks import DAY, befriend, unit_id

from desktop.domain.errors import Refused
from desktop.services import exchange, history, ledger, meetings, roster, roster_changes, successions, units
from desktop.services.desk import Desk
from desktop.services.ledger import LedgerFilter
from desktop.services.roster_changes import ChangeDraft
from desktop.services.successions import Reform
from desktop.services.task_opening import TaskDraft, add_task
from desktop.store.tables import Invitation, Office, TaskUnit, Topic, Unit, WorkList
from desktop.store.tables import ListItem as Item

FINANCE, LAND, HOUSING = "县财政局", "县自然资源局", "县住房城乡建设局"
ON = date(2026, 11, 1)
PAPER = "云编〔2026〕3号"


def reform(kind: str, old: tuple[str, ...], into: tuple[str, ...], **more: object) -> Reform:
    return Reform(kind, old, into, more.pop("on", ON), more.pop("paper", PAPER), **more)  # type: ignore[arg-type]


RENAME = reform("rename", (LAND,), ("县自然资源和规划局",))


@pytest.fixture
def task(county: Desk) -> Callable[..., str]:
    def make(matter: str, lead: str, *support: str) -> str:
        return add_task(county, TaskDraft(matter, (lead,), support, due_on=DAY)).made[0]

    return make


def line(desk: Desk, task_id: str) -> ledger.LedgerLine:
    return ledger.lines(desk, [task_id])[0]


def parts(desk: Desk, task_id: str) -> dict[str, str]:
    with desk.view() as view:
        return {part.words: part.role for part in view.find(TaskUnit, task_id=task_id)}


def test_a_renamed_unit_goes_on_with_everything(county: Desk, task: Callable[..., str]) -> None:
    seat = next(each for each in roster.seats_on(county, DAY) if each.unit == LAND)
    roster.set_holder(county, seat.id, "何林", position="县自然资源局局长", since=date(2026, 3, 1))
    roster.set_liaison(county, unit_id(county, LAND), "赵元")
    open_task = task("核查不动产权属", LAND, FINANCE)
    before = county.store.content_hash()
    seen = successions.preview(county, RENAME)
    assert county.store.content_hash() == before
    assert [(row.number, row.role, row.to) for row in seen.tasks] == [
        ("2026-001", "牵头", "县自然资源和规划局")
    ]
    assert seen.sentence == "涉及在办事项 1 项、席位 1 个、联络员 1 人、待开会议 0 次。"
    assert seen.seats == ("县自然资源局　分管负责同志　何林",)
    successions.reorganise(county, RENAME)
    now = next(each for each in roster.seats_on(county, DAY) if each.unit == "县自然资源和规划局")
    assert (now.person, now.position) == ("何林", "县自然资源和规划局局长")
    assert [each.unit for each in roster.seats_on(county, DAY)].count(LAND) == 0
    old = next(each for each in roster.seats_on(county, ON - timedelta(1)) if each.unit == LAND)
    assert (old.person, old.position) == ("何林", "县自然资源局局长")
    assert [each.unit for each in roster.liaisons_on(county, DAY)] == ["县自然资源和规划局"]
    assert line(county, open_task).row.lead == ("县自然资源和规划局",)
    assert line(county, open_task).row.latest == (
        "机构改革（更名）：原牵头单位县自然资源局，自2026年11月1日起由县自然资源和规划局承接。依据：云编〔2026〕3号。"
    )
    assert parts(county, open_task) == {"县自然资源和规划局": "lead", FINANCE: "support", LAND: "former"}
    history.undo(county)
    assert county.store.content_hash() == before


def test_the_old_name_is_found_as_the_successor_and_before_the_day_as_itself(county: Desk) -> None:
    successions.reorganise(county, RENAME)
    successions.reorganise(
        county, reform("rename", ("县自然资源和规划局",), ("县国土空间局",), on=date(2026, 11, 15))
    )
    for told in (LAND, "自然资源局", "县自然资源和规划局"):
        assert units.book(county).resolve(told) == "县国土空间局"
    assert units.book(county, date(2026, 11, 10)).resolve(LAND) == "县自然资源和规划局"
    assert units.book(county, date(2026, 10, 31)).resolve(LAND) == LAND
    assert units.book(county, date(2026, 10, 31)).resolve("县国土空间局") is None
    pick = next(each for each in units.units_to_pick(county) if each.name == "县国土空间局")
    assert LAND in pick.aliases
    assert "xzrzyj" in pick.initials
    with county.view() as view:
        assert units.unit_named(county, view, LAND).name == "县国土空间局"
    assert [row.words for row in successions.history(county)] == [
        "县自然资源和规划局更名为县国土空间局",
        "县自然资源局更名为县自然资源和规划局",
    ]


def test_merged_units_become_one_whose_head_is_still_to_be_told(
    county: Desk, task: Callable[..., str]
) -> None:
    for unit, name in ((LAND, "赵元"), (HOUSING, "李昂")):
        roster.set_liaison(county, unit_id(county, unit), name)
    both, other = task("两家共办", LAND, HOUSING), task("住建主办", HOUSING)
    successions.reorganise(county, reform("merge", (LAND, HOUSING), ("县自然资源和住建局",)))
    assert parts(county, both) == {"县自然资源和住建局": "lead", LAND: "former", HOUSING: "former"}
    assert line(county, other).row.lead == ("县自然资源和住建局",)
    (seat,) = [each for each in roster.seats_on(county, DAY) if each.unit == "县自然资源和住建局"]
    assert (seat.requirement, seat.person) == ("分管负责同志", "")
    told = {each.person: each.confirmed_on for each in roster.liaisons_on(county, DAY)}
    assert told == {"赵元": None, "李昂": None}  # to be asked again
    assert {units.book(county).resolve(name) for name in (LAND, HOUSING)} == {"县自然资源和住建局"}
    names = [row.name for row in roster.unit_rows(county, DAY)]
    assert names.index("县自然资源和住建局") == 3  # in the place of the first


def test_a_unit_is_absorbed_by_one_that_stands(county: Desk, task: Callable[..., str]) -> None:
    seat = next(each for each in roster.seats_on(county, DAY) if each.unit == LAND)
    roster.set_holder(county, seat.id, "何林")
    support = task("土地配合", HOUSING, LAND)
    successions.reorganise(county, reform("merge", (HOUSING,), (LAND,)))
    assert parts(county, support) == {LAND: "lead", HOUSING: "former"}
    (now,) = [each for each in roster.seats_on(county, DAY) if each.unit == LAND]
    assert now.person == "何林"
    assert [each.unit for each in roster.seats_on(county, DAY)].count(HOUSING) == 0


def test_a_split_asks_for_each_task(county: Desk, task: Callable[..., str]) -> None:
    first, second = task("不动产登记", LAND), task("林地纠纷", LAND)
    into = (LAND, "县林业局")
    seen = successions.preview(county, reform("split", (LAND,), into))
    assert seen.undecided == 2
    assert seen.sentence.endswith("还有 2 项没有选承接单位。")
    before = county.store.content_hash()
    with pytest.raises(Refused, match="2026-002还没有选承接单位"):
        successions.reorganise(county, reform("split", (LAND,), into, tasks={first: LAND}))
    assert county.store.content_hash() == before
    chosen = {first: LAND, second: "县林业局"}
    successions.reorganise(county, reform("split", (LAND,), into, tasks=chosen))
    assert parts(county, first) == {LAND: "lead"}
    assert parts(county, second) == {"县林业局": "lead", LAND: "former"}
    assert units.book(county).resolve(LAND) == LAND
    assert {each.unit for each in roster.seats_on(county, DAY)} >= {LAND, "县林业局"}


def test_the_name_of_a_unit_that_was_split_up_names_nobody(county: Desk) -> None:
    successions.reorganise(county, reform("split", (LAND,), ("县国土局", "县林业局")))
    assert units.book(county).resolve(LAND) is None
    assert units.book(county, ON - timedelta(1)).resolve(LAND) == LAND


def test_what_is_done_stays_with_the_old_unit(county: Desk, task: Callable[..., str]) -> None:
    from desktop.services.task_endings import close, finish

    done = task("已经销号", LAND)
    finish(county, done, text="已完成。")
    close(county, done, by="周文涛")
    successions.reorganise(county, RENAME)
    assert parts(county, done) == {LAND: "lead"}
    assert line(county, done).row.lead == (LAND,)


def test_meetings_topics_and_open_lists_name_the_successor(county: Desk) -> None:
    old, owner = unit_id(county, LAND), county.office.id
    draft = meetings.MeetingDraft(kind="plenary", meets_on=DAY + timedelta(7), title="全体会议")
    meeting = meetings.add_meeting(county, draft).made[0]
    with county.act("准备") as work:
        for each in work.find(Invitation, meeting_id=meeting):
            work.remove(each)
        work.add(Invitation(owner_id=owner, meeting_id=meeting, unit_id=old, unit_name=LAND, reply="attend"))
        work.add(Topic(owner_id=owner, title="议题", unit_id=old, unit_name=LAND, asked_on=DAY))
        listed = work.add(WorkList(owner_id=owner, year=2026, place=1, title="需求清单"))
        work.add(
            Item(owner_id=owner, list_id=listed.id, order_no=1, matter="事", lead=[LAND], support=[FINANCE])
        )
    assert successions.preview(county, RENAME).meetings == (f"{DAY + timedelta(7)}　全体会议",)
    successions.reorganise(county, RENAME)
    with county.view() as view:
        asked = view.find(Invitation, meeting_id=meeting)
        assert [(each.unit_name, each.reply) for each in asked] == [("县自然资源和规划局", "attend")]
        assert [each.unit_name for each in view.find(Topic)] == ["县自然资源和规划局"]
        assert [each.lead for each in view.find(Item)] == [["县自然资源和规划局"]]
        assert view.need(Unit, old).valid_to == ON - timedelta(1)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (reform("rename", (LAND,), ("甲局", "乙局")), "更名须是"),
        (reform("rename", (LAND,), (FINANCE,)), "名册里已有县财政局"),
        (reform("merge", (LAND,), ("县新局",)), "合并须是"),
        (reform("split", (LAND,), ("县新局",)), "拆分须是"),
        (reform("swap", (LAND,), ("县新局",)), "没有“swap”"),
        (reform("rename", ("县气象局",), ("县新局",)), "名册里没有“县气象局”"),
        (reform("rename", (LAND,), ("县新局",), on=date(2025, 3, 1)), "自2025-03-01起才在名册上"),
        (reform("rename", (LAND,), ("县新局",), on=DAY + timedelta(1)), "还没有到"),
        (reform("rename", (LAND,), ("县新局",), paper=" "), "没有写明依据文书"),
    ],
)
def test_what_cannot_be_meant_is_refused(county: Desk, wrong: Reform, sentence: str) -> None:
    before = county.store.content_hash()
    with pytest.raises(Refused, match=sentence):
        successions.reorganise(county, wrong)
    assert county.store.content_hash() == before


def test_an_order_that_waits_comes_first(county: Desk) -> None:
    roster_changes.propose(county, [ChangeDraft("liaison", unit=LAND, person="赵元")])
    assert successions.preview(county, RENAME).waiting
    with pytest.raises(Refused, match="有 1 份成员调整待批。没有改动"):
        successions.reorganise(county, RENAME)


def test_the_city_sees_who_took_over(
    county: Desk, city: Desk, task: Callable[..., str], tmp_path: Path
) -> None:
    befriend(county, city, tmp_path / "cards")
    shared = task("核查不动产权属", LAND)
    (tmp_path / "stick").mkdir()
    exchange.take_in(city, exchange.export(county, "南泉市", tmp_path / "stick").path)
    successions.reorganise(county, RENAME)
    exchange.take_in(city, exchange.export(county, "南泉市", tmp_path / "stick").path)
    found = ledger.lines(city, ledger.ids(city, LedgerFilter(not_owner_id=city.office.id)))
    assert [(each.id, each.row.lead) for each in found] == [(shared, ("县自然资源和规划局",))]
    assert "由县自然资源和规划局承接" in found[0].row.latest


def test_the_office_goes_with_the_unit_that_hosts_it(county: Desk) -> None:
    with county.act("办公室所在") as work:
        work.first(Office, is_self=True).host_unit = LAND
    successions.reorganise(county, RENAME)
    assert county.office.host_unit == "县自然资源和规划局"
    history.undo(county)
    assert county.office.host_unit == LAND
