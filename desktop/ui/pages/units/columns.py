"""The columns of the roster and where its rows come from."""

from collections.abc import Sequence

from desktop.services import roster_view
from desktop.services.desk import Desk
from desktop.services.roster_view import RosterFilter, RosterLine
from desktop.ui.models.held import HeldRows
from desktop.ui.models.paged import Column, Sort


class RosterRows(HeldRows[RosterLine]):
    """The seats of a day."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(COLUMNS)
        self._desk = desk

    def read(self, where: RosterFilter | None) -> Sequence[RosterLine]:
        """Return the seats that pass the filter."""
        return roster_view.lines(self._desk, where) if where else []

    def arranged(self, rows: Sequence[RosterLine], sort: Sort) -> Sequence[RosterLine]:
        """Return the seats in the order of a column, those without a value last."""
        return roster_view.sorted_lines(rows, sort.column, descending=sort.descending)


def phone_of(line: RosterLine) -> str:
    """Return the liaison's telephone, the mobile first."""
    return (line.liaison.mobile or line.liaison.phone) if line.liaison else ""


def _confirmed(line: RosterLine) -> str:
    confirmed = line.liaison.confirmed_on if line.liaison else None
    return confirmed.isoformat() if confirmed else ""


COLUMNS: tuple[Column[RosterLine], ...] = (
    Column("place", "序号", lambda line: str(line.place), width=56, number=True),
    Column("role", "职务", lambda line: line.seat.role, width=104),
    Column("unit", "单位", lambda line: line.seat.unit, width=176),
    Column("requirement", "席位", lambda line: line.seat.requirement, width=152),
    Column("person", "姓名", lambda line: line.holder, width=76),
    Column("liaison", "联络员", lambda line: line.liaison.person if line.liaison else "", width=76),
    Column("phone", "联系电话", phone_of, width=112, sortable=False),
    Column("confirmed", "最近确认", _confirmed, width=104, tip="联络员信息最近一次核对的日期"),
)
