"""What every test may ask for: a window without a screen, a home of its own."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ["QT_QPA_PLATFORM"] = "offscreen"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let pass what the platform without a screen says of windows it cannot raise, grab or hint."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of this test alone; nothing reaches the home of whoever runs the tests."""
    folder = tmp_path / "home"
    folder.mkdir()
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(folder))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(folder / name.lower()))
    return folder


@pytest.fixture(scope="session")
def qapp() -> Iterator[object]:
    """The application as the clerk gets it: Chinese, Fusion, our palette."""
    from desktop.app.qt import create_application
    from desktop.ui.style import apply_theme

    app = create_application(["fuyuan"])
    apply_theme(app)
    yield app
    app.closeAllWindows()
    app.clipboard().clear()  # what Python gave the clipboard must go before Python does
