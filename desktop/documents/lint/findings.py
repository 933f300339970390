"""What a check says: the place, the words found there, one sentence for the clerk, and a fix if there is one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from desktop.documents.lint.pieces import Draft, Path

ELEMENTS = {
    "copy_no": "份号",
    "secrecy": "密级",
    "urgency": "紧急程度",
    "issuers": "发文机关标志",
    "mark": "发文机关标志",
    "mark_suffix": "发文机关标志",
    "number": "发文字号",
    "signers": "签发人",
    "title": "标题",
    "addressees": "主送机关",
    "body": "正文",
    "attachments": "附件",
    "signature": "落款",
    "attendance": "出席名单",
    "note": "附注",
    "cc": "抄送机关",
    "printer": "印发机关",
    "print_date": "印发日期",
}


class Weight(StrEnum):
    """fault: breaks a rule; warning: may be meant, the clerk decides."""

    FAULT = "fault"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of one text of the document: the way to the text, then characters from `start` to `end`.

    The path begins with the field of OfficialDocument; numbers in it count from 0. A place without a text
    (something is missing) has the path of the element alone and an empty stretch.
    """

    path: Path
    start: int = 0
    end: int = 0

    @property
    def element(self) -> str:
        """The field of OfficialDocument the place lies in."""
        return str(self.path[0])

    @property
    def words(self) -> str:
        """The place in Chinese, counted from 1: 正文第3段, 附件2第1段, 正文第4段（表格）第2行第3格."""
        path = self.path
        said = ELEMENTS.get(self.element, self.element)
        if self.element == "attachments" and len(path) > 1:
            said, path = f"附件{int(path[1]) + 1}", path[1:]
            if path[1:2] == ("name",):
                return f"{said}的名称"
            path = path[1:]
        if self.element not in ("body", "attachments"):
            return f"{said}第{path[-1] + 1}项" if isinstance(path[-1], int) else said
        return said + _inside(path[1:])


@dataclass(frozen=True, slots=True)
class Fix:
    """The words to put in place of those found; nothing at all takes them away."""

    words: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found by the rule `code`."""

    code: str
    place: Place
    found: str
    sentence: str
    fix: Fix | None = None
    weight: Weight = Weight.FAULT

    def as_json(self) -> dict[str, object]:
        """Return the finding as plain JSON values."""
        place = self.place
        return {
            "code": self.code,
            "weight": self.weight.value,
            "place": {
                "element": place.element,
                "path": list(place.path),
                "start": place.start,
                "end": place.end,
                "words": place.words,
            },
            "found": self.found,
            "sentence": self.sentence,
            "fix": self.fix.words if self.fix else None,
        }


Check = Callable[[Draft], Iterator[Finding]]


def _inside(path: Path) -> str:
    """Say the rest of the way: a block, then head, row and cell of a table."""
    said = f"第{path[0] + 1}段" if path and isinstance(path[0], int) else ""
    rest = path[1:]
    match rest:
        case ("rows" | "head" as part, int(row), int(cell), *_):
            where = "行" if part == "rows" else "行表头"
            return f"{said}（表格）第{row + 1}{where}第{cell + 1}格"
        case ("columns", int(cell)):
            return f"{said}（表格）表头第{cell + 1}格"
        case ("caption",):
            return f"{said}（表格）的表题"
    return said
