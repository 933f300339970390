"""工作交接: what one clerk hands to the next, gathered from the records so that nothing rests on memory."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from desktop.domain.lines import shortened
from desktop.domain.obligations import RadarState
from desktop.domain.tasks import Status
from desktop.services import backups, duties, ledger, registry, roster_orders
from desktop.services.desk import Desk
from desktop.services.ledger import LedgerFilter, LedgerLine
from desktop.store.tables import (
    Decision,
    Extension,
    Inspection,
    Invitation,
    Meeting,
    Paper,
    Progress,
    Task,
    Topic,
    WorkList,
)
from desktop.store.work import View

_PRESSED = ("remind", "press", "supervise", "circulate")
_NAMED = 5  # names that a cell takes
_LISTS = {"collecting": "征集中", "draft": "草案", "submitted": "待审定"}

_MOST = 40  # characters of a matter in the list of promises


@dataclass(frozen=True, slots=True)
class Promise:
    """One thing begun and not ended: its kind, what it is, who owes the next step, by when."""

    kind: str
    what: str
    who: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """One series of numbers: how many were given, the last, and those that are reserved or not used."""

    name: str
    last: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something lies; `note` is a number or an age."""

    what: str
    path: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Handover:
    """Everything that changes hands on a day; passwords are never part of it."""

    on: date
    tasks: tuple[LedgerLine, ...]
    promises: tuple[Promise, ...]
    series: tuple[Series, ...]
    papers: tuple[registry.PaperRow, ...]
    places: tuple[Place, ...]


def gather(desk: Desk) -> Handover:
    """Return what is open, promised and numbered today, and where the records lie."""
    statuses = (Status.OPEN, Status.DONE)
    chosen = LedgerFilter(statuses=statuses, owner_id=desk.office.id)
    lines = ledger.lines(desk, ledger.ids(desk, chosen, "due_on"))
    year = desk.today().year
    register = [row for row in reversed(registry.register(desk)) if row.made_on.year == year]
    return Handover(
        desk.today(),
        tuple(lines),
        promises(desk),
        tuple(_series(desk)),
        tuple(register),
        tuple(_places(desk)),
    )


def promises(desk: Desk) -> tuple[Promise, ...]:
    """Return everything that was begun and waits for somebody, by kind."""
    with desk.view() as view:
        found = [
            *_meetings(desk, view),
            *_tasks(desk, view),
            *_extensions(desk, view),
            *_lists(desk, view),
        ]
    orders = [
        Promise("成员调整待批", order.words, roster_orders.convener(desk) or desk.profile.roles[0].name, order.effective_on)
        for order in roster_orders.list_changes(desk, status=roster_orders.OPEN)
    ]  # fmt: skip
    due = [
        Promise("机制职责", line.sentence, line.who)
        for line in duties.look_out(desk)
        if line.state is not RadarState.MET
    ]
    return (*found, *orders, *due)


def _meetings(desk: Desk, view: View) -> Iterator[Promise]:
    for meeting in view.find(Meeting, owner_id=desk.office.id, status="planned", order="meets_on"):
        yield Promise(
            "待开会议", f"{meeting.title}（{meeting.place or '地点未定'}）", "办公室", meeting.meets_on
        )
        asked = view.find(Invitation, meeting_id=meeting.id)
        silent = list(dict.fromkeys(each.unit_name or each.person for each in asked if not each.reply))
        if silent:
            yield Promise("会议回执未到", meeting.title, _some(silent), meeting.meets_on)
    for topic in view.find(Topic, owner_id=desk.office.id, order="asked_on"):
        if topic.state in ("candidate", "parked"):
            kind = "议题待列入" if topic.state == "candidate" else "议题暂缓"
            yield Promise(kind, topic.title, topic.unit_name)
    pending: Counter[str] = Counter()
    for decision in view.find(Decision, owner_id=desk.office.id, outcome="pending"):
        pending[decision.meeting_id or ""] += 1
    for meeting_id, number in pending.items():
        held = view.get(Meeting, meeting_id)
        yield Promise(
            "议定事项未了",
            f"{held.title if held else '未记会议的纪要'}有{number}项议定还没有立项或注明",
            "办公室",
        )


