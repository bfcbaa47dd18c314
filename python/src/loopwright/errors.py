"""What can go wrong, as exceptions that say where and what to do."""

from __future__ import annotations

from typing import List


class LoopwrightError(Exception):
    """Something that Loopwright could not do; the text is its own message."""


class SpecError(LoopwrightError):
    """Input that is wrong. ``problems`` has a line for each thing wrong, with file, line and advice."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.problems: List[str] = [line for line in message.splitlines() if line.strip()]


class InternalError(LoopwrightError):
    """A fault of Loopwright itself: please report it with the call and its input."""


class WorkerDied(LoopwrightError):
    """The Java process ended while it worked on a call. The next call starts another."""


class Cancelled(LoopwrightError):
    """The call was cancelled before there was a result."""


class JavaMissing(LoopwrightError):
    """There is no Java to run with."""
