"""A store of its own for each test."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desktop.store.store import Store
from desktop.store.tables import Office, Task


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder without an office: making the tables costs more than copying them."""
    folder = tmp_path_factory.mktemp("empty") / "office"
    Store.create(folder).close()
    return folder


@pytest.fixture
def store(tmp_path: Path, empty: Path) -> Iterator[Store]:
    shutil.copytree(empty, tmp_path / "office")
    made = Store.open(tmp_path / "office")
    yield made
    made.close()


@pytest.fixture
def office(store: Store) -> str:
    with store.begin("建立办公室") as work:
        return work.add(Office(name="云岭县", level="county", is_self=True)).id


def add_task(store: Store, office: str, matter: str = "办一件事", serial: int = 1) -> str:
    """Open a task in one act and return its id."""
    with store.begin("立项") as work:
        task = Task(
            owner_id=office, number=f"2026-{serial:03d}", year=2026, serial=serial, source_kind="manual",
            matter=matter, opened_on=date(2026, 3, 2),
        )  # fmt: skip
        return work.add(task).id
