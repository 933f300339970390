"""The acts of exchange as small forms."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QLabel

from desktop.exchange.classify import SENTENCES, Standing
from desktop.services.exchange import Arrived
from desktop.services.peers import PeerRow
from desktop.ui.pages.actform import ActForm, line

_TABLES = {
    "units": "单位",
    "tasks": "台账事项",
    "task_units": "责任分工",
    "progress": "进展",
    "extensions": "延期",
}


class TrustForm(ActForm):
    """认可名片: the fingerprint as heard over the telephone."""

    def __init__(self, file: str) -> None:
        super().__init__(f"认可名片：{file}", "认可")
        self.fingerprint = line("指纹", "请对方在电话里读，逐组输入")
        self.add_field("指纹", self.fingerprint)


class ExportForm(ActForm):
    """导出数据包: to whom."""

    def __init__(self, known: Sequence[PeerRow]) -> None:
        super().__init__("导出数据包", "选择优盘并导出")
        self._peer = QComboBox()
        self._peer.setAccessibleName("报送给")
        for peer in known:
            self._peer.addItem(peer.name, peer.id)
        self.add_field("报送给", self._peer)
        self.add_note(QLabel("带上自上次对方确认以来的变动；标为内部的事项不会带出。"))

    def peer(self) -> str:
        """Return the id of the chosen office."""
        return str(self._peer.currentData())


class ReceiptForm(ActForm):
    """登记回执: the eight characters of the printed slip."""

    def __init__(self) -> None:
        super().__init__("登记回执", "登记")
        self.code = line("回执码", "8 位，如 V5TSDJSE")
        self.add_field("回执码", self.code)


class ArrivalForm(ActForm):
    """导入预览: what a bundle would change, before anything is stored."""

    def __init__(self, arrived: Arrived) -> None:
        super().__init__(f"{arrived.sender_name}第 {arrived.number} 次报送", "确认导入")
        self.add_note(QLabel(SENTENCES[arrived.standing]))
        for table, count in arrived.preview.tables.items():
            words = f"新增 {count.new}　变动 {count.changed}　相同 {count.same}　拒收 {count.refused}"
            self.add_note(QLabel(f"{_TABLES.get(table, table)}：{words}"))
        self.confirm.setEnabled(arrived.standing is not Standing.FORK)  # a known one gives its receipt again
