"""From the text of a file to paragraphs: no page furniture, no second copy, wrapped lines joined."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from desktop.domain.readers.minutes.labels import label_of
from desktop.domain.readers.minutes.numbering import Marker, inline_starts, marker_of
from desktop.domain.source import CleanText, Table, repeated_from, same_length_clean, squash, squashed

_CHROME = re.compile(
    r"门户网站$|人民政府网(?:站)?$|网站首页|设为首页|加入收藏|我的收藏|RSS|长者模式|字号：|视力保护|[\[【]打印|网站访问量|备案号|^今天是：|关于本站|网安备|^索引号：|发文日期：|相关阅读】?$"
    r"|^(?:日期|时间|发布)：\d{4}[-年./].*(?:来源|作者|点击|浏览)|^首页[|>]|您(?:的|当前的?|现在的?)位置|当前位置|信息来源|^来源：|发布(?:时间|日期)：|浏览(?:次数|量)"
    r"|阅读(?:次数|量)|点击(?:次数|量)|字体：|打印本页|关闭窗口|附件下载|扫一扫|二维码|网站标识码|ICP备|公网安备"
    r"|主办单位：.*承办|版权所有|分享到|上一篇|下一篇|相关链接|无障碍|网站地图|责任编辑|技术支持"
)
_SECOND_LABEL = re.compile(
    r"(?<=；)(?=主持(?:人|人员)?：)"
    r"|(?<=[^\s：]) +(?=(?:主\s*持|记\s*录|地\s*点|时\s*间|列\s*席|请\s*假|缺\s*席)(?:\s*人|\s*员|人员)?\s*：)"
)
_LETTER_O = re.compile(
    r"(?<=\d)[Oo](?=[\d年月日])|(?<=[\d年月])[Oo](?=\d)"
)  # 2O26年: read as a figure, doubted later
_SPACED_NUMBER = re.compile(  # 1 县法院…: the mark behind a number at the head of a line was lost
    r"(?m)^( *\d{1,2}) (?=[\u4e00-\u9fff“《])(?! *[年月日号时点件起户家个名人次项万亿元条款])"
)
_FACT_WORDS = "地点|主持人?|参加人员|参会人员|出席人员|出席|列席人员|列席|缺席人员|缺席|请假人员|请假|记录人?|分送|抄送|抄报|主送"
_LOST_END = re.compile(  # where a line ended before the copy lost its line ends
    rf"(?:纪要|备忘录)(?:（[^（）]{{2,20}}）)?(?=[12]\d{{3}}年\d{{1,2}}月\d{{1,2}}日|(?:会议)?时间：)|。(?=(?:{_FACT_WORDS})：)"
)
_LOST_LABEL = re.compile(rf"(?<![，、（：；和及])(?<!会议)(?=(?:会议)?(?:{_FACT_WORDS})：)")
_POINT = re.compile(r"[一二三四五六七八九]是|其[一二三四五]，")
_SENTENCE_END = re.compile(r"[。！？：）”]$")
_MAYBE_END = re.compile(r"[）”]$")
_SOFT_END = re.compile(r"[，、；（《“]$")
_WRAP_LEAST = 18


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph or numbered item: its letters without blanks, each with its place in the source.

    `marker` is the number it carries (一、 （一） 1.), which is not part of `view`.
    """

    view: CleanText
    marker: Marker | None
    blank_before: bool = False

    @property
    def text(self) -> str:
        """The letters without blanks and without the number."""
        return self.view.text

    @property
    def start(self) -> int:
        """Where the letters start in the source."""
        return self.view.at[0] if self.view.at else 0


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    bare: str
    indented: bool
    blank_before: bool


_SPACED_LABEL = re.compile(  # 主 持 人　某某: blanks where a label has its colon
    r"(?m)^( *(?:会 *议 *)?(?:时 *间|地 *点|主 *持(?: *人)?|记 *录(?: *人)?"
    r"|(?:出 *席|参 *加|参 *会|列 *席|缺 *席|请 *假)(?: *人 *员| *单 *位)?))"
    r" (?= *[^ ：\n])(?! *(?:[人员单位] *){0,2}：)"
)

_SPACED_DUTY = re.compile(  # 责任单位　某局　完成时限　5月底前
    r"(?m)(?:^ *|(?<=[。；） ]))((?:责任|牵头|配合|协办|主办|承办|协助)(?:单位|部门)|(?:完成|办理|办结)(?:时限|时间|期限)) "
    r"(?= *[^ ：\n])(?! *(?:责任|牵头|配合|协办|主办|承办|协助|完成|办理|备注|序号|议定|工作))"
)


def fold(text: str) -> str:
    """Even out the text without moving anything; the comma in 1,200 stays what it is."""
    even = _LETTER_O.sub("0", same_length_clean(text))
    even = _SPACED_LABEL.sub(lambda found: found[1] + "：", even)
    even = _SPACED_DUTY.sub(lambda found: found[0][:-1] + "：", even)
    even = _SPACED_NUMBER.sub(lambda found: found[1] + "、", even)
    return re.sub(r"(?<=\d)，(?=\d{3}(?!\d))", ",", even)


