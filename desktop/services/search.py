"""One search over everything, pinyin initials too."""

from dataclasses import dataclass

from desktop.services.desk import Desk
from desktop.store.queries.search import Hit, search

__all__ = ["Hit", "SearchResult", "find"]

KINDS = {
    "tasks": "台账",
    "meetings": "会议",
    "units": "成员单位",
    "persons": "人员",
    "decisions": "议定事项",
    "papers": "文书",
}


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What was found, the kinds in the order of the rail, at most `limit` of each."""

    text: str
    hits: tuple[Hit, ...]


def find(desk: Desk, text: str, limit: int = 20) -> SearchResult:
    """Return the records that hold every word of `text`; words match in any width, case, or by initials."""
    if not text.strip():
        return SearchResult(text, ())
    with desk.view() as view:
        return SearchResult(text, tuple(search(view, text, limit)))
