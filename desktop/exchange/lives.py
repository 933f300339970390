"""Restored and copied databases: the chain of a writer's transactions, and what a peer's claims tell about ours."""

import hashlib
from collections.abc import Callable, Mapping
from enum import StrEnum

from desktop.exchange.values import NO_BUNDLE, Head, RecordImage
from desktop.exchange.versions import office_of, versions_of

CHAIN_START = NO_BUNDLE


class Finding(StrEnum):
    """What a claim about a writer betrays; either calls for a new incarnation of that office."""

    LOST = "lost"
    COPIED = "copied"


def chain_hash(previous: str, number: int, content: bytes) -> str:
    """Return the hash (hexadecimal) of a writer's chain after transaction `number` with the given content."""
    return hashlib.sha256(f"{previous}\n{number}\n".encode() + content).hexdigest()


def examine(
    claims: Mapping[str, Head], office: str, known: Callable[[str, int], str | None]
) -> dict[str, Finding]:
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


def is_news(record: RecordImage, holds: Mapping[str, Head]) -> bool:
    """Tell whether a record has any version that the peer with this receipt vector has not acknowledged."""
    return any(
        version.mark.writer not in holds or version.mark.counter > holds[version.mark.writer].number
        for name in record.fields
        for version in versions_of(record, name)
    )


def later_of(ours: Mapping[str, Head], theirs: Mapping[str, Head]) -> dict[str, Head]:
    """Return the receipt vector after importing from an office that holds `theirs`: per writer the higher head."""
    joined = dict(ours)
    for writer, head in theirs.items():
        if writer not in joined or head.number > joined[writer].number:
            joined[writer] = head
    return joined
