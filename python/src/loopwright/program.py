"""The commands as methods; each takes what its options are as keyword arguments."""

from __future__ import annotations

import json
import os
import tempfile
from typing import Any, Dict, List, NamedTuple, Optional, Sequence, Union

from ._specs import Inputs, Spec, Written
from ._worker import LOGGER, Worker, words
from .bulk import Evaluator
from .errors import Cancelled, InternalError, LoopwrightError, SpecError
from .results import Costs, NetworkResult, Result, Table

_DONE, _NO_MAPPING, _BAD_INPUT, _INTERNAL_ERROR, _INTERRUPTED = 0, 1, 2, 3, 130


class Completed(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str


class Library(NamedTuple):
    """Names of what ships with Loopwright."""

    architectures: List[str]
    networks: List[str]
    mappings: List[str]
    dataflows: List[str]


class Loopwright:
    """Loopwright in a Java process of its own, which starts with the first call and serves all threads.

    Use it as a context manager, or call ``close``. Specifications are names of the library, paths, YAML text, dicts
    or dataclasses. Options of the command line are keyword arguments: ``time_limit=2`` is ``--time-limit=2``,
    ``define={"KB": 64}`` is ``--define=KB=64``, ``imperfect=True`` is ``--imperfect``.
    """

    def __init__(self, java_options: Sequence[str] = ()) -> None:
        self.worker = Worker(java_options)

    def __enter__(self) -> "Loopwright":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends the Java process."""
        self.worker.close()

    def command(self, *line: str) -> Completed:
        """Runs a command line, as a shell would: ``command("list", "architectures")``."""
        answer = self.worker.call({"command": list(line)}).line
        return Completed(answer["code"], answer.get("out", ""), answer.get("err", ""))

    def _text(self, line: List[str], inputs: Written, results_of: Sequence[int] = (_DONE, _NO_MAPPING)) -> str:
        completed = self.command(*line)
        message = inputs.shown(completed.err).strip()
        if completed.code in results_of or (completed.code == _INTERRUPTED and completed.out):
            for warning in message.splitlines():
                LOGGER.warning("%s", warning)
            return completed.out
        if completed.code == _BAD_INPUT:
            raise SpecError(message)
        if completed.code == _INTERRUPTED:
            raise Cancelled(message or "cancelled before there was a result")
        raise (InternalError if completed.code == _INTERNAL_ERROR else LoopwrightError)(message or completed.out)

    def _run(self, command: str, inputs: Inputs, options: Dict[str, Any], text: bool = False) -> Any:
        with inputs.written() as specs:
            line = [command, *specs.words, *words(options)]
            if text:
                return self._text(line, specs)
            return json.loads(self._text([*line, "--format=json"], specs))

    def map(
        self,
        architecture: Spec,
        network: Optional[Spec] = None,
        *,
        problem: Optional[Spec] = None,
        specs: Sequence[Spec] = (),
        **options: Any,
    ) -> NetworkResult:
        """Finds the best mapping of each layer of a network, or of one problem.

        ``objective`` names what to make small (default ``edp``), ``time_limit`` is in seconds a layer,
        ``layer`` chooses layers. See ``loopwright map --help`` for all options.
        """
        inputs = _inputs(architecture, network, problem, specs)
        found = self._run("map", inputs, options)
        explained = {**options, "explain": True}
        return NetworkResult(found, lambda: self._run("map", inputs, explained, text=True))

    def evaluate(
        self,
        architecture: Spec,
        mapping: Spec,
        *,
        problem: Optional[Spec] = None,
        network: Optional[Spec] = None,
        specs: Sequence[Spec] = (),
        **options: Any,
    ) -> Costs:
        """What a mapping costs. A mapping that the hardware cannot run is a result, too: see ``Costs.valid``.

        The workload is a ``problem``, or a layer of a ``network``, chosen by ``layer``.
        """
        inputs = _inputs(architecture, network, problem, specs).add(mapping, name="mapping")
        found = self._run("evaluate", inputs, options)
        return Costs(found, lambda: self._run("evaluate", inputs, {**options, "bill": True}, text=True))

    def evaluator(
        self,
        architecture: Spec,
        network: Optional[Spec] = None,
        *,
        problem: Optional[Spec] = None,
        specs: Sequence[Spec] = (),
        **options: Any,
    ) -> Evaluator:
        """The cost model of one layer, for very many mappings as NumPy arrays."""
        inputs = _inputs(architecture, network, problem, specs)

        def request() -> Dict[str, Any]:
            with inputs.written() as specs:
                answer = self.worker.call({"open": [*specs.words, *words(options)]}).line
                message = specs.shown(answer.get("err", "")).strip()
            if answer["code"] != _DONE:
                raise SpecError(message)
            for warning in message.splitlines():
                LOGGER.warning("%s", warning)
            return answer

        return Evaluator(self, request)

    def validate(self, *specs: Spec, network: Optional[Spec] = None, **options: Any) -> List[str]:
        """What is wrong with specifications, a line for each problem; an empty list if nothing is."""
        inputs = _inputs(None, network, None, specs)
        with inputs.written() as written:
            completed = self.command("validate", *written.words, *words(options))
            message = written.shown(completed.err).strip()
        if completed.code == _INTERNAL_ERROR:
            raise InternalError(message)
        return message.splitlines() if completed.code == _BAD_INPUT else []

    def explore(self, mapping: Optional[Spec] = None, **options: Any) -> Table:
        """Sweeps hardware under budgets of area and power: ``explore("kc-p", pes="64..512", max_area=16)``."""
        inputs = Inputs().add(mapping)
        return Table(self._run("explore", inputs, options), "pareto_front")

    def census(
        self,
        architecture: Spec,
        network: Optional[Spec] = None,
        *,
        problem: Optional[Spec] = None,
        specs: Sequence[Spec] = (),
        **options: Any,
    ) -> Result:
        """How many mappings a layer has, and how their costs spread."""
        return Result(self._run("census", _inputs(architecture, network, problem, specs), options))

    def analyze(self, mapping: Optional[Spec] = None, *, network: Optional[Spec] = None, **options: Any) -> Table:
        """Reuse, delay, energy and buffers of a data-centric mapping, or of a style on a network."""
        inputs = Inputs().add(mapping).add(network, "--network")
        return Table(self._run("analyze", inputs, options), "layers")

    def convert(self, *specs: Spec, to: str, architecture: Optional[Spec] = None, **options: Any) -> str:
        """A specification in another grammar, as text."""
        inputs = _inputs(architecture, None, None, specs)
        with inputs.written() as written:
            return self._text(["convert", *written.words, *words({**options, "to": to})], written)

    def retarget(self, architecture: Spec, network: Spec, *, specs: Sequence[Spec] = (), **options: Any) -> Result:
        """Maps in one technology and prices the mappings in another: ``to="45nm"``."""
        return Result(self._run("retarget", _inputs(architecture, network, None, specs), options))

    def library(self) -> Library:
        """Names of the designs, networks, mappings and dataflows that ship with Loopwright."""
        kinds = ("architectures", "workloads", "mappings", "dataflows")
        return Library(*(self.command("list", kind).out.split() for kind in kinds))

    def version(self) -> str:
        """The version of the Java program."""
        return self.command("--version").out.split()[-1]

    def from_torch(self, module: Any, example_inputs: Any, path: Union[str, "os.PathLike[str]", None] = None) -> str:
        """Exports a PyTorch module; returns the path of the ONNX file, which is a ``network``."""
        try:
            import torch
        except ImportError as missing:
            raise ImportError("from_torch needs PyTorch and onnx: pip install torch onnx") from missing
        target = os.fspath(path) if path is not None else os.path.join(tempfile.mkdtemp(prefix="loopwright-"), "model.onnx")
        torch.onnx.export(module, example_inputs, target)
        return target


def _inputs(
    architecture: Optional[Spec], network: Optional[Spec], problem: Optional[Spec], specs: Sequence[Spec]
) -> Inputs:
    inputs = Inputs().add(architecture, "--architecture", "architecture").add(network, "--network")
    inputs.add(problem, name="problem")
    for spec in specs:
        inputs.add(spec)
    return inputs
