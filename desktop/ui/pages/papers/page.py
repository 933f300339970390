"""文书: the register of papers, with the chosen one as it was printed."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.domain.changes import Changes
from desktop.domain.errors import Refused
from desktop.services import papers, registry
from desktop.services.desk import Desk
from desktop.services.registry import STATUSES, PaperRow
from desktop.ui.context import Context
from desktop.ui.models.held import HeldRows
from desktop.ui.models.paged import Column, PagedModel
from desktop.ui.opening import open_path
from desktop.ui.page import Page
from desktop.ui.pages.actform import ActForm, line
from desktop.ui.pages.formhost import FormHost, Offer
from desktop.ui.pages.papermaking import make_assignments, make_paper
from desktop.ui.pages.paperorder import OrderForm, open_order
from desktop.ui.pages.papers.check import CheckPanel
from desktop.ui.style import px
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.empty import EmptyState
from desktop.ui.widgets.grid import GridView
from desktop.ui.widgets.layouts import page_column, stacked, tight
from desktop.ui.widgets.message import Tone
from desktop.ui.widgets.preview import PrintPreview
from desktop.ui.widgets.split import PanelSplit

_NEW = "new:"
_PREVIEW = 560  # a page can be read at this width, pixels at 100 %


class PaperRows(HeldRows[PaperRow]):
    """The register, newest first unless sorted; the filter is the text searched for."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(COLUMNS)
        self._desk = desk

    def read(self, where: str | None) -> Sequence[PaperRow]:
        """Return the papers that hold the text."""
        return registry.register(self._desk, where or "")

    def sort_key(self, row: PaperRow, column: str) -> tuple[str, int]:
        """Return what a column sorts by: numbers by series and serial, so that 9号 comes before 10号."""
        if column == "number":
            return (row.number.removesuffix(f"{row.serial}号"), row.serial or 0)
        return (str(getattr(row, column)), 0)


COLUMNS: tuple[Column[PaperRow], ...] = (
    Column("made_on", "日期", lambda row: row.made_on.isoformat(), width=100),
    Column("number", "文号", lambda row: row.number, width=170),
    Column("status", "状态", lambda row: _status(row), width=72),
    Column("title", "标题", lambda row: row.title, width=300),
    Column("code", "校验码", lambda row: row.code, width=88, tip="打印在页脚，凭它找回这份文书"),
)


class VoidForm(ActForm):
    """作废: the number stays used, with the reason."""

    def __init__(self, row: PaperRow) -> None:
        super().__init__(f"作废：{row.number or row.title}", "作废")
        self.reason = line("作废原因")
        self.add_field("原因", self.reason)


