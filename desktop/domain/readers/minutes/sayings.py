"""Sentences taken apart by who speaks in them, and sentences that only tell how the meeting was held."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from desktop.domain.readers.minutes import frames, lexicon
from desktop.domain.readers.minutes.mentions import Mention

_HELD = re.compile(
    r"主持召开|主持(?:了)?会议|会议由[^，。]{2,40}主持|召集[^，。]{0,30}(?:召开|举行)|\d日[^。]{0,60}(?<!的)(?:召开|举行)(?!的)"
    r"|主持(?:召开)?[。]?$"
)
_ORDERS = re.compile(r"由(?![^，。]{2,40}主持)|要|应|须|负责|牵头|请|前(?:召开|举行|完成)|定于|拟于|下次|每")
_ROLL = re.compile(
    r"(?:参加|出席|列席|到会)(?:了)?(?:本次|此次)?(?:会议|会商|协调会)?[。；，]?$|^(?:参加|出席|列席|缺席|应邀)(?:本次|此次)?(?:会议|人员)?的?(?:有|是|为)?[：:]"
    r"|请假|(?:未|没有)(?:派人|派员|到会|参会)|缺席|代会|作(?:了)?(?:会议)?记录|担任(?:会议)?记录|(?:会议)?记录(?:人)?[：:]"
    r"|(?:纪要|会议|记录)由[^，。；]{2,30}(?:整理|记录|起草)"
)
_ASKED = re.compile(r"留待|再|暂|另行|应(?!邀)|须|必须|(?<!纪)要(?!求)|不得|每|(?<!申)请(?!假)")
_STATE = re.compile(r"已|未|尚|仍|长期|现有|目前|存在|其中|共(?:有|计|涉)?\d|累计|占|影响")
_RAISES = re.compile(
    r"^(?:[\u4e00-\u9fff]{2,3})?(?:提出|反映|汇报|介绍|通报|请求|建议)(?![^，。；]{0,30}的[^，。；]{0,14}，)"
)
_POINTS = re.compile(r"；(?=[二三四五六七八九]是)")
_HEARD = re.compile(r"^(?:会议)?(?:还|并|同时|另)?(?:专题)?(?:听取|传达|学习|审议|研究|讨论|通报)")
_THEN = re.compile(
    r"，(?=(?:并|还|同时)?(?:要求|决定|明确|议定|责成|商定|确定)(?!了|的|由|将|以|责|事)[^，。；]{4,})"
)


def voices(
    text: str, mentions: tuple[Mention, ...], offset: int
) -> Iterator[tuple[tuple[int, int], str | None]]:
    """Cut a sentence where another speaks: 某局认为…；某镇反映…，会议决定…, each to be judged by itself.

    Beside each stretch stands its frame where the words before it tell it (会议听取了…，要求…).
    """
    cuts = [0]
    for found in re.finditer("；", text):
        if frames.unit_opinion(text[found.end() :], mentions, offset + found.end()) or re.match(
            r"会议(?:还|并|同时)?(?:决定|议定|明确|同意|要求|责成|商定)", text[found.end() :]
        ):
            cuts.append(found.end())
    cuts += [found.end() for found in _POINTS.finditer(text) if _by_itself(text[found.end() :])]
    opened = frames.opener(text, mentions, offset)
    told: dict[int, str] = {}
    if opened is None and _raised(text, mentions, offset) and (place := frames.resolution(text)):
        yield (place, len(text)), frames.DECIDE
        return
    if opened == frames.OPINION and (place := frames.resolution(text)):
        cuts.append(place)
    elif opened == frames.REPORT and _HEARD.match(text) and (then := _THEN.search(text)):
        told[then.end()] = frames.DECIDE
    for low, high in pairwise(sorted({*cuts, *told, len(text)})):
        yield (low, high), told.get(low)


def _raised(text: str, mentions: tuple[Mention, ...], offset: int) -> bool:
    """Say whether a unit only raises something the meeting then settles: 某局提出争议较多，会议决定…."""
    first = next((mention for mention in mentions if mention.start == offset), None)
    return bool(first and _RAISES.match(text[first.end - offset :]))


def _by_itself(text: str) -> bool:
    """Say whether a further point (二是…) is put off, so that it is no part of the point before it."""
    return bool(lexicon.DEFERRED.search(text.split("；")[0]))


def about_the_meeting(text: str, *, reporting: bool) -> bool:
    """Say whether a sentence tells how the meeting was held, who came and who wrote it down."""
    if _HELD.search(text) and (reporting or not _ORDERS.search(text)):
        return True
    return (
        bool(_ROLL.search(text)) and not _ASKED.search(text) and not re.search(r"由[^，。；]{2,20}牵头", text)
    )


def tells_state(text: str) -> bool:
    """Say whether a sentence only tells how things are: 某处房产长期未办证; labels below it speak of its heading."""
    return bool(_STATE.search(text)) and not lexicon.DIRECTIVE.search(text)
