"""What the views over one meeting share: a head line, the meeting they are about, the way back."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from desktop.domain.changes import Changes
from desktop.domain.errors import Refused
from desktop.services import meetings
from desktop.services.meetings import MeetingFile
from desktop.ui.context import Context
from desktop.ui.pages.days import told
from desktop.ui.pages.subview import SubView
from desktop.ui.style import px
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.elided import Elided
from desktop.ui.widgets.layouts import page_column


class MeetingView(SubView):
    """A view about one meeting; a subclass fills `body` and says in `show_meeting` what it shows."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.file: MeetingFile | None = None
        self.head = Elided(role="head")
        self.head.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.note = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.note.setProperty("role", "quiet")
        self.body = page_column(self)

    def open(self, record: str | None = None) -> None:
        """Show the meeting of that id."""
        if record:
            self.file = meetings.open_meeting(self._context.desk, record)
        self.refresh()
        self.setFocus()

    def refresh(self, changes: Changes | None = None) -> None:
        """Read the meeting again; one that is gone leaves the view."""
        if self.file is None:
            return
        try:
            self.file = meetings.open_meeting(self._context.desk, self.file.row.id)
        except Refused:  # an undo took the meeting itself back
            self.file = None
            self.left.emit()
            return
        row = self.file.row
        day = told(row.meets_on, self._context.desk.calendar)
        self.head.set_words(f"{row.title}　{day} {row.time_text}　{row.place}".rstrip("　 "))
        self.show_meeting(self.file)

    def show_meeting(self, file: MeetingFile) -> None:
        """Show what the view is about."""

    @property
    def record(self) -> str:
        """Return the id of the meeting shown, "" for none."""
        return self.file.row.id if self.file else ""

    def add_head(self, buttons: Sequence[QWidget] = ()) -> None:
        """Put the head line with its buttons on top, the way back among them."""
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.head, 1)
        for button in buttons:
            row.addWidget(button)
        back = push_button("返回会议", self.left)
        back.setToolTip("返回会议（Esc）")
        row.addWidget(back)
        self.body.addLayout(row)
