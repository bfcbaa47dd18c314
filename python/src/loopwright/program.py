"""The commands as methods; each takes what its options are as keyword arguments."""

from __future__ import annotations

import json
import logging
import os
import tempfile
from pathlib import Path
from typing import Any, Dict, List, NamedTuple, Optional, Sequence, Union

from . import _progress, _query
from ._inputs import Inputs, Spec, Written
from ._progress import LOGGER
from ._torch import exported
from ._worker import Worker, words
from .bulk import Evaluator
from .errors import Cancelled, InternalError, LoopwrightError, SpecError
from .results import Answers, Comparison, Costs, Front, NetworkResult, Result, StudyResult, Table

_DONE, _NO_MAPPING, _BAD_INPUT, _INTERNAL_ERROR, _INTERRUPTED = 0, 1, 2, 3, 130

Names = Union[None, str, Sequence[str]]
"""A name, or several."""


class Completed(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str


class Library(NamedTuple):
    """Names of what ships with Loopwright."""

    architectures: List[str]  #: designs of loop nests
    networks: List[str]
    mappings: List[str]
    dataflows: List[str]  #: data-centric styles, as mapping files
    costs: List[str]  #: building blocks of data-centric sweeps
    spaces: List[str]  #: of designs, for ``explore``
    studies: List[str]
    technologies: List[str]


class Loopwright:
    """Loopwright in a Java process of its own, which starts with the first call and serves all threads.

    Use it as a context manager, or call ``close``. Specifications are names of the library, paths, YAML text, dicts
    or dataclasses (those of ``loopwright.specs``, or your own). Options of the command line are keyword arguments:
    ``time_limit=2`` is ``--time-limit=2``, ``define={"KB": 64}`` is ``--define=KB=64``, ``imperfect=True`` is
    ``--imperfect``. ``progress`` is True for a bar of tqdm, or a function that is called with ``Progress``; an error
    that it raises cancels the call, and so does Ctrl-C.
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

    def cancel(self) -> None:
        """Ends the calls of other threads that run: those give the best so far, or raise ``Cancelled``."""
        self.worker.cancel()

    def command(self, /, *line: str, progress: _progress.Wish = None) -> Completed:
        """Runs a command line, as a shell would: ``command("list", "architectures")``."""
        with _progress.listener(progress) as listener:
            answer = self.worker.call({"command": list(line)}, listener).line
        return Completed(answer["code"], answer.get("out", ""), answer.get("err", ""))

    def _text(self, line: Sequence[str], inputs: Written, progress: _progress.Wish = None) -> str:
        completed = self.command(*line, progress=progress)
        message = inputs.shown(completed.err).strip()
        if completed.code in (_DONE, _NO_MAPPING) or (completed.code == _INTERRUPTED and completed.out):
            _log(message)
            return completed.out
        if completed.code == _BAD_INPUT:
            raise SpecError(message)
        if completed.code == _INTERRUPTED:
            raise Cancelled(message or "cancelled before there was a result")
        raise (InternalError if completed.code == _INTERNAL_ERROR else LoopwrightError)(message or completed.out)

    def _printed(self, command: str, inputs: Inputs, options: Dict[str, Any]) -> str:
        options = {name: value for name, value in options.items() if name != "progress"}
        with inputs.written() as specs:
            return self._text([command, *specs.words, *words(options)], specs)

    def _run(self, command: str, inputs: Inputs, options: Dict[str, Any]) -> Dict[str, Any]:
        progress = options.pop("progress", None)
        with inputs.written() as specs:
            line = [command, *specs.words, *words(options), "--format=json"]
            found: Dict[str, Any] = json.loads(self._text(line, specs, progress))
            return found

    def map(
        self,
        /,
        architecture: Spec,
        network: Optional[Spec] = None,
        *,
        problem: Optional[Spec] = None,
        specs: Sequence[Spec] = (),
        layer: Names = None,
        objective: Names = None,
        time_limit: Union[None, float, str] = None,
        progress: _progress.Wish = None,
        **options: Any,
    ) -> NetworkResult:
        """Finds the best mapping of each layer of a network, or of one problem.

        ``layer`` chooses layers of the network. ``objective`` names what to make small (default ``edp``), a formula
        such as ``energy_pj * cycles^2``, or several, the first above all. ``time_limit`` is in seconds a layer. See
        ``loopwright map --help`` for all options.
        """
        if "pareto" in options:
            raise TypeError("map gives one mapping for each layer: the front of energy and delay is of lw.front")
        inputs = _inputs(architecture, network, problem, specs)
        options = {"layer": layer, "objective": objective, "time_limit": time_limit, "progress": progress, **options}
        explained = {**options, "explain": True}
        return NetworkResult(self._run("map", inputs, options), lambda: self._printed("map", inputs, explained))

    def front(
        self,
        /,
        architecture: Spec,
        network: Optional[Spec] = None,
        *,
        problem: Optional[Spec] = None,
        specs: Sequence[Spec] = (),
        layer: Names = None,
        time_limit: Union[None, float, str] = None,
        progress: _progress.Wish = None,
        **options: Any,
    ) -> Front:
        """Finds the exact front of energy (pJ) and delay (cycles) of a layer, or of a whole network.

        ``time_limit`` is in seconds, of all searches of a layer together.
        """
        inputs = _inputs(architecture, network, problem, specs)
        options = {"layer": layer, "time_limit": time_limit, "progress": progress, **options}
        return Front(self._run("map", inputs, {"pareto": "energy,delay", **options}), "front")

    def evaluate(
        self,
        /,
        architecture: Spec,
        mapping: Spec,
        *,
        problem: Optional[Spec] = None,
        network: Optional[Spec] = None,
        specs: Sequence[Spec] = (),
        **options: Any,
    ) -> Costs:
        """What a mapping costs: cycles, energies in pJ, area in um^2, by level and data space.

        The workload is a ``problem``, or of a ``network`` one ``layer``. A mapping that the hardware cannot run is a
        result, whose ``valid`` is False.
        """
        inputs = _inputs(architecture, network, problem, specs).add(mapping, section="mapping")
        billed = {**options, "bill": True}
        return Costs(self._run("evaluate", inputs, options), lambda: self._printed("evaluate", inputs, billed))

    def evaluator(
        self,
        /,
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
            _log(message)
            return answer

        return Evaluator(self, request)

    def validate(self, /, *specs: Spec, network: Optional[Spec] = None, **options: Any) -> List[str]:
        """What is wrong with specifications, a line for each problem; an empty list if nothing is."""
        inputs = _inputs(None, network, None, specs)
        with inputs.written() as written:
            completed = self.command("validate", *written.words, *words(options))
            message = written.shown(completed.err).strip()
        if completed.code == _INTERNAL_ERROR:
            raise InternalError(message)
        return message.splitlines() if completed.code == _BAD_INPUT else []

    def explore(self, /, space: Optional[Spec] = None, *, network: Optional[Spec] = None, **options: Any) -> Front:
        """Sweeps hardware under budgets, and gives the front.

        ``space`` is a space of loop-nest designs (a name, a file, or ``specs.Space``), each mapped to the optimum:
        ``explore("eyeriss-buffers")``. Or it is a data-centric mapping, whose hardware is in the options:
        ``explore("kc-p", pes="64..512", max_area=16)`` (mm^2), ``explore(network="vgg16", style="kc-p,yr-p")``.
        """
        inputs = Inputs().add(space, section="space").add(network, "--network", "network")
        found = self._run("explore", inputs, options)
        return Front(found, "pareto_front" if "pareto_front" in found else "front")

    def compare(self, /, *designs: Spec, network: Spec, layer: Names = None, **options: Any) -> Comparison:
        """Maps a network on several designs, each to its optimum; the others are compared with the first.

        ``explain`` of the result tells which level and which count make the difference.
        """
        inputs = Inputs()
        for design in designs:
            inputs.add(design, section="architecture")
        inputs.add(network, "--network", "network")
        options = {"layer": layer, **options}
        return Comparison(self._run("compare", inputs, options), "layers", lambda: self._printed("compare", inputs, options))

    def study(self, /, study: Spec, **options: Any) -> StudyResult:
        """Runs a study, and tells which claims hold: ``study("timeloop-fig08", out="results")``.

        ``study`` is a name of the library, a file, or ``specs.Study``. A run that was stopped goes on from ``out``.
        """
        inputs = Inputs().add(study, section="study")
        return StudyResult(self._run("study", inputs, options), "claims", lambda: self._printed("study", inputs, options))

    def query(self, /, run: Union[str, "os.PathLike[str]"], sql: Optional[str] = None, **options: Any) -> Answers:
        """Asks the results of a run by SQL: ``query("results", "select * from designs order by energy_pj limit 5")``.

        ``run`` is the folder of ``out`` of a run; a sweep of a space has the tables designs, layers and levels, every
        run its CSV files. Without ``sql`` the answer is the tables and their columns. The package duckdb answers where it
        is installed, else the Java program, where it has its jar of DuckDB.
        """
        folder = Path(run).resolve()
        if _query.available() and not options:
            return _query.ask(folder, sql)
        line = ["query", str(folder), *([sql] if sql else [])]
        with Inputs().written() as none:
            found = json.loads(self._text([*line, *words(options), "--format=json"], none))
        return Answers(found["rows"])

    def census(
        self,
        /,
        architecture: Spec,
        network: Optional[Spec] = None,
        *,
        problem: Optional[Spec] = None,
        specs: Sequence[Spec] = (),
        **options: Any,
    ) -> Result:
        """How many mappings a layer has, and how their costs spread."""
        return Result(self._run("census", _inputs(architecture, network, problem, specs), options))

    def analyze(self, /, mapping: Optional[Spec] = None, *, network: Optional[Spec] = None, **options: Any) -> Table:
        """Reuse, delay (cycles), energy (nJ) and buffers (bytes) of a data-centric mapping, or of a style on a network."""
        inputs = Inputs().add(mapping).add(network, "--network", "network")
        return Table(self._run("analyze", inputs, options), "layers")

    def convert(self, /, *specs: Spec, to: str, architecture: Optional[Spec] = None, **options: Any) -> str:
        """A specification in another grammar, as text."""
        return self._printed("convert", _inputs(architecture, None, None, specs), {**options, "to": to})

    def retarget(self, /, architecture: Spec, network: Spec, *, specs: Sequence[Spec] = (), **options: Any) -> Result:
        """Maps in one technology and prices the mappings in another: ``to="45nm"``."""
        return Result(self._run("retarget", _inputs(architecture, network, None, specs), options))

    def library(self) -> Library:
        """Names of what ships with Loopwright."""
        lines = (line.split(":", 1) for line in self.command("list").out.splitlines())
        names = {kind: [name.strip() for name in found.split(",")] for kind, found in lines}
        kinds = ("architectures", "workloads", "mappings", "dataflows", "costs", "spaces", "studies", "technology")
        return Library(*(names[kind] for kind in kinds))

    def version(self) -> str:
        """The version of the Java program."""
        return self.command("--version").out.split()[-1]

    def from_torch(self, module: Any, example_inputs: Any, path: Union[str, "os.PathLike[str]", None] = None) -> str:
        """Exports a PyTorch module to ONNX; returns the path of the file, which is a ``network``.

        Without ``path`` the file lies in a new temporary folder.
        """
        target = os.fspath(path) if path is not None else os.path.join(tempfile.mkdtemp(prefix="loopwright-"), "model.onnx")
        return exported(module, example_inputs, target)


def _log(messages: str) -> None:
    """What a command says besides its result: warnings, and notes."""
    for line in messages.splitlines():
        LOGGER.log(logging.WARNING if "warning: " in line else logging.INFO, "%s", line)


def _inputs(
    architecture: Optional[Spec], network: Optional[Spec], problem: Optional[Spec], specs: Sequence[Spec]
) -> Inputs:
    inputs = Inputs().add(architecture, "--architecture", "architecture").add(network, "--network", "network")
    inputs.add(problem, section="problem")
    for spec in specs:
        inputs.add(spec)
    return inputs
