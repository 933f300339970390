"""Search over the folded text of every kind of record."""

import re
from dataclasses import dataclass

from sqlalchemy import text as sql

from desktop.domain.folding import fold
from desktop.store.work import View

# kind, title column, second line, what is searched (folded as the words of the question are)
_SOURCES = (
    ("tasks", "matter", "number || ' ' || source_note", "search_text"),
    ("meetings", "title", "meets_on || ' ' || place", "search_text"),
    ("units", "name", "short_name", "search_text"),
    ("persons", "name", "mobile", "search_text"),
    ("decisions", "text", "heading", "fold(text)"),
    ("papers", "title", "number || ' ' || code", "fold(title || number || code)"),
)


@dataclass(frozen=True, slots=True)
class Hit:
    """One record found: its kind (table), id, title and second line."""

    kind: str
    id: str
    title: str
    note: str


def search(view: View, words: str, limit: int) -> list[Hit]:
    """Return up to `limit` records of each kind that hold every word of `words`."""
    wanted = {f"w{n}": holds(word) for n, word in enumerate(words.split())}
    hits: list[Hit] = []
    for kind, title, note, searched in _SOURCES:
        tests = " AND ".join(f"{searched} LIKE :{name} ESCAPE '\\'" for name in wanted)
        query = sql(f"SELECT id, {title}, {note} FROM {kind} WHERE {tests} ORDER BY id DESC LIMIT :limit")
        rows = view.connection.execute(query, {**wanted, "limit": limit})
        hits += [Hit(kind, row[0], row[1], row[2] or "") for row in rows]
    return hits


def holds(word: str) -> str:
    """Return the LIKE pattern, with the backslash as ESCAPE, of text that holds a word; % and _ mean themselves."""
    folded = re.sub(r"([%_\\])", r"\\\1", fold(word))
    return f"%{folded}%"
