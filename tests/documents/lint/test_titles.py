from dataclasses import replace

import pytest

from desktop.documents.lint import Weight, tidied
from desktop.documents.official import Format
from tests.documents.lint.drafts import NOTICE, told


@pytest.mark.parametrize("end", ["。", "；", ".", "！"])
def test_a_title_has_no_mark_at_its_end_7_3_1(end: str) -> None:
    document = replace(NOTICE, title=f"关于召开会议的通知{end}")
    assert tidied(document) == NOTICE


@pytest.mark.parametrize("title", ["关于召开会议", "府院联动工作方案", "关于经费的请示报告"])
def test_a_title_names_the_kind_of_paper(title: str) -> None:
    assert [one.code for one in told(replace(NOTICE, title=title))] == ["title.kind"]


@pytest.mark.parametrize(
    "title",
    [
        "关于印发《办法（试行）》的通知",
        "关于合同管理的意见（试行）",
        "甲县人民法院关于治理的司法建议书",
        "事项交办单",
    ],
)
def test_kinds_forms_and_trial_versions_pass(title: str) -> None:
    assert not told(replace(NOTICE, title=title))


def test_a_paper_without_number_may_be_called_anything() -> None:
    assert not told(replace(NOTICE, title="府院联动工作台账", number=None), "title.kind")


def test_upward_papers_are_requests_and_reports() -> None:
    (finding,) = told(replace(NOTICE, format=Format.UPWARD), "title.kind")
    assert finding.weight is Weight.WARNING
    assert not told(replace(NOTICE, format=Format.UPWARD, title="关于经费的请示"), "title.kind")
