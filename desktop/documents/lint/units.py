"""Names of units against the roster of the office; a name is never changed by itself (条例第九条（八）)."""

import re
from collections.abc import Iterator

from desktop.documents.lint.findings import Finding, Weight
from desktop.documents.lint.pieces import Draft, Piece, Role
from desktop.documents.lint.saying import at
from desktop.domain.source import squash
from desktop.domain.units import UnitBook, UnitHit, find_unknown_units, looks_like_unit

_LEVELS = "省市州盟县区旗"
# Bodies that are no members of anything: those every office writes to, companies, and bodies made of members.
_NO_NAME = re.compile("[你我贵本该其各][局院委办厅]|^(?:街道办事处|街道办|街道|乡镇人民政府|乡镇政府)$")
_ORGAN = re.compile("[\u4e00-\u9fff]{0,4}[省市州盟县区旗](?:中级)?人民(?:政府|法院|检察院)")
_OUTSIDE = re.compile(
    "党委|[省市州县区旗]委|人大|政协|纪委|监委|监察委|人武|组织部|宣传部|统战部|政法委|编办|总工会|团委|妇联|军分区"
    "|网站|联席会议|领导小组|协调小组|专班|指挥部|公司|银行|最高|国务院|全国"
)


def unknown(draft: Draft) -> Iterator[Finding]:
    """Find units of our level that the roster lacks, or near to a name it has (条例第九条（八）: 规范化简称)."""
    book = draft.book
    if book is None:
        return
    for piece in draft.of(Role.NAMES, Role.PROSE, Role.CELL):
        for hit in find_unknown_units(piece.text, book):
            near = book.candidates(hit.name)
            ours = book.level and hit.name.startswith((book.level, book.place or book.level))
            if not (near or ours) or _not_ours(piece.text, hit, book):
                continue
            offer = f"，相近的有：{'、'.join(near[:3])}" if near else ""
            sentence = f"单位“{hit.name}”不在名册中{offer}。请核对名称。"
            yield at("unit.unknown", piece, (hit.start, hit.end), sentence, None, Weight.WARNING)


def _not_ours(text: str, hit: UnitHit, book: UnitBook) -> bool:
    """Say whether the words name no unit that a roster could have."""
    named = _OUTSIDE.search(hit.name) or _NO_NAME.search(hit.name) or _ORGAN.fullmatch(hit.name)
    return bool(named) or _part(text, hit.start) or _elsewhere(hit.name, book)


def _part(text: str, start: int) -> bool:
    """Say whether the words are the rest of a longer name: 规划局 of 自然资源和规划局."""
    joined = re.search(r"[\u4e00-\u9fff]+(?=[和与及]$)", text[:start])
    return joined is not None and not looks_like_unit(joined[0])


def _elsewhere(name: str, book: UnitBook) -> bool:
    """Say whether the name begins with another level or with the place above: 市财政局 for a county."""
    if book.place and name.startswith((book.place, book.place[:-1])):
        return False
    above = bool(book.parent) and name.startswith((book.parent, book.parent[:-1]))
    return above or (name[0] in _LEVELS and name[0] != book.level)


def two_ways(draft: Draft) -> Iterator[Finding]:
    """Find a unit under two names (条例第九条（八）); a short form may be announced by 以下简称."""
    book = draft.book
    if book is None:
        return
    seen: dict[str, dict[str, tuple[Piece, tuple[int, int]]]] = {}
    pieces = [piece for piece in draft.of(Role.PROSE) if piece.path != ("note",)]
    for piece in pieces:
        for hit in book.find(piece.text):
            ways = seen.setdefault(hit.name, {})
            ways.setdefault(_plain(hit.raw, book), (piece, (hit.start, hit.end)))
    announced = " ".join(re.findall(r"以下简称[“\"]?([^）)]*)", "".join(piece.text for piece in pieces)))
    for name, ways in seen.items():
        main, first = next(iter(ways.items()))
        said = first[0].text[slice(*first[1])]
        for way, (piece, span) in ways.items():
            if way in main or main in way or way in announced or main in announced:
                continue  # 县法院 beside 县人民法院, 河湾镇 beside its government
            sentence = f"“{said}”与“{piece.text[slice(*span)]}”是同一个单位（{name}），全文请用一种写法。"
            yield at("unit.ways", piece, span, sentence, None, Weight.WARNING)


def _plain(raw: str, book: UnitBook) -> str:
    """Return the name without its place, which may stand there or not."""
    bare = squash(raw)
    for start in (book.parent, book.place, book.place[:-1], book.level):
        bare = bare.removeprefix(start) if start else bare
    return bare
