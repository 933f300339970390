"""The main job on the shipped example: from the founding notice to a bundle that the city has taken in."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from desktop.documents.intake import read_source_bytes
from desktop.documents.words import chinese_date
from desktop.domain.deadlines import explain
from desktop.domain.errors import Refused
from desktop.locate import shipped
from desktop.services import (
    exchange,
    ledger,
    meetings,
    minutes,
    papers,
    peers,
    roster,
    roster_draft,
    roster_import,
    settings,
    tasks,
)
from desktop.services.desk import Desk
from desktop.services.paper_facts import Subject
from desktop.services.setup import found_office

COUNTY, CITY = "濮阳县", "濮阳市"
# Days before today on which the example's story happens.
_FOUNDED_AGO, _QUARTER_AGO, _SUMMER_AGO, _PLENARY_AGO, _SPECIAL_AGO = 230, 215, 130, 66, 12
_FIRST_TASKS = 6  # tasks of the quarter's meeting; the plenary's follow
_NEXT_IN = 12  # working days from today to the next meeting


@dataclass(slots=True)
class Clock:
    """The example's own today, moved on as the story goes; it ends at the real day."""

    day: date

    def __call__(self) -> date:
        """Return the story's today."""
        return self.day


@dataclass(slots=True)
class Told:
    """What the demo made."""

    seats: int = 0
    decisions: int = 0
    tasks: int = 0
    shared: int = 0
    papers: list[Path] = field(default_factory=list)
    bundle: Path | None = None
    summary: str = ""

    def as_json(self) -> dict[str, object]:
        """Return the value that `fuyuan demo --json` prints."""
        return {
            "seats": self.seats,
            "decisions": self.decisions,
            "tasks": self.tasks,
            "shared_tasks_at_city": self.shared,
            "papers": [str(path) for path in self.papers],
            "bundle": str(self.bundle) if self.bundle else None,
            "summary": self.summary,
        }


def run_demo(folder: Path, *, say: Callable[[str], None] = print, today: date | None = None) -> Told:
    """Run the whole story in `folder` (made when missing; Refused when it holds one already)."""
    if (folder / "county").exists():
        raise Refused(f"“{folder}”里已经有示例数据，没有改动。请换一个文件夹。")
    told, clock = Told(), Clock(today or date.today())
    last = clock.day
    clock.day = last - timedelta(_FOUNDED_AGO)
    county = _office(folder / "county", "puyang", COUNTY, "county", "县司法局", clock)
    city = _office(folder / "city", "liuzhou", CITY, "city", "市中级人民法院", clock)
    try:
        _roster(county, told, say)
        clock.day = county.calendar.roll(last - timedelta(_QUARTER_AGO)).day
        _confirm(county, "minutes-quarter", clock.day, told, say, None)
        clock.day = last - timedelta(_SUMMER_AGO)
        _close_the_first(county)
        clock.day = county.calendar.roll(last - timedelta(_PLENARY_AGO)).day
        _plenary(county, clock, folder / "papers", told, say)
        clock.day = county.calendar.roll(last - timedelta(_SPECIAL_AGO)).day
        _confirm(county, "minutes-special", clock.day, told, say, None)
        clock.day = last
        _work_the_ledger(county)
        _plan_the_next(county)
        _papers(county, folder / "papers", told, say)
        _exchange(county, city, folder / "stick", told, say)
    finally:
        county.close()
        city.close()
    told.summary = (
        f"完成：名册 {told.seats} 席，议定事项 {told.decisions} 项，台账 {told.tasks} 项，"
        f"文书 {len(told.papers)} 份，市级已收到 {told.shared} 项。"
    )
    return told


def example(name: str, meets_on: date) -> bytes:
    """Return the example minutes of that name as if the meeting had been held on a day."""
    text = (shipped("resources") / "example" / f"{name}.txt").read_text(encoding="utf-8")
    soon, later = meets_on + timedelta(40), meets_on + timedelta(75)
    words = {
        "年度": str(meets_on.year),
        "会议日": chinese_date(meets_on),
        "印发日": chinese_date(meets_on + timedelta(2)),
        "近期": f"{soon.month}月{soon.day}日" if soon.year == meets_on.year else chinese_date(soon),
        "月底": f"{later.month}月" if later.year == meets_on.year else f"{later.year}年{later.month}月",
    }
    return text.format(**words).encode()


def _office(home: Path, profile: str, name: str, level: str, host: str, clock: Clock) -> Desk:
    return found_office(
        home, profile=profile, name=name, level=level, host_unit=host, actor="示例", today=clock
    )


def _roster(county: Desk, told: Told, say: Callable[[str], None]) -> None:
    data = (shipped("resources") / "example" / "puyang-notice.txt").read_bytes()
    source = read_source_bytes(data, "建立常态化府院联动工作机制的通知.txt")
    draft = roster_draft.draft_of(roster_draft.read(county, source))
    roster_import.import_roster(county, draft, source=(source.name, data, source.text))
    told.seats = len(draft.members)
    settings.put(county, "contact", "陈晨，0393-5550102")
    say(f"读成立通知：{told.seats} 个成员席位，{len(draft.heads)} 个领导席位。")
    rows = roster.unit_rows(county, county.today())
    for n, (row, name) in enumerate(zip(rows, _LIAISONS, strict=False)):
        roster.set_liaison(county, row.id, name, position="法规股股长", phone=f"0393-55502{n:02d}")


