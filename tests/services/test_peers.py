from pathlib import Path

import pytest
from desks import DAY, befriend

from desktop.domain.errors import Refused
from desktop.services import history, peers
from desktop.services.desk import Desk


def test_keys_are_made_once_and_kept_for_this_user_alone(county: Desk) -> None:
    first = peers.my_card(county)
    assert peers.my_card(county) == first
    path = county.store.paths.keys / "office.key"
    assert path.stat().st_mode & 0o077 == 0
    assert (first.office, first.name, first.level) == (county.office.id, "云岭县", "county")


def test_a_card_is_trusted_with_the_fingerprint_that_was_heard(
    county: Desk, city: Desk, tmp_path: Path
) -> None:
    spoken = peers.export_card(city, tmp_path / "city.fycard")
    before = county.store.content_hash()
    with pytest.raises(Refused, match="指纹不符，没有认可“南泉市”"):
        peers.trust_card(county, tmp_path / "city.fycard", spoken[:-1] + ("A" if spoken[-1] != "A" else "B"))
    assert county.store.content_hash() == before
    peers.trust_card(county, tmp_path / "city.fycard", f" {spoken.lower()} ")
    (peer,) = peers.peers(county)
    assert (peer.name, peer.level, peer.fingerprint, peer.trusted_on) == ("南泉市", "city", spoken, DAY)
    assert spoken in history.recent(county, 1)[0].reason
    assert set(peers.office_names(county).values()) == {"云岭县", "南泉市"}


def test_our_own_card_and_other_files_are_refused(county: Desk, tmp_path: Path) -> None:
    spoken = peers.export_card(county, tmp_path / "own.fycard")
    with pytest.raises(Refused, match="本单位自己的名片"):
        peers.trust_card(county, tmp_path / "own.fycard", spoken)
    (tmp_path / "bad.fycard").write_bytes(b"no card")
    for name in ("bad.fycard", "none.fycard"):
        with pytest.raises(Refused):
            peers.trust_card(county, tmp_path / name, spoken)


def test_a_card_that_cannot_be_written_is_said(county: Desk, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="名片没有写成"):
        peers.export_card(county, tmp_path / "nowhere" / "card.fycard")


def test_a_peer_by_name_or_id_and_an_unknown_one_with_the_known(
    county: Desk, city: Desk, tmp_path: Path
) -> None:
    with county.view() as view, pytest.raises(Refused, match="已认可的单位：还没有"):
        peers.peer_named(view, "南泉市")
    befriend(county, city, tmp_path)
    with county.view() as view:
        assert (
            peers.peer_named(view, "南泉市").id == peers.peer_named(view, city.office.id).id == city.office.id
        )
        with pytest.raises(Refused, match="已认可的单位：南泉市"):
            peers.peer_named(view, "北泉市")


def test_a_taken_back_trust_is_none(county: Desk, city: Desk, tmp_path: Path) -> None:
    befriend(county, city, tmp_path)
    history.undo(county)
    with county.view() as view:
        assert peers.trusted_cards(view) == {}


def test_a_read_only_desk_makes_no_keys(county: Desk) -> None:
    reader = Desk.open(county.store.paths.home, read_only=True)
    with pytest.raises(Refused, match="不能生成单位名片"):
        peers.my_card(reader)
    reader.close()