def paragraphs(text: str, tables: tuple[Table, ...] = ()) -> tuple[Paragraph, ...]:
    """Cut a text into paragraphs, leaving out tables, page furniture and a second copy of the body.

    Lines that were only wrapped at the margin are joined; several items in one line are taken apart.
    """
    even = fold(text)
    kept = _kept_lines(even, tables)
    return tuple(
        piece for first, last in _join(kept) for piece in _take_apart(even, first.start, last.end, first)
    )


def _kept_lines(even: str, tables: tuple[Table, ...]) -> list[_Line]:
    second = repeated_from(even)
    lines: list[_Line] = []
    place, blank = 0, True
    for raw in even.split("\n"):
        bare = squash(raw)
        inside = any(table.start <= place < max(table.end, table.start + 1) for table in tables)
        if second is not None and place >= second:
            break
        if bare and not inside and not _CHROME.search(bare):
            lines.extend(_labels_apart(raw, place, blank))
        blank = not bare or inside
        place += len(raw) + 1
    spaced = sum(line.blank_before for line in lines) > 0.8 * len(lines)
    return [replace(line, blank_before=False) for line in lines] if spaced else lines


def _labels_apart(raw: str, place: int, blank: bool) -> list[_Line]:
    """Take apart a line that holds several labels: 主持：某某　　记录：某某."""
    cuts = [0, *(found.end() for found in _SECOND_LABEL.finditer(raw)), len(raw)]
    return [
        _Line(place + low, place + high, squash(raw[low:high]), raw[low : low + 1] == " ", blank)
        for low, high in pairwise(cuts)
        if squash(raw[low:high])
    ]


def _join(lines: list[_Line]) -> list[tuple[_Line, _Line]]:
    margin = _margin(lines)
    joined: list[tuple[_Line, _Line]] = []
    for line in lines:
        if joined and (_runs_on(joined[-1][1], line, margin) or _broken_off(lines, joined[-1], line)):
            joined[-1] = (joined[-1][0], line)
        else:
            joined.append((line, line))
    return joined


def _width(line: _Line) -> int:
    return sum(1 if ord(letter) < 256 else 2 for letter in line.bare) + (4 if line.indented else 0)


def _letters(line: _Line) -> int:
    return len(line.bare) + (2 if line.indented else 0)


def _margin(lines: list[_Line]) -> tuple[int, int]:
    """Tell where lines were wrapped, in columns and in letters; (0, 0) when they were not.

    Wrapped lines are long ones that stop mid-sentence.
    """
    cut = [line for line in lines if len(line.bare) >= _WRAP_LEAST and not _ended(line)]
    columns, letters = max(map(_width, cut), default=0), max(map(_letters, cut), default=0)
    if len(cut) < 2 or columns < 0.8 * max(map(_width, lines)):
        return 0, 0
    return columns, letters


def _at_margin(line: _Line, margin: tuple[int, int]) -> bool:
    columns, letters = margin
    return columns > 0 and (_width(line) >= 0.88 * columns or _letters(line) >= 0.92 * letters)


def _ended(line: _Line) -> bool:
    return bool(_SENTENCE_END.search(line.bare))


def _runs_on(before: _Line, line: _Line, margin: tuple[int, int]) -> bool:
    if marker_of(line.bare) or label_of(line.bare) or _POINT.match(line.bare):
        return False
    full = _at_margin(before, margin)
    if _ended(before) and not (full and _MAYBE_END.search(before.bare) and not line.indented):
        return False
    if _SOFT_END.search(before.bare):
        return not before.bare.endswith("；") or full
    if line.indented and not before.indented:
        return False
    return full and not line.blank_before


def _broken_off(lines: list[_Line], before: tuple[_Line, _Line], line: _Line) -> bool:
    """Say whether the opening (5月3日上午，…) stops mid-way at a line end that is no margin, as in page copies."""
    first, last = before
    said = "".join(each.bare for each in lines if first.start <= each.start <= last.start)
    begun = re.match(r"(?:\d{4}年)?\d{1,2}月\d{1,2}日[^。]*，", said) or said.endswith("因")
    if not begun or re.search(r"[。！？：；）”\d]$", said) or line.blank_before or line.indented:
        return False
    return not (marker_of(line.bare) or label_of(line.bare) or _POINT.match(line.bare) or "\t" in line.bare)


def _take_apart(even: str, start: int, end: int, first: _Line) -> list[Paragraph]:
    view = squashed(even, start, end)
    runs = [found.end() for found in _LOST_END.finditer(view.text)]
    if label_of(view.text) or runs:
        runs += [found.start() for found in _LOST_LABEL.finditer(view.text)]
    cuts = sorted({0, *inline_starts(view.text), *runs, len(view.text)})
    pieces = []
    for low, high in pairwise(cuts):
        marker = marker_of(view.text[low:high])
        skip = low + (marker.length if marker else 0)
        piece = CleanText(view.text[skip:high], view.at[skip:high])
        if piece.text:
            pieces.append(Paragraph(piece, marker, first.blank_before and low == 0))
    return pieces
