"""The versions of a meeting's minutes, kept byte for byte, what changed between two, and who signed them."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path

from desktop.documents.intake import read_source_bytes
from desktop.domain.changes import Changes
from desktop.domain.errors import Refused
from desktop.domain.source import squash
from desktop.services.desk import Desk
from desktop.services.ledger import evidence_copy
from desktop.store.tables import Meeting, MinutesVersion, SignOff, Unit
from desktop.store.work import View, Work

DRAFT, CIRCULATED, FINAL, CORRECTION = "draft", "circulated", "final", "correction"
KINDS = {DRAFT: "讨论稿", CIRCULATED: "会签稿", FINAL: "定稿", CORRECTION: "更正件"}
CONSULT, ISSUE = "consult", "issue"
SIGNS = {CONSULT: "会签", ISSUE: "签发"}
SAME, ADDED, REMOVED, ALTERED = "same", "added", "removed", "altered"


@dataclass(frozen=True, slots=True)
class SignLine:
    """One line of the routing sheet; `signed_on` None waits for a signature."""

    id: str
    kind: str
    unit: str
    person: str
    position: str
    opinion: str
    signed_on: date | None

    @property
    def words(self) -> str:
        """Return the line in words: 会签　县财政局　赵元　3月5日."""
        told = f"{self.signed_on.month}月{self.signed_on.day}日" if self.signed_on else "未签"
        return "　".join(
            part
            for part in (SIGNS[self.kind], self.unit or self.position, self.person, self.opinion, told)
            if part
        )


@dataclass(frozen=True, slots=True)
class Version:
    """One version as it is kept: its file, the digest of its bytes, and its signatures."""

    id: str
    order_no: int
    kind: str
    name: str
    sha256: str
    size: int
    kept_on: date
    note: str
    signs: tuple[SignLine, ...] = ()

    @property
    def title(self) -> str:
        """Return what it is called in a list: 第2稿 会签稿."""
        return f"第{self.order_no}稿　{KINDS[self.kind]}"


@dataclass(frozen=True, slots=True)
class Difference:
    """One paragraph of two versions: `kind` is same, added, removed or altered; what is missing is empty."""

    kind: str
    before: str
    after: str


def versions(desk: Desk, meeting_id: str) -> list[Version]:
    """Return the versions of a meeting's minutes, oldest first, with their signatures."""
    with desk.view() as view:
        found = view.find(MinutesVersion, meeting_id=meeting_id, order="order_no")
        return [_version(view, each) for each in found]


def keep(
    desk: Desk, meeting_id: str, path: Path | None, kind: str, *, data: bytes | None = None, note: str = ""
) -> Changes:
    """Keep one version byte for byte, with its digest.

    `data` are the bytes where they do not come from a file that can be read again. After the 定稿 only a 更正件 is
    taken, with what it corrects. Refused for bytes kept before, an empty file, and an order that cannot be.
    """
    name = path.name if path else "纪要.txt"
    raw = data if data is not None else (path.read_bytes() if path else b"")
    if not raw:
        raise Refused(f"“{name}”是空的，没有留存。请选择纪要文件。")
    with desk.act(f"留存纪要{KINDS[kind]}") as work:
        meeting = work.need(Meeting, meeting_id)
        kept = work.find(MinutesVersion, meeting_id=meeting_id, order="order_no")
        _check(kept, kind, hashlib.sha256(raw).hexdigest(), note)
        add_version_in(desk, work, meeting.id, kind, name, raw, note=note)
    return work.changes


def add_version_in(
    desk: Desk, work: Work, meeting_id: str, kind: str, name: str, data: bytes, *, note: str = ""
) -> MinutesVersion:
    """Keep a version inside an act that is already under way."""
    order = len(work.find(MinutesVersion, meeting_id=meeting_id)) + 1
    return work.add(
        MinutesVersion(
            owner_id=desk.office.id,
            meeting_id=meeting_id,
            order_no=order,
            kind=kind,
            name=name,
            sha256=desk.store.files.keep(data),
            size=len(data),
            kept_on=desk.today(),
            note=note.strip(),
        )
    )


def keep_confirmed_in(desk: Desk, work: Work, meeting_id: str, name: str, data: bytes) -> None:
    """Keep the minutes whose decisions were confirmed as the 定稿, or as a 更正件 where there is one already."""
    kept = work.find(MinutesVersion, meeting_id=meeting_id)
    if any(version.sha256 == hashlib.sha256(data).hexdigest() for version in kept):
        return
    final = any(version.kind == FINAL for version in kept)
    note = "确认立项时读取的文本与定稿不同" if final else ""
    add_version_in(desk, work, meeting_id, CORRECTION if final else FINAL, name, data, note=note)


