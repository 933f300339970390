"""Terms: so many days or months from, after or before something."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from desktop.domain.deadlines import points
from desktop.domain.deadlines.days import add_months, cn, day_of
from desktop.domain.deadlines.events import earlier_event, event_before
from desktop.domain.deadlines.model import Explained
from desktop.domain.deadlines.numerals import NUMBER, number
from desktop.domain.deadlines.patterns import compiled
from desktop.domain.deadlines.regimes import AGREED, count, regime
from desktop.domain.deadlines.setting import Setting, doubt_of, rests, told
from desktop.domain.deadlines.settling import unknown

_UNIT = (
    r"个?工作日|个?自然日|日历[日天]|个?小时|个半月|个月|个季度|个?星期|周|[日天](?!常)|年(?!度|规划|计划|行动)"
    r"|(?<=半)月(?=[之以]?内)"
)
_SPAN = (
    rf"(?P<n>(?:(?<=原则上)|(?<![\d.月年季上下每近明今一二两三四五六七八九十百]))(?:{NUMBER}"
    rf"|半))(?:[-至到](?P<n2>{NUMBER}))?(?P<u>{_UNIT})"
)
_MARK = (
    r"(?:(?:之日|之次日|次日|当[日天]|之时|即日|本日)?(?:\((?P<par>[^()]{1,20})\))?起(?:的|计算|算|,)?"
    r"|之日(?:\((?P<par2>[^()]{1,20})\))?"
    r"|[之以]?后|期?满)"
)
TERM = (
    rf"(?P<mark>{_MARK})?(?P<most>(?:[不未](?:得|应|能|可)?超过|最长|限期?"
    rf"|期限[为是]?)(?:不超过)?)?(?:,?(?:原则上|均)?(?:应当?|必须|须"
    rf"|要)?[在于])?的?第?{_SPAN}的?(?P<within>[之以]?内(?!部|容)|期限内|(?<=第.个工作日)[之以]?前|(?<=第..个工作日)[之以]?前)?"
    r"(?P<after>[之以]?后)?(?:,?(?P<may>方可|方能|才能|才可|始得|才|可以?(?:申请|向)))?"
)
BEFORE = (
    rf"(?P<ev>开庭|庭审|开会|(?<![社机])会议?|联席会|听证会?|届满|期满|到期|汛期|召开|举行|开始|开工"
    rf"|验收|换届|提|节)(?:召开|举行|审理|之日|日)?的?"
    rf"(?:(?:之)?前(?:至少)?{_SPAN}(?P<in>[之以]?[内前])?"
    rf"|{_SPAN.replace('<n', '<b').replace('<u', '<v')}(?P<back>[之以]?前))"
)
SAME_DAY = (
    r"(?P<ev>当[日天]|次日|翌日|第二[日天])(?:[之以]?[内前]|(?=办|上报|反馈|报|完成|下班|答复|送达"
    r"|移[送交]))"
)
_MEETING = (
    r"^(?:本次|此次|这次|该次|联席|今天的?)*(?:会|会议|散会|联席会|联席会议|协调会|会议结束|会议召开"
    r"|会议闭幕)$"
)
_ISSUE = r"(?:印发|下发|发布|公布|发文|制发|发出|成文|施行|实施|即日|本日|签发)$|^(?:即|本)$"
# 自《…清单》公布之日起 runs from another paper, 自本通知印发之日起 from this one.
_OTHER_PAPER = (
    r"》|〕|(?:^|[^本此该])(?:方案|清单|办法|意见|细则|规定|制度|目录|指引|规划|批复|公告|裁决)(?:正式|公开|书面)?(?:印发|下发|发布|公布"
    r"|发文|制发|发出|成文|施行|实施)$"
)
_TAKEN = r"收|接|签|送达|领取|知道|知悉|届满|期满|到期|受理|交办|转办|移送|催告|公告|通知|建议|申请|立案|判决|裁定|决定"
_ORDERED = (
    r"(?:判决书?|裁定书?|裁决书?|决定书?|通知书?|合同|协议|法律|法规|司法解释|调解书)(?:所|中)?"
    r"(?:确定|规定|载明|约定|指定|明确)的$"
)
_PLANNED = r"(?P<day>[^,。;、]{2,16}?)(?:[上下]午)?(?:\d{1,2}[时点:]\d{0,2}分?)?(?:召开|举行|举办|开会|开庭)"
_GOES_ON = r"[\d前底末月左上]"
_NOT_A_TERM = r".{0,3}(?:每|最后|第|有效|试行|试点)"
_EARLIER = r"上述|前述|前款|前项|上一(?:步|环节|项)|该项(?:工作|任务)|此项"
_UNITS = {"工作日": "workday", "小时": "hour", "季度": "quarter", "星期": "week", "周": "week", "年": "year"}


def unit_of(words: str, text: str) -> tuple[int, str] | None:
    """Give a span as (n, unit) with unit day, workday, week, hour or month: 半个月 is 15 days, 半年 six months."""
    if words == "半":
        return {
            "个月": (15, "day"),
            "月": (15, "day"),
            "年": (6, "month"),
            "天": (1, "day"),
            "日": (1, "day"),
        }.get(text)
    n = number(words)
    if n is None:
        return None
    for name, unit in _UNITS.items():
        if text.endswith(name):
            return (
                (n * {"quarter": 3, "year": 12}[unit], "month") if unit in ("quarter", "year") else (n, unit)
            )
    if text == "个半月":
        return n * 30 + 15, "day"
    return n, "month" if text.endswith("月") else "day"


def term(match: re.Match[str], setting: Setting) -> tuple[int, Explained] | None:
    """Read 会后5个工作日内, 自收到之日起两个月内, 15日内, 满十日后方可; gives where it starts too."""
    text, mark = match.string, match["mark"] or ""
    span = unit_of(match["n"], match["u"])
    if span is None or (mark in ("后", "之后", "以后") and not match["within"] and not setting.alone):
        return None
    whole = (
        setting.alone
        and match.end() >= len(text) - 4
        and not compiled(_GOES_ON).search(text, match.end())
        and (mark or match.start("n") <= 3)
        and not compiled(_NOT_A_TERM).match(text)
    )
    if not (
        match["within"]
        or match["most"]
        or mark.endswith(("起", "起的", "之日", "起,"))
        or match["may"]
        or whole
        or (match["after"] and (setting.alone or mark.endswith("满")))
    ):
        return None
    begin, event = event_before(text, match.start()) if mark else (match.start("n"), earlier_event(match))
    if "即日" in mark or "本日" in mark:
        event = "即日"
    if match["after"] or match["may"] or mark.endswith("满"):
        return begin, _earliest(event, span, bool(match["may"]), setting)
    if whole and match["u"] == "日" and not mark and not (match["within"] or match["most"]) and span[0] <= 31:
        return begin, unknown("AMBIGUOUS", f"“{text}”可以是某月{span[0]}日，也可以是{span[0]}天之内，请写明")
    if match["n2"]:
        return begin, _between(match, span, setting)
    if ordered := compiled(_ORDERED).search(text, 0, match.start("n")):
        return match.start("n"), _awaiting(ordered[0].removesuffix("的"), span, AGREED)
    return begin, _run(event, match["par"] or match["par2"], span, _sentence(match, setting), setting)


def _sentence(match: re.Match[str], setting: Setting) -> str:
    text = match.string
    if setting.alone:
        return text
    first = max(text.rfind(sign, 0, match.start()) for sign in "。;\n") + 1
    ends = [at for at in (text.find(sign, match.end()) for sign in "。;\n") if at >= 0]
    return text[first : min(ends, default=len(text))]


def _run(event: str, written: str | None, span: tuple[int, str], words: str, setting: Setting) -> Explained:
    """Count the term from its start, or say which start is missing."""
    n, unit = span
    if event and compiled(_EARLIER).search(event):
        return Explained("", "CHAIN", certainty="open", event=event, offset=span, rule="随前一事项的完成日期",
                         question=f"要等“{event}”完成才能起算，请先确定前一事项的日期")  # fmt: skip
    start, why = _start(event, written, setting)
    chosen = regime("" if _is_meeting(event) else words, event, n, unit)
    if start is None:
        return _awaiting(event, span, chosen.basis)
    found = count(start, n, unit, chosen, setting)
    basis = "会议日期" if _is_meeting(event) and found.basis == AGREED else found.basis
    return replace(
        found, steps=(f"{why}：{cn(start)}", *found.steps), basis=basis, event=event or None, offset=span
    )


def _awaiting(event: str, span: tuple[int, str], basis: str) -> Explained:
    """Say that the term runs from an event whose day is not known."""
    return Explained("", "EVENT_AFTER", certainty="hard", event=event or None, offset=span, basis=basis,
                     rule="事件发生后起算", question=f"没有“{event or '起算'}”的日期，请补上后计算",
                     steps=(f"“{event}”的日期未知，不推算",))  # fmt: skip


def _is_meeting(event: str) -> bool:
    return bool(compiled(_MEETING).match(event))


def _start(event: str, written: str | None, setting: Setting) -> tuple[date | None, str]:
    day = _written(written or event, setting)
    if day:
        return day, "文中写明起算日"
    if not event:
        return (
            (setting.received, "按所给日期起算")
            if setting.received
            else (setting.anchor, "没有写起算日，按会议或文件日期")
        )
    if _is_meeting(event):
        return setting.anchor, "从会议日期起算"
    if compiled(_ISSUE).search(event) and not compiled(_OTHER_PAPER).search(event):
        return setting.issued or setting.anchor, "从印发日期起算"
    own = setting.received != setting.anchor or compiled(_TAKEN).search(event)
    return (setting.received if own else None), f"“{event}”的日期"


def _written(words: str, setting: Setting) -> date | None:
    """Read a start written out (收到之日（1月16日）起); without a year the one nearest to the anchor."""
    found = None
    if match := compiled(points.FULL).search(words):
        found = points.full(match, setting)
    elif match := compiled(points.DAY).search(words):
        found = points.day(match, setting)
    due = found.due if found else None
    if not isinstance(due, date) or not match or match["y"] or setting.anchor is None:
        return due if isinstance(due, date) else None
    years = [year for year in (due.year - 1, due.year) if day_of(year, due.month, due.day)]
    return min((due.replace(year=year) for year in years), key=lambda day: abs(day - setting.anchor))  # type: ignore[operator]


def _earliest(event: str, span: tuple[int, str], may: bool, setting: Setting) -> Explained:
    start = None
    day, _ = _start(event, None, setting) if event else (setting.received, "")
    steps: tuple[str, ...] = ()
    if day:
        chosen = regime(f"{event}", event, *span)
        found = count(day, *span, chosen, setting)
        start = found.last + timedelta(days=1) if found.last else None
        steps = (*found.steps, f"满期后的次日{cn(start)}起" if start else "")
    return Explained("", "EARLIEST_AFTER", None, start, certainty="hard" if may else "vague", event=event or None,
                     offset=span, steps=steps, rule="只定最早的日子，没有定最迟的日子",
                     question="只写了最早可以办理的时间，没有写办理的期限，请确定完成日期")  # fmt: skip


def _between(match: re.Match[str], span: tuple[int, str], setting: Setting) -> Explained:
    longer = unit_of(match["n2"], match["u"])
    if setting.anchor is None or longer is None:
        return unknown("AMBIGUOUS", "写了两个期限，请确认按哪一个")
    ends = [count(setting.anchor, *each, regime("", "", *each), setting).last for each in (span, longer)]
    days = tuple(day for day in ends if day)
    return unknown("AMBIGUOUS", f"写了一个范围，请确认是{'或'.join(cn(day) for day in days)}", days)


def before(match: re.Match[str], setting: Setting) -> tuple[int, Explained] | None:
    """Read 联席会议前两天, 开庭3日前, 提前5个工作日: counted back from the event where its day is known."""
    span = unit_of(match["n"] or match["b"], match["u"] or match["v"])
    if span is None:
        return None
    begin, event = event_before(match.string, match.start())
    event = "" if match["ev"] == "提" else event + match["ev"]
    begin = match.start() if match["ev"] == "提" else begin
    day = _planned(match, setting) or setting.received
    if day == setting.anchor and match["ev"] in ("开庭", "庭审", "换届", "验收", "汛期"):
        day = None  # a paper is not dated on the day of the hearing it speaks of
    if day is None or re.match(r"下|每", event):
        return begin, Explained("", "EVENT_BEFORE", certainty="hard", event=event or None, offset=span,
                                rule="从事件的日期往前数", steps=("事件的日期未知，不推算",),
                                question=f"没有“{event or '该事项'}”的日期，请补上后往前推算")  # fmt: skip
    return begin, _back(day, span, event, setting)


def _planned(match: re.Match[str], setting: Setting) -> date | None:
    """Give the day told for the meeting earlier in the sentence: 会议拟于9月8日召开，会前5天…."""
    text = match.string
    if "会" not in match["ev"]:
        return None
    floor = max(text.rfind(sign, 0, match.start()) for sign in "。;\n") + 1
    told = list(compiled(_PLANNED).finditer(text, floor, match.start()))
    return _written(told[-1]["day"], setting) if told else None


def _back(day: date, span: tuple[int, str], event: str, setting: Setting) -> Explained:
    n, unit = span
    head = f"从{event or '该事项'}的日期{told(day, setting.calendar)}往前数，当日不计"
    provisional, steps = False, [head]
    if unit == "workday":
        counted = setting.calendar.add_workdays(day, -n)
        due, provisional = counted.day, bool(counted.uncovered)
        steps += [f"其间{rests(counted)}，不计"] if counted.skipped else []
        steps += [doubt_of(counted.uncovered)] if counted.uncovered else []
    else:
        due = (
            add_months(day, -n) if unit == "month" else day - timedelta(days=n * (7 if unit == "week" else 1))
        )
    steps.append(f"至迟{told(due, setting.calendar)}")
    return Explained("", "REL_BEFORE", due, certainty="hard", rule="从事件的日期往前数，当日不计", basis=AGREED,
                     steps=tuple(steps), event=event or None, offset=span, anchor=day, provisional=provisional)  # fmt: skip


def same_day(match: re.Match[str], setting: Setting) -> Explained | None:
    """Read 当日办结, 次日前: the day itself or the next."""
    n = 0 if match["ev"].startswith("当") else 1
    start = setting.received or setting.anchor
    if not setting.alone:
        event = earlier_event(match)
        return Explained("", "EVENT_AFTER", certainty="hard", event=event or None, offset=(n, "day"),
                         rule="事件发生后起算", question=f"没有“{event or '起算'}”的日期，请补上后计算")  # fmt: skip
    if start is None:
        return unknown("REL_DAY", "没有起算的日期，请补上")
    return replace(count(start, n, "day", regime("", "", n, "day"), setting), offset=(n, "day"))
