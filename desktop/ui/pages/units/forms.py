"""The acts of the roster as small forms: who holds a seat, who is the liaison, what a unit proposes."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QLabel, QWidget

from desktop.services.roster import LiaisonRow, SeatRow
from desktop.services.roster_changes import ChangeDraft
from desktop.services.roster_orders import KINDS, ChangeRow
from desktop.ui.pages.actform import ActForm, Lines, line
from desktop.ui.pages.days import Parse
from desktop.ui.widgets.datefield import DateField
from desktop.ui.widgets.pickfield import PickField
from desktop.ui.widgets.picking import Choice

Fields = Sequence[tuple[str, QWidget]]


class _Form(ActForm):
    def add_fields(self, fields: Fields) -> None:
        """Put several fields under their names."""
        for words, field in fields:
            self.add_field(words, field)


class HolderForm(_Form):
    """登记任职: the first holder of a seat; whoever follows needs the paper that decided it."""

    def __init__(self, seat: SeatRow, parse: Parse) -> None:
        super().__init__(f"登记任职：{seat.unit or seat.role}", "登记")
        self.name = line("姓名")
        self.position = line("所任职务", "如 副县长、县公安局局长")
        self.since = DateField(parse, name="任职日期")
        self.paper = line("依据文书", "如 濮政任〔2026〕3号")
        self.add_fields(
            (("姓名", self.name), ("职务", self.position), ("自", self.since), ("依据", self.paper))
        )


class LiaisonForm(_Form):
    """登记联络员: the entry counts as confirmed today."""

    def __init__(self, seat: SeatRow, known: LiaisonRow | None) -> None:
        super().__init__(f"联络员：{seat.unit}", "登记并确认")
        self.name = line("姓名")
        self.position = line("职务", "如 法规股股长")
        self.mobile = line("手机")
        self.phone = line("办公电话")
        if known is not None:
            self.name.setText(known.person)
            self.position.setText(known.position)
            self.mobile.setText(known.mobile)
            self.phone.setText(known.phone)
        self.add_fields(
            (("姓名", self.name), ("职务", self.position), ("手机", self.mobile), ("电话", self.phone))
        )


class ChangeForm(_Form):
    """提出调整: a new holder of a seat, and a new liaison if the same paper names one; the roster stays."""

    def __init__(self, seat: SeatRow, parse: Parse, today: date) -> None:
        super().__init__(f"提出调整：{seat.unit or seat.role}", "登记并出呈批表")
        self._seat = seat
        self.name = line("拟任姓名")
        self.since = DateField(parse, name="拟生效日期")
        self.since.set_day(today)
        self.position = line("所任职务", "如 局长")
        self.position.setText(seat.position)
        self.paper = line("来文字号", "选填")
        self.reason = line("调整理由", "选填")
        self.liaison = line("拟任联络员", "选填")
        self.mobile = line("联络员电话", "选填")
        self.add_fields((("拟任", self.name), ("自", self.since), ("职务", self.position)))
        self.add_fields((("来文", self.paper), ("理由", self.reason)))
        if seat.unit:
            self.add_fields((("联络员", self.liaison), ("电话", self.mobile)))

    def drafts(self) -> list[ChangeDraft]:
        """Return what is proposed: the holder, the liaison, or both."""
        seat, made = self._seat, []
        kind = "head" if seat.kind == "member" else "office"
        if self.name.text().strip() or not self.liaison.text().strip():
            holder = {"seat_id": seat.id, "person": self.name.text(), "position": self.position.text()}
            made.append(self._draft(kind, **holder))
        if self.liaison.text().strip():
            made.append(self._draft("liaison", person=self.liaison.text(), mobile=self.mobile.text()))
        return made

    def _draft(self, kind: str, **more: str) -> ChangeDraft:
        return ChangeDraft(
            kind,
            self._seat.unit,
            **more,
            reason=self.reason.text(),
            effective_on=self.since.day(),
            proposal_paper=self.paper.text(),
        )


class JoinForm(_Form):
    """加入或退出: a unit asks to become a member, or to be one no longer."""

    def __init__(self, kind: str, choices: Sequence[Choice], parse: Parse, today: date) -> None:
        super().__init__(KINDS[kind], "登记并出呈批表")
        self._kind = kind
        self.unit = PickField(choices, name="单位")
        self.seat = line("席位", "如 主要负责同志")
        self.name = line("拟任姓名", "选填")
        self.since = DateField(parse, name="拟生效日期")
        self.since.set_day(today)
        self.paper = line("来文字号", "选填")
        self.reason = line("调整理由", "选填")
        self.add_fields((("单位", self.unit), ("自", self.since)))
        if kind == "join":
            self.add_fields((("席位", self.seat), ("姓名", self.name)))
        self.add_fields((("来文", self.paper), ("理由", self.reason)))

    def drafts(self) -> list[ChangeDraft]:
        """Return what is proposed."""
        return [
            ChangeDraft(
                self._kind,
                self.unit.text(),
                person=self.name.text(),
                position=self.seat.text(),
                reason=self.reason.text(),
                effective_on=self.since.day(),
                proposal_paper=self.paper.text(),
            )
        ]


class ApproveForm(_Form):
    """登记批准: the day and the approver of the paper; the liaison, where the unit told one meanwhile."""

    def __init__(self, orders: Sequence[ChangeRow], parse: Parse, approver: str, today: date) -> None:
        super().__init__(f"登记批准：{orders[0].unit or orders[0].seat}", "批准并生效")
        self._orders = orders
        self.on = DateField(parse, name="批准日期")
        self.on.set_day(today)
        self.liaison = line("联络员", "随表确定的联络员，选填")
        self.mobile = line("联络员电话", "选填")
        self.approver = line("批准人")
        self.approver.setText(approver)
        self.paper = line("批准文书", "选填")
        self.since = DateField(parse, name="生效日期")
        self.since.set_day(orders[0].effective_on)
        note = QLabel("；".join(order.words for order in orders))
        self.add_note(note)
        self.add_field("批准日期", self.on)
        if orders[0].unit and all(order.kind == "head" for order in orders):
            self.add_fields((("联络员", self.liaison), ("电话", self.mobile)))
        self.add_fields((("批准人", self.approver), ("文书", self.paper), ("自", self.since)))

    def beside(self) -> list[ChangeDraft]:
        """Return the liaison told with the approval, if any."""
        if not self.liaison.text().strip():
            return []
        return [
            ChangeDraft(
                "liaison",
                self._orders[0].unit,
                person=self.liaison.text(),
                mobile=self.mobile.text(),
                effective_on=self.since.day(),
                proposal_paper=self._orders[0].proposal_paper,
            )
        ]


class ReasonForm(_Form):
    """退回或撤回: why the change does not come about."""

    def __init__(self, title: str, confirm: str) -> None:
        super().__init__(title, confirm)
        self.reason = Lines("理由", "必填")
        self.add_field("理由", self.reason)
