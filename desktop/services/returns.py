"""Taking in feedback forms that units filled: the units' own words become progress of the tasks their codes name."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop.documents.intake import read_workbook
from desktop.domain.changes import Changes
from desktop.domain.errors import Refused
from desktop.domain.readers.returns import Issued, ReturnForm, ReturnRow, read_return
from desktop.services.desk import Desk
from desktop.store.tables import Progress, Task
from desktop.store.work import Work

SOURCE = "反馈表"


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
        words = [
            f"已登记 {self.taken} 项反馈"
            + (f"，{self.unchanged} 项与以前登记的相同" if self.unchanged else "")
            + "。"
        ]
        words += [f"“{name}”原样退回，没有填写。" for name in self.untouched]
        if self.done:
            words.append(f"单位报称已完成 {len(self.done)} 项，请核实后办结：{'、'.join(self.done)}。")
        return "\n".join([*words, *self.problems])

    def as_json(self) -> dict[str, Any]:
        """Return the counts and places as the commands print them."""
        return {
            "taken": self.taken,
            "unchanged": self.unchanged,
            "untouched": list(self.untouched),
            "done": list(self.done),
            "problems": list(self.problems),
        }


def issued_codes(desk: Desk) -> list[Issued]:
    """Return the codes of all our tasks: each stands on every paper and form that went out for it."""
    with desk.view() as view:
        tasks = view.find(Task, owner_id=desk.office.id, order=("year", "serial"))
        return [Issued(task.number, task.check_code, task.matter) for task in tasks]


def read_return_files(desk: Desk, paths: Sequence[Path]) -> list[ReturnForm]:
    """Read filled forms against our codes; nothing is stored."""
    issued, today = issued_codes(desk), desk.today()
    return [read_return(read_workbook(path), desk.calendar, path.name, issued, today) for path in paths]


def import_returns(desk: Desk, forms: Sequence[ReturnForm]) -> ReturnsTaken:
    """Write the filled rows whose code is right as progress, in one act.

    A row with another code is never written anywhere; it is named with the number a person may choose. Tasks
    are not finished by it: that a unit says so is told. Raises Refused when nothing is left to write.
    """
    taken = unchanged = 0
    done: list[str] = []
    with desk.act("登记反馈表", paper="、".join(form.file for form in forms)) as work:
        for form in forms:
            for row in form.rows:
                if not (row.code_ok and row.filled and row.number):
                    continue
                if _write(desk, work, form, row):
                    taken += 1
                    done += [row.number] if row.done else []
                else:
                    unchanged += 1
        problems = tuple(f"{form.file} 第{row}行：{why}。" for form in forms for row, why in form.problems)
        if not taken:
            raise Refused(_nothing(unchanged, problems))
    untouched = tuple(form.file for form in forms if form.untouched)
    return ReturnsTaken(work.changes, taken, unchanged, untouched, tuple(done), problems)


def _nothing(unchanged: int, problems: tuple[str, ...]) -> str:
    same = f"，{unchanged} 项与以前登记的相同" if unchanged else ""
    return f"反馈表里没有可以登记的新内容{same}，台账没有改动。{''.join(problems[:3])}"


def _write(desk: Desk, work: Work, form: ReturnForm, row: ReturnRow) -> bool:
    task = work.first(Task, number=row.number, owner_id=desk.office.id)
    if task is None:
        return False
    text = row.progress or "（未写办理情况）"
    text += f"（完成时间：{row.finish_raw}）" if row.finish_raw else ""
    if work.first(Progress, task_id=task.id, source=SOURCE, text=text):
        return False
    work.add(
        Progress(
            owner_id=desk.office.id,
            task_id=task.id,
            on=desk.today(),
            kind="report",
            text=text,
            source=SOURCE,
            by=" ".join(each for each in (form.unit, row.contact) if each),
        )
    )
    return True
