import json
from pathlib import Path

import pytest

from desktop.documents.intake import read_source
from desktop.domain.errors import Refused
from desktop.domain.readers.roster import read_roster
from desktop.domain.readers.roster_proposal import RosterProposal
from desktop.domain.source import SourceText, Table
from desktop.domain.units import UnitBook

FILES = Path(__file__).parents[2] / "files"
UNITS = json.loads((FILES / "units.json").read_text(encoding="utf-8"))


def heads(proposal: RosterProposal) -> list[tuple[str, str | None, str | None]]:
    return [(head.role, head.name, head.position) for head in proposal.heads]


@pytest.mark.parametrize(
    "name", ["RV1_云岭县_调整组成人员的通知.txt", "RV2_东屏县_成立联席会议的通知_表格.docx"]
)
def test_the_samples_are_read_as_their_known_answer(name: str) -> None:
    gold = json.loads((FILES / "roster" / name).with_suffix(".gold.json").read_text(encoding="utf-8"))
    got = read_roster(read_source(FILES / "roster" / name), UnitBook.from_json(UNITS[gold["place"]]))
    assert heads(got) == [(h["role"], h["name"], h["position"]) for h in gold["heads"]]
    assert [(m.unit, m.unit_raw, m.seat, m.person, m.position) for m in got.members] == [
        (m["unit"], m["unit_raw"], m["seat"], m["name"], m["position"]) for m in gold["members"]
    ]
    assert (got.title, got.doc_no, got.date) == (gold["title"], gold["doc_no"], gold["date"])
    assert (got.mechanism, got.body) == (gold["mechanism"], gold["body"])
    office = got.office.as_json()
    assert {key: office[key] for key in gold["office"]} == gold["office"]


