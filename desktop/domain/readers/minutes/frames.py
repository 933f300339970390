"""Who is speaking in a sentence: the meeting deciding, the meeting urging, one unit giving its view, a speech."""

from __future__ import annotations

import re

from desktop.domain.readers.minutes.mentions import Mention
from desktop.domain.readers.minutes.names import looks_like_name

DECIDE = "decide"
URGE = "urge"
REPORT = "report"
OPINION = "opinion"
SPEECH = "speech"

_MEETING = (
    r"(?:本次|此次|这次|专题|协调|联席)?会议"
    r"(?:还|最后|同时|一致|并|另外|另|充分|经[^，。]{0,8}[，]?|认真|对[^，。]{2,30}|就[^，。]{2,40}){0,3}"
)
_LIST_INTRO = re.compile(
    r"(?:议定|决定|明确|商定|确定|达成|形成|同意|交办|部署)(?:了)?(?:以下|如下|下列)?(?:[^，。；]{0,10}(?:事项|意见|决定|决议|共识|任务|内容|分工|工作|措施|几点|一致))?(?:如下)?[：]?$"
    r"|(?:纪要|记录|备忘|意见|事项|分工|任务|议定|决定|明确|安排|部署)(?:和|及|、)?.{0,8}(?:如下|见下表|见下)|^(?:会议)?(?:结论|决议|议定|决定)(?:意见|事项)?[：]?$|^(?:以下|下列)事项.{0,6}[：]?$"
)
_RULES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (URGE, re.compile(r"提出(?:了)?(?:以下|如下|[一二三四五六七八九十两]点)[^，。；]{0,4}要求[：。]?$")),
    (
        DECIDE,
        re.compile(
            rf"^(?:{_MEETING}|(?:经|通过).{{0,24}}?[，]?(?:会议|双方|各方|与会)?(?:一致)?)"
            r"(?:研究|讨论|商议)?(?:并)?(?:一致)?(?:议定|明确|决定|确定|商定|议决|约定|形成|达成|原则|同意|通过|审议通过|部署|安排|交办|建议)"
        ),
    ),
    (
        DECIDE,
        re.compile(
            r"^(?:双方|三方|各方|与会(?:各方|单位)?)(?:一致|共同)?(?:同意|商定|约定|议定|明确|决定|达成)"
        ),
    ),
    (URGE, re.compile(rf"^{_MEETING}(?:强调|要求|号召|希望|提出|指示|重申)")),
    (
        REPORT,
        re.compile(
            rf"^{_MEETING}(?:指出|认为|听取|传达|学习|通报|分析|总结|肯定|回顾|了解|观看|审议|研究|讨论|研判|通告|由|在|于|宣读|交流|围绕)"
            r"|^(?:与会(?:人员|同志|单位|代表|各方)|大家|参会(?:人员|单位)|各(?:参会|与会|成员)?单位)(?:一致|普遍|均|围绕|就|分别|也|还|并|另|另外|同时)?"
            r"(?:认为|表示|指出|提出|发言|发表|汇报|进行|充分)"
        ),
    ),
)
_SAID = (
    r"(?:认为|提出|反映|表示|指出|介绍|汇报|通报|(?<!司法)(?<!检察)(?<![条项点个])建议|(?<!书面)(?<!出具)说明|强调|谈到|补充|发言|要求|称|坦言"
    r"|提议|主张|请求|回应|解释|交流|讲话|提醒|表态|倾向于?|谈|讲|说(?![明法服理]))"
)
_SPEAKER = (
    r"(?:[^，。：；“]{0,10}(?:同志|县长|市长|区长|书记|主任|局长|院长|检察长|常委|秘书长|庭长|律师|代表|负责人|部长|主席|镇长|乡长|股长|科长)"
    r"(?:[\u4e00-\u9fff]{2,4})?|[\u4e00-\u9fff]{2,3}|[\u4e00-\u9fff]{4}(?=最后|首先|同志|在[讲总会发])|[^，。：；“]{0,6}(?:管理人|申请人|公司|开发商|企业|银行|债权人|业主代表|该局|我院|他|她))"
)
_MANNER = (
    r"(?:同志)?(?:在(?:最后的?|总结|会上|讲话|发言|会议上|主持)[^，。]{0,8}?(?:中|时)?|最后|首先|还|也|并|同时|分别"
    r"|均|随后|就[^，。]{2,30}|对[^，。]{2,30}|代表[^，。]{2,14}|作了?[^，。]{0,8}(?:讲话|发言)[，]?){0,3}"
)
_PERSON_SPEAKS = re.compile(rf"^{_SPEAKER}{_MANNER}{_SAID}(?:了|，|：|：|道|，)")
_UNIT_SPEAKS = re.compile(
    rf"^(?:等)?(?:的)?(?:相关)?(?:(?:有关|主要|分管)?(?:负责人|负责同志|同志)|代表|(?![提对就在将要应于与会按关])[\u4e00-\u9fff]{{1,2}}[^的，。](?:同志)?)?{_MANNER}"
    rf"(?:{_SAID}(?:了|，|：|道|称)|(?:均|都|也|则)?(?:认为|表示|反映|坦言|倾向于?)(?!的|[^，。；]{{0,24}}的，))"
)
_NAMED_SPEAKS = re.compile(rf"^([\u4e00-\u9fff]{{2,3}})(?:同志)?{_MANNER}{_SAID}")
_TOPIC = re.compile(r"^(?:关于|对于|针对|就)[^，。；：]{2,60}，")
_RESOLVES = re.compile(
    r"[，；](?=(?:经[^，。；]{2,12}，)?(?:最后，)?(?:本次|此次)?会议(?:研究)?(?:决定|议定|明确|同意|要求|责成|商定|确定|原则|不|暂|未|只))"
)
_TRANSCRIPT = re.compile(r"^([\u4e00-\u9fff]{2,4})(?:同志)?(?:（[^（）]{2,16}）)?：")  # 罗文：今天主要研究…
_NO_PERSON = re.compile(
    r"^(?:会议|由|请|各|经|对|将|在|于|要|应|按|关于|[一二三]是|自|待|为|原则|同意|双方|与会|大家|本|全|凡|并|可|不)"
)


