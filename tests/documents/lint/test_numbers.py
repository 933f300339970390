from dataclasses import replace

import pytest

from desktop.documents.lint import Weight, tidied
from desktop.documents.official import Format
from tests.documents.lint.drafts import NOTICE, draft, offers, told


@pytest.mark.parametrize(
    "number",
    [
        "甲政(2026)12号",
        "甲政[2026]12号",
        "甲政【2026】12号",
        "甲政〔2026〕第12号",
        "甲政〔2026〕012号",
        "甲政（2026〕 12 号",
    ],
)
def test_the_number_is_put_into_the_form_of_7_2_5(number: str) -> None:
    document = replace(NOTICE, number=number)
    assert [finding.code for finding in told(document)] == ["number.form"]
    assert tidied(document) == NOTICE


@pytest.mark.parametrize("number", ["甲政2026年12号", "12号", "甲政〔2026〕号"])
def test_a_number_that_cannot_be_read_is_told_without_a_fix(number: str) -> None:
    (finding,) = told(replace(NOTICE, number=number), "number.form")
    assert finding.fix is None
    assert number in finding.sentence


def test_orders_and_minutes_may_bear_a_plain_serial_10_2_10_3() -> None:
    for format_, right, padded in ((Format.ORDER, "第12号", "第012号"), (Format.MINUTES, "第3期", "第03期")):
        assert not told(replace(NOTICE, format=format_, number=right), "number.form")
        (finding,) = told(replace(NOTICE, format=format_, number=padded), "number.form")
        assert finding.fix
        assert finding.fix.words == right.strip("第期号")
    assert told(replace(NOTICE, number="第12号"), "number.form")


def test_quoted_numbers_are_put_right_in_title_text_and_lists() -> None:
    document = draft("根据国发(2016)33号和国办发〔2020〕第007号", title="转发甲政[2025]3号的通知")
    assert offers(document, "number.quoted") == [
        ("[2025]3号", "〔2025〕3号"),
        ("(2016)33号", "〔2016〕33号"),
        ("〔2020〕第007号", "〔2020〕7号"),
    ]
    assert len(told(document)) == 3


def test_case_numbers_keep_their_round_brackets() -> None:
    assert not told("（2026）豫0928行初12号行政判决")


def test_a_year_of_two_digits_is_asked_about() -> None:
    (finding,) = told("依据甲政〔26〕3号办理")
    assert (finding.found, finding.fix, finding.weight) == ("〔26〕3号", None, Weight.WARNING)
