"""The views of the ledger that a clerk asks for by name, and how many tasks each shows."""

from dataclasses import replace
from datetime import timedelta

from desktop.domain.tasks import Status
from desktop.services.desk import Desk
from desktop.store.queries.ledger import LedgerFilter, count_tasks

WEEK = timedelta(days=7)
VIEWS = {
    "all": "全部",
    "open": "办理中",
    "week": "本周到期",
    "overdue": "逾期",
    "undated": "未定期限",
    "done": "待销号",
    "closed": "已销号",
    "others": "外单位报来",
}


def view_filter(desk: Desk, key: str, *, text: str = "", unit_id: str | None = None) -> LedgerFilter:
    """Return the filter of a named view, narrowed by words and by a unit; KeyError for another name.

    Every view shows our own tasks, `others` those that other offices reported.
    """
    today, own = desk.today(), desk.office.id
    ours = LedgerFilter(owner_id=own)
    running = replace(ours, statuses=(Status.OPEN,))
    views = {
        "all": ours,
        "open": running,
        "week": replace(running, due_from=today, due_before=today + WEEK),
        "overdue": replace(running, due_before=today - timedelta(days=1)),
        "undated": replace(running, undated=True),
        "done": replace(ours, statuses=(Status.DONE,)),
        "closed": replace(ours, statuses=(Status.CLOSED,)),
        "others": LedgerFilter(not_owner_id=own),
    }
    return replace(views[key], text=text, unit_id=unit_id)


def counts(desk: Desk) -> dict[str, int]:
    """Return how many tasks each named view holds."""
    with desk.view() as view:
        return {key: count_tasks(view, view_filter(desk, key)) for key in VIEWS}