def _tasks(desk: Desk, view: View) -> Iterator[Promise]:
    for task in view.find(Task, owner_id=desk.office.id, order=("year", "serial", "number")):
        if task.status == Status.DONE:
            yield Promise(
                "办结待销号", f"{task.number}　{shortened(task.matter, _MOST)}", "会议或批准人", task.done_on
            )
        elif task.status == Status.OPEN:
            entries = view.find(Progress, task_id=task.id, order=("on", "id"))
            if entries and entries[-1].kind in _PRESSED:
                words = (
                    f"{task.number}　{shortened(task.matter, _MOST)}：{shortened(entries[-1].text, _MOST)}"
                )
                yield Promise("已催待复", words, entries[-1].by, task.due_on)


def _extensions(desk: Desk, view: View) -> Iterator[Promise]:
    """Name the forms that asked for more time and have had no answer since."""
    numbers = {task.number: task for task in view.find(Task, owner_id=desk.office.id, status="open")}
    for paper in view.find(Paper, owner_id=desk.office.id, kind="extension_approval", status="issued"):
        task = next((task for number, task in numbers.items() if f"（{number}）" in paper.title), None)
        if task is None or view.first(Paper, replaces_id=paper.id):
            continue
        if not any(each.granted_on >= paper.made_on for each in view.find(Extension, task_id=task.id)):
            yield Promise(
                "延期待批", f"{task.number}　{shortened(task.matter, _MOST)}", "批准人", task.due_on
            )


def _lists(desk: Desk, view: View) -> Iterator[Promise]:
    for listed in view.find(WorkList, owner_id=desk.office.id):
        if listed.status in _LISTS:
            yield Promise("清单未审定", f"{listed.year}年{listed.title}（{_LISTS[listed.status]}）", "办公室")
    for each in view.find(Inspection, owner_id=desk.office.id, status="planned"):
        yield Promise("待做检查", each.title, each.inspectors, each.inspects_on)


def _series(desk: Desk) -> Iterator[Series]:
    """Return the registers of numbers with the last one given, papers first."""
    year = desk.today().year
    with desk.view() as view:
        ours = view.find(Paper, owner_id=desk.office.id)
        for word in dict.fromkeys(paper.word for paper in ours if paper.serial and paper.year == year):
            reserved = [
                p.number for p in ours if p.word == word and p.year == year and p.status == "reserved"
            ]
            void = [p.number for p in ours if p.word == word and p.year == year and p.status == "void"]
            last = view.highest("papers", "serial", word=word, year=year)
            yield Series(f"发文　{word}", f"{word}〔{year}〕{last}号", _numbers(预留未用=reserved, 作废=void))
        last = view.highest("tasks", "serial", year=year, owner_id=desk.office.id)
        if last:
            yield Series("台账事项编号", f"{year}-{last:03d}", "编号不重复使用")
        kinds = {kind.id: kind.name for kind in desk.profile.meetings}
        held = view.find(Meeting, owner_id=desk.office.id, order="meets_on")
        for series in dict.fromkeys(meeting.series for meeting in held if meeting.serial):
            latest = max((m for m in held if m.series == series), key=lambda m: m.serial or 0)
            name = kinds.get(latest.kind, latest.kind)
            yield Series(
                f"会议次数　{name}（{latest.year_covered}年）", f"第{latest.serial}次", latest.issue_no
            )


def _places(desk: Desk) -> Iterator[Place]:
    home = desk.store.paths.home
    kept = [path for path in desk.store.files.folder.glob("??/*") if path.is_file()]
    yield Place("数据文件夹", str(home), "台账、会议、名册和登记都在这里")
    yield Place("文书与佐证原件", str(desk.store.files.folder), f"{len(kept)}个文件，按校验值存放，请勿改名")
    own = home / "papers"
    if own.is_dir():
        yield Place("本单位修改过的文书模板", str(own), f"{len(list(own.glob('*.txt')))}个")
    made = backups.own_backups(desk)
    newest = f"共{len(made)}份，最近一份{made[0].made_at:%Y-%m-%d %H:%M}" if made else "还没有备份"
    yield Place("备份", str(backups.own_folder(desk)), newest)


def _some(names: list[str]) -> str:
    """Return names, the first few of many with their number."""
    told = "、".join(filter(None, names[:_NAMED]))
    return told if len(names) <= _NAMED else f"{told}等{len(names)}个"


def _numbers(**groups: list[str]) -> str:
    return "；".join(f"{words}：{'、'.join(numbers)}" for words, numbers in groups.items() if numbers)
