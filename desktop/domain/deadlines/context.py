"""Whether a day named in running text is a deadline there, and how firm the words before it make it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from desktop.domain.deadlines.patterns import compiled
from desktop.domain.deadlines.scanning import POINT, RHYTHM, Hit
from desktop.domain.deadlines.setting import Setting

_SOFT = r"力争|争取|力求|力促|原则上|拟于?|预计|初定|初步|尽量|计划|暂定|围绕|大致|大体|大约"
_FIRM = r"确保|保证|务必|必须|最迟|至迟|不迟于|不得晚于"
_PAST = (
    r"不(?:影响|耽误|误)[^,。;]{0,10}$|(?:已经?|曾|原定|原计划|此前|截至|早|预计|预计于)(?:于|在)?$|(?:会议|召开|开会|举行|印发|发文"
    r"|成文|签发|公示)(?:时间|日期)[:为]?$"
)
_LEADS = (
    r"(?:于|在|到|至|止|截止|截止到|最迟|至迟|不迟于|不晚于|不超过|力争|争取|确保|计划|拟|预计|初定"
    r"|初步定于|务必|要求|限"
    r"|(?:调整|延期|变更|改|顺延|推迟|延长|延)(?:为|至|到)|首批|其余|剩余|全部|余下|第[一二三四]批"
    r"|(?:时限|时间|期限|日期|节点)(?:为|是|定为)?[:]?)$"
)
_ACTS = (
    r"[,]?(?:联合|共同|集中|组织|牵头|统一|再次|陆续|统筹|分批|依法)*(?:要|应当?|须|前?全部|基本|全面"
    r"|初步|正式|逐案|首次|完成|形成|启动|出台|印发|提交|上报|报(?!告|表|送率)|召开|组织|开展|实现"
    r"|建成|到位"
    r"|拿出|提出|出具|办结|落实|达到|投入|开工|竣工|制定|修订|建立|完善|整改|清零|化解|移交|拨付|支付"
    r"|分[两二三四五六七八九十\d多几]*(?:次|批|期|个?阶段|步)|分别|各(?=报|召|开|组|进|提|完)|揭牌|签[订约署]|发放|下发|进场|反馈|通报|总结|公示|公布|启用"
    r"|送|付清|结清|销号|交付|审结|验收|挂牌|上线|运行|解决|再|举办|举行|实施|推进|对(?!比))"
)
_MOVED = r"[^,。;\n]{0,3}(?:调整|延期|变更|(?<![整修])改|顺延|推迟|延长|延)(?:为|至|到)"
_MENTIONED = (
    r"(?:的|份)?(?:(?![报向提送交在于])[^,。;\n]{0,3}会议?(?=[由,。;])|会议|例会|数据|工作|年度|以来|累计|全[县市]|,全[县市]|[^,。;\n]{0,6}情况"
    r"|[^,。;\n\d]{0,6}\d+(?:\.\d+)?(?:件|起|人|份|例|个百分点|%))"
)
_AMOUNT = (
    r"(?:平均|约|达|不低于|不超过|安排|投入)?\d+(?:\.\d+)?(?:万|亿|元|%|人|名|亩|吨|平)|(?:均|递增"
    r"|增长|下降|都)"
)
_PARTED = ("", ";", ",", "/", "、")
_CLOSED = ("前", "内", "止", "底前")


_STRETCHES = ("MONTH", "MONTH_END", "QUARTER", "HALF_YEAR", "PERIOD", "YEAR_END")


def strengthen(hit: Hit, text: str) -> Hit:
    """Make a day soft when 力争, 争取, 原则上 … stand before it in its clause."""
    clause = text[_clause(text, hit.start) : hit.start]
    last = max((found.end() for found in compiled(_SOFT).finditer(clause)), default=-1)
    firm = max((found.end() for found in compiled(_FIRM).finditer(clause)), default=-1)
    if hit.said.certainty == "hard" and last > firm and len(clause) - last <= 12:
        return replace(hit, said=replace(hit.said, certainty="soft"))
    return hit


def _clause(text: str, at: int) -> int:
    return max(text.rfind(sign, 0, at) for sign in ",。;、\n\t:") + 1


def is_deadline(hit: Hit, text: str, setting: Setting) -> bool:
    """Tell a deadline from a day merely mentioned (statistics, the day of a paper, a meeting of that month)."""
    if hit.said.kind in ("STATUS_DATE", "STATUS"):
        return False
    if hit.level == RHYTHM and setting.alone is False:
        return not compiled(_AMOUNT).match(text, hit.end)
    if hit.level != POINT:
        return True
    before, after = text[max(0, hit.start - 12) : hit.start], text[hit.end : hit.end + 14]
    words = text[hit.start : hit.end]
    due = hit.said.last
    if due is None:
        opening = setting.alone and hit.said.kind in ("OPEN", "EARLIEST_AFTER")
        past = bool(setting.anchor and hit.said.candidates and max(hit.said.candidates) < setting.anchor)
        if past and not setting.alone:
            return False
        return opening or bool(hit.said.candidates) or hit.said.kind == "DAMAGED" or _no_anchor(hit, words)
    if (
        compiled(_PAST).search(before)
        or compiled(_MOVED).match(after)
        or (setting.anchor and due < setting.anchor)
    ):
        return False
    if words.endswith(_CLOSED) or hit.said.kind == "WEEKDAY":
        return True
    return _bare(hit, before, after, due, setting)


def in_step(hits: Sequence[Hit], text: str, setting: Setting) -> list[Hit]:
    """Give the days and months that head the steps of a schedule: 三月份动员部署，四至八月集中整治，九月份总结.

    Two or more clauses of one sentence begin with such a day, each later than the one before, none past, and
    nothing counted behind any of them.
    """
    runs: dict[int, list[Hit]] = {}
    for hit in hits:
        heads = hit.start == 0 or text[hit.start - 1] in ",;:。\n于"
        told = hit.said.kind in _STRETCHES or text[: hit.end].endswith(_CLOSED)
        aside = compiled(_MENTIONED).match(text, hit.end) or compiled(_MOVED).match(text, hit.end)
        if hit.level == POINT and hit.said.last and heads and told and not aside:
            runs.setdefault(max(text.rfind(sign, 0, hit.start) for sign in "。\n"), []).append(hit)
    found: list[Hit] = []
    for run in runs.values():
        days = [hit.said.last for hit in run if hit.said.last]
        rising = all(a < b for a, b in pairwise(days))
        if (
            len(run) > 1
            and rising
            and setting.anchor
            and days[0] >= setting.anchor
            and (days[-1] - setting.anchor).days < 550
        ):
            found += run
    return found


def _no_anchor(hit: Hit, words: str) -> bool:
    return hit.said.certainty == "ambiguous" and words.endswith(_CLOSED)


def _bare(hit: Hit, before: str, after: str, due: date, setting: Setting) -> bool:
    if compiled(_MENTIONED).match(after):
        return False
    whole_year = hit.said.kind == "YEAR_END" and hit.said.start is not None
    if whole_year:
        return before.endswith(("到", "至"))
    ranged = hit.said.kind == "PERIOD" and compiled("[-至到]").search(hit.match.string, hit.start, hit.end)
    if ranged and (not before or before[-1] in ",;:。\n\t于在"):
        return True
    if hit.said.kind.endswith("NOYEAR") and setting.anchor and (due - setting.anchor).days > 300:
        return False
    cell = _is_cell(before, after) or (setting.alone and before[-1:] in _PARTED and after[:1] in _PARTED)
    if "全年" in hit.match[0]:
        return cell
    return cell or bool(compiled(_LEADS).search(before)) or bool(compiled(_ACTS).match(after))


def _is_cell(before: str, after: str) -> bool:
    """Whether the words fill a table cell, a bracket or what follows a colon."""
    return (not before or before[-1] in "\t\n(:|") and (not after or after[0] in "\t\n()|。;,")
