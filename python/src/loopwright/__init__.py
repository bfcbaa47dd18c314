"""Loopwright: how well a tensor workload can run on an accelerator.

    >>> import loopwright as lw
    >>> result = lw.map("eyeriss", "alexnet", layer="conv2", search="random", search_size=100)
    >>> result.energy_pj > 0, result.cycles > 0
    (True, True)

Energies are pJ, areas um^2, times cycles, amounts of data words. The functions of this module share one Java process;
``Loopwright()`` makes another.
"""

from __future__ import annotations

import functools as _functools
import threading as _threading
from typing import TYPE_CHECKING, Any, Callable, Optional, TypeVar

from . import specs
from ._progress import Progress
from ._show import Chart
from .bulk import BulkCosts, Evaluator, Mappings
from .errors import Cancelled, InternalError, JavaMissing, LoopwrightError, SpecError, WorkerDied
from .program import Completed, Library, Loopwright
from .results import Answers, Comparison, Costs, Front, MappedLayer, NetworkResult, Result, StudyResult, Table

if TYPE_CHECKING:
    from typing_extensions import Concatenate, ParamSpec

    _P = ParamSpec("_P")

_R = TypeVar("_R")

__version__ = "0.2.0"

__all__ = [
    "Answers", "BulkCosts", "Cancelled", "Chart", "Comparison", "Completed", "Costs", "Evaluator", "Front", "InternalError",
    "JavaMissing", "Library", "Loopwright", "LoopwrightError", "MappedLayer", "Mappings", "NetworkResult", "Progress",
    "Result", "SpecError", "StudyResult", "Table", "WorkerDied", "analyze", "cancel", "census", "close", "command",
    "compare", "convert", "evaluate", "evaluator", "explore", "from_torch", "front", "library", "map", "program",
    "query", "retarget", "specs", "study", "validate", "version",
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


def _shares(method: "Callable[Concatenate[Loopwright, _P], _R]") -> "Callable[_P, _R]":
    """A method of the shared Loopwright as a function."""

    @_functools.wraps(method)
    def function(*args: Any, **options: Any) -> Any:
        return method(program(), *args, **options)

    function.__qualname__ = method.__name__
    # What is left of the signature once there is a Loopwright
    function.__wrapped__ = method.__get__(object())
    return function


analyze = _shares(Loopwright.analyze)
cancel = _shares(Loopwright.cancel)
census = _shares(Loopwright.census)
command = _shares(Loopwright.command)
compare = _shares(Loopwright.compare)
convert = _shares(Loopwright.convert)
evaluate = _shares(Loopwright.evaluate)
evaluator = _shares(Loopwright.evaluator)
explore = _shares(Loopwright.explore)
from_torch = _shares(Loopwright.from_torch)
front = _shares(Loopwright.front)
library = _shares(Loopwright.library)
map = _shares(Loopwright.map)
query = _shares(Loopwright.query)
retarget = _shares(Loopwright.retarget)
study = _shares(Loopwright.study)
validate = _shares(Loopwright.validate)
version = _shares(Loopwright.version)
