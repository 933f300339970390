import pytest

from desktop.domain.errors import Refused
from desktop.domain.profile import parse_profile
from desktop.locate import shipped

TEXT = (shipped("resources") / "profiles" / "puyang.toml").read_text(encoding="utf-8")


def changed(old: str, new: str) -> str:
    assert old in TEXT
    return TEXT.replace(old, new, 1)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('id = "list_coordination"', 'id = "plenary"', "“meetings”有误：编号“plenary”用了两次"),
        ('kinds = ["plenary"]', 'kinds = ["plenum"]', "obligations“plenary”的“kinds”有误：“plenum”没有"),
        ('kinds = ["plenary"]', "kinds = []", "要写明由哪类会议或文书履行"),
        ('fulfilled_by = "liaisons"', 'fulfilled_by = "liaisons"\nkinds = ["roster"]', "“roster”没有"),
        ('papers = ["meeting_notice"', 'papers = ["notice"', "meetings“plenary”的“papers”有误：“notice”没有"),
        ('paper = "urging"', 'paper = "urge"', "ladder“urge”的“paper”有误"),
        ('delegated_by = "convener"', 'delegated_by = "mayor"', "的“delegated_by”有误：“mayor”没有"),
        ('chosen = "tasks_and_problems"', 'chosen = "three"', "lists 的“chosen”有误：“three”没有"),
        ("grace_workdays = 10", "grace_workdays = -1", "不能为负"),
        ('kinds = ["plenary"]', 'kinds = ["plenary"]\ncount = 0', "“count”有误：至少为 1"),
        ('[[parties]]\nid = "government"', '[[parties]]\nid = "court"', "“parties”有误：编号“court”用了两次"),
    ],
)
def test_a_profile_that_does_not_hold_together_is_refused(old: str, new: str, words: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_profile(changed(old, new))
    assert words in refused.value.sentence


def test_two_parties_are_enough_and_one_is_not() -> None:
    block = '[[parties]]\nid = "{}"\nname = "{}"\norgan = "人民{}"\n\n'
    two = changed(block.format("procuratorate", "检察院", "检察院"), "")
    assert len(parse_profile(two).parties) == 2
    with pytest.raises(Refused, match="两方或三方"):
        parse_profile(two.replace(block.format("court", "法院", "法院"), "", 1))
