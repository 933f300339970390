"""The field of a meeting's host: the heads of the roster on its day, and who commissioned him."""

from datetime import date

from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from desktop.services.desk import Desk
from desktop.services.meetings_hosts import HostOption, host_options, host_warning
from desktop.ui.pages.actform import line
from desktop.ui.widgets.layouts import tight


class HostField(QWidget):
    """Offers who may host on the meeting's day; another name may be typed, but is told to be outside the roster."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._day: date | None = None
        self._options: list[HostOption] = []
        self.combo = QComboBox(editable=True)
        self.combo.setAccessibleName("主持人")
        self.combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.delegated = line("受谁委托", "由召集人主持的不填")
        self.warning = QLabel(wordWrap=True)
        self.warning.setProperty("role", "doubt")
        self.warning.hide()
        column = tight(QVBoxLayout(self), 4)
        for widget in (self.combo, self.delegated, self.warning):
            column.addWidget(widget)
        self.setFocusProxy(self.combo)
        self.combo.activated.connect(self._picked)
        self.combo.currentIndexChanged.connect(self._picked)
        self.combo.editTextChanged.connect(lambda _text: self._check())
        self.delegated.textChanged.connect(lambda _text: self._check())

    def set_day(self, day: date | None) -> None:
        """Offer the heads of a day; what was chosen stays and is checked against that day."""
        self._day = day
        self._options = host_options(self._desk, day) if day else []
        host, by = self.host(), self.delegated.text()
        self.combo.blockSignals(True)
        self.combo.clear()
        self.combo.addItems([option.words for option in self._options])
        self.combo.setCurrentIndex(-1)
        self.combo.setEditText(host)
        self.combo.blockSignals(False)
        edit = self.combo.lineEdit()
        if edit is not None:
            edit.setPlaceholderText("按↓选择，或写姓名和职务")
        self.delegated.setText(by)
        self._check()

    def set_host(self, host: str, delegated_by: str) -> None:
        """Show a host."""
        self.combo.setEditText(host)
        self.delegated.setText(delegated_by)
        self._check()

    def host(self) -> str:
        """Return the host as papers name him."""
        option = self._option()
        return option.host or option.role if option else self.combo.currentText().strip()

    def delegated_by(self) -> str:
        """Return the role that commissioned the host, "" for none."""
        return self.delegated.text().strip()

    def _option(self) -> HostOption | None:
        words = self.combo.currentText()
        return next((option for option in self._options if option.words == words), None)

    def _picked(self, _index: int) -> None:
        option = self._option()
        if option is not None:
            self.delegated.setText(option.delegated_by)
        self._check()

    def _check(self) -> None:
        told = host_warning(self._desk, self.host(), self.delegated_by(), self._day) if self._day else ""
        self.warning.setText(f"▲ {told}" if told else "")
        self.warning.setVisible(bool(told))
