import pytest

from documents.docx.reading import W, attribute, fonts, rendered, text_of

TITLE = {"title": "关于开展检查的通知", "body": ["正文。"]}
JOINT = ["甲县人民政府", "甲县人民法院", "甲县人民检察院"]


def lines(**keys: object) -> list[str]:
    return rendered(**TITLE, **keys).texts()


def test_the_corner_keeps_its_order() -> None:
    found = lines(issuers=["甲县人民政府"], copy_no="000012", secrecy="机密★1年", urgency="特急")
    assert found[:4] == ["000012", "机密★1年", "特急", "甲县人民政府"]


def test_secrecy_stands_on_the_second_line_without_a_copy_number() -> None:
    file = rendered(**TITLE, issuers=["甲县人民政府"], secrecy="秘密")
    first, second = file.body[:2]
    assert text_of(first) == ""
    assert text_of(second) == "秘密"
    assert attribute(second, "pPr/pStyle") == "Label"


def test_a_single_mark_is_one_red_centred_line() -> None:
    file = rendered(**TITLE, issuers=["甲县人民政府"], mark_suffix="文件", number="甲政〔2026〕1号")
    mark = file.paragraph("甲县人民政府文件")
    assert attribute(mark, "pPr/jc") == "center"
    assert set(fonts(mark)) == {"方正小标宋简体"}
    assert {c.get(f"{W}val") for c in mark.iter(f"{W}color")} == {"FF0000"}
    assert attribute(file.paragraph("甲政〔2026〕1号"), "pPr/jc") == "center"


def test_a_joint_mark_stands_in_a_table_with_the_word_merged_beside_the_names() -> None:
    file = rendered(**TITLE, issuers=JOINT, mark_suffix="文件", number="甲政〔2026〕1号")
    table = file.body.find(f"{W}tbl")
    rows = table.findall(f"{W}tr")
    assert [text_of(row.find(f".//{W}p")) for row in rows] == JOINT
    merges = [attribute(row.findall(f"{W}tc")[1], "tcPr/vMerge") for row in rows]
    assert merges == ["restart", None, None]
    assert text_of(rows[0].findall(f"{W}tc")[1].find(f"{W}p")) == "文件"
    grid = [int(c.get(f"{W}w")) for c in table.iter(f"{W}gridCol")]
    assert sum(grid) == int(attribute(table, "tblPr/tblW", "w") or 0)


def test_a_joint_mark_without_the_word_is_stacked_lines() -> None:
    file = rendered(**TITLE, issuers=JOINT, number="甲政〔2026〕1号")
    assert file.body.find(f"{W}tbl") is None
    assert file.texts()[:3] == JOINT


@pytest.mark.parametrize(
    ("count", "rows"),
    [
        (1, ["甲政〔2026〕1号\t签发人：王立"]),
        (2, ["甲政〔2026〕1号\t签发人：王立\t李青"]),
        (3, ["甲政〔2026〕1号\t签发人：王立\t李青\t赵明"]),
        (4, ["\t签发人：王立\t李青", "甲政〔2026〕1号\t赵明\t孙强"]),
    ],
)
def test_7_2_5_the_number_stands_beside_the_last_signer(count: int, rows: list[str]) -> None:
    names = ["王立", "李青", "赵明", "孙强"][:count]
    signers = [{"organ": "甲县司法局", "name": name} for name in names]
    file = rendered(**TITLE, format="upward", issuers=JOINT[:1], number="甲政〔2026〕1号", signers=signers)
    assert [text for text in file.texts() if "签发人" in text or "〔" in text] == rows
    kai = [f for row in rows for f in fonts(file.paragraph(row)) if f]
    assert kai
    assert set(kai) == {"楷体_GB2312"}


