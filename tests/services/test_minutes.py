"""From minutes to tasks: a proposal stores nothing, a confirmation is one act, a refusal keeps nothing."""

from dataclasses import replace
from datetime import date

import pytest

from desktop.documents.intake import read_source_bytes
from desktop.domain.errors import Refused
from desktop.domain.readers.minutes.proposal import MeetingFacts, MinutesProposal
from desktop.domain.source import SourceText
from desktop.services import history, ledger, meetings, meetings_moving, minutes
from desktop.services.desk import Desk
from desktop.services.meetings import MeetingDraft
from desktop.services.units import book

TEXT = """云岭县府院联动工作联席会议纪要
〔2026〕3号
2026年11月10日上午，县长周文涛在县政府三楼会议室主持召开府院联动工作联席会议全体会议。
出席：县法院陈明，县财政局赵元（代），县检察院孙正（列席）
请假：县自然资源局李昂（出差）
会议议定以下事项：
一、关于破产案件
（一）县财政局牵头，县住房城乡建设局配合，于2026年12月20日前落实破产费用专项资金。
（二）县自然资源局于2026年12月31日前完成不动产权属核查。
（三）会议原则同意县法院提出的工作方案。
二、关于工作机制
（一）建议各单位加强沟通。
"""
DATA = TEXT.encode()


@pytest.fixture
def source() -> SourceText:
    return read_source_bytes(DATA, "纪要.txt")


def settle(desk: Desk, source: SourceText) -> tuple[MinutesProposal, tuple[minutes.DecisionChoice, ...]]:
    proposal = minutes.read(desk, source)
    return proposal, minutes.choices_of(proposal, doubted=minutes.TASK)


def test_reading_stores_nothing(county: Desk, source: SourceText) -> None:
    before = county.store.content_hash()
    proposal = minutes.read(county, source)
    assert county.store.content_hash() == before
    assert proposal.meeting.day == date(2026, 11, 10)
    assert [found.text == TEXT[slice(*found.span)] for found in proposal.decisions] == [True] * 4


def test_what_stands_before_anybody_touched_it(county: Desk, source: SourceText) -> None:
    proposal = minutes.read(county, source)
    plain = minutes.choices_of(proposal)
    for found, choice in zip(proposal.decisions, plain, strict=True):
        if found.disposition in ("task", "agreed_in_principle"):
            assert choice.outcome == (minutes.PENDING if found.doubts else minutes.TASK)
        else:
            assert choice.outcome == minutes.NOT_FILED
            assert choice.reason
    assert {choice.disposition for choice in plain} >= {"task", "suggestion"}


def test_confirming_is_one_step_with_meeting_decisions_and_tasks(county: Desk, source: SourceText) -> None:
    proposal, choices = settle(county, source)
    steps = len(history.recent(county))
    changes = minutes.confirm(county, source, DATA, proposal.meeting, choices)
    assert len(history.recent(county)) == steps + 1
    assert {"meetings", "decisions", "tasks", "sources", "attendance"} <= changes.kinds
    (meeting,) = meetings.list_meetings(county)
    assert (meeting.status, meeting.serial, meeting.meets_on) == ("held", 1, date(2026, 11, 10))
    assert meeting.issue_no == "〔2026〕3号"
    filed = [choice for choice in choices if choice.outcome == minutes.TASK]
    lines = ledger.lines(county, ledger.ids(county, ledger.LedgerFilter(meeting_id=meeting.id)))
    assert len(lines) == len(filed) == meeting.tasks
    assert lines[0].row.lead == ("县财政局",)
    assert lines[0].row.support == ("县住房城乡建设局",)
    assert lines[0].row.due_on == date(2026, 12, 20)
    assert lines[0].row.source_note == "纪要〔2026〕3号第1项"
    history.undo(county)
    assert meetings.list_meetings(county) == []
    assert ledger.count(county, ledger.LedgerFilter()) == 0


def test_a_task_leads_back_to_its_words_in_the_minutes(county: Desk, source: SourceText) -> None:
    proposal, choices = settle(county, source)
    minutes.confirm(county, source, DATA, proposal.meeting, choices)
    file = ledger.open_task(county, ledger.ids(county, ledger.LedgerFilter())[0])
    assert file.decision_source is not None
    assert file.decision_span is not None
    name, text = minutes.source_text(county, file.decision_source)
    assert (name, text) == ("纪要.txt", source.text)
    assert text[slice(*file.decision_span)] == file.decision_text


def test_who_came_is_told_with_stand_ins_and_leave(county: Desk, source: SourceText) -> None:
    proposal, choices = settle(county, source)
    minutes.confirm(county, source, DATA, proposal.meeting, choices)
    came = meetings.open_meeting(county, meetings.list_meetings(county)[0].id).attendance
    told = {entry.person: entry.kind for entry in came}
    assert told == {"陈明": "present", "赵元": "stand_in", "孙正": "observer", "李昂": "leave"}


@pytest.mark.parametrize(
    ("note", "kind"), [("代", "stand_in"), ("代表", "present"), ("代理局长", "present"), ("列席", "observer"), ("", "present")]
)  # fmt: skip
def test_a_note_tells_how_somebody_attended(county: Desk, note: str, kind: str) -> None:
    from desktop.domain.readers.minutes.proposal import Attendee

    facts = replace(
        minutes.read(county, SourceText("空", "")).meeting, present=(Attendee("县法院", "陈明", note),)
    )
    assert [entry.kind for entry in minutes.attendance_of(facts)] == [kind]


