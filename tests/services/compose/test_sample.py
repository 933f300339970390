from desktop.services import ledger, meetings
from desktop.services.compose import COMPOSERS
from desktop.services.compose.sample import sample_office


def test_the_sample_office_serves_every_kind_and_leaves_nothing_behind() -> None:
    with sample_office() as sample:
        home = sample.desk.store.paths.home
        assert home.is_dir()
        assert len(ledger.ids(sample.desk, ledger.LedgerFilter())) == 7
        assert {row.status for row in meetings.list_meetings(sample.desk)} == {"held", "planned", "cancelled"}
        for kind in COMPOSERS:
            assert sample.subject(kind).meeting_id
    assert not home.exists()
