"""A small form in the page, where a dialog would stop the work."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.style import px
from desktop.ui.widgets.buttons import push_button


class ActForm(QFrame):
    """Fields under a title, a button that does the act and one that leaves.

    Enter in a line does the act, Ctrl+Enter does it from anywhere; the page closes the form on Esc.
    """

    confirmed = Signal()
    cancelled = Signal()

    def __init__(self, title: str, confirm: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAccessibleName(title)
        self.title = title
        self._first: QWidget | None = None
        self._fields = QFormLayout()
        self._fields.setContentsMargins(0, 0, 0, 0)
        self._fields.setHorizontalSpacing(px(8))
        self._fields.setVerticalSpacing(px(8))
        self._fields.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        self._fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.confirm = push_button(confirm, self.confirmed)
        self.confirm.setToolTip(f"{confirm}（Ctrl+Enter）")
        self._lay_out()
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.confirmed)

    def add_field(self, name: str, field: QWidget) -> None:
        """Put a field under its name; Enter in a line of text does the act."""
        label = QLabel(name)
        label.setProperty("role", "quiet")
        label.setBuddy(field)
        self._fields.addRow(label, field)
        self._first = self._first or field
        for line in [field, *field.findChildren(QLineEdit)]:
            if isinstance(line, QLineEdit):
                line.returnPressed.connect(self.confirmed)

    def add_note(self, label: QLabel) -> None:
        """Put a line of words between the fields."""
        label.setWordWrap(True)
        label.setProperty("role", "quiet")
        label.setTextFormat(Qt.TextFormat.PlainText)
        self._fields.addRow(label)

    def add_wide(self, field: QWidget) -> None:
        """Put a widget over the whole width."""
        self._fields.addRow(field)

    def add_aside(self, button: QPushButton) -> None:
        """Put a quiet button at the left of the form's own."""
        self._buttons.insertWidget(0, button)

    def start(self) -> None:
        """Put the keyboard in the first field."""
        if self._first is not None:
            self._first.setFocus(Qt.FocusReason.TabFocusReason)

    def _lay_out(self) -> None:
        head = QLabel(self.title)
        head.setProperty("role", "head")
        cancel = push_button("取消", self.cancelled)
        cancel.setToolTip("取消（Esc）")
        self._buttons = QHBoxLayout()
        self._buttons.addStretch(1)
        self._buttons.addWidget(cancel)
        self._buttons.addWidget(self.confirm)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(8), px(12), px(8))
        column.setSpacing(px(8))
        column.addWidget(head)
        column.addLayout(self._fields)
        column.addLayout(self._buttons)
        column.addStretch(1)  # in a panel of its own the fields stay together


class Lines(QPlainTextEdit):
    """A field of a few lines; Tab leaves it, as it leaves every field."""

    def __init__(self, name: str, hint: str = "", lines: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + px(16))

    def words(self) -> str:
        """Return what is written, without blanks around it."""
        return self.toPlainText().strip()


def line(name: str, hint: str = "") -> QLineEdit:
    """Return a line of text with its name for a screen reader."""
    made = QLineEdit(placeholderText=hint)
    made.setAccessibleName(name)
    return made
