"""Making papers: from records through the catalogue to docx and pdf, registered and kept byte for byte."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import gettempdir
from typing import Any

from desktop.documents.catalogue import Composed, compose, shipped_text
from desktop.documents.intake import file_bytes
from desktop.documents.official import OfficialDocument
from desktop.documents.plain_text import decode
from desktop.domain.changes import Changes
from desktop.domain.errors import Refused
from desktop.services.compose import COMPOSERS, ONE_NUMBER, RECIPIENTS
from desktop.services.desk import Desk
from desktop.services.ladder import log_step
from desktop.services.paper_facts import Facts, Subject
from desktop.services.registry import new_code, next_number
from desktop.store.files import write_durably
from desktop.store.tables import Attachment, Paper, Unit
from desktop.store.work import Work

_UNSAFE = re.compile(r'[\\/:*?"<>|\s]+')
_STEM = 80  # characters of a file's name; with three bytes each the most that a folder takes
TEXT_NAME = "文书内容.json"  # the paper as a value, kept beside its files so that it can be checked later


@dataclass(frozen=True, slots=True)
class PaperKind:
    """A paper of the catalogue: its name, the fields and tables its text uses, whether each unit can get its own."""

    kind: str
    name: str
    fields: tuple[str, ...]
    tables: tuple[str, ...]
    per_unit: bool


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
    paper_id: str = ""


@dataclass(frozen=True, slots=True)
class Batch:
    """What a batch made: whole papers in order of delivery, the 签收单 last; `left_out` says why some are not there."""

    made: tuple[Made, ...]
    sheet: Made | None = None
    left_out: tuple[str, ...] = ()
    cancelled: bool = False

    @property
    def all(self) -> tuple[Made, ...]:
        """Return every paper, the 签收单 included."""
        return (*self.made, self.sheet) if self.sheet else self.made


def kinds() -> list[PaperKind]:
    """Return the papers that can be made."""
    texts = [shipped_text(kind) for kind in COMPOSERS]
    return [
        PaperKind(text.kind, text.name, tuple(text.fields), tuple(text.tables), text.kind in RECIPIENTS)
        for text in texts
    ]


def draft(desk: Desk, kind: str, subject: Subject) -> OfficialDocument:
    """Return the paper as a value, without number and code, for the preview."""
    facts = _facts(desk, kind, subject)
    return compose(kind, facts.fields, facts.tables, own_text(desk, kind)).document


def make(desk: Desk, kind: str, subject: Subject, folder: Path) -> Made:
    """Make one paper in `folder` as docx and pdf: number given, registered, files kept by hash; one act.

    A standing paper of the same kind and title on the same subject is marked as replaced by this one. A 催办单,
    督办通知 or 通报 is logged with each task on it in the same act.
    """
    facts, text = _facts(desk, kind, subject), own_text(desk, kind)
    with desk.act(f"出{shipped_text(kind).name}") as work:
        paper = _enter(desk, work, kind, facts, subject)
        log_step(desk, work, paper, facts.pressed, subject.approver)
        composed = _composed(facts, paper, text)
        docx, pdf = issue(desk, work, paper, composed.document, folder, shared=bool(subject.number))
        record, number, code = paper.id, paper.number, paper.code
    remarks = (*facts.remarks, *composed.remarks)
    return Made(kind, facts.title, number, code, docx, pdf, remarks, work.changes, record)


def issue(
    desk: Desk, work: Work, paper: Paper, document: OfficialDocument, folder: Path, *, shared: bool
) -> tuple[Path, Path]:
    """Put a paper into `folder` as docx and pdf inside an act under way, and keep both and its text by hash.

    `shared` says that another paper carries the same number: the files are told apart by the code then. Returns
    where docx and pdf lie; Refused when the folder cannot be written.
    """
    from desktop.documents.docx import render_docx
    from desktop.documents.pdf import render_pdf
    from desktop.documents.spec_write import spec_text

    files, spec = desk.store.files, spec_text(document).encode()
    docx, pdf = render_docx(document), render_pdf(document)
    paper.docx_sha256, paper.pdf_sha256 = files.keep(docx), files.keep(pdf)
    about: dict[str, Any] = {"size": len(spec), "added_on": desk.today()}
    work.add(Attachment(kind="papers", record_id=paper.id, name=TEXT_NAME, sha256=files.keep(spec), **about))
    mark = f"{paper.number}_{paper.code}" if shared else paper.number or paper.code
    stem = _stem(paper.title, mark)
    _write(folder, {f"{stem}.docx": docx, f"{stem}.pdf": pdf})
    return folder / f"{stem}.docx", folder / f"{stem}.pdf"


def batch(
    desk: Desk,
    kind: str,
    subjects: Sequence[Subject],
    folder: Path,
    *,
    progress: Callable[[int, int, str], object] | None = None,
    cancelled: Callable[[], bool] = lambda: False,
    sheet: bool = True,
) -> Batch:
    """Make a paper for each subject, each an act of its own, and the 签收单 of them all at the end.

    `progress` gets (done, total, words) before each paper. Once `cancelled` says so nothing more is begun: what
    is there is whole, and no 签收单 is made. A subject that is refused is left out with its sentence; Refused
    when nothing could be made at all.
    """
    made: list[Made] = []
    left_out: list[str] = []
    for done, each in enumerate(subjects):
        if cancelled():
            return Batch(tuple(made), None, tuple(left_out), cancelled=True)
        if progress:
            progress(done, len(subjects), each.unit or f"第{done + 1}份")
        shared = made[0].number if made and kind in ONE_NUMBER else ""
        try:
            made.append(make(desk, kind, replace(each, number=shared), folder))
        except Refused as refused:
            left_out.append(str(refused))
    if not made:
        raise Refused(left_out[0] if left_out else f"没有需要出{shipped_text(kind).name}的单位，没有出文书。")
    listed = None
    if sheet:
        listed = make(desk, "delivery_sheet", Subject(paper_ids=tuple(one.paper_id for one in made)), folder)
    if progress:
        progress(len(subjects), len(subjects), "")
    return Batch(tuple(made), listed, tuple(left_out))


def subjects_for(desk: Desk, kind: str, subject: Subject, units: Sequence[str] = ()) -> list[Subject]:
    """Return what a batch makes: a subject for each unit that the paper concerns, or for each of `units` named.

    Refused for a paper of which units do not get their own.
    """
    _check_kind(kind)
    if kind not in RECIPIENTS:
        raise Refused(f"{shipped_text(kind).name}不是一个单位一份的文书，没有出。请不要指定全部单位。")
    found = {each.unit: each for each in RECIPIENTS[kind](desk, subject)}
    names = [_full_name(desk, unit) for unit in units] or list(found)
    places = {name: at for at, name in enumerate(found)}
    names.sort(key=lambda name: places.get(name, len(places)))
    return [found.get(name, replace(subject, unit=name)) for name in names]


def assignments(desk: Desk, units: Sequence[str], folder: Path) -> list[Made]:
    """Make one 交办单 for each unit that leads an open task of ours; `units` empty: every such unit."""
    subjects = [each for each in subjects_for(desk, "assignment", Subject(), units) if each.task_ids]
    if not subjects:
        raise Refused("所选单位没有正在办理的牵头事项，没有出交办单。")
    return list(batch(desk, "assignment", subjects, folder, sheet=False).made)


def trial(desk: Desk, kind: str, text: str | None, subject: Subject) -> Composed:
    """Compose a paper without entering it in the register; `text` is the copy to be tried, None the shipped one."""
    facts = _facts(desk, kind, subject)
    fields = {"发文字号": f"{facts.word}〔{desk.today().year}〕1号", "校验码": "SAMPLE"}
    return compose(kind, {**fields, **facts.fields}, facts.tables, text)


def own_path(desk: Desk, kind: str) -> Path:
    """Return where the office's own copy of a paper's text lies or would lie."""
    return desk.store.paths.home / "papers" / f"{kind}.txt"


def own_text(desk: Desk, kind: str) -> str | None:
    """Return the office's edited copy of a paper's text, if there is one."""
    return read_text(own_path(desk, kind))


def read_text(path: Path) -> str | None:
    """Return the text of an edited copy, saved as UTF-8 or GB18030; None where there is none."""
    return decode(file_bytes(path), path.name)[0] if path.is_file() else None


def copy_text(desk: Desk, kind: str) -> Path:
    """Put a copy of the shipped text where the office may edit it; Refused when there is one already."""
    from desktop.locate import shipped

    _check_kind(kind)
    path = own_path(desk, kind)
    if path.exists():
        raise Refused(f"已经有本单位的“{shipped_text(kind).name}”模板（{path}），没有改动。请直接修改它。")
    path.parent.mkdir(exist_ok=True)
    write_durably(path, (shipped("resources") / "papers" / f"{kind}.txt").read_bytes())
    return path


def kept_file(desk: Desk, sha: str, title: str, suffix: str) -> Path:
    """Return a readable copy of a kept file under the paper's name; the kept one is never handed out."""
    data = desk.store.files.read(sha)
    folder = Path(gettempdir()) / "fuyuan-shown" if desk.store.read_only else desk.store.paths.home / "shown"
    folder.mkdir(exist_ok=True)
    copy = folder / f"{_stem(title, sha[:6])}{suffix}"
    if not copy.exists() or copy.read_bytes() != data:
        write_durably(copy, data)
    return copy