def list_intro(text: str) -> bool:
    """Say whether a paragraph announces the decisions that follow it (议定如下：, 现将有关事项纪要如下)."""
    return bool(_LIST_INTRO.search(text[-26:].rstrip("。：")))


def opener(text: str, mentions: tuple[Mention, ...] = (), offset: int = 0) -> str | None:
    """Give the frame a sentence opens by naming its speaker, None when it names none.

    `mentions` are those of the paragraph, the sentence standing at `offset` in it.
    """
    if unit_opinion(text, mentions, offset):
        return OPINION
    if (spoken := _TRANSCRIPT.match(text)) and looks_like_name(spoken[1]):
        return SPEECH
    for frame, rule in _RULES:
        if rule.search(text):
            return frame
    if not _NO_PERSON.match(text) and _PERSON_SPEAKS.match(text):
        return SPEECH
    return None


def unit_opinion(text: str, mentions: tuple[Mention, ...], offset: int) -> bool:
    """Say whether the sentence gives the view of the unit it starts with: 县税务局认为."""
    here = [mention for mention in mentions if offset <= mention.start < offset + len(text)]
    if topic := _TOPIC.match(text):
        here = [mention for mention in here if mention.start >= offset + topic.end()]
        text, offset = text[topic.end() :], offset + topic.end()
    if not here or here[0].start != offset:
        return False
    end = here[0].end
    for mention in here[1:]:
        if text[end - offset : mention.start - offset] not in ("、", "和", "与", "及"):
            break
        end = mention.end
    after = text[end - offset :]
    person = _NAMED_SPEAKS.match(after)
    return bool(_UNIT_SPEAKS.match(after)) or bool(person and looks_like_name(person[1]))


def resolution(text: str) -> int | None:
    """Say where, after a report or a unit's view, the meeting itself begins to decide (…，会议决定…)."""
    found = _RESOLVES.search(text)
    return found.end() if found else None
