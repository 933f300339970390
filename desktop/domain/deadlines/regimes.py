"""How the days of a term are counted: calendar days, working days or months, and on which authority.

Three regimes stand side by side: days and months of the procedural laws, the last day moved off a day of
rest (民法典第二百零一条至第二百零三条、民诉法第八十五条); working days (行政强制法第六十九条、行政复议法第八十八条、
政府信息公开条例); and what a paper agrees for itself, which is not moved.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from desktop.domain.deadlines.days import add_months, cn
from desktop.domain.deadlines.model import Explained
from desktop.domain.deadlines.patterns import compiled
from desktop.domain.deadlines.setting import Setting, doubt_of, rests, told

AGREED = "文件约定"
_COERCION = r"受理|催告|强制|准予执行|不予执行|执行裁定|作出裁定|冻结"
_NOT_COERCION = r"上诉|起诉状|答辩|举证|复议决定|再审"
_REVIEW = r"复议"
_DISCLOSURE = r"信息公开|公开申请"
_STATUTORY = (
    r"司法建议|检察建议|公益诉讼|起诉|上诉|答辩|举证|副本|判决|裁定|法定|再审|管辖异议|复议|期限届满"
    r"|行政诉讼"
    r"|应当?[^,。;]{0,12}(?:答复|回复)|书面(?:答复|回复)|强制执行|申请执行"
)
_RECEIPT = r"收到|接到|签收|送达"


@dataclass(frozen=True, slots=True)
class Regime:
    """A way of counting: the unit actually counted, whether the last day rolls, and the authority."""

    unit: str
    rolls: bool
    basis: str


def regime(words: str, event: str, n: int, unit: str) -> Regime:
    """Choose the regime of a term of `n` units from its sentence and the event it runs from."""
    cues = f"{words} {event}"
    if unit == "workday":
        return Regime(unit, False, _workday_basis(cues))
    if (
        unit == "day"
        and n <= 10
        and not compiled(_NOT_COERCION).search(cues)
        and compiled(_COERCION).search(cues)
    ):
        return Regime("workday", False, "行政强制法第六十九条：十日以内期限的规定是指工作日")
    if unit == "day" and n in (3, 5, 7, 10) and compiled(_REVIEW).search(cues) and "起诉" not in cues:
        return Regime("workday", False, "行政复议法第八十八条：三日、五日、七日、十日的规定是指工作日")
    statutory = bool(compiled(_STATUTORY).search(cues)) or bool(
        compiled(_RECEIPT).search(event) and (unit == "month" or n >= 15)
    )
    if statutory and unit in ("day", "month"):
        law = "民法典第二百零二条、第二百零三条" if unit == "month" else "民法典第二百零一条、第二百零三条"
        return Regime(unit, True, f"{law}，民诉法第八十五条：末日是休假日的，顺延到次日（工作日）")
    return Regime(unit, False, AGREED)


def _workday_basis(cues: str) -> str:
    if compiled(_DISCLOSURE).search(cues):
        return "政府信息公开条例：按工作日计"
    return AGREED


def count(start: date, n: int, unit: str, chosen: Regime, setting: Setting) -> Explained:
    """Count a term from `start`, that day not counted, with every step told."""
    if chosen.unit == "workday":
        return _workdays(start, n, chosen, setting)
    if chosen.unit == "month":
        due, how, kind = add_months(start, n), f"加{n}个月，取对应日，没有对应日取月末", "REL_MONTH"
    else:
        days = n * 7 if unit == "week" else -(-n // 24) if unit == "hour" else n
        due, how, kind = start + timedelta(days=days), f"按日历日数{days}天", "REL_DAY"
    found = Explained(
        "", kind, due, certainty="hard", rule="起算当日不计，末日含在内", basis=chosen.basis, anchor=start,
        steps=(f"起算日{told(start, setting.calendar)}不计", how, f"末日{told(due, setting.calendar)}"),
    )  # fmt: skip
    return rolled(found, due, setting) if chosen.rolls else found


def _workdays(start: date, n: int, chosen: Regime, setting: Setting) -> Explained:
    counted = setting.calendar.add_workdays(start, n)
    steps = [f"起算日{told(start, setting.calendar)}不计，只数工作日"]
    if counted.skipped:
        steps.append(f"其间{rests(counted)}，不计")
    steps.append(f"第{n}个工作日是{told(counted.day, setting.calendar)}")
    if counted.uncovered:
        steps.append(doubt_of(counted.uncovered))
    return Explained(
        "", "REL_WORKDAY", counted.day, certainty="hard", rule="起算当日不计，按工作日数", basis=chosen.basis,
        steps=tuple(steps), anchor=start, provisional=bool(counted.uncovered),
    )  # fmt: skip


def rolled(found: Explained, due: date, setting: Setting) -> Explained:
    """Move a statutory last day off a day of rest to the next working day (民法典第二百零三条)."""
    counted = setting.calendar.roll(due)
    steps = list(found.steps)
    if counted.day != due:
        steps.append(f"{cn(due)}为休息日（{rests(counted)}），顺延到{told(counted.day, setting.calendar)}")
    if counted.uncovered:
        steps.append(doubt_of(counted.uncovered))
    return replace(
        found,
        due=counted.day,
        due_unrolled=due if counted.day != due else None,
        steps=tuple(steps),
        provisional=bool(counted.uncovered),
    )
