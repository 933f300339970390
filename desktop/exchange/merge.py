"""Field by field: what an incoming record changes in ours, what it may not, and what people must decide.

State-based: merging is idempotent, and commutative and associative in the merged values, whatever the order of
arrival. Nothing here reads a clock.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from desktop.exchange.values import DELETED, Mark, RecordImage, Scalar, Version
from desktop.exchange.versions import edited_unseen, has_seen, latest, office_of, provisional, versions_of


class Side(StrEnum):
    """Who may write a field: the record's owner (assigning), the office that handles it, or both."""

    OWNER = "owner"
    HANDLER = "handler"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class TableRules:
    """Whose each field is; a field not named is the owner's. `handler_field` holds the handling office's id."""

    sides: Mapping[str, Side] = field(default_factory=dict)
    handler_field: str | None = None

    @property
    def handlers(self) -> frozenset[str]:
        """The fields that the owner may not write."""
        return frozenset(name for name, side in self.sides.items() if side is Side.HANDLER)


@dataclass(frozen=True, slots=True)
class Arrival:
    """Circumstances of an import: who sent it, who we are, and which offices may pass on others' changes.

    `recovering` is set after a restored backup: then our own lost work is taken back from what the peer holds.
    """

    sender: str
    me: str
    relays: frozenset[str] = frozenset()
    recovering: bool = False


