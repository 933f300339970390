"""Invented payloads for the tests of the exchange."""

import hashlib
from dataclasses import dataclass

from desktop.exchange.identity import OfficeCard, make_card
from desktop.exchange.keys import OfficeKeys
from desktop.exchange.values import Head, Mark, Payload, RecordImage, Scalar, Version

COUNTY, CITY = "990101", "990100"
COUNTY_WRITER, CITY_WRITER = "990101/a1", "990100/b1"
FIRST = Mark(COUNTY_WRITER, 1)


@dataclass(frozen=True)
class Office:
    """Keys and card of an invented office."""

    keys: OfficeKeys
    card: OfficeCard


def an_office(office: str, name: str, level: str) -> Office:
    """A fresh office with random keys."""
    keys = OfficeKeys.generate()
    return Office(keys, make_card(keys, office, name, level, office))


def record(key: str, values: dict[str, Scalar], mark: Mark = FIRST, table: str = "tasks") -> RecordImage:
    """A record of the county of which every field has the same mark."""
    return RecordImage(table, key, COUNTY, values, dict.fromkeys(values, mark))


def a_payload(rows: int = 5, files: tuple[bytes, ...] = (b"scan",)) -> Payload:
    """A payload with records of two tables, a rival value, attachments and a receipt vector."""
    tasks = [
        record(
            f"t{n}", {"matter": f"推进第{n}项", "number": n, "share": n / 8, "done": n % 2 == 0, "note": None}
        )
        for n in range(rows)
    ]
    disputed = RecordImage(
        "tasks",
        "d",
        COUNTY,
        {"matter": "化解历史遗留问题", "due": "2026-12-31"},
        {"matter": Mark(COUNTY_WRITER, 2), "due": Mark(CITY_WRITER, 7, ((COUNTY_WRITER, 2),))},
        {"due": (Version("2027-01-31", Mark(COUNTY_WRITER, 9)),)},
    )
    return Payload(
        schema=3,
        sender=COUNTY,
        incarnation="a1",
        records=(*tasks, disputed, record("m1", {"title": "第一次联席会议"}, table="meetings")),
        files={hashlib.sha256(data).hexdigest(): data for data in files},
        head=Head(12, "ab" * 32),
        holds={CITY_WRITER: Head(7, "cd" * 32)},
        wants=("ef" * 32,),
        since={COUNTY_WRITER: Head(11, "ac" * 32)},
        former=("a0",),
        sums={"tasks": "12"},
        made="2026-10-08T09:00:00",
        note="三季度",
    )
