from collections.abc import Callable
from pathlib import Path

import pytest
from desks import city

from .conftest import Say, Told


@pytest.fixture
def there(say: Say, tmp_path: Path) -> Callable[..., Told]:
    """Run a command in the city."""
    city(tmp_path / "city").close()
    return lambda *words: say("--home", tmp_path / "city", "--json", *words)


@pytest.fixture
def stick(tmp_path: Path, ask: Say, there: Callable[..., Told]) -> Path:
    """A stick between county and city, who trust each other's cards."""
    folder = tmp_path / "stick"
    folder.mkdir()
    ours = ask("card", "export", folder / "county.fycard").value
    theirs = there("card", "export", folder / "city.fycard").value
    assert set(ours) == {"file", "fingerprint"}
    ask("card", "trust", folder / "city.fycard", "--fingerprint", theirs["fingerprint"])
    there("card", "trust", folder / "county.fycard", "--fingerprint", ours["fingerprint"])
    return folder


def test_the_card(ask: Say, refused: Callable[..., str], tmp_path: Path) -> None:
    told = ask("card", "show").value
    assert set(told) == {"office", "name", "level", "fingerprint"}
    assert told == ask("card", "show").value
    ask("card", "export", tmp_path / "c")
    assert "本单位自己的名片" in refused(
        "card", "trust", tmp_path / "c", "--fingerprint", told["fingerprint"]
    )
    assert "指纹不符" in refused("card", "trust", tmp_path / "c", "--fingerprint", "AAAA-AAAA-AAAA-AAAA-AAAA")


def test_a_bundle_there_and_its_receipt_back(ask: Say, there: Callable[..., Told], stick: Path) -> None:
    ask("task", "add", "--matter", "落实资金", "--lead", "县财政局", "--due", "2099-12-01")
    sent = ask("exchange", "export", "--to", "南泉市", "--out", stick).value
    assert {"file", "number", "counts"} <= set(sent)
    looked = there("exchange", "inspect", sent["file"]).value
    assert {
        "format",
        "min_reader",
        "suite",
        "sender",
        "recipient",
        "number",
        "previous",
        "hash",
        "size",
        "whole",
    } == set(looked)
    preview = there("exchange", "import", sent["file"]).value
    assert (preview["imported"], preview["standing"], preview["sender"]) == (False, "next", "云岭县")
    assert set(preview["tables"]["tasks"]) == {"new", "changed", "same", "refused", "conflicts", "deletions"}
    assert there("task", "list").value == []
    taken = there("exchange", "import", sent["file"], "--yes").value
    assert taken["imported"]
    assert Path(taken["receipt"]).exists()
    assert [line["owner"] for line in there("task", "list").value] == ["云岭县"]
    again = there("exchange", "import", sent["file"], "--yes").value
    assert (again["imported"], again["standing"], again["code"]) == (False, "duplicate", taken["code"])
    ask("exchange", "receipt", taken["code"])
    status = ask("exchange", "status").value
    assert set(status) >= {"peers", "bundles"}
    assert status["bundles"][0]["acknowledged_on"] is not None
    ask("exchange", "receipt", taken["receipt"])
    undone = there("exchange", "undo", there("exchange", "status").value["bundles"][0]["id"])
    assert (undone.code, undone.value["left"]) == (0, 0)
    assert there("task", "list").value == []


def test_bad_exchange_is_refused(ask: Say, refused: Callable[..., str], stick: Path) -> None:
    assert "没有认可过“北泉市”" in refused("exchange", "export", "--to", "北泉市", "--out", stick)
    assert refused("exchange", "export", "--to", "南泉市", "--out", stick / "none")
    for command in ("inspect", "import"):
        assert refused("exchange", command, stick / "none.fyb")
        assert refused("exchange", command, stick / "city.fycard")
    assert refused("exchange", "receipt", "AAAAAAAA")
    assert "没有编号为“none”" in refused("exchange", "undo", "none")
    own = ask("exchange", "export", "--to", "南泉市", "--out", stick).value["file"]
    assert refused("exchange", "import", own, "--yes")


def test_a_cut_bundle_is_found_wanting(ask: Say, say: Say, office: Path, stick: Path) -> None:
    file = Path(ask("exchange", "export", "--to", "南泉市", "--out", stick).value["file"])
    file.write_bytes(file.read_bytes()[:-20])
    told = say("--home", office, "--json", "exchange", "inspect", file)
    assert told.code == 1
    assert told.err or told.value["whole"] is False
