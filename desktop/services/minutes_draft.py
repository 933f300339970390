"""The draft of a review: kept in the data folder until it is confirmed, so that nothing is done twice."""

import json
from base64 import b64decode, b64encode
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from desktop.documents.intake import read_source_bytes
from desktop.domain.deadlines import explain
from desktop.domain.errors import Refused
from desktop.domain.source import SourceText
from desktop.services.desk import Desk
from desktop.services.minutes import DecisionChoice
from desktop.services.minutes_items import Item, by_hand
from desktop.services.minutes_review import Review, begin
from desktop.store.files import write_durably

_FACTS = ("title", "issue_no", "place", "host", "recorder")
_CHOICE = ("text", "disposition", "outcome", "heading", "reason", "internal")
_UNITS = ("lead", "support", "collective")


def keep(desk: Desk, review: Review) -> None:
    """Write the review as it stands; a folder that takes no file (a disc, a full drive) keeps none."""
    path = _path(desk)
    try:
        path.parent.mkdir(exist_ok=True)
        write_durably(path, json.dumps(_as_json(review), ensure_ascii=False).encode())
    except OSError:
        return


def drop(desk: Desk) -> None:
    """Forget the draft."""
    _path(desk).unlink(missing_ok=True)


def exists(desk: Desk) -> bool:
    """Tell whether there is a draft."""
    return _path(desk).is_file()


def load(desk: Desk) -> Review | None:
    """Return the draft, read again and with the clerk's choices; None when there is none that can be read."""
    try:
        kept = json.loads(_path(desk).read_text(encoding="utf-8"))
        data = b64decode(kept["data"])
        review = begin(desk, source_of(data, kept["name"]), data, meeting_id=kept["meeting_id"])
        _put_back(desk, review, kept)
    except (OSError, ValueError, KeyError, TypeError, Refused):
        return None
    return review


def source_of(data: bytes, name: str) -> SourceText:
    """Return the text of minutes from the bytes of a file or of a paste."""
    return read_source_bytes(data, name)


def _path(desk: Desk) -> Path:
    return desk.store.paths.home / "drafts" / "minutes.json"


def _as_json(review: Review) -> dict[str, Any]:
    facts = review.facts
    return {
        "name": review.source.name,
        "data": b64encode(review.data).decode(),
        "meeting_id": review.meeting_id,
        "kind": review.kind,
        "day": facts.day.isoformat() if facts.day else None,
        "facts": {name: getattr(facts, name) for name in _FACTS},
        "aliases": review.aliases,
        "items": [_item_json(item) for item in review.items],
    }


def _item_json(item: Item) -> dict[str, Any]:
    choice = item.choice
    return {
        **{name: getattr(choice, name) for name in (*_CHOICE, *_UNITS)},
        "span": choice.span,
        "words": choice.deadline.raw if choice.deadline else None,
        "due_on": choice.due_on.isoformat() if choice.due_on else None,
        "settled": sorted(item.settled),
    }


def _put_back(desk: Desk, review: Review, kept: dict[str, Any]) -> None:
    day = date.fromisoformat(kept["day"]) if kept["day"] else None
    review.facts = replace(review.facts, day=day, **{name: kept["facts"][name] for name in _FACTS})
    review.kind, review.aliases = kept["kind"], dict(kept["aliases"])
    review.anchor = day or review.anchor
    read = {(item.choice.span, item.choice.text): item for item in review.items}
    review.items = [_item(desk, review, row, read) for row in kept["items"]]


def _item(desk: Desk, review: Review, row: dict[str, Any], read: dict[Any, Item]) -> Item:
    span = tuple(row["span"]) if row["span"] else None
    known = read.get((span, row["text"])) or by_hand(tuple(row["lead"]), tuple(row["collective"]))
    deadline, words = known.choice.deadline, row["words"]
    if words != (deadline.raw if deadline else None):
        deadline = explain(words, review.anchor or desk.today(), desk.calendar) if words else None
    choice = DecisionChoice(
        text=row["text"],
        span=(span[0], span[1]) if span else None,
        disposition=row["disposition"],
        outcome=row["outcome"],
        heading=row["heading"],
        lead=tuple(row["lead"]),
        support=tuple(row["support"]),
        collective=tuple(row["collective"]),
        deadline=deadline,
        due_on=date.fromisoformat(row["due_on"]) if row["due_on"] else None,
        reason=row["reason"],
        internal=row["internal"],
    )
    return replace(known, choice=choice, settled=frozenset(row["settled"]))