class Kind(StrEnum):
    """What becomes of an incoming record as a whole, as the import preview counts it."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REFUSED = "refused"


class Why(StrEnum):
    """Why a value was refused."""

    NOT_OWNER = "not_owner"
    NOT_SENDERS = "not_senders"
    UNKNOWN_OWN = "unknown_own"
    FORKED = "forked"
    OWNER_CHANGED = "owner_changed"


SENTENCES: Mapping[Why, str] = {
    Why.NOT_OWNER: "该项不归对方填写，没有采用，本机原值不变；如确需修改请与对方商定后由归属单位改。",
    Why.NOT_SENDERS: "该项是第三个单位写的，对方无权转交，没有采用；请向原单位索取数据包。",
    Why.UNKNOWN_OWN: "对方持有本单位写过而本机没有的内容，先不采用；本机可能恢复过旧备份，请核对后取回。",
    Why.FORKED: "同一编号的修改出现两种内容，没有采用，本机原值不变；对方可能有两份数据库，请与对方核实。",
    Why.OWNER_CHANGED: "对方把这条记录的归属单位改了，整条没有采用，本机原记录不变；请与原归属单位核实。",
}


class FieldChange(NamedTuple):
    """A field of a record we have that takes another value; `before` is None for a field it did not have."""

    name: str
    before: Version | None
    after: Version


@dataclass(frozen=True, slots=True)
class FieldRefusal:
    """A value that is not taken over, and why."""

    name: str
    refused: Version | None
    why: Why

    @property
    def sentence(self) -> str:
        """The reason for the import report."""
        return SENTENCES[self.why]


@dataclass(frozen=True, slots=True)
class FieldConflict:
    """Values of one field written without knowledge of each other; the first is shown until a person decides.

    Reported once, by the import that brings it; it stays in `rivals` of the record until it is decided.
    """

    name: str
    versions: tuple[Version, ...]


class Decision(NamedTuple):
    """What to do with one incoming record: `merged` is the record to store (None when refused as a whole).

    `kind` counts the record; `changes` are of records we have, a new one is new in every field. `fresh` tells that
    something must be stored, be it only marks or rivals. `edited_after_delete` names the fields of a deleted record
    whose edit the deletion had not seen.
    """

    kind: Kind
    table: str
    id: str
    merged: RecordImage | None
    changes: tuple[FieldChange, ...] = ()
    refusals: tuple[FieldRefusal, ...] = ()
    conflicts: tuple[FieldConflict, ...] = ()
    edited_after_delete: tuple[str, ...] = ()
    fresh: bool = False

    @property
    def deletes(self) -> bool:
        """Tell whether a record we have becomes deleted by this."""
        return any(change.name == DELETED and change.after.value is True for change in self.changes)


def merge(mine: RecordImage | None, incoming: RecordImage, rules: TableRules, arrival: Arrival) -> Decision:
    """Decide upon one incoming record, given ours (None when we have none). Pure; nothing is stored.

    Raises ValueError when the two are not the same record.
    """
    table, key = incoming.table, incoming.id
    if mine is None:
        if _is_wholly_the_senders(incoming, rules, arrival):
            return Decision(Kind.NEW, table, key, incoming, fresh=True)
    elif (mine.table, mine.id) != (table, key):
        raise ValueError("not the same record")
    elif mine.owner != incoming.owner:
        return Decision(Kind.REFUSED, table, key, None, refusals=(FieldRefusal("", None, Why.OWNER_CHANGED),))
    elif _is_same(mine, incoming):
        return Decision(Kind.SAME, table, key, mine)
    return _Merging(mine, incoming, rules, arrival).decision()


def _is_same(mine: RecordImage, incoming: RecordImage) -> bool:
    return mine.marks == incoming.marks and mine.fields == incoming.fields and mine.rivals == incoming.rivals


def _is_wholly_the_senders(incoming: RecordImage, rules: TableRules, arrival: Arrival) -> bool:
    """Tell whether a record needs no look at its fields: the sender owns it and wrote all of it."""
    return (
        incoming.owner == arrival.sender != arrival.me
        and not incoming.rivals
        and rules.handlers.isdisjoint(incoming.fields)
        and {office_of(mark.writer) for mark in set(incoming.marks.values())} == {arrival.sender}
    )


class _Merging:
    """One record under decision; the field that names the handling office comes first."""

    def __init__(
        self, mine: RecordImage | None, incoming: RecordImage, rules: TableRules, arrival: Arrival
    ) -> None:
        self._mine = mine
        self._incoming = incoming
        self._rules = rules
        self._arrival = arrival
        self._fields: dict[str, Scalar] = dict(mine.fields) if mine else {}
        self._marks = dict(mine.marks) if mine else {}
        self._rivals = dict(mine.rivals) if mine else {}
        self._changes: list[FieldChange] = []
        self._refusals: list[FieldRefusal] = []
        self._fresh = mine is None

    def decision(self) -> Decision:
        rivals = bool(self._rivals or self._incoming.rivals)
        for name in self._differing():
            if rivals or not self._succeeds(name):
                self._take(name)
        table, key = self._incoming.table, self._incoming.id
        if self._mine is None and not self._is_founded():
            refusals = self._refusals or [FieldRefusal("", None, Why.NOT_OWNER)]
            return Decision(Kind.REFUSED, table, key, None, refusals=tuple(refusals))
        merged = RecordImage(table, key, self._incoming.owner, self._fields, self._marks, self._rivals)
        return Decision(
            self._kind(),
            table,
            key,
            merged,
            tuple(self._changes) if self._mine else (),
            tuple(self._refusals),
            tuple(_new_conflicts(self._mine, merged)),
            _new_edits_of_deleted(self._mine, merged),
            self._fresh,
        )

    def _differing(self) -> list[str]:
        """Return the fields to look at, the one that names the handling office before those it may write."""
        fields, marks = self._fields, self._marks
        theirs, their_marks = self._incoming.fields, self._incoming.marks
        if self._rivals or self._incoming.rivals:
            names = list(theirs)
        else:
            names = [n for n in theirs if marks.get(n) != their_marks[n] or fields[n] != theirs[n]]
        handler = self._rules.handler_field
        if handler in names:
            names.sort(key=handler.__ne__)
        return names

    def _kind(self) -> Kind:
        if self._mine is None:
            return Kind.NEW
        if self._changes:
            return Kind.CHANGED
        return Kind.REFUSED if self._refusals else Kind.SAME

    def _is_founded(self) -> bool:
        """Tell whether at least one field was written by the owner; a new record stands on no less."""
        return any(office_of(mark.writer) == self._incoming.owner for mark in self._marks.values())

    def _succeeds(self, name: str) -> bool:
        """Take a value that has plainly seen ours and may come, which is nearly every case; tell whether it was so."""
        mark, own = self._incoming.marks[name], self._marks.get(name)
        if own is not None and (not has_seen(mark, own) or mark[:2] == own[:2]):
            return False
        if self._may_not_write(name, mark) is not None:
            return False
        before = None if own is None else Version(self._fields[name], own)
        self._set(name, before, Version(self._incoming.fields[name], mark))
        return True

    def _take(self, name: str) -> None:
        ours = versions_of(self._mine, name) if self._mine else ()
        offered = versions_of(self._incoming, name)
        if offered == ours:
            return
        theirs = [version for version in offered if self._may_come(name, version, ours)]
        if not theirs:
            return
        simple = len(ours) <= 1 and len(theirs) == 1
        standing = _later(ours, theirs[0]) if simple else latest((*ours, *theirs))
        if len(standing) > 1:
            standing = provisional(standing, self._incoming.owner)
        if tuple(standing) != ours:
            self._put(name, ours, standing)

    def _put(self, name: str, ours: tuple[Version, ...], standing: list[Version]) -> None:
        shown, *others = standing
        self._rivals.pop(name, None)
        if others:
            self._rivals[name] = tuple(others)
        self._set(name, ours[0] if ours else None, shown)

    def _set(self, name: str, before: Version | None, shown: Version) -> None:
        self._fresh = True
        self._fields[name], self._marks[name] = shown
        if before is None or before.value != shown.value or type(before.value) is not type(shown.value):
            self._changes.append(FieldChange(name, before, shown))

    def _may_come(self, name: str, version: Version, ours: tuple[Version, ...]) -> bool:
        why = self._why_not(name, version, ours)
        if why is not None:
            self._refusals.append(FieldRefusal(name, version, why))
        return why is None

    def _why_not(self, name: str, version: Version, ours: tuple[Version, ...]) -> Why | None:
        """Return why a version may not be taken, or None; one we hold or have moved past is never refused."""
        mark = version.mark
        for own in ours:
            if own.mark[:2] == mark[:2]:
                return None if own == version else Why.FORKED
            if has_seen(own.mark, mark):
                return None
        return self._may_not_write(name, mark)

    def _may_not_write(self, name: str, mark: Mark) -> Why | None:
        writer, arrival = office_of(mark.writer), self._arrival
        if writer == arrival.me and not arrival.recovering:
            return Why.UNKNOWN_OWN
        if not self._may_write(name, writer):
            return Why.NOT_OWNER
        if writer not in (arrival.sender, arrival.me) and arrival.sender not in arrival.relays:
            return Why.NOT_SENDERS
        return None

    def _may_write(self, name: str, office: str) -> bool:
        side = self._rules.sides.get(name, Side.OWNER)
        if office == self._incoming.owner and side is not Side.HANDLER:
            return True
        handler = self._rules.handler_field
        if side is Side.OWNER or handler is None:
            return False
        former = self._mine.fields.get(handler) if self._mine else None
        return office in (self._fields.get(handler), former)


def _later(ours: tuple[Version, ...], theirs: Version) -> list[Version]:
    """Return the latest of at most one version here and one there, which is nearly every case."""
    if not ours or has_seen(theirs.mark, ours[0].mark):
        return [theirs]
    if has_seen(ours[0].mark, theirs.mark):
        return [ours[0]]
    return [ours[0], theirs]


def _new_conflicts(before: RecordImage | None, merged: RecordImage) -> Iterator[FieldConflict]:
    """Yield the fields undecided since this import; two offices writing the same value do not conflict."""
    for name in sorted(merged.rivals):
        versions = versions_of(merged, name)
        known = before is not None and set(versions_of(before, name)) == set(versions)
        if not known and len({item.value for item in versions}) > 1:
            yield FieldConflict(name, versions)


def _new_edits_of_deleted(before: RecordImage | None, merged: RecordImage) -> tuple[str, ...]:
    edits = edited_unseen(merged)
    return () if before is not None and edits == edited_unseen(before) else edits
