"""What a founding notice says about itself: title, number, date, mechanism, body and its office."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from desktop.domain.patterns import Late
from desktop.domain.readers.roster_people import named_in
from desktop.domain.readers.roster_words import HAN
from desktop.domain.source import squash

_NUMBER = Late(
    rf"(?P<word>[{HAN}]{{1,10}}) *[〔\[（【﹝] *(?P<year>(?:19|20)\d\d) *[〕\]）】﹞] *第? *(?P<no>\d+) *号"
)
_BROKEN_NUMBER = Late(
    rf"^ *([{HAN}]{{2,8}}(?:[〔\[（【﹝][ \d〕\]）】﹞号]*|(?:19|20)\d{{3,6}}号?)) *$", re.MULTILINE
)
_DAY = Late(r"^[ （]*(?P<y>(?:19|20)\d\d) *年 *(?P<m>\d{1,2}) *月 *(?P<d>\d{1,2}) *日[ ）]*$", re.MULTILINE)
_HAN_DAY = Late(
    r"^ *(?P<y>[〇○零一二三四五六七八九]{4})年(?P<m>[一二三四五六七八九十]{1,2})月(?P<d>[一二三四五六七八九十]{1,3})日 *$",
    re.MULTILINE,
)
_BROKEN_DAY = Late(r"^ *((?:19|20)\d\d *年?[\d 月日]{1,8}) *$", re.MULTILINE)
_TITLE_END = Late(r"(?:通知|方案|意见|办法|制度|规则|函|名单|规定)(?:（[^）]*）)?$")
_HOST = (
    Late(
        r"办公室 *[（，：]? *(?:日常)?(?:(?:设|设立|设置|挂靠) *[在于]|挂靠) *(?P<unit>[^，。；、（）\s]{2,24})"
    ),
    Late(r"下设办公室，?在 *(?P<unit>[^，。；、（）\s]{2,24})"),
    Late(r"(?:办公地点|日常办事机构|办事机构) *(?:设|设立|设置)?在 *(?P<unit>[^，。；、（）\s]{2,24})"),
    Late(rf"在 *(?P<unit>[{HAN}]{{2,20}}?)(?:设立|设置|设|下设) *(?:[{HAN}“”]{{0,14}}?)办公室"),
    Late(rf"依托 *(?P<unit>[{HAN}]{{2,20}}?)(?:设立|设置|组建) *[{HAN}“”]{{0,14}}?办公室"),
    Late(rf"(?:日常工作|办公室(?:的)?职责) *由 *(?P<unit>[{HAN}]{{2,20}}?)(?:承担|负责|兼任)"),
    Late(
        rf"[，。；\n] *由? *(?P<unit>[{HAN}]{{2,20}}?)(?:承担|负责)(?:联席会议|领导小组|机制)的?日常(?:工作|事务)"
    ),
)
_HOST_TAIL = Late(r"(?:，|承担|负责|具体|办公(?!室)|合署|内$|机关$).*$")
_POST = r"(?:担任|兼任|兼|任)[^，。；、]{0,16}?"
_HEAD = (
    Late(rf"由 *(?P<who>[^。；]{{2,60}}?) *{_POST}(?:办公室)?(?<!副)(?P<post>主任|负责人)(?![{HAN}]*副)"),
    Late(r"(?<!副)(?P<post>主任) *： *(?P<who>[^。；，：]{2,30})"),
    Late(r"办公室(?P<post>主任|负责人) *由 *(?P<who>[^。；]{2,60}?) *(?:同志)? *(?:担任|兼任)"),
    Late(r"(?<!副)(?P<post>主任|负责人) *由 *(?P<who>[^。；]{2,60}?) *(?:同志)? *(?:担任|兼任)"),
    Late(rf"(?:[，。；]|^) *(?P<who>[^，。；]{{2,30}}?) *{_POST}办公室(?P<post>主任|负责人)"),
    Late(
        r"办公室[，]?设在[^，。；]{2,20}，由? *(?P<who>[^，。；]{2,30}?) *(?:同志)?(?:兼任|担任|任)(?P<post>主任)(?=[，。；\n])"
    ),
)
_DEPUTIES = (
    Late(rf"(?P<who>[^。；]{{2,120}}?) *{_POST}(?:办公室)?副主任"),
    Late(r"副主任 *： *(?P<who>[^。；：]{2,120})"),
    Late(r"副主任 *由 *(?P<who>[^。；]{2,120}?) *(?:同志)? *(?:担任|兼任)"),
)


@dataclass(frozen=True, slots=True)
class Found:
    """A fact with the stretch it was read from, and what is doubtful about it."""

    value: str | None
    start: int = 0
    end: int = 0
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Office:
    """The office of the body: where it sits, who heads it, who are the deputies; positions where no name is."""

    host: Found
    head: str | None = None
    head_position: str | None = None
    deputies: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


def title_of(clean: str) -> Found:
    """Give the title from 关于 on, joined over its lines."""
    place = 0
    lines = clean.split("\n")[:60]
    for number, line in enumerate(lines):
        if (at := line.find("关于")) >= 0 and len(squash(line)) < 120:
            words, end = squash(line[at:]), place + len(line)
            for after in lines[number + 1 : number + 4]:
                if _TITLE_END.search(words) or len(words) > 80:
                    break
                words += squash(after)
                end += len(after) + 1
            if _TITLE_END.search(words):
                return Found(words, place + at, end)
        place += len(line) + 1
    return Found(None)


def number_of(clean: str) -> Found:
    """Give the document number; one that lost characters is doubted and not given."""
    for found in _NUMBER.finditer(clean[:1500]):
        if "《" not in clean[max(0, found.start() - 40) : found.start()].rsplit("\n", 1)[-1]:
            return Found(
                f"{found['word']}〔{found['year']}〕{int(found['no'])}号", found.start(), found.end()
            )
    if broken := _BROKEN_NUMBER.search(clean[:1500]):
        return Found(None, broken.start(1), broken.end(1), f"文号残缺（原文只有“{squash(broken[1])}”）")
    return Found(None)


def date_of(clean: str) -> Found:
    """Give the day of issue as ISO text: the last date standing alone on a line; a damaged one is not guessed."""
    found: list[tuple[int, Found]] = []
    for match in _DAY.finditer(clean):
        found.append((match.start(), _day(int(match["y"]), int(match["m"]), int(match["d"]), match)))
    for match in _HAN_DAY.finditer(clean):
        year = int("".join(str("〇一二三四五六七八九".index(c)) for c in re.sub("[○零]", "〇", match["y"])))
        found.append((match.start(), _day(year, _han_number(match["m"]), _han_number(match["d"]), match)))
    if found:
        return max(found)[1]
    if broken := _BROKEN_DAY.search(clean):
        return Found(None, broken.start(1), broken.end(1), f"成文日期残缺（原文只有“{squash(broken[1])}”）")
    return Found(None)


def mechanism_of(clean: str, title: str | None) -> str | None:
    """Give the name of the mechanism, without 机制: 府院联动, “一府两院”法治共建联动."""
    text = squash(clean)
    for place in (squash(title), text):
        if found := re.search(r"(“一府两院”[\u4e00-\u9fff]{0,10}?联动)", place):
            return found[1]
        if found := re.search("府(?:检院|院检|检法|法检|检|院)联动", place):
            return found[0]
        if found := re.search(
            r"(?:建立|健全|完善|成立|调整|常态化)([\u4e00-\u9fff“”]{2,14}?(?:联动|联席|协作|协调|互动))",
            place,
        ):
            return found[1].removeprefix("常态化")
    return None


def body_of(clean: str) -> str | None:
    """Tell which kind of body the notice founds, by the word it uses most."""
    counts = {
        word: clean.count(word) for word in ("联席会议", "领导小组", "工作专班", "协调小组", "工作委员会")
    }
    best = max(counts, key=lambda word: counts[word])
    return best if counts[best] else None


def office_of(clean: str) -> Office:
    """Read where the office sits and who heads it from the sentences of the notice."""
    host = Found(None)
    for pattern in _HOST:
        if found := pattern.search(clean):
            unit = _HOST_TAIL.sub("", found["unit"])
            host = Found(unit, found.start("unit"), found.start("unit") + len(unit))
            break
    near = _office_sentences(clean)
    head, position, doubts = _head(near)
    deputies = _deputies(near)
    return Office(host, head, position, deputies, doubts)


def _office_sentences(clean: str) -> str:
    """Only sentences about the office: those naming it, without the line ends a scrape puts anywhere."""
    pieces = re.split(r"(?<=[。；\n])", clean)
    return "".join(squash(piece) + "\n" for piece in pieces if "办公室" in piece or "联席办" in piece)


def _head(near: str) -> tuple[str | None, str | None, tuple[str, ...]]:
    for pattern in _HEAD:
        if found := pattern.search(near):
            who = named_in(found["who"].split("由")[-1])
            name, position = who[-1] if who else (None, None)
            if name:
                return name, position or None, ()
            return None, position, (f"办公室{found['post']}只写了职务“{position}”，没有写姓名",)
    return None, None, ()


def _deputies(near: str) -> tuple[str, ...]:
    for pattern in _DEPUTIES:
        if found := pattern.search(near):
            who = re.split(r"主任，|负责人，", found["who"])[-1]
            names = tuple(name for name, _ in named_in(who) if name)
            if names:
                return names
    return ()


def _day(year: int, month: int, day: int, match: re.Match[str]) -> Found:
    try:
        return Found(date(year, month, day).isoformat(), match.start(), match.end())
    except ValueError:
        return Found(None, match.start(), match.end(), f"成文日期“{squash(match[0])}”不是有效日期")


def _han_number(text: str) -> int:
    digits = {c: i for i, c in enumerate("〇一二三四五六七八九")}
    if "十" not in text:
        return digits[text]
    tens, _, ones = text.partition("十")
    return (digits[tens] if tens else 1) * 10 + (digits[ones] if ones else 0)
