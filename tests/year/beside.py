"""What goes on in the office beside tasks and meetings: topics, changes of the roster, duties, an inspection."""

from datetime import date
from functools import partial

from desktop.services import duties, inspections, ledger, meetings, roster_changes, topics
from desktop.services.inspections import Finding, Plan
from desktop.services.roster_changes import ChangeDraft
from desktop.services.topics import TopicDraft

from .course import YEAR, Year


def plan(year: Year) -> None:
    """Put it all on the agenda."""
    year.at(date(YEAR, 2, 24), partial(_topics, year))
    year.at(date(YEAR, 3, 10), partial(_liaison, year))
    year.at(date(YEAR, 4, 15), partial(_duty, year))
    year.at(date(YEAR, 6, 16), partial(_inspection, year))


def _topics(year: Year) -> None:
    desk, units = year.desk, year.units()
    made = topics.collect(
        desk, [TopicDraft(f"议题{n}", units[n], "联络员", "案件增多") for n in range(1, 4)]
    ).made
    planned = [row.id for row in meetings.list_meetings(desk) if row.status == "planned"]
    if planned:
        topics.put_on_agenda(desk, made[:1], planned[0])
    topics.park(desk, made[1], "材料不齐")
    topics.drop(desk, made[2], "不属于本机制")
    year.told("topics")


def _liaison(year: Year) -> None:
    first, second = year.units()[:2]
    drafts = [ChangeDraft("liaison", unit, person=f"{unit[-2:]}联络员") for unit in (first, second)]
    one, other = (roster_changes.propose(year.desk, [draft]).made[0] for draft in drafts)
    roster_changes.approve(year.desk, [one], approver="周文涛", paper=f"县府办函〔{YEAR}〕5号")
    roster_changes.withdraw(year.desk, [other], "另行推荐")
    year.told("roster_change")


def _duty(year: Year) -> None:
    duty = duties.by_event(year.desk)[0]
    duties.record_event(year.desk, duty.id, year.clock.day, "已办理")
    year.told("duty")


def _inspection(year: Year) -> None:
    desk = year.desk
    where = ledger.LedgerFilter(statuses=("open",), owner_id=desk.office.id)
    chosen = inspections.choose(desk, where, "在办", size=4, seed="2026")
    made = inspections.plan(desk, Plan("年中专项检查", year.clock.day, "督查组"), chosen).made[0]
    lines = inspections.open_inspection(desk, made).lines
    results = ("met", "partly", "unmet", "met")
    inspections.record(
        desk, [Finding(line.id, way, "现场查看") for line, way in zip(lines, results, strict=True)]
    )
    inspections.follow(desk, lines[2].id, deadline="30个工作日内完成整改")
    inspections.conclude(desk, made, "总体落实")
    year.told("inspection")
