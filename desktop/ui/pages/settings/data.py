"""备份, 数据 and 操作日志 of the settings page."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget

from desktop.domain.changes import Changes
from desktop.services import backups, checking, history, restoring, today
from desktop.services.checking import DataSize
from desktop.services.restoring import Found
from desktop.ui.context import Context
from desktop.ui.opening import open_path
from desktop.ui.pages.actform import ActForm
from desktop.ui.pages.backing import age_words, back_up, last_outside
from desktop.ui.pages.cards import Section
from desktop.ui.pages.formhost import FormHost
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.message import Message, Tone

_STEPS = 50
_SHOWN = 10
_STATES = {"undone": "（已撤销）", "dropped": "（已撤销）"}


class RestoreForm(ActForm):
    """从备份恢复: what the backup holds, before anything is touched."""

    def __init__(self, found: Found) -> None:
        super().__init__(f"从备份恢复：{found.file.name}", "恢复到这份备份")
        self.add_note(
            QLabel(
                f"这份备份是“{found.office.name}”的，"
                f"最后一步是 {moment(found.last_at)} 的“{found.last_label}”。"
            )
        )
        self.add_note(
            QLabel("恢复后，这一步以后所做的都不在了；现有数据先另存一份备份，需要时可以再恢复回来。")
        )


class BackupSection(Section):
    """The age of the last backup, making one, and going back to one."""

    key = "backup"
    title = "备份"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.age = self.add_fact("本机备份")
        self.outside = self.add_fact("优盘备份")
        self.now = push_button("立即备份", lambda: back_up(context), primary=True)
        self.stick = push_button("备份到优盘…", self._to_stick)
        self.folder = push_button("打开备份文件夹", lambda: open_path(backups.own_folder(context.desk)))
        self.restore = push_button("从备份恢复…", self._choose)
        self.add_buttons(self.now, self.stick, self.folder, self.restore)
        self.add_note(
            "备份到优盘时，文书和佐证的原件一起写入；电脑丢失或重装时靠它恢复。"
            "交换用的密钥不写进备份，恢复到新电脑后须与对方重新互换名片。"
        )
        self.host = FormHost()
        self.host.hide()
        self.host.closed.connect(self._closed)
        self.column.addWidget(self.host)
        self.refresh()

    def refresh(self) -> None:
        """Read how old the backups are."""
        own = backups.own_backups(self.context.desk)
        words = age_words(today.backup_age(self.context.desk))
        self.age.setText(f"{words}，共 {len(own)} 份，最新 {_size(own[0].size)}" if own else words)
        self.outside.setText(last_outside(self.context) or "这台电脑还没有备份到优盘")
        self.folder.setEnabled(bool(own))

    def look_into(self, file: Path) -> None:
        """Read a backup in the background and show what it holds."""
        self.context.work.run("查看备份", lambda _job: restoring.look_into(file), self._offer)

    def _to_stick(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "选择优盘或文件夹")
        if folder:
            back_up(self.context, Path(folder))

    def _choose(self) -> None:
        begin = str(backups.own_folder(self.context.desk))
        name, _kind = QFileDialog.getOpenFileName(self, "选择备份文件", begin, "备份 (*.fybak);;全部 (*)")
        if name:
            self.look_into(Path(name))

    def _offer(self, found: Found) -> None:
        self.host.show()
        self.host.open_form(RestoreForm(found), lambda: self._restore(found.file))

    def _closed(self) -> None:
        self.host.hide()
        self.restore.setFocus()

    def _restore(self, file: Path) -> None:
        """Put the backup in place, in this thread: nothing may read the data while they are exchanged."""
        context = self.context
        if context.work.busy:
            context.say(Message("还有后台工作没有做完，没有恢复。请等它结束再试。", Tone.WARNING))
            return
        asides: list[Path | None] = []

        def act() -> Changes:
            asides.append(restoring.restore_here(context.desk, file))
            return Changes("恢复")

        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            done = context.do(act) is not None
        finally:
            QApplication.restoreOverrideCursor()
        if done:
            self.host.close_form()
            context.hub.changed.emit(Changes("恢复"))
            kept = f"原有数据另存为 {asides[0]}。" if asides[0] else ""
            context.say(Message(f"已恢复到备份“{file.name}”。{kept}", Tone.DONE))


class DataSection(Section):
    """Where the data lie, and whether they are sound."""

    key = "data"
    title = "数据"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        home = checking.home_of(context.desk)
        self.add_fact("数据文件夹").setText(str(home))
        self.sizes = self.add_fact("大小")
        self.folder = push_button("打开文件夹", lambda: open_path(home))
        self.check = push_button("检查数据", self._check)
        self.add_buttons(self.folder, self.check)
        self.result = self.add_note("检查数据会核对数据库、操作日志和保存的每一份原件。")
        self.refresh()

    def refresh(self) -> None:
        """Measure the data, in the background."""
        desk = self.context.desk
        self.context.work.later(lambda: checking.data_size(desk), self._show)

    def _show(self, size: DataSize) -> None:
        kept = f"保存的原件 {size.files} 个，{_size(size.file_bytes)}"
        self.sizes.setText(f"数据库 {_size(size.database)}，{kept}")

    def _check(self) -> None:
        desk = self.context.desk
        self.check.setEnabled(False)
        self.result.setText("正在检查…")
        job = self.context.work.run("检查数据", lambda _job: checking.faults(desk), self._say)
        job.ended.connect(lambda: self.check.setEnabled(True))

    def _say(self, faults: tuple[str, ...]) -> None:
        if not faults:
            self.result.setText("○ 数据完好：数据库、操作日志和保存的原件都已核对。")
            return
        more = f"\n另有 {len(faults) - _SHOWN} 处。" if len(faults) > _SHOWN else ""
        told = "\n".join(f"▲ {fault}" for fault in faults[:_SHOWN])
        self.result.setText(f"发现 {len(faults)} 处问题：\n{told}{more}")


class LogSection(Section):
    """The last steps of the journal, to read."""

    key = "log"
    title = "操作日志"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        heads = ("时间", "操作", "操作人", "事由")
        self.table = self.add_table(self.title, heads, (150, 220, 110), most=_SHOWN)
        self.add_note(f"最近 {_STEPS} 步，只能查看。每条记录自己的修改经过在它的详情里。")
        self.refresh()

    def refresh(self) -> None:
        """Read the last steps."""
        steps = history.recent(self.context.desk, _STEPS)
        self.table.set_rows(
            [
                (
                    moment(step.at),
                    step.label + _STATES.get(step.status, ""),
                    step.actor,
                    "　".join(part for part in (step.reason, step.paper) if part),
                )
                for step in steps
            ]
        )


def moment(at: str) -> str:
    """Return the time of a step (ISO 8601) as a clerk reads it: 2026-11-21 09:30."""
    return at[:16].replace("T", " ")


def _size(size: int) -> str:
    return f"{size / 1_048_576:.1f} MB" if size >= 1_048_576 else f"{max(1, round(size / 1024))} KB"
