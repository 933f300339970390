"""议题征集表: out by unit, back by code though columns move; an altered code never writes elsewhere."""

from datetime import date
from pathlib import Path

import pytest
from desks import UNITS
from openpyxl import load_workbook

from desktop.domain.errors import Refused
from desktop.services import history, topics
from desktop.services.desk import Desk
from desktop.services.topic_forms import issue_topic_forms, read_form, take_in


@pytest.fixture
def form(county: Desk, tmp_path: Path) -> Path:
    (path,) = issue_topic_forms(county, tmp_path, date(2026, 12, 1), ["县财政局"])
    return path


def fill(path: Path, *rows: tuple[str, ...], code: str = "", moved: bool = False) -> Path:
    """Fill the form as a unit does; `moved` puts a column in front."""
    book = load_workbook(path)
    sheet = book.active
    for n, row in enumerate(rows, 5):
        for column, words in enumerate(row, 2):
            sheet.cell(n, column, words)
    if code:
        sheet["A3"] = f"单位编码：{code}"
    if moved:
        sheet.insert_cols(1)
        sheet["A4"] = "备忘"
    book.save(path)
    return path


def test_every_member_gets_its_own(county: Desk, tmp_path: Path) -> None:
    made = issue_topic_forms(county, tmp_path / "表")
    assert [path.name.split("_")[1] for path in made] == list(UNITS)
    assert len({load_workbook(path).active["A3"].value for path in made}) == len(UNITS)
    with pytest.raises(Refused, match="没有这样的成员单位"):
        issue_topic_forms(county, tmp_path, units=["县水利局"])


@pytest.mark.parametrize("moved", [False, True])
def test_what_comes_back_becomes_candidates(county: Desk, form: Path, moved: bool) -> None:
    fill(form, ("研究专项资金", "年底前须拨付", "赵元", "15"), ("研究欠款清偿", "", "", "很久"), moved=moved)
    back = read_form(county, form)
    assert back.unit == "县财政局"
    assert [draft.title for draft in back.topics] == ["研究专项资金", "研究欠款清偿"]
    assert back.doubts == ("第6行的时长写成了“很久”，没有采用。",)
    _changes, count, doubts = take_in(county, [back])
    assert (count, len(doubts)) == (2, 1)
    row = topics.offered(county)[0]
    assert (row.unit, row.asked_by, row.grounds) == ("县财政局", "赵元", "年底前须拨付")
    assert take_in(county, [back])[1] == 0  # read twice, stored once
    history.undo(county)
    assert topics.list_topics(county) == []


def test_an_altered_code_never_writes_elsewhere(county: Desk, form: Path) -> None:
    back = read_form(county, fill(form, ("研究专项资金", "", "", ""), code="YT-ABCDEF"))
    assert back.unit == ""
    with pytest.raises(Refused, match="单位编码“YT-ABCDEF”不是本单位发出的"):
        take_in(county, [back])
    assert topics.list_topics(county) == []


def test_an_empty_form_and_a_strange_workbook(county: Desk, form: Path, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="没有议题，没有登记"):
        take_in(county, [read_form(county, form)])
    book = load_workbook(form)
    book.active["B4"] = "别的"
    book.save(tmp_path / "别的.xlsx")
    assert "没有“议题”这一栏" in read_form(county, tmp_path / "别的.xlsx").doubts[0]
