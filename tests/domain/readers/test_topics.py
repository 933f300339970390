"""A returned 议题征集表: columns by their heads, notes left out, doubts with row numbers."""

from desktop.domain.readers.topics import AskedTopic, read_topics
from desktop.domain.source import sheet_from_rows

HEAD = ["序号", "议题", "提出理由", "提出人", "建议时长（分钟）"]


def read(*rows: list[str | None]):
    return read_topics([sheet_from_rows("表", [["议题征集表"], ["单位编码：ｙｔ－ab2cd3"], *rows])])


def test_columns_are_known_by_their_heads() -> None:
    told = read(["提出人", "议 题", "理由"], ["赵元", "研究甲", "急"])
    assert told.code == "YT-AB2CD3"
    assert told.topics == (AskedTopic("研究甲", "急", "赵元", None, 4),)


def test_numbers_alone_are_no_topic_and_notes_are_left_out() -> None:
    told = read(
        HEAD, ["1", "研究甲", "", "", "１５分钟"], ["2", None, None, None, None], ["填表说明：一行一个"]
    )
    assert told.topics == (AskedTopic("研究甲", "", "", 15, 4),)
    assert told.doubts == ()


def test_a_row_without_words_and_a_strange_length_are_told() -> None:
    told = read(HEAD, ["1", "", "理由", "", ""], ["2", "研究乙", "", "", "700"])
    assert told.doubts == ("第4行没有写议题，没有采用。", "第5行的时长写成了“700”，没有采用。")
    assert [topic.title for topic in told.topics] == ["研究乙"]


def test_a_workbook_without_topics() -> None:
    told = read_topics([sheet_from_rows("表", [["单位", "姓名"]])])
    assert (told.code, told.topics) == (None, ())
    assert "没有“议题”这一栏" in told.doubts[0]
