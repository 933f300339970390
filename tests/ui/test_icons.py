from xml.etree import ElementTree

import pytest

from desktop.locate import shipped
from desktop.ui.icons import icon, icon_names, pixmap

NAMES = icon_names()


def test_the_set_has_an_icon_for_every_page():
    from desktop.ui.rail import ORDER

    assert set(ORDER) <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_is_an_outline_of_20_pixels_in_one_colour(name):
    root = ElementTree.fromstring((shipped("resources") / "icons" / f"{name}.svg").read_text("utf-8"))
    assert root.get("viewBox") == "0 0 20 20"
    assert root.get("fill") == "none"
    assert root.get("stroke") == "currentColor"
    assert not [node for node in root.iter() if node is not root and (node.get("fill") or node.get("stroke"))]


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_is_drawn_inside_its_square(qapp, name):
    image = pixmap(name, "#B3261E", 40).toImage()
    seen = [(x, y) for x in range(40) for y in range(40) if image.pixelColor(x, y).alpha() > 128]
    assert len(seen) > 40
    solid = [image.pixelColor(*place) for place in seen if image.pixelColor(*place).alpha() == 255]
    assert {colour.name() for colour in solid} == {"#b3261e"}
    edge = [place for place in seen if 0 in place or 39 in place]
    assert edge == []


def test_an_icon_is_sharp_on_a_dense_screen(qapp):
    drawn = pixmap("ledger", "#000000", 20, 1.5)
    assert (drawn.width(), drawn.deviceIndependentSize().width()) == (30, 20)


def test_the_chosen_state_has_its_own_colour(qapp):
    from PySide6.QtGui import QIcon

    made = icon("ledger", "#5B6068", "#B3261E")
    off = made.pixmap(20, QIcon.Mode.Normal, QIcon.State.Off).toImage()
    on = made.pixmap(20, QIcon.Mode.Normal, QIcon.State.On).toImage()
    assert off != on


def test_an_icon_not_shipped_is_an_error(qapp):
    with pytest.raises(FileNotFoundError):
        icon("没有", "#000000")