def test_a_planned_meeting_of_that_day_is_completed_not_doubled(county: Desk, source: SourceText) -> None:
    planned = meetings.add_meeting(
        county, MeetingDraft("plenary", date(2026, 11, 10), host="县长", agenda=("一",))
    ).made[0]
    proposal, choices = settle(county, source)
    minutes.confirm(county, source, DATA, proposal.meeting, choices)
    (meeting,) = meetings.list_meetings(county)
    assert (meeting.id, meeting.host, meeting.status) == (planned, "县长", "held")


@pytest.mark.parametrize("status", ["cancelled", "merged"])
def test_a_meeting_that_is_not_held_takes_no_minutes(county: Desk, source: SourceText, status: str) -> None:
    gone, other = (
        meetings.add_meeting(county, MeetingDraft("plenary", day)).made[0]
        for day in (date(2026, 11, 10), date(2026, 12, 10))
    )
    if status == "merged":
        meetings_moving.merge(county, gone, other, "一并召开")
    else:
        meetings_moving.cancel(county, gone, "人数不足")
    proposal, choices = settle(county, source)
    made = minutes.confirm(county, source, DATA, proposal.meeting, choices).made
    rows = {row.id: row for row in meetings.list_meetings(county)}
    (held,) = [row for row in rows.values() if row.status == "held"]
    assert (rows[gone].status, rows[gone].decisions, rows[other].decisions) == (status, 0, 0)
    assert held.id in made
    assert held.decisions == len(choices)


def test_the_planned_one_is_taken_beside_a_cancelled_one(county: Desk, source: SourceText) -> None:
    gone, planned = (
        meetings.add_meeting(county, MeetingDraft("plenary", date(2026, 11, 10))).made[0] for _ in range(2)
    )
    meetings_moving.cancel(county, gone, "重复登记")
    proposal, choices = settle(county, source)
    minutes.confirm(county, source, DATA, proposal.meeting, choices)
    states = {row.id: row.status for row in meetings.list_meetings(county)}
    assert states == {gone: "cancelled", planned: "held"}


def test_the_same_minutes_are_not_filed_twice(county: Desk, source: SourceText) -> None:
    proposal, choices = settle(county, source)
    minutes.confirm(county, source, DATA, proposal.meeting, choices)
    before = county.store.content_hash()
    with pytest.raises(Refused, match="已经导入过"):
        minutes.confirm(county, source, DATA, proposal.meeting, choices)
    assert county.store.content_hash() == before
    history.undo(county)
    assert minutes.confirm(county, source, DATA, proposal.meeting, choices)


def test_coverage_counts_every_decision(county: Desk, source: SourceText) -> None:
    proposal, choices = settle(county, source)
    mixed = [
        replace(choices[0], outcome=minutes.TASK),
        replace(choices[1], outcome=minutes.DONE),
        replace(choices[2], outcome=minutes.PENDING),
        replace(choices[3], outcome=minutes.NOT_FILED, reason="建议"),
    ]
    minutes.confirm(county, source, DATA, proposal.meeting, mixed)
    covered = minutes.coverage(county, meetings.list_meetings(county)[0].id)
    assert covered.sentence == "纪要 4 项议定，1 项已立项，1 项已办，1 项注明不立项，1 项待确认"
    assert covered.decisions == 4


def _no_reason(choices: tuple[minutes.DecisionChoice, ...]) -> list[minutes.DecisionChoice]:
    return [*choices[:-1], replace(choices[-1], outcome=minutes.NOT_FILED, reason=" ")]


def test_a_refusal_keeps_nothing(county: Desk, source: SourceText) -> None:
    proposal, choices = settle(county, source)
    facts: MeetingFacts = proposal.meeting
    before = county.store.content_hash()
    with pytest.raises(Refused, match="请写明理由"):
        minutes.confirm(county, source, DATA, facts, _no_reason(choices))
    with pytest.raises(Refused, match="没有读到开会日期"):
        minutes.confirm(county, source, DATA, replace(facts, day=None), choices)
    with pytest.raises(Refused, match="尚未到日子"):
        minutes.confirm(county, source, DATA, replace(facts, day=date(2027, 1, 1)), choices)
    with pytest.raises(Refused, match="没有“茶话会”"):
        minutes.confirm(county, source, DATA, facts, choices, kind="茶话会")
    assert county.store.content_hash() == before
    assert ledger.count(county, ledger.LedgerFilter()) == 0


def test_the_kind_is_named_by_the_minutes_or_guessed(county: Desk, source: SourceText) -> None:
    facts = minutes.read(county, source).meeting
    named = replace(facts, kind=None, title="云岭县府院联动协调会纪要")
    assert minutes.guess_kind(county, named) == "coordination"
    assert (
        minutes.guess_kind(county, replace(facts, kind=None, title="纪要")) == county.profile.meetings[0].id
    )


def test_words_a_person_picked_a_unit_for_are_known_next_time(county: Desk, source: SourceText) -> None:
    proposal, choices = settle(county, source)
    minutes.confirm(county, source, DATA, proposal.meeting, choices, aliases=[("规建口", "县住房城乡建设局")])
    assert book(county).resolve("规建口") == "县住房城乡建设局"


def test_an_internal_decision_makes_an_internal_task(county: Desk, source: SourceText) -> None:
    proposal, choices = settle(county, source)
    marked = [replace(choices[0], internal=True), *choices[1:]]
    minutes.confirm(county, source, DATA, proposal.meeting, marked)
    lines = ledger.lines(county, ledger.ids(county, ledger.LedgerFilter()))
    assert [line.row.internal for line in lines] == [True, *[False] * (len(lines) - 1)]
