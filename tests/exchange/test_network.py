"""A city and two counties that carry sticks: whatever is lost, doubled, delayed, damaged or restored, all ends equal."""

import random
from dataclasses import dataclass, field

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from desktop.domain.errors import Refused
from desktop.exchange.classify import HeldStream, Link, classify
from desktop.exchange.identity import OfficeCard
from desktop.exchange.lives import Heard, after_import, former_lives, is_news
from desktop.exchange.merge import Arrival, Kind, Side, TableRules, merge
from desktop.exchange.opening import inspect, open_bundle
from desktop.exchange.packing import seal
from desktop.exchange.values import Head, Payload, RecordImage, Scalar, StreamPosition
from desktop.exchange.versions import deleted, has_seen, versions_of, writer_of, written

from .samples import Office, an_office

RULES = TableRules({"progress": Side.HANDLER, "due": Side.EITHER}, "handler")
CITY, COUNTIES = "city", ("c1", "c2")
OFFICES = {name: an_office(name, name, "city" if name == CITY else "county") for name in (CITY, *COUNTIES)}
CARDS: dict[str, OfficeCard] = {name: office.card for name, office in OFFICES.items()}


@dataclass
class Desk:
    """One office with its database: all that a backup holds."""

    name: str
    life: int = 1
    counter: int = 0
    recovering: bool = False
    records: dict[str, RecordImage] = field(default_factory=dict)
    holds: dict[str, Head] = field(default_factory=dict)
    heard: dict[str, Heard] = field(default_factory=dict)
    sent: dict[str, StreamPosition] = field(default_factory=dict)
    got: dict[tuple[str, str], dict[int, Link]] = field(default_factory=dict)

    @property
    def office(self) -> Office:
        return OFFICES[self.name]

    @property
    def writer(self) -> str:
        return writer_of(self.name, str(self.life))

    def write(self, record: RecordImage, changes: dict[str, Scalar]) -> None:
        self.counter += 1
        self.keep(written(record, changes, self.writer, self.counter))

    def keep(self, record: RecordImage) -> None:
        self.records[record.id] = record
        self.holds[self.writer] = Head(self.counter, "")

    def shared_with(self, peer: str) -> dict[str, RecordImage]:
        county = peer if self.name == CITY else self.name
        return {
            key: record
            for key, record in self.records.items()
            if county in (record.owner, record.fields.get("handler"))
        }

    def export(self, peer: str) -> bytes:
        known = self.heard.get(peer, Heard()).acknowledged()
        news = tuple(record for record in self.shared_with(peer).values() if is_news(record, known))
        former = former_lives(self.name, str(self.life), self.holds)
        payload = Payload(1, self.name, str(self.life), news, holds=self.holds, since=known, former=former)
        at = self.sent.get(peer, StreamPosition(1))
        sealed = seal(payload, self.office.keys, self.office.card, CARDS[peer], at)
        self.sent[peer] = StreamPosition(at.number + 1, sealed.hash)
        return sealed.data

    def receive(self, data: bytes) -> bool:
        """Import a bundle as a service would; tell whether anything was taken."""
        payload = open_bundle(data, self.office.keys, self.office.card, CARDS)
        seen = inspect(data)
        links = self.got.setdefault((payload.sender, payload.incarnation), {})
        link = Link(seen.hash, seen.header.previous)
        if not classify(seen.header.number, link, HeldStream(links)).may_import:
            return False
        fresh = [self.take(payload.sender, record) for record in payload.records]
        links[seen.header.number] = link
        self.holds = after_import(self.holds, payload.holds, payload.since)
        heard = self.heard.get(payload.sender, Heard())
        self.heard[payload.sender] = heard.after(
            payload.incarnation, payload.former, seen.header.number, payload.holds
        )
        return any(fresh)

    def take(self, sender: str, record: RecordImage) -> bool:
        arrival = Arrival(sender, self.name, frozenset({CITY}), self.recovering)
        decision = merge(self.records.get(record.id), record, RULES, arrival)
        assert not decision.refusals, decision
        assert decision.kind is not Kind.REFUSED
        assert decision.merged is not None
        self.records[record.id] = decision.merged
        return decision.fresh

    def restored(self, life: int) -> "Desk":
        """This backup brought back: a new incarnation that asks its peers for what it lost."""
        return Desk(
            self.name,
            life,
            0,
            True,
            dict(self.records),
            dict(self.holds),
            got={key: dict(links) for key, links in self.got.items()},
        )


