"""How far a call is: told to a function, or shown as a bar of tqdm."""

from __future__ import annotations

import contextlib
import logging
from typing import Any, Callable, Iterator, NamedTuple, Optional, Union

LOGGER = logging.getLogger("loopwright")


class Progress(NamedTuple):
    """How far a call is."""

    task: str  #: what is at work, such as a layer
    done: int  #: of ``total``
    total: Optional[int]  #: None where the end is not known
    message: str  #: such as the best so far and what is proved


Listener = Callable[[Progress], Any]

Wish = Union[bool, None, Listener]
"""True: a bar of tqdm, or lines of the log where that is not installed. A function: called with ``Progress``."""


@contextlib.contextmanager
def listener(wish: Wish) -> "Iterator[Optional[Listener]]":
    """What is to be called, while the context is open."""
    if wish is not True:
        yield wish or None
        return
    try:
        from tqdm.auto import tqdm
    except ImportError:
        yield _log
        return
    shown = _Bar(tqdm)
    try:
        yield shown
    finally:
        shown.close()


def _log(progress: Progress) -> None:
    total = "" if progress.total is None else f" {progress.done}/{progress.total}"
    LOGGER.info("%s%s %s", progress.task, total, progress.message)


class _Bar:
    def __init__(self, kind: Any) -> None:
        self._kind = kind
        self._bar: Any = None

    def __call__(self, progress: Progress) -> None:
        if self._bar is None or self._bar.total != progress.total:
            self.close()
            self._bar = self._kind(total=progress.total)
        self._bar.set_description(progress.task, refresh=False)
        self._bar.set_postfix_str(progress.message, refresh=False)
        self._bar.n = progress.done
        self._bar.refresh()

    def close(self) -> None:
        if self._bar is not None:
            self._bar.close()
            self._bar = None
