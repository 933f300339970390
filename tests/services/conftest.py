"""Desks with a fixed day, each in a folder of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from desks import Clock, befriend
from desks import city as open_city
from desks import county as open_county

from desktop.services.desk import Desk


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def county(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    desk = open_county(tmp_path / "county", clock)
    yield desk
    desk.close()


@pytest.fixture
def city(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    desk = open_city(tmp_path / "city", clock)
    yield desk
    desk.close()


@pytest.fixture
def friends(county: Desk, city: Desk, tmp_path: Path) -> tuple[Desk, Desk]:
    befriend(county, city, tmp_path / "cards")
    return county, city
