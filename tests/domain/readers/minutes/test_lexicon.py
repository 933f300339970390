import pytest

from desktop.domain.readers.minutes import lexicon


@pytest.mark.parametrize(
    "words",
    [
        "暂缓推进",
        "不作决定",
        "另行研究",
        "再行研究",
        "待判决后再议",
        "暂不实施",
        "未形成一致意见",
        "授权县政府确定",
    ],
)
def test_what_puts_off(words):
    assert lexicon.DEFERRED.search(f"该事项{words}。")


@pytest.mark.parametrize("words", ["暂缓采取惩戒措施", "暂不得处置", "提交专题会议研究", "研究补偿来源"])
def test_what_does_not_put_off(words):
    assert not lexicon.DEFERRED.search(f"县法院{words}。")


@pytest.mark.parametrize(
    "words", ["提高政治站位", "压实责任", "形成工作合力", "杜绝推诿扯皮", "发挥牵头抓总作用"]
)
def test_exhortations(words):
    assert lexicon.EXHORTATION.search(words)


@pytest.mark.parametrize("words", ["5月底前印发方案", "梳理案件清单", "核定欠缴金额"])
def test_plain_duties(words):
    assert not lexicon.EXHORTATION.search(words)


def test_suggestions_are_not_the_papers_of_that_name():
    assert lexicon.SUGGESTED.search("建议县法院组织观摩")
    assert lexicon.SUGGESTED.search("会议建议，各乡镇探索")
    assert not lexicon.SUGGESTED.search("县水利局答复司法建议书")


def test_the_opening_of_an_urging_is_taken_off():
    assert lexicon.URGING_OPENER.match("会议最后要求，各单位")[0] == "会议最后要求，"
    assert lexicon.URGING_OPENER.match("会议明确，由县税务局") is None
