"""Definitions as the dataclasses of ``loopwright.specs``."""

from __future__ import annotations

import keyword
import textwrap
from typing import Any, Dict, Iterator, List

from definitions import Definition, Key

_HEAD = '''\
"""Specifications as dataclasses. Made from the JSON Schemas of docs/schema by python/generate: change those, not this.

A key that is left out is not written, so that it has its default. Where a class is wanted, a dict is as good. Numbers may
be texts: arithmetic over ``variables``, such as ``"4 * KB"``. ``more`` holds keys that have no field.

    >>> from loopwright import specs
    >>> specs.Problem(shape="gemm", sizes={"M": 8, "N": 8, "K": 16}).sizes["K"]
    16
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, ClassVar, Dict, Literal, Mapping, Optional, Sequence, Union

Whole = Union[int, str]
"""A whole number, or arithmetic."""

Real = Union[float, str]
"""A number, or arithmetic."""

Flag = Union[bool, str]
"""True or false, or a condition."""
'''

_WIDTH = 118
_NAMES = {"file": "Specification", "problem_of_sizes": "Problem", "ERT": "EnergyTable", "ART": "AreaTable"}
_DICT = "Mapping[str, Any]"
_SCALARS = {
    frozenset(["integer", "string"]): "Whole",
    frozenset(["number", "string"]): "Real",
    frozenset(["boolean", "string"]): "Flag",
    frozenset(["string", "number", "boolean"]): "str",
}
_SINGLE = {"string": "str", "number": "float", "integer": "int", "boolean": "bool"}


def page(definitions: List[Definition]) -> str:
    """The text of the module."""
    names = sorted(class_name(definition.name) for definition in definitions)
    exported = textwrap.fill(", ".join(f'"{name}"' for name in sorted([*names, "Flag", "Real", "Whole"])), _WIDTH - 4)
    all_names = "__all__ = [\n" + textwrap.indent(exported, "    ") + ",\n]\n"
    return "\n\n".join([_HEAD + "\n" + all_names, *(_class(definition) for definition in definitions)]).rstrip() + "\n"


def class_name(name: str) -> str:
    """``mapping_temporal`` as ``MappingTemporal``."""
    if name in _NAMES:
        return _NAMES[name]
    return "".join(part[0].upper() + part[1:] for part in name.split("_"))


def _class(definition: Definition) -> str:
    lines = ["@dataclass", f"class {class_name(definition.name)}:", f'    """{definition.description}"""']
    if definition.section:
        lines += ["", f'    SECTION: ClassVar[str] = "{definition.section}"']
    for key in sorted(definition.keys, key=lambda key: not key.required):
        lines += ["", *_field(key)]
    if definition.more is not None:
        lines += ["", *_more(definition.more)]
    return "\n".join(lines) + "\n"


def _field(key: Key) -> Iterator[str]:
    name = key.name + "_" if keyword.iskeyword(key.name) else key.name
    metadata = "" if name == key.name else f'metadata={{"key": "{key.name}"}}'
    expression = _type(key.schema)
    if key.required:
        value = f" = field({metadata})" if metadata else ""
    elif "enum" in key.schema and key.default is not None:
        value = f' = "{key.default}"'
    else:
        expression = expression if expression == "Any" else f"Optional[{expression}]"
        value = " = " + (f"field(default=None, {metadata})" if metadata else "None")
    yield from _wrapped(f"    {name}: ", expression, value)
    yield from _docstring(_meaning(key))


def _wrapped(before: str, expression: str, after: str) -> List[str]:
    """A line, or several where it is too long: what is between the outermost brackets a part each."""
    indent = " " * (len(before) - len(before.lstrip()))
    if len(before + expression + after) <= _WIDTH or not expression.endswith("]"):
        return [before + expression + after]
    head, inner = expression.split("[", 1)
    lines = [f"{before}{head}["]
    for part in _parts(inner[:-1]):
        lines += _wrapped(indent + "    ", part, ",")
    return [*lines, f"{indent}]{after}"]


def _parts(text: str) -> Iterator[str]:
    """What commas outside of brackets separate."""
    depth, start = 0, 0
    for position, character in enumerate(text):
        depth += (character == "[") - (character == "]")
        if character == "," and depth == 0:
            yield text[start:position].strip()
            start = position + 1
    yield text[start:].strip()


def _meaning(key: Key) -> str:
    default = f" Default: {key.default}." if key.default is not None and "enum" not in key.schema else ""
    return (key.description + default).replace("\\", "\\\\")


def _docstring(text: str) -> List[str]:
    return textwrap.wrap(f'"""{text}"""', _WIDTH, initial_indent="    ", subsequent_indent="    ")


def _more(schema: Dict[str, Any]) -> List[str]:
    name, kind = ("sizes", "Real") if "type" in schema else ("more", "Any")
    meaning = "Sizes of dimensions, strides and dilations by name." if name == "sizes" else "Further keys."
    return [
        f'    {name}: Mapping[str, {kind}] = field(default_factory=dict, metadata={{"spread": True}})',
        *_docstring(meaning),
    ]


def _type(schema: Dict[str, Any]) -> str:
    return _union(list(dict.fromkeys(_alternatives(schema))))


def _union(found: List[str]) -> str:
    if not found or "Any" in found:
        return "Any"
    maps = [one for one in found if one.startswith("Mapping[")]
    found = [one for one in found if one not in maps] + (maps if len(maps) == 1 else [_DICT] * bool(maps))
    return found[0] if len(found) == 1 else f"Union[{', '.join(found)}]"


def _alternatives(schema: Dict[str, Any]) -> Iterator[str]:
    """What a value may be, without null."""
    if "$ref" in schema:
        yield class_name(schema["$ref"].rsplit("/", 1)[1])
        yield _DICT
    elif "anyOf" in schema:
        for branch in schema["anyOf"]:
            yield from _alternatives(branch)
    elif "if" in schema:
        for word in ("then", "else"):
            yield from _alternatives(schema.get(word, {}))
    elif "enum" in schema:
        yield _enumeration(schema["enum"])
    elif any("then" in rule for rule in schema.get("allOf", [])):
        for rule in schema["allOf"]:
            if "then" in rule:
                yield from _alternatives(rule["then"])
    elif "type" in schema:
        yield from _typed(schema)
    else:
        yield "Any"


def _enumeration(values: List[Any]) -> str:
    if all(isinstance(value, str) for value in values):
        return "Literal[" + ", ".join(f'"{value}"' for value in values) + "]"
    return "Union[str, float]"


def _typed(schema: Dict[str, Any]) -> Iterator[str]:
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    scalars = [kind for kind in kinds if kind in _SINGLE]
    if "array" in kinds and "string" in scalars:
        scalars = ["string"]  # one name for a list of one
    if frozenset(scalars) in _SCALARS:
        yield _SCALARS[frozenset(scalars)]
    else:
        for kind in scalars:
            yield _SINGLE[kind]
    if "array" in kinds:
        yield f"Sequence[{_type(schema.get('items', {}))}]"
    if "object" in kinds:
        inner = schema.get("additionalProperties", {})
        yield f"Mapping[str, {_type(inner) if isinstance(inner, dict) else 'Any'}]"