def test_notices_of_other_hands_are_read_as_their_known_answer() -> None:
    units = json.loads((FILES / "roster" / "units.json").read_text(encoding="utf-8"))
    for path in sorted((FILES / "roster").glob("R0*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        got = read_roster(read_source(path.parent / gold["file"]), UnitBook.from_json(units[gold["place"]]))
        assert heads(got) == [(h["role"], h["name"], h["position"]) for h in gold["heads"]], path.name
        seats = [(m.unit, m.unit_raw, m.seat, m.person, m.replaces) for m in got.members]
        assert seats == [
            (m["unit"], m["unit_raw"], m["seat"], m["name"], m.get("replaces")) for m in gold["members"]
        ], path.name
        assert (got.office.host, got.office.head) == (gold["office"]["host"], gold["office"]["head"])
        assert list(got.office.deputies) == gold["office"]["deputies"]
        assert got.partial == gold.get("partial", False)
        gone = {(each.person, each.role) for each in got.leaving}
        assert gone == {(each["name"], each["role"]) for each in gold.get("removed", ())}


def test_the_county_paper_without_a_book() -> None:
    source = read_source(FILES / "seeds" / "puyang-county-2022.txt")
    got = read_roster(source)
    assert heads(got) == [
        ("召集人", None, None),
        ("常务副召集人", None, "县委常委、常务副县长"),
        ("副召集人", "袁纪彬", "副县长、公安局局长"),
        ("副召集人", "沙国省", "县人民法院院长"),
        ("副召集人", None, "县人民检察院检察长"),
    ]
    seats = [member.seat for member in got.members]
    assert (seats.count("主要负责同志"), seats.count("分管日常工作的负责同志"), len(seats)) == (29, 3, 32)
    assert [m.unit for m in got.members[-3:]] == ["县人民法院", "县人民检察院", "县公安局"]
    assert got.members[1].unit == "县委县政府督查局"
    assert got.office.host == "县司法局"
    assert (got.mechanism, got.body, got.date) == ("府院联动", "联席会议", "2022-11-15")
    lost = {doubt.where for doubt in got.doubts}
    assert {"第25行 召集人", "第27行 常务副召集人", "第33行 副召集人"} <= lost
    assert all(source.text[slice(*member.span)].startswith(member.unit or "?") for member in got.members)


def test_the_city_paper_names_nobody_and_nothing_is_guessed() -> None:
    got = read_roster(read_source(FILES / "seeds" / "liuzhou-city-2022.txt"))
    assert [(role, name) for role, name, _ in heads(got)] == [("组长", None), ("副组长", None)]
    (member,) = got.members
    assert (member.unit, member.unit_raw, member.collective) == (None, "“一府两院”", True)
    assert (got.office.host, got.office.head) == ("市中院", None)
    assert got.office.head_position == "市中院分管副院长"
    assert (got.doc_no, got.date, got.body) == (None, None, "领导小组")
    reasons = " ".join(doubt.reason for doubt in got.doubts)
    assert "没有随文" in reasons
    assert "文号残缺" in reasons
    assert "成文日期残缺" in reasons


def test_a_damaged_copy_gives_the_same_seats_as_the_whole_one() -> None:
    book = UnitBook.from_json(UNITS["云岭县"])
    whole = read_roster(read_source(FILES / "roster" / "F01_roster_notice.txt"), book)
    damaged = read_roster(read_source(FILES / "roster" / "F01b_roster_notice_damaged.txt"), book)
    assert [m.unit for m in damaged.members] == [m.unit for m in whole.members]
    assert heads(whole)[0] == ("召集人", "周航", "县委副书记、县长")
    assert heads(damaged)[0] == ("召集人", None, None)
    assert heads(damaged)[1:] == heads(whole)[1:]
    assert (damaged.doc_no, damaged.date) == (None, None)


def test_a_scraped_page_that_holds_the_body_twice() -> None:
    body = (
        "关于建立石门县府院联动联席会议制度的通知\n一、组成人员\n 召 集 人: 强(县委副书记、县长)\n"
        "副召集人:孙 丽(县人民法院院长)\n成   员:县司法局、县财政局主要负责同志。\n联席会议办公室设在县司法局。\n"
    )
    got = read_roster(SourceText("网页", "首页 | 政务公开\n" + body + body + "【打印本页】"))
    assert heads(got) == [("召集人", None, "县委副书记、县长"), ("副召集人", "孙丽", "县人民法院院长")]
    assert len(got.members) == 2
    assert any("重复了一遍" in doubt.reason for doubt in got.doubts)


def test_changes_told_in_a_sentence_are_pointed_out() -> None:
    text = "召集人：王强（县长）\n办公室设在县司法局。\n原成员钱大海同志不再担任联席会议成员。"
    doubts = read_roster(SourceText("通知", text)).doubts
    (change,) = [doubt for doubt in doubts if doubt.where.endswith("人员变动")]
    assert change.span is not None
    assert text[slice(*change.span)] == "原成员钱大海同志不再担任联席会议成员"


def test_a_text_about_something_else_is_refused() -> None:
    with pytest.raises(Refused, match="没有读到组成人员"):
        read_roster(SourceText("新闻.txt", "今天天气晴朗，各单位照常上班。"))


def test_the_proposal_prints_in_the_agreed_shape() -> None:
    got = read_roster(SourceText("通知", "召集人：王强（县长）\n成员：县司法局主要负责同志。")).as_json()
    assert {"mechanism", "office_host", "heads", "members", "doubts"} <= set(got)
    assert json.loads(json.dumps(got, ensure_ascii=False)) == got
    assert got["office_host"] is None
    assert any("办公室" in str(doubt) for doubt in got["doubts"])  # type: ignore[union-attr]


def test_a_leading_group_with_topic_groups_and_an_annex() -> None:
    got = read_roster(read_source(FILES / "roster" / "N1_南泉市_领导小组与专题组.txt"))
    assert [(role, name) for role, name, _ in heads(got)] == [
        ("组长", "贺林"),
        ("第一副组长", "卫东"),
        ("副组长", "许峰"),
        ("副组长", "葛云"),
        ("副组长", "季平"),
    ]
    assert [(m.unit or m.unit_raw, m.seat) for m in got.members] == [
        ("市政府", "named person"),
        ("市司法局", "named person"),
        ("市财政局", "主要负责同志"),
        ("市自然资源和规划局", "主要负责同志"),
        ("市住房和城乡建设局", "主要负责同志"),
        ("各区人民政府", "主要负责同志"),
        ("高新区管委会", "主要负责同志"),
    ]
    assert (got.office.host, got.office.head, got.office.deputies) == ("市司法局", "马超", ("石岩", "田野"))
    assert [(g.name, g.lead, g.people) for g in got.topic_groups] == [
        ("行政争议实质化解组", (), ("马超",)),
        ("破产府院联动专题组", ("市中级人民法院",), ()),
    ]
    assert [(d.unit, d.departments) for d in got.working_departments] == [
        ("市中级人民法院", ("立案庭", "行政庭")),
        ("市人民检察院", ("第七检察部",)),
    ]
    assert got.doubts == ()


def test_a_scrape_with_lost_names_and_labels() -> None:
    got = read_roster(read_source(FILES / "roster" / "N2_石门县_网页残缺重复.txt"))
    assert [(role, name) for role, name, _ in heads(got)] == [
        ("召集人", None),
        ("常务副召集人", "李明"),
        ("副召集人", "赵刚"),
        ("副召集人", None),
        ("副召集人", "欧阳明"),
    ]
    assert [m.seat for m in got.members[-3:]] == ["分管副院长", "分管副检察长", "党政主要负责同志"]
    assert len(got.members) == 8
    assert (got.doc_no, got.date) == (None, None)


def test_names_set_out_with_blanks_and_a_wrapped_position() -> None:
    got = read_roster(read_source(FILES / "roster" / "N3_石门县_空格对齐.txt"))
    assert heads(got)[-1] == ("副召集人", "周涛", "县人民检察院党组书记、检察长")
    assert [m.person for m in got.members] == ["吴用", "郑成", "冯程", "陈真", None, "卫国", "蒋山", "沈万"]
    assert got.members[4].seat == "县金融工作中心主任"
    assert got.office.head == "郑成"


def test_numbered_entries_are_members_and_numbered_rules_are_not() -> None:
    text = (
        "召集人：王强（县长）\n成员：\n1.吴建国（县司法局局长）\n2.县水利局主要负责同志\n3.县信访局局长  冯岩\n"
        "（二）工作规则\n1.联席会议每年召开一次。\n办公室设在县司法局。"
    )
    got = read_roster(SourceText("通知", text))
    assert [(m.unit, m.person) for m in got.members] == [
        ("县司法局", "吴建国"),
        ("县水利局", None),
        ("县信访局", "冯岩"),
    ]


def test_rests_of_names_are_dropped_where_the_text_lost_characters() -> None:
    text = "石政〔20247\n召集人: 志刚(县长)\n副召集人:芦 苇(县法院院长)\n成员:县司法局主要负责同志。"
    assert heads(read_roster(SourceText("网页", text)))[0] == ("召集人", None, "县长")
    whole = text.replace("石政〔20247", "石政〔2024〕7号")
    kept = read_roster(SourceText("通知", whole))
    assert heads(kept)[0][1] == "志刚"
    assert any("可能缺字" in doubt.reason for doubt in kept.doubts)


_LAYOUTS = json.loads((FILES / "roster" / "layouts.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("number", range(len(_LAYOUTS["notices"])))
def test_each_layout_of_a_notice_is_read(number: int) -> None:
    notice = _LAYOUTS["notices"][number]
    book = UnitBook.from_json(_LAYOUTS["places"][notice["place"]])
    got = read_roster(SourceText("通知", notice["text"]), book)
    assert [list(head) for head in heads(got)] == notice["heads"]
    assert [[m.unit or m.unit_raw, m.seat, m.person] for m in got.members] == notice["members"]
    assert got.office.host == notice["office_host"]
    assert len(got.doubts) == notice["doubts"]


def test_liaisons_beside_members_in_a_table_with_two_head_rows_are_no_members() -> None:
    rows = (
        ("单位", "成员", "成员", "联络员", "联络员"),
        ("", "姓名", "职务", "姓名", "联系电话"),
        ("县法院", "罗文", "院长", "郑义", "138 0000 1201"),
    )
    text = "\n".join("\t".join(row) for row in rows)
    got = read_roster(SourceText("名单", text, tables=(Table(rows, 0, len(text), rows),)))
    assert [(m.unit, m.person) for m in got.members] == [("县法院", "罗文")]
