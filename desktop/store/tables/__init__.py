"""Every journaled table, by the name that the journal and the pages use."""

from desktop.store.base import Record
from desktop.store.tables.meetings import AgendaItem, Attendance, Decision, Meeting
from desktop.store.tables.offices import (
    Attachment,
    Bundle,
    CalendarDay,
    Office,
    ProfileText,
    Setting,
    SourceFile,
)
from desktop.store.tables.papers import Paper
from desktop.store.tables.roster import Liaison, Person, Seat, Term, Unit
from desktop.store.tables.tasks import Extension, Progress, Task, TaskUnit

RECORDS: tuple[type[Record], ...] = (
    Office,
    ProfileText,
    Setting,
    CalendarDay,
    SourceFile,
    Attachment,
    Bundle,
    Unit,
    Seat,
    Person,
    Term,
    Liaison,
    Meeting,
    AgendaItem,
    Attendance,
    Decision,
    Task,
    TaskUnit,
    Progress,
    Extension,
    Paper,
)

__all__ = [
    "RECORDS",
    "AgendaItem",
    "Attachment",
    "Attendance",
    "Bundle",
    "CalendarDay",
    "Decision",
    "Extension",
    "Liaison",
    "Meeting",
    "Office",
    "Paper",
    "Person",
    "ProfileText",
    "Progress",
    "Record",
    "Seat",
    "Setting",
    "SourceFile",
    "Task",
    "TaskUnit",
    "Term",
    "Unit",
]
