"""Bundles: export to a named office, look into one, take one in, acknowledge."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.changes import Changes
from desktop.domain.errors import Refused
from desktop.services.desk import Desk
from desktop.services.peers import my_card, my_keys, peer_named, trusted_cards
from desktop.services.sharing import SHARED, held, marks_of, scope, stored_fields
from desktop.store import undo
from desktop.store.engine import BrokenReference
from desktop.store.files import write_durably
from desktop.store.queries.journal import last_step, step_that_inserted
from desktop.store.queries.versions import allow_late_references, note_marks, put_row
from desktop.store.tables import Bundle, Office
from desktop.store.work import View, Work

if TYPE_CHECKING:
    from desktop.exchange.classify import HeldStream, Standing
    from desktop.exchange.merge import Decision
    from desktop.exchange.preview import Preview
    from desktop.exchange.values import Inspection, Payload, StreamPosition

SCHEMA = 2  # of the shared records; a bundle with a higher one is held whole


@dataclass(frozen=True, slots=True)
class Exported:
    """A bundle that was written and read back."""

    path: Path
    number: int
    counts: Mapping[str, int]
    sentence: str
    changes: Changes


@dataclass(frozen=True, slots=True)
class Arrived:
    """A bundle opened and compared with what we hold; nothing is stored yet."""

    sender: str
    sender_name: str
    number: int
    hash: str
    previous: str
    incarnation: str
    made: str
    standing: "Standing"
    preview: "Preview"
    decisions: "tuple[Decision, ...]"


@dataclass(frozen=True, slots=True)
class Imported:
    """What taking a bundle in did, and the receipt for its sender."""

    changes: Changes
    code: str
    receipt: bytes
    sentence: str


@dataclass(frozen=True, slots=True)
class BundleRow:
    """One bundle sent or received."""

    id: str
    direction: str
    peer: str
    number: int
    name: str
    on: date
    received_on: date | None
    receipt_code: str
    counts: Mapping[str, int]


def export(desk: Desk, to: str, folder: Path) -> Exported:
    """Write one signed and sealed bundle for the office `to` into `folder`; it holds what is not yet acknowledged."""
    from desktop.exchange.identity import fingerprint
    from desktop.exchange.media import bundle_name, write_to_stick
    from desktop.exchange.packing import seal
    from desktop.exchange.values import Head, Payload

    with desk.view() as view:
        peer = peer_named(view, to)
        card = trusted_cards(view)[peer.id]
        position = _position(desk, view, peer.id)
        since = max((b.last_step for b in _sent(view, peer.id) if b.received_on), default=0)
        records = tuple(scope(desk, view, since))
        upto = last_step(view)
    payload = Payload(
        schema=SCHEMA,
        sender=desk.office.id,
        incarnation=desk.store.writer,
        records=records,
        head=Head(upto, "0" * 64),
        made=desk.today().isoformat(),
    )
    sealed = seal(payload, my_keys(desk), my_card(desk), card, position)
    name = bundle_name(desk.office.name, peer.name, _quarter(desk.today()), position.number)
    written = write_to_stick(sealed.data, folder, name)
    with desk.act("导出数据包", reason=f"报送{peer.name}，名片指纹 {fingerprint(card)}") as work:
        work.add(
            Bundle(
                direction="out",
                peer_id=peer.id,
                incarnation=desk.store.writer,
                number=position.number,
                name=name,
                sha256=sealed.hash,
                previous=position.previous,
                on=desk.today(),
                counts=payload.counts(),
                last_step=upto,
            )
        )
    return Exported(written.path, position.number, payload.counts(), written.sentence, work.changes)


def inspect_file(file: Path) -> "Inspection":
    """Return what a bundle says of itself without any key."""
    from desktop.exchange.media import read_file
    from desktop.exchange.opening import inspect

    return inspect(read_file(file))


def arrive(desk: Desk, file: Path) -> Arrived:
    """Open a bundle for us, prove every byte, and compare it with what we hold; nothing is stored."""
    from desktop.exchange.classify import Link, classify
    from desktop.exchange.media import read_file
    from desktop.exchange.opening import inspect, open_bundle
    from desktop.exchange.preview import count_decisions

    data = read_file(file)
    with desk.view() as view:
        payload = open_bundle(data, my_keys(desk), my_card(desk), trusted_cards(view))
        told = inspect(data)
        header = told.header
        standing = classify(
            header.number,
            Link(told.hash, header.previous),
            _held_stream(view, payload.sender, payload.incarnation),
        )
        decisions = _decide(desk, view, payload)
    return Arrived(
        sender=payload.sender,
        sender_name=header.sender.name,
        number=header.number,
        hash=told.hash,
        previous=header.previous,
        incarnation=payload.incarnation,
        made=payload.made,
        standing=standing,
        preview=count_decisions(decisions),
        decisions=decisions,
    )


def take_in(desk: Desk, file: Path) -> Imported:
    """Take a bundle in, in one transaction, and return the receipt; a known one changes nothing and says so."""
    from desktop.exchange.classify import SENTENCES, Standing

    arrived = arrive(desk, file)
    if arrived.standing is Standing.FORK:
        raise Refused(SENTENCES[Standing.FORK])
    code, receipt = _receipt(desk, arrived)
    if arrived.standing is Standing.DUPLICATE:
        return Imported(Changes("导入数据包"), code, receipt, SENTENCES[Standing.DUPLICATE])
    with desk.act("导入数据包", reason=f"{arrived.sender_name}第{arrived.number}次报送") as work:
        allow_late_references(work)
        for decision in sorted(arrived.decisions, key=lambda d: list(SHARED).index(d.table)):
            _store(work, decision)
        work.add(
            Bundle(
                direction="in",
                peer_id=arrived.sender,
                incarnation=arrived.incarnation,
                number=arrived.number,
                name=file.name,
                sha256=arrived.hash,
                previous=arrived.previous,
                on=desk.today(),
                counts=_kinds(arrived.preview),
                receipt_code=code,
            )
        )
    return Imported(work.changes, code, receipt, _sentence(arrived))


def acknowledge(desk: Desk, told: str) -> Changes:
    """Enter a peer's receipt: the path of a receipt file, or the 8 characters of a printed slip."""
    from desktop.exchange.receipts import find_receipt, parse_receipt, receipt_key

    with desk.view() as view:
        cards = trusted_cards(view)
        sent = [bundle for bundle in view.find(Bundle, direction="out") if bundle.peer_id in cards]
        path = Path(told)
        if path.is_file():
            receipt = parse_receipt(path.read_bytes(), desk.office.id, cards)
            matching = [bundle.id for bundle in sent if bundle.sha256 == receipt.bundle]
            if not matching:
                raise Refused("这份回执说的数据包本机没有发出过，没有登记。请与对方核对。")
            found = matching[0]
        else:
            keys = my_keys(desk)
            choices = [(b.sha256, b.peer_id, receipt_key(keys, cards[b.peer_id])) for b in sent]
            found = sent[find_receipt(told, choices)].id
    with desk.act("登记回执") as work:
        bundle = work.need(Bundle, found)
        bundle.received_on = bundle.received_on or desk.today()
        bundle.receipt_code = bundle.receipt_code or ("" if path.is_file() else told.strip().upper())
    return work.changes


