from desktop.domain.changes import Changes
from desktop.domain.errors import Refused
from desktop.ui.pages.blockact import take_block
from desktop.ui.widgets.blocks import Block, CellEdit
from desktop.ui.widgets.message import Tone

EDITS = (CellEdit("t1", "leader", "王某"), CellEdit("t2", "leader", "李某"))


def test_one_act_writes_the_block_and_is_told_with_its_undo(context, said):
    changes = Changes("填写责任人", 1)
    assert take_block(context, Block("粘贴", EDITS), lambda: changes) is changes
    assert said.last == "已粘贴 2 格。"
    assert [action.label for action in said[-1].actions] == ["撤销“填写责任人”"]


def test_cells_that_cannot_be_written_are_counted(context, said):
    take_block(context, Block("向下填充", EDITS, 3), lambda: Changes("填写责任人", 1))
    assert said.last == "已向下填充 2 格。有 3 格不能改，没有写入。"


def test_a_block_of_such_cells_alone_runs_nothing(context, said):
    acted = []
    assert take_block(context, Block("清除", (), 3), lambda: acted.append(1)) is None
    assert take_block(context, Block("清除", ()), lambda: acted.append(1)) is None
    assert acted == []
    assert [(message.text, message.tone) for message in said] == [("有 3 格不能改，没有写入。", Tone.WARNING)]


def test_a_refusal_is_said_alone(context, said):
    def refuse():
        raise Refused("没有这个人，没有写入。")

    assert take_block(context, Block("粘贴", EDITS, 1), refuse) is None
    assert said.last == "没有这个人，没有写入。"
