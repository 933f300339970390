"""A real county office in a folder of the test, with the roster of the shipped example."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from desktop.documents.intake import read_source_bytes
from desktop.locate import shipped
from desktop.services import roster
from desktop.services.desk import Desk
from desktop.services.setup import found_office


def county_office(home: Path, today: Callable[[], date]) -> Desk:
    """Return the desk of a county whose member units are those of the example's founding notice."""
    desk = found_office(
        home, profile="puyang", name="濮阳县", level="county", host_unit="县司法局", actor="测试", today=today
    )
    data = (shipped("resources") / "example" / "puyang-notice.txt").read_bytes()
    source = read_source_bytes(data, "通知.txt")
    draft = roster.draft_of(roster.read(desk, source))
    roster.import_roster(desk, draft, source=(source.name, data, source.text))
    return desk
