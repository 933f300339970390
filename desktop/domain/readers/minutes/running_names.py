"""People named in running sentences: 县法院院长罗敏主持, 县司法局王立因事请假, 县税务局何蕾介绍了情况."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from desktop.domain.readers.minutes.labels import ABSENT, label_of
from desktop.domain.readers.minutes.lines import Paragraph
from desktop.domain.readers.minutes.mentions import COLLECTIVE, Mention, mentions_in
from desktop.domain.readers.minutes.names import POSITION, could_be_full_name, could_be_name, looks_like_name
from desktop.domain.readers.minutes.proposal import Attendee
from desktop.domain.units import UnitBook

_SPEAKS = (
    "通报|汇报|介绍|发言|认为|指出|表示|提出|强调|谈|建议|讲|说明|提醒|补充|要求|反映|传达|宣读|回应"
    "|作了?[^，。；]{0,6}(?:发言|说明|汇报|通报|部署|讲话)"
)
_DOES = (
    f"{_SPEAKS}|分别|先后|共同|也|均|同志|出席|参加|列席|主持|召集|作|就|在|因|代|请假|缺席|未"
    "|到会|到场|记录|担任|整理|关于|对|等|（|带队|参会|与会"
)
_LEAD_IN = re.compile(
    r"^(?:会上|会议|随后|首先|其中|同时|最后|会后|会议(?:还|首先)?听取了?|听取了?|由|请|特邀|应邀|邀请|及|以及|和)+"
)
_TITLED = re.compile(
    rf"^(?P<title>[^，。；：（）\d]{{0,18}}(?:{POSITION}))(?P<name>[\u4e00-\u9fff]{{2,4}}?)(?=$|{_DOES})"
)
_BARE = re.compile(
    rf"^(?P<title>[^，。；：（）\d]{{0,8}}[部庭科股室队所处站局院办委])?(?P<name>[\u4e00-\u9fff]{{2,4}}?)(?=$|{_DOES})"
)
_ENTERED = re.compile(
    r"$|参加|出席|列席|请假|缺席|因|（|代|等|未"
)  # behind a name of a list, whatever the surname
_WORD = re.compile(
    rf"{_SPEAKS}|派|参(?:加|会|与)|首先|最后|一致|简要|负责|分别|同步|共同|牵头|配合|主持|列席|出席|缺席|调研|有关|主要|分管|联合|依法|及时|组织|完成|提供|落实|推进|^[作未因就对在]"
)
_IN_OFFICE = re.compile(
    r"^(?:同志)?(?:在[^，。；]{2,40}?)?(?:亲自|共同|组织|召集并|具体)?(?:主持|召集|召开)|记录|整理"
)
_SPEAKER = re.compile(
    rf"(?:同志)?(?:在[^，。；]{{2,8}}(?:中|时|上))?(?:首先|最后|也|还|分别|就[^，。；]{{2,24}}|对[^，。；]{{2,24}})?(?:{_SPEAKS})"
)
_VOICE = re.compile(_SPEAKS)
_FIRST = re.compile("[、，。；]")
_ROLL = re.compile(r"参加|出席|列席|请假|缺席|未派|到会|参会")
_GONE = re.compile(r"请假|缺席|未(?:能)?(?:参加|出席|到会|参会|派|到场)")
_STOOD_IN = re.compile(r"代会|代为|代替|代其|由[^，。；]{2,16}(?:参会|参加|出席|代)")
_CAME = re.compile(r"^(?:参加|出席|列席)会议的?有|(?:参加|出席|列席)(?:了)?(?:本次|此次)?会议。$")
_OPENING = re.compile(r"主持|召开|举行|出席|参加|列席|请假|听取")


def told_people(paragraphs: Sequence[Paragraph], book: UnitBook) -> tuple[list[Attendee], list[Attendee]]:
    """Give those the opening names as present and as absent, and those who speak further down."""
    present: list[Attendee] = []
    absent: list[Attendee] = []
    opening = True
    for number, paragraph in enumerate(paragraphs):
        opening = opening and paragraph.marker is None and number < 24
        label = label_of(paragraph.text)
        if label and label.kind != ABSENT:
            continue
        whole = opening and bool(_OPENING.search(paragraph.text))
        for sentence in re.split(r"(?<=[。；])", paragraph.text[label.start if label else 0 :]):
            whole = whole or bool(_CAME.search(sentence))
            if not (label or whole or _VOICE.search(_FIRST.split(sentence, maxsplit=1)[0])):
                continue  # further down only who opens a sentence by speaking is taken
            for person, clause, said in _in_sentence(sentence, book):
                if label:
                    present.extend([person] if _STOOD_IN.search(clause) else [])
                elif whole and _GONE.search(clause) and not _STOOD_IN.search(clause):
                    absent.append(person)
                elif whole or said:
                    present.append(person)
    return present, absent


def _in_sentence(sentence: str, book: UnitBook) -> Iterator[tuple[Attendee, str, bool]]:
    """Give each person of a sentence with the clause it stands in, and whether it opens by speaking."""
    mentions = [m for m in mentions_in(sentence, book) if m.kind != COLLECTIVE]
    place = 0
    for clause in re.split(r"(?<=，)", sentence):
        roll = bool(_ROLL.search(clause)) or bool(_ROLL.search(sentence) and len(clause) < 14)
        known = False  # whether somebody was named just before, so that a bare name may follow
        for low, high in _pieces(clause, place, mentions):
            piece = sentence[low:high]
            skip = found.end() if (found := _LEAD_IN.match(piece)) else 0
            first = next((m for m in mentions if m.start == low + skip), None)
            told = _person(sentence[low + skip : high], low + skip, first, roll=roll, known=known)
            known = told is not None
            rest = piece[piece.rindex(told.name) + len(told.name) :] if told and told.name else ""
            if told and not _IN_OFFICE.search(rest) and not re.search("记录|整理", clause):
                yield told, clause, low == 0 and bool(_SPEAKER.match(rest))
        place += len(clause)


def _pieces(clause: str, place: int, mentions: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    starts = {m.start for m in mentions}
    cuts = [0]
    for found in re.finditer(r"[、，。；]|以及|[和与及]", clause):
        if found[0] in "、，。；" or place + found.end() in starts:
            cuts.append(found.end())
    for low, high in zip(cuts, [*cuts[1:], len(clause)], strict=True):
        end = (
            high - len(clause[low:high]) + len(re.sub(r"(?:[、，。；]|以及|[和与及])$", "", clause[low:high]))
        )
        if end > low:
            yield place + low, place + end


def _person(piece: str, at: int, unit: Mention | None, *, roll: bool, known: bool) -> Attendee | None:
    rest = re.sub(r"^（[^（）]{1,8}）", "", piece[unit.end - at :]) if unit else piece
    if (
        (found := _TITLED.match(rest))
        and could_be_full_name(found["name"])
        and not _WORD.search(found["name"])
    ):
        return Attendee(unit.name if unit else None, found["name"], found["title"])
    found = _BARE.match(rest)
    if found is None or not (unit or known):
        return None
    name, after = found["name"], rest[found.end() :]
    entered = roll and unit is not None and could_be_name(name) and bool(_ENTERED.match(after))
    sure = (entered or looks_like_name(name)) and not _WORD.search(name)
    return Attendee(unit.name if unit else None, name, found["title"] or "") if sure else None
