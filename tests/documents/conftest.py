"""What the tests of papers share: every sample drawn once by LibreOffice."""

from pathlib import Path

import pytest

from tests.documents.docx.reading import SPEC_NAMES, spec
from tests.documents.drawing import draw


@pytest.fixture(scope="session")
def drawn_specs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with NAME.pdf of every sample of `paper render`, drawn from its docx."""
    folder = tmp_path_factory.mktemp("specs")
    draw({name: spec(name) for name in SPEC_NAMES}, folder)
    return folder
