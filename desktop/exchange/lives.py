"""Restored and copied databases: the chain of a writer's transactions, and what a peer's claims tell about ours."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from desktop.exchange.values import NO_BUNDLE, NO_HEAD, Head, RecordImage
from desktop.exchange.versions import office_of, versions_of

CHAIN_START = NO_BUNDLE


Vector = Mapping[str, Head]
"""What an office holds: per writer its newest transaction."""


class Finding(StrEnum):
    """What a claim about a writer betrays; either calls for a new incarnation of that office."""

    LOST = "lost"
    COPIED = "copied"


def chain_hash(previous: str, number: int, content: bytes) -> str:
    """Return the hash (hexadecimal) of a writer's chain after transaction `number` with the given content."""
    return hashlib.sha256(f"{previous}\n{number}\n".encode() + content).hexdigest()


def examine(claims: Vector, office: str, known: Callable[[str, int], str | None]) -> dict[str, Finding]:
    """Hold claims about one office's writers against what is known here; empty when all agree.

    `claims` is a receipt vector, or a sender's own head by its writer. `known` gives the chain hash of a writer's
    transaction, None when there is no such transaction here. About ourselves, LOST means that we were restored from
    an older backup; COPIED, of any office, that two databases wrote under one name. About others LOST only means
    that there is more to come.
    """
    findings = {}
    for writer, head in claims.items():
        if office_of(writer) != office or head.number < 1:
            continue
        here = known(writer, head.number)
        if here is None:
            findings[writer] = Finding.LOST
        elif here != head.hash:
            findings[writer] = Finding.COPIED
    return findings


def is_news(record: RecordImage, holds: Vector) -> bool:
    """Tell whether a record has any version that the peer with this receipt vector has not acknowledged."""
    return any(
        version.mark.writer not in holds or version.mark.counter > holds[version.mark.writer].number
        for name in record.fields
        for version in versions_of(record, name)
    )


def after_import(ours: Vector, theirs: Vector, since: Vector) -> dict[str, Head]:
    """Return our receipt vector after importing a bundle of an office that holds `theirs`.

    The bundle brought everything newer than `since`, so a writer's head rises only where we hold at least that: what
    a restored office lost is not claimed before it has come again.
    """
    joined = dict(ours)
    for writer, head in theirs.items():
        held = _number(joined.get(writer, NO_HEAD))
        if _number(since.get(writer, NO_HEAD)) <= held < head.number:
            joined[writer] = head
    return joined


def former_lives(office: str, incarnation: str, holds: Vector) -> tuple[str, ...]:
    """Return the other incarnations of an office that it knows of; its bundles name them as over."""
    writers = (writer for writer in holds if office_of(writer) == office)
    return tuple(sorted(life for writer in writers if (life := writer.partition("/")[2]) != incarnation))


@dataclass(frozen=True, slots=True)
class Heard:
    """The receipt vectors heard from one peer, the newest of each incarnation: (stream number, vector).

    A vector that went down (the peer was restored) counts at once; one of an incarnation that is over never counts,
    however late its stick arrives. While two incarnations may both be alive, only what both hold is acknowledged.
    """

    latest: Mapping[str, tuple[int, Vector]] = field(default_factory=dict)
    over: frozenset[str] = frozenset()

    def after(self, incarnation: str, former: tuple[str, ...], number: int, holds: Vector) -> "Heard":
        """Return what is known after a bundle of the peer with this incarnation and stream number."""
        over = self.over | set(former)
        latest = {life: heard for life, heard in self.latest.items() if life not in over}
        if incarnation not in over and number > latest.get(incarnation, (0, {}))[0]:
            latest[incarnation] = (number, dict(holds))
        return Heard(latest, over)

    def acknowledged(self) -> dict[str, Head]:
        """Return what the peer surely holds; whatever is newer must travel again."""
        vectors = [holds for _, holds in self.latest.values()]
        if not vectors:
            return {}
        shared = set(vectors[0]).intersection(*vectors[1:])
        return {writer: min((holds[writer] for holds in vectors), key=_number) for writer in shared}


def _number(head: Head) -> int:
    return head.number
