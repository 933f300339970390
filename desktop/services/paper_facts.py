"""What a paper is about, and what a compose function makes of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from desktop.documents.official import Table


@dataclass(frozen=True, slots=True)
class Subject:
    """What a paper is about: a meeting, tasks, a unit, a day, other papers; what is not needed stays empty.

    `on` is the day the paper speaks of: of the roster, of a deadline asked for. `number` is the 发文字号 that
    copies of one paper share when each unit gets its own. `change_id` is the change order of a member.
    `approver` is who agreed to the paper, by post and name; `words` are the clerk's own for it, as the reason of
    an extension asked for. `inspection_id` is the special inspection, the newest where none is named.
    """

    meeting_id: str | None = None
    task_ids: tuple[str, ...] = ()
    unit: str = ""
    on: date | None = None
    paper_ids: tuple[str, ...] = ()
    number: str = ""
    change_id: str = ""
    approver: str = ""
    words: str = ""
    inspection_id: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """The fields and tables for one paper, its title in the register, and the 发文字 of its number (empty: none).

    A field that the records do not hold is None: it prints as a line to write on. The title names the subject,
    so that a later paper of the same kind and title replaces this one. `remarks` are for the clerk. `pressed` are
    the tasks on a paper of the ladder: making it is a step of each of them.
    """

    title: str
    fields: Mapping[str, Any]
    tables: Mapping[str, Table] = field(default_factory=dict)
    word: str = ""
    remarks: tuple[str, ...] = ()
    pressed: tuple[str, ...] = ()
