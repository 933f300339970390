"""Runs of text in the fonts an official document asks for by name."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from desktop.documents import layout
from desktop.documents.docx.xml import escape, twips_pt

_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_BREAKS = re.compile("([\t\n])")
_BREAK_XML = {"\t": "<w:tab/>", "\n": "<w:br/>"}


@dataclass(frozen=True, slots=True)
class Face:
    """A font by its name, and the one that takes the characters outside GB2312 where the first has none."""

    name: str
    wider: str | None = None


FANGSONG = Face("仿宋_GB2312", "仿宋")
KAITI = Face("楷体_GB2312", "楷体")
HEITI = Face("黑体")
SONGTI = Face("宋体")
XIAOBIAOSONG = Face("方正小标宋简体", "方正小标宋_GBK")
FACES = (FANGSONG, KAITI, HEITI, SONGTI, XIAOBIAOSONG)


@dataclass(frozen=True, slots=True)
class Font:
    """How a run is set: size in points, spacing added to each character in points, horizontal scale."""

    face: Face = FANGSONG
    size: float = layout.BODY_PT
    spacing: float = layout.BODY_SPACING_PT
    scale: float = 1.0
    color: str | None = None


BODY = Font()
TITLE = Font(XIAOBIAOSONG, layout.TITLE_PT, 0.0)
SMALL = Font(FANGSONG, layout.SMALL_PT, 0.0)
FOOT = Font(SONGTI, layout.SMALL_PT, 0.0)


def run(text: str, font: Font, base: Font = BODY) -> str:
    """Return the runs of a text; only what differs from the paragraph style's font is written.

    The hint keeps quotes, dashes and the ellipsis in the Chinese font.
    """
    if not text:
        return ""
    if font.face.wider is None or not _needs_wider(text):
        return _one(text, font, base)
    wider = replace(font, face=Face(font.face.wider))
    return "".join(_one(part, wider if outside else font, base) for part, outside in _split_by_gb2312(text))


def run_properties(font: Font, base: Font | None) -> str:
    """Return w:rPr with what differs from `base`, everything when base is None, in schema order."""
    parts = ['<w:rFonts w:hint="eastAsia"/>']
    if base is None or font.face != base.face:
        name = font.face.name
        parts = [
            f'<w:rFonts w:ascii="{name}" w:eastAsia="{name}" w:hAnsi="{name}" w:cs="{name}" w:hint="eastAsia"/>'
        ]
    if base is None:
        parts.append('<w:snapToGrid w:val="0"/>')
    if font.color:
        parts.append(f'<w:color w:val="{font.color}"/>')
    if base is None or font.spacing != base.spacing:
        parts.append(f'<w:spacing w:val="{twips_pt(font.spacing)}"/>')
    if font.scale != 1.0:
        parts.append(f'<w:w w:val="{round(font.scale * 100)}"/>')
    if base is None:
        parts.append('<w:kern w:val="0"/>')
    if base is None or font.size != base.size:
        half = round(font.size * 2)
        parts.append(f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>')
    return f"<w:rPr>{''.join(parts)}</w:rPr>"


def _one(text: str, font: Font, base: Font) -> str:
    pieces = []
    for piece in _BREAKS.split(text):
        if piece in _BREAK_XML:
            pieces.append(_BREAK_XML[piece])
        elif piece:
            pieces.append(f'<w:t xml:space="preserve">{escape(piece)}</w:t>')
    return f"<w:r>{_cached_properties(font, base)}{''.join(pieces)}</w:r>"


@lru_cache(maxsize=128)
def _cached_properties(font: Font, base: Font) -> str:
    return run_properties(font, base)


def _needs_wider(text: str) -> bool:
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return any(map(_outside_gb2312, text))
    return False


@lru_cache(maxsize=8192)
def _outside_gb2312(char: str) -> bool:
    if not _HAN.match(char):
        return False
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return True
    return False


def _split_by_gb2312(text: str) -> list[tuple[str, bool]]:
    parts: list[tuple[str, bool]] = []
    for char in text:
        outside = _outside_gb2312(char)
        if parts and parts[-1][1] == outside:
            parts[-1] = (parts[-1][0] + char, outside)
        else:
            parts.append((char, outside))
    return parts
