"""Settings in a file of this test alone."""

from pathlib import Path

import pytest

from desktop.ui.settings import JsonSettings


@pytest.fixture
def settings(tmp_path: Path) -> JsonSettings:
    return JsonSettings(tmp_path / "ui.json")
