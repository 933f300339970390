import pytest

from desktop.domain.readers.ledger.status import Legend, colour_of, read_legend, state_of
from desktop.domain.source import Cell, Sheet, sheet_from_rows


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("已完成", "done"),
        ("办结", "done"),
        ("销号", "done"),
        ("已答复", "done"),
        ("逾期回复", "done"),
        ("已完成(超时)", "done"),
        ("√", "done"),
        ("100%", "done"),
        ("已完成（3月）", "done"),
        ("推进中", "in_progress"),
        ("序时推进", "in_progress"),
        ("正在办理", "in_progress"),
        ("部分完成", "in_progress"),
        ("60%", "in_progress"),
        ("0.6", "in_progress"),
        ("是", "done"),
        ("否", "not_done"),
        ("未启动", "not_started"),
        ("尚未开始", "not_started"),
        ("0%", "not_started"),
        ("未完成", "not_done"),
        ("×", "not_done"),
        ("未按期完成", "not_done"),
        ("逾期", "overdue"),
        ("滞后", "overdue"),
        ("逾期未完成", "overdue"),
        ("中止", "suspended"),
        ("暂缓", "suspended"),
        ("长期坚持", "open"),
        ("", None),
        ("转下年", None),
        ("3月21日以县政府办名义印发通知文件", None),
    ],
)
def test_words_of_a_state(words: str, state: str | None) -> None:
    assert state_of(words) == state


@pytest.mark.parametrize(
    ("fill", "name"),
    [
        ("FF0000", "红"),
        ("FFC7CE", "红"),
        ("FFC000", "黄"),
        ("FFFF00", "黄"),
        ("FFEB9C", "黄"),
        ("92D050", "绿"),
        ("C6EFCE", "绿"),
        ("5B9BD5", "蓝"),
        ("F4B084", "橙"),
        ("D9D9D9", "灰"),
        ("FFFFFF", "白"),
        (None, "白"),
    ],
)
def test_colours_have_names(fill: str | None, name: str) -> None:
    assert colour_of(fill) == name


@pytest.mark.parametrize(
    "sentence",
    [
        "注：绿色为已完成，黄色为推进中，红色为逾期。",
        "说明：已完成标绿色；推进中标黄色；逾期标红色",
        "绿色、黄色、红色分别表示已完成、推进中、逾期",
        "图例：绿底=已完成 黄底=推进中 红底=逾期",
        "1.绿色代表已办结事项；2.黄色代表正在推进事项；3.红色代表逾期事项",
    ],
)
def test_a_legend_in_a_sentence(sentence: str) -> None:
    legend = read_legend([(sheet_from_rows("台账", [[sentence]]), frozenset())])
    assert legend.words == {"绿": "done", "黄": "in_progress", "红": "overdue"}
    assert legend.state("00B050") == "done"
    assert legend.state("FFC7CE") == "overdue"
    assert legend.state("5B9BD5") is None
    assert legend.state(None) is None


def test_a_legend_may_speak_of_no_fill() -> None:
    legend = read_legend([(sheet_from_rows("台账", [["绿色为已完成，无底色为未启动"]]), frozenset())])
    assert legend.state(None) == "not_started"


def test_red_letters_are_no_fill() -> None:
    assert not read_legend([(sheet_from_rows("台账", [["（红字为逾期）"]]), frozenset())])


def test_a_legend_of_sample_cells_outside_the_table() -> None:
    cells = (
        Cell(1, 1, None, "", "92D050"),
        Cell(1, 2, "已完成", "已完成"),
        Cell(1, 3, "逾期", "逾期", "C00000"),
    )
    table = (Cell(2, 1, "推进中", "推进中", "0070C0"), Cell(2, 2, None, ""), Cell(2, 3, None, ""))
    legend = read_legend([(Sheet("台账", (cells, table)), frozenset({2}))])
    assert legend.exact == {"92D050": "done", "C00000": "overdue"}
    assert Legend().state("92D050") is None


def test_a_legend_of_signs_without_a_verb() -> None:
    legend = read_legend(
        [(sheet_from_rows("台账", [["（√已完成 △正在推进 ×未完成 —未启动）"]]), frozenset())]
    )
    assert legend.signs == {"√": "done", "△": "in_progress", "×": "not_done", "—": "not_started"}
    plain = read_legend([(sheet_from_rows("台账", [["2025年—2026年工作台账"]]), frozenset())])
    assert plain.signs == {}
