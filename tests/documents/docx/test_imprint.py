from documents.docx.reading import WP, W, attribute, rendered

PRINTED = {"printer": "甲县人民政府办公室", "print_date": "2026-03-05"}


def borders(file: object) -> list[str | None]:
    box = next(file.document.iter(f"{W}txbxContent"))  # type: ignore[attr-defined]
    return [b.get(f"{W}sz") for b in box.iter(f"{W}bottom")]


def test_thick_thin_thick_rules() -> None:
    file = rendered(title="通知", cc=["县委办公室", "县政协办公室"], **PRINTED)
    assert borders(file) == ["8", "6", "8"]
    assert file.texts()[-2:] == ["抄送：县委办公室，县政协办公室。", "甲县人民政府办公室\t2026年3月5日印发"]


def test_without_copies_there_are_two_rules() -> None:
    assert borders(rendered(title="通知", **PRINTED)) == ["8", "8"]


def test_a_letter_has_no_rules_and_no_printing_line() -> None:
    file = rendered(format="letter", title="函", body=["正文。"], cc=["县委办公室"], **PRINTED)
    assert borders(file) == []
    assert file.texts()[-1] == "抄送：县委办公室。"


def test_the_copies_hang_after_the_colon_in_small_characters() -> None:
    p = rendered(title="通知", cc=["县委办公室"]).paragraph("抄送：县委办公室。")
    assert attribute(p, "pPr/pStyle") == "Imprint"
    assert [attribute(p, "pPr/ind", key) for key in ("left", "right", "hanging")] == ["1120", "280", "840"]


def test_the_box_stands_at_the_foot_of_the_type_area_and_is_no_higher_than_its_lines() -> None:
    file = rendered(title="通知", cc=["县委办公室"], **PRINTED)
    anchor = next(file.document.iter(f"{WP}anchor"))
    assert anchor.find(f"{WP}positionV").get("relativeFrom") == "margin"
    assert anchor.find(f"{WP}positionV/{WP}align").text == "bottom"
    assert anchor.find(f"{WP}wrapTopAndBottom") is not None
    height = int(anchor.find(f"{WP}extent").get("cy")) / 36000
    assert 18.3 < height < 22.5


def test_the_optical_profile_lifts_the_last_rule_onto_the_type_area() -> None:
    file = rendered(title="通知", profile="optical", **PRINTED)
    body = next(e for e in file.document.iter() if e.tag.endswith("}bodyPr"))
    assert round(int(body.get("bIns")) / 36000, 1) == 1.4


def test_addressees_that_would_push_the_text_off_page_one_move_here() -> None:
    many = [f"青河县第{n}街道办事处" for n in "一二三四五六七八九十"] * 4
    file = rendered(
        issuers=["甲县人民政府"],
        number="甲政〔2026〕1号",
        title="关于检查的通知",
        addressees=many,
        body=["正文。"],
        **PRINTED,
    )
    moved = [text for text in file.texts() if text.startswith("主送：")]
    assert len(moved) == 1
    assert moved[0].endswith("办事处。")
    assert not [text for text in file.texts() if text.endswith("：")]
    assert borders(file) == ["8", "6", "8"]


def test_no_imprint_no_box() -> None:
    assert not list(rendered(title="通知").document.iter(f"{WP}anchor"))
