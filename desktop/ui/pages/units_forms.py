"""The acts of the roster as small forms: who holds a seat, who is the liaison."""

from desktop.services.roster import LiaisonRow, SeatRow
from desktop.ui.pages.actform import ActForm, line
from desktop.ui.pages.days import Parse
from desktop.ui.widgets.datefield import DateField


class HolderForm(ActForm):
    """登记任职: a person takes the seat from a day on; whoever held it ends the day before."""

    def __init__(self, seat: SeatRow, parse: Parse) -> None:
        super().__init__(f"登记任职：{seat.unit or seat.role}", "登记")
        self.name = line("姓名")
        self.position = line("所任职务", "如 副县长、县公安局局长")
        self.since = DateField(parse, name="任职日期")
        self.paper = line("依据文书", "如 濮政任〔2026〕3号")
        for words, field in (
            ("姓名", self.name),
            ("职务", self.position),
            ("自", self.since),
            ("依据", self.paper),
        ):
            self.add_field(words, field)


class LiaisonForm(ActForm):
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
        for words, field in (
            ("姓名", self.name),
            ("职务", self.position),
            ("手机", self.mobile),
            ("电话", self.phone),
        ):
            self.add_field(words, field)
