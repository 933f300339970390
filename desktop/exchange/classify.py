"""Where a bundle stands in the stream from its sender, judged by number and hashes alone."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from desktop.exchange.values import NO_BUNDLE


class Standing(StrEnum):
    """A bundle against what we hold of the same sender and incarnation."""

    NEXT = "next"
    DUPLICATE = "duplicate"
    GAP = "gap"
    OLD = "old"
    FORK = "fork"

    @property
    def may_import(self) -> bool:
        """Tell whether importing is safe: all but a known bundle (nothing to do) and a fork (hold it, ask)."""
        return self in (Standing.NEXT, Standing.GAP, Standing.OLD)


SENTENCES: Mapping[Standing, str] = {
    Standing.NEXT: "这是对方的下一份数据包，可以导入。",
    Standing.DUPLICATE: "这份数据包以前已经导入过，再导入不会改变任何内容。",
    Standing.GAP: "这份数据包与上次收到的之间缺少几份，可以导入；未经回执确认的内容对方会再次带来。",
    Standing.OLD: "这份数据包比已经导入的旧，可以导入，较新的内容不会被覆盖。",
    Standing.FORK: "同一序号出现两份不同的数据包，对方可能恢复过备份或有两份数据库，没有导入，文件原样保存；请与对方核实。",
}


class Link(NamedTuple):
    """One bundle in a stream: its hash and the hash of the one before it, as its header says."""

    hash: str
    previous: str


@dataclass(frozen=True, slots=True)
class HeldStream:
    """The bundles imported so far from one sender in one incarnation, by stream number."""

    links: Mapping[int, Link] = field(default_factory=dict)

    @property
    def last(self) -> int:
        """The highest number held; 0 when there is none."""
        return max(self.links, default=0)


def classify(number: int, link: Link, held: HeldStream) -> Standing:
    """Return the standing of bundle `number` (from 1) given what is held."""
    known = held.links.get(number)
    if known is not None:
        return Standing.DUPLICATE if known == link else Standing.FORK
    before, after = held.links.get(number - 1), held.links.get(number + 1)
    if (
        (before is not None and before.hash != link.previous)
        or (after is not None and after.previous != link.hash)
        or ((number == 1) != (link.previous == NO_BUNDLE))
    ):
        return Standing.FORK
    if number < held.last:
        return Standing.OLD
    return Standing.NEXT if number == held.last + 1 else Standing.GAP
