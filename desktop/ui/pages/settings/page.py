"""设置: the office's choices, the look, backup, fonts, printing, holidays, data and the journal."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.changes import Changes
from desktop.ui.context import Context
from desktop.ui.page import Page, SavedView
from desktop.ui.pages.settings.assessment import AssessmentSection
from desktop.ui.pages.settings.calendar import CalendarSection
from desktop.ui.pages.settings.data import BackupSection, DataSection, LogSection
from desktop.ui.pages.settings.fonts import FontSection, PrintSection
from desktop.ui.pages.settings.office import DeadlineSection, LookSection, OfficeSection
from desktop.ui.style import px
from desktop.ui.style.sheet import MARGIN
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.message import Tone
from desktop.ui.widgets.preview import PrintPreview

_WIDTH = 900  # of a card, pixels at 100 %: longer lines are not read


class SettingsPage(Page):
    """The settings as cards in one column; the rail names them."""

    key = "settings"
    title = "设置"
    icon = "settings"
    help_text = (
        "**设置** 改了就存，不用按保存；本单位和期限提醒的改动可以撤销（Ctrl+Z）。\n\n"
        "外观、打印的选择只记在这台电脑上。备份至少每周一次，优盘上也要有一份。\n\n"
        "字体体检说明打印和预览用的是不是正式公文的字体。"
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stale = False
        self.office = OfficeSection(context)
        self.look = LookSection(context)
        self.deadlines = DeadlineSection(context)
        self.assessment = AssessmentSection(context)
        self.backup = BackupSection(context)
        self.fonts = FontSection(context)
        self.print = PrintSection(context)
        self.calendar = CalendarSection(context)
        self.data = DataSection(context)
        self.log = LogSection(context)
        self.sections = (
            self.office,
            self.look,
            self.deadlines,
            self.assessment,
            self.backup,
            self.fonts,
            self.print,
            self.calendar,
            self.data,
            self.log,
        )
        self.preview = PrintPreview(context.settings)
        self.preview.refused.connect(lambda words: self.say(words, Tone.WARNING))
        self.print.drawn.connect(self._show_test)
        self._lay_out()
        self._rescale()

    def saved_views(self) -> Sequence[SavedView]:
        """Return the cards, for the rail."""
        return [SavedView(section.key, section.title) for section in self.sections]

    def show_view(self, key: str) -> None:
        """Bring a card to the top and give it the keyboard."""
        self.back()
        section = next((each for each in self.sections if each.key == key), None)
        if section is None:
            return
        self._scroll.verticalScrollBar().setValue(section.y())
        first = next((each for each in section.findChildren(QWidget) if _takes_keys(each)), None)
        if first is not None:
            self.setFocusProxy(first)  # the window gives the keyboard to the page after this
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def back(self) -> bool:
        """Close the test page or the form of restoring."""
        if self._layers.currentIndex() == 1:
            self._layers.setCurrentIndex(0)
            self.print.test.setFocus()
            return True
        return self.backup.host.close_form() or self.calendar.host.close_form()

    def refresh(self, changes: Changes | None = None) -> None:
        """Read everything again, when somebody looks."""
        self._stale = not self.isVisible()
        if not self._stale:
            for section in self.sections:
                section.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while another page was open."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size and the palette."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange) and hasattr(self, "_column"):
            self._rescale()

    def _show_test(self, page: bytes) -> None:
        self.preview.show_pdf(page)
        self._layers.setCurrentIndex(1)
        self._leave.setFocus()

    def _rescale(self) -> None:
        self._column.setSpacing(px(16))
        self._cards.setMaximumWidth(px(_WIDTH))
        for section in self.sections:
            section.rescale()
        self.look.refresh()

    def _lay_out(self) -> None:
        self._cards = QWidget()
        self._cards.setProperty("role", "clear")
        self._column = QVBoxLayout(self._cards)
        self._column.setContentsMargins(0, 0, px(12), 0)
        for section in self.sections:
            section.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
            self._column.addWidget(section)
        self._column.addStretch(1)
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._cards)
        self._layers = QStackedLayout()
        self._layers.addWidget(self._scroll)
        self._layers.addWidget(self._test_layer())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(MARGIN), px(12), px(8), px(12))
        outer.addLayout(self._layers)
        self.setFocusProxy(self.office.fields["issuing_name"])

    def _test_layer(self) -> QWidget:
        layer = QWidget()
        self._leave = push_button("返回设置", self.back)
        head = QLabel("打印测试页：照页上的步骤量出偏差，填在“红头下移”里。")
        head.setProperty("role", "quiet")
        row = QHBoxLayout()
        row.addWidget(self._leave)
        row.addWidget(head, 1)
        column = QVBoxLayout(layer)
        column.setContentsMargins(0, 0, px(12), 0)
        column.addLayout(row)
        column.addWidget(self.preview, 1)
        return layer


def _takes_keys(widget: QWidget) -> bool:
    return widget.isEnabled() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
