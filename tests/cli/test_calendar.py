from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from desks import Clock

from desktop.services import tasks
from desktop.services.desk import Desk
from desktop.services.tasks import TaskDraft

from .conftest import Say

NOTICE = """关于2027年部分节假日安排的通知
国办发明电〔2026〕9号
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（周五）至13日（周六）放假调休，共9天。1月30日（周六）、2月20日（周六）上班。
三、清明节：4月3日（周六）至5日（周一）放假，共3天。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。5月8日（周六）上班。
五、端午节：6月9日（周三）放假1天，不调休。
六、中秋节：9月15日（周三）放假1天，不调休。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。
"""


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    file = tmp_path / "放假通知.txt"
    file.write_text(NOTICE, encoding="utf-8")
    return file


def test_a_notice_is_read_without_a_data_folder(say: Say, notice: Path, tmp_path: Path) -> None:
    told = say("calendar", "read", notice, "--json", "--home", tmp_path / "none").value
    assert (told["year"], told["number"], told["doubts"]) == (2027, "国办发明电〔2026〕9号", [])
    assert told["holidays"][0]["off"] == ["2027-01-01", "2027-01-02", "2027-01-03"]
    words = say("calendar", "read", notice, "--home", tmp_path / "none").out
    assert "劳动节：放假 2027-05-01" in words
    assert "上班 2027-05-08" in words


def test_what_would_move_is_shown_then_taken_in_then_undone(ask: Say, office: Path, notice: Path) -> None:
    desk = Desk.open(office, today=Clock())
    words = "应当在四十五日内书面回复"
    tasks.add_task(desk, TaskDraft("书面答复"), deadline=words, anchor=date(2026, 11, 17))
    desk.close()
    shown = ask("calendar", "import", notice, "--preview").value
    assert [(each["old"], each["new"]) for each in shown["tasks"]] == [("2027-01-01", "2027-01-04")]
    assert ask("calendar", "show", "2027-01").value[0]["covered"] is False
    done = ask("calendar", "import", notice).value
    assert done["tasks"] == shown["tasks"]
    assert done["label"] == "采用放假通知"
    first = ask("calendar", "show", "2027-01").value[0]
    assert (first["words"], first["worked"], first["covered"]) == ("元旦放假", False, True)
    ask("undo")
    assert ask("calendar", "show", "2027-01").value[0]["covered"] is False


def test_doubts_stop_it_until_yes(say: Say, office: Path, notice: Path, refused: Callable[..., str]) -> None:
    notice.write_text(NOTICE.replace("共9天", "共8天"), encoding="utf-8")
    assert "存疑" in refused("calendar", "import", notice)
    assert say("--home", office, "calendar", "import", notice, "--yes").code == 0


def test_a_year_goes_out_and_comes_in_as_a_file(
    ask: Say, tmp_path: Path, refused: Callable[..., str]
) -> None:
    out = tmp_path / "stick" / "2026.toml"
    assert ask("calendar", "export", "2026", "--out", out).value["file"] == str(out)
    assert ask("calendar", "import", out).value["days"] == []
    assert "还没有收入" in refused("calendar", "export", "2031", "--out", out)
    out.write_bytes("year = 2031 节".encode("gb18030"))
    assert "UTF-8" in refused("calendar", "import", out)


def test_a_local_day_is_entered_and_taken_back(ask: Say, refused: Callable[..., str]) -> None:
    words = ("--name", "古尔邦节", "--source", "州政府通知")
    ask("calendar", "add", "2026-11-25", "--off", *words)
    assert ask("workdays", "2026-11-24", "1").value["date"] == "2026-11-26"
    assert "本来就不上班" in refused("calendar", "add", "2026-11-25", "--off", *words)
    ask("calendar", "remove", "2026-11-25")
    assert ask("workdays", "2026-11-24", "1").value["date"] == "2026-11-25"
    assert "不是本单位登记" in refused("calendar", "remove", "2026-11-25")


def test_a_year_lists_the_days_that_are_marked_and_names_its_source(say: Say, ask: Say, office: Path) -> None:
    found = ask("calendar", "show", "2025").value
    assert {"date", "worked", "covered", "words", "lunar", "meetings", "due", "duties"} == set(found[0])
    assert found[0]["words"] == "元旦放假"
    assert "国办发明电〔2024〕12号" in say("--home", office, "calendar", "show", "2025").out
    assert "暂按周一至周五计" in say("--home", office, "calendar", "show", "2031-02").out
    assert "须是年份或月份" in say("--home", office, "calendar", "show", "2026Q3").err


def test_a_word_file_with_a_table_is_read_too(say: Say, tmp_path: Path) -> None:
    from docx import Document

    file = Document()
    lines = NOTICE.splitlines()
    for line in lines[:2]:
        file.add_paragraph(line)
    table = file.add_table(rows=0, cols=2)
    for line in lines[2:]:
        name, _, words = line.partition("：")
        cells = table.add_row().cells
        cells[0].text, cells[1].text = name.partition("、")[2], words
    path = tmp_path / "放假通知.docx"
    file.save(str(path))
    told = say("calendar", "read", path, "--json", "--home", tmp_path / "none").value
    assert (told["year"], told["number"], told["doubts"]) == (2027, "国办发明电〔2026〕9号", [])
    assert [len(each["off"]) for each in told["holidays"]] == [3, 9, 3, 5, 1, 1, 7]
