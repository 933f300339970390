"""Forms are looked at together before anything is written; an altered code writes only where it is claimed."""

from pathlib import Path

import pytest
from offices import county_office
from returned_forms import filled, issued, latest, units_of, words

from desktop.domain.errors import Refused
from desktop.services import history
from desktop.services.desk import Desk
from desktop.services.returns import SOURCE, THIN
from desktop.services.returns_review import ALTERED, CLAIMED, EMPTY, NEW, SAME, accept, read_forms
from desktop.services.returns_review import THIN as THIN_STATE
from desktop.store.tables import Progress


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return county_office(tmp_path / "office")


@pytest.fixture
def forms(desk: Desk, tmp_path: Path) -> list[Path]:
    return filled(issued(desk, tmp_path / "forms", units_of(desk)))


def test_twenty_files_are_counted_by_what_they_bring(desk: Desk, forms: list[Path]) -> None:
    before = desk.store.content_hash()
    review = read_forms(desk, forms)
    assert review.sentence == "18 读取 · 1 无变化 · 1 编号被改，请认领"
    states = [line.state for line in review.lines()]
    assert (states.count(NEW), states.count(THIN_STATE), states.count(EMPTY)) == (17, 1, 1)
    first = review.lines()[0]
    assert (first.state, first.row.suspected) == (ALTERED, "2026-001")
    assert review.to_write() == 18
    assert desk.store.content_hash() == before


def test_an_altered_code_writes_nowhere_until_somebody_claims_it(desk: Desk, forms: list[Path]) -> None:
    review = read_forms(desk, forms)
    assert accept(desk, review).taken == 18
    assert latest(desk)["推进第1项联动事项"] == ""
    history.undo(desk)
    place = review.lines()[0].place
    review.claim(place, "2026-001")
    assert {line.state for line in review.lines() if line.place == place} == {CLAIMED}
    assert accept(desk, review).taken == 19
    assert latest(desk)["推进第1项联动事项"].startswith(words(0))
    review.claim(place, None)
    assert review.lines()[0].state == ALTERED


def test_the_units_words_stay_beside_the_clerks(desk: Desk, forms: list[Path]) -> None:
    review = read_forms(desk, forms)
    line = next(line for line in review.lines() if line.target and line.target.number == "2026-005")
    review.summarise(line.place, "完成排查，正在整改")
    accept(desk, review)
    with desk.view() as view:
        entries = {entry.task_id: entry for entry in view.find(Progress, source=SOURCE)}
    assert line.target is not None
    entry = entries[line.target.id]
    assert entry.text == "完成排查，正在整改"
    assert entry.words == f"{words(4)}（完成时间：12月10日）"


def test_words_without_substance_go_back(desk: Desk, forms: list[Path]) -> None:
    review = read_forms(desk, forms)
    back = review.to_send_back()
    assert len(back) == 2
    accept(desk, review)
    assert latest(desk)["推进第3项联动事项"] == THIN
    with desk.view() as view:
        entry = view.first(Progress, text=THIN)
    assert entry is not None
    assert entry.words.startswith("正在办理中")


def test_the_same_forms_again_bring_nothing(desk: Desk, forms: list[Path]) -> None:
    accept(desk, read_forms(desk, forms))
    again = read_forms(desk, forms)
    assert {line.state for line in again.lines()} == {SAME, EMPTY, ALTERED}
    assert again.to_write() == 0
    with pytest.raises(Refused, match="18 项与以前登记的相同"):
        accept(desk, again)


def test_a_file_that_is_no_form_does_not_stop_the_others(
    desk: Desk, forms: list[Path], tmp_path: Path
) -> None:
    other = tmp_path / "说明.csv"
    other.write_text("甲,乙\n1,2\n", encoding="utf-8")
    heard: list[int] = []
    review = read_forms(desk, [other, *forms], lambda done, total, name: heard.append(done))
    assert [name for name, _why in review.unread] == ["说明.csv"]
    assert review.sentence.endswith("1 读不出")
    assert heard == list(range(21))
    with pytest.raises(Refused, match="不是反馈表"):
        read_forms(desk, [other])
