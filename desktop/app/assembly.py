"""The pieces of one running window: desk, pages, keys, messages."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop.app.crash import CrashHandler
from desktop.app.pages import page_entries, search_entry
from desktop.app.single import SingleInstance, Standing
from desktop.domain.changes import Changes
from desktop.services import history, today
from desktop.services.desk import Desk
from desktop.services.folders import holds_office
from desktop.services.setup import FOUNDING
from desktop.ui.changes import ChangeHub
from desktop.ui.context import Context
from desktop.ui.pages.backing import age_words, back_up
from desktop.ui.pages.exporting import export_table
from desktop.ui.pages.incoming import take_files
from desktop.ui.settings import JsonSettings
from desktop.ui.shell import MainWindow
from desktop.ui.style import MAX_SCALE, MIN_SCALE, Scheme, apply_theme, current_scheme, text_scale
from desktop.ui.widgets.message import Action, Message, Tone
from desktop.ui.work import Work

_SETTINGS = "window.json"
_SCALE = "text_scale"
_SCHEME = "palette"
_STEP = 10
_ACTOR = "窗口"


class Assembly:
    """One window on one data folder."""

    def __init__(self, app: QApplication, home: Path) -> None:
        self.app, self.home = app, home
        home.mkdir(parents=True, exist_ok=True)
        self.settings = JsonSettings(home / _SETTINGS)
        apply_theme(app, self._kept_scheme(), self._number(_SCALE, MIN_SCALE))
        self.single = SingleInstance(home)
        self.work, self.hub = Work(), ChangeHub()
        self.crash = CrashHandler()
        self.window: MainWindow | None = None

    def show(self) -> bool:
        """Open the window, or the wizard in an empty folder; False when there is nothing to run."""
        standing = self.single.claim()
        if standing is Standing.SECOND:
            return False
        desk = self._desk(read_only=standing is Standing.READ_ONLY)
        if desk is None:
            return False
        self.crash.install()
        self.window = self._build(desk)
        if standing is Standing.READ_ONLY:
            take = (Action("接管这份数据", self._take_over),) if self.single.held_elsewhere() else ()
            self.window.say(Message(self.single.note(), Tone.WARNING, take))
        self.window.show()
        return True

    def _desk(self, *, read_only: bool) -> Desk | None:
        if holds_office(self.home):
            desk = Desk.open(self.home, read_only=read_only, actor=_ACTOR)
            if desk.founded or read_only:
                return desk
            desk.close()
        from desktop.ui.dialogs.wizard import first_run

        return first_run(self.home)

    def _build(self, desk: Desk) -> MainWindow:
        window = MainWindow(self.settings, self.work, self.hub)
        self.context = Context(desk, self.hub, self.work, self.settings, say=window.say)
        self.context.open_page = lambda key, view, record: window.open_page(key, view, record)
        self.context.undo = self._undo
        self.context.dress = self._dress
        for entry in page_entries(self.context):
            window.add_page(entry)
        window.add_page(search_entry(self.context), in_rail=False)
        self.app.aboutToQuit.connect(self.end)
        window.top.set_office(desk.office.name)
        window.undo_asked.connect(self._undo)
        window.redo_asked.connect(self._redo)
        window.scale_asked.connect(self._scale)
        window.dropped.connect(lambda paths: take_files(self.context, paths))
        window.export_asked.connect(lambda table: export_table(self.context, table))
        window.bottom.backup.connect(lambda: back_up(self.context))
        window.searched.connect(lambda text: window.open_page("search", text))
        self.single.raised.connect(lambda: _come_forward(window))
        self.hub.changed.connect(lambda _changes: self._refresh_bar(window))
        self._refresh_bar(window)
        window.open_page("today")
        return window

    def _take_over(self) -> None:
        """Take a folder whose computer is gone; the office is opened again for writing."""
        if not self.single.take_over():
            self.context.say(
                Message("没有接管：另一台电脑可能还开着这份数据。请先在那台电脑上关闭。", Tone.WARNING)
            )
            return
        desk = self.context.desk
        before = desk.store
        if self.context.do(lambda: _reopened(desk, self.home)) is None:
            self.single.release()
            return
        before.close()
        self.hub.changed.emit(Changes("接管"))  # the other computer may have written since we looked
        self.context.say(Message("已接管这份数据，可以修改。", Tone.DONE))

    def end(self) -> None:
        """Stop what runs, let the data folder go."""
        self.work.stop()
        self.context.desk.close()
        self.single.release()

    def _undo(self) -> None:
        if history.labels(self.context.desk)[0] == FOUNDING:
            self.context.say(
                Message("“建立办公室”不能在窗口里撤销：撤销后这里就没有办公室了。", Tone.WARNING)
            )
        else:
            self._take_step(history.undo)

    def _redo(self) -> None:
        self._take_step(history.redo)

    def _take_step(self, step: Callable[[Desk], Changes]) -> None:
        changes = self.context.do(lambda: step(self.context.desk))
        if changes:
            self.context.say(Message(f"已{changes.label}。", Tone.DONE))

    def _refresh_bar(self, window: MainWindow) -> None:
        desk = self.context.desk
        back, forth = history.labels(desk)
        window.bottom.set_saved("只读" if desk.store.read_only else "已保存")
        window.bottom.set_undo(back)
        window.bottom.set_redo(forth)
        window.bottom.set_backup(age_words(today.backup_age(desk)))

    def _scale(self, direction: int) -> None:
        wanted = MIN_SCALE if direction == 0 else round(text_scale() * 100) + direction * _STEP
        self._dress(current_scheme(), min(MAX_SCALE, max(MIN_SCALE, wanted)))

    def _dress(self, scheme: Scheme, scale: int) -> None:
        """Put a palette and a text size on the window and remember both."""
        other = scheme is not current_scheme()
        self.settings.put(_SCHEME, scheme.value)
        self.settings.put(_SCALE, scale)
        apply_theme(self.app, scheme, scale)
        if other:
            self.hub.changed.emit(Changes("配色"))  # what a page drew in the colours before is drawn anew

    def _kept_scheme(self) -> Scheme:
        name = self.settings.get(_SCHEME)
        return next((each for each in Scheme if each.value == name), Scheme.LIGHT)

    def _number(self, name: str, default: int) -> int:
        value = self.settings.get(name)
        return value if isinstance(value, int) and not isinstance(value, bool) else default


def _reopened(desk: Desk, home: Path) -> Changes:
    """Open the office again for writing and let the pages' desk go on with it."""
    desk.become(Desk.open(home, actor=_ACTOR))
    return Changes("接管")


def _come_forward(window: MainWindow) -> None:
    window.showNormal()
    window.raise_()
    window.activateWindow()
