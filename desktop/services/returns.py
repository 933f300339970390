"""Taking in feedback forms that units filled: the units' own words become progress of the tasks their codes name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from desktop.documents.intake import read_workbook
from desktop.domain.changes import Changes
from desktop.domain.errors import Refused
from desktop.domain.readers.returns import Issued, ReturnForm, ReturnRow, is_thin, read_return
from desktop.domain.rhythm import SENT_BACK
from desktop.domain.source import half_width, squash
from desktop.services.desk import Desk
from desktop.store.tables import Progress, Task
from desktop.store.work import View, Work

SOURCE, PAPER = "反馈表", "反馈单"
THIN = "反馈没有具体内容，退回补充。"
Place = tuple[str, int]  # file and row


@dataclass(frozen=True, slots=True)
class ReturnsTaken:
    """What became of the forms: entries written, rows as before, forms nobody filled, and rows to claim by hand."""

    changes: Changes
    taken: int
    unchanged: int
    untouched: tuple[str, ...]
    done: tuple[str, ...]
    problems: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """Return what was done, in a few lines."""
        words = [self.sum]
        words += [f"“{name}”原样退回，没有填写。" for name in self.untouched]
        if self.done:
            words.append(f"单位报称已完成 {len(self.done)} 项，请核实后办结：{'、'.join(self.done)}。")
        return "\n".join([*words, *self.problems])

    @property
    def sum(self) -> str:
        """Return how many entries were written, and how many were there already."""
        same = f"，{self.unchanged} 项与以前登记的相同" if self.unchanged else ""
        return f"已登记 {self.taken} 项反馈{same}。"

    def as_json(self) -> dict[str, Any]:
        """Return the counts and places as the commands print them."""
        return {
            "taken": self.taken,
            "unchanged": self.unchanged,
            "untouched": list(self.untouched),
            "done": list(self.done),
            "problems": list(self.problems),
        }


@dataclass(frozen=True, slots=True)
class Settled:
    """What the clerk decided of rows: tasks claimed for altered codes, her own summaries, rows that stay out."""

    claims: Mapping[Place, str] = field(default_factory=dict)
    summaries: Mapping[Place, str] = field(default_factory=dict)


def issued_codes(desk: Desk) -> list[Issued]:
    """Return the codes of all our tasks: each stands on every paper and form that went out for it."""
    with desk.view() as view:
        tasks = view.find(Task, owner_id=desk.office.id, order=("year", "serial"))
        return [Issued(task.number, task.check_code, task.matter) for task in tasks]


def read_return_files(desk: Desk, paths: Sequence[Path]) -> list[ReturnForm]:
    """Read filled forms against our codes; nothing is stored."""
    issued = issued_codes(desk)
    return [read_one(desk, path, issued) for path in paths]


def read_one(desk: Desk, path: Path, issued: Sequence[Issued]) -> ReturnForm:
    """Read one filled form. Raises Refused when the file is none."""
    return read_return(read_workbook(path), desk.calendar, path.name, issued, desk.today())


def import_returns(desk: Desk, forms: Sequence[ReturnForm], settled: Settled | None = None) -> ReturnsTaken:
    """Write the filled rows whose code is right as progress, in one act.

    A row with another code is written only where a person claimed it for a task; else it is named with the number
    that may be chosen. Tasks are not finished by it: that a unit says so is told. Raises Refused when nothing is
    left to write.
    """
    told = settled or Settled()
    taken = unchanged = 0
    done: list[str] = []
    with desk.act("登记反馈表", paper="、".join(form.file for form in forms)) as work:
        for form in forms:
            for row in form.rows:
                place = (form.file, row.row)
                number = number_of(row, told.claims.get(place))
                if not (row.filled and number):
                    continue
                if _write(desk, work, form, row, number, told.summaries.get(place, "")):
                    taken += 1
                    done += [number] if row.done else []
                else:
                    unchanged += 1
        problems = tuple(
            f"{form.file} 第{row}行：{why}。"
            for form in forms
            for row, why in form.problems
            if (form.file, row) not in told.claims
        )
        if not taken:
            raise Refused(_nothing(unchanged, problems))
    untouched = tuple(form.file for form in forms if form.untouched)
    return ReturnsTaken(work.changes, taken, unchanged, untouched, tuple(done), problems)


def number_of(row: ReturnRow, claimed: str | None) -> str | None:
    """Return the number a row may be written under: that of its right code, else the one a person claimed."""
    return row.number if row.code_ok else claimed


def own_words(row: ReturnRow) -> str:
    """Return the unit's own words, with the day it names."""
    text = row.progress or "（未写办理情况）"
    return text + (f"（完成时间：{row.finish_raw}）" if row.finish_raw else "")


def known_words(view: View, task_id: str) -> set[str]:
    """Return what a unit said of a task before: the same words are no news."""
    entries = view.find(Progress, task_id=task_id)
    return {entry.words or entry.text for entry in entries if entry.source in (SOURCE, PAPER)}


def task_by_code(desk: Desk, typed: str) -> str:
    """Return the id of our task whose check code, or number with check code, was typed; Refused for any other."""
    code = half_width(squash(typed)).upper().split("-")[-1]
    with desk.view() as view:
        found = (
            [task.id for task in view.find(Task, owner_id=desk.office.id, check_code=code)] if code else []
        )
    if len(found) != 1:
        raise Refused(f"没有校验码“{typed.strip()}”，没有登记。请核对反馈单上的 6 位校验码。")
    return found[0]


def register_paper(desk: Desk, task_id: str, words: str, *, by: str = "") -> Changes:
    """Register what a unit wrote on the reply part of a paper, as it stands there. Raises Refused for no words."""
    said = words.strip()
    if not said:
        raise Refused("反馈内容是空的，没有登记。请照单位写的录入。")
    with desk.act("登记反馈单") as work:
        task = work.need(Task, task_id)
        if task.owner_id != desk.office.id:
            raise Refused("这是其他单位报来的事项，本单位只能查看，没有改动。")
        _add(desk, work, task.id, THIN if is_thin(said) else said, said, by, PAPER)
    return work.changes


def _nothing(unchanged: int, problems: tuple[str, ...]) -> str:
    same = f"，{unchanged} 项与以前登记的相同" if unchanged else ""
    return f"反馈表里没有可以登记的新内容{same}，台账没有改动。{''.join(problems[:3])}"


def _write(desk: Desk, work: Work, form: ReturnForm, row: ReturnRow, number: str, summary: str) -> bool:
    task = work.first(Task, number=number, owner_id=desk.office.id)
    words = own_words(row)
    if task is None or words in known_words(work, task.id):
        return False
    by = " ".join(each for each in (form.unit, row.contact) if each)
    _add(desk, work, task.id, text_of(row, summary), words, by, SOURCE)
    return True


def text_of(row: ReturnRow, summary: str) -> str:
    """Return what stands in the ledger: the clerk's summary, else the words, else that they went back."""
    return summary.strip() or (THIN if is_thin(row.progress or "") else own_words(row))


def _add(desk: Desk, work: Work, task_id: str, text: str, words: str, by: str, source: str) -> None:
    work.add(
        Progress(
            owner_id=desk.office.id,
            task_id=task_id,
            on=desk.today(),
            kind="report",
            text=text,
            words=words,
            source=source,
            by=by,
            period=SENT_BACK if text == THIN else "",
        )
    )
