"""Many mappings of one layer at once, as NumPy arrays: the exact cost model as an oracle for your own search."""

from __future__ import annotations

import collections
import dataclasses
import threading
from typing import TYPE_CHECKING, Any, Callable, Deque, Dict, List, Mapping, Optional, Sequence, Tuple

from . import _progress
from ._progress import Progress
from .errors import LoopwrightError

if TYPE_CHECKING:
    import numpy as np
    import pandas

    from ._worker import Call
    from .program import Loopwright

    Array = np.ndarray[Any, np.dtype[Any]]

_CHUNK_BYTES = 1 << 24
_AHEAD = 4


def _numpy() -> Any:
    try:
        import numpy
    except ImportError as missing:
        raise ImportError("bulk evaluation needs NumPy: pip install numpy") from missing
    return numpy


@dataclasses.dataclass(frozen=True)
class Mappings:
    """Mappings as arrays. Levels are innermost first; n mappings, L levels, D dimensions, S data spaces."""

    temporal: Array  #: (n, L, D) factors of the loops in time
    spatial_x: Array  #: (n, L, D) factors across X of the instances below each level
    spatial_y: Array  #: (n, L, D) factors across Y
    order: Array  #: (n, L, D) positions of dimensions, innermost first, of the loops in time
    spatial_order: Array  #: (n, L, D) the same across space
    keep: Array  #: (n, L, S) whether a level keeps a data space

    def __len__(self) -> int:
        return int(self.temporal.shape[0])

    def arrays(self) -> Dict[str, Array]:
        """The arrays by name, in the order in which they are sent."""
        return {name: getattr(self, name) for name in _NAMES}

    def take(self, index: Any) -> "Mappings":
        """Some of the mappings: a slice, a mask or positions."""
        return Mappings(*(array[index] for array in self.arrays().values()))


_NAMES = tuple(field.name for field in dataclasses.fields(Mappings))


class BulkCosts:
    """What each of many mappings costs; costs of mappings that are not valid are 0."""

    def __init__(self, arrays: Dict[str, Array], outcomes: Sequence[str]) -> None:
        self.cycles = arrays["cycles"]  #: int64, cycles
        self.energy_pj = arrays["energy_pj"]  #: float64, pJ
        self.utilization = arrays["utilization"]  #: float64, 0 to 1
        self.last_level_accesses = arrays["last_level_accesses"]  #: int64, words
        self.outcome = arrays["outcome"]  #: uint8, a position in ``outcomes``
        self.outcomes = list(outcomes)

    def __len__(self) -> int:
        return int(self.outcome.shape[0])

    @property
    def valid(self) -> Array:
        """Which mappings the hardware can run."""
        valid: Array = self.outcome == 0
        return valid

    @property
    def edp_pj_cycles(self) -> Array:
        """Energy-delay product, pJ x cycles."""
        return self.energy_pj * self.cycles

    def reasons(self) -> List[str]:
        """For each mapping ``valid``, or why it cannot run."""
        return [self.outcomes[code] for code in self.outcome]

    def best(self, by: str = "edp_pj_cycles") -> int:
        """The position of the valid mapping with the least of a cost."""
        numpy = _numpy()
        if not self.valid.any():
            raise LoopwrightError("no mapping is valid, so none is best")
        return int(numpy.argmin(numpy.where(self.valid, getattr(self, by), numpy.inf)))

    def to_frame(self) -> "pandas.DataFrame":
        """The costs as a pandas DataFrame."""
        from .results import _pandas

        frame: "pandas.DataFrame" = _pandas().DataFrame(
            {
                "valid": self.valid,
                "cycles": self.cycles,
                "energy_pj": self.energy_pj,
                "edp_pj_cycles": self.edp_pj_cycles,
                "utilization": self.utilization,
                "last_level_accesses": self.last_level_accesses,
                "outcome": self.reasons(),
            }
        )
        return frame


