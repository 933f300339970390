"""The yearly holiday notice (国务院办公厅关于某年部分节假日安排的通知): days off and make-up days.

What is damaged, contradicts itself or does not fit the law is told as a doubt; no day is made up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.domain.patterns import Late
from desktop.domain.readers.holiday_checks import FESTIVALS, Holiday, faults_of, faults_of_all
from desktop.domain.readers.holiday_dates import Named, Use, damages, named_days
from desktop.domain.source import CleanText, repeated_from, same_length_clean, squashed
from desktop.domain.workdays import SpecialDay, WorkCalendar

Span = tuple[int, int]

_NAME = (
    r"(?:元旦|新年|春节|清明节?|端午节?|中秋节?|国庆节?|[“\"]?十一[”\"]?"
    r"|(?:国际)?劳动节|[“\"]?五一[”\"]?(?:国际)?(?:劳动节)?)"
)
_HEAD = Late(
    rf"(?P<names>{_NAME}(?:[、和及与]?{_NAME})*)(?:假期|节日|放假)?(?:时间|安排)?"
    r"(?:：|(?=(?:为|从|自|于)?(?:\d{4}年)?\d{0,2}月\d{1,2}[日号]))"
)
_ONE_NAME = Late(_NAME)
_NUMBER = Late(
    r"(?:^|(?<=[\s（《]))(?P<word>[一-龥]{2,10}) *[〔﹝\[【（〈] *(?P<year>\d{4}) *[〕﹞\]】）〉] *第?(?P<serial>\d{1,4}) *号",
    re.MULTILINE,
)
_BROKEN_NUMBER = Late(r"(?:发明电|明电|办发)[^。\d]{0,2}\d{5,8}号")
_TITLE_YEAR = Late(
    r"关于(?:调整|做好|印发|转发|)?[^。]{0,12}?(\d{4})年[^。\d]{0,16}?(?:节假日|放假|假期|休假)"
)
_BODY_YEAR = Late(rf"(\d{{4}})年(?:度|部分|全年)?(?:{_NAME}|节假日|法定节假日|放假)")
_TOLD = Late(
    r"共计?([\d一二三四五六七八九十]{1,2})天|放假(?:调休)?([\d一二三四五六七八九十]{1,2})天|放([\d一二三四五六七八九十]{1,2})天假"
)
_HAN = "零一二三四五六七八九十"
_WORDS_OF_DAYS = Late(r"上班|放假|连休|休息|调休|补班")


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something a person has to look at: of which holiday (or 通知), why, and the stretch of the text."""

    where: str
    reason: str
    span: Span | None = None

    def as_json(self) -> dict[str, object]:
        """Give the doubt as the commands print it."""
        return {"where": self.where, "reason": self.reason, "span": list(self.span) if self.span else None}


@dataclass(frozen=True, slots=True)
class HolidayNotice:
    """What a notice says: its year and number (None and "" where they cannot be read) and its holidays."""

    year: int | None
    number: str
    holidays: tuple[Holiday, ...]
    doubts: tuple[Doubt, ...]

    @property
    def days(self) -> tuple[SpecialDay, ...]:
        """Return every day off and every make-up day once, in order."""
        found = {
            day: SpecialDay(day, off, each.name)
            for each in self.holidays
            for days, off in ((each.off, True), (each.work, False))
            for day in days
        }
        return tuple(found[day] for day in sorted(found))

    @property
    def whole(self) -> bool:
        """Whether all festivals of the law are there, so that the notice settles its year."""
        return all(any(name in each.names for each in self.holidays) for name in FESTIVALS)

    def as_json(self) -> dict[str, object]:
        """Give plain JSON values with ISO dates."""
        return {
            "year": self.year,
            "number": self.number,
            "holidays": [
                {
                    "name": each.name,
                    "off": [day.isoformat() for day in each.off],
                    "work": [day.isoformat() for day in each.work],
                    "told": each.told,
                    "span": list(each.span),
                }
                for each in self.holidays
            ],
            "doubts": [doubt.as_json() for doubt in self.doubts],
        }


def read_holidays(text: str, calendar: WorkCalendar, year: int | None = None) -> HolidayNotice:
    """Read a holiday notice; `year` says which year it is of, where the text does not tell.

    The calendar gives the days of 春节, 清明节, 端午节 and 中秋节, against which the days off are held.
    """
    end = repeated_from(text)
    clean = same_length_clean(text if end is None else text[:end])
    view = squashed(clean)
    doubts: list[Doubt] = []
    number = _number(clean, view, doubts)
    of = _year(view, doubts) or year
    if of is None:
        doubts.append(Doubt("通知", "没有读到是哪一年的放假安排，日子都没有采用，请写明年份"))
        return HolidayNotice(None, number, (), tuple(doubts))
    if number and not of - 1 <= int(number.partition("〔")[2][:4]) <= of:
        doubts.append(Doubt("通知", f"文号“{number}”的年份与{of}年的安排对不上"))
    holidays = _merged([_holiday(view, *part, of, doubts) for part in _parts(view.text)])
    if not holidays:
        doubts.append(Doubt("通知", "没有读到任何节日的放假安排，请核对是不是放假通知"))
    for each in holidays:
        doubts += [Doubt(each.name, fault, each.span) for fault in faults_of(each, of, calendar)]
    doubts += [Doubt("通知", fault) for fault in faults_of_all(holidays, of) if holidays]
    return HolidayNotice(of, number, tuple(holidays), tuple(doubts))


