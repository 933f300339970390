"""Recurring duties: 每月5日前, 每季度末, 每年1、4、7、10月8日之前, 周总结、月调度."""

from __future__ import annotations

import re

from desktop.domain.deadlines.festivals import NAME, each_year
from desktop.domain.deadlines.model import Explained
from desktop.domain.deadlines.numerals import NUMBER, SMALL, number
from desktop.domain.deadlines.setting import Setting

_TAIL = r"(?:[之以]?前(?!往|来|后)|(?:[之以]?内))?"
_LIST = rf"{SMALL}[日号]?(?:[、,和及至到-]{SMALL}[日号]?)*"
_TIMES = (
    rf"(?:至少|不少于|原则上|一般|应当?|定期)*(?:召开|组织|开展|安排|进行|报送|通报|调度|听取|集中|举办"
    rf"|会商|研究)?(?:一般)?(?:至少|不少于)?(?P<times>{NUMBER}(?:[-至到]{NUMBER})?)(?:次|场|轮|期|批)"
)
WINDOW = r"每年(?:的)?年底(?:或者?|至|到|、)次?年初|岁末年初"
HOLIDAY = (
    rf"(?:如?[遇逢](?:国家|国务院)?(?:法定|公休|双休)?(?:节假日|休息日|休假日|公休日|假日|周末|双休日)"
    rf"|节假日)[^。;\n]{{0,16}}?顺延(?:至|到)?"
    rf"(?:(?:节|假)后的?第?(?P<n>{NUMBER})个?(?P<w>工作日|天|日)?{_TAIL}|[^。;,\n]{{0,10}}工作日)?"
)
MEETING = rf"每次(?P<ev>[^,。;、\n]{{0,10}}?)前(?P<n>{NUMBER})个?(?P<u>工作日|[日天])|每次会前"
YEARLY = (
    rf"(?:每年"
    rf"|每年度)的?(?:(?P<pairs>{SMALL}月{SMALL}[日号]?(?:[之以]?前)?(?:[、,和及]{SMALL}月{SMALL}[日号])+){_TAIL}"
    rf"|(?P<months>{SMALL}月?(?:[、,和及]{SMALL}月?)*)[、,和及]?(?<=月)的?(?P<d>{_LIST})(?<=[日号]){_TAIL}"
    rf"|(?P<ends>{SMALL}月(?:底|末|份)?(?:前?[、,和及]{SMALL}月(?:底|末|份)?)*){_TAIL}"
    rf"|(?P<end>年?[底末])(?:{_TAIL})|第?(?P<q>[一二三四1-4])季度末?{_TAIL}|(?P<h>[上下])半年末?{_TAIL}"
    rf"|(?P<feast>{NAME})(?:假期)?{_TAIL}|{_TIMES})?"
)
HALF_YEARLY = (
    rf"(?:每半年|半年一次)度?(?P<end>[末底])?{_TAIL}(?:{_TIMES})?"
    rf"|(?:每年)?(?:的)?上、?下半年各[^,。;]{{0,6}}次"
)
QUARTERLY = (
    rf"每(?:个)?季度?(?:(?P<last>末月|最后一个?月|第三个月|末)的?(?P<d>{SMALL})[日号]{_TAIL}"
    rf"|(?:首月|第一个?月|次月|首个月)的?(?P<f>{SMALL})[日号]{_TAIL}"
    rf"|(?:结束|终了|末|度)?(?:之?后)的?(?:首月|次月|第一个月)?(?P<p>{NUMBER})(?P<pu>个?工作日"
    rf"|[日天]){_TAIL}"
    rf"|(?P<lw>[末底]?的?最后一个?工作日){_TAIL}|(?:季(?:度)?)?(?P<end>末|底)[月]?{_TAIL}|(?:{_TIMES}))?"
)
MONTHLY = (
    rf"(?:每(?:个)?月|次月(?=.{{0,8}}(?:每月))|按月于)(?:的|份)?(?:(?P<d>{_LIST})(?<=[日号])(?:之?前"
    rf"|以前|左右)?(?!内)|最后一个?(?P<lw>工作日|(?:周|星期|礼拜)[一二三四五六日]|周|天){_TAIL}"
    rf"|第(?P<nth>{SMALL})个?(?P<nu>工作日|(?:周|星期)(?P<wd>[一二三四五六日天])?){_TAIL}"
    rf"|月?(?P<t>[底末初]|[上中下]旬){_TAIL}|(?:{_TIMES}))?"
    rf"|(?:逢?单月|奇数月)(?:份)?|(?P<even>双月|偶数月)(?:份)?"
)
FEW = (
    rf"每(?:隔)?(?P<n>{NUMBER})个?(?P<u>工作日|[日天]|周|星期|月|季度|年)|每(?P<half>半个?月|旬)"
    rf"|半月一次|(?P<two>双周|隔周|两周一次)"
)
WEEKLY = (
    rf"(?:每(?:个)?(?:周|星期|礼拜)"
    rf"|按周于周?)(?:的)?(?:周|星期)?(?P<d>[一二三四五六日天](?![次场轮般])(?:[、,和及]?(?:周"
    rf"|星期)[一二三四五六日天]|[、,和及][一二三四五六日天](?![月季\d]))*"
    rf"|末)?(?:[上下]午)?{_TAIL}(?:{_TIMES})?"
)
DAILY = r"每(?:个工作)?[日天](?!常)|(?:逐|按)[日天](?=报|调|通|统|更)"
BY = r"(?:按|逐)(?P<u>[周月季年](?!龄|限|度计划|终)|半年)度?"
ONCE = (
    r"(?<![\d第十])一(?P<u>年|季度?|个?月|周|日)(?P<n>[一两二三四])(?:次|调度|通报|会商|研判|报告|总结"
    r"|汇报|碰头|例会)"
)
_DUTY = (
    r"(?:总结|调度|通报|报告|例会|汇总|小结|督导|督查|会商|研判|统计|巡查|排查|分析|盘点|反馈|跟踪"
    r"|考核|考评|报)"
)
JOINED = (
    rf"(?P<a>[日周旬月季年]|半年)度?{_DUTY}(?:制度?)?[、,和及/](?P<b>[日周旬月季年]"
    rf"|半年)度?{_DUTY}(?:[、,和及/](?P<c>[日周旬月季年]|半年)度?{_DUTY})?"
    rf"|(?<=[行持实立按])(?P<one>[日周旬月季])(?:度)?{_DUTY}"
)
_LETTER = {
    "日": "D",
    "天": "D",
    "周": "W",
    "星期": "W",
    "旬": "D:10",
    "月": "M",
    "季": "Q",
    "季度": "Q",
    "年": "Y",
    "半年": "H",
}
_WEEK = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "日": 7, "天": 7}
_MONTH_TAILS = {"底": "end", "末": "end", "初": "5", "上旬": "10", "中旬": "20", "下旬": "end"}