def _check(kept: Sequence[MinutesVersion], kind: str, sha: str, note: str) -> None:
    same = next((version for version in kept if version.sha256 == sha), None)
    if same is not None:
        raise Refused(f"这份文件与第{same.order_no}稿（{same.name}）一字不差，没有重复留存。")
    final = next((version for version in kept if version.kind == FINAL), None)
    if final is not None and kind != CORRECTION:
        raise Refused(
            f"纪要已经定稿（第{final.order_no}稿），定稿原样保存，没有留存。以后的改动请作为“更正件”留存。"
        )
    if kind == CORRECTION and final is None:
        raise Refused("还没有定稿，没有可以更正的文本。请先留存定稿，或者按讨论稿、会签稿留存。")
    if kind == CORRECTION and not note.strip():
        raise Refused("更正件要写明更正了什么，没有留存。")


def compare(desk: Desk, first: str, second: str) -> tuple[Difference, ...]:
    """Return how the paragraphs of two versions differ; blanks do not count as a change.

    Refused when one of the files cannot be read as text.
    """
    with desk.view() as view:
        old, new = view.need(MinutesVersion, first), view.need(MinutesVersion, second)
        texts = [(each.name, each.sha256) for each in (old, new)]
    before, after = (_paragraphs(desk, *each) for each in texts)
    return differences(before, after)


def differences(before: Sequence[str], after: Sequence[str]) -> tuple[Difference, ...]:
    """Pair the paragraphs of two texts; those replaced by as many others are altered, one by one."""
    matcher = SequenceMatcher(
        None, [squash(each) for each in before], [squash(each) for each in after], autojunk=False
    )
    told: list[Difference] = []
    for act, a, b, c, d in matcher.get_opcodes():
        old, new = before[a:b], after[c:d]
        if act == "equal":
            told += [Difference(SAME, was, now) for was, now in zip(old, new, strict=True)]
            continue
        paired = min(len(old), len(new))
        told += [Difference(ALTERED, was, now) for was, now in zip(old[:paired], new[:paired], strict=True)]
        told += [Difference(REMOVED, was, "") for was in old[paired:]]
        told += [Difference(ADDED, "", now) for now in new[paired:]]
    return tuple(told)


def _paragraphs(desk: Desk, name: str, sha: str) -> list[str]:
    text = read_source_bytes(desk.store.files.read(sha), name).text
    return [line.strip() for line in text.split("\n") if squash(line)]


def copy_of(desk: Desk, version_id: str) -> Path:
    """Return a copy of a version for looking at; the kept one is never handed out."""
    with desk.view() as view:
        version = view.need(MinutesVersion, version_id)
        return evidence_copy(desk, version.sha256, version.name)


def route(desk: Desk, version_id: str, units: Sequence[str], issuer: str) -> Changes:
    """Put on the routing sheet which units sign (会签) and who issues (签发), by post and name; all still unsigned.

    Lines already there stay. Refused when nobody is named.
    """
    if not (units or issuer.strip()):
        raise Refused("没有写明由谁会签、由谁签发，没有登记。")
    with desk.act("安排会签签发") as work:
        work.need(MinutesVersion, version_id)
        there = work.find(SignOff, version_id=version_id, order="order_no")
        known = {(line.kind, line.unit_name or line.position) for line in there}
        wanted = [(CONSULT, unit, "") for unit in units]
        wanted += [(ISSUE, "", issuer.strip())] if issuer.strip() else []
        for place, (kind, unit, post) in enumerate(wanted, len(there) + 1):
            if (kind, unit or post) not in known:
                _add_line(desk, work, version_id, kind, unit, post, place)
    return work.changes


def _add_line(desk: Desk, work: Work, version_id: str, kind: str, unit: str, post: str, place: int) -> None:
    known = work.first(Unit, name=unit) if unit else None
    work.add(
        SignOff(
            owner_id=desk.office.id,
            version_id=version_id,
            kind=kind,
            unit_id=known.id if known else None,
            unit_name=unit,
            position=post,
            order_no=place,
        )
    )


def sign(desk: Desk, line_id: str, person: str, on: date, opinion: str = "") -> Changes:
    """Record who signed a line of the routing sheet and when, as the paper shows it; the opinion in its words."""
    if not person.strip():
        raise Refused("没有写明是谁签的，没有登记。请写姓名。")
    with desk.act("登记签名") as work:
        line = work.need(SignOff, line_id)
        version = work.need(MinutesVersion, line.version_id)
        if on > desk.today():
            raise Refused(f"签名日期{on.isoformat()}在今天之后，没有登记。请核对日期。")
        if on < (meeting := work.need(Meeting, version.meeting_id)).meets_on:
            raise Refused(f"签名日期{on.isoformat()}在开会（{meeting.meets_on.isoformat()}）之前，没有登记。")
        line.person, line.signed_on, line.opinion = person.strip(), on, opinion.strip()
    return work.changes


def _version(view: View, record: MinutesVersion) -> Version:
    lines = view.find(SignOff, version_id=record.id, order=("order_no", "id"))
    signs = tuple(
        SignLine(line.id, line.kind, line.unit_name, line.person, line.position, line.opinion, line.signed_on)
        for line in lines
    )
    return Version(
        record.id,
        record.order_no,
        record.kind,
        record.name,
        record.sha256,
        record.size,
        record.kept_on,
        record.note,
        signs,
    )
