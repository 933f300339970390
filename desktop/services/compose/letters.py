"""函, 报告 and 通报 on the state of the ledger, by direction: level, upward, downward (条例第八条)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.documents.official import Align, Table
from desktop.documents.words import chinese_date
from desktop.domain.errors import Refused
from desktop.domain.tasks import Light, Status
from desktop.services import meetings
from desktop.services.compose import common
from desktop.services.desk import Desk
from desktop.services.ledger import LedgerLine
from desktop.services.paper_facts import Facts, Subject

LETTER_REPLY_WORKDAYS = 10
_OTHER_ENDS = (Status.PARTIAL, Status.TRANSFERRED, Status.TERMINATED)


@dataclass(frozen=True, slots=True)
class Count:
    """How the tasks of a paper stand."""

    total: int
    done: int
    under_way: int
    overdue: int
    others: tuple[tuple[str, int], ...] = ()  # 部分落实, 转下年, 终止: neither done nor under way

    @classmethod
    def of(cls, lines: Sequence[LedgerLine]) -> "Count":
        """Count tasks: done is 办结 with or without 销号; what was only partly done, carried or stopped is told apart."""
        states = Counter(Status(line.row.status) for line in lines)
        late = sum(line.light is Light.OVERDUE for line in lines)
        others = tuple((status.word, states[status]) for status in _OTHER_ENDS if states[status])
        done = states[Status.DONE] + states[Status.CLOSED]
        return cls(len(lines), done, states[Status.OPEN], late, others)

    @property
    def rate(self) -> str:
        """Return the share done in per cent, a dash where there is nothing."""
        return f"{self.done / self.total * 100:.1f}%" if self.total else "—"

    @property
    def fields(self) -> dict[str, int | str]:
        """Return the numbers under the names that the texts use."""
        return {
            "总数": self.total,
            "办结": self.done,
            "办结率": self.rate,
            "在办": self.under_way,
            "逾期": self.overdue,
            "其他": "、".join(f"{word}{number}项" for word, number in self.others),
        }


def letter(desk: Desk, subject: Subject) -> Facts:
    """函 to a body that is not subordinate to ours, asking for its part in the chosen tasks."""
    lines = common.tasks_of(desk, subject, "函")
    unit = subject.unit or common.lead_units(lines)
    fields = common.letterhead(desk) | common.contact(desk)
    fields |= {
        "主送": unit or None,
        "依据": common.sources(lines),
        "机制名称": desk.profile.mechanism,
        "项数": len(lines),
        "复函期限": chinese_date(desk.calendar.add_workdays(desk.today(), LETTER_REPLY_WORKDAYS).day),
    }
    table = Table(
        columns=("序号", "事项", "配合单位", "完成时限"),
        rows=tuple(
            (str(n), line.row.matter, "、".join(line.row.support) or "—", common.due_cell(line))
            for n, line in enumerate(lines, 1)
        ),
        widths=(12, 83, 35, 26),
        aligns=(Align.CENTER, Align.LEFT, Align.LEFT, Align.CENTER),
    )
    about = "，".join(filter(None, (unit, common.numbers_of(lines))))
    title = f"关于商请支持办理{desk.profile.mechanism}有关事项的函（{about}）"
    return Facts(title, fields, {"事项": table}, common.number_word(desk, "函"))


def report(desk: Desk, subject: Subject) -> Facts:
    """报告 to the government on the year: meetings held and how the ledger stands; upward, with 签发人."""
    year = (subject.on or desk.today()).year
    lines = [line for line in common.our_lines(desk) if line.row.opened_on.year == year]
    held = [m for m in meetings.list_meetings(desk) if m.status == "held" and m.meets_on.year == year]
    if not lines and not held:
        raise Refused(f"{year}年还没有召开会议，也没有立项，没有出报告。")
    count = Count.of(lines)
    late = [line for line in lines if line.light is Light.OVERDUE]
    fields = common.letterhead(desk) | common.contact(desk)
    fields |= {
        "签发人": None,
        "主送": f"{common.place(desk)}人民政府",
        "年度": year,
        "机制名称": desk.profile.mechanism,
        "截至日期": chinese_date(desk.today()),
        "会议": [f"{chinese_date(m.meets_on)}召开{m.title}" for m in reversed(held)],
        "统计": count.fields,
        "逾期事项": bool(late),
    }
    title = f"关于{year}年{desk.profile.mechanism}工作情况的报告"
    return Facts(title, fields, {"逾期": _overdue_table(late)}, common.number_word(desk, "报"))


def circular(desk: Desk, subject: Subject) -> Facts:
    """通报 on how the items fared, to all members; overdue ones are named, nobody is ranked, 内部 ones stay out."""
    lines = common.tasks_of(desk, subject, "通报") if subject.task_ids else common.our_lines(desk)
    lines = [line for line in lines if not line.row.internal]
    if not lines:
        raise Refused("台账里还没有可以通报的事项，没有出通报。")
    count = Count.of(lines)
    late = [line for line in lines if line.light is Light.OVERDUE]
    fields = common.letterhead(desk) | common.contact(desk)
    fields |= {
        "主送": "各成员单位",
        "机制名称": desk.profile.mechanism,
        "截至日期": chinese_date(desk.today()),
        "统计": count.fields,
        "点名": [_named(line) for line in late],
    }
    about = f"（{common.numbers_of(lines)}）" if subject.task_ids else ""
    title = f"关于{desk.profile.mechanism}议定事项落实情况的通报{about}"
    named = tuple(line.id for line in late)
    return Facts(title, fields, {"逾期": _overdue_table(late)}, common.number_word(desk), pressed=named)


def _named(line: LedgerLine) -> str:
    source = f"（{line.row.source_note}）" if line.row.source_note else ""
    return f"{common.leads(line)}牵头的{line.row.number}号事项{source}，逾期{line.overdue.by_current}个工作日"


def _overdue_table(lines: Sequence[LedgerLine]) -> Table:
    return Table(
        columns=("编号", "事项", "牵头单位", "原定期限", "现行期限", "逾期"),
        rows=tuple(
            (
                line.row.number, line.row.matter, common.leads(line), common.day_cell(line.row.original_due_on),
                common.due_cell(line), f"{line.overdue.by_current}个\n工作日",
            )
            for line in lines
        ),
        widths=(22, 47, 26, 22.5, 22.5, 16),
        aligns=(Align.CENTER, Align.LEFT, Align.LEFT, Align.CENTER, Align.CENTER, Align.CENTER),
        font_size=10.5,
    )  # fmt: skip