def undo_import(desk: Desk, bundle_id: str) -> tuple[Changes, int]:
    """Take one import back as a compensating act; return it and how many fields later work has built upon.

    Those fields keep their value. Refused when the bundle was not imported here or other records rest on it.
    """
    with desk.view() as view:
        bundle = view.get(Bundle, bundle_id)
        step = step_that_inserted(view, "bundles", bundle_id)
        if bundle is None or bundle.direction != "in" or step is None:
            raise Refused(f"没有编号为“{bundle_id}”的导入记录，没有改动。请用 fuyuan exchange status 查看。")
        name = bundle.name
    try:
        with desk.store.begin_taking_back("撤销导入", actor=desk.actor, reason=name) as work:
            left = undo.compensate(work.connection, step)
    except BrokenReference as fault:
        raise Refused("后来的记录引用了这次导入的内容，不能整体撤销，没有改动。") from fault
    return work.changes, left


def bundles(desk: Desk) -> list[BundleRow]:
    """Return every bundle sent or received, newest first."""
    with desk.view() as view:
        names = {office.id: office.name for office in view.find(Office)}
        return [
            BundleRow(
                b.id,
                b.direction,
                names[b.peer_id],
                b.number,
                b.name,
                b.on,
                b.received_on,
                b.receipt_code,
                b.counts,
            )
            for b in reversed(view.find(Bundle))
        ]


