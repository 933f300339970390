"""Working sheets of the office: who took delivery, and who was pressed when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.documents.official import Align, Table
from desktop.documents.words import chinese_date
from desktop.domain.errors import Refused
from desktop.domain.ladder import Step
from desktop.domain.lines import shortened
from desktop.services.compose import common
from desktop.services.desk import Desk
from desktop.services.paper_facts import Facts, Subject
from desktop.store.queries.ladder import PressedEntry, pressed_entries
from desktop.store.tables import Paper, Progress, Unit
from desktop.store.work import View

_PAPERS = {"urging": "书面催办", "supervision": "书面督办"}
_SPARE_ROWS = 6


def delivery_sheet(desk: Desk, subject: Subject) -> Facts:
    """签收单: of the papers given, else of the last notice of a meeting to every unit, in protocol order."""
    if not subject.paper_ids and not subject.meeting_id:
        raise Refused("没有选定要送出的文书，没有出签收单。请先选择文书或者会议。")
    sent = _given(desk, subject) if subject.paper_ids else _notice(desk, subject)
    names = list(dict.fromkeys(each.name for each in sent))
    several = len(names) > 1
    columns = ("序号", "收文单位", "文号", *(("文书",) if several else ()), "份数", "签收人", "签收时间")
    table = Table(
        columns=columns,
        rows=tuple(
            (str(n), each.unit, each.number, *((each.name,) if several else ()), "1", "", "")
            for n, each in enumerate(sent, 1)
        ),
        widths=(11, 36, 36, 29, 10, 17, 17) if several else (11, 47, 42, 11, 23, 22),
        aligns=(Align.CENTER, *(Align.LEFT,) * (len(columns) - 4), *(Align.CENTER,) * 3),
        font_size=10.5,
        row_height=9,
    )
    about = names[0] if len(sent) == 1 or subject.meeting_id else f"{sent[0].number}等{len(sent)}件"
    fields = {
        "发文机关": common.issuing_name(desk),
        "件数": len(sent),
        "送出日期": chinese_date(desk.today()),
        "文书": "" if several else names[0],
    }
    return Facts(f"文书签收单（{about}）", fields, {"签收": table})


def urging_register(desk: Desk, subject: Subject) -> Facts:
    """催办登记表: what was pressed for by telephone, in person and on paper, of the chosen tasks or of all."""
    with desk.view() as view:
        told = [*_spoken(view, desk, subject), *(() if subject.task_ids else _written(view, desk))]
    rows = [
        (str(n), chinese_date(each.on), each.how, each.unit, each.what, each.answer)
        for n, each in enumerate(sorted(told, key=lambda each: each.on), 1)
    ]
    rows += [("",) * 6] * _SPARE_ROWS
    table = Table(
        columns=("序号", "日期", "方式", "单位", "事项", "答复人、答复内容"),
        rows=tuple(rows),
        widths=(11, 31, 22, 36, 65, 60),
        aligns=(Align.CENTER, Align.CENTER, Align.CENTER, Align.LEFT, Align.LEFT, Align.LEFT),
        font_size=10.5,
        caption=f"{common.place(desk)}{desk.profile.mechanism}事项催办登记表",
        landscape=True,
        row_height=10,
    )
    about = (
        f"（{common.numbers_of(common.tasks_of(desk, subject, '催办登记表'))}）" if subject.task_ids else ""
    )
    return Facts(f"催办登记表{about}", {}, {"催办": table})


@dataclass(frozen=True, slots=True)
class _Sent:
    """One paper on its way to a unit."""

    unit: str
    number: str
    name: str


@dataclass(frozen=True, slots=True)
class _Pressed:
    """One time a unit was pressed."""

    on: date
    how: str
    unit: str
    what: str
    answer: str = ""


def _spoken(view: View, desk: Desk, subject: Subject) -> list[_Pressed]:
    """Return every step of the ladder; the tasks on one paper stand in one line."""
    steps = pressed_entries(view, desk.office.id, subject.task_ids)
    papers = {step.paper_id: view.need(Paper, step.paper_id) for step in steps if step.paper_id}
    units = {unit.id: unit.name for unit in view.find(Unit, owner_id=desk.office.id)}
    found: dict[str, list[PressedEntry]] = {}
    for step in steps:
        found.setdefault(step.paper_id or step.id, []).append(step)
    return [_step(each, papers.get(each[0].paper_id or ""), units) for each in found.values()]


def _step(steps: Sequence[PressedEntry], paper: Paper | None, units: Mapping[str, str]) -> _Pressed:
    first, word = steps[0], Step(steps[0].kind).word
    if paper is None:
        what = f"{first.number}　{shortened(first.matter, 40)}"
        answer = "：".join(filter(None, (first.by, first.text)))
        return _Pressed(first.on, f"{first.source}{word}", "、".join(first.lead), what, answer)
    leads = "、".join(dict.fromkeys(name for step in steps for name in step.lead))
    what = f"{paper.number or paper.code}　{'、'.join(step.number for step in steps)}"
    return _Pressed(first.on, f"书面{word}", units.get(paper.unit_id or "", leads), what)


def _written(view: View, desk: Desk) -> list[_Pressed]:
    """Return the papers of earlier days, when they were not yet logged with their tasks."""
    units = {unit.id: unit.name for unit in view.find(Unit, owner_id=desk.office.id)}
    papers = view.find(Paper, owner_id=desk.office.id, status="issued")
    return [
        _Pressed(
            paper.made_on,
            _PAPERS[paper.kind],
            units.get(paper.unit_id or "", ""),
            f"{paper.number}　{paper.title}",
        )
        for paper in papers
        if paper.kind in _PAPERS and view.first(Progress, paper_id=paper.id) is None
    ]


def _given(desk: Desk, subject: Subject) -> list[_Sent]:
    """Return the papers given; a single one that names no unit goes to every member unit."""
    with desk.view() as view:
        papers = [view.need(Paper, record) for record in subject.paper_ids]
        units = {unit.id: (unit.order_no, unit.name) for unit in view.find(Unit, owner_id=desk.office.id)}
    if len(papers) == 1 and papers[0].unit_id is None:
        return _to_all(desk, desk.today(), papers[0].number or papers[0].code, papers[0].title)
    last = (len(units), "")
    papers.sort(key=lambda paper: units.get(paper.unit_id or "", last)[0])
    return [
        _Sent(units.get(p.unit_id or "", last)[1], p.number or p.code, p.title.partition("（")[0])
        for p in papers
    ]


def _notice(desk: Desk, subject: Subject) -> list[_Sent]:
    row = common.meeting_of(desk, subject).row
    with desk.view() as view:
        sent = view.find(Paper, kind="meeting_notice", meeting_id=row.id, status="issued")
    return _to_all(desk, row.meets_on, sent[-1].number if sent else "", f"关于召开{row.title}的通知")


def _to_all(desk: Desk, on: date, number: str, name: str) -> list[_Sent]:
    units = common.member_units(desk, on)
    if not units:
        raise Refused("名册里还没有成员单位，没有出签收单。请先导入名册。")
    return [_Sent(unit.name, number, name) for unit in units]
