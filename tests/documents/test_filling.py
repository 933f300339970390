"""The sandbox and the line numbers of a text: what an office's own copy may do, and what it is told."""

import pytest

from desktop.documents.filling import BLANK, Line, TemplateFault, fill, han_number, names_in

FIELDS = {"甲": "一", "乙": ["子", "丑"], "丙": {"丁": 3}, "空": None}


def texts(template: str, fields: dict[str, object] | None = None) -> list[str]:
    return [line.text for line in fill(template, FIELDS if fields is None else fields)[0]]


def test_fields_lists_and_parts_are_filled_in() -> None:
    template = (
        "甲是{{ 甲 }}\n{% for 项 in 乙 %}\n（{{ 汉数(loop.index) }}）{{ 项 }}\n{% endfor %}\n{{ 丙.丁 }}项"
    )
    assert texts(template) == ["甲是一", "（一）子", "（二）丑", "3项"]


def test_every_line_keeps_the_number_it_has_in_the_text() -> None:
    lines, _missing = fill("\n甲\n{% for 项 in 乙 %}\n{{ 项 }}\n{% endfor %}\n\n末", FIELDS)
    assert lines == [Line(2, "甲"), Line(4, "子"), Line(4, "丑"), Line(7, "末")]


def test_a_line_that_ends_with_a_tag_does_not_swallow_the_next() -> None:
    assert texts("头{% if 甲 %}有{% endif %}\n次行") == ["头有", "次行"]


def test_an_unknown_field_is_a_line_to_write_on_and_is_named_once() -> None:
    lines, missing = fill("{{ 空 }}和{{ 无 }}\n{{ 无 }}\n{{ 无.子 }}", FIELDS)
    assert lines[0].text == f"{BLANK}和{BLANK}"
    assert lines[2].text == BLANK
    assert missing == ("空", "无")


def test_an_unknown_field_is_neither_true_nor_a_list() -> None:
    template = "{% if 空 %}\n有\n{% else %}\n无\n{% endif %}\n{% for 项 in 空 %}\n{{ 项 }}\n{% else %}\n没有\n{% endfor %}"
    assert fill(template, FIELDS)[0] == [Line(4, "无"), Line(9, "没有")]
    assert fill(template, FIELDS)[1] == ()


def test_the_lines_of_a_value_stay_beside_the_line_they_came_with() -> None:
    (line,) = fill("{{ 文 }}", {"文": "首\n---\n【附件 假】"})[0]
    assert line == Line(1, "首", ("---", "【附件 假】"))


@pytest.mark.parametrize(
    "attack",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ 甲.__class__ }}",
        "{{ 乙.append.__self__ }}",
        "{{ 汉数.__globals__ }}",
        "{{ 汉数.__globals__['__builtins__'] }}",
        "{{ ().__class__.__bases__[0].__subclasses__() }}",
        "{{ 乙.append('寅') }}",
        "{{ 丙.update({'丁': 4}) }}",
        "{{ '{0.__class__}'.format(甲) }}",
        "{{ '{0.__class__.__init__.__globals__}'.format(汉数) }}",
        "{{ 甲|attr('__class__') }}",
        "{{ '长' * 1000000000 }}",
        "{{ 9 ** 9 ** 9 }}",
        "{% include '/etc/passwd' %}",
        "{% import 'os' as os %}",
        "{% extends 'x' %}",
        "{{ lipsum.__globals__ }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ self.__init__.__globals__ }}",
    ],
)
def test_a_template_cannot_reach_python_or_fill_the_memory(attack: str) -> None:
    fields = {"甲": "一", "乙": ["子"], "丙": {"丁": 3}}
    try:
        told = "".join(texts(f"头\n{attack}", fields))
    except TemplateFault as fault:
        told = str(fault).replace(attack[:24], "")
    assert not any(word in told for word in ("class", "module", "builtin", "function", "root:", "长长"))
    assert fields == {"甲": "一", "乙": ["子"], "丙": {"丁": 3}}


@pytest.mark.parametrize("attack", ["{{ 甲.__class__ }}", "{{ 汉数.__globals__ }}", "{{ 甲['__class__'] }}"])
def test_reaching_for_the_inside_of_a_value_is_said_to_be_forbidden(attack: str) -> None:
    with pytest.raises(TemplateFault, match=r"第2行.*用了不允许的写法，模板只能引用字段"):
        texts(f"头\n{attack}")


@pytest.mark.parametrize("name", ["range", "dict", "lipsum", "cycler", "joiner", "namespace"])
def test_nothing_is_there_but_the_fields_and_the_numerals(name: str) -> None:
    assert fill(f"{{{{ {name} }}}}", {})[1] == (name,)


@pytest.mark.parametrize(
    ("template", "where"),
    [
        ("甲\n{% if 甲 %}\n乙", "第2行"),
        ("甲\n乙\n{{ 甲", "第3行"),
        ("甲\n{% 如果 %}", "第2行“{% 如果 %}”写法有误"),
        ("甲\n乙\n\n{{ 1 / 0 }}", "第4行“{{ 1 / 0 }}”算不出结果"),
        ("{{ 甲 }}\n{{ 甲 + 1 }}", "第2行“{{ 甲 + 1 }}”算不出结果"),
        ("{{ 甲 }}\n{{ 2 * 3 }}", "第2行“{{ 2 * 3 }}”用了不允许的写法"),
        ("{{ 甲 }}\n{{ 甲|无此 }}", "第2行"),
    ],
)
def test_a_broken_text_says_in_which_line(template: str, where: str) -> None:
    with pytest.raises(TemplateFault) as fault:
        fill(template, FIELDS)
    assert str(fault.value).startswith(where) or (where == "第2行" and "第3行" in str(fault.value))


def test_names_are_told_with_the_line_of_their_first_use() -> None:
    assert names_in("甲\n{{ 甲 }}{{ 汉数(1) }}\n{% for 项 in 乙 %}{{ 项 }}{{ 甲 }}{% endfor %}") == {
        "甲": 2,
        "乙": 3,
    }


@pytest.mark.parametrize(
    ("number", "words"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (32, "三十二"), (99, "九十九")]
)
def test_numerals_count_as_headings_do(number: int, words: str) -> None:
    assert han_number(number) == words
