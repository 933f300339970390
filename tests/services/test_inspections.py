"""An inspection: chosen or drawn, looked at, concluded; a finding becomes a task."""

from datetime import date

import pytest
from desks import unit_id

from desktop.domain.errors import Refused
from desktop.domain.sampling import draw
from desktop.services import history, inspections, ledger, tasks
from desktop.services.desk import Desk
from desktop.services.inspections import Chosen, Finding, InspectionFile, Plan
from desktop.services.ledger import LedgerFilter
from desktop.services.tasks import TaskDraft
from desktop.store.tables import DutyEvent

ALL = LedgerFilter()


def filled(desk: Desk, count: int = 6) -> None:
    for n in range(count):
        lead = ("县财政局",) if n % 2 else ("县法院",)
        tasks.add_task(desk, TaskDraft(f"事项{n}", lead, ("县检察院",)), deadline="12月底前")


def planned(desk: Desk, chosen: Chosen | None = None) -> InspectionFile:
    if not ledger.ids(desk, ALL):
        filled(desk)
    about = Plan("2026年第四季度专项检查", date(2026, 11, 18), "王立、李明")
    inspections.plan(desk, about, chosen or inspections.choose(desk, ALL, "在办"))
    return inspections.inspections(desk)[0]


def again(desk: Desk, file: InspectionFile) -> InspectionFile:
    return inspections.open_inspection(desk, file.id)


def found(desk: Desk, file: InspectionFile, *results: str) -> InspectionFile:
    pairs = zip(file.lines, results, strict=False)
    inspections.record(desk, [Finding(line.id, result, "看过") for line, result in pairs])
    return again(desk, file)


def test_a_sample_says_how_it_was_drawn_and_can_be_repeated(county: Desk) -> None:
    filled(county)
    chosen = inspections.choose(county, ALL, "在办", size=3, seed="424242")
    file = planned(county, chosen)
    numbers = [line.task.row.number for line in file.lines]
    assert numbers == draw([f"2026-{n:03}" for n in range(1, 7)], 3, "424242")
    assert file.scope.startswith("从在办的事项 6 项（2026-001至2026-006）中随机抽取 3 项；抽样种子 424242，")
    assert chosen == inspections.choose(county, ALL, "在办", size=3, seed="424242")


def test_a_filter_alone_takes_all_it_finds(county: Desk) -> None:
    filled(county)
    where = LedgerFilter(unit_id=unit_id(county, "县财政局"))
    file = planned(county, inspections.choose(county, where, "县财政局"))
    assert [line.task.row.lead for line in file.lines] == [("县财政局",)] * 3
    assert file.scope == "县财政局的事项全部列入，共 3 项。"
    with pytest.raises(Refused, match="可抽的有 3 项"):
        inspections.choose(county, where, "县财政局", size=4, seed="1")
    with pytest.raises(Refused, match="没有找不到的事项"):
        inspections.choose(county, LedgerFilter(text="没有"), "找不到")


def test_seeds_are_six_digits_and_differ() -> None:
    seeds = {inspections.new_seed() for _ in range(20)}
    assert len(seeds) > 15
    assert all(len(seed) == 6 and seed.isdecimal() for seed in seeds)


def test_an_inspection_needs_a_name_and_tasks(county: Desk) -> None:
    for about, chosen in (
        (Plan(" ", county.today()), Chosen(("x",), "")),
        (Plan("检查", county.today()), Chosen((), "")),
    ):
        with pytest.raises(Refused, match="没有开列"):
            inspections.plan(county, about, chosen)
    assert inspections.inspections(county) == []


def test_tasks_added_by_hand_are_said_to_be(county: Desk) -> None:
    filled(county)
    ids = ledger.ids(county, ALL)
    file = planned(county, Chosen(tuple(ids[:2]), "抽取。"))
    inspections.add_tasks(county, file.id, [ids[1], ids[4]])
    assert [line.task.row.number for line in again(county, file).lines] == [
        "2026-001",
        "2026-002",
        "2026-005",
    ]
    assert again(county, file).scope == "抽取。另行增列：2026-005。"
    with pytest.raises(Refused, match="已经在检查清单上"):
        inspections.add_tasks(county, file.id, ids[:1])


