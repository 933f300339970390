"""Lint before print: what is wanting in a paper that was made, and a new version with it put right."""

from dataclasses import dataclass, replace
from pathlib import Path

from desktop.documents.official import OfficialDocument
from desktop.domain.errors import Refused
from desktop.services import units
from desktop.services.desk import Desk
from desktop.services.papers import TEXT_NAME, Made, issue
from desktop.services.registry import new_code
from desktop.store.tables import Attachment, Paper
from desktop.store.work import View


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing found in a paper: where, the words found there, one sentence, and whether it can be put right."""

    place: str
    found: str
    sentence: str
    fixable: bool
    fault: bool


def check(desk: Desk, paper_id: str) -> tuple[Remark, ...]:
    """Return what is wanting in a made paper, in reading order; units are checked against the roster of today.

    Refused when the paper left no text to check (it was only reserved, or made before texts were kept).
    """
    from desktop.documents.lint import Weight, lint

    found = lint(_document(desk, paper_id), units.book(desk))
    return tuple(
        Remark(each.place.words, each.found, each.sentence, each.fix is not None, each.weight is Weight.FAULT)
        for each in found
    )


def remake(desk: Desk, paper_id: str, folder: Path) -> Made:
    """Make a new version of a paper in `folder` with every fix applied; one act.

    The number stays, the code is a new one, and the old version says by which code it is replaced. Refused for a
    paper that is void or replaced already, and where nothing can be put right without the clerk.
    """
    from desktop.documents.lint import tidied

    document = _document(desk, paper_id)
    better = tidied(document, units.book(desk))
    if better == document:
        raise Refused("没有能自动改好的地方，没有出新稿。请按检查结果修改原记录后重新出文书。")
    with desk.act("改好再出") as work:
        old = work.need(Paper, paper_id)
        _check_standing(work, old)
        paper = work.add(_next_version(old, new_code(work), desk))
        coded = replace(better, foot_code=paper.code)
        docx, pdf = issue(desk, work, paper, coded, folder, shared=bool(paper.number))
        kind, title, number, code, record = paper.kind, paper.title, paper.number, paper.code, paper.id
    return Made(kind, title, number, code, docx, pdf, (), work.changes, record)


def _document(desk: Desk, paper_id: str) -> OfficialDocument:
    from desktop.documents.spec import load_spec

    with desk.view() as view:
        text = view.first(Attachment, kind="papers", record_id=paper_id, name=TEXT_NAME)
        sha = text.sha256 if text else ""
    if not sha:
        raise Refused("这份文书没有留下可以检查的内容，没有检查。请重新出一次，再检查新的一份。")
    kept = desk.store.files.read(sha).decode()
    try:
        return load_spec(kept, any_number=True)
    except Refused as refused:  # cards and other sheets lie outside what the checks read
        raise Refused("这种文书不是公文版式（如桌签），不作文字检查，照常打印即可。") from refused


def _check_standing(view: View, paper: Paper) -> None:
    if paper.status == "void":
        raise Refused(f"“{paper.title}”已经作废，没有出新稿。请重新出一份。")
    later = view.first(Paper, replaces_id=paper.id)
    if later is not None:
        raise Refused(f"“{paper.title}”已有新稿（校验码{later.code}），没有再出。请打开新稿。")


def _next_version(old: Paper, code: str, desk: Desk) -> Paper:
    return Paper(
        owner_id=old.owner_id,
        kind=old.kind,
        word=old.word,
        year=old.year,
        serial=old.serial,
        number=old.number,
        title=old.title,
        status="issued",
        code=code,
        period=old.period,
        meeting_id=old.meeting_id,
        unit_id=old.unit_id,
        made_on=desk.today(),
        replaces_id=old.id,
    )
