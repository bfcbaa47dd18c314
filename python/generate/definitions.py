"""The JSON Schemas of docs/schema as definitions: maps of keys, each with its meaning."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, Iterator, List, Optional

_NOT_OURS = ("Of other tools", "Not modelled", "Not read here")
_TYPED = ("type", "anyOf", "enum", "$ref", "if")
_FILE = "file"


@dataclass(frozen=True)
class Key:
    """A key of a map in a file."""

    name: str
    description: str
    schema: Dict[str, Any]
    required: bool
    aliases: List[str]

    @property
    def default(self) -> Any:
        return self.schema.get("default")


@dataclass(frozen=True)
class Definition:
    """A map that files have."""

    name: str
    description: str
    keys: List[Key]
    more: Optional[Dict[str, Any]]  #: of keys that are not named here; None: there are none
    section: Optional[str]  #: the section of a specification, or the key of a file, that is such a map


def load(folder: Path) -> List[Definition]:
    """All definitions, those of a specification first."""
    files = [json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.schema.json"))]
    files.sort(key=lambda file: _FILE not in file.get("$defs", {}))
    raw: Dict[str, Dict[str, Any]] = {}
    for file in files:
        for name, schema in file.get("$defs", {}).items():
            if raw.setdefault(name, schema) != schema:
                raise ValueError(f"two schemas define '{name}', and differ: {file['title']}")
    sections = _sections(raw)
    kinds = dict(_kinds(files))
    return [
        _definition(name, schema, sections.get(name), kinds.get(name))
        for name, schema in raw.items()
        if not name.endswith("_" + _FILE)
    ]


def references(schema: Any) -> Iterator[str]:
    """Names of the definitions that a schema refers to."""
    if isinstance(schema, dict):
        target = schema.get("$ref", "")
        if target.count("/") == 2:
            yield target.rsplit("/", 1)[1]
        for value in schema.values():
            yield from references(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from references(value)


def _sections(raw: Dict[str, Dict[str, Any]]) -> Dict[str, str]:
    """Of a definition the key that it is written under at the top of a file."""
    sections: Dict[str, str] = {}
    for name, schema in raw.items():
        if name == _FILE or name.endswith("_" + _FILE):
            for key, value in schema["properties"].items():
                branches = value.get("anyOf", [value])
                for target in references([branch for branch in branches if "items" not in branch]):
                    if target not in sections or key == target:
                        sections[target] = key
    return sections


def _kinds(schema: Any) -> Iterator[Any]:
    """Of definitions that a list chooses by a key such as ``type``: that key, and its values."""
    if isinstance(schema, dict):
        test = schema.get("if", {}).get("properties", {})
        target = schema.get("then", {}).get("$ref")
        if target and len(test) == 1:
            key, value = next(iter(test.items()))
            if "enum" in value:
                yield target.rsplit("/", 1)[1], (key, value["enum"])
        for value in schema.values():
            yield from _kinds(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from _kinds(value)


def _definition(name: str, schema: Dict[str, Any], section: Optional[str], kind: Any) -> Definition:
    required = {target for rule in schema.get("allOf", []) for target in _required(rule)}
    further = {key: value for branch in _branches(schema) for key, value in branch.get("properties", {}).items()}
    keys = []
    properties = schema["properties"]
    for key, value in properties.items():
        target = value.get("$ref", "")
        if "/properties/" in target or (not _is_typed(value) and value.get("description", "").startswith(_NOT_OURS)):
            continue
        if key in further:
            value = {**value, "anyOf": [*value.get("anyOf", []), *_conditional(schema, key)]}
        if kind is not None and kind[0] == key:
            value = {"description": value["description"], "enum": kind[1], "default": kind[1][0]}
        aliases = [other for other, one in properties.items() if one.get("$ref") == f"#/$defs/{name}/properties/{key}"]
        has_default = kind is not None and kind[0] == key
        keys.append(Key(key, value.get("description", ""), value, key in required and not has_default, aliases))
    more = schema.get("additionalProperties")
    return Definition(name, schema["description"], keys, more if isinstance(more, dict) else None, section)


def _is_typed(schema: Dict[str, Any]) -> bool:
    return any(word in schema for word in _TYPED)


def _required(rule: Dict[str, Any]) -> List[str]:
    """The key that a rule asks for, by its first spelling."""
    return rule["anyOf"][0]["required"] if "anyOf" in rule else rule.get("required", [])


def _branches(schema: Dict[str, Any]) -> Iterator[Dict[str, Any]]:
    for word in ("then", "else"):
        if word in schema:
            yield schema[word]
            yield from _branches(schema[word])


def _conditional(schema: Dict[str, Any], key: str) -> List[Dict[str, Any]]:
    return [branch["properties"][key] for branch in _branches(schema) if key in branch.get("properties", {})]
