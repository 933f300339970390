"""What was read from a notice, to be corrected in place: seats, names, doubts, and what it changes."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QListWidget, QTableWidgetItem, QVBoxLayout, QWidget

from desktop.domain.readers.roster_proposal import RosterProposal
from desktop.services.roster_draft import HeadDraft, MemberDraft, RosterDraft, draft_of
from desktop.services.roster_import import GONE, LEFT, SAME, Difference
from desktop.ui.dialogs.seat_table import CHANGE, LOST, NAME, POST, ROLE, SEAT, SHORT, UNIT, SeatTable
from desktop.ui.style import px
from desktop.ui.widgets.layouts import tight

_EMPTY = "读出的名册显示在这里：领导席位、成员席位和存疑之处。"
_KEY = Qt.ItemDataRole.UserRole
_DOUBTS = 84  # pixels of the list of doubts


class RosterPreview(QWidget):
    """A proposal as a sentence over a table of seats; names that the paper lost are shown as lost, never filled.

    Units, short names, persons and posts are typed over in place; Enter goes on to the next name that is
    missing. `draft` is what stands in the table; lines whose box is not ticked are left out.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft: RosterDraft | None = None
        self._words = QLabel(_EMPTY, wordWrap=True)
        self.table = SeatTable()
        self.table.itemChanged.connect(self._edited)
        self.doubts = QListWidget()
        self.doubts.setAccessibleName("存疑之处")
        self.doubts.setWordWrap(True)
        self.doubts.setMaximumHeight(px(_DOUBTS))
        self.doubts.hide()
        column = tight(QVBoxLayout(self), 8)
        column.addWidget(self._words)
        column.addWidget(self.table, 1)
        column.addWidget(self.doubts)

    def words(self) -> str:
        """Return the sentence shown."""
        return self._words.text()

    def say(self, sentence: str) -> None:
        """Show a sentence in place of a proposal."""
        self.show_proposal(None)
        self._words.setText(sentence)

    def show_proposal(self, proposal: RosterProposal | None, draft: RosterDraft | None = None) -> None:
        """Show what was read, None for nothing; `draft` as the roster would store it."""
        self._draft = draft or (draft_of(proposal) if proposal else None)
        self._words.setText(_sentence(proposal) if proposal else _EMPTY)
        self.doubts.clear()
        for doubt in proposal.doubts if proposal else ():
            self.doubts.addItem(f"存疑　{doubt.where}：{doubt.reason}")
        self.doubts.setVisible(self.doubts.count() > 0)
        self._fill()

    def show_differences(self, differences: Sequence[Difference]) -> None:
        """Show beside each seat what it changes on the roster that stands, each with a box to tick."""
        self.table.blockSignals(True)
        self._drop_gone()
        rows = {self._key(row): row for row in range(self.table.rowCount())}
        for each in differences:
            row = self._add_gone(each) if each.kind in (GONE, LEFT) else rows.get(each.key)
            if row is None:
                continue
            cell = self.table.cell(row, CHANGE)
            known = cell.data(_KEY)
            cell.setText(each.words)
            cell.setToolTip(each.words)
            cell.setData(_KEY, each.kind)
            if each.kind != SAME and known != each.kind:
                cell.setFlags(cell.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                state = Qt.CheckState.Unchecked if each.kind == GONE else Qt.CheckState.Checked
                cell.setCheckState(state)
        self.table.setColumnHidden(CHANGE, not differences)
        self.table.blockSignals(False)

    def draft(self) -> RosterDraft | None:
        """Return the roster as it stands in the table, None when nothing was read."""
        if self._draft is None:
            return None
        heads = [self._head(f"h{n}", head) for n, head in enumerate(self._draft.heads)]
        office = [self._head(f"o{n}", head) for n, head in enumerate(self._draft.office)]
        members = [self._member(f"m{n}", each) for n, each in enumerate(self._draft.members)]
        return replace(self._draft, heads=tuple(heads), office=tuple(office), members=tuple(members))

    def leaving_out(self) -> list[str]:
        """Return the keys of the lines that the clerk does not want."""
        return [self._key(row) for row in self._ticked(wanted=False) if not self._key(row).startswith(GONE)]

    def ending(self) -> list[str]:
        """Return the ids of the seats that the notice no longer names and the clerk ends."""
        return [
            self._key(row).removeprefix(f"{GONE}:")
            for row in self._ticked(wanted=True)
            if self._key(row).startswith(GONE)
        ]

    def start_names(self) -> bool:
        """Put the keyboard on the first name of a head that is missing; False when none is."""
        return self.table.next_name(-1)

    def _fill(self) -> None:
        self.table.blockSignals(True)
        self.table.setRowCount(0)
        self.table.setColumnHidden(CHANGE, True)
        draft = self._draft
        if draft is not None:
            for n, head in enumerate(draft.heads):
                self._line(f"h{n}", head.role, "", "", head.name or LOST, head.position or "", "")
            for n, head in enumerate(draft.office):
                self._line(f"o{n}", head.role, "", "", head.name or LOST, head.position or "", "")
            for n, each in enumerate(draft.members):
                told = (each.unit, each.short, each.person or "", each.position or "", each.seat)
                self._line(f"m{n}", "成员", *told)
        self.table.blockSignals(False)

    def _line(self, key: str, *words: str) -> int:
        row = self.table.rowCount()
        self.table.insertRow(row)
        member = key.startswith("m")
        for column, text in enumerate((*words, "")):
            cell = QTableWidgetItem(text)
            cell.setToolTip(text)
            fixed = column in (ROLE, SEAT, CHANGE) or (column in (UNIT, SHORT) and not member)
            if fixed or key.startswith(GONE):
                cell.setFlags(cell.flags() & ~Qt.ItemFlag.ItemIsEditable)
            self.table.setItem(row, column, cell)
        self.table.cell(row, ROLE).setData(_KEY, key)
        return row

    def _add_gone(self, each: Difference) -> int:
        return self._line(each.key, each.what, "", "", each.before, "", "")

    def _drop_gone(self) -> None:
        for row in reversed(range(self.table.rowCount())):
            if self._key(row).startswith(GONE):
                self.table.removeRow(row)

    def _key(self, row: int) -> str:
        return str(self.table.cell(row, ROLE).data(_KEY))

    def _text(self, key: str, column: int) -> str:
        row = next(row for row in range(self.table.rowCount()) if self._key(row) == key)
        words = self.table.cell(row, column).text().strip()
        return "" if words == LOST else words

    def _head(self, key: str, head: HeadDraft) -> HeadDraft:
        return replace(head, name=self._text(key, NAME) or None, position=self._text(key, POST) or None)

    def _member(self, key: str, member: MemberDraft) -> MemberDraft:
        return replace(
            member,
            unit=self._text(key, UNIT) or member.unit,
            short=self._text(key, SHORT),
            person=self._text(key, NAME) or None,
            position=self._text(key, POST) or None,
        )

    def _ticked(self, *, wanted: bool) -> list[int]:
        state = Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked
        boxed = Qt.ItemFlag.ItemIsUserCheckable
        rows = range(self.table.rowCount())
        cells = [(row, self.table.cell(row, CHANGE)) for row in rows]
        return [row for row, cell in cells if cell.data(_KEY) and cell.data(_KEY) != SAME
                and cell.flags() & boxed and cell.checkState() == state]  # fmt: skip

    def _edited(self, item: QTableWidgetItem) -> None:
        item.setToolTip(item.text())
        if item.column() != CHANGE:
            self.changed.emit()


def _sentence(proposal: RosterProposal) -> str:
    kinds = Counter(seat.seat or "未写明" for seat in proposal.members if not seat.collective)
    units = len({seat.unit or seat.unit_raw for seat in proposal.members if not seat.collective})
    parts = "、".join(f"{count} 个{name}" for name, count in kinds.items())
    words = f"读到 {len(proposal.heads)} 个领导席位，{units} 个单位 {sum(kinds.values())} 个成员席位"
    words += f"（{parts}）。" if parts else "。"
    groups = [seat.unit_raw or "" for seat in proposal.members if seat.collective]
    if groups:
        words += f"“{'、'.join(groups)}”是一类单位，没有展开。"
    if proposal.office.host:
        words += f"办公室设在{proposal.office.host}。"
    lost = sum(not head.name for head in proposal.heads)
    if lost:
        words += f"领导席位有 {lost} 个姓名缺失，可以现在补填，也可以空着。"
    return words + (f"有 {len(proposal.doubts)} 处存疑。" if proposal.doubts else "")
