"""What was read from a founding notice: counts, seats, doubts."""

from collections import Counter

from PySide6.QtWidgets import QLabel, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from desktop.domain.readers.roster_proposal import RosterProposal
from desktop.ui.style import px

_EMPTY = "读出的名册显示在这里：领导席位、成员席位和存疑之处。"


class RosterPreview(QWidget):
    """A proposal as a short sentence over a tree of seats; lost names are shown as lost, never filled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = QLabel(_EMPTY, wordWrap=True)
        self._tree = QTreeWidget()
        self._tree.setAccessibleName("读出的名册")
        self._tree.setHeaderLabels(["席位", "姓名", "说明"])
        self._tree.setRootIsDecorated(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self._words)
        column.addWidget(self._tree, 1)

    def words(self) -> str:
        """Return the sentence shown."""
        return self._words.text()

    def say(self, sentence: str) -> None:
        """Show a sentence in place of a proposal."""
        self._words.setText(sentence)
        self._tree.clear()

    def show_proposal(self, proposal: RosterProposal | None) -> None:
        """Show what was read, None for nothing."""
        self._tree.clear()
        if proposal is None:
            self._words.setText(_EMPTY)
            return
        self._words.setText(_sentence(proposal))
        for head in proposal.heads:
            self._line(head.role, head.name or "（原文缺失）", head.position or "")
        for seat in proposal.members:
            self._line(seat.unit or seat.unit_raw or "", seat.person or "", seat.seat or "")
        for doubt in proposal.doubts:
            self._line(f"存疑：{doubt.where}", "", doubt.reason)
        self._tree.resizeColumnToContents(0)

    def _line(self, *words: str) -> None:
        item = QTreeWidgetItem(list(words))
        for column, text in enumerate(words):
            item.setToolTip(column, text)
        self._tree.addTopLevelItem(item)


def _sentence(proposal: RosterProposal) -> str:
    kinds = Counter(seat.seat or "未写明" for seat in proposal.members if not seat.collective)
    parts = "、".join(f"{count} 个{name}" for name, count in kinds.items())
    words = f"读到 {len(proposal.heads)} 个领导席位，{sum(kinds.values())} 个成员席位"
    words += f"（{parts}）。" if parts else "。"
    if proposal.office.host:
        words += f"办公室设在{proposal.office.host}。"
    return words + (
        f"有 {len(proposal.doubts)} 处存疑，建立后可在成员单位中补正。" if proposal.doubts else ""
    )
