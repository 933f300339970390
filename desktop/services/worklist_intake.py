"""Collecting proposals for the lists of a year: the form to each unit, and what comes back, accepted or not."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from desktop.documents.intake import read_workbook
from desktop.documents.proposal_forms import proposal_form
from desktop.documents.words import chinese_date
from desktop.domain.changes import Changes
from desktop.domain.errors import Refused
from desktop.domain.folding import fold
from desktop.domain.readers.proposals import FORM_HEADS, Proposals, ProposedLine, read_block, read_proposals
from desktop.domain.source import CellValue
from desktop.services import roster
from desktop.services.desk import Desk
from desktop.services.units import book
from desktop.services.worklist_lines import LineDraft, add_lines_in
from desktop.services.worklist_names import names
from desktop.services.worklists import editable, lists_of, open_list
from desktop.store.files import write_durably

_WIDTHS = (6, 12, 36, 36, 18, 18, 14, 16, 16)
_ROWS = 12
REPLY_WORKDAYS = 10


@dataclass(frozen=True, slots=True)
class Intake:
    """What a form or block proposes, as read; `known` are lines that stand on a list already, by place in `lines`."""

    read: Proposals
    list_id: str
    known: frozenset[int]

    @property
    def lines(self) -> tuple[ProposedLine, ...]:
        """Return the lines."""
        return self.read.lines

    def doubts_of(self, place: int) -> list[str]:
        """Return what a person should look at in one line, with the cells."""
        told = [f"{doubt.cell} {doubt.reason}" for doubt in self.read.doubts_of(self.lines[place])]
        return [*told, *(["清单上已有同一单位申报的这一项"] if place in self.known else [])]

    @property
    def other_doubts(self) -> list[str]:
        """Return the doubts that belong to no line: rows left out, gaps in the numbering, sheets left out."""
        rows = {(line.sheet, line.row) for line in self.lines}
        told = [
            f"{d.cell} {d.reason}" if d.row else d.reason
            for sheet, d in self.read.doubts
            if (sheet, d.row) not in rows
        ]
        return told + [f"工作表“{name}”没有读入：{reason}" for name, reason in self.read.ignored]

    def as_json(self) -> dict[str, Any]:
        """Return the lines and doubts as the commands print them."""
        return {
            "file": self.read.name,
            "lines": [
                {
                    "sheet": line.sheet,
                    "row": line.row,
                    "list": line.title or None,
                    "section": line.section,
                    "matter": line.matter,
                    "measures": line.measures,
                    "proposer": line.proposer,
                    "lead": list(line.lead),
                    "support": list(line.support),
                    "leader": line.leader,
                    "deadline": {
                        "raw": line.deadline,
                        "due": line.due_on.isoformat() if line.due_on else None,
                    },
                    "note": line.note,
                    "doubts": self.doubts_of(place),
                }
                for place, line in enumerate(self.lines)
            ],
            "doubts": self.other_doubts,
        }


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of an intake: how many lines went on which list, how many stood there already."""

    changes: Changes
    counts: tuple[tuple[str, int], ...]
    skipped: int

    @property
    def sentence(self) -> str:
        """Return what was done."""
        words = "，".join(f"{title} {count} 项" for title, count in self.counts)
        return f"已登记申报：{words}。" + (
            f"{self.skipped} 项已在清单上，没有重复登记。" if self.skipped else ""
        )


def issue_forms(
    desk: Desk, year: int, folder: Path, units: Sequence[str] = (), *, due: date | None = None
) -> list[Path]:
    """Write a 申报表 for each unit (`units` empty: every member unit) with a sheet for each list of the year.

    `due` is the day to send it back, else ten working days on. Nothing is stored. Refused when there is no unit
    or the folder cannot be written.
    """
    wanted = list(units) or [row.name for row in roster.unit_rows(desk, desk.today()) if row.seats]
    if not wanted:
        raise Refused("名册里还没有成员单位，没有出申报表。请先导入名册，或者写明单位。")
    titles = [file.title for file in lists_of(desk, year)] or list(names(desk).titles)
    day = due or desk.calendar.add_workdays(desk.today(), REPLY_WORKDAYS).day
    name = f"{year}年{desk.profile.lists.name}申报表"
    made = []
    for unit in wanted:
        words = f"请于{chinese_date(day)}前发回"
        data = proposal_form(titles, FORM_HEADS, _WIDTHS, year=year, unit=unit, due=words, rows=_ROWS)
        made.append(_write(folder / f"{name}_{unit}.xlsx", data))
    return made


def read_form(desk: Desk, list_id: str, path: Path) -> Intake:
    """Read a filled form for the lists of the year that `list_id` belongs to; nothing is stored."""
    year, titles = _about(desk, list_id)
    read = read_proposals(read_workbook(path), book(desk), desk.calendar, path.name, year, titles)
    return _intake(desk, read, list_id)


def read_cells(desk: Desk, list_id: str, rows: Sequence[Sequence[CellValue]]) -> Intake:
    """Read a block of cells as WPS puts it on the clipboard; nothing is stored."""
    year, titles = _about(desk, list_id)
    return _intake(desk, read_block(rows, book(desk), desk.calendar, year, titles), list_id)


def accept(desk: Desk, intake: Intake, *, leave_out: Collection[int] = (), proposer: str = "") -> Taken:
    """Put the lines on their lists as proposals, in one act; those that stand there already are left out.

    A sheet that names no list goes on the list that was open. `leave_out` are places of lines the clerk does not
    take; `proposer` stands for the unit where the form does not name one.
    """
    targets = {file.title: file.id for file in lists_of(desk, _about(desk, intake.list_id)[0])}
    own = next(title for title, key in targets.items() if key == intake.list_id)
    taken: dict[str, list[LineDraft]] = {}
    for place, line in enumerate(intake.lines):
        if place not in intake.known and place not in leave_out:
            taken.setdefault(line.title or own, []).append(_draft(line, proposer))
    if not taken:
        raise Refused("没有要登记的申报，清单没有改动。")
    with desk.act("登记申报", paper=intake.read.name) as work:
        for title, drafts in taken.items():
            add_lines_in(desk, work, editable(desk, work, targets[title]), drafts)
    counts = Counter({title: len(drafts) for title, drafts in taken.items()})
    return Taken(work.changes, tuple(counts.items()), len(intake.known - set(leave_out)))


def _about(desk: Desk, list_id: str) -> tuple[int, list[str]]:
    year = open_list(desk, list_id).year
    return year, [file.title for file in lists_of(desk, year)]


def _intake(desk: Desk, read: Proposals, list_id: str) -> Intake:
    stands = {
        (fold(line.matter), unit)
        for file in lists_of(desk, open_list(desk, list_id).year)
        for line in file.lines
        for unit in line.proposers
    }
    known = {
        place
        for place, line in enumerate(read.lines)
        if any((fold(line.matter), unit) in stands for unit in line.proposer.split("、"))
    }
    return Intake(read, list_id, frozenset(known))


def _draft(line: ProposedLine, proposer: str) -> LineDraft:
    return LineDraft(
        line.matter,
        line.measures,
        line.section,
        line.proposer or proposer,
        line.lead,
        line.support,
        person=line.leader,
        deadline=line.deadline,
        due_on=line.due_on,
        note=line.note,
    )


def _write(path: Path, data: bytes) -> Path:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_durably(path, data)
    except OSError as fault:
        raise Refused(
            f"“{path.name}”写不进去，没有出申报表。请检查文件夹是否存在、文件是否正开着。"
        ) from fault
    return path
