"""Marks in Chinese text are full-width, digits and letters half-width (GB/T 15834, GB/T 15835)."""

import re
import unicodedata
from collections.abc import Iterator

from desktop.documents.lint.findings import Finding
from desktop.documents.lint.pieces import Draft, Piece, Role
from desktop.documents.lint.saying import at, each

HAN = "\u3400-\u9fff\U00020000-\U0003134f"
_BESIDE = re.compile(rf"[{HAN}“”‘’《》（）〔〕、，。；：！？％]")
_MARKS = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。", "(": "（", ")": "）"}
_MARK = re.compile(r"[,;:?!.()]")
_KEPT = re.compile(
    r"[a-z][a-z0-9+.-]*://[^\s\u3000-\u9fff\uff00-\uffef]+|[\w.+-]+@[A-Za-z0-9.-]+|\d{1,2}:\d{2}(?::\d{2})?"
    r"|\d+(?:,\d{3})+(?!\d)|\d+[.:]\d+|\(0\d{2,3}\)\s*\d{7,8}|\(\d{4}\)(?=\s*第?\s*\d+\s*号)|\.{2,}|[A-Za-z0-9_-]+\.[A-Za-z0-9]+",
    re.ASCII | re.IGNORECASE,
)
_ENUMERATOR = re.compile(r"[一二三四五六七八九十]{1,3}")
_ANGLES = re.compile(rf"<(?=[^<>]*[{HAN}])([^<>]+)>")
_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ]+")
_TWICE = re.compile(r"([，；：、？！])\1+|(?<!。)。。(?!。)")
_CLASH = re.compile(r"[，、；：][。；，、：]|。[，、；：]")
_DOTS = re.compile(rf"(?<=[{HAN}”》）])(?:\.{{3,}}|。{{3,}}|(?<!…)…(?!…))")
_DASHES = re.compile(rf"(?<=[{HAN}”》）])-{{2,}}(?=[{HAN}“《（])")
_ROLES = (Role.PROSE, Role.TITLE, Role.NAMES, Role.CELL)


def half_width_marks(draft: Draft) -> Iterator[Finding]:
    """GB/T 15834: marks beside Chinese characters are full-width; numbers, times and addresses keep theirs."""
    for piece in draft.of(*_ROLES):
        kept = [match.span() for match in _KEPT.finditer(piece.text)]
        for match in _MARK.finditer(piece.text):
            place = match.start()
            if not any(low <= place < high for low, high in kept) and _in_chinese(piece.text, place):
                yield _half_width(piece, place)
        for match in _ANGLES.finditer(piece.text):
            for place, right in ((match.start(), "《"), (match.end() - 1, "》")):
                yield at("mark.half", piece, (place, place + 1), f"书名号应写作“{right}”。", right)


def _half_width(piece: Piece, place: int) -> Finding:
    mark = piece.text[place]
    right: str | None = _MARKS[mark]
    if mark == ".":
        # 一. is 一、; between two characters it may be the dot of a foreign name.
        starts = _ENUMERATOR.fullmatch(piece.text[:place])
        more = re.match(rf"[{HAN}]", piece.text[place + 1 :])
        right = "、" if starts else None if more else "。"
    advice = f"应改为“{right}”" if right else "请改为句号“。”或间隔号“·”"
    return at("mark.half", piece, (place, place + 1), f"中文里用了半角标点“{mark}”，{advice}。", right)


def _in_chinese(text: str, place: int) -> bool:
    """Say whether the mark stands beside Chinese; a bracket also when its partner does."""
    mark = text[place]
    if mark in "()":
        partner = _partner(text, place)
        places = [place] if partner is None else [place, partner]
        return any(re.search(f"[{HAN}]", text[max(0, one - 1) : one + 2]) for one in places)
    if mark == ".":
        return _beside(text, place, before=True, after=False) and not re.match(
            "[A-Za-z0-9.]", text[place + 1 :]
        )
    return _beside(text, place, before=True, after=True)


def _beside(text: str, place: int, *, before: bool, after: bool) -> bool:
    left = text[:place].rstrip()[-1:] if before else ""
    right = text[place + 1 :].lstrip()[:1] if after else ""
    return any(character and _BESIDE.match(character) for character in (left, right))


def _partner(text: str, place: int) -> int | None:
    """Return the other bracket of a half-width pair on one level."""
    found = text.find(")", place + 1) if text[place] == "(" else text.rfind("(", 0, place)
    return None if found < 0 else found


def full_width_characters(draft: Draft) -> Iterator[Finding]:
    """GB/T 15835: digits and Latin letters are half-width."""

    def say(match: re.Match[str]) -> tuple[str, str | None]:
        right = unicodedata.normalize("NFKC", match[0])
        return f"全角的“{match[0]}”应写作半角“{right}”。", right

    for piece in draft.pieces:
        yield from each("mark.wide", piece, _WIDE, say)


def doubled_marks(draft: Draft) -> Iterator[Finding]:
    """GB/T 15834: one mark at a time; ellipsis is ……, dash is ——."""
    for piece in draft.of(*_ROLES):
        yield from each("mark.double", piece, _TWICE, lambda m: (f"标点“{m[0]}”重复了。", m[0][0]))
        yield from each(
            "mark.double", piece, _CLASH, lambda m: (f"两个标点“{m[0]}”连在一起，请留一个。", None)
        )
        if piece.role is not Role.CELL:  # in a cell one … may say that a text was cut
            yield from each("mark.double", piece, _DOTS, lambda _m: ("省略号应写作“……”。", "……"))
        yield from each("mark.double", piece, _DASHES, lambda _m: ("破折号应写作“——”。", "——"))
