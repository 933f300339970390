"""Field by field: what an incoming record changes in ours, what it may not, and what people must decide.

State-based: merging is idempotent, and commutative and associative in the merged values, whatever the order of
arrival. Nothing here reads a clock.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from desktop.exchange.values import DELETED, RecordImage, Scalar, Version
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

    def side(self, name: str) -> Side:
        """Return who may write a field."""
        return self.sides.get(name, Side.OWNER)


@dataclass(frozen=True, slots=True)
class Arrival:
    """Circumstances of an import: who sent it, who we are, and which offices may pass on others' changes."""

    sender: str
    me: str
    relays: frozenset[str] = frozenset()


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


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that takes another value; `before` is None for a new field."""

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


@dataclass(frozen=True, slots=True)
class Decision:
    """What to do with one incoming record: `merged` is the record to store (None when refused as a whole).

    `kind` counts the record; `fresh` tells that something other than shown values must be stored (marks, rivals).
    `edited_after_delete` names the fields of a deleted record whose edit the deletion had not seen.
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
        """Tell whether the record becomes deleted by this."""
        return any(change.name == DELETED and change.after.value is True for change in self.changes)


def merge(mine: RecordImage | None, incoming: RecordImage, rules: TableRules, arrival: Arrival) -> Decision:
    """Decide upon one incoming record, given ours (None when we have none). Pure; nothing is stored.

    Raises ValueError when the two are not the same record.
    """
    if mine is not None and (mine.table, mine.id) != (incoming.table, incoming.id):
        raise ValueError("not the same record")
    if mine is not None and mine.owner != incoming.owner:
        return _refused(incoming, [FieldRefusal("", None, Why.OWNER_CHANGED)])
    if mine is not None and _is_same(mine, incoming):
        return Decision(Kind.SAME, mine.table, mine.id, mine)
    return _Merging(mine, incoming, rules, arrival).decision()


def _is_same(mine: RecordImage, incoming: RecordImage) -> bool:
    return mine.marks == incoming.marks and mine.fields == incoming.fields and mine.rivals == incoming.rivals


def _refused(incoming: RecordImage, refusals: list[FieldRefusal]) -> Decision:
    return Decision(Kind.REFUSED, incoming.table, incoming.id, None, refusals=tuple(refusals))


class _Merging:
    """One record under decision; owner's fields come first because they name the handling office."""

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
        self._refusals: list[FieldRefusal] = []

    def decision(self) -> Decision:
        names = sorted(self._incoming.fields, key=lambda name: self._rules.side(name) is not Side.OWNER)
        for name in names:
            self._take(name)
        if not self._fields or (self._mine is None and self._refusals and not self._is_founded()):
            return _refused(self._incoming, self._refusals)
        before = self._mine
        merged = replace(self._incoming, fields=self._fields, marks=self._marks, rivals=self._rivals)
        changes = tuple(change for name in self._fields if (change := _change(before, merged, name)))
        return Decision(
            self._kind(changes),
            merged.table,
            merged.id,
            merged,
            changes,
            tuple(self._refusals),
            tuple(_new_conflicts(before, merged)),
            edited_unseen(merged) if before is None or edited_unseen(before) != edited_unseen(merged) else (),
            fresh=before is None or not _is_same(before, merged),
        )

    def _kind(self, changes: tuple[FieldChange, ...]) -> Kind:
        if self._mine is None:
            return Kind.NEW
        if changes:
            return Kind.CHANGED
        return Kind.REFUSED if self._refusals else Kind.SAME

    def _is_founded(self) -> bool:
        """Tell whether at least one field was written by the owner; a new record stands on no less."""
        return any(office_of(mark.writer) == self._incoming.owner for mark in self._marks.values())

    def _take(self, name: str) -> None:
        ours = versions_of(self._mine, name) if self._mine else ()
        theirs = []
        for version in versions_of(self._incoming, name):
            why = self._why_not(name, version, ours)
            if why is None:
                theirs.append(version)
            else:
                self._refusals.append(FieldRefusal(name, version, why))
        if not theirs:
            return
        first, *others = provisional(latest((*ours, *theirs)), self._incoming.owner)
        self._fields[name], self._marks[name] = first
        self._rivals.pop(name, None)
        if others:
            self._rivals[name] = tuple(others)

    def _why_not(self, name: str, version: Version, ours: tuple[Version, ...]) -> Why | None:
        """Return why a version may not be taken, or None; one we hold or have moved past is never refused."""
        mark = version.mark
        writer = office_of(mark.writer)
        for own in ours:
            if own.mark[:2] == mark[:2]:
                return None if own == version else Why.FORKED
            if has_seen(own.mark, mark):
                return None
        if writer == self._arrival.me:
            return Why.UNKNOWN_OWN
        if writer not in self._writers(name):
            return Why.NOT_OWNER
        if writer != self._arrival.sender and self._arrival.sender not in self._arrival.relays:
            return Why.NOT_SENDERS
        return None

    def _writers(self, name: str) -> set[Scalar]:
        side = self._rules.side(name)
        writers: set[Scalar] = set() if side is Side.HANDLER else {self._incoming.owner}
        if side is not Side.OWNER and self._rules.handler_field is not None:
            handler = self._rules.handler_field
            writers.add(self._fields.get(handler))
            writers.add(self._mine.fields.get(handler) if self._mine else None)
        return writers - {None}


def _change(before: RecordImage | None, merged: RecordImage, name: str) -> FieldChange | None:
    after = Version(merged.fields[name], merged.marks[name])
    if before is None or name not in before.fields:
        return FieldChange(name, None, after)
    if before.fields[name] == after.value and type(before.fields[name]) is type(after.value):
        return None
    return FieldChange(name, Version(before.fields[name], before.marks[name]), after)


def _new_conflicts(before: RecordImage | None, merged: RecordImage) -> Iterator[FieldConflict]:
    """Yield the fields undecided since this import; two offices writing the same value do not conflict."""
    for name in sorted(merged.rivals):
        versions = versions_of(merged, name)
        known = before is not None and set(versions_of(before, name)) == set(versions)
        if not known and len({item.value for item in versions}) > 1:
            yield FieldConflict(name, versions)
