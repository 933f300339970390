"""Sending feedback forms out: one workbook for each unit with the tasks it leads, read back by their codes."""

from collections.abc import Sequence
from pathlib import Path

from desktop.documents.words import chinese_date
from desktop.documents.workbooks import FormLine, feedback_form
from desktop.domain.errors import Refused
from desktop.domain.tasks import Status
from desktop.services import ledger
from desktop.services.desk import Desk
from desktop.store.files import write_durably


def issue_forms(desk: Desk, units: Sequence[str], folder: Path) -> list[Path]:
    """Write a form for each unit that leads an open task of ours (`units` empty: every such unit); nothing is stored.

    Refused when none of the units leads an open task, or the folder cannot be written.
    """
    chosen = ledger.LedgerFilter(statuses=(Status.OPEN,), owner_id=desk.office.id)
    lines = ledger.lines(desk, ledger.ids(desk, chosen))
    leading = list(dict.fromkeys(name for line in lines for name in line.row.lead))
    wanted = [name for name in leading if name in units] if units else leading
    if not wanted:
        raise Refused("所选单位没有正在办理的牵头事项，没有出反馈表。")
    return [_write(desk, unit, [line for line in lines if unit in line.row.lead], folder) for unit in wanted]


def _write(desk: Desk, unit: str, lines: Sequence[ledger.LedgerLine], folder: Path) -> Path:
    today = desk.today()
    rows = [FormLine(f"{line.row.number}-{line.row.check_code}", line.row.matter) for line in lines]
    title = f"{desk.profile.mechanism}事项办理情况反馈表"
    data = feedback_form(title, unit, f"截至{chinese_date(today)}", rows)
    path = folder / f"反馈表_{unit}_{today:%Y%m%d}.xlsx"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_durably(path, data)
    except OSError as fault:
        raise Refused(
            f"“{path.name}”写不进去，没有出反馈表。请检查文件夹是否存在、文件是否正开着。"
        ) from fault
    return path
