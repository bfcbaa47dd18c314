"""Definitions as the page docs/keys.md."""

from __future__ import annotations

from typing import Any, Dict, Iterator, List

from definitions import Definition, Key, references

_HEAD = """\
# Keys

Every key of every file, made from the JSON Schemas by `python3 python/generate`. `loopwright schema SECTION` prints the
schema of a section for editors; [formats](formats.md) has examples, and says how it all fits together. Where a number
stands, arithmetic over `variables` may stand, too. Keys that only other tools read, with a warning, are left out here.
"""

_FILES = {"space": "a space file", "study": "a study file", "costs": "a file of costs", "technology": "a technology"}
_SCALARS = {"string": "text", "number": "number", "integer": "whole number", "boolean": "true or false"}
_MANY = 8


def page(definitions: List[Definition]) -> str:
    """The text of the page."""
    users = _users(definitions)
    ordered = sorted(definitions, key=lambda definition: (definition.name != "file", definition.name.lower()))
    return _HEAD + "".join("\n" + _part(definition, users.get(definition.name, [])) for definition in ordered)


def _title(name: str) -> str:
    return "specification" if name == "file" else name.replace("_", " ")


def _link(name: str) -> str:
    return f"[{_title(name)}](#{_title(name).lower().replace(' ', '-')})"


def _users(definitions: List[Definition]) -> Dict[str, List[str]]:
    users: Dict[str, List[str]] = {}
    for definition in definitions:
        for key in definition.keys:
            for target in references(key.schema):
                if definition.name not in users.setdefault(target, []):
                    users[target].append(definition.name)
    return users


def _part(definition: Definition, users: List[str]) -> str:
    lines = [f"## {_title(definition.name)}", "", definition.description + _where(definition, users), ""]
    if definition.keys:
        lines += ["| key | value | default | meaning |", "|---|---|---|---|"]
        lines += [_row(key) for key in definition.keys]
    if definition.more is not None:
        what = "sizes of dimensions, strides and dilations, by their names" if definition.more else "components may have others"
        lines += ["", f"Further keys: {what}."]
    return "\n".join(lines) + "\n"


def _where(definition: Definition, users: List[str]) -> str:
    if definition.section in _FILES and definition.section == definition.name:
        return f" The key `{definition.section}` of {_FILES[definition.section]}."
    others = [_link(user) for user in users if user != definition.name]
    if definition.name == "file" or not others:
        return ""
    return f" In: {', '.join(others)}."


def _row(key: Key) -> str:
    names = ", ".join(f"`{name}`" for name in [key.name, *key.aliases])
    default = "required" if key.required else "" if key.default is None else f"`{_shown(key.default)}`"
    return f"| {names} | {_value(key.schema)} | {default} | {_cell(key.description)} |"


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("*", "\\*")


def _value(schema: Dict[str, Any]) -> str:
    return " or ".join(dict.fromkeys(_alternatives(schema))) or "anything"


def _alternatives(schema: Dict[str, Any]) -> Iterator[str]:
    if "$ref" in schema:
        yield _link(schema["$ref"].rsplit("/", 1)[1])
    elif "anyOf" in schema:
        for branch in schema["anyOf"]:
            yield from _alternatives(branch)
    elif "if" in schema:
        for word in ("then", "else"):
            yield from _alternatives(schema.get(word, {}))
    elif "enum" in schema:
        yield from (f"`{value}`" for value in dict.fromkeys(map(str, schema["enum"])))
    elif any("then" in rule for rule in schema.get("allOf", [])):
        for rule in schema["allOf"]:
            yield from _alternatives(rule["then"]) if "then" in rule else ()
    elif schema.get("type") != "null":
        yield from _typed(schema)


def _typed(schema: Dict[str, Any]) -> Iterator[str]:
    kinds = schema.get("type", [])
    kinds = kinds if isinstance(kinds, list) else [kinds]
    scalars = [kind for kind in kinds if kind in _SCALARS]
    if len(scalars) > 1 and "string" in scalars and "number" not in scalars or set(scalars) == {"number", "string"}:
        scalars.remove("string")  # arithmetic, as everywhere
    if {"string", "number", "boolean"} <= set(scalars) or ("array" in kinds and "string" in scalars):
        scalars = ["string"]
    for kind in scalars:
        yield _SCALARS[kind] + _range(schema)
    if "array" in kinds:
        inner = ", ".join(dict.fromkeys(_alternatives(schema.get("items", {}))))
        yield f"list of {inner}" if inner else "list"
    if "object" in kinds:
        inner = schema.get("additionalProperties", {})
        of = " or ".join(dict.fromkeys(_alternatives(inner))) if isinstance(inner, dict) else ""
        yield f"map of names to {of}" if of else "map"


def _range(schema: Dict[str, Any]) -> str:
    low, above, high = (schema.get(word) for word in ("minimum", "exclusiveMinimum", "maximum"))
    if high == 2147483647:
        high = None
    parts = [f"from {low}" if low is not None else f"above {above}" if above is not None else "", f"to {high}" if high is not None else ""]
    text = " ".join(part for part in parts if part)
    return f", {text}" if text else ""
