"""Brackets and quotation marks stand in pairs (GB/T 15834, 4.8, 4.9 and 4.15)."""

import re
from collections.abc import Iterator

from desktop.documents.lint.findings import Finding
from desktop.documents.lint.pieces import Draft, Piece, Role, text_at
from desktop.documents.lint.punctuation import HAN
from desktop.documents.lint.saying import at

_PAIRS = {"（": "）", "(": "）", "《": "》", "〈": "〉", "〔": "〕", "【": "】", "「": "」", "『": "』"}
_CLOSERS = {"）": "）", ")": "）", "》": "》", "〉": "〉", "〕": "〕", "】": "】", "」": "」", "』": "』"}
# 1） and 一） at the start of an item of a list are no pair.
_ITEM = re.compile(r"(?:^|[：:；;。，,、\s])(?:[0-9]{1,2}|[a-zA-Z]|[一二三四五六七八九十]{1,3})$")
_QUOTES = re.compile('[“”"]')
_SINGLE = re.compile(rf"(?<![A-Za-z])'[^']*[{HAN}][^']*'")
_SIDES = {"“": "前引号（“）", "”": "后引号（”）"}
_ROLES = (Role.PROSE, Role.TITLE, Role.NAMES, Role.CELL)


def brackets(draft: Draft) -> Iterator[Finding]:
    """4.9 and 4.15: every bracket and book mark is closed; book marks inside book marks are 〈〉."""
    for piece in draft.of(*_ROLES):
        open_: list[tuple[str, int]] = []
        for place, character in enumerate(piece.text):
            if character in _PAIRS:
                open_.append((character, place))
            elif character in _CLOSERS:
                yield from _close(piece, open_, place)
        for character, place in open_:
            sentence = f"“{character}”没有与之配对的“{_PAIRS[character]}”，请补上。"
            yield at("pair.open", piece, (place, place + 1), sentence)


def _close(piece: Piece, open_: list[tuple[str, int]], place: int) -> Iterator[Finding]:
    closer = _CLOSERS[piece.text[place]]
    if not any(_PAIRS[character] == closer for character, _ in open_):
        if closer != "）" or not _ITEM.search(piece.text[:place]):
            sentence = f"“{piece.text[place]}”前面没有与之配对的括号或书名号，请核对。"
            yield at("pair.close", piece, (place, place + 1), sentence)
        return
    while _PAIRS[open_[-1][0]] != closer:
        character, start = open_.pop()
        sentence = f"“{character}”没有与之配对的“{_PAIRS[character]}”，请补上。"
        yield at("pair.open", piece, (start, start + 1), sentence)
    start = open_.pop()[1]
    if closer == "》" and any(character == "《" for character, _ in open_):
        for where, right in ((start, "〈"), (place, "〉")):
            yield at("pair.nested", piece, (where, where + 1), f"书名号里面的书名号应写作“{right}”。", right)


def straight_quotes(draft: Draft) -> Iterator[Finding]:
    """4.8: quotation marks in Chinese text are “ and ”; which of them is told by what is open."""
    for piece in draft.of(*_ROLES):
        if '"' not in piece.text or not re.search(f"[{HAN}]", piece.text):
            continue
        inside, found = False, []
        for match in _QUOTES.finditer(piece.text):
            if match[0] == '"':
                found.append((match.span(), "”" if inside else "“"))
            inside = not inside if match[0] == '"' else match[0] == "“"
        for span, right in found:
            fix = None if inside else right
            yield at("pair.straight", piece, span, f"半角直引号应改为{_SIDES[right]}。", fix)


def single_quotes(draft: Draft) -> Iterator[Finding]:
    """4.8: straight single quotes around Chinese are “ ”, and ‘ ’ only inside those."""
    for piece in draft.of(*_ROLES):
        for match in _SINGLE.finditer(piece.text):
            before = piece.text[: match.start()]
            right = "‘’" if before.count("“") > before.count("”") else "“”"
            for place, mark in zip((match.start(), match.end() - 1), right, strict=True):
                yield at("pair.straight", piece, (place, place + 1), f"半角直引号应改为“{mark}”。", mark)


def curly_quotes(draft: Draft) -> Iterator[Finding]:
    """4.8: “ ” in pairs, ‘ ’ inside them; a quotation of several paragraphs opens each and closes the last."""
    for piece in draft.of(*_ROLES):
        marks = [(m.start(), m[0]) for m in re.finditer("[“”]", piece.text)]
        depths = _depths([mark for _, mark in marks])
        if depths is None:
            yield from _unpaired(draft, piece, marks)
            continue
        for (place, mark), depth in zip(marks, depths, strict=True):
            if depth % 2 == 0:
                right = "‘" if mark == "“" else "’"
                yield at(
                    "pair.nested", piece, (place, place + 1), f"引号里面的引号用单引号“{right}”。", right
                )


def _depths(marks: list[str]) -> list[int] | None:
    """Return the level of each mark, from 1; None when they do not pair."""
    depth, found = 0, []
    for mark in marks:
        if mark == "“":
            depth += 1
        found.append(depth)
        if mark == "”":
            depth -= 1
        if depth < 0:
            return None
    return found if depth == 0 else None


def _unpaired(draft: Draft, piece: Piece, marks: list[tuple[int, str]]) -> Iterator[Finding]:
    if '"' in piece.text or (_goes_on(draft, piece) and _depths([*(m for _, m in marks), "”"]) is not None):
        return
    starts = [place for place, _ in marks]
    turned = len(marks) % 2 == 0 and all(
        right > left + 1 for left, right in zip(starts[::2], starts[1::2], strict=True)
    )
    if not turned:
        place = starts[-1] if marks[-1][1] == "“" else starts[0]
        yield at("pair.quote", piece, (place, place + 1), "引号没有成对，请补上或删去一个。")
        return
    for index, (place, mark) in enumerate(marks):
        right = "”" if index % 2 else "“"
        if mark != right:
            yield at("pair.quote", piece, (place, place + 1), f"引号用反了，这里应是{_SIDES[right]}。", right)


def _goes_on(draft: Draft, piece: Piece) -> bool:
    """Say whether the next paragraph opens with a quotation mark: the quotation runs on."""
    if piece.role is not Role.PROSE or len(piece.path) < 2:
        return False
    *before, index, last = piece.path
    following = text_at(draft.document, (*before, int(index) + 1, last)) if isinstance(index, int) else None
    return bool(following and following.startswith("“"))