class Carrying(RuleBasedStateMachine):
    """Random work and random sticks; at the end everything is delivered and must be equal."""

    @initialize(seed=st.integers(0, 2**32))
    def open_desks(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.desks = {name: Desk(name) for name in OFFICES}
        self.sticks: list[tuple[str, bytes]] = []
        self.backups = {name: Desk(name) for name in OFFICES}
        self.lives = dict.fromkeys(OFFICES, 1)
        self.made = 0

    @rule(owner=st.sampled_from(list(OFFICES)), county=st.sampled_from(COUNTIES))
    def create(self, owner: str, county: str) -> None:
        self.made += 1
        values: dict[str, Scalar] = {"matter": "m", "due": "d", "handler": county if owner == CITY else CITY}
        self.desks[owner].write(RecordImage("tasks", f"r{self.made}", owner, {}, {}), values)

    @rule(name=st.sampled_from(list(OFFICES)), what=st.sampled_from(["matter", "progress", "due"]))
    def edit(self, name: str, what: str) -> None:
        desk = self.desks[name]
        mine = [r for r in desk.records.values() if what == "due" or name == owner_of(r, what)]
        if mine:
            desk.write(self.chance.choice(mine), {what: str(self.chance.random())})

    @rule(name=st.sampled_from(list(OFFICES)))
    def delete(self, name: str) -> None:
        desk = self.desks[name]
        mine = [record for record in desk.records.values() if record.owner == name]
        if mine:
            desk.counter += 1
            desk.keep(deleted(self.chance.choice(mine), desk.writer, desk.counter))

    @rule(county=st.sampled_from(COUNTIES), up=st.booleans())
    def export(self, county: str, up: bool) -> None:
        sender, recipient = (county, CITY) if up else (CITY, county)
        self.sticks.append((recipient, self.desks[sender].export(recipient)))

    @rule()
    def deliver_any(self) -> None:
        """Some stick arrives, early, late or again; another then changes nothing."""
        if self.sticks:
            recipient, data = self.chance.choice(self.sticks)
            self.desks[recipient].receive(data)
            before = dict(self.desks[recipient].records)
            assert not self.desks[recipient].receive(data)
            assert self.desks[recipient].records == before

    @rule(place=st.floats(0, 1, exclude_max=True), cut=st.booleans())
    def deliver_damaged(self, place: float, cut: bool) -> None:
        if self.sticks:
            recipient, data = self.chance.choice(self.sticks)
            at = int(place * len(data))
            self.refuse(recipient, data[:at] if cut else data[:at] + bytes([data[at] ^ 16]) + data[at + 1 :])

    @rule()
    def deliver_to_another(self) -> None:
        if self.sticks:
            recipient, data = self.chance.choice(self.sticks)
            self.refuse(self.chance.choice([name for name in OFFICES if name != recipient]), data)

    def refuse(self, name: str, data: bytes) -> None:
        before = dict(self.desks[name].records)
        try:
            self.desks[name].receive(data)
        except Refused:
            assert self.desks[name].records == before
        else:
            raise AssertionError("a bad stick was taken")

    @rule(name=st.sampled_from(list(OFFICES)))
    def back_up(self, name: str) -> None:
        self.backups[name] = self.desks[name].restored(0)

    @rule(name=st.sampled_from(list(OFFICES)))
    def restore(self, name: str) -> None:
        self.lives[name] += 1
        self.desks[name] = self.backups[name].restored(self.lives[name])

    @invariant()
    def nothing_out_of_scope(self) -> None:
        for county in COUNTIES:
            desk = self.desks.get(county) if hasattr(self, "desks") else None
            if desk is not None:
                assert desk.shared_with(CITY).keys() == desk.records.keys()

    def teardown(self) -> None:
        if not hasattr(self, "desks"):
            return
        held = {name: dict(desk.records) for name, desk in self.desks.items()}
        for _ in range(3):
            for county in COUNTIES:
                self.desks[CITY].receive(self.desks[county].export(CITY))
                self.desks[county].receive(self.desks[CITY].export(county))
        for county in COUNTIES:
            assert self.desks[county].records == self.desks[CITY].shared_with(county)
        for name, records in held.items():
            for record in records.values():
                self.keeps(name, record)

    def keeps(self, name: str, record: RecordImage) -> None:
        """Each version anyone held at the end is still there, or was seen by the one that replaced it."""
        now = self.desks[name].records[record.id]
        for what in record.fields:
            for version in versions_of(record, what):
                assert any(has_seen(kept.mark, version.mark) for kept in versions_of(now, what))


def owner_of(record: RecordImage, what: str) -> Scalar:
    return record.fields["handler"] if what == "progress" else record.owner


Carrying.TestCase.settings = settings(max_examples=40, stateful_step_count=30, deadline=None)
TestCarrying = Carrying.TestCase


def test_a_city_restored_to_nothing_gets_its_own_work_back() -> None:
    city, county = Desk(CITY), Desk("c1")
    empty = city.restored(2)
    city.write(RecordImage("tasks", "r", CITY, {}, {}), {"matter": "m", "handler": "c1"})
    county.receive(city.export("c1"))
    empty.receive(county.export(CITY))
    county.receive(empty.export("c1"))
    empty.receive(county.export(CITY))
    assert empty.records == city.records


def test_a_late_stick_from_before_a_restore_acknowledges_nothing() -> None:
    city, county = Desk(CITY), Desk("c1")
    city.write(RecordImage("tasks", "r", CITY, {}, {}), {"matter": "m", "handler": "c1"})
    backup = county.restored(2)
    county.receive(city.export("c1"))
    late = county.export(CITY)
    city.receive(backup.export(CITY))
    city.receive(late)
    backup.receive(city.export("c1"))
    assert backup.records == city.records
