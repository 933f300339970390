"""Headings of items: 一、关于…。 （一）案件化解工作 县司法局： — where they end, and what they announce."""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop.domain.readers.minutes.frames import DECIDE, REPORT, SPEECH, URGE
from desktop.domain.readers.minutes.mentions import Mention
from desktop.domain.readers.minutes.numbering import Marker

_ABOUT = re.compile(r"^关于[^，。；：]{2,60}?[。：]")
_NOTE = re.compile(r"[（【][^（）【】]*(?:牵头|负责|责任|配合|落实)[^（）【】]*[）】]")
_TITLE = re.compile(r"^[^，。；：]{4,32}[。：]")
_ACTION = re.compile(
    r"(?<![理自])由|要(?!求|点|素|件)|应(?!诉|急|用)|须|负责(?!人)|牵头|(?<!申)请|同意|前完成|底前|日前|报(?!告|批|备|送?制度)|月|每|会议(?!制度|机制|办)"
)
_ASIDE = re.compile(r"（(?![^（）]*(?:牵头|负责|责任|配合|落实|时限|日前|底前))[^（）]{4,}）$")
_HANDED = re.compile(r"(?:请|由|责成)[^，。；]{2,}")
_DOES = re.compile(r"完成|提供|推进|开展|做好|加强|组织|制定|办理|落实|建立|协调|报送|[，；]")
_SECTIONS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        DECIDE,
        re.compile(
            r"议定|决定事项|研究部署|工作部署|重点工作|任务安排|工作安排|任务分工|下一步|重点任务|工作任务|会议明确|意见如下|处理意见|达成共识|共识|事项及分工"
        ),
    ),
    (URGE, re.compile(r"(?:有关|工作|几点|相关|纪律)要求$|^会议(?:强调|要求)")),
    (SPEECH, re.compile(r"讲话|发言摘要|交流发言|领导.{0,4}(?:讲话|要求|指示)|总结讲话")),
    (
        REPORT,
        re.compile(
            r"汇报|讨论情况|发言|通报情况|基本情况|会议听取|情况听取$|^听取[^，。]*汇报|会议通报$|^通报[^，。]*情况$|^关于.*(?:通报|汇报)$|传达|学习|情况介绍|工作情况|充分肯定|工作成效|工作回顾|背景|讨论意见|主要意见|各方意见"
        ),
    ),
)
# 关于交流发言, 关于下步工作要求: parts of the paper although they start as a matter does.
_PART_OF_PAPER = re.compile(
    r"(?:交流|大会|会议)发言$|领导讲话$|[度月期年]工作(?:情况)?的?(?:通报|汇报)$|(?:工作|会议|纪律|几点)要求$|^关于(?:会议)?议定事项$"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading at the start of a paragraph; `alone` when it is all of it, `is_unit` when it names an actor."""

    words: str
    length: int
    alone: bool
    is_unit: bool


def heading_of(
    text: str, marker: Marker | None, mentions: tuple[Mention, ...], dated: bool
) -> Heading | None:
    """Give the heading a paragraph starts with, if it does.

    `mentions` are the names in the paragraph; a paragraph that gives somebody a day is no heading.
    """
    if not text:
        return None
    first = mentions[0] if mentions and mentions[0].start == 0 else None
    if first and re.match(r"^(?:、[^：。，]{1,20})?(?:方面|负责事项|任务|职责)?：", text[first.end :]):
        length = text.index("：", first.end) + 1
        return Heading(text[: length - 1], length, True, True) if length == len(text) else None
    if found := _ABOUT.match(text):
        return Heading(found[0].rstrip("。："), found.end(), found.end() == len(text), False)
    if marker is None:
        return None
    bare = _ASIDE.sub("", text)
    if (
        not re.search(r"[。；，]", bare)
        and len(bare) <= 45
        and not dated
        and (bare == text or len(bare) >= 4)
    ):
        if first and first.end == len(text.rstrip("：")):
            return Heading(text.rstrip("："), len(text), True, True)
        if text.startswith("关于") or not re.search(r"由|牵头|负责", bare):
            return Heading(text.rstrip("："), len(text), True, False)
    found = _TITLE.match(text)
    if found and _NOTE.match(text, found.end()):
        return None  # 推进专项整治。（某局牵头）: the words are the matter itself
    named = first and not (found and _HANDED.match(text, found.end()) and not _DOES.search(found[0]))
    if found and found.end() < len(text) and not _ACTION.search(found[0]) and not named:
        return Heading(found[0].rstrip("。："), found.end(), False, False)
    return None


def section_frame(words: str) -> str | None:
    """Say which frame a section heading sets for the items under it (会议议定事项, 讨论情况 …)."""
    if words.startswith("关于") and not _PART_OF_PAPER.search(words):
        return None
    return next((frame for frame, rule in _SECTIONS if rule.search(words)), None)
