"""Filling the text of a paper: a sandboxed template over named fields, its lines still known by their number."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment

BLANK = "＿＿＿＿"  # printed where a field is not known: a line to write on, never a refusal
_MARK = re.compile("\x00(\\d+)\x00")
_QUOTED = 24  # characters of a broken line that are shown
_DIGITS = "〇一二三四五六七八九"


class TemplateFault(Exception):  # noqa: N818 - tells a place in a template, shown as a remark
    """A template that cannot be read or filled: where and why, in the clerk's words."""


@dataclass(frozen=True, slots=True)
class Line:
    """One filled line: its number in the template, its text, and further lines that a field's value brought."""

    number: int
    text: str
    more: tuple[str, ...] = ()


def fill(template: str, fields: Mapping[str, Any]) -> tuple[list[Line], tuple[str, ...]]:
    """Fill a template; returns its lines and the names of the fields that were not known.

    A field that is None is not known. A TemplateFault says in which line the template is broken.
    """
    missing: list[str] = []
    environment = _environment(missing.append)
    marked = "\n".join(f"\x00{n}\x00{line}" for n, line in enumerate(template.splitlines(), 1))
    given = {name: value for name, value in fields.items() if value is not None}
    try:
        filled = environment.from_string(marked).render(given)
    except Exception as fault:  # whatever a text of the office's own does wrong is told with its line
        raise TemplateFault(_told(fault, template.splitlines())) from fault
    return list(_lines(filled)), tuple(dict.fromkeys(missing))


def names_in(template: str) -> dict[str, int]:
    """Return the fields that a sound template uses, each with the line of its first use."""
    from jinja2 import meta, nodes

    environment = _environment(lambda _name: None)
    tree = environment.parse(template)
    used = meta.find_undeclared_variables(tree) - set(environment.globals)
    names = sorted(tree.find_all(nodes.Name), key=lambda name: -name.lineno)
    return {name.name: name.lineno for name in names if name.name in used}


def han_number(number: int) -> str:
    """Return 1 to 99 in Chinese numerals, as headings count (一、十一、二十)."""
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十") + (
        _DIGITS[ones] if ones else ""
    )


def _environment(lacks: Callable[[str], None]) -> "SandboxedEnvironment":
    from jinja2 import ChainableUndefined
    from jinja2.exceptions import SecurityError
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class Blank(ChainableUndefined):
        """An unknown field prints as a line to write on."""

        def __str__(self) -> str:
            lacks(str(self._undefined_name))
            return BLANK

    class Sandbox(ImmutableSandboxedEnvironment):
        """No Python internals, no files, and no sums that could fill the memory."""

        intercepted_binops = frozenset(("*", "**"))

        def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
            raise SecurityError(operator)

        def unsafe_undefined(self, obj: Any, attribute: str) -> Any:
            raise SecurityError(attribute)

    environment = Sandbox(undefined=Blank, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True)
    environment.globals.clear()
    environment.globals["汉数"] = han_number
    return environment


def _lines(filled: str) -> Iterator[Line]:
    """Split the filled text at the marks; a line left empty by a tag alone is not there."""
    parts = _MARK.split(filled)
    for number, text in zip(parts[1::2], parts[2::2], strict=True):
        first, *more = [line.strip() for line in text.strip().splitlines()] or [""]
        if first:
            yield Line(int(number), first, tuple(line for line in more if line))


def _told(fault: Exception, lines: list[str]) -> str:
    number = getattr(fault, "lineno", None) or _line_of(fault)
    why = _why(fault)
    if not number:
        return why
    shown = lines[number - 1].strip()[:_QUOTED] if number <= len(lines) else ""
    return f"第{number}行“{shown}”{why}"


def _why(fault: Exception) -> str:
    from jinja2 import TemplateSyntaxError
    from jinja2.exceptions import SecurityError

    if isinstance(fault, TemplateSyntaxError):
        return "写法有误，请检查 {{ }}、{% %} 是否成对，if 和 for 是否有 endif、endfor"
    if isinstance(fault, SecurityError):
        return "用了不允许的写法，模板只能引用字段"
    return "算不出结果，请检查字段的用法"


def _line_of(fault: Exception) -> int | None:
    """Return the line of the template in which rendering failed, from the deepest place in it."""
    trace, found = fault.__traceback__, None
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            found = trace.tb_lineno
        trace = trace.tb_next
    return found
