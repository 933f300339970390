"""A rate rises by percentage points, an amount by per cent; a fall is never by times (GB/T 15835 usage)."""

import re
from collections.abc import Iterator

from desktop.documents.lint.findings import Finding, Weight
from desktop.documents.lint.pieces import Draft, Role
from desktop.documents.lint.saying import each

_UP = "上升|提高|提升|增加|增长|上涨"
_DOWN = "下降|降低|减少|回落|下滑|减小"
_RATE = re.compile(
    rf"(?:率|占比|比重|比例)[^，。；！？,;%％\d]{{0,10}}(?:{_UP}|{_DOWN})了?(?:约|近|超过)?\s*\d+(?:\.\d+)?\s*[%％]"
)
_TIMES = re.compile(rf"(?:{_DOWN})了?(?:约|近)?\s*(?:\d+(?:\.\d+)?|[一二三四五六七八九十几数]+)倍")


def percentage_points(draft: Draft) -> Iterator[Finding]:
    """Ask for 百分点 (GB/T 15835) where a rate rises or falls by %; what is meant, the clerk knows."""
    for piece in draft.of(Role.PROSE, Role.CELL):
        yield from each(
            "rate.points",
            piece,
            _RATE,
            lambda match: (f"“{match[0]}”：比率的升降一般用“个百分点”表示，请核对是百分点还是百分比。", None),
            Weight.WARNING,
        )
        yield from each(
            "rate.times",
            piece,
            _TIMES,
            lambda match: (f"“{match[0]}”：下降、减少不用“倍”，请改为百分比或分数。", None),
            Weight.WARNING,
        )
