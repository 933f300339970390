"""How the name of a unit is varied: short forms, full forms with the place, and what is not that unit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from desktop.domain.patterns import Late

LEVELS = "省市州盟县区旗"

# Usual short forms of departments, longest first; both sides mean the same body.
_SHORT = (
    ("自然资源和规划", "资规"),
    ("自然资源", "资规"),
    ("发展和改革", "发改"),
    ("发展与改革", "发改"),
    ("发展改革", "发改"),
    ("住房和城乡建设", "住建"),
    ("住房城乡建设", "住建"),
    ("人力资源和社会保障", "人社"),
    ("人力资源社会保障", "人社"),
    ("工业和信息化", "工信"),
    ("卫生健康", "卫健"),
    ("文化广电和旅游", "文广旅"),
    ("文化广电旅游", "文广旅"),
    ("国有资产监督管理", "国资"),
    ("市场监督管理", "市监"),
    ("市场监管", "市监"),
    ("综合行政执法", "综合执法"),
    ("行政审批服务", "审批"),
    ("行政审批", "审批"),
    ("城市管理", "城管"),
    ("应急管理", "应急"),
    ("医疗保障", "医保"),
    ("交通运输", "交通"),
    ("教育体育", "教体"),
    ("民族宗教事务", "民宗"),
    ("民族宗教", "民宗"),
    ("退役军人事务", "退役军人"),
    ("生态环境", "环境"),
)
_ENDS = (
    ("管理委员会", "管委会"),
    ("人民检察院", "检察院"),
    ("中级人民法院", "中院"),
    ("中级法院", "中院"),
    ("人民法院", "法院"),
    ("人民政府", "政府"),
    ("街道办事处", "街道"),
    ("街道办", "街道"),
    ("委员会", "委"),
    ("办公室", "办"),
    ("镇政府", "镇"),
    ("乡政府", "乡"),
)
_COLLECTIVE_AFTER = Late(
    r"各部门|各工作部门|各单位|组成部门|工作部门|有关部门|相关部门|所属|各有关|部门|系统|"
    r"常务会|党组会|工作报告|门户网站|网站|令|公报|规章|（以下"
)
_LONGER_BODY = Late(r"(?:中级|高级|最高|海事|铁路|森林|专门|总|中)$")
# Words before 县 that are verbs or connectives, not the name of another place.
_NOT_PLACE = set(
    "会同由请商督促配合协助通知函告转交移送报责成要求建议指导组织联系向与及等将把给各全本该我涉其在对经"
    "落实依托明确定意支持授权委抄提出的是为并或到从以使令让至起于按牵头办理反馈上下后前已均共同也又即除所属相关有当地外内部分两三几多"
)


def derived_forms(
    name: str, aliases: tuple[str, ...], kind: str, level: str, place: str, mechanism: str
) -> Iterator[str]:
    """Give further ways to write a unit: with its place, without the level, with the usual short endings."""
    for form in (name, *aliases):
        bare = form[1:] if level and form.startswith(level) else form
        if place and not form.startswith(place):
            yield place + bare
        if level and bare != form and kind in ("member", "office") and len(bare) >= 3:
            yield bare
        plain = bare == form and form[:1] not in LEVELS and not form.startswith(place or "\0")
        if level and plain and kind in ("member", "township", "office"):
            yield level + form
    if name.endswith("政府办公室"):
        yield from (
            f"{start}{end}"
            for start in (level, place)
            for end in ("政府办公室", "政府办", "府办公室", "府办")
        )
    if kind == "township":
        yield from _township_forms(name, place)
    if kind == "office":
        yield from _office_forms(name, level, place, mechanism)


def _township_forms(name: str, place: str) -> Iterator[str]:
    if found := re.fullmatch(r"(.+[镇乡])人民政府", name):
        yield from (found[1], f"{found[1]}政府", f"{place}{found[1]}")
    elif found := re.fullmatch(r"(.+街道)办事处", name):
        yield from (found[1], f"{found[1]}办", f"{place}{found[1]}")


def _office_forms(name: str, level: str, place: str, mechanism: str) -> Iterator[str]:
    starts = ("", level, place)
    if "联席会议" in name:
        for start in starts:
            yield from (f"{start}联席办", f"{start}联席会议办公室", f"{start}联席会议办")
            yield from (f"{start}府院联席办", f"{start}府院联动联席会议办公室")
    if "领导小组" in name or "领导小组" in mechanism:
        for start in starts:
            yield from (f"{start}领导小组办公室", f"{start}领导小组办")
    for start in starts:
        yield from (f"{start}府院联动办公室", f"{start}府院联动办", f"{start}府院办")
        if mechanism:
            yield from (f"{start}{mechanism}办公室", f"{start}{mechanism}办")


def place_of(organs: Iterable[tuple[str, tuple[str, ...]]], level: str) -> str:
    """Tell the place from the names of its organs: 县人民政府 also written 云岭县人民政府 gives 云岭县."""
    for name, aliases in organs:
        for alias in aliases:
            if level and name.startswith(level) and alias.endswith(name) and len(alias) >= len(name) + 1:
                return alias[: len(alias) - len(name)] + level
    return ""


def essence(name: str, level: str) -> str:
    """Reduce a name to what tells it apart: usual short forms, without its own level and joining words."""
    bare = name[len(level) :] if level and name.startswith(level) else name
    for long, short in (*_ENDS, *_SHORT):
        bare = bare.replace(long, short)
    return re.sub(r"[和与及、]|管理(?=局)|监督(?=局)|事务(?=局)|服务(?=中心|局)|工作(?=中心|局)", "", bare)


def close_names(wanted: str, essences: Mapping[str, str], most: int = 5) -> tuple[str, ...]:
    """Give canonical names whose essence is near the wanted one, best first, at most five."""
    best: dict[str, float] = {}
    for key, name in essences.items():
        likeness = SequenceMatcher(None, wanted, key, autojunk=False).ratio()
        if name and likeness >= 0.5 and likeness > best.get(name, 0.0):
            best[name] = likeness
    return tuple(sorted(best, key=lambda name: -best[name])[:most])


def runs_on(letters: str, stop: int, *, organ: bool) -> bool:
    """Say whether what follows makes it something else: 县政府各部门 is not the government itself."""
    return organ and bool(_COLLECTIVE_AFTER.match(letters, stop))


@dataclass(frozen=True, slots=True)
class Here:
    """Where a book belongs, and the text it is used on."""

    level: str
    place: str
    parent: str
    text: str


def belongs_elsewhere(letters: str, start: int, form: str, here: Here) -> bool:
    """Say whether the words before a form make it a body of another level or place.

    市财政局 and 东屏县财政局 are not 县财政局 of 云岭县; 县财政局, 云岭县财政局 and 答复县财政局 are.
    """
    level, place = here.level, here.place
    before = letters[max(0, start - 10) : start]
    if form in ("法院", "检察院"):
        before = before.removesuffix("人民")
    if place and before.endswith((place, place[:-1])):
        return False
    if level and form.startswith(level):
        return _foreign_place(before, here)
    if form[:1] in LEVELS or (place and form.startswith(place)):
        return False
    if before[-1:] and before[-1] in LEVELS and before[-1] != level:
        return True
    if level and before.endswith(level):
        return _foreign_place(before[:-1], here)
    return bool(_LONGER_BODY.search(before))


def _foreign_place(before: str, here: Here) -> bool:
    """Say whether the two letters before 县 name another place.

    Any verb may stand there (答复县法院), so it takes proof: the name of the place above before them, or the
    same two letters with 县 standing as a place elsewhere in the text (东屏县、云岭县).
    """
    word = before[-2:]
    if set(word) & _NOT_PLACE or not re.fullmatch("[\u4e00-\u9fff]{2}", word):
        return False
    if here.parent and before.endswith(here.parent + word):
        return True
    return bool(re.search(rf"{word}{here.level}(?:[^\u4e00-\u9fff]|[与的在境范]|$)", here.text))
