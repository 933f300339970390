"""From draft to approved: who may approve, what becomes a task, what a new version changes, and the lock."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from desks import Clock
from desks import county as open_county
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.errors import Refused
from desktop.domain.worklists import ListState
from desktop.services import history, ledger, tasks, worklist_approval, worklist_lines, worklists
from desktop.services.desk import Desk
from desktop.services.ledger import LedgerFilter
from desktop.services.worklist_lines import LineDraft, LineEdit
from desktop.services.worklists import ListFile
from desktop.store.tables import DutyEvent, ListItem, Task, WorkList

from .listing import again, approved, opened, plenary, propose, submitted


def duties(desk: Desk) -> list[tuple[str, str]]:
    with desk.view() as view:
        return [(each.obligation, each.period) for each in view.find(DutyEvent)]


def rows(desk: Desk) -> list[ledger.TaskRow]:
    return [line.row for line in ledger.lines(desk, ledger.ids(desk, LedgerFilter()))]


def stored(desk: Desk, list_id: str) -> list[dict[str, object]]:
    """Return the records of a list and its lines, field by field."""
    with desk.view() as view:
        records = [view.need(WorkList, list_id), *view.find(ListItem, list_id=list_id)]
        return [{c.key: getattr(r, c.key) for c in r.__table__.columns} for r in records]


def test_a_list_goes_through_its_four_states(county: Desk) -> None:
    file = opened(county)[0]
    assert file.state is ListState.COLLECTING
    worklist_approval.draw_up(county, file.id)
    ids = propose(county, file.id, "甲", "乙")
    with pytest.raises(Refused, match="2 项申报没有定"):
        worklist_approval.submit(county, [file.id])
    worklist_lines.keep(county, ids[:1])
    worklist_lines.drop(county, ids[1:], "不属于本机制")
    worklist_approval.submit(county, [file.id])
    assert again(county, file).submitted_on == county.today()
    with pytest.raises(Refused, match="正在送审"):
        worklist_approval.draw_up(county, file.id)
    with pytest.raises(Refused, match="理由"):
        worklist_approval.take_back(county, [file.id], "")
    worklist_approval.take_back(county, [file.id], "召集人要求细化")
    assert (again(county, file).state, again(county, file).submitted_on) == (ListState.DRAFT, None)
    worklist_approval.submit(county, [file.id])
    told = worklist_approval.approve(county, [file.id], approver="周文涛", on=date(2026, 11, 19))
    assert told.sentence == "已登记审定，清单锁定，立项 1 项。"
    assert again(county, file).standing == "审定（周文涛，2026-11-19）"
    with pytest.raises(Refused, match="不在送审中"):
        worklist_approval.take_back(county, [file.id], "再改")


def test_each_kept_line_becomes_one_task_in_the_same_step(county: Desk) -> None:
    first, second = opened(county)
    submitted(
        county, first, "甲", "乙", deadline="6月底前", measures="先摸底", section="一、执行", person="李明"
    )
    submitted(county, second, "丙", lead=("县法院",), support=("各乡镇",), deadline="每季度末")
    before = len(history.recent(county))
    worklist_approval.approve(county, [first.id, second.id], meeting_id=plenary(county))
    assert len(history.recent(county)) == before + 3  # two steps hold the meeting
    one, two, three = rows(county)
    assert [row.source_note for row in (one, two, three)] == [
        "2026年重点任务清单第1项", "2026年重点任务清单第2项", "2026年重点难点问题清单第1项",
    ]  # fmt: skip
    assert (one.lead, one.support, one.section) == (("县财政局",), ("县法院",), "一、执行")
    assert (one.due_on, one.original_due_on, one.responsible_person) == (
        date(2026, 6, 30),
        date(2026, 6, 30),
        "李明",
    )
    assert (three.lead, three.collective, three.recur) == (("县法院",), ("各乡镇",), "Q:end")
    assert again(county, first).kept[0].task == one.number
    assert ledger.open_task(county, one.id).line.row.extra == {"具体要求": "先摸底"}
    history.undo(county)
    assert rows(county) == []
    assert [again(county, each).state for each in (first, second)] == [ListState.SUBMITTED] * 2
    assert duties(county) == [("list_drafting", "2026")]


def test_the_duty_is_met_when_the_last_list_is_approved(county: Desk) -> None:
    first, second = opened(county)
    approved(county, first, "甲")
    assert duties(county) == [("list_drafting", "2026")]
    approved(county, second, "乙")
    assert duties(county) == [("list_drafting", "2026"), ("list_approval", "2026")]
    worklist_approval.revise(county, first.id, "加一项")
    new = worklists.lists_of(county, 2026)[0]
    approved(county, new, "丙")
    assert len(duties(county)) == 2


def test_the_radar_counts_the_lists_as_approved(county: Desk) -> None:
    from desktop.domain.obligations import RadarState
    from desktop.services.duties import look_out

    def state() -> list[RadarState]:
        return [each.state for each in look_out(county) if each.obligation == "list_approval"]

    lists = opened(county)
    assert RadarState.MET not in state()
    for file in lists:
        approved(county, file, "甲")
    assert state() == [RadarState.MET]


def test_a_profile_without_the_duty_records_none(city: Desk) -> None:
    approved(city, opened(city)[0], "甲", lead=("市财政局",))
    assert duties(city) == []


def test_an_approval_names_a_held_meeting_of_the_body_or_a_person_and_a_day(county: Desk) -> None:
    file = submitted(county, opened(county)[0], "甲")
    planned = plenary(county, kind="coordination")
    for named, words in (
        ({}, "审定的会议，或者批准人"),
        ({"approver": "周文涛"}, "批准日期"),
        ({"approver": "周文涛", "on": county.today() + timedelta(1)}, "还没有到"),
        ({"meeting_id": "none"}, "没有编号"),
        ({"meeting_id": planned}, "不能审定清单"),
    ):
        with pytest.raises(Refused, match=words):
            worklist_approval.approve(county, [file.id], **named)
    with pytest.raises(Refused, match="没有选清单"):
        worklist_approval.approve(county, [], approver="周文涛", on=county.today())
    assert again(county, file) == file
    held = plenary(county)
    assert [each.id for each in worklist_approval.meetings_to_pick(county, 2026)] == [held]
    worklist_approval.approve(county, [file.id], meeting_id=held)
    assert again(county, file).standing == "审定（2026年全体会议，2026-11-20）"


def test_a_meeting_still_planned_cannot_approve(county: Desk) -> None:
    from desktop.services.meetings import MeetingDraft, add_meeting

    file = submitted(county, opened(county)[0], "甲")
    planned = add_meeting(county, MeetingDraft("plenary", date(2026, 12, 1))).made[0]
    with pytest.raises(Refused, match="还没有登记为召开"):
        worklist_approval.approve(county, [file.id], meeting_id=planned)


def test_a_vague_deadline_is_asked_and_never_invented(county: Desk) -> None:
    file = submitted(county, opened(county)[0], "甲", deadline="尽快")
    assert worklist_approval.undated(county, [file.id]) == [
        "重点任务清单第1项：“尽快”：没有写明日期，请与牵头单位商定具体日期"
    ]
    with pytest.raises(Refused, match="没有定下来"):
        worklist_approval.approve(county, [file.id], approver="周文涛", on=county.today())
    told = worklist_approval.approve(
        county, [file.id], approver="周文涛", on=county.today(), leave_undated=True
    )
    (row,) = rows(county)
    assert told.undated == (row.number,)
    assert "没有期限" in told.sentence
    assert (row.due_on, row.original_due_on, row.deadline_raw) == (None, None, "尽快")


def test_a_day_settled_by_hand_is_said_to_be(county: Desk) -> None:
    file = opened(county)[0]
    (made,) = propose(county, file.id, "甲", deadline="尽快")
    worklist_lines.edit_lines(county, [LineEdit(made, "due", "2026-12-20")])
    worklist_lines.keep(county, [made])
    worklist_approval.submit(county, [file.id])
    worklist_approval.approve(county, [file.id], approver="周文涛", on=county.today())
    (row,) = rows(county)
    assert (row.due_on, row.deadline_kind, row.deadline_rule) == (
        date(2026, 12, 20),
        "ABS",
        "由经办人确定：尽快",
    )


def revised(desk: Desk, file: ListFile) -> ListFile:
    worklist_approval.revise(desk, file.id, "工作有调整")
    return worklists.lists_of(desk, file.year)[file.place - 1]


def test_a_new_version_replaces_and_says_what_it_changes(county: Desk) -> None:
    old = approved(county, opened(county)[0], "甲", "乙", "丙", deadline="11月底前")
    kept = stored(county, old.id)
    new = revised(county, old)
    assert (new.version, new.replaces_id, new.name) == (2, old.id, "2026年重点任务清单（第2版）")
    assert worklist_approval.changes_from_before(county, new.id) == []
    one, two, three = new.kept
    worklist_lines.edit_lines(
        county,
        [
            LineEdit(one.id, "deadline", "12月20日前"),
            LineEdit(two.id, "lead", "县法院"),
            LineEdit(two.id, "matter", "乙乙"),
        ],
    )
    worklist_lines.drop(county, [three.id], "已并入市级任务")
    worklist_lines.keep(county, propose(county, new.id, "丁"))
    assert worklist_approval.changes_from_before(county, new.id) == [
        "调整：甲（完成时限由“11月底前”改为“12月20日前”）",
        "调整：乙乙（事项由“乙”改为“乙乙”；牵头单位由“县财政局”改为“县法院”）",
        "新增：丁",
        "不再列入：丙",
    ]
    worklist_approval.submit(county, [new.id])
    told = worklist_approval.approve(county, [new.id], approver="周文涛", on=county.today())
    assert [each.number for each in rows(county)] == ["2026-001", "2026-002", "2026-003", "2026-004"]
    assert told.opened == ("2026-004",)
    assert told.told == ("2026-003不再列入清单，台账上仍在办理；需要终止的请另行办理。",)
    first, second = (ledger.open_task(county, row.id) for row in rows(county)[:2])
    assert (first.line.row.due_on, first.line.row.original_due_on) == (date(2026, 12, 20), date(2026, 11, 30))
    assert [(e.to_due, e.approver, e.paper) for e in first.extensions] == [
        (date(2026, 12, 20), "周文涛", "2026年重点任务清单第2版")
    ]
    assert (second.line.row.matter, second.line.row.lead) == ("乙乙", ("县法院",))
    assert "第2版调整" in second.progress[-1].text
    assert stored(county, old.id) == kept
    history.undo(county)
    assert ledger.open_task(county, first.line.id).extensions == ()


def test_a_day_moved_forward_keeps_the_original(county: Desk) -> None:
    new = revised(county, approved(county, opened(county)[0], "甲", "乙", deadline="12月底前"))
    done = new.kept[1]
    tasks.finish(county, done.task_id, text="已办")
    worklist_lines.edit_lines(county, [LineEdit(line.id, "deadline", "11月25日前") for line in new.kept])
    worklist_approval.submit(county, [new.id])
    told = worklist_approval.approve(county, [new.id], approver="周文涛", on=county.today())
    first, second = (ledger.open_task(county, row.id) for row in rows(county))
    assert (first.line.row.due_on, first.line.row.original_due_on) == (date(2026, 11, 25), date(2026, 12, 31))
    assert first.extensions == ()
    assert second.line.row.due_on == date(2026, 12, 31)
    assert told.told == ("2026-002办结待销号，台账上没有随清单改动。",)


def test_only_the_newest_approved_version_is_revised(county: Desk) -> None:
    first, second = opened(county)
    with pytest.raises(Refused, match="可以直接修改"):
        worklist_approval.revise(county, second.id, "x")
    old = approved(county, first, "甲")
    with pytest.raises(Refused, match="理由"):
        worklist_approval.revise(county, old.id, " ")
    new = revised(county, old)
    with pytest.raises(Refused, match="最新一版"):
        worklist_approval.revise(county, old.id, "x")
    ids = propose(county, new.id, "乙", "丙")
    worklist_lines.merge(county, ids)
    worklist_approval.discard(county, new.id)
    assert worklists.lists_of(county, 2026)[0] == old
    for each in (old, second):
        with pytest.raises(Refused):
            worklist_approval.discard(county, each.id)


def test_two_lines_that_are_tasks_are_not_merged(county: Desk) -> None:
    new = revised(county, approved(county, opened(county)[0], "甲", "乙"))
    (more,) = propose(county, new.id, "丙")
    with pytest.raises(Refused, match="已经立项"):
        worklist_lines.merge(county, [line.id for line in new.kept])
    worklist_lines.merge(county, [more, new.kept[1].id])
    assert [line.matter for line in again(county, new).kept] == ["甲", "乙"]


_TEXT = st.text("甲乙丙6月底前县法院、 ", max_size=6)
_NAMES = (
    *("add", "edit", "keep", "drop", "back", "merge", "move"),
    *("submit", "take", "approve", "draw", "name", "discard", "revise"),
)
_ACTS = st.lists(
    st.tuples(
        st.sampled_from(_NAMES),
        st.integers(0, 3),
        st.sampled_from(worklist_lines.FIELDS),
        _TEXT,
    ),
    min_size=1,
    max_size=8,
)  # fmt: skip


def tries(
    desk: Desk, list_id: str, ids: list[str], at: int, field: str, text: str
) -> dict[str, Callable[[], object]]:
    one = ids[at % len(ids)]
    return {
        "add": lambda: worklist_lines.add_lines(desk, list_id, [LineDraft(text or "丁")]),
        "edit": lambda: worklist_lines.edit_lines(desk, [LineEdit(one, field, text)]),
        "keep": lambda: worklist_lines.keep(desk, ids),
        "drop": lambda: worklist_lines.drop(desk, [one], text),
        "back": lambda: worklist_lines.put_back(desk, [one]),
        "merge": lambda: worklist_lines.merge(desk, ids, text),
        "move": lambda: worklist_lines.move(desk, one, at - 1),
        "submit": lambda: worklist_approval.submit(desk, [list_id]),
        "take": lambda: worklist_approval.take_back(desk, [list_id], text),
        "approve": lambda: worklist_approval.approve(desk, [list_id], approver="某", on=desk.today()),
        "draw": lambda: worklist_approval.draw_up(desk, list_id),
        "name": lambda: worklists.rename(desk, list_id, text),
        "discard": lambda: worklist_approval.discard(desk, list_id),
        "revise": lambda: worklist_approval.revise(desk, list_id, text),
    }


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_ACTS)
def test_an_approved_list_never_changes_whatever_is_tried(acts: list[tuple[str, int, str, str]]) -> None:
    with TemporaryDirectory() as folder:
        desk = open_county(Path(folder) / "county", Clock())
        file = approved(desk, opened(desk)[0], "甲", "乙", "丙")
        ids, before = [line.id for line in file.lines], stored(desk, file.id)
        for name, at, field, text in acts:
            try:
                tries(desk, file.id, ids, at, field, text)[name]()
            except Refused:
                assert stored(desk, file.id) == before
            else:
                assert name == "revise"
        assert stored(desk, file.id) == before
        desk.close()


@settings(max_examples=10, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from("kdm"), st.sampled_from(["6月底前", "尽快", "长期", ""])),
        min_size=1,
        max_size=7,
    )
)
def test_every_kept_line_has_exactly_one_task_and_undo_returns_the_draft(
    lines: list[tuple[str, str]],
) -> None:
    with TemporaryDirectory() as folder:
        desk = open_county(Path(folder) / "county", Clock())
        file = opened(desk)[0]
        ids = [
            propose(desk, file.id, f"事项{n}", deadline=words)[0] for n, (_fate, words) in enumerate(lines)
        ]
        worklist_lines.keep(desk, ids)
        for line_id, (fate, _words) in zip(ids[1:], lines[1:], strict=True):
            if fate == "m":
                worklist_lines.merge(desk, [ids[0], line_id])
            elif fate == "d":
                worklist_lines.drop(desk, [line_id], "不列")
        worklist_approval.submit(desk, [file.id])
        draft = again(desk, file)
        worklist_approval.approve(desk, [file.id], approver="周文涛", on=desk.today(), leave_undated=True)
        made = again(desk, file)
        with desk.view() as view:
            known = [task.id for task in view.find(Task)]
        assert sorted(line.task_id for line in made.kept) == sorted(known)
        assert all(line.task_id is None for line in made.lines if line.number is None)
        history.undo(desk)
        assert again(desk, file) == draft
        desk.close()
