"""How far a matter is: words, ticks, percentages, and fills by the legend of the sheet."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from desktop.domain.patterns import Late
from desktop.domain.source import Sheet, half_width, squash

_STATES: tuple[tuple[str, Late], ...] = tuple(
    (state, Late(words))
    for state, words in (
        ("not_started", r".*(?:未|没有?|尚未|还未|待)(?:启动|开始|开展|实施|办理|动工|进行)|待办|0%"),
        (
            "done",
            r"(?:逾期|超期|超时|延期)后?已?(?:完成|办结|回复|答复|反馈|销号|整改|落实|化解)(?:完毕)?"
            r"|已(?:完成|办结|回复|答复|反馈|销号)[（(，,]?但?(?:逾期|超期|超时|延期)[）)]?",
        ),
        ("overdue", r".*(?:逾期|超期|超时|滞后|过期).*"),
        (
            "not_done",
            r"[×✗✘xX╳]|否|.*(?:未|没有|尚未|还未)(?:按[期时])?(?:完成|办结|落实|销号|回复|答复|整改|化解"
            r"|反馈|完结).*|不符合",
        ),
        ("suspended", r".*(?:暂停|中止|暂缓|搁置|缓办|停办|挂起).*"),
        (
            "in_progress",
            r"(?:部分|基本|阶段性|初步|正在?|持续|正).*|.*(?:推进|进行|办理|实施|落实|整改|化解|处理|开展"
            r"|跟进|审理|施工|建设)(?:当?中|之中)|在办|在建|已(?:启动|开展|部署)|(?:有|按)?序时?(?:推进"
            r"|进度)|(?:按|达到).*序时进度|(?:有序|正常|持续|稳步|加快|积极)?(?:推进|进行|办理)"
            r"|(?:已?完成(?:约|了|率)?|进度)?[1-9]\d?(?:\.\d+)?%(?:以上|左右)?|0\.\d+|△|正常|(?:尚|还)?未到(?:期|时限|期限)|时限未到",
        ),
        (
            "done",
            r"[√✓✔☑●]|是|对|(?:已?完成(?:率)?|进度)?100%|(?:已|均已|全部|按期|按时|如期|已按期|已按时|已全部|全面|已经)*(?:完成"
            r"|办结|办毕|销号|落实|完结|结案|回复|答复|关闭|整改|整改到位|化解|办理完毕|结束|整改完成|验收"
            r"|反馈)(?:销号|完毕|办结|到位)?(?:（.*）)?|已(?:完成|办结|销号).{0,8}|.{0,6}(?:完毕|已办结"
            r"|已完成)",
        ),
        ("open", r"长期(?:坚持|推进|任务|开展)?|常态化?(?:推进|开展)?|持续(?:坚持|推进|开展)|未结|开放"),
    )
)
_HUES = (
    ("红", 0, 18),
    ("橙", 18, 44),
    ("黄", 44, 70),
    ("绿", 70, 170),
    ("蓝", 170, 262),
    ("紫", 262, 320),
    ("红", 320, 361),
)
_NEAR: dict[str, tuple[str, ...]] = {
    "橙": ("黄", "红"),
    "黄": ("橙",),
    "红": ("粉", "橙"),
    "紫": ("粉", "蓝"),
    "蓝": ("青",),
    "绿": ("青",),
}
_COLOURS = Late(
    r"(?:浅|深|淡|大|亮|标)*([红黄绿橙蓝紫灰白粉青])(?:色|底|灯|牌|字)*|(无色|无填充|无底色|不填充"
    r"|不填色|未填色|不标色|未标色)"
)
_SIGNS = Late(
    r"[“\"]?([●○◎◐▲△■□★☆◆◇√×—])[”\"]?\s*((?:表示|代表|为|[：:=＝-])?[^；;，,。、（）()\s●○◎◐▲△■□★☆◆◇√×—]{1,10})"
)
_LIGHT = Late(r"([红黄绿橙蓝紫灰白])(?:色|灯|牌|色灯)?")
_PICTURES = {
    ord(picture): words
    for picture, words in {
        "🔴": "红灯", "🟥": "红灯", "🟠": "橙灯", "🟧": "橙灯", "🟡": "黄灯", "🟨": "黄灯", "🟢": "绿灯", "🟩": "绿灯",
        "🔵": "蓝灯", "🟦": "蓝灯", "🟣": "紫灯", "🟪": "紫灯", "⚪": "白灯", "⬜": "白灯", "✅": "√", "☑": "√", "❌": "×",
        "❎": "×", "\ufe0f": "",
    }.items()
}  # fmt: skip
_FOR_TEXT = Late(r"[红黄绿橙蓝]字|字体")
_CLAUSES = Late(r"[；;，,。、\n\t]|\s{2,}| ")


def state_of(text: str) -> str | None:
    """Tell the state a cell's words stand for: done, in_progress, not_started, not_done, overdue, suspended, open.

    A share between none and all (60%, or 0.6 as a workbook keeps it) is in progress.
    """
    words = half_width(squash(plain_signs(text))).strip("。.；;，,")
    if not words or len(words) > 16:
        return None
    return next((state for state, pattern in _STATES if pattern.fullmatch(words)), None)


def plain_signs(text: str) -> str:
    """Write pictures of lights and ticks as words and signs: 🟢 is 绿灯, ✅ is √."""
    return text.translate(_PICTURES)


@dataclass(frozen=True, slots=True)
class Legend:
    """What fills mean, by their exact colour (sample cells) or the word for it (红, 黄, 绿), and what signs mean."""

    exact: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    signs: Mapping[str, str] = field(default_factory=dict)  # ● ○ ▲ in the status column

    def __bool__(self) -> bool:
        return bool(self.exact or self.words)

    def said(self, raw: str) -> str | None:
        """Tell the state that a sign or the word for a light (绿灯, 🟢) stands for, as the legend has it."""
        if raw in self.signs:
            return self.signs[raw]
        light = _LIGHT.fullmatch(squash(plain_signs(raw)))
        return self.words.get(light[1]) if light else None

    def state(self, fill: str | None) -> str | None:
        """Tell the state a fill stands for; an unfilled cell only where the legend speaks of it."""
        if fill in self.exact:
            return self.exact[fill or ""]
        colour = colour_of(fill)
        for name in (colour, *_NEAR.get(colour, ())):
            if name in self.words:
                return self.words[name]
        return None


def colour_of(fill: str | None) -> str:
    """Name the colour of a fill with one character; 白 for none and for white, 灰 for a grey."""
    if fill is None:
        return "白"
    red, green, blue = (int(fill[place : place + 2], 16) / 255 for place in (0, 2, 4))
    hue, light, strength = colorsys.rgb_to_hls(red, green, blue)
    if light > 0.97 or (strength < 0.12 and light > 0.93):
        return "白"
    if strength < 0.12:
        return "灰"
    return next(name for name, low, high in _HUES if low <= hue * 360 < high)


def read_legend(sheets: Iterable[tuple[Sheet, frozenset[int]]]) -> Legend:
    """Find what fills mean: in sentences (绿色为已完成) and in sample cells outside the tables.

    Each sheet comes with the rows that belong to its table, which are no legend.
    """
    exact: dict[str, str] = {}
    words: dict[str, str] = {}
    signs: dict[str, str] = {}
    for sheet, table in sheets:
        for number, row in enumerate(sheet.rows, 1):
            if number in table:
                continue
            for cell in row:
                if cell.text:
                    signs |= _signs(cell.text)
                    told = _sentence(plain_signs(cell.text))
                    words |= {k: v for k, v in told.items() if k not in words}
                if cell.fill and colour_of(cell.fill) != "白":
                    beside = cell.text or sheet.text(number, cell.column + 1)
                    if (state := _sample(beside)) is not None:
                        exact.setdefault(cell.fill, state)
    return Legend(exact, words, signs)


def _signs(text: str) -> dict[str, str]:
    """Read ●表示已完成；○表示未完成."""
    told = {match[1]: _words_of(match[2]) for match in _SIGNS.finditer(text)}
    return {sign: state for sign, state in told.items() if state}


def _sample(text: str) -> str | None:
    bare = re.sub(r"^[：:=＝—-]+|(?:事项|任务|项目|的)$", "", squash(text))
    return state_of(bare) if len(bare) <= 8 else None


def _sentence(text: str) -> dict[str, str]:
    if not _COLOURS.search(text) or _FOR_TEXT.search(text):
        return {}
    return _each(text) if "分别" in text else _clauses(text)


def _clauses(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for clause in _CLAUSES.split(text):
        colours = list(_COLOURS.finditer(clause))
        if len(colours) == 1 and (state := _meant(clause, colours[0])):
            found[_colour(colours[0])] = state
    return found


def _each(text: str) -> dict[str, str]:
    """Read 绿、黄、红分别表示已完成、推进中、逾期: as many states as colours, in their order."""
    colours = list(_COLOURS.finditer(text))
    rest = text[colours[-1].end() :]
    states = [state for piece in re.split(r"[、，,；;]|和|及|。", rest) if (state := _words_of(piece))]
    if len(states) != len(colours):
        return {}
    return {_colour(colour): state for colour, state in zip(colours, states, strict=True)}


def _colour(match: re.Match[str]) -> str:
    return match[1] or "白"


def _meant(clause: str, colour: re.Match[str]) -> str | None:
    return _words_of(clause[colour.end() :]) or _words_of(clause[: colour.start()])


def _words_of(words: str) -> str | None:
    bare = re.sub(
        r"^(?:的|分别|底色|填充|标注|标识|标示|表示|代表|为|是|即|指|[：:=＝—()（）“”\-·])+|(?:用|以"
        r"|标|为|填|的|事项|任务|项目|[：:=＝—()（）“”\-·])+$",
        "",
        re.sub(r"^(?:图例|注|说明|备注|底色说明|颜色说明)[：:]?|\d[.．、]", "", squash(words)),
    )
    return state_of(bare)
