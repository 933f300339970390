from desktop.domain.readers.roster import read_roster
from desktop.domain.readers.roster_broken import blank_tables, broken_tables
from desktop.domain.source import SourceText

HEADS = ["序号", "领导小组职务", "姓名", "单位及职务", "备注"]


def text_of(*cells: str) -> str:
    return "\n".join(["关于调整领导小组成员的通知", *cells, "领导小组办公室设在县司法局。", "县政府办公室"])


def test_a_row_is_what_follows_a_serial_with_blank_cells_or_without() -> None:
    told = [*HEADS, "1", "组 长", "王 强", "县委副书记、县长", " ", "2", "副组长", " ", "县法院院长", "缺"]
    told += ["3", "成员", "滕方", "县司法局局长", "办公室主任", "4", "成员", "县水利局局长", "空缺"]
    text = text_of(*told)
    (table,) = broken_tables(text)
    assert table.filled[1:] == (
        ("1", "组长", "王强", "县委副书记、县长", ""),
        ("2", "副组长", "", "县法院院长", "缺"),
        ("3", "成员", "滕方", "县司法局局长", "办公室主任"),
        ("4", "成员", "", "县水利局局长", "空缺"),
    )
    read = read_roster(SourceText("网页", text))
    assert [(h.role, h.name, h.position) for h in read.heads] == [
        ("组长", "王强", "县委副书记、县长"),
        ("副组长", None, "县法院院长"),
    ]
    assert [(m.unit, m.person) for m in read.members] == [("县司法局", "滕方"), ("县水利局", None)]
    assert (read.office.host, read.office.head) == ("县司法局", "滕方")
    assert text[slice(*read.members[0].span)].startswith("3\n成员\n滕方")


def test_without_serials_a_role_or_a_name_begins_a_row() -> None:
    text = text_of(
        "职务", "姓名", "工作单位及职务", "", "组长", "", "王强", "", "县长", "", "成员", "", "滕方", "",
        "县司法局", "党组书记、局长", "", "李明", "", "县财政局局长",
    )  # fmt: skip
    (table,) = broken_tables(text)
    assert table.filled[1:] == (
        ("组长", "王强", "县长"),
        ("成员", "滕方", "县司法局党组书记、局长"),
        ("", "李明", "县财政局局长"),
    )
    text = text_of(
        "姓名", "工作单位及职务", "小组职务", "王强", "县长", "组长", "滕方", "县委常委、", "副县长", "副组长"
    )
    (table,) = broken_tables(text)
    assert table.filled[1:] == (("王强", "县长", "组长"), ("滕方", "县委常委、副县长", "副组长"))


def test_words_in_running_text_are_no_heads() -> None:
    assert broken_tables("成员\n姓名\n张三 县长\n李四 副县长\n") == ()
    assert broken_tables("序号\n姓名\n职务\n请各单位按时报送。\n") == ()


def test_cells_parted_by_blanks_under_their_heads() -> None:
    text = "名单\n姓名 职务 领导小组职务\n王 强 县长 组长\n周涛 县司法局局长 成员\n办公室设在县司法局。"
    (table,) = blank_tables(text)
    assert table.filled[1:] == (("王强", "县长", "组长"), ("周涛", "县司法局局长", "成员"))
    assert blank_tables("姓名 职务 电话\n请按时报送\n") == ()
