"""Turns parsed TOML tables into frozen values and refuses, naming the key, whatever does not fit."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from desktop.domain.errors import Refused

T = TypeVar("T")
_WORDS = {str: "文字", int: "整数", bool: " true 或 false", date: "日期（如 2026-01-31）"}


def build(kind: type[T], table: Mapping[str, object], where: str) -> T:
    """Return the dataclass `kind` filled from a table; `where` names the place in the error sentence.

    Unknown keys, missing keys, blank required texts and values of another type are Refused. A bool is no int,
    a time of day is no date.
    """
    hints = get_type_hints(kind)
    fields = {field.name: field for field in dataclasses.fields(kind)}  # type: ignore[arg-type]
    for key in table:
        if key not in fields:
            raise refusal(where, f"不认识的键“{key}”")
    values: dict[str, object] = {}
    for name, field in fields.items():
        if name in table:
            values[name] = _value(
                hints[name], table[name], f"{where}的“{name}”", required=_is_required(field)
            )
        elif _is_required(field):
            raise refusal(where, f"缺少键“{name}”")
    return kind(**values)


def refusal(where: str, what: str) -> Refused:
    """Return the refusal of a profile for one fault at one place."""
    return Refused(f"制度档案的{where}有误：{what}。整份档案未采用，请改正后重新载入。")


def _is_required(field: dataclasses.Field[Any]) -> bool:
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING


def _value(kind: Any, raw: object, where: str, *, required: bool) -> object:
    if get_origin(kind) in (Union, types.UnionType):
        kind = next(part for part in get_args(kind) if part is not type(None))
    if get_origin(kind) is tuple:
        return _items(get_args(kind)[0], raw, where)
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        if not isinstance(raw, Mapping):
            raise refusal(where, "应为一张表")
        return build(kind, raw, where)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return _choice(kind, raw, where)
    return _scalar(kind, raw, where, required=required)


def _items(kind: Any, raw: object, where: str) -> tuple[object, ...]:
    if not isinstance(raw, list):
        raise refusal(where, "应为列表")
    return tuple(_value(kind, item, f"{where}第{n}项", required=True) for n, item in enumerate(raw, 1))


def _choice(kind: type[StrEnum], raw: object, where: str) -> StrEnum:
    if raw not in list(kind):
        raise refusal(where, f"“{raw}”不在可用值之内（{'、'.join(kind)}）")
    return kind(str(raw))


def _scalar(kind: type, raw: object, where: str, *, required: bool) -> object:
    odd = (kind is int and isinstance(raw, bool)) or isinstance(raw, datetime)
    if odd or not isinstance(raw, kind):
        raise refusal(where, f"应为{_WORDS[kind]}")
    if isinstance(raw, str) and required and not raw.strip():
        raise refusal(where, "不能为空")
    return raw
