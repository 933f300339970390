"""The first run: who we are, then the founding notice; nothing is stored before the last step."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.documents.intake import read_source, read_source_bytes
from desktop.domain.errors import Refused
from desktop.domain.readers.roster import read_roster
from desktop.domain.readers.roster_proposal import RosterProposal
from desktop.domain.source import SourceText
from desktop.services import profiles, roster_import
from desktop.services.desk import Desk
from desktop.services.setup import LEVELS, found_office
from desktop.ui.dialogs.roster_preview import RosterPreview
from desktop.ui.style import px
from desktop.ui.widgets.buttons import link_button, push_button

_READ_AFTER_MS = 400
_PASTED = "粘贴的成立通知.txt"


def first_run(home: Path) -> Desk | None:
    """Lead through the set-up of an office in `home`; None when the clerk closes it before the end."""
    wizard = Wizard(home)
    return wizard.desk if wizard.exec() == QDialog.DialogCode.Accepted else None


class Wizard(QDialog):
    """Two pages: the office and its mechanism, then the roster from a pasted or chosen notice."""

    def __init__(self, home: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("府院联动工作台：建立办公室")
        self.resize(px(1180), px(640))
        self.desk: Desk | None = None
        self._home = home
        self.office = OfficePage()
        self.notice = NoticePage()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.office)
        self._stack.addWidget(self.notice)
        self._said = QLabel(wordWrap=True)
        self._said.setProperty("role", "accent")
        self.back = push_button("上一步", lambda: self._go(0))
        self.next = push_button("下一步", self._forward, primary=True)
        self._lay_out()
        self._go(0)

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.addWidget(self._said, 1)
        bar.addWidget(self.back)
        bar.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(24), px(16))
        column.setSpacing(px(12))
        column.addWidget(self._stack, 1)
        column.addLayout(bar)

    def _go(self, page: int) -> None:
        self._said.clear()
        self._stack.setCurrentIndex(page)
        self.back.setVisible(page > 0)
        self.next.setText("建立办公室" if page else "下一步")
        (self.notice.text if page else self.office.name).setFocus()

    def _forward(self) -> None:
        if self._stack.currentIndex() == 0:
            fault = self.office.fault()
            if fault:
                self._said.setText(fault)
            else:
                self._go(1)
            return
        try:
            self._found()
        except Refused as refusal:
            self._said.setText(refusal.sentence)
        else:
            self.accept()

    def _found(self) -> None:
        chosen, read = self.office, self.notice.read()
        told = read[1].office.host if read else None
        self.desk = self.desk or found_office(
            self._home,
            profile=chosen.profile(),
            name=chosen.name.text(),
            level=chosen.level(),
            host_unit=chosen.host.text().strip() or told or "",
            actor="窗口",
        )
        if read is not None:
            source, _proposal = read
            draft = self.notice.preview.draft()
            if draft and (draft.heads or draft.members):
                roster_import.import_roster(
                    self.desk, draft, source=(source.name, source.text.encode(), source.text)
                )


class OfficePage(QWidget):
    """Which mechanism, which place, which level, where the office sits."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.host = QLineEdit(placeholderText="如 濮阳县"), QLineEdit()
        self.name.setAccessibleName("地方名称")
        self.host.setAccessibleName("办公室所在单位")
        self._profiles = QButtonGroup(self)
        self._levels = QButtonGroup(self)
        form = QFormLayout()
        form.setVerticalSpacing(px(12))
        form.setHorizontalSpacing(px(16))
        form.addRow("机制模板", self._choices(self._profiles, profiles.shipped_profiles()))
        form.addRow("地方名称", self.name)
        form.addRow("级别", self._choices(self._levels, LEVELS))
        form.addRow("办公室设在", self.host)
        title = QLabel("先认识一下您的办公室")
        title.setProperty("role", "title")
        warning = QLabel("本软件只用于非涉密计算机，不得录入国家秘密。数据只存在本机，不联网。")
        warning.setProperty("role", "quiet")
        column = QVBoxLayout(self)
        column.setSpacing(px(16))
        column.addWidget(title)
        column.addLayout(form)
        column.addStretch(1)
        column.addWidget(warning)
        self._profiles.buttonToggled.connect(lambda _button, _on: self._propose_host())
        self._propose_host()

    def profile(self) -> str:
        """Return the id of the chosen mechanism."""
        return str(self._profiles.checkedButton().property("key"))

    def level(self) -> str:
        """Return county or city."""
        return str(self._levels.checkedButton().property("key"))

    def fault(self) -> str:
        """Return what is still missing, empty when nothing is."""
        return "" if self.name.text().strip() else "请填写地方名称，如“濮阳县”。"

    def _choices(self, group: QButtonGroup, choices: dict[str, str]) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        for place, (key, words) in enumerate(choices.items()):
            button = QRadioButton(words)
            button.setProperty("key", key)
            button.setChecked(place == 0)
            group.addButton(button)
            column.addWidget(button)
        return box

    def _propose_host(self) -> None:
        rules = profiles.load(profiles.profile_text(self.profile()))
        self.host.setPlaceholderText(f"{rules.office.host_unit}（按成立通知）")


class NoticePage(QWidget):
    """The founding notice on the left, what was read from it on the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = QPlainTextEdit()
        self.text.setAccessibleName("成立通知全文")
        self.text.setPlaceholderText(
            "把成立通知（或组成人员一段）粘贴到这里；也可以从文件读入。没有可以先空着。"
        )
        self.preview = RosterPreview()
        self._source: SourceText | None = None
        self._proposal: RosterProposal | None = None
        self._timer = QTimer(self, singleShot=True, interval=_READ_AFTER_MS)
        self._timer.timeout.connect(self._read_now)
        self.text.textChanged.connect(self._timer.start)
        title = QLabel("成立通知")
        title.setProperty("role", "title")
        head = QHBoxLayout()
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(link_button("从文件读入…", self._choose), 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(push_button("补填姓名", self.preview.start_names))
        both = QHBoxLayout()
        both.setSpacing(px(16))
        both.addWidget(self.text, 2)
        both.addWidget(self.preview, 5)
        column = QVBoxLayout(self)
        column.setSpacing(px(12))
        column.addLayout(head)
        column.addLayout(both, 1)

    def read(self) -> tuple[SourceText, RosterProposal] | None:
        """Return the source and what was read from it, None when the page is empty."""
        if self._timer.isActive():
            self._timer.stop()
            self._read_now()
        if self._source is None or self._proposal is None:
            return None
        return self._source, self._proposal

    def take_file(self, path: Path) -> None:
        """Read a chosen file into the page; a refusal is shown in the preview."""
        try:
            source = read_source(path)
        except Refused as refusal:
            self.preview.say(refusal.sentence)
            return
        self.text.setPlainText(source.text)

    def _choose(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(self, "选择成立通知", "", "文件 (*.txt *.docx)")
        if name:
            self.take_file(Path(name))

    def _read_now(self) -> None:
        words = self.text.toPlainText()
        if not words.strip():
            self._source = self._proposal = None
            self.preview.show_proposal(None)
            return
        source = read_source_bytes(words.encode(), _PASTED)
        try:
            proposal = read_roster(source)
        except Refused as refusal:
            self._source = self._proposal = None
            self.preview.say(refusal.sentence)
            return
        self._source, self._proposal = source, proposal
        self.preview.show_proposal(proposal)
