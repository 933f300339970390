"""A window's context on a real county office."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from offices import county_office

from desktop.services import history
from desktop.ui.changes import ChangeHub
from desktop.ui.context import Context
from desktop.ui.settings import JsonSettings
from desktop.ui.work import Work

TODAY = date(2026, 11, 21)


@pytest.fixture
def context(tmp_path: Path, home: Path, qapp: object) -> Iterator[Context]:
    desk = county_office(tmp_path / "office", lambda: TODAY)
    made = Context(desk, ChangeHub(), Work(), JsonSettings(tmp_path / "ui.json"))
    made.undo = lambda: made.do(lambda: history.undo(desk))
    yield made
    made.work.stop()
    desk.close()
