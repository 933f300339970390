"""The register of papers: numbers per series, short codes, files kept by hash."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from desktop.domain.changes import Changes
from desktop.domain.errors import Refused
from desktop.domain.folding import fold
from desktop.services.desk import Desk
from desktop.store.tables import Paper
from desktop.store.work import Work

CODE_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
_CODE_LENGTH = 6
STATUSES = {"reserved": "预留", "issued": "已发", "void": "作废"}


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One paper of the register."""

    id: str
    kind: str
    number: str
    serial: int | None
    title: str
    status: str
    reason: str
    code: str
    made_on: date
    meeting_id: str | None
    docx_sha256: str
    pdf_sha256: str
    replaced_by: str
    replaced_by_id: str = ""  # the next version, where there is one

    @property
    def standing(self) -> str:
        """Return how the paper stands today, in the words that answer a typed code."""
        if self.status == "void":
            return f"此件已作废：{self.reason}"
        if self.replaced_by:
            return f"此件已被 {self.replaced_by} 替代"
        return "此件为现行稿" if self.status == "issued" else "文号已预留，文书尚未印发"


def reserve_number(desk: Desk, word: str, title: str, *, kind: str = "other") -> Changes:
    """Reserve the next number of a series (发文字) for a paper still to be written."""
    with desk.act("预留文号") as work:
        number, serial = next_number(work, desk, word)
        work.add(
            Paper(
                owner_id=desk.office.id,
                kind=kind,
                word=word,
                year=desk.today().year,
                serial=serial,
                number=number,
                title=title,
                status="reserved",
                made_on=desk.today(),
            )
        )
    return work.changes


def void_paper(desk: Desk, paper_id: str, reason: str) -> Changes:
    """Void a paper with its reason; the number stays used."""
    if not reason.strip():
        raise Refused("作废须写明原因，没有改动。")
    with desk.act("文书作废", reason=reason) as work:
        paper = work.need(Paper, paper_id)
        if paper.status == "void":
            raise Refused(f"“{paper.title}”已经作废，没有改动。")
        paper.status, paper.reason = "void", reason.strip()
    return work.changes


def next_number(work: Work, desk: Desk, word: str) -> tuple[str, int]:
    """Return the next number of a series in this year and its serial; numbers once given are never given again."""
    year = desk.today().year
    serial = work.highest("papers", "serial", word=word, year=year) + 1
    return f"{word}〔{year}〕{serial}号", serial


def new_code(work: Work) -> str:
    """Return a short code that no paper of this office carries."""
    while True:
        code = "".join(secrets.choice(CODE_ALPHABET) for _ in range(_CODE_LENGTH))
        if work.first(Paper, code=code) is None:
            return code


def register(desk: Desk, text: str = "") -> list[PaperRow]:
    """Return the register, newest first; `text` narrows it by words of number, title or code."""
    with desk.view() as view:
        papers = view.find(Paper, owner_id=desk.office.id)
    newer = {paper.replaces_id: paper for paper in papers if paper.replaces_id}
    wanted = [fold(word) for word in text.split()]
    return [
        PaperRow(
            p.id, p.kind, p.number, p.serial, p.title, p.status, p.reason, p.code, p.made_on, p.meeting_id,
            p.docx_sha256, p.pdf_sha256, *_replaced(p, newer),
        )
        for p in reversed(papers)
        if all(word in fold(f"{p.number} {p.title} {p.code}") for word in wanted)
    ]  # fmt: skip


def _replaced(paper: Paper, newer: Mapping[str, Paper]) -> tuple[str, str]:
    """Return by what number or code a paper was replaced, and the id of that paper."""
    later = newer.get(paper.id)
    if later is None:
        return "", ""
    same = later.number == paper.number  # a corrected version keeps the number: its code tells them apart
    return (later.code if same else later.number or later.code), later.id


def by_code(desk: Desk, code: str) -> PaperRow:
    """Return the paper that carries a code in its foot, typed with or without blanks, in small or large letters.

    Refused when no paper of this office carries it.
    """
    wanted = "".join(code.split()).upper()
    found = [row for row in register(desk, wanted) if row.code == wanted] if wanted else []
    if not found:
        raise Refused(
            f"没有校验码为“{code.strip()}”的文书。请核对页脚的{_CODE_LENGTH}位编号，其中没有 0、1、I、O。"
        )
    return found[0]


def gaps(desk: Desk, word: str, year: int) -> list[int]:
    """Return the serials of a series that no standing paper carries (an undone act leaves such a gap)."""
    with desk.view() as view:
        highest = view.highest("papers", "serial", word=word, year=year)
        used = {paper.serial for paper in view.find(Paper, word=word, year=year)}
    return [serial for serial in range(1, highest + 1) if serial not in used]
