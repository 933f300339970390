"""The line of steps over a list: 征集 → 合并 → 送审 → 审定, and what the present one asks for."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop.domain.worklists import LineState, ListState
from desktop.services.worklists import ListFile
from desktop.ui.style import px
from desktop.ui.widgets.elided import Elided
from desktop.ui.widgets.layouts import tight

_STEPS = {
    ListState.COLLECTING: "征集",
    ListState.DRAFT: "合并",
    ListState.SUBMITTED: "送审",
    ListState.APPROVED: "审定",
}


class StepLine(QWidget):
    """Four steps in a row; those behind have a tick, the present one is marked by word and symbol."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels = {state: QLabel() for state in _STEPS}
        self.hint = Elided(role="quiet")
        row = tight(QHBoxLayout(self), 8)
        for place, label in enumerate(self._labels.values()):
            if place:
                row.addWidget(QLabel("→"))
            row.addWidget(label)
        row.addSpacing(px(16))
        row.addWidget(self.hint)
        row.addStretch(1)

    def show_file(self, file: ListFile | None, done: str = "") -> None:
        """Mark where the list stands and say what comes next; `done` tells how an approved list is carried out."""
        self.setVisible(file is not None)
        if file is None:
            return
        states = list(_STEPS)
        at = states.index(file.state)
        for place, (state, label) in enumerate(self._labels.items()):
            mark = "✓ " if place < at or file.state is ListState.APPROVED else "● " if place == at else "○ "
            label.setText(f"{mark}{_STEPS[state]}")
            label.setProperty("role", "accent" if place == at else "quiet")
            label.style().unpolish(label)
            label.style().polish(label)
        words = f"{file.standing}，已锁定　　{done}" if done else hint_of(file)
        self.hint.set_words(words)
        self.setAccessibleName(f"第 {at + 1} 步，共 4 步：{_STEPS[file.state]}。{words}")


def hint_of(file: ListFile) -> str:
    """Return one sentence on what the present step asks for; an approved list asks for nothing."""
    waiting, asked = len(file.of(LineState.PROPOSED)), sum(bool(line.question) for line in file.kept)
    undated = f"，{asked} 项的完成日期待定" if asked else ""
    if file.state is ListState.COLLECTING:
        return f"收申报表、粘贴或者直接打字；已收 {len(file.lines)} 项"
    if file.state is ListState.DRAFT:
        left = f"还有 {waiting} 项待定" if waiting else "各项都已定下，可以送审"
        return f"列入 {len(file.kept)} 项，{left}{undated}　　Alt+1 列入　Alt+2 并项　Alt+3 不列"
    return f"{file.standing}，内容已锁定；会议审定后登记{undated}"
