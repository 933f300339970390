import pytest

from desktop.domain.deadlines import Explained
from desktop.domain.readers.minutes.drafts import deadline_question


def fields(made):
    return {doubt.field for doubt in made.doubts}


@pytest.mark.parametrize("words", ["5月日前", "在个工作日内", "尽快", "10月前"])
def test_a_deadline_that_fixes_no_day_asks(decided, words):
    (made,) = decided(f"其他。由县司法局{words}完成。")
    assert made.deadline is None or made.deadline.due is None
    assert "deadline" in fields(made)


def test_a_clear_decision_has_no_doubt(decided):
    (made,) = decided("其他。由县司法局牵头，于5月底前完成。")
    assert made.doubts == ()


def test_a_group_alone_asks_for_a_lead(decided):
    (made,) = decided("其他。各乡镇于5月底前完成排查。")
    assert made.collective == ("各乡镇",)
    assert [d.reason for d in made.doubts] == ["只写了各乡镇，请指定牵头单位。"]


def test_lost_letters_are_pointed_out(decided):
    (made,) = decided("其他。由县法院5月底前完成首批个案件的审查。")
    assert "text" in fields(made)


def test_a_deadline_keeps_the_words_of_the_source(read):
    (made,) = read("会议议定：\n1.由县司法局于2026年5月 20日前完成。").decisions
    assert made.deadline.raw == "2026年5月 20日前"


def test_a_day_in_a_year_without_its_notice_is_doubted():
    assert "暂按周一至周五计" in deadline_question(
        Explained("会后5个工作日内", "REL_WORKDAY", provisional=True)
    )
    assert deadline_question(Explained("5月底前", "MONTH_END", certainty="hard")) is None


def test_another_unit_does_not_pass_for_a_leader_that_was_not_read(decided):
    (found,) = decided("由县某某处牵头，县司法局配合，3月底前完成文件清理。")
    assert {doubt.field for doubt in found.doubts} == {"lead"}
    assert any("县某某处" in doubt.reason for doubt in found.doubts)


def test_a_leader_with_an_adverb_is_read(decided):
    (found,) = decided("由县信访局具体牵头，县司法局配合，3月底前完成文件清理。")
    assert found.lead == ("县信访局",)
    assert found.doubts == ()
