"""Units and text of WordprocessingML."""

import re
from xml.sax.saxutils import escape as _escape

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_TWIPS_PER_MM = 1440 / 25.4
_EMU_PER_MM = 36000
_EMU_PER_PT = 12700

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def twips(mm: float) -> int:
    """Return a length in twentieths of a point."""
    return round(mm * _TWIPS_PER_MM)


def twips_pt(points: float) -> int:
    """Return points in twentieths of a point."""
    return round(points * 20)


def emu(mm: float) -> int:
    """Return a length in the unit of drawings."""
    return round(mm * _EMU_PER_MM)


def eighths(mm: float) -> int:
    """Return a rule's thickness in eighths of a point: 0.25 mm is 6, 0.35 mm is 8 (7.4.1), at least 2."""
    exact = mm * 72 / 25.4 * 8
    return max(2, round(exact / 2) * 2)


def escape(text: str) -> str:
    """Return text for an element or attribute, without what XML cannot carry."""
    return _escape(_FORBIDDEN.sub("", text), {'"': "&quot;"})
