"""Labelled lines: 时间：, 主持人：, 责任单位：, 完成时限： — one table of words, one way to read them."""

from __future__ import annotations

import re
from dataclasses import dataclass

TIME, PLACE, HOST, RECORDER, PRESENT, ABSENT, TAIL = (
    "time",
    "place",
    "host",
    "recorder",
    "present",
    "absent",
    "tail",
)
FACTS = (TIME, PLACE, HOST, RECORDER, PRESENT, ABSENT, TAIL)
LEAD, DUTY_UNIT, SUPPORT, DUE, ASIDE, MATTER = "lead", "duty unit", "support", "due", "aside", "matter"

_ORGAN = "(?:单位|部门|机关|方|科室)"
WORDS: tuple[tuple[str, str], ...] = (
    (TIME, r"(?:会议|开会|召开|会商|研讨|活动)?(?:时间|日期)"),
    (PLACE, r"(?:会议|开会|召开|会商|研讨|活动)?地点"),
    (HOST, r"(?:会议|会商)?(?:主持|主持人|召集人|主持领导|主持人员)"),
    (RECORDER, r"(?:会议)?(?:记录|记录人|记录员|记录人员|纪要整理|整理|整理人|记录整理)"),
    (
        PRESENT,
        r"(?:会议)?(?:出席|参加|参会|与会|列席|到会|应邀参加|邀请)(?:会议)?(?:单位及人员|单位和人员|人员名单|人员|人|领导|单位|同志|名单)?(?:（[^（）]{1,12}）)?",
    ),
    (ABSENT, r"(?:因[事公故病])?(?:请假|缺席|未到会|未参会|未出席)(?:人员|人|单位|情况|同志)?"),
    (LEAD, rf"(?:总)?(?:牵头|主办|主责|主要承办|牵头责任|第一责任)(?:责任)?(?:{_ORGAN}|人)?"),
    (DUTY_UNIT, rf"(?:责任|承办|落实|实施|办理|主体责任|执行)(?:主体|{_ORGAN})"),
    (SUPPORT, rf"(?:配合|协办|协助|协同|参与|参加|会办|支持|协作)(?:责任)?(?:{_ORGAN})?"),
    (
        DUE,
        r"(?:完成|办理|办结|整改|落实|工作|时间|任务|推进|反馈|计划完成)?(?:时限|期限|时间要求|时限要求|时间节点|完成时间|完成日期|截止时间|截止日期|时间)",
    ),
    (
        ASIDE,
        r"(?:督办|督导|督查|监督|跟踪)(?:责任)?(?:单位|部门|机关)|(?:分管|牵头|责任|包案|联系)(?:县|市|区)?(?:领导|人|同志)|联系人|联络人|备注|(?:常务|第一)?副?(?:组长|指挥长|召集人)|成员|组员|(?:汇报|提请|提出|申报|列席)单位",
    ),
    (
        MATTER,
        r"(?:工作任务|任务|事项|工作措施|具体措施|工作要求|办理要求|具体要求|决定事项|议定内容|会议内容|会议纪要内容|主要内容|会议决议|会议结论|工作内容|措施|目标|落实措施)",
    ),
    (
        TAIL,
        r"分送|抄送|抄报|主送|发至|发送|报送|报|发|送|印发|印制|审核|审签|签发|签发人|核稿|拟稿|校对|打印|份数|附件|附|主题词|共印|联系电话|电话|议题|会议议题|会议主题|会议名称|主题|编号|编号及页码|期号|密级|紧急程度|信息公开选项",
    ),
)
_START = tuple((kind, re.compile(rf"^(?:{words})：")) for kind, words in WORDS)
_DUTY_WORDS = "|".join(words for kind, words in WORDS if kind in (LEAD, DUTY_UNIT, SUPPORT, DUE, ASIDE))
_INLINE = re.compile(
    rf"(?:^|(?<=[。；，（）】\[【、：\u3000])|(?<=[\u4e00-\u9fff]))(?:[●■◆★]|【)?({_DUTY_WORDS})(?:】)?："
)
_SHORT = (
    "主办",
    "协办",
    "会办",
    "牵头",
    "配合",
    "主责",
    "时限",
    "期限",
)  # behind 主办：县法院 without any mark between
_BODY = r"[\u4e00-\u9fff]{1,14}?(?:局|委|办|院|府|会|镇|乡|街道|中心|公司|银行|[支分]行|支队|大队|社|馆)"
_CLOSING = re.compile(rf"(?:——|—|--)({_BODY}(?:[、，和]{_BODY})*)(?:（[^（）]{{1,20}}）)?[。；]?$")
_DUTY_KINDS = tuple(
    (kind, re.compile(words)) for kind, words in WORDS if kind in (LEAD, DUTY_UNIT, SUPPORT, DUE, ASIDE)
)


