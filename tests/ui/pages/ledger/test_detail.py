from datetime import date

import pytest
from ledger_books import old_ledger, taken_in
from offices import county_office

from desktop.services import history, ledger, successions, tasks
from desktop.services.successions import Reform
from desktop.services.tasks import TaskDraft
from desktop.ui.pages.ledger.detail import detail_of, title_of


@pytest.fixture
def desk(tmp_path):
    made = county_office(tmp_path / "office")
    yield made
    made.close()


def detail(desk, record: str):
    file = ledger.open_task(desk, record)
    return detail_of(file, history.history_of(desk, "tasks", record), desk.calendar)


def section(desk, record: str, key: str):
    return next(each for each in detail(desk, record).sections if each.key == key)


@pytest.fixture
def record(desk):
    tasks.add_task(desk, TaskDraft("制定办法\n并印发", lead=("县司法局",)), deadline="会后10个工作日内")
    return ledger.ids(desk, ledger.LedgerFilter())[0]


def test_the_deadline_tells_its_rule_and_steps(desk, record):
    facts = section(desk, record, "deadline").facts
    told = {fact.name: fact.text for fact in facts}
    assert told["现期限"] == "2026-12-04（周五）"
    assert told["原文"] == "“会后10个工作日内”"
    assert "算法" in told
    assert any("2026年12月4日" in fact.text for fact in facts)


def test_an_extension_shows_both_days_and_its_step_both_reasons(desk, record):
    tasks.extend(desk, record, date(2027, 1, 8), reason="待核", paper="濮司〔2026〕8号", approver="召集人")
    told = {fact.name: fact.text for fact in section(desk, record, "deadline").facts}
    assert (told["现期限"], told["原定"]) == ("2027-01-08（周五 放假未录入）", "2026-12-04（周五）")
    assert section(desk, record, "extensions").entries[0].text == (
        "2026-12-04 → 2027-01-08　待核（濮司〔2026〕8号，召集人批准）　25 个工作日，不计 10 天"
    )
    newest = section(desk, record, "history").entries[0].text
    assert newest == "延期　期限 2026-12-04 → 2027-01-08　理由：待核　依据：濮司〔2026〕8号"


def test_the_units_before_a_reform_are_told_by_their_part(desk):
    made = tasks.add_task(desk, TaskDraft("落实", ("县司法局",), ("县财政局",))).made[0]
    assert not [fact for fact in section(desk, made, "facts").facts if fact.name.startswith("原")]
    into = "县司法行政局"
    successions.reorganise(
        desk, Reform("merge", ("县司法局", "县财政局"), (into,), desk.today(), "编〔2026〕3号")
    )
    told = {fact.name: fact.text for fact in section(desk, made, "facts").facts}
    assert (told["牵头"], told["配合"]) == (into, "")
    assert (told["原牵头单位"], told["原配合单位"]) == ("县司法局", "县财政局")


def test_progress_is_newest_first_with_who_said_it(desk, record):
    tasks.add_progress(desk, record, "起草", source="电话", by="王立", on=date(2026, 11, 1))
    tasks.add_progress(desk, record, "送审", source="书面", by="", on=date(2026, 11, 10))
    entries = section(desk, record, "progress").entries
    assert [(entry.beside, entry.text) for entry in entries] == [
        ("2026-11-10", "书面：送审"),
        ("2026-11-01", "电话 王立：起草"),
    ]


def test_evidence_can_be_opened_and_states_read_as_words(desk, record, tmp_path):
    paper = tmp_path / "办法.docx"
    paper.write_bytes(b"PK")
    tasks.finish(desk, record, text="已印发", evidence=[paper])
    done = section(desk, record, "evidence")
    assert done.facts[0].text == "2026-11-21　已印发"
    assert done.entries[0].link.endswith(":办法.docx")
    assert "状态 办理中 → 办结待销号" in section(desk, record, "history").entries[0].text


def test_titles_are_short_and_in_one_line(desk, record):
    line = ledger.lines(desk, [record])[0]
    assert title_of(line) == "2026-001“制定办法 并印发”"
    assert detail(desk, record).title == "制定办法 并印发"


def test_the_columns_of_the_old_workbook_stay_readable(desk, record, tmp_path):
    assert not [each for each in detail(desk, record).sections if each.key == "original"]
    taken_in(desk, old_ledger(tmp_path / "台账.xlsx"))
    imported = ledger.ids(desk, ledger.LedgerFilter())[4]
    facts = {fact.name: fact.text for fact in section(desk, imported, "original").facts}
    assert facts["备注"] == "跨部门"
    assert facts["完成时限"] == "12月31日前"
    assert facts["原表"].endswith("第8行")
