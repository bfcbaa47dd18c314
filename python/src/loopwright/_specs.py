"""Specifications as people have them: names of the library, paths, YAML text, dicts, or dataclasses."""

from __future__ import annotations

import dataclasses
import json
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any, List, Optional, Tuple, Union

Spec = Union[str, "os.PathLike[str]", dict, list, Any]


def section(name: str, value: Any) -> Any:
    """A section of a specification, if the value is only what lies under its key."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        value = dataclasses.asdict(value)
    if isinstance(value, dict) and name not in value:
        return {name: value}
    return {name: value} if isinstance(value, list) else value


def _is_text(value: str) -> bool:
    return "\n" in value or value.lstrip().startswith("{")


class Inputs:
    """What a call works on; written to files each time that it runs."""

    def __init__(self) -> None:
        self._named: List[Tuple[str, Spec]] = []

    def add(self, value: Optional[Spec], option: str = "", name: str = "") -> "Inputs":
        """A specification; ``option`` is that for names of the library, ``name`` that of its section."""
        if value is not None:
            if dataclasses.is_dataclass(value) or isinstance(value, (dict, list)):
                value = section(name, value) if name else value
            self._named.append((option, value))
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
            given, is_written = self._word(number, option, value)
            if option and not (is_written and option == "--architecture"):
                self.words.extend([option, given])
            else:
                self.words.append(given)
        return self

    def _word(self, number: int, option: str, value: Spec) -> Tuple[str, bool]:
        stem = (option.strip("-") or "input") + (str(number) if number else "")
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            value = dataclasses.asdict(value)
        if isinstance(value, (dict, list)):
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
