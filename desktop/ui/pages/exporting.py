"""导出表格: any table as it is shown, written in the background to a workbook beside the papers."""

import re
from collections.abc import Iterator
from pathlib import Path

from desktop.domain.errors import Refused
from desktop.ui.context import Context
from desktop.ui.opening import folder_action, open_path, paper_folder
from desktop.ui.widgets.gridexport import ShownTable
from desktop.ui.widgets.message import Action, Message, Tone
from desktop.ui.work import Job

_ROWS = 500  # read between two reports
_PIXELS = 7.5  # of a character of a workbook's width, at 100 %
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\s]+')


def export_table(context: Context, table: ShownTable) -> None:
    """Write the table and say where it lies."""
    if not table.ids:
        context.say(Message("表里没有行，没有导出。先换一个筛选。", Tone.WARNING))
        return
    stem = _NOT_IN_NAMES.sub("_", f"{table.name}_{context.today:%Y%m%d}")
    folder = paper_folder()
    context.work.run(
        "导出表格", lambda job: _write(job, table, folder, stem), lambda path: _tell(context, table, path)
    )


def _write(job: Job, table: ShownTable, folder: Path, stem: str) -> Path:
    from desktop.documents.workbooks import SheetColumn, table_book

    columns = [SheetColumn(c.head, round(c.width / _PIXELS, 1), c.number) for c in table.columns]
    data = table_book(table.name, columns, _rows(job, table))
    path = _free(folder, stem)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    except OSError as fault:
        raise Refused(f"“{path.name}”写不进去，没有导出。请检查“{folder}”是否存在、是否有权限。") from fault
    return path


def _rows(job: Job, table: ShownTable) -> Iterator[list[str]]:
    for start in range(0, len(table.ids), _ROWS):
        job.report(start, len(table.ids), f"第 {start + 1} 行")
        yield from table.words(table.ids[start : start + _ROWS])


def _free(folder: Path, stem: str) -> Path:
    """Return a name that is not taken: an earlier export may be open in WPS."""
    names = (f"{stem}{f'_{n}' if n else ''}.xlsx" for n in range(1000))
    return next(path for name in names if not (path := folder / name).exists())


def _tell(context: Context, table: ShownTable, path: Path) -> None:
    actions = (Action("打开", lambda: open_path(path)), folder_action(path.parent))
    words = f"已导出“{path.name}”，{len(table.ids)} 行，在 {path.parent}。"
    context.say(Message(words, Tone.DONE, actions))