def _check_kind(kind: str) -> None:
    if kind not in COMPOSERS:
        known = "、".join(f"{each}（{shipped_text(each).name}）" for each in COMPOSERS)
        raise Refused(f"没有“{kind}”这一种文书。可用：{known}。")


def _facts(desk: Desk, kind: str, subject: Subject) -> Facts:
    _check_kind(kind)
    return COMPOSERS[kind](desk, subject)


def _composed(facts: Facts, paper: Paper, text: str | None) -> Composed:
    fields = {**facts.fields, "校验码": paper.code} | ({"发文字号": paper.number} if paper.number else {})
    made = compose(paper.kind, fields, facts.tables, text)
    return replace(made, document=replace(made.document, foot_code=paper.code))


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            write_durably(folder / name, data)
    except OSError as fault:
        raise Refused(f"“{folder}”写不进去，没有出文书，文号没有占用。请换一个文件夹或检查权限。") from fault


def _enter(desk: Desk, work: Work, kind: str, facts: Facts, subject: Subject) -> Paper:
    number, serial = subject.number, None
    if facts.word and not number:
        number, serial = next_number(work, desk, facts.word)
    unit = (
        work.first(Unit, owner_id=desk.office.id, name=subject.unit, valid_to=None) if subject.unit else None
    )
    about: dict[str, Any] = {"kind": kind, "title": facts.title, "meeting_id": subject.meeting_id}
    before = work.find(Paper, owner_id=desk.office.id, status="issued", **about)
    return work.add(
        Paper(
            owner_id=desk.office.id,
            word=facts.word,
            year=desk.today().year,
            serial=serial,
            number=number,
            status="issued",
            code=new_code(work),
            unit_id=unit.id if unit else None,
            made_on=desk.today(),
            replaces_id=before[-1].id if before else None,
            **about,
        )
    )


def _full_name(desk: Desk, words: str) -> str:
    """Return the full name of a unit that the clerk named shortly; unknown words stay as they are."""
    from desktop.services import roster

    for row in roster.unit_rows(desk, desk.today()):
        if words.strip() in (row.name, row.short_name, *row.aliases):
            return row.name
    return words.strip()


def _stem(title: str, mark: str) -> str:
    """Return a file name: the title, cut where it is long, and whole the mark that tells papers apart."""
    tail = f"_{_UNSAFE.sub('', mark)}"
    return _UNSAFE.sub("", title)[: _STEM - len(tail)] + tail
