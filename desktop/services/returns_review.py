"""Returned forms under review: what each row would add, what is the same, and codes that somebody has to claim."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from desktop.domain.errors import Refused
from desktop.domain.readers.returns import ReturnForm, ReturnRow, is_thin
from desktop.services.desk import Desk
from desktop.services.returns import (
    Place,
    ReturnsTaken,
    Settled,
    import_returns,
    issued_codes,
    known_words,
    own_words,
    read_one,
    text_of,
)
from desktop.store.queries.ledger import task_rows
from desktop.store.tables import Task

NEW, SAME, EMPTY, THIN, ALTERED, CLAIMED = "new", "same", "empty", "thin", "altered", "claimed"
WORDS = {
    NEW: "● 新反馈",
    SAME: "○ 无变化",
    EMPTY: "— 没有填写",
    THIN: "▲ 内容空泛",
    ALTERED: "▲ 编号被改，请认领",
    CLAIMED: "● 已认领",
}


@dataclass(frozen=True, slots=True)
class Target:
    """A task that a row may belong to, with what the ledger last says of it."""

    id: str
    number: str
    matter: str
    latest: str
    said: frozenset[str]


@dataclass(frozen=True, slots=True)
class ReturnLine:
    """One row of a form: what becomes of it, the task it belongs to, the old words and the new ones."""

    place: Place
    unit: str
    row: ReturnRow
    state: str
    target: Target | None
    words: str
    summary: str

    @property
    def id(self) -> str:
        """Return the row's name among all files."""
        return f"{self.place[1]}!{self.place[0]}"


@dataclass(slots=True)
class ReturnsReview:
    """Forms that came back together; nothing of them is stored before `accept`.

    `unread` are files that are no forms, with the reason.
    """

    forms: list[ReturnForm]
    targets: dict[str, Target]
    unread: list[tuple[str, str]] = field(default_factory=list)
    claims: dict[Place, str] = field(default_factory=dict)
    summaries: dict[Place, str] = field(default_factory=dict)

    def lines(self) -> list[ReturnLine]:
        """Return every row that is of a task or says something, those to claim first."""
        made = [self._line(form, row) for form in self.forms for row in form.rows]
        told = [line for line in made if line.row.filled or line.target]
        return sorted(told, key=lambda line: line.state != ALTERED)

    def claim(self, place: Place, number: str | None) -> None:
        """Say which task a row with an altered code belongs to; None takes that back."""
        if number is None:
            self.claims.pop(place, None)
        else:
            self.claims[place] = number

    def summarise(self, place: Place, words: str) -> None:
        """Put the clerk's summary beside the unit's words."""
        self.summaries[place] = words.strip()

    def to_write(self) -> int:
        """Return how many entries `accept` would write."""
        return sum(line.state in (NEW, THIN, CLAIMED) for line in self.lines())

    def to_send_back(self) -> list[str]:
        """Return the tasks whose units have to write more: nothing filled in, or nothing of substance."""
        ids = (line.target.id for line in self.lines() if line.state in (EMPTY, THIN) and line.target)
        return list(dict.fromkeys(ids))

    @property
    def sentence(self) -> str:
        """Return the count of files: 18 读取 · 1 无变化 · 1 编号被改，请认领."""
        states = [self._state(form) for form in self.forms]
        parts = [f"{states.count(NEW)} 读取"]
        for state, words in ((SAME, "无变化"), (ALTERED, "编号被改，请认领")):
            parts += [f"{states.count(state)} {words}"] if state in states else []
        parts += [f"{len(self.unread)} 读不出"] if self.unread else []
        return " · ".join(parts)

    def _state(self, form: ReturnForm) -> str:
        states = {self._line(form, row).state for row in form.rows}
        return ALTERED if ALTERED in states else NEW if states & {NEW, THIN, CLAIMED} else SAME

    def _line(self, form: ReturnForm, row: ReturnRow) -> ReturnLine:
        place = (form.file, row.row)
        number = row.number if row.code_ok else self.claims.get(place)
        target = self.targets.get(number) if number else None
        words = own_words(row) if row.filled else ""
        told = self.summaries.get(place, "")
        summary = text_of(row, told) if row.filled else ""
        state = _state_of(row, target, words, told)
        return ReturnLine(place, form.unit or "", row, state, target, words, summary)


def read_forms(
    desk: Desk, paths: Sequence[Path], told: Callable[[int, int, str], object] = lambda *_told: None
) -> ReturnsReview:
    """Read forms against our codes; a file that is no form is named and does not stop the others.

    `told` hears how many are read. Raises Refused when none is a form.
    """
    issued, forms, unread = issued_codes(desk), list[ReturnForm](), list[tuple[str, str]]()
    for done, path in enumerate(paths):
        told(done, len(paths), path.name)
        try:
            forms.append(read_one(desk, path, issued))
        except Refused as refusal:
            unread.append((path.name, refusal.sentence))
    if not forms:
        raise Refused(unread[0][1] if unread else "没有选择文件，没有读入任何内容。")
    return ReturnsReview(forms, _targets(desk), unread)


def accept(desk: Desk, review: ReturnsReview) -> ReturnsTaken:
    """Write everything that is new, as one act. Raises Refused when nothing is."""
    return import_returns(desk, review.forms, Settled(review.claims, review.summaries))


def _targets(desk: Desk) -> dict[str, Target]:
    with desk.view() as view:
        tasks = view.find(Task, owner_id=desk.office.id, order=("year", "serial"))
        latest = {row.id: row.latest for row in task_rows(view, [task.id for task in tasks])}
        return {
            task.number: Target(
                task.id, task.number, task.matter, latest[task.id], frozenset(known_words(view, task.id))
            )
            for task in tasks
        }


def _state_of(row: ReturnRow, target: Target | None, words: str, summary: str) -> str:
    if target is None:
        return ALTERED if row.filled else EMPTY
    if not row.filled:
        return EMPTY
    if words in target.said:
        return SAME
    if not summary and is_thin(row.progress or ""):
        return THIN
    return NEW if row.code_ok else CLAIMED
