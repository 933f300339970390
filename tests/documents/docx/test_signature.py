import pytest

from documents.docx.reading import W, attribute, rendered, text_of

JOINT = ["甲县人民政府", "甲县人民法院", "甲县人民检察院"]


def signed(*organs: str, body: str = "正文。", **keys: object) -> object:
    return rendered(body=[body], signature={"organs": list(organs), "date": "2026-03-05", **keys})


def test_one_sealed_organ_is_centred_on_the_date() -> None:
    file = signed("甲县人民政府")
    name, date = file.paragraph("甲县人民政府"), file.paragraph("2026年3月5日")  # type: ignore[attr-defined]
    char = 15.7949 * 20
    assert attribute(date, "pPr/jc") == "right"
    assert float(attribute(date, "pPr/ind", "right") or 0) == pytest.approx(4 * char, abs=2)
    left, right = (float(attribute(name, "pPr/ind", side) or 0) for side in ("left", "right"))
    centre = (left + (28 * char - right)) / 2
    assert centre == pytest.approx((28 - 4 - 6 / 2) * char, abs=3)


def test_other_margins_keep_the_distance_from_the_right_edge() -> None:
    margins = {"top": 37, "bottom": 35, "left": 20, "right": 20}
    signature = {"organs": ["甲县府院联动联席会议办公室"], "date": "2026-03-05", "sealed": False}
    file = rendered(body=["正文。"], signature=signature, settings={"margins": margins})
    name = file.paragraph("甲县府院联动联席会议办公室")
    width = 170 / 156 * 28
    start = float(attribute(name, "pPr/ind", "left") or 0) / (15.7949 * 20)
    assert start == pytest.approx(width - 2 - 13, abs=0.02)


def test_three_sealed_organs_stand_in_one_row() -> None:
    file = signed(*JOINT)
    row = file.paragraph("".join(f"\t{name}" for name in JOINT))  # type: ignore[attr-defined]
    kinds = {t.get(f"{W}val") for t in row.iter(f"{W}tab") if t.get(f"{W}pos")}
    assert kinds == {"center"}


def test_five_sealed_organs_stand_in_rows_and_the_rows_leave_room_for_seals() -> None:
    file = signed(*JOINT, "甲县公安局", "甲县司法局")
    second = file.paragraph("\t甲县公安局\t甲县司法局")  # type: ignore[attr-defined]
    assert float(attribute(second, "pPr/spacing", "before") or 0) / 56.69 > 33


def kept_with_next(body: list[str]) -> list[str]:
    signature = {"organs": ["甲县人民政府"], "date": "2026-03-05"}
    paragraphs = rendered(body=body, signature=signature).body.findall(f"{W}p")
    return [text_of(p) for p in paragraphs if p.find(f"{W}pPr/{W}keepNext") is not None]


def test_7_3_5_1_a_seal_that_leaves_the_page_takes_the_last_paragraph_along() -> None:
    assert kept_with_next(["正" * (28 * 19 - 2), "末段。"]) == ["末段。", "", "", "甲县人民政府"]


def test_7_3_3_the_only_paragraph_stays_on_the_first_page() -> None:
    assert kept_with_next(["正文。"]) == ["", "", "甲县人民政府"]


def test_unsealed_name_and_date() -> None:
    file = signed("甲县府院联动联席会议办公室", sealed=False)
    name = file.paragraph("甲县府院联动联席会议办公室")  # type: ignore[attr-defined]
    date = file.paragraph("2026年3月5日")  # type: ignore[attr-defined]
    char = 15.7949 * 20
    starts = [float(attribute(p, "pPr/ind", "left") or 0) / char for p in (name, date)]
    assert starts == pytest.approx([28 - 2 - 13, 28 - 2 - 13 + 2], abs=0.02)


def test_an_unsealed_date_longer_than_the_name_ends_at_the_gap() -> None:
    file = signed("甲局", sealed=False)
    date = file.paragraph("2026年3月5日")  # type: ignore[attr-defined]
    assert attribute(date, "pPr/jc") == "right"
    assert float(attribute(date, "pPr/ind", "right") or 0) == pytest.approx(2 * 15.7949 * 20, abs=2)


def test_signed_by_name() -> None:
    file = signed(signed_by={"position": "县长", "name": "王立文"})
    assert [text for text in file.texts() if "王立文" in text] == ["\t县长\t王立文"]  # type: ignore[attr-defined]
    texts = [text_of(p) for p in file.body.findall(f"{W}p")]  # type: ignore[attr-defined]
    assert texts == ["正文。", "", "", "\t县长\t王立文", "", "2026年3月5日"]


def test_no_organ_leaves_the_date_alone() -> None:
    texts = signed(sealed=True).texts()  # type: ignore[attr-defined]
    assert texts == ["正文。", "2026年3月5日"]