_LIAISONS = (
    "刘敏", "李昂", "张涛", "周文", "吴迪", "郑爽", "冯雪", "陈晨", "褚亮", "卫平", "蒋华", "沈青", "韩梅", "杨帆",
    "朱琳", "秦岭", "尤佳", "许宁", "何蕾", "吕洋", "施展", "张璐", "孔明亮", "曹青", "严冬", "华敏", "金鑫",
)  # fmt: skip


def _plenary(county: Desk, clock: Clock, folder: Path, told: Told, say: Callable[[str], None]) -> None:
    day, kind = clock.day, county.profile.meetings[0]
    clock.day = county.calendar.add_workdays(day, -5).day
    changes = meetings.add_meeting(
        county,
        meetings.MeetingDraft(
            kind=kind.id,
            meets_on=day,
            title=f"{COUNTY}府院联动工作联席会议{day.year}年全体会议",
            time_text="上午9:00",
            place="县政府三楼会议室",
            host="县委常委、常务副县长",
            delegated_by="召集人",
        ),
    )
    meeting = changes.made[0]
    _keep(told, say, papers.make(county, "meeting_notice", Subject(meeting_id=meeting), folder))
    clock.day = day
    _confirm(county, "minutes-plenary", day, told, say, meeting)
    _keep(told, say, papers.make(county, "minutes", Subject(meeting_id=meeting), folder))


def _confirm(
    county: Desk, name: str, day: date, told: Told, say: Callable[[str], None], meeting: str | None
) -> None:
    data = example(name, day)
    source = read_source_bytes(data, f"{name}.txt")
    proposal = minutes.read(county, source)
    choices = minutes.choices_of(proposal, doubted=minutes.TASK)
    minutes.confirm(county, source, data, proposal.meeting, choices, meeting_id=meeting)
    filed = sum(choice.outcome == minutes.TASK for choice in choices)
    told.decisions += len(choices)
    told.tasks += filed
    say(f"读纪要：{len(choices)} 项议定事项，立项 {filed} 项。")


def _close_the_first(county: Desk) -> None:
    """Finish what the first meeting asked for soon: two tasks closed out, one finished."""
    ids = _task_ids(county)
    for place, words in enumerate(
        ("会商工作台账已建立，首批登记36件。", "吊销未注销企业名单已移送县人民法院，共214户。")
    ):
        tasks.add_progress(county, ids[place], "已形成初稿，正在征求意见。", source="书面", by="经办股室")
        tasks.finish(county, ids[place], text=words)
        tasks.close(county, ids[place], by="常务副召集人")
    tasks.finish(county, ids[2], text="首批破产案件审查完毕，裁定受理3件。")


def _plan_the_next(county: Desk) -> None:
    """Plan a meeting that the notice has still to go out for."""
    kind = county.profile.meetings[1]
    day = county.calendar.add_workdays(county.today(), _NEXT_IN).day
    meetings.add_meeting(
        county, meetings.MeetingDraft(kind=kind.id, meets_on=day, place="县司法局二楼会议室")
    )


def _task_ids(county: Desk) -> list[str]:
    return ledger.ids(county, ledger.LedgerFilter(owner_id=county.office.id))


def _work_the_ledger(county: Desk) -> None:
    """Do a little of what the weeks after a meeting bring: progress, an extension, one task closed out."""
    ids = _task_ids(county)[_FIRST_TASKS:]
    tasks.assign_person(county, ids[0], post="住房保障股股长", person="孙岩")
    tasks.add_progress(
        county, ids[0], "已完成12个项目的摸底，方案正在起草。", source="书面", by="县住房城乡建设局孙岩"
    )
    tasks.add_progress(county, ids[1], "资金计划已报县政府。", source="电话", by="县财政局赵元")
    long = explain("15个工作日内", county.today(), county.calendar).last
    if long:
        tasks.extend(
            county,
            ids[0],
            long,
            reason="两个项目产权尚在核实",
            paper="濮住建〔示例〕8号",
            approver="常务副召集人",
        )
    tasks.finish(county, ids[2], text="分析报告已印发各成员单位。")
    tasks.close(county, ids[2], by="常务副召集人")


def _papers(county: Desk, folder: Path, told: Told, say: Callable[[str], None]) -> None:
    for kind in ("roster", "ledger"):
        _keep(told, say, papers.make(county, kind, Subject(), folder))
    for made in papers.assignments(county, ["县财政局", "县自然资源局"], folder):
        _keep(told, say, made)


def _keep(told: Told, say: Callable[[str], None], made: papers.Made) -> None:
    told.papers += [made.docx, made.pdf]
    say(str(made.docx))
    say(str(made.pdf))


def _exchange(county: Desk, city: Desk, stick: Path, told: Told, say: Callable[[str], None]) -> None:
    stick.mkdir(parents=True, exist_ok=True)
    for one, other, name in ((county, city, "county"), (city, county, "city")):
        spoken = peers.export_card(one, stick / f"{name}.fycard")
        peers.trust_card(other, stick / f"{name}.fycard", spoken)
    sent = exchange.export(county, CITY, stick)
    told.bundle = sent.path
    say(str(sent.path))
    taken = exchange.take_in(city, sent.path)
    say(taken.sentence)
    exchange.acknowledge(county, taken.code)
    told.shared = ledger.count(city, ledger.LedgerFilter(not_owner_id=city.office.id))
