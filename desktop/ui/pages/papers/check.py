"""What the check found in the chosen paper, under its preview; nothing here keeps a paper from being printed."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QListWidget, QVBoxLayout, QWidget

from desktop.domain.errors import Refused
from desktop.services import proofreading
from desktop.services.desk import Desk
from desktop.services.papers import Made
from desktop.services.proofreading import Remark
from desktop.ui.context import Context
from desktop.ui.opening import paper_folder
from desktop.ui.pages.papermaking import tell_made
from desktop.ui.style import px
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.message import Message, Tone

_LINES = 4  # of what was found; more are scrolled, so that the page above stays readable


class CheckPanel(QFrame):
    """Checks a paper in the background and lists each thing found with its place; hidden while there is none."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAccessibleName("打印前检查")
        self._context = context
        self._paper = ""
        self.remarks: tuple[Remark, ...] = ()
        self.head = QLabel()
        self.head.setProperty("role", "head")
        self.list = QListWidget()
        self.list.setAccessibleName("检查结果")
        self.list.setWordWrap(True)
        self.better = push_button("改好再出", self.remake)
        self.better.setToolTip("把能自动改好的都改好，出一份新稿；原稿留存，并注明已被替代")
        top = QHBoxLayout()
        top.addWidget(self.head, 1)
        top.addWidget(self.better)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(8), px(12), px(8))
        column.setSpacing(px(4))
        column.addLayout(top)
        column.addWidget(self.list)
        self.hide()

    def check(self, paper_id: str, *, asked: bool = False) -> None:
        """Check a paper; when the clerk `asked` for it, a clean paper and one without a text are said as well."""
        self.clear()
        self._paper = paper_id
        desk = self._context.desk

        def found(result: tuple[Remark, ...] | str) -> None:
            if self._paper == paper_id:  # else another paper was chosen meanwhile
                self._show(result, asked)

        self._context.work.later(lambda: _checked(desk, paper_id), found)

    def clear(self) -> None:
        """Show nothing."""
        self._paper = ""
        self.remarks = ()
        self.hide()

    def remake(self) -> None:
        """Make a new version with every fix applied, and say where it lies."""
        paper, desk, folder = self._paper, self._context.desk, paper_folder()
        self.better.setEnabled(False)
        job = self._context.work.run(
            "改好再出", lambda _job: proofreading.remake(desk, paper, folder), self._remade
        )
        job.ended.connect(lambda: self.better.setEnabled(True))

    def _remade(self, made: Made) -> None:
        tell_made(self._context, [made])
        self._context.open_page("papers", None, made.paper_id)

    def _show(self, result: tuple[Remark, ...] | str, asked: bool) -> None:
        if isinstance(result, str):
            if asked:
                self._context.say(Message(result, Tone.INFO))
            return
        self.remarks = result
        if not result:
            if asked:
                self._context.say(Message("检查过了，没有发现问题。", Tone.DONE))
            return
        fixable = sum(each.fixable for each in result)
        self.head.setText(f"检查：{len(result)} 处" + (f"，其中 {fixable} 处可自动改好" if fixable else ""))
        self.list.clear()
        self.list.addItems(
            [f"{'问题' if each.fault else '提醒'}　{each.place}：{each.sentence}" for each in result]
        )
        lines = min(_LINES, 2 * len(result))  # a long sentence takes two
        self.list.setFixedHeight(self.list.fontMetrics().lineSpacing() * lines + px(8))
        self.better.setVisible(bool(fixable))
        self.show()


def _checked(desk: Desk, paper_id: str) -> tuple[Remark, ...] | str:
    """Return what was found, or the sentence that says why the paper cannot be checked."""
    try:
        return proofreading.check(desk, paper_id)
    except Refused as refused:
        return refused.sentence
