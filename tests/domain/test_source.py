from datetime import date, datetime

from desktop.domain.source import (
    Merge,
    chinese_punctuation,
    column_letters,
    half_width,
    repeated_from,
    same_length_clean,
    sheet_from_rows,
    squash,
    squashed,
    value_text,
)


def test_squash_drops_every_kind_of_blank() -> None:
    assert squash("\u3000周\u00a0 \u200b航\ufeff\n") == "周航"
    assert squash(None) == ""


def test_cleaning_never_moves_a_character() -> None:
    text = "召 集\u00a0人:王强(县长),２０２４\u200b年"
    clean = same_length_clean(text)
    assert len(clean) == len(text)
    assert clean == "召 集 人：王强（县长），2024 年"


def test_half_width_leaves_chinese_marks_alone() -> None:
    assert half_width("Ａ角１３８，（") == "A角138，（"
    assert chinese_punctuation("a:b;c") == "a：b；c"


def test_squashed_maps_back_to_the_original() -> None:
    text = "由 县 财\u3000政局牵头"
    view = squashed(text, 1)
    start = view.text.index("财政局")
    low, high = view.span(start, start + 3)
    assert text[low:high] == "财\u3000政局"
    assert view.span(0, 0) == (2, 2)
    assert squashed("").span(0, 0) == (0, 0)


def test_a_second_copy_of_the_body_is_found() -> None:
    body = "关于建立府院联动工作机制的通知\n各乡镇人民政府：\n" + "召集人：王强（县委副书记、县长）\n" * 1
    body += "成员：县司法局、县财政局、县公安局、县信访局、县水利局主要负责同志。\n"
    text = "网站首页\n" + body + "\n" + body + "打印本页"
    assert repeated_from(text) == text.rindex("关于建立")


def test_a_heading_printed_twice_is_no_second_copy() -> None:
    title = "石门县人民政府石门县人民法院石门县人民检察院关于印发石门县“一府两院”法治共建联动机制工作方案的通知石门县人民政府"
    assert len(title) > 45
    assert repeated_from(f"{title}\n来源：办公室\n{title}\n各乡镇人民政府：\n正文", least=40) is None


def test_values_are_written_as_a_clerk_reads_them() -> None:
    assert value_text(13900001201.0) == "13900001201"
    assert value_text(0.5) == "0.5"
    assert value_text(True) == "是"
    assert value_text(date(2026, 3, 2)) == "2026-03-02"
    assert value_text(datetime(2026, 3, 2, 9, 30)) == "2026-03-02"
    assert value_text(None) == ""


def test_cells_are_seen_through_merges() -> None:
    sheet = sheet_from_rows("名单", [["县司法局", "王强"], [None, "李明"]], merges=(Merge(1, 1, 2, 1),))
    assert sheet.text(2, 1) == "县司法局"
    assert sheet.cell(2, 1, through_merges=False).text == ""
    assert sheet.row_texts(2) == ("县司法局", "李明")
    assert sheet.text(9, 9) == ""
    assert sheet.cell(1, 2).name == "B1"


def test_short_rows_are_filled_to_one_width() -> None:
    sheet = sheet_from_rows("名单", [["一"], ["二", None, 3]])
    assert sheet.width == 3
    assert sheet.row_texts(1) == ("一", "", "")


def test_column_letters() -> None:
    assert [column_letters(n) for n in (1, 26, 27, 702, 703)] == ["A", "Z", "AA", "ZZ", "AAA"]
