import pytest

from desktop.domain.readers.minutes.lines import fold, paragraphs
from desktop.domain.readers.minutes.running_names import told_people


def told(text, book):
    here, away = told_people(paragraphs(fold(text)), book)
    return [p.name for p in here], [p.name for p in away]


@pytest.mark.parametrize(
    ("sentence", "present", "absent"),
    [
        (
            "3月5日，副县长贺志刚主持召开会议，县法院院长罗敏、县检察院检察长沈一帆出席。",
            ["罗敏", "沈一帆"],
            [],
        ),
        (
            "3月5日召开会议。县司法局王立、县财政局赵元参加会议，县审计局余波请假。",
            ["王立", "赵元"],
            ["余波"],
        ),
        ("3月5日召开会议，县税务局副局长何蕾代会，县信访局因事请假。", ["何蕾"], []),
        ("3月5日召开会议。县教育局主要负责同志因事请假，由副局长何蕾参会。", ["何蕾"], []),
        (
            "3月5日召开会议。县水利局余波、东湖街道何蕾因公请假，县住建局（代会）赵元参加会议。",
            ["赵元"],
            ["余波", "何蕾"],
        ),
        ("3月5日召开会议，听取了县司法局局长王立关于应诉工作的汇报。", ["王立"], []),
        ("3月5日召开会议。县法院、县检察院有关负责同志参加会议。", [], []),
        ("3月5日，受县长周远委托，副县长贺志刚主持召开会议。", [], []),
        ("3月5日召开会议。县司法局陈晨作会议记录。", [], []),
    ],
)
def test_names_in_the_opening(book, sentence, present, absent):
    assert told("会议纪要\n" + sentence, book) == (present, absent)


def test_speakers_further_down_were_there(book):
    text = "会议纪要\n3月5日召开会议。\n一、关于执行。\n县法院罗敏同志认为，应当提前介入。县税务局认为不宜。"
    assert told(text, book) == (["罗敏"], [])
