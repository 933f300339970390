"""Workbooks as clerks keep them, invented, each with what has to be read of it, cell by cell."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .books import Book

S, F, J, G, C = "县司法局", "县人民法院", "县人民检察院", "县公安局", "县财政局"
Z, H, R, M = "县自然资源和规划局", "县住房和城乡建设局", "县人力资源和社会保障局", "县市场监督管理局"
W, T, X, B = "县水利局", "县税务局", "县信访局", "县政府办公室"
LH, DG = "柳河镇人民政府", "东关街道办事处"


@dataclass(frozen=True, slots=True)
class Want:
    """One matter: its words, who leads and supports, the last day (None where no day is fixed), its state."""

    matter: str
    lead: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    due: str | None = None
    status: str | None = None
    section: str | None = None
    progress: str | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """A workbook and its matters, sheet after sheet."""

    book: Book
    wants: tuple[Want, ...]
    file: str = "台账.xlsx"


CASES: dict[str, Callable[[], Case]] = {}


def case(make: Callable[[], Case]) -> Callable[[], Case]:
    """Keep a workbook under its name."""
    CASES[make.__name__] = make
    return make


def one(rows: list[list[Any]], *wants: Want, file: str = "台账.xlsx", **more: Any) -> Case:
    """Give a workbook of one sheet."""
    return Case(Book().sheet("Sheet1", rows, **more), wants, file)
