"""A real county office in a folder of the test, with the roster of the shipped example, and its window's context."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp

from desktop.documents.intake import read_source_bytes
from desktop.locate import shipped
from desktop.services import history, roster_draft, roster_import
from desktop.services.desk import Desk
from desktop.services.setup import found_office
from desktop.ui.changes import ChangeHub
from desktop.ui.context import Context
from desktop.ui.settings import JsonSettings
from desktop.ui.work import Work

TODAY = date(2026, 11, 21)
MINUTES = Path(__file__).parent / "files" / "minutes" / "J3_清河县.txt"


def county_office(home: Path, today: Callable[[], date] | None = None) -> Desk:
    """Return the desk of a county whose member units are those of the example's founding notice.

    One that lives on the usual day is a copy of a template made once; another `today` founds its own.
    """
    if today is not None:
        return _found(home, today)
    shutil.copytree(_template(), home)
    return Desk.open(home, today=_usual, actor="测试")


def _usual() -> date:
    return TODAY


@lru_cache(maxsize=1)
def _template() -> Path:
    home = Path(mkdtemp(prefix="fuyuan-offices-")) / "office"
    _found(home, _usual).close()
    return home


def _found(home: Path, today: Callable[[], date]) -> Desk:
    desk = found_office(
        home, profile="puyang", name="濮阳县", level="county", host_unit="县司法局", actor="测试", today=today
    )
    data = (shipped("resources") / "example" / "puyang-notice.txt").read_bytes()
    source = read_source_bytes(data, "通知.txt")
    draft = roster_draft.draft_of(roster_draft.read(desk, source))
    roster_import.import_roster(desk, draft, source=(source.name, data, source.text))
    return desk


class Said(list):
    """The messages a page showed."""

    @property
    def last(self) -> str:
        return self[-1].text


def county_context(folder: Path) -> Iterator[Context]:
    """Give the context of a window on a county office; `context.say.__self__` is the list of what was said."""
    desk = county_office(folder / "office")
    made = Context(desk, ChangeHub(), Work(), JsonSettings(folder / "ui.json"), say=Said().append)
    made.undo = lambda: made.do(lambda: history.undo(desk))
    yield made
    made.work.stop()
    desk.close()
