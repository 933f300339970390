from desktop.domain.readers.roster_proposal import (
    HeadSeat,
    MemberSeat,
    OfficeProposal,
    RosterProposal,
    TopicGroup,
    WorkingDepartment,
)


def test_all_parts_are_printed() -> None:
    proposal = RosterProposal(
        "标题", None, "2024-05-08", "府院联动", "联席会议", OfficeProposal("县司法局", None, "局长", ("冯岩",)),
        (HeadSeat("召集人", None, "县长", (1, 3)),),
        (MemberSeat(None, "各乡镇", "主要负责同志", None, None, (4, 9), "备注", True),),
        (TopicGroup("专题组", ("市中院",), (), (), "文字", (0, 2)),),
        (WorkingDepartment("市中院", ("行政庭",), (0, 2)),),
    )  # fmt: skip
    printed = proposal.as_json()
    assert printed["office_host"] == "县司法局"
    assert printed["office"] == {
        "host": "县司法局",
        "head": None,
        "head_position": "局长",
        "deputies": ["冯岩"],
    }
    assert printed["heads"] == [{"role": "召集人", "name": None, "position": "县长", "span": [1, 3]}]
    assert printed["members"] == [
        {
            "unit": None,
            "unit_raw": "各乡镇",
            "seat": "主要负责同志",
            "person": None,
            "position": None,
            "span": [4, 9],
            "note": "备注",
            "collective": True,
        }
    ]
    assert printed["working_departments"] == [{"unit": "市中院", "departments": ["行政庭"], "span": [0, 2]}]
    assert printed["topic_groups"][0]["lead"] == ["市中院"]  # type: ignore[index]