def write_receipt(receipt: bytes, file: Path) -> None:
    """Write a receipt file for the sender to take back."""
    write_durably(file, receipt)


def _position(desk: Desk, view: View, peer_id: str) -> "StreamPosition":
    """Return the next place in the stream to a peer; the journal remembers bundles whose export was undone."""
    from desktop.exchange.values import NO_BUNDLE, StreamPosition

    ever = view.inserted("bundles", direction="out", peer_id=peer_id, incarnation=desk.store.writer)
    if not ever:
        return StreamPosition(1, NO_BUNDLE)
    newest = max(ever, key=lambda image: int(image["number"]))
    return StreamPosition(int(newest["number"]) + 1, str(newest["sha256"]))


def _sent(view: View, peer_id: str) -> list[Bundle]:
    return view.find(Bundle, direction="out", peer_id=peer_id)


def _held_stream(view: View, sender: str, incarnation: str) -> "HeldStream":
    from desktop.exchange.classify import HeldStream, Link

    known = view.find(Bundle, direction="in", peer_id=sender, incarnation=incarnation)
    return HeldStream({bundle.number: Link(bundle.sha256, bundle.previous) for bundle in known})


def _decide(desk: Desk, view: View, payload: "Payload") -> "tuple[Decision, ...]":
    from desktop.exchange.merge import Arrival, TableRules, merge

    if payload.schema > SCHEMA:
        raise Refused("这份数据包来自更新版本的工作台，本机没有导入，文件原样保留。请先更新本程序。")
    arrival = Arrival(sender=payload.sender, me=desk.office.id)
    ours = held(desk, view, payload.records)
    known = [image for image in payload.records if image.table in SHARED]
    decisions = tuple(merge(ours.get((i.table, i.id)), i, TableRules(), arrival) for i in known)
    if any(decision.conflicts for decision in decisions):
        raise Refused("同一内容出现两种写法，对方可能恢复过旧备份。没有导入，文件原样保留。请与对方核实。")
    return decisions


def _store(work: Work, decision: "Decision") -> None:
    if decision.merged is None or not decision.fresh:
        return
    put_row(work, decision.table, decision.id, decision.merged.owner, stored_fields(decision.merged))
    note_marks(work, decision.table, decision.id, marks_of(decision.merged))


def _receipt(desk: Desk, arrived: Arrived) -> tuple[str, bytes]:
    from desktop.exchange.receipts import Outcome, Receipt, receipt_code, receipt_file, receipt_key

    with desk.view() as view:
        card = trusted_cards(view)[arrived.sender]
    keys = my_keys(desk)
    code = receipt_code(arrived.hash, desk.office.id, receipt_key(keys, card))
    receipt = Receipt(
        bundle=arrived.hash,
        number=arrived.number,
        sender=arrived.sender,
        recipient=desk.office.id,
        outcome=Outcome.ACCEPTED,
        received=desk.today().isoformat(),
        counts=_kinds(arrived.preview),
    )
    return code, receipt_file(receipt, keys, my_card(desk))


def _kinds(preview: "Preview") -> dict[str, int]:
    tables = preview.tables.values()
    return {
        name: sum(getattr(count, name) for count in tables) for name in ("new", "changed", "same", "refused")
    }


def _sentence(arrived: Arrived) -> str:
    kinds = _kinds(arrived.preview)
    words = f"已导入{arrived.sender_name}第{arrived.number}次报送：新增 {kinds['new']} 条，变动 {kinds['changed']} 条，"
    return words + f"相同 {kinds['same']} 条，拒收 {kinds['refused']} 条。"


def _quarter(day: date) -> str:
    return f"{day.year}Q{(day.month + 2) // 3}"