def test_findings_are_recorded_in_one_step(county: Desk) -> None:
    file = planned(county)
    after = found(county, file, "met", "partly", "unmet")
    assert [line.word for line in after.lines] == ["已落实", "部分落实", "未落实", "", "", ""]
    assert after.sentence == "共检查 6 项：已落实 1 项，部分落实 1 项，未落实 1 项，待检查 3 项"
    history.undo(county)
    assert again(county, file) == file
    for findings, words in (
        ([], "没有选"),
        ([Finding(file.lines[0].id, "great")], "不认识"),
        ([Finding("none", "met")], "不在检查清单"),
    ):
        with pytest.raises(Refused, match=words):
            inspections.record(county, findings)


def test_a_finding_becomes_a_task_in_one_act(county: Desk) -> None:
    file = found(county, planned(county), "met", "partly", "unmet")
    for line in (file.lines[0], file.lines[3]):
        with pytest.raises(Refused, match="不需要立项整改"):
            inspections.follow(county, line.id)
    inspections.follow(county, file.lines[1].id, deadline="10个工作日内")
    line = again(county, file).lines[1]
    (made,) = ledger.lines(county, [line.follow_id])
    assert made.row.number == line.follow == "2026-007"
    assert made.row.matter == "整改落实“事项1”：看过"
    assert made.row.source_note == "2026年第四季度专项检查第2项（2026-002）"
    assert (made.row.lead, made.row.support, made.row.due_on) == (
        ("县财政局",),
        ("县检察院",),
        date(2026, 12, 2),
    )
    with pytest.raises(Refused, match="已经立项为2026-007"):
        inspections.follow(county, line.id)
    history.undo(county)
    assert again(county, file) == file
    assert len(ledger.ids(county, ALL)) == 6


def test_a_conclusion_needs_every_result_and_tells_each_task(county: Desk) -> None:
    file = found(county, planned(county), *["met"] * 5)
    with pytest.raises(Refused, match="1 项没有检查结果（2026-006）"):
        inspections.conclude(county, file.id, "总体较好")
    found(county, file, *["met"] * 5, "unmet")
    with pytest.raises(Refused, match="结论是空的"):
        inspections.conclude(county, file.id, " ")
    inspections.conclude(county, file.id, "总体较好")
    after = again(county, file)
    assert (after.status, after.conclusion) == ("done", "总体较好")
    told = ledger.open_task(county, file.lines[5].task.id).progress
    assert [(p.text, p.source, p.by, p.on) for p in told] == [
        ("专项检查：未落实。看过", "专项检查", "王立、李明", date(2026, 11, 18))
    ]
    with pytest.raises(Refused, match="已经结束"):
        found(county, file, "partly")
    with pytest.raises(Refused, match="已经结束"):
        inspections.conclude(county, file.id, "再来")
    inspections.follow(county, file.lines[5].id)


def test_a_closed_inspection_is_put_right_and_closed_again(county: Desk) -> None:
    file = found(county, planned(county), *["met"] * 6)
    inspections.conclude(county, file.id, "好")
    with pytest.raises(Refused, match="理由"):
        inspections.reopen(county, file.id, "")
    inspections.reopen(county, file.id, "第一项录错")
    with pytest.raises(Refused, match="还没有结束"):
        inspections.reopen(county, file.id, "x")
    found(county, file, "partly")
    inspections.conclude(county, file.id, "较好")
    words = [p.text for p in ledger.open_task(county, file.lines[0].task.id).progress]
    assert words == ["专项检查：已落实。看过", "专项检查：部分落实。看过"]
    assert len(ledger.open_task(county, file.lines[1].task.id).progress) == 1


def test_the_duty_is_met_where_the_profile_has_it(city: Desk, county: Desk) -> None:
    for desk, expected in ((city, ["special_inspection"]), (county, [])):
        file = found(desk, planned(desk), *["met"] * 6)
        inspections.conclude(desk, file.id, "好")
        with desk.view() as view:
            assert [each.obligation for each in view.find(DutyEvent)] == expected


def test_an_unknown_inspection_is_refused(county: Desk) -> None:
    with pytest.raises(Refused, match="没有编号"):
        inspections.open_inspection(county, "none")
    with pytest.raises(Refused, match="不在检查清单"):
        inspections.follow(county, "none")


def test_an_inspection_is_not_concluded_before_its_day(county: Desk) -> None:
    filled(county)
    chosen = inspections.choose(county, ALL, "在办")
    inspections.plan(county, Plan("明天检查", date(2026, 11, 21)), chosen)
    file = found(county, inspections.inspections(county)[0], *["met"] * 6)
    with pytest.raises(Refused, match="还没有到"):
        inspections.conclude(county, file.id, "好")