def _recur(code: str, told: str) -> Explained:
    return Explained(
        "", "RECUR", recur=code, certainty="hard", rule="按周期办理", basis="文件约定", steps=(told,)
    )


def _numbers(words: str) -> list[int]:
    return [value for value in (number(word) for word in re.findall(SMALL, words)) if value]


def _often(letter: str, times: str | None) -> str:
    """Write how many times in a period; once is the period alone, a range keeps both ends."""
    if not times:
        return letter
    ends = [number(part) or 1 for part in re.split("[-至到]", times)]
    if len(ends) == 2:
        return f"{letter}:{ends[0]}-{ends[1]}"
    return letter if ends[0] == 1 else f"{letter}:x{ends[0]}"


def window(match: re.Match[str], setting: Setting) -> Explained:
    """Read 每年年底或年初: a stretch of time, not a day."""
    return Explained("", "WINDOW", recur="Y:12|1", certainty="soft", rule="只给出时段",
                     steps=("每年12月或次年1月",), question="只写了每年年底或年初，请确定具体日期")  # fmt: skip


def holiday(match: re.Match[str], setting: Setting) -> Explained:
    """Read a paper's own rule for days of rest: 顺延至节后第三个工作日前."""
    n = number(match["n"] or "") or 1
    return Explained("", "HOLIDAY_RULE", recur=f"+{n}wd_after_holiday", certainty="hard", rule="文件自定的顺延规则",
                     basis="文件约定", steps=(f"遇节假日的，顺延到节后第{n}个工作日为止",))  # fmt: skip


def meeting(match: re.Match[str], setting: Setting) -> Explained:
    """Read 每次会议前15日."""
    n = number(match["n"] or "")
    code = f"EVENT:-{n}{'wd' if match['u'] == '工作日' else 'd'}" if n else "EVENT"
    return _recur(code, f"每次{match['ev'] or '会议'}之前")


def yearly(match: re.Match[str], setting: Setting) -> Explained:
    """Read 每年1、4、7、10月8日之前, 每年6月底和12月底, 每年召开1-2次."""
    if match["months"]:
        days = _numbers(match["d"])
        code = ",".join(f"{month}-{day}" for month in _numbers(match["months"]) for day in days)
        return _recur(f"Y:{code}", f"每年{match['months']}的{'、'.join(map(str, days))}日")
    if match["pairs"]:
        pairs = re.findall(rf"({SMALL})月({SMALL})", match["pairs"])
        return _recur("Y:" + ",".join(f"{number(m)}-{number(d)}" for m, d in pairs), match["pairs"])
    if match["feast"]:
        return _recur(each_year(match["feast"]), match[0])
    ends = _numbers(match["ends"] or "")
    if match["end"]:
        ends = [12]
    elif match["q"]:
        ends = [(number(match["q"]) or 1) * 3]
    elif match["h"]:
        ends = [6 if match["h"] == "上" else 12]
    if ends:
        return _recur(
            "Y:" + ",".join(f"{m}-{30 if m in (4, 6, 9, 11) else 28 if m == 2 else 31}" for m in ends), "每年"
        )
    return _recur(_often("Y", match["times"]), "每年")


