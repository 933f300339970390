"""The facts of the meeting: title, kind, number, date, place, host and recorder."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from desktop.domain.readers.minutes.days import full_dates, has_short_date, short_date
from desktop.domain.readers.minutes.labels import HOST, PLACE, RECORDER, TIME, label_of
from desktop.domain.readers.minutes.lines import Paragraph
from desktop.domain.readers.minutes.names import close_gaps, could_be_name, last_name, split_title
from desktop.domain.readers.minutes.people import attendance, note_of
from desktop.domain.readers.minutes.proposal import Attendee, Doubt, MeetingFacts
from desktop.domain.readers.minutes.recorders import recorders
from desktop.domain.units import UnitBook

_HEAD_LINES = 16
_NUMBER = (
    re.compile(r"^(?:编号|期号|文号|纪要编号)：(.{2,24})$"),
    re.compile(r"^[（(]?((?:[\u4e00-\u9fff]{1,12})?[〔\[(（]\d{4}[〕\])）](?:第)?\d{1,4}[号期次])[）)]?$"),
    re.compile(
        r"^[（(]?((?:(?:[12]\d{3}|[一二][〇○零一二三四五六七八九]{3})年?)?(?:度)?(?:总)?第(?:\d{1,4}|[一二三四五六七八九十百]{1,4})[期号](?:[（(]?总第\d+[期号][）)]?)?)[）)]?$"
    ),
    re.compile(r"^[（(]?((?:[12]\d{3}年?)?第(?:\d{1,4}|[一二三四五六七八九十]{1,4})次)[）)]?$"),
    re.compile(r"^((?:[12]\d{3}年)?第\d{1,4}[期号])(?=[^期号]*(?:办公室|办|编|法院|局|政府|委).*\d{4}年)"),
    re.compile(
        r"(?:纪要|备忘录)[（(]((?:[12]\d{3}年)?第\d{1,4}[期号]|[〔\[]\d{4}[〕\]]\d{1,4}号|\d{1,3})[）)]$"
    ),
)
_LOST_NUMBER = re.compile(r"第[期号次][）)]?$|[〔\[]\d{0,4}[〕\]]?第?号")
_MARK_ONLY = re.compile(
    r"^(?:[\u4e00-\u9fff]{0,24}(?:联席会议|领导小组|办公室|法院|检察院|政府|工作专班))?(?:专题|协调|工作|办公|座谈)?(?:会议)?(?:会)?纪要$|^备忘录$"
)
_TITLE = re.compile(r"(?:纪要|备忘录|会议记录)(?:（[^（）]{1,16}）)?$")
_KIND = re.compile(
    r"(?:专题协调|季度工作|年度工作|专题工作|工作|全体|专题|协调|联络员|调度|推进|座谈|会商|联席|办公|扩大|研判|部署|碰头|联动|现场办公|现场)会(?:议)?|备忘录"
)
_CALLED = re.compile(
    r"(?P<who>[^，。；]{2,44}?)(?:同志)?(?:受[^，。；]{1,16}?委托[，]?)?(?:，)?在(?P<place>[^，。；]{3,40}?)(?:亲自|组织|召集)?(?:并)?(?:主持(?:召开|了|举行)|召集|召开)"
)
_BY = re.compile(r"由(?P<who>[^，。；]{2,44}?)(?:同志)?(?:受[^，。；]{1,16}?委托)?(?:召集并)?主持")
_HELD = re.compile(
    r"(?P<who>[^，。；：]{2,44}?)(?:同志)?(?:受[^，。；]{1,16}?委托[，]?)?(?:召集并|组织并|亲自|到会并|共同)?主持(?:召开|会议|了|此次|本次|。|，|$)"
)
_GATHERED = re.compile(r"(?P<who>[^，。；：]{2,44}?)(?:同志)?召集[^。]{2,80}?(?:会商|研究|协商|座谈|开会)")
_AT_PLACE = re.compile(r"地点(?:设)?(?:在|为|是)(?P<place>[^，。；]{2,40})")
_AT = re.compile(
    r"(?<!现)在(?P<place>[^，。；]{3,40}?)(?:(?:组织|主持)?(?:召开|举行|举办)|就[^，。；]{2,40}(?:会商|研究|协商|座谈))"
)


def read_facts(
    paragraphs: Sequence[Paragraph], even: str, book: UnitBook, roll: tuple[Attendee, ...] = ()
) -> tuple[MeetingFacts, tuple[Doubt, ...]]:
    """Read what the paper says about the meeting; `even` is its text with blanks, positions unchanged.

    `roll` are those named in a table of attendance. A lost number, an unreadable date or name stays None, with a doubt.
    """
    doubts: list[Doubt] = []
    labels = _labelled(paragraphs, even)
    day = _day(paragraphs, labels.get(TIME), doubts)
    host = _person(labels.get(HOST)) or _spoken(paragraphs, "who")
    title = _title(paragraphs)
    present, absent = attendance(paragraphs, even, book)
    listed = {person.name for person in roll}
    present = roll + tuple(
        _completed(p, even, book) for p in present if (p.name or not roll) and p.name not in listed
    )
    if any(person.name is None and person.unit is None for person in (*present, *absent)):
        doubts.append(Doubt("present", "参会名单中有姓名缺失，请对照原件补上。"))
    facts = MeetingFacts(
        title=title,
        kind=_kind(title, paragraphs),
        issue_no=_issue(paragraphs, doubts),
        day=day,
        place=_place(labels.get(PLACE)) or _spoken(paragraphs, "place"),
        host=host,
        recorder=recorders(labels.get(RECORDER), paragraphs, book),
        present=present,
        absent=absent,
    )
    if host is None:
        doubts.append(Doubt("host", "没有读出主持人，请补上。"))
    return facts, tuple(doubts)


def _labelled(paragraphs: Sequence[Paragraph], even: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for paragraph in paragraphs:
        label = label_of(paragraph.text)
        chairs = label is not None and label.kind == HOST and "主持" in paragraph.text[: label.start]
        if label and (label.kind not in found or chairs) and label.start < len(paragraph.text):
            at = paragraph.view.at
            found[label.kind] = even[at[label.start] : at[-1] + 1]
    return found


def _person(value: str | None) -> str | None:
    """Give the first name of a labelled value, its position left out."""
    if not value:
        return None
    pieces = [
        re.sub(r"（.*?）|（.*", "", piece)
        for piece in re.split(r"[，、；/]", close_gaps(value).strip(" ）。"))
    ]
    for piece in pieces:
        for token in piece.split(" "):
            if could_be_name(token) and split_title(token)[1]:
                return token
        if name := last_name(piece.replace(" ", "")):
            return name
    return None


def _place(value: str | None) -> str | None:
    return re.sub(r"\s+", "", value).strip("。；，") or None if value else None


def _opening(paragraphs: Sequence[Paragraph]) -> list[str]:
    """Give the first sentences that tell how the meeting was held."""
    return [
        sentence
        for paragraph in paragraphs[:_HEAD_LINES]
        if not label_of(paragraph.text)
        for sentence in re.split(r"(?<=。)", paragraph.text)
        if re.search(r"主持|召开|举行|召集|会商|地点", sentence)
    ][:4]


def _spoken(paragraphs: Sequence[Paragraph], what: str) -> str | None:
    for sentence in _opening(paragraphs):
        if what == "place":
            found = _AT_PLACE.search(sentence) or _CALLED.search(sentence) or _AT.search(sentence)
            if found:
                return (
                    re.sub(r"(?:由.*|主持|先后|分别|联合|共同|专题|集中|组织)$", "", found["place"]) or None
                )
            continue
        for rule in (_CALLED, _BY, _HELD, _GATHERED):
            if found := rule.search(sentence):
                names = [last_name(piece) for piece in re.split("[、和]", found["who"])]
                told = [name for name in names if name]
                if told and names[-1]:
                    return "、".join(told) if "共同主持" in sentence else told[-1]
    return None


def _day(paragraphs: Sequence[Paragraph], labelled: str | None, doubts: list[Doubt]) -> date | None:
    """Tell the day of the meeting: the labelled time, else the opening sentence; never the day of printing."""
    words = [re.sub(r"\s+", "", labelled)] if labelled else []
    words += _opening(paragraphs)
    for sentence in words:
        if days := full_dates(sentence):
            return days[0]
        if has_short_date(sentence):
            return _with_year(paragraphs, sentence, doubts)
    for paragraph in paragraphs[:_HEAD_LINES]:
        bare = paragraph.text.strip("（）()")
        if paragraph.text != bare and len(bare) <= 24 and (days := full_dates(bare)):
            doubts.append(Doubt("date", "会议日期取自标题下的括注，请确认。"))
            return days[0]
    doubts.append(Doubt("date", "没有读出会议日期，请补上；日期补上以前，相对的时限无法推算。"))
    return None


def _with_year(paragraphs: Sequence[Paragraph], sentence: str, doubts: list[Doubt]) -> date | None:
    printed = [
        day for p in paragraphs if len(p.text) <= 48 and "。" not in p.text for day in full_dates(p.text)
    ]
    if printed:
        return short_date(sentence, max(printed))
    years = [
        int(year)
        for p in paragraphs[:_HEAD_LINES]
        for year in re.findall(r"(20\d{2})年|〔(20\d{2})〕", p.text)
        for year in year
        if year
    ]
    if years:
        doubts.append(Doubt("date", f"会议日期没有写年份，暂按{years[0]}年，请确认。"))
        return short_date(sentence, date(years[0], 12, 31))
    doubts.append(Doubt("date", "会议日期没有写年份，请补上。"))
    return None


def _issue(paragraphs: Sequence[Paragraph], doubts: list[Doubt]) -> str | None:
    head = [paragraph for paragraph in paragraphs[:_HEAD_LINES] if "。" not in paragraph.text]
    for rule in _NUMBER:
        for paragraph in head:
            words = (paragraph.marker.words if paragraph.marker else "") + paragraph.text
            if found := rule.search(words):
                return found[1].removesuffix("）") if "（" not in found[1] else found[1]
    if any(_LOST_NUMBER.search(paragraph.text) for paragraph in head):
        doubts.append(Doubt("issue_no", "期号处缺字，请对照原件补上。"))
    return None


def _title(paragraphs: Sequence[Paragraph]) -> str | None:
    """Give the fullest title in the head: the mark of the paper (会议纪要) gives way to a title with a matter."""
    lines = [p.text for p in paragraphs[:_HEAD_LINES] if "。" not in p.text and not label_of(p.text)]
    titles: list[str] = []
    for number, line in enumerate(lines):
        if not _TITLE.search(line) or len(line) > 80:
            continue
        before = lines[number - 1] if number else ""
        whole = before + line if before.startswith("关于") and not _TITLE.search(before) else line
        titles.append(re.sub(r"（[^（）]*）$", "", whole))
    full = [title for title in titles if not _MARK_ONLY.match(title)]
    if full:
        return full[0]
    return titles[-1] if titles else None


def _kind(title: str | None, paragraphs: Sequence[Paragraph]) -> str | None:
    for words in (title or "", *_opening(paragraphs), *(p.text for p in paragraphs[:6])):
        if found := _KIND.search(words):
            kind = found[0]
            return kind + "议" if kind.endswith("会") and f"{kind}议" in words else kind
    return None


def _completed(person: Attendee, even: str, book: UnitBook) -> Attendee:
    if person.unit or not person.name:
        return person
    told = note_of(person.name, even, book)
    return Attendee(told.unit, person.name, person.note or told.note) if told else person
