"""One sheet to its proposal: row by row under its head, with every doubt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from desktop.domain.deadlines import Explained
from desktop.domain.readers.ledger.checks import spaced_doubts, states_at_odds, subtotal_doubts
from desktop.domain.readers.ledger.deadlines import DeadlineReader, RowDeadline
from desktop.domain.readers.ledger.dues import Dues
from desktop.domain.readers.ledger.heads import Head
from desktop.domain.readers.ledger.proposal import Apart, LedgerDoubt, LedgerRow, LedgerSheet
from desktop.domain.readers.ledger.rows import Line, Lines
from desktop.domain.readers.ledger.serials import Serials
from desktop.domain.readers.ledger.states import States
from desktop.domain.readers.ledger.status import Legend
from desktop.domain.readers.ledger.terms import terms_in
from desktop.domain.readers.ledger.units import Parties, doubt_about, read_units
from desktop.domain.readers.ledger.values import all_of, first_of, progress_of
from desktop.domain.readers.ledger.words import DITTO, DITTO_OF, HEADING, SAME_LEFT
from desktop.domain.source import Cell, Sheet, column_letters, squash
from desktop.domain.units import UnitBook
from desktop.domain.workdays import WorkCalendar

_CORE = {"serial", "section", "matter", "lead", "support", "units", "deadline", "status", "progress"}
_DEADLINES = ("deadline", "deadline_old", "deadline_new")
_FACTS = ("source", "leader", "contact", "raised_by", "note")
_UNSEEN = "\u200b\u200c\u200d\ufeff\u2060 \u3000\n"  # what a copy from a web page leaves around words
_DITTO_FIRST = frozenset("〃″”“\"'同々—")


@dataclass(frozen=True, slots=True)
class Setting:
    """What a sheet is read with: the units, the calendar, what fills mean, and its year."""

    book: UnitBook
    calendar: WorkCalendar
    legend: Legend
    year: int | None
    sure: bool = True


@dataclass(slots=True)
class SheetReader:
    """Reads one sheet under its first head; a later head of other columns takes over from its row on."""

    sheet: Sheet
    head: Head
    setting: Setting
    rows: list[LedgerRow] = field(default_factory=list)
    doubts: list[LedgerDoubt] = field(default_factory=list)
    section: str | None = None
    category: str | None = None
    headed: bool = False
    apart: dict[str, list[int]] = field(default_factory=dict)
    above: Sequence[Cell] = ()
    by_serial: dict[str, Sequence[Cell]] = field(default_factory=dict)
    serials: Serials = field(default_factory=Serials)
    subtotals: list[Line] = field(default_factory=list)
    parties: dict[tuple[str, str], Parties] = field(default_factory=dict)
    unit_cells: list[tuple[int, int, str]] = field(default_factory=list)
    states: States = field(init=False)
    dues: Dues = field(init=False)
    others: dict[int, list[tuple[int, str]]] = field(default_factory=dict)
    words: dict[int, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        year = self.setting.year
        reader = DeadlineReader(date(year, 1, 1) if year else None, self.setting.calendar)
        self.dues = Dues(reader, terms_in(self.sheet, self.head))
        self.states = States(self.sheet, self.setting.legend, self._doubt)

    def read(self) -> LedgerSheet:
        """Read every row and give the sheet's proposal."""
        self._first_section()
        for line in Lines(self.sheet, self.head):
            if line.kind == "matter":
                self._matter(line)
            elif line.kind == "section":
                self._section(line)
            else:
                self._other(line)
        self.doubts += subtotal_doubts(self.subtotals, self.rows, self.apart.get("section", []))
        self.doubts += spaced_doubts(self.unit_cells)
        self._year_doubt()
        apart = Apart(
            *(tuple(self.apart.get(kind, ())) for kind in ("section", "subtotal", "head", "note", "blank"))
        )
        return LedgerSheet(
            self.sheet.name,
            self.head,
            tuple(self.rows),
            tuple(self.doubts),
            apart,
            self.setting.year,
            self.sheet.hidden,
            tuple(sorted(self.sheet.hidden_columns)),
        )

    def _first_section(self) -> None:
        """Take a numbered heading right above the head as the section of the rows below it."""
        texts = (
            {text for text in self.sheet.row_texts(self.head.first - 1) if text}
            if self.head.first > 1
            else set()
        )
        if len(texts) == 1 and HEADING.match(text := texts.pop().strip()):
            self.section, self.headed = text, True
            self.dues.under(text)

    def _year_doubt(self) -> None:
        """Say once that the year of the ledger was not written anywhere but in its days."""
        if self.setting.year is None or not self.setting.sure:
            year = self.setting.year
            told = f"按表中日期推定为 {year} 年" if year else "没有年份的时限未推算日期"
            reason = f"标题和表名里没有写台账年度，{told}，请确认或用年度选项指定"
            self._doubt(self.head.first, 1, self.head.word(1), reason, "year")

    def _section(self, line: Line) -> None:
        self.apart.setdefault("section", []).append(line.row)
        parts = list(dict.fromkeys(text for text in line.texts if text))
        self.section, self.headed = parts[0], True
        if len(parts) > 1 and len(parts[0]) <= 3:
            self.section = f"{parts[0].rstrip('、.')}、{parts[1]}"
        self.dues.under("".join(parts))

    def _other(self, line: Line) -> None:
        self.apart.setdefault(line.kind, []).append(line.row)
        if line.kind == "subtotal":
            self.subtotals.append(line)
        if line.kind == "stray":
            text = next(text for text in line.texts if text)
            reason = "这一行没有写事项，没有作为事项读入"
            self._doubt(line.row, line.texts.index(text) + 1, text, reason, "stray")

    def _matter(self, line: Line) -> None:
        cells, dittos = self._without_dittos(line)
        texts = [cell.text.strip() for cell in cells] if dittos else line.texts
        head = line.head
        serial = first_of(texts, head, "serial")
        matter = first_of(texts, head, "matter").strip(_UNSEEN)
        parties = self._parties(line.row, texts, head)
        deadline = self._deadline(line.row, cells, texts, head)
        status_raw = first_of(texts, head, "status")
        row = LedgerRow(
            line.row,
            serial or None,
            self._section_of(texts, head),
            matter,
            parties.lead,
            parties.support,
            parties.collective,
            all_of(texts, head, "lead"),
            all_of(texts, head, "support"),
            all_of(texts, head, "units"),
            deadline,
            self.states.of_row(line, status_raw, texts),
            status_raw or None,
            progress_of(texts, head),
            {letters: texts[n] for n, letters in self._others(head) if texts[n]},
            {word: text for word, text in zip(self._words(head), texts, strict=True) if text},
            self._facts(cells, texts, head),
            {column_letters(n): text for n, text in dittos.items()},
            line.row in self.sheet.hidden_rows,
        )
        self._remark(row, head, texts)
        self.rows.append(row)
        self.above = cells
        if serial:
            self.by_serial[serial] = cells

    def _others(self, head: Head) -> list[tuple[int, str]]:
        """Give place and letters of the columns that are no field of their own."""
        if head.first not in self.others:
            kinds = enumerate(head.kinds)
            self.others[head.first] = [(n, column_letters(n + 1)) for n, kind in kinds if kind not in _CORE]
        return self.others[head.first]

    def _words(self, head: Head) -> list[str]:
        """Give the words over each column, once each: a second 备注 is told apart by its letters."""
        if head.first not in self.words:
            words = [head.word(n) for n in range(1, len(head.words) + 1)]
            self.words[head.first] = [
                word if word not in words[:n] else f"{word}（{column_letters(n + 1)}列）"
                for n, word in enumerate(words)
            ]
        return self.words[head.first]

    def _without_dittos(self, line: Line) -> tuple[Sequence[Cell], dict[int, str]]:
        """Put what 同上 and its like stand for in their places; also give where they stood."""
        found: dict[int, str] = {}
        cells: list[Cell] | None = None
        for place, text in enumerate(line.texts):
            if not text or text[0] not in _DITTO_FIRST or len(text) > 12:
                continue
            source = self._meant(text, place, line)
            if source is None:
                continue
            cells = cells if cells is not None else list(line.cells)
            found[place + 1] = text
            cells[place] = replace(source, column=place + 1)
        return (cells if cells is not None else line.cells), found

    def _meant(self, text: str, place: int, line: Line) -> Cell | None:
        bare = squash(text)
        if bare == SAME_LEFT and place:
            return line.cells[place - 1]
        if match := DITTO_OF.fullmatch(bare):
            if line.head.kinds[place] in _DEADLINES:
                return None  # a term told by another matter's is a reference, see _deadline
            other = self.by_serial.get(match[1])
            return other[place] if other else None
        if not DITTO.fullmatch(bare):
            return None
        if not self.above:
            reason = f"“{text}”上面没有可以对照的行，请补上"
            self._doubt(line.row, place + 1, text, reason, "ditto")
            return Cell(line.row, place + 1, None, "")
        return self.above[place]

    def _section_of(self, texts: list[str], head: Head) -> str | None:
        if told := first_of(texts, head, "section"):
            self.category = told
        return self.section if self.headed else self.category

    def _parties(self, row: int, texts: list[str], head: Head) -> Parties:
        found = Parties()
        for kind in ("lead", "units", "support"):
            for column in head.columns.get(kind, ()):
                text = texts[column - 1]
                if not text:
                    continue
                self.unit_cells.append((row, column, text))
                key = (kind, text)
                if key not in self.parties:
                    self.parties[key] = read_units(text, self.setting.book, kind)
                read = self.parties[key]
                for reason in read.doubts:
                    self._doubt(row, column, text, reason, *doubt_about(reason))
                found = _together(found, read)
        own = head.one("lead") or head.one("units")
        if own and not found.lead:
            reason = "没有写责任单位" if not found.support and not found.collective else "没有写明牵头单位"
            self._doubt(row, own, texts[own - 1], reason, "nobody", texts[own - 1])
        return found

    def _deadline(self, row: int, cells: Sequence[Cell], texts: list[str], head: Head) -> RowDeadline:
        found = self._referred(texts, head) or self.dues.of_row(cells, texts, head)
        column = found.column or head.one("deadline") or head.one("deadline_old")
        if column or found.said.due:
            for reason in found.doubts:
                place = column or head.columns["matter"][0]
                self._doubt(row, place, found.said.raw, reason, "deadline", found.said.raw)
        return found

    def _referred(self, texts: list[str], head: Head) -> RowDeadline | None:
        """Read 同第3项 as the term of that matter: its day is offered, a person confirms it."""
        for column in head.all("deadline"):
            match = DITTO_OF.fullmatch(squash(texts[column - 1]))
            if match is None:
                continue
            other = next((row for row in reversed(self.rows) if row.serial == match[1]), None)
            if other:
                day = other.deadline.said.last
                told = f"“{match[0]}”的时限是{day or other.deadline.said.raw or '空的'}，请确认"
                days = (day,) if day else ()
                said = Explained(match[0], "REFERENCE", question=told, candidates=days, certainty="ambiguous")
                return RowDeadline(said, column, doubts=(told,))
        return None

    def _facts(self, cells: Sequence[Cell], texts: list[str], head: Head) -> dict[str, str]:
        found = {kind: text for kind in _FACTS if (text := first_of(texts, head, kind))}
        column = head.one("finished")
        if column and (day := self.dues.day(cells[column - 1])):
            found["finished"] = day.isoformat()
        return found

    def _remark(self, row: LedgerRow, head: Head, texts: list[str]) -> None:
        serial = head.one("serial")
        if serial and row.serial and (reason := self.serials.doubt(row.serial, row.row)):
            self._doubt(row.row, serial, row.serial, reason, "serial")
        if row.hidden:
            reason = "这一行在表中是隐藏的，已读入，请确认是否保留"
            self._doubt(row.row, head.columns["matter"][0], row.matter, reason, "hidden")
        self._late(row, head)
        state = head.one("status")
        if state and states_at_odds(row.progress, row.status):
            reason = f"“{row.progress}”与“{row.status_raw}”说的不一致，请核对"
            self._doubt(
                row.row, state, row.status_raw or "", reason, "states", f"{row.progress}/{row.status_raw}"
            )
        leader, lead = head.one("leader"), head.one("lead") or head.one("units")
        merge = self.sheet.merge_at(row.row, lead) if lead else None
        if leader and lead and merge and merge.top < row.row:
            first = self.sheet.text(merge.top, leader).strip()
            if first and texts[leader - 1] and first != texts[leader - 1]:
                reason = "单位与上一行合并，但责任领导不同，请确认单位"
                self._doubt(row.row, lead, texts[lead - 1], reason, "leader")

    def _late(self, row: LedgerRow, head: Head) -> None:
        """Point out a matter that was finished after its last day."""
        due, column = row.deadline.said.last, head.one("finished")
        finished = row.facts.get("finished")
        if column and due and finished and finished > due.isoformat():
            reason = f"{head.word(column)} {finished} 晚于时限 {due}，请核对"
            self._doubt(row.row, column, finished, reason, "late", f"{finished}>{due}")

    def _doubt(self, row: int, column: int, value: str, reason: str, kind: str = "", about: str = "") -> None:
        self.doubts.append(LedgerDoubt(row, column_letters(column), value, reason, kind, about))


def _together(one: Parties, other: Parties) -> Parties:
    if not (one.lead or one.support or one.collective):
        return other
    lead = tuple(dict.fromkeys(one.lead + other.lead))
    support = tuple(name for name in dict.fromkeys(one.support + other.support) if name not in lead)
    return Parties(lead, support, tuple(dict.fromkeys(one.collective + other.collective)))
