"""How long a ledger of 5,000 rows takes to become a proposal, beside openpyxl's own read-only walk over it.

Run with `python tests/bench/bench_ledger_import.py [ROWS]`. Each figure is the best of five runs in turn, in
processor time; the ratio is against the walk of the same run.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook, load_workbook

from desktop.documents.intake import read_workbook
from desktop.domain.readers.ledger import read_ledger
from desktop.domain.units import UnitBook, UnitName
from desktop.services.calendars import shipped_calendar

RUNS = 5
UNITS = ("县司法局", "县人民法院", "县人民检察院", "县公安局", "县财政局", "县水利局")
DEADLINES = ("3月底", "2026年6月30日", "长期坚持", "每月5日前", "二季度", "2026.9.30", 46295, "年底前")
HEAD = (
    "序号",
    "来源",
    "事项",
    "牵头单位",
    "配合单位",
    "完成时限",
    "进展情况",
    "办理状态",
    "责任领导",
    "备注",
)


def make(path: Path, rows: int) -> None:
    """Write a workbook with a title, a head, headings and this many matters."""
    book = Workbook()
    sheet = book.active
    sheet.append(["云岭县2026年度府院联动工作台账"])
    sheet.merge_cells("A1:J1")
    sheet.append(HEAD)
    for n in range(rows):
        if n % 250 == 0:
            sheet.append([f"（{'一二三四五六七八九十'[n // 250 % 10]}）第{n // 250 + 1}部分"])
        lead, first, second = (UNITS[(n + step) % len(UNITS)] for step in range(3))
        state = ("推进中", "已完成", "未启动")[n % 3]
        told = f"已完成第{n}项的前期工作，正在征求意见"
        due = DEADLINES[n % len(DEADLINES)]
        sheet.append(
            [
                n + 1,
                f"第{n % 9 + 1}次会议",
                f"推进第{n}号事项落实",
                lead,
                f"{first}、{second}",
                due,
                told,
                state,
                "林岩",
                f"备注{n}",
            ]
        )
    book.save(path)


def walk(path: Path) -> int:
    """Read every value as openpyxl does at its fastest."""
    book = load_workbook(path, read_only=True, data_only=True)
    return sum(1 for sheet in book for row in sheet.iter_rows(values_only=True) for value in row if value)


def seconds(run: Callable[[], object], best: float) -> float:
    """Give the processor time of one run, or the best so far."""
    began = time.process_time()
    run()
    return min(best, time.process_time() - began)


def main() -> None:
    """Print the walk, the reading and the proposal, with their ratios."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    book, calendar = UnitBook(tuple(UnitName(name) for name in UNITS), "县"), shipped_calendar()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "台账.xlsx"
        make(path, rows)
        assert len(read_ledger(read_workbook(path), book, calendar, path.name).sheets[0].rows) == rows
        plain = cells = whole = float("inf")
        for _ in range(RUNS):
            plain = seconds(lambda: walk(path), plain)
            cells = seconds(lambda: read_workbook(path), cells)
            whole = seconds(lambda: read_ledger(read_workbook(path), book, calendar, path.name), whole)
    print(f"read-only walk over {rows} rows   {plain:6.2f} s   1.00")
    print(f"cells, merges, fills           {cells:6.2f} s   {cells / plain:4.2f}")
    print(f"proposal with all doubts       {whole:6.2f} s   {whole / plain:4.2f}")


if __name__ == "__main__":
    main()
