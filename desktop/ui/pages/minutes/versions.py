"""纪要各稿: the versions of a meeting's minutes, what changed from one to the next, who signed, what is 内部."""

from collections.abc import Callable
from html import escape
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.changes import Changes
from desktop.domain.errors import Refused
from desktop.domain.lines import clipped
from desktop.services import meetings, minutes_internal, minutes_versions, units
from desktop.services.minutes_versions import ADDED, ALTERED, ISSUE, REMOVED, Difference, Version
from desktop.ui.context import Context
from desktop.ui.opening import open_path
from desktop.ui.pages.actform import ActForm
from desktop.ui.pages.days import parser
from desktop.ui.pages.formhost import FormHost
from desktop.ui.pages.minutes.versions_forms import KeepForm, RouteForm, SignForm
from desktop.ui.pages.papermaking import make_paper
from desktop.ui.pages.subview import SubView
from desktop.ui.pages.unitsfield import unit_choices
from desktop.ui.style import current_tokens, px
from desktop.ui.widgets.layouts import page_column

_READ = frozenset({"minutes_versions", "sign_offs", "decisions", "tasks"})
_ID = Qt.ItemDataRole.UserRole
_MARKS = {ADDED: "＋ ", REMOVED: "－ ", ALTERED: "→ "}
_LONG = 60


class MinutesVersionsView(SubView):
    """The versions at the left with their signatures and the items; what changed at the right."""

    title = "纪要各稿"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._meeting = ""
        self._kept: list[Version] = []
        self.head = QLabel()
        self.head.setProperty("role", "head")
        self.versions, self.signs, self.items = (
            _list(name) for name in ("纪要各稿", "会签和签发", "议定事项")
        )
        self.versions.currentRowChanged.connect(lambda _row: self._show_version())
        self.signs.itemActivated.connect(lambda _item: self.begin_sign())
        self.items.itemChanged.connect(self._marked)
        self.changed_head = QLabel()
        self.changed_head.setProperty("role", "head")
        self.changed = QTextBrowser()
        self.changed.setAccessibleName("与上一稿相比")
        self.host = FormHost()
        self._lay_out()
        self.setFocusProxy(self.versions)

    def open(self, record: str | None = None) -> None:
        """Show the versions of a meeting's minutes, the newest chosen."""
        self._meeting = record or self._meeting
        self.host.close_form()
        self._read(newest=True)
        self.versions.setFocus()

    def back(self) -> bool:
        """Close the open form."""
        return self.host.close_form()

    def refresh(self, changes: Changes | None = None) -> None:
        """Read again what was kept, signed or marked."""
        if self._meeting and (changes is None or changes.kinds & _READ):
            self._read(newest=changes is not None and "minutes_versions" in changes.kinds)

    def choose_file(self) -> None:
        """Ask for a file and which version it is."""
        name, _kind = QFileDialog.getOpenFileName(self, "选择纪要", "", "纪要 (*.docx *.txt *.pdf *.html)")
        if name:
            self.begin_keep(Path(name))

    def begin_keep(self, path: Path) -> None:
        """Ask which version a file is."""
        form = KeepForm(path.name, [version.kind for version in self._kept])
        desk, meeting = self._context.desk, self._meeting

        def act() -> Changes:
            kind, note = form.kind.currentData(), form.note.text()
            return minutes_versions.keep(desk, meeting, path, kind, note=note)

        self._open(form, act, f"已原样留存“{path.name}”。")

    def begin_route(self) -> None:
        """Ask which units sign the chosen version and who issues it."""
        version, desk = self._chosen(), self._context.desk
        if version is None:
            return
        came = meetings.open_meeting(desk, self._meeting).attendance
        present = dict.fromkeys(
            each.unit for each in came if each.unit and each.kind in ("present", "stand_in")
        )
        already = [line.unit for line in version.signs if line.unit]
        issuer = next((line.position for line in version.signs if line.kind == ISSUE), "")
        choices = unit_choices(units.units_to_pick(desk))
        form = RouteForm(choices, already or list(present), issuer)

        self._open(
            form, lambda: minutes_versions.route(desk, version.id, form.units.names(), form.issuer.text())
        )

    def begin_sign(self) -> None:
        """Ask who signed the chosen line and when."""
        version, row, desk = self._chosen(), self.signs.currentRow(), self._context.desk
        if version is None or not 0 <= row < len(version.signs):
            return
        sign = version.signs[row]
        form = SignForm(sign, parser(desk, forward=False), desk.today())

        def act() -> Changes:
            day = form.day.day() or desk.today()
            return minutes_versions.sign(desk, sign.id, form.person.text(), day, form.opinion.text())

        self._open(form, act, "已登记签名。")

    def _open(self, form: ActForm, act: Callable[[], Changes], words: str = "") -> None:
        self.host.open_act(self._context, form, act, words, lambda _changes: self.versions.setFocus())

    def _chosen(self) -> Version | None:
        row = self.versions.currentRow()
        return self._kept[row] if 0 <= row < len(self._kept) else None

    def _read(self, *, newest: bool) -> None:
        desk, row = self._context.desk, self.versions.currentRow()
        self.head.setText(meetings.open_meeting(desk, self._meeting).row.title)
        self._kept = minutes_versions.versions(desk, self._meeting)
        _fill(self.versions, [_version_words(version) for version in self._kept])
        self._show_items()
        last = len(self._kept) - 1
        self.versions.setCurrentRow(last if newest or not 0 <= row <= last else row)
        self._show_version()

    def _show_items(self) -> None:
        self.items.blockSignals(True)
        self.items.clear()
        for item in minutes_internal.items(self._context.desk, self._meeting):
            numbers = f"（{'、'.join(item.numbers)}）" if item.numbers else ""
            mark = "〔内部〕" if item.internal else ""
            shown = QListWidgetItem(f"{item.place}　{mark}{clipped(item.text, _LONG)}{numbers}")
            shown.setData(_ID, item.id)
            shown.setToolTip(f"{item.text}\n打勾标为内部：不进摘录、分解表、反馈表和报送包")
            shown.setFlags(shown.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            shown.setCheckState(Qt.CheckState.Checked if item.internal else Qt.CheckState.Unchecked)
            self.items.addItem(shown)
        self.items.blockSignals(False)

    def _marked(self, item: QListWidgetItem) -> None:
        internal = item.checkState() == Qt.CheckState.Checked
        words = "已标为内部，不再进摘录和报送包。" if internal else "已取消内部。"
        record, desk = item.data(_ID), self._context.desk
        self._context.do(lambda: minutes_internal.set_internal(desk, record, internal), words)

    def _show_version(self) -> None:
        version = self._chosen()
        _fill(self.signs, [line.words for line in version.signs] if version else [])
        self.signs.setCurrentRow(
            next((n for n, s in enumerate(version.signs) if not s.signed_on), 0) if version else -1
        )
        self._show_changes(version)
        offers = [("留存新稿…", self.choose_file)]
        if version is not None:
            offers += [("安排会签签发", self.begin_route)]
            offers += [("登记签名", self.begin_sign)] if version.signs else []
            offers += [("打开这一稿", self._open_copy)]
        offers += [
            ("出发文稿纸", lambda: make_paper(self._context, "routing_sheet", meeting_id=self._meeting))
        ]
        self.host.offer(offers, version.id if version else "")

    def _open_copy(self) -> None:
        if (version := self._chosen()) is not None:
            open_path(minutes_versions.copy_of(self._context.desk, version.id))

    def _show_changes(self, version: Version | None) -> None:
        row = self.versions.currentRow()
        if version is None or row <= 0:
            self.changed_head.setText("与上一稿相比")
            self.changed.setPlainText(
                "还没有留存纪要。按“留存新稿”选择文件，原样保存。" if version is None else "这是第一稿。"
            )
            return
        before, desk = self._kept[row - 1], self._context.desk
        self.changed_head.setText(f"与第{before.order_no}稿相比")

        def compare() -> tuple[Difference, ...] | str:
            try:
                return minutes_versions.compare(desk, before.id, version.id)
            except Refused as refusal:
                return refusal.sentence

        def show(told: tuple[Difference, ...] | str) -> None:
            if self._chosen() == version:
                self.changed.setHtml(_html(told))

        self._context.work.run("比较两稿", lambda _job: compare(), show, quiet=True)

    def _lay_out(self) -> None:
        left, right = QWidget(), QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, px(8), 0)
        column.setSpacing(px(4))
        column.addWidget(self.head)
        for words, widget, share in (
            ("各稿", self.versions, 3),
            ("会签和签发（回车登记签名）", self.signs, 3),
            ("议定事项（打勾为内部）", self.items, 4),
        ):
            label = QLabel(words)
            label.setProperty("role", "quiet")
            column.addWidget(label)
            column.addWidget(widget, share)
        beside = QVBoxLayout(right)
        beside.setContentsMargins(px(8), 0, 0, 0)
        beside.setSpacing(px(4))
        beside.addWidget(self.changed_head)
        beside.addWidget(self.changed, 1)
        beside.addWidget(self.host)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(right)
        split.setSizes([px(560), px(640)])
        page = page_column(self)
        page.addWidget(split)


