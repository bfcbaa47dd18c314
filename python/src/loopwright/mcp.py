"""A Model Context Protocol server over standard streams, for agents: ``loopwright-mcp``.

Needs the package ``mcp`` (``pip install loopwright[mcp]``). Each tool answers with JSON, or with the lines of what is wrong.
"""

from __future__ import annotations

import importlib
import json
from typing import Any, Callable, Dict, List, Optional, Tuple, Union

from .errors import LoopwrightError, SpecError
from .program import Loopwright

_KEPT = ("energy_pj", "cycles", "edp_pj_cycles", "utilization", "area_um2")

Spec = Union[str, Dict[str, Any]]


def tools(program: Loopwright) -> List[Callable[..., str]]:
    """The tools, as functions of JSON values."""

    def library() -> str:
        """Names of the accelerator designs, networks, mappings and dataflows that ship with Loopwright."""
        return json.dumps(program.library()._asdict())

    def validate(specification: Spec) -> str:
        """Checks a specification (YAML text, a path or a dict); a list of problems, empty if it is valid."""
        return json.dumps(program.validate(specification))

    def evaluate(
        architecture: Spec,
        mapping: Union[str, List[Dict[str, Any]], Dict[str, Any]],
        problem: Optional[Spec] = None,
        network: Optional[str] = None,
        layer: Optional[str] = None,
    ) -> str:
        """What a mapping costs on an architecture: cycles, energies in pJ, area in um^2, by level and data space.

        The workload is a problem, or one layer of a network. A mapping that cannot run has valid: false and a reason.
        """
        costs = program.evaluate(architecture, mapping, problem=problem, network=network, layer=layer)
        return json.dumps({key: value for key, value in costs.json.items() if key != "bill"})

    def map(
        architecture: Spec,
        network: Optional[str] = None,
        layer: Optional[str] = None,
        problem: Optional[Spec] = None,
        objective: str = "edp",
        time_limit_seconds: float = 10,
    ) -> str:
        """Finds the best mapping of each layer: verdict, gap to the proved bound, costs and the mapping itself.

        objective is edp, energy, delay or a formula of results; layer may be several names with commas between them.
        """
        found = program.map(
            architecture, network, problem=problem, layer=layer, objective=objective, time_limit=time_limit_seconds
        )
        layers = [
            {
                "layer": one.name,
                "count": one.count,
                "verdict": one.verdict,
                "gap": one.gap,
                "costs": {key: one.costs.json[key] for key in _KEPT} if one.costs else None,
                "mapping": one.mapping,
            }
            for one in found
        ]
        return json.dumps({"layers": layers, "totals": {k: v for k, v in found["totals"].items() if k != "bill"}})

    def explain(
        architecture: Spec, network: Optional[str] = None, layer: Optional[str] = None, problem: Optional[Spec] = None
    ) -> str:
        """Which limits of the hardware hold the best mapping of one layer up, and what each would gain, as text."""
        return program.map(architecture, network, problem=problem, layer=layer, time_limit=5).explain()

    def explore(options: Dict[str, Any], dataflow: Optional[str] = None) -> str:
        """Sweeps hardware under budgets of area and power.

        options are those of the command line, such as {"pes": "64..512:64", "l1_size": "64..512:64", "max_area": 16}.
        """
        swept = program.explore(dataflow, **options).json
        return json.dumps({key: swept[key] for key in ("verdict", "best", "pareto_front") if key in swept})

    return [library, validate, evaluate, map, explain, explore]


def _sdk() -> Tuple[Any, Any]:
    """The server and the error of tools, which the versions 2 and 1 of the SDK have in different places."""
    for package, name in (("mcp.server.mcpserver", "MCPServer"), ("mcp.server.fastmcp", "FastMCP")):
        try:
            errors = importlib.import_module(package + ".exceptions")
            return getattr(importlib.import_module(package), name), errors.ToolError
        except ImportError:
            continue
    raise SystemExit("loopwright-mcp needs the package mcp: pip install 'loopwright[mcp]'")


def server() -> Any:
    """The server; the Java process starts with the first call."""
    import functools

    Server, ToolError = _sdk()
    made = Server("loopwright")

    def told(tool: Callable[..., str]) -> Callable[..., str]:
        @functools.wraps(tool)
        def told_errors(*args: Any, **options: Any) -> str:
            try:
                return tool(*args, **options)
            except SpecError as wrong:
                raise ToolError("\n".join(wrong.problems)) from wrong
            except LoopwrightError as failure:
                raise ToolError(str(failure)) from failure

        return told_errors

    for tool in tools(Loopwright()):
        made.add_tool(told(tool))
    return made


def main() -> None:
    """Serves until the input ends."""
    server().run()


if __name__ == "__main__":
    main()
