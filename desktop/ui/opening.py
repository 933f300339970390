"""Files and folders opened by the programs of the computer, and the folder of the papers."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices

from desktop.ui.widgets.message import Action

_FOLDER = "府院文书"


def open_path(path: Path) -> None:
    """Open a file by its own program, a folder by the file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def folder_action(folder: Path) -> Action:
    """Return what a message offers where something was written into a folder."""
    return Action("打开文件夹", lambda: open_path(folder))


def paper_folder() -> Path:
    """Return where papers are put for the clerk: a folder of its own among her documents."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents or Path.home()) / _FOLDER
