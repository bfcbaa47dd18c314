"""Specifications as people have them: names of the library, paths, YAML text, dicts, or dataclasses."""

from __future__ import annotations

import dataclasses
import json
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any, ClassVar, Dict, List, Mapping, Optional, Protocol, Sequence, Tuple, Union


class Dataclass(Protocol):
    """Any dataclass."""

    __dataclass_fields__: ClassVar[Dict[str, Any]]


Spec = Union[str, "os.PathLike[str]", Mapping[str, Any], Sequence[Any], Dataclass]
"""A name of the library, a path, YAML text, a dict, a list of entries, or a dataclass (those of ``specs``, or your own)."""


def plain(value: Any) -> Any:
    """Dataclasses as dicts of their fields; what is None is left out, so that it has its default."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        made: Dict[str, Any] = {}
        for field in dataclasses.fields(value):
            content = getattr(value, field.name)
            if field.metadata.get("spread"):
                made.update(plain(content))
            elif content is not None:
                made[field.metadata.get("key", field.name)] = plain(content)
        return made
    if isinstance(value, Mapping):
        return {key: plain(content) for key, content in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(content) for content in value]
    return value


def is_written(value: Any) -> bool:
    """Whether a specification has its content, rather than names it."""
    return isinstance(value, (Mapping, list, tuple)) or (dataclasses.is_dataclass(value) and not isinstance(value, type))


def document(value: Any, section: str = "") -> Any:
    """The content as a file has it: under the key of its section, if it is only what lies there."""
    name = getattr(value, "SECTION", section)
    content = plain(value)
    if name and (not isinstance(content, dict) or name not in content):
        return {name: content}
    return content


def _is_text(value: str) -> bool:
    return "\n" in value or value.lstrip().startswith("{")


class Inputs:
    """What a call works on; written to files each time that it runs."""

    def __init__(self) -> None:
        self._named: List[Tuple[str, Spec]] = []

    def add(self, value: Optional[Spec], option: str = "", section: str = "") -> "Inputs":
        """A specification; ``option`` is that for names of the library, ``section`` what a dict or list is the content of."""
        if value is not None:
            self._named.append((option, document(value, section) if is_written(value) else value))
        return self

    def written(self) -> "Written":
        """The inputs as files, while the context is open."""
        return Written(self._named)


class Written:
    """Inputs in a folder of their own: ``words`` name them on a command line."""

    def __init__(self, named: List[Tuple[str, Spec]]) -> None:
        self._named = list(named)
        self._folder = ""
        self.words: List[str] = []

    def __enter__(self) -> "Written":
        self._folder = tempfile.mkdtemp(prefix="loopwright-")
        for number, (option, value) in enumerate(self._named):
            given, is_file = self._word(number, option, value)
            if option and not (is_file and option == "--architecture"):
                self.words.extend([option, given])
            else:
                self.words.append(given)
        return self

    def _word(self, number: int, option: str, value: Any) -> Tuple[str, bool]:
        stem = (option.strip("-") or "input") + (str(number) if number else "")
        if is_written(value):
            return self._write(stem + ".json", json.dumps(value)), True
        text = os.fspath(value)
        if _is_text(text):
            return self._write(stem + ".yaml", text), True
        is_path = not isinstance(value, str) or Path(text).exists()
        return (os.path.abspath(text) if is_path else text), False

    def _write(self, name: str, text: str) -> str:
        path = os.path.join(self._folder, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path

    def shown(self, message: str) -> str:
        """A message without the folder that only lives for a call."""
        return message.replace(self._folder + os.sep, "")

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)
