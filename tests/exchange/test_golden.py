"""Every format ever released is read for ever."""

from pathlib import Path

import msgspec
import pytest

from desktop.exchange.identity import fingerprint, is_countersigned_by, parse_card
from desktop.exchange.keys import OfficeKeys
from desktop.exchange.opening import inspect, open_bundle
from desktop.exchange.receipts import find_receipt, parse_receipt, receipt_key

from .golden import Expected, write_golden
from .samples import CITY, COUNTY

FOLDER = Path(__file__).parents[1] / "files" / "bundles"


def check_golden(folder: Path) -> None:
    expected = msgspec.json.decode((folder / "expected.json").read_bytes(), type=Expected)
    county, city = (parse_card((folder / f"{name}.fycard").read_bytes()) for name in ("county", "city"))
    county_keys = OfficeKeys.from_blob((folder / "county.fykeys").read_bytes(), "golden")
    city_keys = OfficeKeys.from_blob((folder / "city.fykeys").read_bytes())
    data = (folder / "bundle.fyb").read_bytes()
    assert open_bundle(data, city_keys, city, {COUNTY: county}) == expected.payload
    assert inspect(data).hash == expected.hash
    assert fingerprint(county) == expected.fingerprint
    assert is_countersigned_by(county, city)
    receipt = parse_receipt((folder / "receipt.fyreceipt").read_bytes(), COUNTY, {CITY: city})
    assert receipt.bundle == expected.hash
    assert find_receipt(expected.code, [(expected.hash, CITY, receipt_key(county_keys, city))]) == 0


@pytest.mark.parametrize("folder", sorted(FOLDER.glob("format*")), ids=lambda folder: folder.name)
def test_a_released_format_is_read(folder: Path) -> None:
    check_golden(folder)


def test_there_is_a_golden_bundle_of_the_first_format() -> None:
    assert (FOLDER / "format1" / "bundle.fyb").is_file()


def test_the_current_format_makes_such_files(tmp_path: Path) -> None:
    write_golden(tmp_path / "new")
    check_golden(tmp_path / "new")
