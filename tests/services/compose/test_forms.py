from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop.documents.official import Cell, Table
from desktop.domain.errors import Refused
from desktop.services import tasks
from desktop.services.compose import forms
from desktop.services.compose.sample import SampleOffice
from desktop.services.paper_facts import Facts


def cells(made: Facts) -> dict[str, str]:
    """Return the form as label and value."""
    table: Table = made.tables["审批"]
    flat = [cell.text if isinstance(cell, Cell) else cell for row in table.rows for cell in row]
    return dict(zip(flat[::2], flat[1::2], strict=True))


def test_the_day_asked_for_is_counted_in_working_days(own_office: SampleOffice) -> None:
    subject = own_office.subject("extension_approval")
    asked = cells(forms.extension_approval(own_office.desk, replace(subject, on=date(2026, 7, 14))))
    assert (asked["申请延至"], asked["延长"]) == ("2026年7月14日", "10个工作日")
    assert asked["天数计算"] == "自2026年6月30日次日起算，共10个工作日，不计4天"
    over = replace(subject, on=date(2026, 10, 12), words="产权待核（濮财〔2026〕3号）")
    counted = cells(forms.extension_approval(own_office.desk, over))
    assert "其中9月25日周五至27日周日中秋节放假、10月1日周四至7日周三国庆节放假" in counted["天数计算"]
    assert counted["延期理由"] == "产权待核（濮财〔2026〕3号）"
    blank = cells(forms.extension_approval(own_office.desk, subject))
    assert (blank["申请延至"], blank["延长"], blank["历次延期"]) == ("", "　　个工作日", "无")


def test_a_day_not_later_than_the_deadline_is_refused(own_office: SampleOffice) -> None:
    subject = replace(own_office.subject("extension_approval"), on=date(2026, 6, 30))
    with pytest.raises(Refused, match="不晚于现行期限2026年6月30日"):
        forms.extension_approval(own_office.desk, subject)


def test_earlier_extensions_and_the_original_day_are_told(own_office: SampleOffice) -> None:
    subject = own_office.subject("extension_approval")
    tasks.extend(
        own_office.desk,
        subject.task_ids[0],
        date(2026, 7, 20),
        reason="核实",
        paper="财〔2026〕1号",
        approver="召集人",
    )
    told = cells(forms.extension_approval(own_office.desk, subject))
    assert (told["原定期限"], told["现行期限"]) == ("2026年6月30日", "2026年7月20日")
    assert told["历次延期"] == "第1次：延至2026年7月20日，召集人批准（财〔2026〕1号）"


def test_closing_shows_result_evidence_and_overdue_days(own_office: SampleOffice, tmp_path: Path) -> None:
    desk, subject = own_office.desk, own_office.subject("closing_approval")
    proof = tmp_path / "拨款凭证.pdf"
    proof.write_bytes(b"%PDF-")
    open_form = cells(forms.closing_approval(desk, subject))
    assert (open_form["办结日期"], open_form["是否逾期"]) == ("", "")
    tasks.finish(desk, subject.task_ids[0], text="已拨付", evidence=[proof])
    told = cells(forms.closing_approval(desk, subject))
    assert (told["办结日期"], told["办理结果"], told["佐证材料"]) == (
        "2026年6月24日",
        "已拨付",
        "1. 拨款凭证.pdf",
    )
    assert (told["是否逾期"], told["完成时限"]) == ("未逾期", "2026年6月30日")


def test_closing_after_an_extension_prints_both_deadlines(own_office: SampleOffice) -> None:
    subject = own_office.subject("closing_approval")
    tasks.extend(own_office.desk, subject.task_ids[0], date(2026, 7, 20), reason="r", paper="p", approver="a")
    told = cells(forms.closing_approval(own_office.desk, subject))
    assert (told["完成时限"], told["延期次数"]) == ("2026年7月20日\n（原定2026年6月30日）", "1")


def test_a_finished_task_is_not_extended_and_a_closed_one_not_closed(own_office: SampleOffice) -> None:
    desk, subject = own_office.desk, own_office.subject("closing_approval")
    tasks.finish(desk, subject.task_ids[0], text="已拨付")
    with pytest.raises(Refused, match="不再办理延期"):
        forms.extension_approval(desk, subject)
    tasks.close(desk, subject.task_ids[0], by="召集人")
    with pytest.raises(Refused, match="已经销号"):
        forms.closing_approval(desk, subject)
