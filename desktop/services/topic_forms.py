"""Asking units for topics: a workbook for each goes out, what comes back becomes candidates."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from desktop.documents.intake import read_workbook
from desktop.documents.topic_forms import topic_form
from desktop.documents.words import chinese_date
from desktop.domain.changes import Changes
from desktop.domain.errors import Refused
from desktop.domain.readers.topics import TopicReturn, read_topics
from desktop.services import roster
from desktop.services.desk import Desk
from desktop.services.topics import TopicDraft, collect_in
from desktop.store.files import write_durably

_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # no 0, 1, I, O: they are mistaken for one another
_CODE_LENGTH = 6


@dataclass(frozen=True, slots=True)
class ReturnedForm:
    """A returned form: whose it is ("" for a code that is no unit's), what it asks for, what is doubtful."""

    name: str
    unit: str
    topics: tuple[TopicDraft, ...]
    doubts: tuple[str, ...]


def unit_code(unit_id: str) -> str:
    """Return the code of a unit on its forms; it tells units apart though names are cut or changed."""
    digest = sha256(f"topics/{unit_id}".encode()).digest()
    return "YT-" + "".join(_LETTERS[byte % len(_LETTERS)] for byte in digest[:_CODE_LENGTH])


def issue_topic_forms(
    desk: Desk, folder: Path, due: date | None = None, units: Sequence[str] = ()
) -> list[Path]:
    """Write a form for each member unit (`units` empty: every one) and return the files; nothing is stored.

    Refused when there is no such unit or the folder cannot be written.
    """
    rows = [
        row for row in roster.unit_rows(desk, desk.today()) if row.seats and (not units or row.name in units)
    ]
    if not rows:
        raise Refused("名册上没有这样的成员单位，没有出议题征集表。请先建立名册。")
    title = f"{desk.profile.mechanism}议题征集表"
    words = chinese_date(due) if due else "＿＿＿＿年＿＿月＿＿日"
    made = []
    for row in rows:
        path = folder / f"议题征集表_{row.name}_{desk.today():%Y%m%d}.xlsx"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            write_durably(path, topic_form(title, row.name, unit_code(row.id), words))
        except OSError as fault:
            raise Refused(
                f"“{path.name}”写不进去，没有出议题征集表。请检查文件夹是否存在、文件是否正开着。"
            ) from fault
        made.append(path)
    return made


def read_form(desk: Desk, path: Path) -> ReturnedForm:
    """Return what a returned form asks for; a code that no unit of ours has leaves the unit open. Nothing is stored."""
    told: TopicReturn = read_topics(read_workbook(path))
    codes = {unit_code(row.id): row.name for row in roster.unit_rows(desk, desk.today())}
    unit = codes.get(told.code or "", "")
    doubts = list(told.doubts)
    if told.topics and not unit:
        doubts.insert(
            0, f"单位编码“{told.code or '（没有）'}”不是本单位发出的，不知是哪个单位报的，没有登记。"
        )
    drafts = tuple(TopicDraft(t.title, unit, t.asked_by, t.grounds) for t in told.topics)
    return ReturnedForm(path.name, unit, drafts, tuple(doubts))


def take_in(desk: Desk, forms: Sequence[ReturnedForm]) -> tuple[Changes, int, tuple[str, ...]]:
    """Store the topics of forms whose unit is known as candidates, in one act.

    Returns what changed, how many topics are new, and the doubts, each with its file. Refused when no form brings
    a topic of a known unit.
    """
    doubts = tuple(f"{form.name}：{doubt}" for form in forms for doubt in form.doubts)
    drafts = [draft for form in forms if form.unit for draft in form.topics]
    if not drafts:
        raise Refused(doubts[0] if doubts else "发回的征集表里没有议题，没有登记。")
    with desk.act("读回议题征集表") as work:
        added = collect_in(desk, work, drafts)
    return work.changes, len(added), doubts
