"""Our keys and card, and the offices whose cards we trust."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.changes import Changes
from desktop.domain.errors import Refused
from desktop.services.desk import Desk
from desktop.store.files import write_durably
from desktop.store.tables import Office
from desktop.store.work import View

if TYPE_CHECKING:
    from desktop.exchange.identity import OfficeCard
    from desktop.exchange.keys import OfficeKeys

_KEY_FILE = "office.key"


@dataclass(frozen=True, slots=True)
class PeerRow:
    """A peer office as the exchange page shows it."""

    id: str
    name: str
    level: str
    fingerprint: str
    trusted_on: date | None


def my_keys(desk: Desk) -> "OfficeKeys":
    """Return the office's keys, made at the first use and kept in the data folder for this user alone."""
    from desktop.exchange.keys import OfficeKeys

    path = desk.store.paths.keys / _KEY_FILE
    if path.exists():
        return OfficeKeys.from_blob(path.read_bytes())
    if desk.store.read_only:
        raise Refused("本机只能查看，不能生成单位名片。请在主用电脑上操作。")
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    keys = OfficeKeys.generate()
    write_durably(path, keys.to_unencrypted_blob())
    return keys


def my_card(desk: Desk) -> "OfficeCard":
    """Return our own card: name, level and public keys."""
    from desktop.exchange.identity import make_card

    office = desk.office
    return make_card(my_keys(desk), office.id, office.name, office.level)


def export_card(desk: Desk, file: Path) -> str:
    """Write our card to `file` and return its fingerprint, to be read out over the telephone."""
    from desktop.exchange.identity import card_file, fingerprint

    card = my_card(desk)
    try:
        write_durably(file, card_file(card))
    except OSError as fault:
        raise Refused(f"名片没有写成：“{file}”写不进去。请检查盘是否插好、是否写保护。") from fault
    return fingerprint(card)


def trust_card(desk: Desk, file: Path, spoken: str) -> Changes:
    """Accept a peer's card when the fingerprint heard over the telephone is that of the card."""
    from desktop.exchange.identity import fingerprint, parse_card, same_fingerprint

    card = parse_card(_bytes(file))
    if not same_fingerprint(card, spoken):
        raise Refused(
            f"指纹不符，没有认可“{card.name}”的名片。名片上的指纹是 {fingerprint(card)}，请与对方电话核对后再输入。"
        )
    if card.office == desk.office.id:
        raise Refused("这是本单位自己的名片，不需要认可。")
    with desk.act("认可名片", reason=f"电话核对指纹 {fingerprint(card)}") as work:
        peer = work.get(Office, card.office) or work.add(
            Office(id=card.office, name=card.name, level=card.level)
        )
        peer.name, peer.level, peer.card = card.name, card.level, _bytes(file).decode("utf-8")
        peer.fingerprint, peer.trusted_on, peer.revoked_on = fingerprint(card), desk.today(), None
    return work.changes


def trusted_cards(view: View) -> "dict[str, OfficeCard]":
    """Return office id → card of every peer that is trusted and not revoked."""
    from desktop.exchange.identity import parse_card

    peers = view.find(Office, is_self=False)
    return {p.id: parse_card(p.card.encode()) for p in peers if p.card and p.trusted_on and not p.revoked_on}


def peer_named(view: View, name: str) -> Office:
    """Return the trusted peer of that name or id; Refused, with the known names, where there is none."""
    peers = [p for p in view.find(Office, is_self=False) if p.trusted_on and not p.revoked_on]
    for peer in peers:
        if name in (peer.id, peer.name):
            return peer
    known = "、".join(peer.name for peer in peers) or "还没有"
    raise Refused(f"没有认可过“{name}”的名片，没有导出。已认可的单位：{known}。请先导入对方名片并核对指纹。")


def peers(desk: Desk) -> list[PeerRow]:
    """Return every peer office."""
    with desk.view() as view:
        return [
            PeerRow(p.id, p.name, p.level, p.fingerprint or "", p.trusted_on)
            for p in view.find(Office, is_self=False)
        ]


def office_names(desk: Desk) -> dict[str, str]:
    """Return office id → name, ours included."""
    with desk.view() as view:
        return {office.id: office.name for office in view.find(Office)}


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as fault:
        raise Refused(f"“{file.name}”读不出来，没有改动。请检查文件是否选对、盘是否插好。") from fault
