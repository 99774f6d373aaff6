"""The Bot API's methods and types: which parameters there are, and what their values may be, all the way down."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_API: dict[str, Any] = json.loads(Path(__file__).with_name("api.json").read_text(encoding="utf-8"))
METHODS: dict[str, dict[str, Any]] = _API["methods"]
TYPES: dict[str, dict[str, Any]] = _API["types"]

_ARRAY = "Array of "


@dataclass(frozen=True)
class Upload:
    """A file within a request: what the specification calls an InputFile."""

    name: str
    data: bytes = field(repr=False)
    mime_type: str


def decoded(method: str, given: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """The parameters of `method` as values, and what is wrong with them.

    A form carries text alone, so structured values are JSON within it.
    """
    known = METHODS[method]
    wrong = [f"parameter {name} is required" for name in known["required"] if name not in given]
    values: dict[str, Any] = {}
    for name, value in given.items():
        if name not in known["fields"]:
            wrong.append(f"parameter {name} does not exist")
            continue
        types = known["fields"][name]
        try:
            values[name] = _from_form(types, value) if isinstance(value, str) else value
        except ValueError:
            wrong.append(f"{name}: expected {' or '.join(types)}, got {value!r}")
            continue
        wrong.extend(problems(types, values[name], name))
    return values, wrong


def problems(types: list[str], value: Any, where: str) -> list[str]:
    """The reasons for which `value` is none of `types`: those of the type that it resembles most."""
    return min((_problems(one, value, where) for one in types), key=len)


def _from_form(types: list[str], text: str) -> Any:
    if "Integer" in types and text.lstrip("-").isdecimal():
        return int(text)
    if "String" in types:
        return text
    return json.loads(text)


def _problems(type_: str, value: Any, where: str) -> list[str]:
    if type_.startswith(_ARRAY):
        if not isinstance(value, list):
            return [_expected(where, type_, value)]
        return [
            problem
            for number, one in enumerate(value)
            for problem in _problems(type_.removeprefix(_ARRAY), one, f"{where}[{number}]")
        ]
    if type_ == "InputFile":
        return [] if isinstance(value, Upload) else [_expected(where, type_, value)]
    if type_ in TYPES and "fields" in TYPES[type_]:
        return _object_problems(type_, value, where)
    if type_ in TYPES:
        return problems(TYPES[type_]["subtypes"], value, where)
    return [] if _is_plain(type_, value) else [_expected(where, type_, value)]


def _object_problems(type_: str, value: Any, where: str) -> list[str]:
    if not isinstance(value, dict):
        return [_expected(where, type_, value)]
    fields: dict[str, list[str]] = TYPES[type_]["fields"]
    found = [f"{where}.{name} is required" for name in TYPES[type_]["required"] if name not in value]
    for name, one in value.items():
        if name in fields:
            found.extend(problems(fields[name], one, f"{where}.{name}"))
        else:
            found.append(f"{where}.{name} does not exist in {type_}")
    return found


def _is_plain(type_: str, value: Any) -> bool:
    match type_:
        case "String":
            return isinstance(value, str)
        case "Boolean":
            return isinstance(value, bool)
        case "Integer":
            return isinstance(value, int) and not isinstance(value, bool)
        case "Float":
            return isinstance(value, int | float) and not isinstance(value, bool)
    return False


def _expected(where: str, type_: str, value: Any) -> str:
    return f"{where}: expected {type_}, got {value!r}"
