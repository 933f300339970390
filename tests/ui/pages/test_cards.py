"""Cards: what stands on them follows the text size."""

import pytest

from desktop.ui.pages.cards import Listing, Section
from desktop.ui.style import apply_theme, px
from desktop.ui.style.sheet import ROW


class Card(Section):
    title = "名单"


@pytest.fixture
def card(context, qapp, qtbot):
    made = Card(context)
    qtbot.addWidget(made)
    yield made
    apply_theme(qapp)


def test_a_table_on_a_card_is_as_high_as_its_rows_up_to_the_most(card):
    table = card.add_table("单位", ("单位", "说明"), (120,), most=3)
    assert table.accessibleName() == "单位"
    assert card.column.indexOf(table) >= 0
    heights = []
    for count in range(5):
        table.set_rows([("县司法局", "牵头")] * count)
        heights.append(table.height())
    assert heights[1] - heights[0] == heights[3] - heights[2] == px(ROW)
    assert heights[3] == heights[4]


def test_every_table_of_a_card_follows_the_text_size(card, qapp):
    tables = [card.add_table(name, ("单位", "说明"), (120,), most=3) for name in ("甲", "乙")]
    before = [(table.columnWidth(0), table.height()) for table in tables]
    apply_theme(qapp, scale=200)
    card.rescale()
    assert [(table.columnWidth(0), table.height() - 2) for table in tables] == [
        (2 * width, 2 * (height - 2)) for width, height in before
    ]


def test_a_table_is_for_reading(qtbot):
    table = Listing("单位", ("单位", "说明"), (120,), most=3)
    qtbot.addWidget(table)
    table.set_rows([("县司法局", "牵头")])
    assert table.editTriggers() == Listing.EditTrigger.NoEditTriggers
    assert table.item(0, 1).toolTip() == "牵头"