def test_7_2_6_a_wrapped_signer_stands_below_the_first() -> None:
    signers = [{"name": name} for name in ("王立", "李青", "赵明", "孙强")]
    file = rendered(**TITLE, format="upward", issuers=JOINT[:1], number="甲政〔2026〕1号", signers=signers)
    first, last = (file.paragraph(t) for t in ("\t签发人：王立\t李青", "甲政〔2026〕1号\t赵明\t孙强"))
    stops = [[int(t.get(f"{W}pos")) for t in p.iter(f"{W}tab") if t.get(f"{W}pos")] for p in (first, last)]
    label_width = 4 * 15.79 * 20
    assert stops[0][0] + label_width == pytest.approx(stops[1][0], abs=3)


def test_other_margins_keep_the_signers_at_the_right() -> None:
    def last_stop(**settings: object) -> int:
        file = rendered(
            **TITLE,
            issuers=JOINT[:1],
            number="甲政〔2026〕1号",
            signers=[{"name": "王立"}],
            settings=settings,
        )
        row = file.paragraph("甲政〔2026〕1号\t签发人：王立")
        return max(int(tab.get(f"{W}pos") or 0) for tab in row.iter(f"{W}tab"))

    wider = {"top": 37, "bottom": 35, "left": 20, "right": 20}
    assert last_stop(margins=wider) - last_stop() == pytest.approx(794, abs=2)


def red_rules(file: object) -> list[object]:
    return [b for b in file.document.iter(f"{W}bottom") if b.get(f"{W}color") == "FF0000"]  # type: ignore[attr-defined]


def test_one_red_rule_below_the_number() -> None:
    file = rendered(**TITLE, issuers=["甲县人民政府"], number="甲政〔2026〕1号")
    assert len(red_rules(file)) == 1


def test_red_headed_paper_gets_no_red_but_keeps_the_room() -> None:
    plain = rendered(**TITLE, issuers=["甲县人民政府"], number="甲政〔2026〕1号")
    bare = rendered(
        **TITLE, issuers=["甲县人民政府"], number="甲政〔2026〕1号", settings={"red_head": "none"}
    )
    assert red_rules(bare) == []
    assert "甲县人民政府" not in bare.texts()
    assert height_above_title(bare) == pytest.approx(height_above_title(plain), abs=2)


def test_the_head_offset_moves_what_follows_the_mark() -> None:
    plain = rendered(**TITLE, issuers=["甲县人民政府"], number="甲政〔2026〕1号")
    moved = rendered(
        **TITLE, issuers=["甲县人民政府"], number="甲政〔2026〕1号", settings={"head_offset": 10}
    )
    assert height_above_title(moved) - height_above_title(plain) == pytest.approx(567, abs=2)


def test_text_only_has_neither_mark_nor_rule() -> None:
    file = rendered(
        **TITLE, issuers=["甲县人民政府"], number="甲政〔2026〕1号", settings={"red_head": "text"}
    )
    assert red_rules(file) == []
    assert file.texts()[0] == "甲政〔2026〕1号"


def height_above_title(file: object) -> int:
    """Twips of all lines above the title."""
    total = 0
    for p in file.body.findall(f"{W}p"):  # type: ignore[attr-defined]
        if text_of(p) == TITLE["title"]:
            break
        total += int(attribute(p, "pPr/spacing", "line") or 579)
    return total


def test_minutes_name_office_and_day_above_the_rule() -> None:
    file = rendered(
        format="minutes",
        mark="甲县联席会议纪要",
        number="第3期",
        body=["正文。"],
        signature={"organs": ["甲县司法局"], "date": "2026-03-05", "sealed": False},
    )
    assert file.texts() == ["甲县联席会议纪要", "第3期", "甲县司法局\t2026年3月5日", "正文。"]


def test_an_order_has_no_red_rule() -> None:
    file = rendered(format="order", issuers=["甲县人民政府"], number="第12号", body=["现予公布。"])
    assert file.texts()[0] == "甲县人民政府令"
    assert red_rules(file) == []