class Evaluator:
    """The cost model of one layer on one architecture. Safe to share between threads."""

    def __init__(self, program: "Loopwright", request: Callable[[], Dict[str, Any]]) -> None:
        self._program = program
        self._request = request
        self._lock = threading.Lock()
        self._process: Any = None
        self._handle = 0
        self._open()

    def _open(self) -> Tuple[Any, int]:
        """The process that runs now, and the handle there."""
        with self._lock:
            if self._process is not self._program.worker.process():
                answer = self._request()
                self._handle = answer["handle"]
                self._process = self._program.worker.process()
                self._describe(answer)
            return self._process, self._handle

    def _describe(self, answer: Dict[str, Any]) -> None:
        self.bounds: Dict[str, int] = answer["bounds"]  #: size of each dimension
        self.dimensions: List[str] = list(self.bounds)
        self.dataspaces: List[str] = answer["dataspaces"]
        self.levels: List[str] = [level["name"] for level in answer["levels"]]  #: innermost first
        self.fanout_x: List[int] = [level["fanout_x"] for level in answer["levels"]]
        self.fanout_y: List[int] = [level["fanout_y"] for level in answer["levels"]]
        self.outcomes: List[str] = answer["outcomes"]
        self.area_um2: float = answer["area_um2"]

    def mappings(self, count: int) -> Mappings:
        """Arrays to fill: all factors 1, orders those of the workload, everything kept everywhere."""
        numpy = _numpy()
        shape = (count, len(self.levels), len(self.dimensions))
        order = numpy.broadcast_to(numpy.arange(shape[2], dtype=numpy.uint8), shape)
        return Mappings(
            numpy.ones(shape, numpy.int32),
            numpy.ones(shape, numpy.int32),
            numpy.ones(shape, numpy.int32),
            order.copy(),
            order.copy(),
            numpy.ones((count, shape[1], len(self.dataspaces)), numpy.uint8),
        )

    def random(self, count: int, seed: int = 0) -> Mappings:
        """Mappings with random factors that multiply to the bounds, and random orders; some may not fit."""
        numpy = _numpy()
        random = numpy.random.default_rng(seed)
        mappings = self.mappings(count)
        slots = []
        for level in range(len(self.levels)):
            slots.append(mappings.temporal[:, level])
            for fanout, array in ((self.fanout_x[level], mappings.spatial_x), (self.fanout_y[level], mappings.spatial_y)):
                if fanout > 1:
                    slots.append(array[:, level])
        for position, bound in enumerate(self.bounds.values()):
            for prime in _primes(bound):
                chosen = random.integers(len(slots), size=count)
                for number, slot in enumerate(slots):
                    slot[:, position] *= numpy.where(chosen == number, prime, 1).astype(numpy.int32)
        both = (mappings.spatial_x > 1) & (mappings.spatial_y > 1)  # a dimension lies along one axis
        mappings.temporal[both] *= mappings.spatial_y[both]
        mappings.spatial_y[both] = 1
        mappings.order[:] = random.permuted(mappings.order, axis=2)
        return mappings

    def pack(self, entries: Sequence[List[Mapping[str, Any]]]) -> Mappings:
        """Mappings as lists of entries, such as ``MappedLayer.mapping``, as arrays."""
        mappings = self.mappings(len(entries))
        for row, one in enumerate(entries):
            for entry in one:
                self._pack(mappings, row, entry)
        return mappings

    def _pack(self, mappings: Mappings, row: int, entry: Mapping[str, Any]) -> None:
        level = self.levels.index(entry["target"])
        if entry["type"] in ("temporal", "spatial"):
            factors = dict(word.split("=") for word in entry.get("factors", "").split())
            order = self._order(entry.get("permutation", ""))
            along_x = order[: entry.get("split", len(order))]
            for name, factor in factors.items():
                position = self.dimensions.index(name)
                if entry["type"] == "temporal":
                    array = mappings.temporal
                else:
                    array = mappings.spatial_x if position in along_x else mappings.spatial_y
                array[row, level, position] = int(factor)
            (mappings.order if entry["type"] == "temporal" else mappings.spatial_order)[row, level] = order
        else:
            for name in entry.get("bypass", []):
                mappings.keep[row, level, self.dataspaces.index(name)] = 0

    def _order(self, permutation: str) -> List[int]:
        names = permutation.split(",") if "," in permutation else list(permutation)
        named = [self.dimensions.index(name) for name in names]
        return named + [position for position in range(len(self.dimensions)) if position not in named]

    def unpack(self, mappings: Mappings, index: int) -> List[Dict[str, Any]]:
        """One of the mappings as a list of entries, which ``evaluate`` and mapping files take."""
        entries: List[Dict[str, Any]] = []
        for level, target in enumerate(self.levels):
            kept = mappings.keep[index, level]
            entries.append(
                {
                    "target": target,
                    "type": "datatype",
                    "keep": [name for name, keep in zip(self.dataspaces, kept) if keep],
                    "bypass": [name for name, keep in zip(self.dataspaces, kept) if not keep],
                }
            )
        for level, target in enumerate(self.levels):
            x = mappings.spatial_x[index, level]
            y = mappings.spatial_y[index, level]
            if (x * y > 1).any():
                along_x = [p for p in mappings.spatial_order[index, level] if x[p] > 1]
                others = [p for p in mappings.spatial_order[index, level] if x[p] == 1]
                entries.append(self._loops(target, "spatial", x * y, [*along_x, *others], split=len(along_x)))
            entries.append(
                self._loops(target, "temporal", mappings.temporal[index, level], mappings.order[index, level])
            )
        return entries

    def _loops(self, target: str, kind: str, factors: Any, order: Any, **more: int) -> Dict[str, Any]:
        names = [self.dimensions[position] for position in order]
        separator = "," if any(len(name) > 1 for name in names) else ""
        return {
            "target": target,
            "type": kind,
            "factors": " ".join(f"{name}={int(factor)}" for name, factor in zip(self.dimensions, factors)),
            "permutation": separator.join(names),
            **more,
        }

    def evaluate(
        self,
        mappings: Optional[Mappings] = None,
        *,
        progress: _progress.Wish = None,
        **arrays: Any,
    ) -> BulkCosts:
        """Costs of mappings: ``Mappings``, or its arrays by name; those that are left out have the defaults.

        ``progress`` is True for a bar of tqdm, or a function that is called with ``Progress``.
        """
        numpy = _numpy()
        if mappings is None:
            mappings = self._completed(arrays)
        elif arrays:
            mappings = dataclasses.replace(mappings, **arrays)
        mappings = self._checked(mappings)
        count = len(mappings)
        cells = len(self.levels) * len(self.dimensions)
        each = cells * 14 + len(self.levels) * len(self.dataspaces)
        chunk = max(1, _CHUNK_BYTES // each)
        with _progress.listener(progress) as listener:
            found = self._all(mappings, chunk, listener) or [self._arrays(b"", 0)]
        return BulkCosts({name: numpy.concatenate([part[name] for part in found]) for name in found[0]}, self.outcomes)

    def _all(
        self, mappings: Mappings, chunk: int, listener: Optional[_progress.Listener]
    ) -> List[Dict[str, Array]]:
        """Costs of chunks of the mappings, some of which are always on their way."""
        count = len(mappings)
        found: List[Dict[str, Array]] = []
        waiting: Deque[Tuple[Mappings, "Call"]] = collections.deque()

        def receive() -> None:
            part, call = waiting.popleft()
            found.append(self._received(part, call))
            if listener is not None:
                listener(Progress("mappings", min(len(found) * chunk, count), count, ""))

        for start in range(0, count, chunk):
            part = mappings.take(slice(start, start + chunk))
            waiting.append((part, self._send(part)))
            if len(waiting) > _AHEAD:
                receive()
        while waiting:
            receive()
        return found

    def _completed(self, arrays: Dict[str, Any]) -> Mappings:
        unknown = set(arrays) - set(_NAMES)
        if unknown or not arrays:
            raise TypeError(f"evaluate takes Mappings, or arrays named {', '.join(_NAMES)}")
        count = len(next(iter(arrays.values())))
        return dataclasses.replace(self.mappings(count), **arrays)

    def _checked(self, mappings: Mappings) -> Mappings:
        numpy = _numpy()
        count = len(mappings)
        loops = (count, len(self.levels), len(self.dimensions))
        kept = (count, len(self.levels), len(self.dataspaces))
        checked = []
        for name, array in mappings.arrays().items():
            array = numpy.asarray(array)
            expected = kept if name == "keep" else loops
            if array.shape != expected:
                raise ValueError(f"{name} must have the shape {expected} but has {array.shape}")
            factors = name in ("temporal", "spatial_x", "spatial_y")
            kind = numpy.dtype("<i4") if factors else numpy.dtype(numpy.uint8)
            if array.dtype != kind:
                if array.dtype.kind not in "iub":
                    raise TypeError(f"{name} must have whole numbers but has {array.dtype}")
                limits = numpy.iinfo(kind)
                if array.size and (array.min() < limits.min or array.max() > limits.max):
                    raise ValueError(f"{name} must lie from {limits.min} to {limits.max}")
                array = array.astype(kind)
            checked.append(numpy.ascontiguousarray(array))
        return Mappings(*checked)

    def _send(self, part: Mappings) -> "Call":
        payloads = [array.data.cast("B") for array in part.arrays().values() if array.size]
        process, handle = self._open()
        size = sum(len(payload) for payload in payloads)
        request = {"evaluate": handle, "count": len(part), "bytes": size}
        call: "Call" = process.send(request, payloads)
        return call

    def _received(self, part: Mappings, call: "Call") -> Dict[str, Array]:
        answer = call.answer.result()
        if answer.line["code"] != 0:
            raise LoopwrightError(answer.line.get("err", "no reason given"))
        return self._arrays(answer.payload, len(part))

    @staticmethod
    def _arrays(payload: bytes, count: int) -> Dict[str, Array]:
        numpy = _numpy()

        def of(kind: str, at: int) -> Array:
            array: Array = numpy.frombuffer(payload, kind, count, at * count)
            return array

        return {
            "cycles": of("<i8", 0),
            "energy_pj": of("<f8", 8),
            "utilization": of("<f8", 16),
            "last_level_accesses": of("<i8", 24),
            "outcome": of("u1", 32),
        }

    def close(self) -> None:
        """Frees the cost model in the Java process."""
        with self._lock:
            process, self._process = self._process, None
            if process is not None and process.is_alive():
                process.send({"close": self._handle})


def _primes(number: int) -> List[int]:
    primes, divisor = [], 2
    while divisor * divisor <= number:
        while number % divisor == 0:
            primes.append(divisor)
            number //= divisor
        divisor += 1
    return primes + ([number] if number > 1 else [])
