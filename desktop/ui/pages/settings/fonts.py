"""字体体检 and 打印 of the settings page."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.documents.fonts import FontUse, font_report
from desktop.documents.pdf.ruler import draw_ruler
from desktop.ui.context import Context
from desktop.ui.pages.cards import Section
from desktop.ui.widgets.buttons import push_button


class FontSection(Section):
    """Which font really draws each typeface of an official document on this computer."""

    key = "fonts"
    title = "字体体检"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        heads = ("用途", "应有字体", "实际使用", "是否代用")
        self.table = self.add_table(self.title, heads, (100, 180, 280), most=8)
        self.verdict = self.add_note("正在检查…")
        context.work.later(font_report, self._show)

    def _show(self, uses: Sequence[FontUse]) -> None:
        self.table.set_rows(
            [(u.role, u.wanted, u.family, "▲ 代用" if u.substituted else "○ 本机字体") for u in uses]
        )
        self.verdict.setText(verdict(uses))


def verdict(uses: Sequence[FontUse]) -> str:
    """Return the sentence under the table: what stands in for what, and what to install."""
    missing = [use for use in uses if use.substituted]
    if not missing:
        return "公文用的字体本机齐全，预览和打印用的就是它们。"
    pairs = "、".join(f"{use.role}用 {use.family}" for use in missing)
    return (
        f"▲ 本机缺 {len(missing)} 种公文字体，预览、打印和 PDF 由随本软件附带的字体代用：{pairs}。"
        "字形略有差别；WPS 里打开文书时用哪种字体由那台电脑决定。"
        f"要与正式公文一致，请向本单位信息化人员要正版字体装上：{'、'.join(u.wanted for u in missing)}，"
        "装好后重新打开本软件。"
    )


class PrintSection(Section):
    """What is remembered about printing, and the page with a ruler."""

    key = "print"
    title = "打印"
    drawn = Signal(bytes)  # the page with the ruler, to be shown

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.add_note(
            "每种文书上次用的打印机、单双面、份数、是否连同附件和红头下移，都在本机分别记住。"
            "套印红头有偏差时，先打印测试页，用尺量出偏差。"
        )
        self.test = push_button("打印测试页", self._draw)
        self.add_buttons(self.test)

    def _draw(self) -> None:
        self.context.work.run("测试页", lambda _job: draw_ruler(), self.drawn.emit)
