"""The example office: one shared by tests that only read, one of its own for a test that writes."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sampled import sampled

from desktop.services.compose import COMPOSERS
from desktop.services.compose.sample import SampleOffice
from desktop.services.paper_facts import Facts

Compose = Callable[..., Facts]


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SampleOffice]:
    made = sampled(tmp_path_factory.mktemp("shared") / "office")
    yield made
    made.desk.close()


@pytest.fixture
def own_office(tmp_path: Path) -> Iterator[SampleOffice]:
    made = sampled(tmp_path / "office")
    yield made
    made.desk.close()


@pytest.fixture
def facts(office: SampleOffice) -> Compose:
    """Compose a paper of the shared office on its sample subject, or on another."""

    def compose(kind: str, subject: object = None) -> Facts:
        return COMPOSERS[kind](office.desk, subject or office.subject(kind))  # type: ignore[arg-type]

    return compose
