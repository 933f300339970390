from datetime import timedelta

import pytest

from desktop.domain.task_states import Approval
from desktop.services import papers, tasks
from desktop.services.compose import common, letters
from desktop.services.compose.sample import SampleOffice
from desktop.services.paper_facts import Subject
from desktop.services.tasks import TaskDraft

from .conftest import Compose


def test_count_of_nothing_has_no_rate() -> None:
    assert letters.Count.of([]).fields == {
        "总数": 0,
        "办结": 0,
        "办结率": "—",
        "在办": 0,
        "逾期": 0,
        "其他": "",
    }


def test_the_numbers_of_report_and_circular_agree_with_the_ledger(own_office: SampleOffice) -> None:
    desk = own_office.desk
    lines = common.our_lines(desk)
    for line in lines[:3]:
        tasks.finish(desk, line.id, text="已办")
    told = {"总数": 7, "办结": 3, "办结率": "42.9%", "在办": 4, "逾期": 0, "其他": ""}
    assert letters.report(desk, Subject()).fields["统计"] == told
    assert letters.circular(desk, Subject()).fields["统计"] == told
    assert not letters.report(desk, Subject()).fields["逾期事项"]


def test_what_was_carried_or_stopped_is_not_counted_as_done(own_office: SampleOffice) -> None:
    desk = own_office.desk
    first, second, third, *_rest = common.our_lines(desk)
    tasks.finish(desk, first.id, text="已办")
    tasks.terminate(desk, second.id, reason="职责划转", approval=Approval(by="召集人"))
    tasks.carry(desk, third.id, reason="跨年工程", approval=Approval(by="召集人"))
    count = letters.circular(desk, Subject()).fields["统计"]
    assert (count["总数"], count["办结"], count["在办"], count["其他"]) == (8, 1, 5, "转下年1项、终止1项")
    text = str(papers.draft(desk, "circular", Subject()))
    assert "转下年1项、终止1项。" in text


def test_a_circular_names_overdue_tasks_and_no_internal_one(own_office: SampleOffice) -> None:
    desk = own_office.desk
    draft = TaskDraft("内部事项", ("县财政局",), due_on=desk.today() - timedelta(30), internal=True)
    tasks.add_task(desk, draft)
    made = letters.circular(desk, Subject())
    assert [words.split("，")[0] for words in made.fields["点名"]] == [
        "县住房城乡建设局牵头的2026-001号事项（纪要第1期第1项）",
        "县司法局牵头的2026-003号事项（纪要第1期第3项）",
    ]
    assert made.fields["统计"]["总数"] == 7
    assert "内部事项" not in str(made.tables)


def test_the_report_goes_up_with_a_line_for_its_signer(office: SampleOffice) -> None:
    document = papers.draft(office.desk, "report", Subject())
    assert document.format == "upward"
    assert [signer.name for signer in document.signers] == ["＿＿＿＿"]
    assert document.addressees == ("濮阳县人民政府",)


@pytest.mark.parametrize(
    ("kind", "word", "form"),
    [("letter", "函", "letter"), ("report", "报", "upward"), ("circular", "", "document")],
)
def test_each_direction_has_its_form_and_number_word(
    office: SampleOffice, facts: Compose, kind: str, word: str, form: str
) -> None:
    assert facts(kind).word == f"濮府院办{word}"
    assert papers.draft(office.desk, kind, office.subject(kind)).format == form


def test_a_letter_ends_by_asking_for_an_answer_by_a_day(facts: Compose) -> None:
    assert facts("letter").fields["复函期限"] == "2026年7月8日"
    assert facts("letter").fields["主送"] == "县财政局"
