"""A window's context on a real county office."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from offices import county_context

from desktop.ui.context import Context


@pytest.fixture
def context(tmp_path: Path, home: Path, qapp: object) -> Iterator[Context]:
    yield from county_context(tmp_path)


@pytest.fixture
def said(context: Context) -> list:
    return context.say.__self__
