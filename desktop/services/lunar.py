"""Lunar days, traditional festivals and solar terms, from the library lunar_python."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

_TENS = "初十廿三"
_DIGITS = "十一二三四五六七八九"
_MONTHS = ("正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "冬", "腊")
_FEASTS = {
    (1, 1): "春节", (1, 15): "元宵节", (5, 5): "端午节", (7, 7): "七夕", (8, 15): "中秋节", (9, 9): "重阳节",
    (12, 8): "腊八节",
}  # fmt: skip
_DAYS_OF_THE_YEAR = {
    (1, 1): "元旦", (3, 8): "妇女节", (3, 12): "植树节", (5, 1): "劳动节", (5, 4): "青年节", (6, 1): "儿童节",
    (7, 1): "建党节", (8, 1): "建军节", (9, 10): "教师节", (10, 1): "国庆节", (12, 4): "国家宪法日",
}  # fmt: skip
_ONE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class LunarDay:
    """A day of the lunar calendar: its month (正月, 闰六月) and day (初一), the festival and solar term on it."""

    month: str
    day: str
    festival: str = ""
    term: str = ""

    @property
    def words(self) -> str:
        """Return what a calendar shows in its one small line: festival, term, the month's name, or the day."""
        return self.festival or self.term or (self.month if self.day == "初一" else self.day)

    @property
    def full(self) -> str:
        """Return the whole of it: 农历正月初一　春节."""
        return "　".join(filter(None, (f"农历{self.month}{self.day}", self.festival, self.term)))


def lunar_day(day: date) -> LunarDay:
    """Return the lunar day of a date; for dates from 1901 to 2099."""
    return _year(day.year)[day]


@lru_cache(maxsize=8)
def _year(year: int) -> dict[date, LunarDay]:
    """Return every day of a year at once: the library gives first days of months, counting on is ours."""
    from lunar_python import LunarYear, Solar

    terms = _terms(year)
    found: dict[date, LunarDay] = {}
    months = [*LunarYear.fromYear(year - 1).getMonths(), *LunarYear.fromYear(year).getMonths()]
    for month in months:
        first = Solar.fromJulianDay(month.getFirstJulianDay())
        begin = date(first.getYear(), first.getMonth(), first.getDay())
        for n in range(month.getDayCount()):
            day = begin + _ONE * n
            if day.year == year:
                found[day] = _lunar(day, month.getMonth(), n + 1, month.getDayCount(), terms)
    return found


def _lunar(day: date, month: int, number: int, length: int, terms: dict[date, str]) -> LunarDay:
    """Return one day; the library numbers a leap month negative."""
    eve = "除夕" if month == 12 and number == length else ""
    feast = _FEASTS.get((month, number), "") or eve
    term = terms.get(day, "")
    if term == "清明":
        feast = "清明节"
    words = ("闰" if month < 0 else "") + f"{_MONTHS[abs(month) - 1]}月"
    return LunarDay(words, _day(number), feast or _DAYS_OF_THE_YEAR.get((day.month, day.day), ""), term)


def _day(number: int) -> str:
    if number in (20, 30):
        return f"{'二三'[number // 10 - 2]}十"
    tens = _TENS[0] if number <= 10 else _TENS[number // 10]
    return f"{tens}{_DIGITS[number % 10]}"


def _terms(year: int) -> dict[date, str]:
    from lunar_python import Solar

    found: dict[date, str] = {}
    for of in (year, year + 1):  # each table runs from one winter solstice to the next, that without a name
        for name, at in Solar.fromYmd(of, 6, 1).getLunar().getJieQiTable().items():
            day = date(at.getYear(), at.getMonth(), at.getDay())
            if day.year == year and not name.isascii():
                found[day] = name
    return found
