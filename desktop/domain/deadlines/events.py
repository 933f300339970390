"""The events that terms run from, and phrases that wait for one."""

from __future__ import annotations

import re

from desktop.domain.deadlines.model import Explained
from desktop.domain.deadlines.patterns import compiled
from desktop.domain.deadlines.setting import Setting
from desktop.domain.deadlines.settling import YEAR

AWAIT = (
    r"(?<![等有期看对优亟])待(?!遇|定|命|建|查|岗|业|办事"
    r"|处理)(?P<ev>[^,。;、\n\t:]{2,30}?)(?:[之以]?后|时)(?!续|期)"
)
NEXT = (
    r"(?P<ev>(?:下一?次|下届)[^,。;、\n\t]{0,12}?(?:会议?|例会|常务会))"
    r"(?:召开)?[之以]?前(?!往|来)"
)
# 秋种前, 2026年蔬菜换茬前: before something that has no day of the calendar.
SEASON = (
    rf"(?:(?P<y>{YEAR})的?)?\x22?(?P<ev>(?:主|入)?汛期?|[春秋冬夏]种|春耕(?:备耕)?|春播|秋播|秋收|夏收|麦收|麦播|双抢|三夏|三秋|入[夏冬秋]|封冻期?|上冻|土壤封冻"
    r"|供[暖热][季期]?|采暖[季期]?|停暖|冬季|暑假|寒假|放假|开学|高考|中考|春运|两会|防火期|防汛期|休渔期?|开渔|冬季施工|雨季)\x22?(?:来临|到来|开始|结束)?[之以]?前(?!往|来)"
    rf"|(?P<y2>{YEAR})(?P<ev2>(?!第|[上下]半|[一二三四]季)[^\d,。;:、()\"月季旬节日底末初中内]{{2,8}}?)[之以]?前(?=$|[,。;\n\t完办报出印形建启到实落移交清整])"
)
_LOOSE = r"^[在于]?(?P<ev>[^,。;:\d]{1,20}?)(?P<side>[之以]?[前后])(?!期|续|勤|往|提|景|台|果)"
_RECEIPT = r"(?P<ev>(?:收到|接到|签收)[^,。;、\n]{0,20}?)(?:之日起|[之以]?后|$)"
_BEFORE_COMMA = r"(?P<ev>[^,。;、\n]{1,25}?)(?:之日起|[之以]?后),?[^,。;\n]{0,20}$"
_OPENING = r"自(?!然|身|觉|治|查|行|主|动|愿|由|己|评|纠|理|收自)|(?<![服依遵])从(?!事|严|业|快|重)"
_INSIDE = r"(?:应当?|须|要|并|均|必须|可)?(?<![存现正])[在于](?!岗|职|线|建|途|是|场)"
_TAKING = r"收到|接到|接报|签收|知道|领取|收讫"
_AFTER_UNIT = r"(?<=[局委办院室府心厅处])(?:本次|此次|这次)?会议?$"  # 县司法局会后…: the actor is no event
_BREAKS = ",。;:\n\t"


def event_before(text: str, end: int) -> tuple[int, str]:
    """Look back from a marker (之日起, 后) for the event it belongs to: where it starts and its words."""
    floor = max(0, end - 40)
    cut = max(text.rfind(sign, floor, end) for sign in _BREAKS) + 1
    start = max(cut, floor)
    window = text[start:end]
    for pattern, keep in ((_OPENING, True), (_TAKING, True), (_INSIDE, False)):
        hits = list(compiled(pattern).finditer(window))
        if hits:
            at = hits[0] if pattern is _TAKING else hits[-1]
            begin = start + (at.start() if keep else at.end())
            return begin, re.sub(r"^(?:自|从)", "", text[begin:end])
    meeting = compiled(_AFTER_UNIT).search(window)
    begin = start + meeting.start() if meeting else max(start, text.rfind("、", start, end) + 1)
    return begin, text[begin:end]


def earlier_event(match: re.Match[str]) -> str:
    """Find the event a term runs from in the clause before it: 收到通知后，各单位3日内反馈."""
    text = match.string
    floor = max(text.rfind(sign, 0, match.start()) for sign in "。;\n") + 1
    for pattern in (_BEFORE_COMMA, _RECEIPT):
        if found := compiled(pattern).search(text, floor, match.start()):
            return re.sub(r"^[在于自从]", "", found["ev"])
    return ""


def awaiting(match: re.Match[str], setting: Setting) -> Explained | None:
    """Read 待省级办法出台后: it waits for an event, no day can be given."""
    event = match["ev"]
    return Explained("", "EVENT_AFTER", certainty="vague", event=event, rule="等事件发生",
                     question=f"要等“{event}”，没有写天数，请在事件发生后确定日期")  # fmt: skip


def next_event(match: re.Match[str], setting: Setting) -> Explained | None:
    """Read 下次会议前: before an event whose day is not known."""
    return Explained("", "EVENT_BEFORE", certainty="vague", event=match["ev"], rule="在事件之前",
                     question=f"没有“{match['ev']}”的日期，请补上")  # fmt: skip


def season(match: re.Match[str], setting: Setting) -> Explained | None:
    """Read 秋种前, 2026年换茬前: before something that the calendar does not fix."""
    event = match["ev"] or match["ev2"]
    return Explained("", "EVENT_BEFORE", certainty="vague", event=event, rule="在事件之前",
                     question=f"“{event}”不是日历上的一天，请确定完成日期")  # fmt: skip


def loose(text: str) -> Explained | None:
    """Read a phrase that is nothing but before or after some event (竣工验收前, 方案批准后实施)."""
    match = compiled(_LOOSE).match(text)
    if not match:
        return None
    kind = "EVENT_BEFORE" if match["side"].endswith("前") else "EVENT_AFTER"
    event = match["ev"]
    return Explained("", kind, certainty="vague", event=event, rule="随事件而定",
                     question=f"没有“{event}”的日期，也没有写天数，请确定完成日期")  # fmt: skip
