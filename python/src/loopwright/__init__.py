"""Loopwright: how well a tensor workload can run on an accelerator.

    >>> import loopwright as lw
    >>> result = lw.map("eyeriss", "alexnet", layer="conv2", time_limit=2)
    >>> result.energy_pj, result.cycles

Energies are pJ, areas um^2, times cycles, amounts of data words. The functions of this module share one Java process;
``Loopwright()`` makes another.
"""

from __future__ import annotations

import threading as _threading
from typing import Any, Optional

from .bulk import BulkCosts, Evaluator, Mappings
from .errors import Cancelled, InternalError, JavaMissing, LoopwrightError, SpecError, WorkerDied
from .program import Completed, Library, Loopwright
from .results import Costs, MappedLayer, NetworkResult, Result, Table

__version__ = "0.2.0"

__all__ = [
    "BulkCosts", "Cancelled", "Completed", "Costs", "Evaluator", "InternalError", "JavaMissing", "Library", "Loopwright",
    "LoopwrightError", "MappedLayer", "Mappings", "NetworkResult", "Result", "SpecError", "Table", "WorkerDied",
    "analyze", "census", "close", "command", "convert", "evaluate", "evaluator", "explore", "from_torch", "library",
    "map", "program", "retarget", "validate", "version",
]

_shared: Optional[Loopwright] = None
_lock = _threading.Lock()


def program() -> Loopwright:
    """The Loopwright that the functions of this module share."""
    global _shared
    with _lock:
        if _shared is None:
            _shared = Loopwright()
        return _shared


def close() -> None:
    """Ends the shared Java process; the next call starts another."""
    global _shared
    with _lock:
        ended, _shared = _shared, None
    if ended is not None:
        ended.close()


def _shares(name: str) -> Any:
    method = getattr(Loopwright, name)

    def function(*args: Any, **options: Any) -> Any:
        return getattr(program(), name)(*args, **options)

    function.__name__ = function.__qualname__ = name
    function.__doc__ = method.__doc__
    function.__wrapped__ = method.__get__(object())  # type: ignore[attr-defined]
    return function


map = _shares("map")
evaluate = _shares("evaluate")
evaluator = _shares("evaluator")
validate = _shares("validate")
explore = _shares("explore")
census = _shares("census")
analyze = _shares("analyze")
convert = _shares("convert")
retarget = _shares("retarget")
library = _shares("library")
command = _shares("command")
version = _shares("version")
from_torch = _shares("from_torch")
