from dataclasses import replace

from desktop.documents.lint import tidied
from tests.documents.lint.drafts import NOTICE, told


def test_an_addressee_gets_no_copy() -> None:
    document = replace(NOTICE, addressees=("县司法局、县财政局",), cc=("县委办公室", "县财政局"))
    (finding,) = told(document)
    assert (finding.code, finding.found) == ("cc.addressee", "县财政局")
    assert tidied(document).cc == ("县委办公室",)


def test_a_name_inside_a_list_goes_with_its_mark() -> None:
    for cc, left in (
        ("县司法局，县法院", "县法院"),
        ("县法院，县司法局", "县法院"),
        ("甲，县司法局，乙", "甲，乙"),
    ):
        assert tidied(replace(NOTICE, addressees=("县司法局",), cc=(cc,))).cc == (left,)


def test_a_list_names_each_unit_once() -> None:
    document = replace(NOTICE, addressees=("县司法局", "县财政局、县司法局"), cc=("县法院", "县法院"))
    assert [one.code for one in told(document)] == ["addressees.twice", "cc.twice"]
    better = tidied(document)
    assert (better.addressees, better.cc) == (("县司法局", "县财政局"), ("县法院",))
