"""Makes the golden bundle of the current format; every later version must read it.

Run once for each new format, from the project root: python -m tests.exchange.golden tests/files/bundles/formatN
The keys are made for the tests and guard nothing.
"""

import sys
from dataclasses import replace
from pathlib import Path

import msgspec

from desktop.exchange.identity import card_file, countersign, fingerprint
from desktop.exchange.packing import seal
from desktop.exchange.receipts import Outcome, Receipt, receipt_code, receipt_file, receipt_key
from desktop.exchange.values import Payload, RecordImage, StreamPosition

from .samples import CITY, COUNTY, a_payload, an_office


class Expected(msgspec.Struct, frozen=True):
    """What the golden files hold, in plain JSON."""

    payload: Payload
    hash: str
    fingerprint: str
    code: str


def write_golden(folder: Path) -> None:
    """Write keys, cards, bundle, receipt and the expected content into a new folder."""
    folder.mkdir(parents=True)
    county, city = an_office(COUNTY, "云岭县", "county"), an_office(CITY, "青州湖市", "city")
    bare = RecordImage("tasks", "bare", COUNTY, {}, {})
    base = a_payload(30, (b"scan", b""))
    payload = replace(base, records=(*base.records, bare))
    sealed = seal(payload, county.keys, county.card, city.card, StreamPosition(3, "12" * 32))
    receipt = Receipt(sealed.hash, 3, COUNTY, CITY, Outcome.ACCEPTED, "2026-10-09", {"new": 33}, "")
    code = receipt_code(sealed.hash, CITY, receipt_key(city.keys, county.card))
    expected = Expected(payload, sealed.hash, fingerprint(county.card), code)
    files = {
        "county.fykeys": county.keys.to_blob("golden"),
        "city.fykeys": city.keys.to_unencrypted_blob(),
        "county.fycard": card_file(countersign(county.card, city.keys, city.card)),
        "city.fycard": card_file(city.card),
        "bundle.fyb": sealed.data,
        "receipt.fyreceipt": receipt_file(receipt, city.keys, city.card),
        "expected.json": msgspec.json.encode(expected),
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)


if __name__ == "__main__":
    write_golden(Path(sys.argv[1]))
