"""Making papers: from records through the catalogue to docx and pdf, registered and kept byte for byte."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import gettempdir

from desktop.documents.catalogue import compose, shipped_texts
from desktop.documents.intake import file_bytes
from desktop.documents.official import OfficialDocument
from desktop.documents.plain_text import decode
from desktop.domain.changes import Changes
from desktop.domain.errors import Refused
from desktop.domain.tasks import Status
from desktop.services import ledger, paper_facts, roster
from desktop.services.desk import Desk
from desktop.services.paper_facts import Facts, Subject
from desktop.services.registry import new_code, next_number
from desktop.store.files import write_durably
from desktop.store.tables import Paper
from desktop.store.work import Work

COMPOSERS: dict[str, Callable[[Desk, Subject], Facts]] = {
    "meeting_notice": paper_facts.meeting_notice,
    "minutes": paper_facts.minutes,
    "roster": paper_facts.roster_paper,
    "ledger": paper_facts.ledger_paper,
    "assignment": paper_facts.assignment,
}
_STEM = 80  # characters of a file's name; with three bytes each the most that a folder takes
_UNSAFE = re.compile(r'[\\/:*?"<>|\s]+')


@dataclass(frozen=True, slots=True)
class PaperKind:
    """A paper of the catalogue: its name and the fields its text uses."""

    kind: str
    name: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """A paper that was made: where its files lie and what the clerk should know."""

    kind: str
    title: str
    number: str
    code: str
    docx: Path
    pdf: Path
    remarks: tuple[str, ...]
    changes: Changes


def kinds() -> list[PaperKind]:
    """Return the papers that can be made."""
    texts = shipped_texts()
    return [PaperKind(kind, texts[kind].name, tuple(texts[kind].fields)) for kind in COMPOSERS]


def draft(desk: Desk, kind: str, subject: Subject) -> OfficialDocument:
    """Return the paper as a value, without number and code, for the preview."""
    facts = _facts(desk, kind, subject)
    return compose(kind, facts.fields, facts.tables, _own_text(desk, kind)).document


def make(desk: Desk, kind: str, subject: Subject, folder: Path) -> Made:
    """Make one paper in `folder` as docx and pdf: number given, registered, files kept by hash; one act."""
    from desktop.documents.docx import render_docx
    from desktop.documents.pdf import render_pdf

    facts, own_text = _facts(desk, kind, subject), _own_text(desk, kind)
    with desk.act(f"出{shipped_texts()[kind].name}") as work:
        paper = _enter(desk, work, kind, facts, subject)
        fields = {**facts.fields, "校验码": paper.code} | ({"发文字号": paper.number} if paper.number else {})
        composed = compose(kind, fields, facts.tables, own_text)
        document = replace(composed.document, foot_code=paper.code)
        docx, pdf = render_docx(document), render_pdf(document)
        paper.docx_sha256, paper.pdf_sha256 = desk.store.files.keep(docx), desk.store.files.keep(pdf)
        number, code = paper.number, paper.code
        stem = _stem(facts.title, number or code)
        _write(folder, {f"{stem}.docx": docx, f"{stem}.pdf": pdf})
    return Made(
        kind,
        facts.title,
        number,
        code,
        folder / f"{stem}.docx",
        folder / f"{stem}.pdf",
        composed.remarks,
        work.changes,
    )


def assignments(desk: Desk, units: Sequence[str], folder: Path) -> list[Made]:
    """Make one 交办单 for each unit that leads an open task of ours; `units` empty: every such unit."""
    made = []
    names = list(units) or [row.name for row in roster.unit_rows(desk, desk.today())]
    for name in names:
        tasks = _open_tasks_of(desk, name)
        if tasks:
            made.append(make(desk, "assignment", Subject(task_ids=tuple(tasks), unit=name), folder))
    if not made:
        raise Refused("所选单位没有正在办理的牵头事项，没有出交办单。")
    return made


def _open_tasks_of(desk: Desk, unit: str) -> list[str]:
    chosen = ledger.LedgerFilter(statuses=(Status.OPEN,), owner_id=desk.office.id)
    return [line.row.id for line in ledger.lines(desk, ledger.ids(desk, chosen)) if unit in line.row.lead]


def _facts(desk: Desk, kind: str, subject: Subject) -> Facts:
    if kind not in COMPOSERS:
        names = shipped_texts()
        raise Refused(
            f"没有“{kind}”这一种文书。可用：{'、'.join(f'{k}（{names[k].name}）' for k in COMPOSERS)}。"
        )
    return COMPOSERS[kind](desk, subject)


def _enter(desk: Desk, work: Work, kind: str, facts: Facts, subject: Subject) -> Paper:
    number, serial = next_number(work, desk, facts.word) if facts.word else ("", None)
    return work.add(
        Paper(
            owner_id=desk.office.id,
            kind=kind,
            word=facts.word,
            year=desk.today().year,
            serial=serial,
            number=number,
            title=facts.title,
            status="issued",
            code=new_code(work),
            meeting_id=subject.meeting_id,
            made_on=desk.today(),
        )
    )


def _own_text(desk: Desk, kind: str) -> str | None:
    """Return the office's edited copy of a paper's text, if there is one."""
    path = desk.store.paths.home / "papers" / f"{kind}.txt"
    return decode(file_bytes(path), path.name)[0] if path.is_file() else None


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            write_durably(folder / name, data)
    except OSError as fault:
        raise Refused(f"“{folder}”写不进去，没有出文书，文号没有占用。请换一个文件夹或检查权限。") from fault


def _stem(title: str, mark: str) -> str:
    tail = f"_{_UNSAFE.sub('', mark)}"
    return _UNSAFE.sub("", title)[: _STEM - len(tail)] + tail


def kept_file(desk: Desk, sha: str, title: str, suffix: str) -> Path:
    """Return a readable copy of a kept file under the paper's name; the kept one is never handed out."""
    data = desk.store.files.read(sha)
    folder = Path(gettempdir()) / "fuyuan-shown" if desk.store.read_only else desk.store.paths.home / "shown"
    folder.mkdir(exist_ok=True)
    copy = folder / f"{_stem(title, sha[:6])}{suffix}"
    if not copy.exists() or copy.read_bytes() != data:
        write_durably(copy, data)
    return copy
