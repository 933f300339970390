"""立项: a task by hand."""

from collections.abc import Sequence

from desktop.domain.errors import Refused
from desktop.services.tasks import TaskDraft
from desktop.ui.pages.actform import ActForm, Lines, line
from desktop.ui.pages.ledger.forms import Explain, PhraseField
from desktop.ui.pages.unitsfield import UnitsField
from desktop.ui.widgets.picking import Choice


class NewTaskForm(ActForm):
    """The matter, who leads, who helps, until when, whence; only the matter has to be there."""

    def __init__(self, units: Sequence[Choice], explain: Explain) -> None:
        super().__init__("立项", "立项")
        self.matter = Lines("事项", "要办的事", lines=4)
        self.lead = UnitsField(units, "牵头单位")
        self.support = UnitsField(units, "配合单位")
        self.phrase = PhraseField(explain)
        self.source = line("来源", "如 批示、来函、电话")
        fields = (
            ("事项", self.matter),
            ("牵头", self.lead),
            ("配合", self.support),
            ("期限", self.phrase),
            ("来源", self.source),
        )
        for name, field in fields:
            self.add_field(name, field)

    def draft(self) -> TaskDraft:
        """Return what is filled in; Refused where a unit was typed and not picked."""
        for field, name in ((self.lead, "牵头单位"), (self.support, "配合单位")):
            if field.pick.text().strip():
                raise Refused(
                    f"{name}“{field.pick.text().strip()}”还没有从列表中选定，没有立项。按回车选一个。"
                )
        return TaskDraft(
            matter=self.matter.words(),
            lead=self.lead.names(),
            support=self.support.names(),
            source_note=self.source.text().strip(),
        )
