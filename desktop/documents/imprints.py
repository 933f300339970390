"""The items of the 版记 and the room they take (7.4); both renderers print them."""

from dataclasses import dataclass

from desktop.documents import layout
from desktop.documents.layout import MM_PER_PT
from desktop.documents.official import Format, OfficialDocument
from desktop.documents.widths import line_count
from desktop.documents.words import cc_line, issue_line, printer_of

# Characters of 4号 on a line after the label, one blank at each side.
_ROOM = layout.TYPE_WIDTH_MM / MM_PER_PT / layout.SMALL_PT - 2


@dataclass(frozen=True, slots=True)
class Imprint:
    """`lists` are label and text of 主送 and 抄送, in this order and without a rule between (7.4.2)."""

    lists: tuple[tuple[str, str], ...] = ()
    printer: str = ""
    issued: str = ""
    ruled: bool = True

    @property
    def height(self) -> float:
        """Height in points, rules included."""
        lines = sum(line_count(f"{label}：{text}", _ROOM - 3, _ROOM) for label, text in self.lists)
        last = bool(self.printer or self.issued)
        rules = (2 + (1 if self.lists and last else 0)) if self.ruled else 0
        each = layout.IMPRINT_RULE_PARAGRAPH_PT + layout.IMPRINT_RULE_MM / MM_PER_PT
        return (lines + last) * layout.IMPRINT_LINE_PT + rules * each


def imprint_of(document: OfficialDocument, main: str = "") -> Imprint | None:
    """Return the imprint, or None. `main` is the list of addressees when it is moved here (7.3.2).

    A letter's imprint has neither rules nor the printing line (10.1).
    """
    lists = [("主送", f"{main}。")] if main else []
    if document.cc:
        lists.append(("抄送", cc_line(document.cc)))
    printer, issued = printer_of(document), issue_line(document)
    if not lists and not printer and not issued:
        return None
    return Imprint(tuple(lists), printer, issued, document.format is not Format.LETTER)