def _number(clean: str, view: CleanText, doubts: list[Doubt]) -> str:
    found = _NUMBER.search(clean)
    if found:
        return f"{found['word']}〔{found['year']}〕{int(found['serial'])}号"
    broken = _BROKEN_NUMBER.search(view.text)
    if broken:
        told = f"文号“{broken[0]}”的括号丢失，没有采用，请填写"
        doubts.append(Doubt("通知", told, view.span(broken.start(), broken.end())))
    else:
        doubts.append(Doubt("通知", "没有读到文号，请填写，如 国办发明电〔2025〕7号"))
    return ""


def _year(view: CleanText, doubts: list[Doubt]) -> int | None:
    titled = _TITLE_YEAR.search(view.text)
    body = [match for match in _BODY_YEAR.finditer(view.text) if not titled or match[1] != titled[1]]
    if titled and body:
        told = f"标题写{titled[1]}年，正文又写{body[0][1]}年，按标题的年份读"
        doubts.append(Doubt("通知", told, view.span(body[0].start(), body[0].end())))
    if titled:
        return int(titled[1])
    years = {int(match[1]) for match in body}
    if len(years) > 1:
        told = f"文中有{'、'.join(str(year) for year in sorted(years))}年几个年份，不能确定是哪一年的安排"
        doubts.append(Doubt("通知", told))
    return years.pop() if len(years) == 1 else None


def _parts(text: str) -> Iterator[tuple[tuple[str, ...], int, int]]:
    """Give the festivals of each part and where it begins and ends.

    A notice about one festival alone (调整劳动节假期) has no heads; the whole of it is its part.
    """
    heads = list(_HEAD.finditer(text))
    for place, head in enumerate(heads):
        end = heads[place + 1].start() if place + 1 < len(heads) else len(text)
        yield _names(head["names"]), head.start(), end
    if heads:
        return
    mentioned = list(_ONE_NAME.finditer(text))
    if len({_names(found[0]) for found in mentioned}) == 1:
        yield _names(mentioned[0][0]), mentioned[0].start(), len(text)


def _names(words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_full_name(found) for found in _ONE_NAME.findall(words)))


def _full_name(words: str) -> str:
    plain = words.strip('“”"')
    if "劳动" in plain or plain.startswith("五一"):
        return "劳动节"
    if plain == "十一":
        return "国庆节"
    return {"新年": "元旦"}.get(plain) or next(name for name in FESTIVALS if name.startswith(plain[:2]))


def _holiday(
    view: CleanText, names: tuple[str, ...], start: int, end: int, year: int, doubts: list[Doubt]
) -> Holiday:
    text, name = view.text[start:end], "、".join(names)
    last = max((found.end() for found in _WORDS_OF_DAYS.finditer(text)), default=0)
    for first, stop in damages(text):
        if first <= last:
            span = view.span(start + first, start + stop)
            doubts.append(Doubt(name, "日期的数字丢失，这一段没有采用，请补上", span))
    used = [each for each in named_days(text, year, new_year="元旦" in names) if not _signed(each, last)]
    for each in used:
        span = view.span(start + each.start, start + each.end)
        words = text[each.start : each.end]
        if each.use is Use.UNKNOWN:
            doubts.append(Doubt(name, f"“{words}”没有写明是放假还是上班，没有采用", span))
        elif each.use is not Use.NOTHING:
            doubts += [Doubt(name, fault, span) for fault in each.faults]
    told, told_to = _told(text)
    stop = _sentence_end(text, max((last, told_to, *(each.end for each in used))))
    return Holiday(
        names=names,
        off=_days(used, Use.OFF),
        work=_days(used, Use.WORK),
        told=told,
        span=view.span(start, start + stop),
    )


def _sentence_end(text: str, place: int) -> int:
    end = text.find("。", place)
    return end + 1 if 0 <= end <= place + 16 else place


def _signed(named: Named, last: int) -> bool:
    """Whether this is the day the notice was signed: after all that is said of days, with its year."""
    return named.full and named.use is Use.UNKNOWN and named.start >= last


def _days(used: Sequence[Named], use: Use) -> tuple[date, ...]:
    return tuple(sorted({day for each in used if each.use is use for day in each.days}))


def _told(text: str) -> tuple[int | None, int]:
    """Return the number of days a holiday is said to have, and where that ends."""
    found = _TOLD.search(text)
    if found is None:
        return None, 0
    words = next(group for group in found.groups() if group)
    if words.isdecimal():
        return int(words), found.end()
    return (_HAN.index(words) if len(words) == 1 else None), found.end()


def _merged(holidays: Sequence[Holiday]) -> list[Holiday]:
    """Drop what a copied page says a second time."""
    kept: list[Holiday] = []
    for each in holidays:
        again = next((one for one in kept if one.names == each.names), None)
        if again is None or (each.off and (again.off, again.work) != (each.off, each.work)):
            kept.append(each)
    return kept