def half_yearly(match: re.Match[str], setting: Setting) -> Explained:
    """Read 每半年报送一次."""
    return _recur("H:end" if match["end"] else _often("H", match["times"]), "每半年")


def quarterly(match: re.Match[str], setting: Setting) -> Explained:
    """Read 每季度末, 每季度结束后15日内, 每季度末月25日前, 每季度首月10日前."""
    if match["d"]:
        day = number(match["d"])
        return _recur(f"Y:3-{day},6-{day},9-{day},12-{day}", f"每季度最后一个月{day}日")
    if match["f"] or match["p"]:
        unit = "wd" if (match["pu"] or "").endswith("工作日") else ""
        n = number(match["f"] or match["p"])
        return _recur(f"Q:+{n}{unit}", f"每季度结束后{n}{'个工作' if unit else ''}日")
    if match["lw"]:
        return _recur("Q:last_workday", "每季度最后一个工作日")
    return _recur("Q:end" if match["end"] else _often("Q", match["times"]), "每季度")


def monthly(match: re.Match[str], setting: Setting) -> Explained:
    """Read 每月5日前, 每月15日、30日, 每月底, 每月最后一个工作日, 单月."""
    if match["d"]:
        days = _numbers(re.sub(rf"{SMALL}[日号]?[至到-]", "", match["d"]))
        return _recur("M:" + ",".join(map(str, days)), f"每月{'、'.join(map(str, days))}日")
    if match["lw"]:
        last = {"工作日": "last_workday", "天": "end", "周": "last_week"}.get(
            match["lw"]
        ) or f"last_w{_WEEK[match['lw'][-1]]}"
        return _recur(f"M:{last}", f"每月最后一个{match['lw']}")
    if match["nth"]:
        n = number(match["nth"])
        week = f"w{n}-{_WEEK[match['wd']]}" if match["wd"] else f"w{n}"
        code = f"workday{n}" if match["nu"] == "工作日" else week
        return _recur(f"M:{code}", f"每月第{n}个{match['nu']}")
    if match["t"]:
        return _recur(f"M:{_MONTH_TAILS[match['t']]}", f"每月{match['t']}")
    if match["even"] or "单" in match[0] or "奇" in match[0]:
        return _recur("M:even" if match["even"] else "M:odd", "双月" if match["even"] else "单月")
    return _recur(_often("M", match["times"]), "每月")


def few(match: re.Match[str], setting: Setting) -> Explained | None:
    """Read 每10日, 每两周, 每半月, 每旬."""
    if not match["n"]:
        code = "D:10" if match["half"] == "旬" else "W:x0.5"
        return _recur(code, "每10日" if code == "D:10" else "每半个月（两周）")
    n, unit = number(match["n"]), match["u"]
    if not n:
        return None
    if unit in ("周", "星期") and n == 2:
        return _recur("W:x0.5", "每两周")
    letter = "WD" if unit == "工作日" else _LETTER[unit]
    return _recur(
        letter if n == 1 else f"{letter}:{n}" if letter in ("D", "WD") else f"{letter}:x1/{n}", match[0]
    )


def weekly(match: re.Match[str], setting: Setting) -> Explained:
    """Read 每周五前, 每周一、三, 每周一次."""
    if match["d"] and match["d"] != "末":
        days = [_WEEK[sign] for sign in match["d"] if sign in _WEEK]
        return _recur("W:" + ",".join(map(str, days)), f"每周{match['d']}")
    return _recur("W:end" if match["d"] else _often("W", match["times"]), "每周")


def daily(match: re.Match[str], setting: Setting) -> Explained:
    """Read 每日."""
    return _recur("D", "每日")


def once(match: re.Match[str], setting: Setting) -> Explained:
    """Read 一月一调度, 一年两次: so often in a period."""
    return _recur(_often(_LETTER[match["u"]], match["n"]), match[0])


def by(match: re.Match[str], setting: Setting) -> Explained:
    """Read 按月报送, 逐季通报."""
    return _recur(_LETTER[match["u"]], match[0])


def joined(match: re.Match[str], setting: Setting) -> Explained:
    """Read 周总结、月调度."""
    units = [match[name] for name in ("a", "b", "c", "one") if match[name]]
    return _recur(";".join(_LETTER[unit] for unit in units), match[0])
