"""Document numbers: the one on the paper and those it quotes (7.2.5 of GB/T 9704-2012)."""

import re
from collections.abc import Iterator

from desktop.documents.lint.findings import Finding, Weight
from desktop.documents.lint.pieces import Draft, Piece, Role
from desktop.documents.lint.saying import at
from desktop.documents.official import Format

_OPEN, _CLOSE = "〔﹝（(［\\[【", "〕﹞）)］\\]】"
_YEARED = re.compile(rf"(?<=[\u4e00-\u9fff])\s*[{_OPEN}]\s*(\d{{4}})\s*[{_CLOSE}]\s*第?\s*(\d{{1,6}})\s*号")
_SHORT_YEAR = re.compile(rf"(?<=[\u4e00-\u9fff])[{_OPEN}]\d{{2}}[{_CLOSE}]第?\d{{1,6}}号")
_SERIAL = re.compile(r"第?(\d+)(?:期|次|号)")
_WHOLE = re.compile(r"[^\s\d〔〕\[\]（）()第]+〔\d{4}〕[1-9]\d*号")


def document_number(draft: Draft) -> Iterator[Finding]:
    """7.2.5: word of the organ, full year in 〔〕, serial without 第 and without leading zeros, 号.

    An order (10.2) and minutes (10.3) may carry a plain serial such as 第3期 instead.
    """
    piece = next((each for each in draft.pieces if each.path == ("number",)), None)
    if piece is None or _WHOLE.fullmatch(piece.text):
        return
    plain = _SERIAL.fullmatch(piece.text)
    if plain and draft.document.format in (Format.ORDER, Format.MINUTES):
        if plain[1].startswith("0"):
            sentence = f"序号“{plain[1]}”前面不编虚位，应写作“{plain[1].lstrip('0')}”。"
            yield at("number.form", piece, plain.span(1), sentence, plain[1].lstrip("0") or None)
        return
    wrong = list(_wrong(piece, "number.form"))
    sentence = f"发文字号“{piece.text}”应当依次是机关代字、六角括号括起的四位年份、序号和“号”字。"
    yield from wrong or [at("number.form", piece, (0, len(piece.text)), sentence)]


def quoted_numbers(draft: Draft) -> Iterator[Finding]:
    """7.2.5, for the numbers of other papers in title, text and tables; case numbers keep round brackets."""
    for piece in draft.of(Role.TITLE, Role.PROSE, Role.CELL, Role.NAMES):
        yield from _wrong(piece, "number.quoted")


def _wrong(piece: Piece, code: str) -> Iterator[Finding]:
    for match in _YEARED.finditer(piece.text):
        right = f"〔{match[1]}〕{int(match[2])}号"
        if match[0] != right and int(match[2]):
            sentence = (
                f"发文字号写作“{match[0].strip()}”，应写作“{right}”：年份用六角括号，序号不加“第”、不编虚位。"
            )
            yield at(code, piece, match.span(), sentence, right)
    for match in _SHORT_YEAR.finditer(piece.text):
        sentence = f"发文字号中的年份“{match[0]}”应写全称四位数，请核对年份后改正。"
        yield at(code, piece, match.span(), sentence, None, Weight.WARNING)
