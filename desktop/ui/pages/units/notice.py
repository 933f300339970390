"""导入组成人员通知: the text at the left, at the right what was read and what it changes; one act stores it."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QSplitter,
    QWidget,
)

from desktop.documents.intake import read_source, read_source_bytes
from desktop.domain.changes import Changes
from desktop.domain.errors import Refused
from desktop.domain.source import SourceText
from desktop.services import roster_draft, roster_import
from desktop.services.roster_draft import RosterDraft
from desktop.services.roster_import import GONE, SAME, Difference
from desktop.ui.context import Context
from desktop.ui.dialogs.roster_preview import RosterPreview
from desktop.ui.pages.actform import line
from desktop.ui.pages.days import parser
from desktop.ui.pages.subview import SubView
from desktop.ui.style import px
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.datefield import DateField
from desktop.ui.widgets.filetext import FileText
from desktop.ui.widgets.layouts import page_column

_READ_AFTER_MS = 400
_DAY = 190  # pixels at 100 % that a day and its weekday take
_PASTED = "粘贴的组成人员通知.txt"
_HINT = "把成立或调整组成人员的通知（或其中一段）粘贴到这里，也可以把文件拖进来。"


class NoticeView(SubView):
    """Reads a founding or adjusting notice as it is pasted, compares it with the roster, and takes it in."""

    title = "导入组成人员通知"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._source: SourceText | None = None
        self._kept: bytes | None = None
        self._differences: list[Difference] = []
        self.text = FileText("通知全文", _HINT)
        self.preview = RosterPreview()
        self.on = DateField(parser(context.desk, forward=False), name="自哪一天起")
        self.on.setMinimumWidth(px(_DAY))
        self.paper = line("通知文号", "文号或标题")
        self.names = push_button("补填姓名", self.preview.start_names)
        self.accept = push_button("确认导入", self.confirm, primary=True)
        self._said = QLabel(wordWrap=True)
        self._said.setProperty("role", "quiet")
        self._timer = QTimer(self, singleShot=True, interval=_READ_AFTER_MS)
        self._timer.timeout.connect(self.read_now)
        self.text.textChanged.connect(self._timer.start)
        self.text.dropped.connect(self.take_file)
        self.preview.changed.connect(self._compare)
        self.on.changed.connect(lambda _day: self._compare())
        self._lay_out()
        self.setFocusProxy(self.text)
        self._show(None)

    def open(self, record: str | None = None) -> None:
        """Let the clerk paste."""
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_file(self, path: Path) -> None:
        """Read a file into the view; a refusal is shown where the roster would be."""
        try:
            source = read_source(path)
            self._kept = path.read_bytes()
        except Refused as refusal:
            self.preview.say(refusal.sentence)
            return
        self.text.setPlainText(source.text)
        self._source = source
        self.read_now()

    def read_now(self) -> None:
        """Read the text and show what it says."""
        self._timer.stop()
        words = self.text.toPlainText()
        if not words.strip():
            self._source = None
            self._show(None)
            return
        if self._source is None or self._source.text != words:
            self._source, self._kept = read_source_bytes(words.encode(), _PASTED), None
        try:
            proposal = roster_draft.read(self._context.desk, self._source)
        except Refused as refusal:
            self._show(None)
            self.preview.say(refusal.sentence)
            return
        draft = roster_draft.draft_of(proposal)
        self.preview.show_proposal(proposal, draft)
        self.on.set_day(draft.on)
        self.paper.setText(draft.paper)
        self._show(draft)

    def confirm(self) -> None:
        """Take the roster in as it stands in the table."""
        draft, source = self._now(), self._source
        if draft is None or source is None:
            return
        kept = self._kept or source.text.encode()

        def act() -> Changes:
            return roster_import.import_roster(
                self._context.desk,
                draft,
                source=(source.name, kept, source.text),
                leaving_out=self.preview.leaving_out(),
                ending=self.preview.ending(),
            )

        words = f"已导入名册：{len(draft.heads)} 个领导席位、{len(draft.members)} 个成员席位。"
        changes = self._context.do(act, words)
        if changes is not None:
            self.text.clear()
            self._show(None)
            self.done.emit(changes)

    def _now(self) -> RosterDraft | None:
        draft = self.preview.draft()
        return replace(draft, on=self.on.day(), paper=self.paper.text().strip()) if draft else None

    def _show(self, draft: RosterDraft | None) -> None:
        if draft is None:
            self.preview.show_proposal(None)
        for widget in (self.accept, self.names, self.on, self.paper):
            widget.setEnabled(draft is not None)
        self._compare()

    def _compare(self) -> None:
        """Say what the notice changes; a roster that is still empty is only filled."""
        draft = self._now()
        found = roster_import.compare(self._context.desk, draft) if draft else []
        if all(each.kind == "new" for each in found):
            self.preview.show_differences([])
            self._said.setText("名册还是空的，全部作为新席位导入。" if found else "")
            return
        self.preview.show_differences(found)
        changed = sum(each.kind not in (SAME, GONE) for each in found)
        gone = sum(each.kind == GONE for each in found)
        words = f"与现名册相比：{changed} 处变动，{len(found) - changed - gone} 处不变。"
        if gone:
            words += f"另有 {gone} 个现有席位名单中没有，不勾选就保留。"
        self._said.setText(words)

    def _lay_out(self) -> None:
        facts = QHBoxLayout()
        facts.setSpacing(px(8))
        facts.addWidget(push_button("从文件读入…", self._choose, "folder"))
        for words, field in (("依据", self.paper), ("自", self.on)):
            label = QLabel(words)
            label.setBuddy(field)
            facts.addWidget(label)
            facts.addWidget(field, 1)
        facts.addWidget(self.names)
        facts.addWidget(push_button("返回名册", self.left))
        facts.addWidget(self.accept)
        both = QSplitter(Qt.Orientation.Horizontal)
        both.addWidget(self.text)
        both.addWidget(self.preview)
        both.setSizes([px(330), px(850)])
        both.setHandleWidth(px(8))
        both.setChildrenCollapsible(False)
        page = page_column(self)
        page.addLayout(facts)
        page.addWidget(self._said)
        page.addWidget(both, 1)

    def _choose(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(self, "选择通知", "", "文件 (*.txt *.docx)")
        if name:
            self.take_file(Path(name))