def _list(name: str) -> QListWidget:
    made = QListWidget()
    made.setAccessibleName(name)
    made.setTextElideMode(Qt.TextElideMode.ElideRight)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return made


def _fill(widget: QListWidget, words: list[str]) -> None:
    widget.blockSignals(True)
    widget.clear()
    for each in words:
        item = QListWidgetItem(each)
        item.setToolTip(each)
        widget.addItem(item)
    widget.blockSignals(False)


def _version_words(version: Version) -> str:
    note = f"　{version.note}" if version.note else ""
    return f"{version.title}　{version.kept_on.isoformat()}　{version.name}{note}　指纹 {version.sha256[:8]}"


def _html(told: tuple[Difference, ...] | str) -> str:
    """Write the changed paragraphs, each after its mark; what stayed the same is only counted."""
    if isinstance(told, str):
        return f"<p>{escape(told)}</p>"
    colours = current_tokens()
    parts: list[str] = []
    same = sum(each.kind == minutes_versions.SAME for each in told)
    for each in told:
        if each.kind == minutes_versions.SAME:
            continue
        old, new = escape(each.before), escape(each.after)
        was = f'<span style="color:{colours.secondary}"><s>{old}</s></span>' if old else ""
        now = f'<span style="color:{colours.ink}">{new}</span>' if new else ""
        parts.append(f"<p>{_MARKS[each.kind]}{was}{'<br>' if was and now else ''}{now}</p>")
    head = f"<p>{len(parts)} 段有改动，{same} 段相同。</p>" if parts else "<p>两稿文字相同。</p>"
    return head + "".join(parts)
