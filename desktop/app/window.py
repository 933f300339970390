"""Putting the window together and running it."""

import sys
from pathlib import Path

from desktop.domain.errors import Refused
from desktop.services.folders import default_home


def open_window(home: str | None) -> int:
    """Open the window on a data folder (default: the user's own) and return the exit code when it closes."""
    from desktop.app.qt import create_application

    app = create_application(sys.argv[:1])
    from desktop.app.assembly import Assembly

    try:
        assembly = Assembly(app, Path(home) if home else default_home())
        if not assembly.show():
            return 0
        return app.exec()
    except Refused as refusal:
        return _refuse(refusal.sentence)
    except OSError as fault:
        return _refuse(f"数据文件夹“{fault.filename}”不能使用，没有打开。请检查路径和权限。")


def _refuse(sentence: str) -> int:
    from PySide6.QtWidgets import QMessageBox

    QMessageBox.critical(None, "府院联动工作台", sentence)
    return 1
