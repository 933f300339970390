"""Files and folders opened by the programs of the computer."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from desktop.ui.widgets.message import Action


def open_path(path: Path) -> None:
    """Open a file by its own program, a folder by the file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def folder_action(folder: Path) -> Action:
    """Return what a message offers where something was written into a folder."""
    return Action("打开文件夹", lambda: open_path(folder))
