"""年度评价 of the settings page: no ranking of units unless the office switches it on."""

from PySide6.QtWidgets import QWidget

from desktop.domain.assessment_rules import RANK_RULE
from desktop.services import assessment
from desktop.ui.context import Context
from desktop.ui.pages.cards import Choice, Section

_NAMES = {False: "不排名", True: "按期率排名"}


class AssessmentSection(Section):
    """Whether the yearly sheets rank the units, and by which rule."""

    key = "assessment"
    title = "年度评价"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.ranking = Choice()
        for on, name in _NAMES.items():
            self.ranking.addItem(name, on)
        self.add_field("单位排名", self.ranking)
        self.add_note(f"平时不排名，只给数字和所依据的事项。打开后，汇总表和各单位表印出位次。{RANK_RULE}")
        self.refresh()
        self.ranking.activated.connect(lambda _place: self._save())

    def refresh(self) -> None:
        """Show what is chosen."""
        self.ranking.setCurrentIndex(self.ranking.findData(assessment.ranking_on(self.context.desk)))

    def _save(self) -> None:
        on, desk = bool(self.ranking.currentData()), self.context.desk
        if on != assessment.ranking_on(desk):
            words = "年度评价已打开排名，表上印明排名规则。" if on else "年度评价不再排名。"
            self.context.do(lambda: assessment.set_ranking(desk, on), words)
