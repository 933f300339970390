"""The views of the ledger that a clerk asks for by name, and how many tasks each shows."""

from dataclasses import replace
from datetime import timedelta

from desktop.domain.tasks import Status
from desktop.services.desk import Desk
from desktop.services.ladder import missed_filter, pressing_filter
from desktop.store.queries.ledger import LedgerFilter, count_each, count_statuses

WEEK = timedelta(days=7)
VIEWS = {
    "all": "全部",
    "open": "办理中",
    "pressing": "待催办",
    "week": "本周到期",
    "overdue": "逾期",
    "original": "按原定逾期",
    "missed": "缺报",
    "undated": "未定期限",
    "no_person": "缺责任人",
    "done": "待销号",
    "closed": "已销号",
    "ended": "其他了结",
    "others": "外单位报来",
}
# Views that are worth a place only when there is something in them.
OCCASIONAL = frozenset({"original", "missed", "undated", "no_person", "ended", "others"})
# Views of our open tasks, narrower than all of them.
_RUNNING = ("pressing", "week", "overdue", "original", "missed", "undated", "no_person")
_ENDED = (Status.PARTIAL, Status.TRANSFERRED, Status.TERMINATED)


def view_filter(desk: Desk, key: str, *, text: str = "", unit_id: str | None = None) -> LedgerFilter:
    """Return the filter of a named view, narrowed by words and by a unit; KeyError for another name.

    Every view shows our own tasks, `others` those that other offices reported. `overdue` goes by the deadline in
    force, `original` by the first one, `ended` are 部分落实, 转下年 and 终止.
    """
    chosen = _PRESSED[key](desk) if key in _PRESSED else _plain(desk)[key]
    return replace(chosen, text=text, unit_id=unit_id)


def counts(desk: Desk) -> dict[str, int]:
    """Return how many tasks each named view holds; only what is under way is looked at row by row."""
    running = {key: view_filter(desk, key) for key in _RUNNING}
    with desk.view() as view:
        ours, others = count_statuses(view, desk.office.id)
        found = count_each(view, running, Status.OPEN)
    found |= {
        "all": ours.total(),
        "open": ours[Status.OPEN],
        "done": ours[Status.DONE],
        "closed": ours[Status.CLOSED],
        "ended": sum(ours[status] for status in _ENDED),
        "others": others.total(),
    }
    return {key: found[key] for key in VIEWS}


_PRESSED = {"pressing": pressing_filter, "missed": missed_filter}


def _plain(desk: Desk) -> dict[str, LedgerFilter]:
    today, own = desk.today(), desk.office.id
    yesterday = today - timedelta(days=1)
    ours = LedgerFilter(owner_id=own)
    running = replace(ours, statuses=(Status.OPEN,))
    return {
        "all": ours,
        "open": running,
        "week": replace(running, due_from=today, due_before=today + WEEK),
        "overdue": replace(running, due_before=yesterday),
        "original": replace(running, original_before=yesterday),
        "undated": replace(running, undated=True),
        "no_person": replace(running, no_person=True),
        "done": replace(ours, statuses=(Status.DONE,)),
        "closed": replace(ours, statuses=(Status.CLOSED,)),
        "ended": replace(ours, statuses=_ENDED),
        "others": LedgerFilter(not_owner_id=own),
    }