@dataclass(frozen=True, slots=True)
class Label:
    """One label and the stretch of letters that is its value."""

    kind: str
    start: int
    end: int


def label_of(letters: str) -> Label | None:
    """Give the label a line starts with; its value runs to the end of the line."""
    if "：" not in letters[:40]:
        return None
    bare = letters.lstrip("（[【")
    shift = len(letters) - len(bare)
    for kind, start in _START:
        if found := start.match(bare):
            return Label(kind, shift + found.end(), len(letters))
    return None


def duty_labels(letters: str) -> tuple[int, tuple[Label, ...]]:
    """Find 责任单位：, 完成时限： and the like anywhere in a paragraph.

    Gives where the first one starts (the length of the text when there is none) and all of them.
    """
    hits: list[re.Match[str]] = []
    for hit in _INLINE.finditer(letters):
        if _kind(hit[1]) and (_stands(letters, hit) or (hits and hit[1] in _SHORT)):
            hits.append(hit)
    if not hits:
        return _closing_units(letters)
    stops = [hit.start() for hit in hits[1:]] + [len(letters)]
    labels = []
    for hit, stop in zip(hits, stops, strict=True):
        value = letters[hit.end() : stop]
        cut = re.search(r"[。）】]", value)
        end = hit.end() + (cut.start() if cut and not _inside_brackets(value, cut.start()) else len(value))
        kind = _kind(hit[1])
        if kind:
            labels.append(Label(kind, hit.end(), end))
    first = hits[0].start()
    if first and all(label.kind == ASIDE for label in labels):
        return _closing_units(letters)  # …报联席办（联系人：某某）: words beside the matter
    return first - (1 if letters[first - 1 : first] in ("（", "【", "[") else 0), tuple(labels)


def _closing_units(letters: str) -> tuple[int, tuple[Label, ...]]:
    """Take the units behind a dash at the end of a matter for those it is given to: …，年内出台——县司法局，县水利局."""
    found = _CLOSING.search(letters)
    if not found:
        return len(letters), ()
    return found.start(), (Label(DUTY_UNIT, found.start(1), found.end(1)),)


def _stands(letters: str, hit: re.Match[str]) -> bool:
    """Say whether a label is one: right behind other words only long labels are (…局完成时限：, not 会议时间：)."""
    before = letters[hit.start() - 1 : hit.start()] if hit.start() else ""
    close = letters.find("）", hit.end())
    if (
        hit.start() > 1
        and before in ("（", "【")
        and re.match(r"[\u4e00-\u9fff]", letters[close + 1 : close + 2])
    ):
        return False  # 由县政府办公室（责任人：李明）会同…: the sentence goes on
    return len(hit[1]) >= 4 or not re.match(r"[\u4e00-\u9fff]", before)


def _inside_brackets(value: str, place: int) -> bool:
    return value.count("（", 0, place) > value.count("）", 0, place)


def _kind(words: str) -> str | None:
    return next((kind for kind, pattern in _DUTY_KINDS if pattern.fullmatch(words)), None)
