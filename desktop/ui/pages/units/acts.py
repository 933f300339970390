"""The acts of change orders, shared by the roster and the list of orders."""

from collections.abc import Callable, Sequence

from desktop.domain.changes import Changes
from desktop.services import roster_changes, roster_orders
from desktop.services.paper_facts import Subject
from desktop.services.roster_orders import ChangeRow
from desktop.ui.context import Context
from desktop.ui.pages.actform import ActForm
from desktop.ui.pages.days import parser
from desktop.ui.pages.formhost import Offer
from desktop.ui.pages.papermaking import make_subject
from desktop.ui.pages.units.forms import ApproveForm, ChangeForm, JoinForm, ReasonForm

Open = Callable[[ActForm, Callable[[], Changes], str], object]


class ChangeActs:
    """What can be done with change orders; `open_act` puts a form into the page and runs its act."""

    def __init__(self, context: Context, open_act: Open) -> None:
        self._context, self._open = context, open_act

    def offers(self, orders: Sequence[ChangeRow]) -> list[Offer]:
        """Return the acts on orders that wait together."""
        if not orders:
            return []
        return [
            ("批准", lambda: self.approve(orders)),
            ("未批准", lambda: self.refuse(orders, reject=True)),
            ("撤回", lambda: self.refuse(orders, reject=False)),
            ("出呈批表", lambda: self.paper(orders[0].id)),
        ]

    def propose(self, form: ChangeForm | JoinForm) -> None:
        """Enter what a unit proposes, and make its 呈批表 from the order."""
        desk = self._context.desk

        def act() -> Changes:
            made = roster_changes.propose(desk, form.drafts())
            order = next(row.id for row in roster_orders.list_changes(desk) if row.id in made.made)
            self.paper(order)
            return made

        self._open(form, act, "已登记成员调整，待批准；名册还没有变。")

    def approve(self, orders: Sequence[ChangeRow]) -> None:
        """Enter the approval of orders on one paper."""
        desk, today = self._context.desk, self._context.today
        form = ApproveForm(orders, parser(desk, forward=False), roster_orders.convener(desk), today)

        def act() -> Changes:
            return roster_changes.approve(
                desk,
                [order.id for order in orders],
                approver=form.approver.text(),
                on=form.on.day(),
                paper=form.paper.text(),
                effective_on=form.since.day(),
                beside=form.beside(),
            )

        self._open(form, act, f"已批准，名册自{orders[0].effective_on.isoformat()}起改变。")

    def refuse(self, orders: Sequence[ChangeRow], *, reject: bool) -> None:
        """Enter that orders were not approved, or that the unit took them back."""
        desk, ids = self._context.desk, [order.id for order in orders]
        title = "未批准" if reject else "撤回"
        form = ReasonForm(f"{title}：{orders[0].words}", title)
        do = roster_changes.reject if reject else roster_changes.withdraw
        self._open(form, lambda: do(desk, ids, form.reason.words()), f"已登记{title}，名册不变。")

    def paper(self, order: str) -> None:
        """Make the 呈批表 of an order in the background."""
        make_subject(self._context, "member_change", Subject(change_id=order), "成员调整呈批表")
