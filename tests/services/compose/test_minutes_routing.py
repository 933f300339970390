from desktop.services import minutes_versions
from desktop.services.compose.minutes_routing import routing_sheet
from desktop.services.compose.sample import SampleOffice
from desktop.services.minutes_versions import CORRECTION


def words_of(office: SampleOffice) -> list[str]:
    made = routing_sheet(office.desk, office.subject("routing_sheet"))
    return [cell if isinstance(cell, str) else cell.text for row in made.tables["稿纸"].rows for cell in row]


def test_without_a_version_every_unit_that_came_has_a_line_to_sign(own_office: SampleOffice) -> None:
    words = words_of(own_office)
    asked = [word.removeprefix("会签\n") for word in words if word.startswith("会签\n")]
    assert len(asked) == len(set(asked)) > 2
    assert sum("签名：" in word for word in words) == len(asked) + 3  # 拟稿, 核稿, 签发


def test_what_is_signed_already_is_printed_and_the_rest_is_blank(own_office: SampleOffice) -> None:
    desk = own_office.desk
    meeting = own_office.subject("routing_sheet").meeting_id or ""
    version = minutes_versions.keep(
        desk, meeting, None, CORRECTION, data="会议纪要。".encode(), note="更正日期"
    ).made[0]
    minutes_versions.route(desk, version, ["县财政局", "县司法局", "县水利局"], "副县长")
    first = minutes_versions.versions(desk, meeting)[-1].signs[0]
    minutes_versions.sign(desk, first.id, "赵元", desk.today(), "同意")
    words = words_of(own_office)
    assert [word for word in words if word.startswith("会签\n")] == [
        "会签\n县财政局",
        "会签\n县司法局",
        "会签\n县水利局",
    ]
    signed = words[words.index("会签\n县财政局") + 1]
    assert "赵元" in signed
    assert "签名：" not in signed
    assert "签名：" in words[words.index("会签\n县司法局") + 1]
    assert any(word.startswith("副县长") for word in words)
    assert any(minutes_versions.versions(desk, meeting)[-1].sha256[:16] in word for word in words)
