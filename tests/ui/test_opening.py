from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from desktop.ui.opening import folder_action, open_path


def test_files_and_folders_go_to_the_programs_of_the_computer(monkeypatch, tmp_path):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    file = tmp_path / "名册 1%.docx"
    open_path(file)
    action = folder_action(tmp_path)
    assert action.label == "打开文件夹"
    action.act()
    assert opened == [QUrl.fromLocalFile(str(file)), QUrl.fromLocalFile(str(tmp_path))]
    assert opened[0].toLocalFile() == str(file)