class PapersPage(Page):
    """The register of papers."""

    key = "papers"
    title = "文书"
    icon = "papers"
    help_text = (
        "**文书** 出过的文书都登记在这里，原件按出文时的样子保存。\n\n"
        "在筛选框里输入文号、标题，或纸上页脚的校验码，就能找到那份文书。作废的文号不再使用，原因留存。\n\n"
        "**出文书…（Ctrl+N）** 列出全部文书，可按名称或拼音首字母查找；选好会议、事项或单位就能出，一个单位一份的成批出。\n\n"
        "打印前会自动检查：发现的问题列在预览下面，能改的按“改好再出”出一份新稿，原稿注明已被替代。"
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.search = QLineEdit(placeholderText="文号、标题或页脚校验码", clearButtonEnabled=True)
        self.search.setAccessibleName("查找文书")
        self.search.textChanged.connect(lambda _text: self.reload())
        self.model: PagedModel[PaperRow] = PagedModel(PaperRows(context.desk), COLUMNS)
        self._empty = EmptyState(icon="papers")
        self._empty.acted.connect(self.begin_new)
        self.grid = GridView(self.model, context.settings, "papers", "文书登记", self._empty)
        self.preview = PrintPreview(context.settings)
        self._note = QLabel(wordWrap=True)
        self._note.setProperty("role", "quiet")
        self.checked = CheckPanel(context)
        self.acts = FormHost()
        self.acts.closed.connect(self._show_chosen)
        self._shown = ""
        self._lay_out()
        self.grid.chosen.connect(lambda _record: self._show_chosen())
        self.refresh()

    def show_view(self, key: str) -> None:
        """Begin a paper of a kind (`new:KIND`): at once where it needs nothing chosen, else in the catalogue."""
        kind = key.removeprefix(_NEW)
        if kind in ("roster", "ledger"):
            make_paper(self._context, kind)
        elif kind in {each.kind for each in papers.kinds()}:
            self.begin_new(kind)
        else:
            self.say("这份文书还不能由本软件起草。请在 WPS 中起草，发文后在会议或台账中登记。")

    def show_record(self, record: str) -> None:
        """Show one paper."""
        self.search.clear()
        self.grid.choose(record)

    def begin_new(self, kind: str = "") -> None:
        """Open the catalogue, on a kind where one is named; the preview makes room for it."""
        open_order(self._context, self.acts, kind=kind)
        self._reading.hide()

    def back(self) -> bool:
        """Close the form."""
        return self.acts.close_form()

    def refresh(self, changes: Changes | None = None) -> None:
        """Read the register again."""
        self.reload()

    def reload(self) -> None:
        """Show the papers that hold the text."""
        narrowed = bool(self.search.text().strip())
        self._empty.set_words(
            "没有找到这样的文书。" if narrowed else "还没有出过文书。", "" if narrowed else "出文书…"
        )
        self.model.show(self.search.text(), self.model.sorted_by)
        self.grid.choose_first()
        self._show_chosen()

    def _lay_out(self) -> None:
        self._reading = QWidget()
        reading = tight(QVBoxLayout(self._reading), 4)
        for widget, stretch in ((self._note, 0), (self.preview, 1), (self.checked, 0)):
            reading.addWidget(widget, stretch)
        self.split = PanelSplit(
            self.grid, stacked(self._reading, self.acts, 4), self._context.settings, "papers", width=_PREVIEW
        )
        filters = QHBoxLayout()
        filters.setSpacing(px(8))
        self.search.setMaximumWidth(px(300))
        filters.addWidget(self.search, 1)
        filters.addStretch(1)
        filters.addWidget(push_button("出名册", lambda: make_paper(self._context, "roster")))
        filters.addWidget(push_button("出台账", lambda: make_paper(self._context, "ledger")))
        filters.addWidget(push_button("出全部交办单", lambda: make_assignments(self._context)))
        filters.addWidget(push_button("出文书…", self.begin_new, "plus", primary=True))
        page = page_column(self)
        page.addLayout(filters)
        page.addWidget(self.split, 1)
        self.setFocusProxy(self.grid)

    def _chosen(self) -> PaperRow | None:
        record = self.grid.chosen_id()
        found = [row for row in registry.register(self._context.desk) if row.id == record]
        return found[0] if found else None

    def _show_chosen(self) -> None:
        row = self._chosen()
        self._note.setText(_note(row))
        self.acts.offer(self._offers(row) if row else [], row.id if row else "")
        self._reading.setVisible(not isinstance(self.acts.form, OrderForm))
        self.preview.setVisible(row is not None and bool(row.pdf_sha256))
        if row is None or row.status != "issued" or row.replaced_by:
            self.checked.clear()  # nothing that is still printed
        if row is not None and row.id != self._shown:
            self._shown = row.id
            self._preview(row)

    def _preview(self, row: PaperRow) -> None:
        self.checked.clear()
        if not row.pdf_sha256:
            return
        if row.status == "issued" and not row.replaced_by:
            self.checked.check(row.id)
        try:
            kept = papers.kept_file(self._context.desk, row.pdf_sha256, row.title, ".pdf")
            self.preview.show_pdf(kept, row.kind)
        except Refused as refusal:
            self.preview.hide()
            self._shown = ""
            self._note.setText(f"▲ {refusal.sentence}")

    def _offers(self, row: PaperRow) -> list[Offer]:
        offers: list[Offer] = []
        if row.replaced_by_id:
            offers.append(("打开新版", lambda: self.show_record(row.replaced_by_id)))
        if row.docx_sha256:
            offers.append(("检查", lambda: self.checked.check(row.id, asked=True)))
            offers.append(("用 WPS 打开", lambda: self._open_docx(row)))
        if row.status != "void":
            offers.append(("作废", lambda: self._void(row)))
        return offers

    def _open_docx(self, row: PaperRow) -> None:
        try:
            copy = papers.kept_file(self._context.desk, row.docx_sha256, row.title, ".docx")
        except Refused as refusal:
            self.say(refusal.sentence, Tone.WARNING)
            return
        open_path(copy)

    def _void(self, row: PaperRow) -> None:
        form, desk = VoidForm(row), self._context.desk
        self.acts.open_act(
            self._context, form, lambda: registry.void_paper(desk, row.id, form.reason.text()), "已作废。"
        )


def _status(row: PaperRow) -> str:
    return "已替代" if row.replaced_by and row.status == "issued" else STATUSES[row.status]


def _note(row: PaperRow | None) -> str:
    if row is None:
        return ""
    if row.status == "void":
        return f"▲ 此件已作废：{row.reason}"
    return f"▲ 此件已被 {row.replaced_by} 替代" if row.replaced_by else ""
