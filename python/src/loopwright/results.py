"""Results: the JSON of the commands, with its most wanted numbers as attributes."""

from __future__ import annotations

import html
from typing import Any, Callable, Dict, Iterator, List, Optional

_TOTALS = (
    ("cycles", "cycles"),
    ("energy_pj", "pJ"),
    ("edp_pj_cycles", "pJ x cycles"),
    ("utilization", ""),
    ("area_um2", "um^2"),
)


def _pandas() -> Any:
    try:
        import pandas
    except ImportError as missing:
        raise ImportError("to_frame needs pandas: pip install pandas") from missing
    return pandas


def _table(rows: List[Dict[str, Any]]) -> str:
    if not rows:
        return ""
    columns = list(dict.fromkeys(key for row in rows for key in row))
    head = "".join(f"<th>{html.escape(column)}</th>" for column in columns)
    body = "".join(
        "<tr>" + "".join(f"<td>{html.escape(_shown(row.get(column)))}</td>" for column in columns) + "</tr>"
        for row in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _shown(value: Any) -> str:
    if value is None:
        return ""
    return f"{value:,.6g}" if isinstance(value, float) else f"{value:,}" if isinstance(value, int) else str(value)


class Result:
    """A result of a command. ``json`` holds all of it; docs/results.md explains each key."""

    def __init__(self, json: Dict[str, Any], explain: Optional[Callable[[], str]] = None) -> None:
        self.json = json
        self._explain = explain

    def __getitem__(self, key: str) -> Any:
        return self.json[key]

    def explain(self) -> str:
        """Where the numbers come from, as a text."""
        if self._explain is None:
            raise NotImplementedError("this kind of result has no explanation")
        return self._explain()

    def rows(self) -> List[Dict[str, Any]]:
        """The result as rows of a table."""
        return [{key: value for key, value in self.json.items() if not isinstance(value, (dict, list))}]

    def to_frame(self) -> Any:
        """The rows as a pandas DataFrame."""
        return _pandas().DataFrame(self.rows())

    def _repr_html_(self) -> str:
        return _table(self.rows())


class Costs(Result):
    """What one mapping costs: what is under ``evaluation`` of results."""

    @property
    def valid(self) -> bool:
        """Whether the hardware can run it."""
        return bool(self.json["valid"])

    @property
    def reason(self) -> Optional[str]:
        """Why the hardware cannot run it."""
        return self.json.get("reason")

    @property
    def cycles(self) -> int:
        """Duration of the run, cycles."""
        return self._number("cycles")

    @property
    def energy_pj(self) -> float:
        """All energy of the run, pJ."""
        return self._number("energy_pj")

    @property
    def edp_pj_cycles(self) -> float:
        """Energy-delay product, pJ x cycles."""
        return self._number("edp_pj_cycles")

    @property
    def utilization(self) -> float:
        """Cycles with every arithmetic unit busy, over the cycles of the run: 0 to 1."""
        return self._number("utilization")

    @property
    def area_um2(self) -> float:
        """Area of the design, um^2."""
        return self._number("area_um2")

    def _number(self, key: str) -> Any:
        if key not in self.json:
            raise ValueError(f"the mapping cannot run, so it has no {key}: {self.reason}")
        return self.json[key]

    @property
    def levels(self) -> Dict[str, Dict[str, Any]]:
        """The arithmetic and the storage levels by name, innermost first."""
        return {level["name"]: level for level in self.json.get("levels", [])}

    @property
    def bill(self) -> List[Dict[str, Any]]:
        """Every energy (pJ) and area (um^2) as count x price, with its source."""
        return self.json.get("bill", [])

    def rows(self) -> List[Dict[str, Any]]:
        """A row for each level and data space."""
        rows = []
        for level in self.json.get("levels", []):
            numbers = {key: value for key, value in level.items() if key not in ("dataspaces", "kind")}
            rows.append({"level": numbers.pop("name"), "dataspace": None, **numbers})
            for space, counts in level.get("dataspaces", {}).items():
                rows.append({"level": level["name"], "dataspace": space, **counts})
        return rows

    def __repr__(self) -> str:
        if not self.valid:
            return f"<{type(self).__name__} invalid: {self.reason}>"
        return f"<{type(self).__name__} {self.cycles:,} cycles, {self.energy_pj:,.6g} pJ>"

    def _repr_html_(self) -> str:
        if not self.valid:
            return f"<p>The mapping cannot run: {html.escape(str(self.reason))}</p>"
        totals = [{"number": key, "value": self.json[key], "unit": unit} for key, unit in _TOTALS if key in self.json]
        levels = [
            {key: level.get(key) for key in ("name", "cycles", "energy_pj", "accesses", "area_um2")}
            for level in reversed(self.json["levels"])
        ]
        return _table(totals) + _table(levels)


class MappedLayer:
    """A layer of a network with the best mapping found."""

    def __init__(self, json: Dict[str, Any]) -> None:
        self.json = json

    @property
    def name(self) -> str:
        return self.json["workload"]

    @property
    def count(self) -> int:
        """How often the network has it."""
        return self.json.get("count", 1)

    @property
    def verdict(self) -> str:
        """Such as ``optimal`` or ``found``; docs/results.md explains each."""
        return self.json["verdict"]

    @property
    def gap(self) -> Optional[float]:
        """How far it may be from the optimum at most, as a share; 0 is proved optimal."""
        return self.json.get("objective", {}).get("gap")

    @property
    def mapping(self) -> Optional[List[Dict[str, Any]]]:
        """The entries of the section ``mapping``, which ``evaluate`` takes; None if none was found."""
        return self.json.get("mapping")

    @property
    def costs(self) -> Optional[Costs]:
        """What one run of the layer costs."""
        return Costs(self.json["evaluation"]) if "evaluation" in self.json else None

    def __repr__(self) -> str:
        return f"<MappedLayer {self.name}: {self.verdict}, {self.costs!r}>"


class NetworkResult(Result):
    """The best mappings of a network's layers, or of one."""

    @property
    def layers(self) -> List[MappedLayer]:
        return [MappedLayer(layer) for layer in self.json["layers"]]

    def __iter__(self) -> Iterator[MappedLayer]:
        return iter(self.layers)

    @property
    def cycles(self) -> int:
        """Of all layers, each as often as the network has it, cycles."""
        return self.json["totals"]["cycles"]

    @property
    def energy_pj(self) -> float:
        """Of all layers, each as often as the network has it, pJ."""
        return self.json["totals"]["energy_pj"]

    @property
    def mapping(self) -> Optional[List[Dict[str, Any]]]:
        """The mapping of the one layer."""
        layers = self.layers
        if len(layers) != 1:
            raise ValueError(f"there are {len(layers)} layers: take layers[i].mapping")
        return layers[0].mapping

    def rows(self) -> List[Dict[str, Any]]:
        """A row for each layer."""
        rows = []
        for layer in self.layers:
            costs = layer.costs.json if layer.costs is not None else {}
            row = {"layer": layer.name, "count": layer.count, "verdict": layer.verdict, "gap": layer.gap}
            row.update({key: costs.get(key) for key, _ in _TOTALS})
            rows.append(row)
        return rows

    def __repr__(self) -> str:
        return f"<NetworkResult {len(self.layers)} layers, {self.cycles:,} cycles, {self.energy_pj:,.6g} pJ>"


class Table(Result):
    """A result that is rows, such as design points of ``explore`` or layers of ``analyze``."""

    def __init__(self, json: Dict[str, Any], rows_key: Optional[str], explain: Optional[Callable[[], str]] = None):
        super().__init__(json, explain)
        self._rows_key = rows_key

    def rows(self) -> List[Dict[str, Any]]:
        return list(self.json[self._rows_key]) if self._rows_key else super().rows()

    def __len__(self) -> int:
        return len(self.rows())
