"""交换: our card, the offices we trust, bundles sent and received."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QWidget

from desktop.domain.changes import Changes
from desktop.services import exchange, peers
from desktop.services.desk import Desk
from desktop.services.exchange import Arrived, BundleRow, Imported
from desktop.services.peers import PeerRow
from desktop.ui.context import Context
from desktop.ui.models.held import HeldRows
from desktop.ui.models.paged import Column, PagedModel
from desktop.ui.page import Page
from desktop.ui.pages.exchange.forms import ArrivalForm, ExportForm, ReceiptForm, TrustForm
from desktop.ui.pages.formhost import FormHost
from desktop.ui.style import px
from desktop.ui.widgets.buttons import link_button, push_button
from desktop.ui.widgets.empty import EmptyState
from desktop.ui.widgets.grid import GridView
from desktop.ui.widgets.layouts import page_column
from desktop.ui.widgets.message import Message, Tone

T = TypeVar("T")


class BundleRows(HeldRows[BundleRow]):
    """The bundles, newest first unless sorted."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(COLUMNS)
        self._desk = desk

    def read(self, where: object) -> Sequence[BundleRow]:
        """Return every bundle."""
        return exchange.bundles(self._desk)

    def sort_key(self, row: BundleRow, column: str) -> tuple[str, int]:
        """Return the value of a column, then the number of the bundle."""
        return ("" if column == "number" else str(getattr(row, column) or ""), row.number)


COLUMNS: tuple[Column[BundleRow], ...] = (
    Column("on", "日期", lambda row: row.on.isoformat(), width=104),
    Column("direction", "收发", lambda row: "发出" if row.direction == "out" else "收到", width=72),
    Column("peer", "对方", lambda row: row.peer, width=140),
    Column("number", "次数", lambda row: f"第{row.number}次", width=80),
    Column("name", "数据包", lambda row: row.name, width=330),
    Column("received_on", "回执", lambda row: _receipt_words(row), width=180),
)


class ExchangePage(Page):
    """Exchange by stick or disc."""

    key = "exchange"
    title = "交换"
    icon = "exchange"
    help_text = (
        "**交换** 用优盘或光盘与市（县）交换。第一次先互换名片，并在电话里核对指纹。\n\n"
        "报送：导出数据包，写完后提示“可以安全拔出”。接收：选择数据包，先看预览再导入；导入后把回执文件或 8 位回执码告诉对方。"
        "没有回执的内容，下次导出会再带一遍。"
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._peers = QLabel(wordWrap=True)
        self.model: PagedModel[BundleRow] = PagedModel(BundleRows(context.desk), COLUMNS)
        empty = EmptyState("还没有收发过数据包。先与对方互换名片。", "导出我的名片", icon="exchange")
        empty.acted.connect(self.export_card)
        self.grid = GridView(self.model, context.settings, "exchange", "数据包收发", empty)
        self.acts = FormHost()
        self._lay_out()
        self.refresh()

    def back(self) -> bool:
        """Close the form."""
        return self.acts.close_form()

    def refresh(self, changes: Changes | None = None) -> None:
        """Read bundles and peers again."""
        self.model.show(None, self.model.sorted_by)
        known = peers.peers(self._context.desk)
        self._peers.setText(
            "已认可：" + "；".join(_peer_words(peer) for peer in known) if known else "还没有认可过对方名片。"
        )

    def export_card(self) -> None:
        """Write our card to a file."""
        name, _kind = QFileDialog.getSaveFileName(
            self, "导出名片", f"{self._context.desk.office.name}.fycard", "名片 (*.fycard)"
        )
        if name:
            self._run("导出名片", lambda: peers.export_card(self._context.desk, Path(name)), self._card_done)

    def trust_card(self) -> None:
        """Take in a peer's card, with its fingerprint."""
        name, _kind = QFileDialog.getOpenFileName(self, "选择对方名片", "", "名片 (*.fycard)")
        if name:
            form = TrustForm(Path(name).name)
            act = lambda: peers.trust_card(self._context.desk, Path(name), form.fingerprint.text())  # noqa: E731
            self.acts.open_act(self._context, form, act, "已认可对方名片。")

    def begin_export(self) -> None:
        """Choose to whom and where a bundle goes."""
        known = [peer for peer in peers.peers(self._context.desk) if peer.trusted_on]
        if not known:
            self._context.say(
                Message("还没有认可过对方名片，不能导出。请先导入对方名片并核对指纹。", Tone.WARNING)
            )
            return
        form = ExportForm(known)
        self.acts.open_form(form, lambda: self._export(form))

    def begin_import(self) -> None:
        """Choose a bundle and look into it."""
        name, _kind = QFileDialog.getOpenFileName(self, "选择数据包", "", "数据包 (*.fyb *.part);;全部 (*)")
        if name:
            self.look_into(Path(name))

    def look_into(self, file: Path) -> None:
        """Prove a bundle and show what it would change; nothing is stored yet."""
        self._run(
            "检查数据包",
            lambda: exchange.arrive(self._context.desk, file),
            lambda told: self._show(told, file),
        )

    def begin_receipt(self) -> None:
        """Type the code of a printed receipt."""
        form = ReceiptForm()
        act = lambda: exchange.acknowledge(self._context.desk, form.code.text())  # noqa: E731
        self.acts.open_act(self._context, form, act, "已登记对方回执。")

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(px(8))
        bar.addWidget(link_button("导出我的名片", self.export_card))
        bar.addWidget(link_button("认可对方名片", self.trust_card))
        bar.addStretch(1)
        bar.addWidget(push_button("登记回执", self.begin_receipt))
        bar.addWidget(push_button("导入数据包", self.begin_import))
        bar.addWidget(push_button("导出数据包", self.begin_export, primary=True))
        page = page_column(self)
        page.addLayout(bar)
        page.addWidget(self._peers)
        page.addWidget(self.acts)
        page.addWidget(self.grid, 1)
        self.setFocusProxy(self.grid)

    def _export(self, form: ExportForm) -> None:
        folder = QFileDialog.getExistingDirectory(self, "选择优盘")
        if folder:
            to = form.peer()
            self._run(
                "导出数据包", lambda: exchange.export(self._context.desk, to, Path(folder)), self._exported
            )

    def _exported(self, told: exchange.Exported) -> None:
        self.acts.close_form()
        self._context.hub.tell(told.changes)
        self._context.say(Message(told.sentence, Tone.DONE))

    def _show(self, arrived: Arrived, file: Path) -> None:
        form = ArrivalForm(arrived)
        self.acts.open_form(form, lambda: self._take(file))

    def _take(self, file: Path) -> None:
        self._run("导入数据包", lambda: exchange.take_in(self._context.desk, file), self._taken)

    def _taken(self, told: Imported) -> None:
        self.acts.close_form()
        self._context.hub.tell(told.changes)
        self._context.say(Message(f"{told.sentence}回执码 {told.code}，请告诉对方。", Tone.DONE))

    def _card_done(self, fingerprint: str) -> None:
        self._context.say(Message(f"名片已导出。请在电话里把指纹读给对方：{fingerprint}", Tone.DONE))

    def _run(self, label: str, task: Callable[[], T], done: Callable[[T], None]) -> None:
        self._context.work.run(label, lambda _job: task(), done)


def _receipt_words(row: BundleRow) -> str:
    if row.direction == "in":
        return f"回执码 {row.receipt_code}"
    return f"对方已接收 {row.received_on.isoformat()}" if row.received_on else "未收到回执"


def _peer_words(peer: PeerRow) -> str:
    return f"{peer.name}（指纹 {peer.fingerprint}）"
