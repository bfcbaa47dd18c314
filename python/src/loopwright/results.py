"""Results: the JSON of the commands, with its most wanted numbers as attributes."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any, Callable, Dict, Iterator, List, Optional, Tuple

from . import _show
from ._show import Chart

if TYPE_CHECKING:
    import pandas

Json = Dict[str, Any]

_TOTALS = ("cycles", "energy_pj", "edp_pj_cycles", "utilization", "area_um2")


def _pandas() -> Any:
    try:
        import pandas
    except ImportError as missing:
        raise ImportError("to_frame needs pandas: pip install pandas") from missing
    return pandas


def _energy_parts(evaluation: Json) -> Dict[str, float]:
    """Energy of each level and network in pJ, from the outermost level inward."""
    parts = {level["name"]: float(level["energy_pj"]) for level in reversed(evaluation.get("levels", []))}
    network = sum(float(network["energy_pj"]) for network in evaluation.get("networks", []))
    return {**parts, "networks": network} if network else parts


class Result:
    """A result of a command. ``json`` holds all of it; docs/results.md explains each key."""

    def __init__(self, json: Json, explain: Optional[Callable[[], str]] = None) -> None:
        self.json = json
        self._explain = explain

    def __getitem__(self, key: str) -> Any:
        return self.json[key]

    def explain(self) -> str:
        """Where the numbers come from, as a text."""
        if self._explain is None:
            raise NotImplementedError(f"a {type(self).__name__} has no explanation; its numbers are in json")
        return self._explain()

    def rows(self) -> List[Json]:
        """The result as rows of a table."""
        return [{key: value for key, value in self.json.items() if not isinstance(value, (dict, list))}]

    def to_frame(self) -> "pandas.DataFrame":
        """The rows as a pandas DataFrame."""
        frame: "pandas.DataFrame" = _pandas().DataFrame(self.rows())
        return frame

    def chart(self) -> Chart:
        """The result as a chart in Vega-Lite."""
        raise NotImplementedError(f"a {type(self).__name__} has no chart; plot its to_frame()")

    def _charts(self) -> bool:
        return type(self).chart is not Result.chart

    def _repr_html_(self) -> str:
        return _show.table(self.rows())

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> Json:
        bundle: Json = {"text/plain": repr(self), "text/html": self._repr_html_()}
        if self._charts():
            try:
                bundle.update(self.chart()._repr_mimebundle_())
                bundle["text/plain"] = repr(self)
            except ValueError:  # there is nothing to draw
                pass
        return bundle

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {', '.join(self.json)}>"


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
        return int(self._number("cycles"))

    @property
    def energy_pj(self) -> float:
        """All energy of the run, pJ."""
        return float(self._number("energy_pj"))

    @property
    def edp_pj_cycles(self) -> float:
        """Energy-delay product, pJ x cycles."""
        return float(self._number("edp_pj_cycles"))

    @property
    def utilization(self) -> float:
        """Cycles with every arithmetic unit busy, over the cycles of the run: 0 to 1."""
        return float(self._number("utilization"))

    @property
    def area_um2(self) -> float:
        """Area of the design, um^2."""
        return float(self._number("area_um2"))

    def _number(self, key: str) -> Any:
        if key not in self.json:
            raise ValueError(f"the mapping cannot run, so it has no {key}: {self.reason}")
        return self.json[key]

    @property
    def levels(self) -> Dict[str, Json]:
        """The arithmetic and the storage levels by name, innermost first."""
        return {level["name"]: level for level in self.json.get("levels", [])}

    @property
    def bill(self) -> List[Json]:
        """Every energy (pJ) and area (um^2) as count x price, with its source."""
        return list(self.json.get("bill", []))

    def rows(self) -> List[Json]:
        """A row for each level and data space; energies are pJ, counts words."""
        rows = []
        for level in self.json.get("levels", []):
            numbers = {key: value for key, value in level.items() if key not in ("dataspaces", "kind")}
            rows.append({"level": numbers.pop("name"), "dataspace": None, **numbers})
            for space, counts in level.get("dataspaces", {}).items():
                rows.append({"level": level["name"], "dataspace": space, **counts})
        return rows

    def chart(self) -> Chart:
        """The energy of each component in pJ, by what it is for."""
        if not self.valid:
            raise ValueError(f"the mapping cannot run, so there is nothing to draw: {self.reason}")
        parts: Dict[str, Dict[str, float]] = {}
        for line in self.bill:
            if line.get("energy_pj"):
                actions = parts.setdefault(line["component"], {})
                actions[line["item"]] = actions.get(line["item"], 0.0) + line["energy_pj"]
        return _show.stacked_chart(parts or {"all": _energy_parts(self.json)}, "component", "action", "energy of one run")

    def __repr__(self) -> str:
        if not self.valid:
            return f"<{type(self).__name__} invalid: {self.reason}>"
        return f"<{type(self).__name__} {self.cycles:,} cycles, {self.energy_pj:,.6g} pJ>"

    def _repr_html_(self) -> str:
        if not self.valid:
            return f"<p>The mapping cannot run: {html.escape(str(self.reason))}</p>"
        levels = [
            {key: level.get(key) for key in ("name", "cycles", "energy_pj", "accesses", "area_um2")}
            for level in reversed(self.json["levels"])
        ]
        head = _show.figures({key: self.json.get(key) for key in _TOTALS})
        return head + _show.bars({"energy": _energy_parts(self.json)}) + _show.table(levels)


class MappedLayer:
    """A layer of a network with the best mapping found."""

    def __init__(self, json: Json) -> None:
        self.json = json

    @property
    def name(self) -> str:
        """Name of the layer."""
        return str(self.json["workload"])

    @property
    def count(self) -> int:
        """How often the network has it."""
        return int(self.json.get("count", 1))

    @property
    def verdict(self) -> str:
        """Such as ``optimal`` or ``found``; docs/results.md explains each."""
        return str(self.json["verdict"])

    @property
    def gap(self) -> Optional[float]:
        """How far it may be from the optimum at most, as a share; 0 is proved optimal."""
        return (self.json.get("objective") or {}).get("gap")

    @property
    def mapping(self) -> Optional[List[Json]]:
        """The entries of the section ``mapping``, which ``evaluate`` takes; None if none was found."""
        return self.json.get("mapping")

    @property
    def costs(self) -> Optional[Costs]:
        """What one run of the layer costs; None if no mapping was found."""
        return Costs(self.json["evaluation"]) if "evaluation" in self.json else None

    def __repr__(self) -> str:
        return f"<MappedLayer {self.name}: {self.verdict}, {self.costs!r}>"


class NetworkResult(Result):
    """The best mappings of a network's layers, or of one."""

    @property
    def layers(self) -> List[MappedLayer]:
        """The layers, in the order of the network."""
        return [MappedLayer(layer) for layer in self.json["layers"]]

    def __iter__(self) -> Iterator[MappedLayer]:
        return iter(self.layers)

    def __len__(self) -> int:
        return len(self.json["layers"])

    @property
    def cycles(self) -> int:
        """Of all layers, each as often as the network has it, cycles."""
        return int(self.json["totals"]["cycles"])

    @property
    def energy_pj(self) -> float:
        """Of all layers, each as often as the network has it, pJ."""
        return float(self.json["totals"]["energy_pj"])

    @property
    def edp_pj_cycles(self) -> float:
        """Energy of all layers times cycles of all layers, pJ x cycles."""
        return float(self.json["totals"]["edp_pj_cycles"])

    @property
    def mapping(self) -> Optional[List[Json]]:
        """The mapping of the one layer."""
        layers = self.layers
        if len(layers) != 1:
            raise ValueError(f"there are {len(layers)} layers: take layers[i].mapping")
        return layers[0].mapping

    def rows(self) -> List[Json]:
        """A row for each layer: what one run takes (cycles, pJ, pJ x cycles, um^2)."""
        rows = []
        for layer in self.layers:
            costs = layer.costs.json if layer.costs is not None else {}
            row = {"layer": layer.name, "count": layer.count, "verdict": layer.verdict, "gap": layer.gap}
            row.update({key: costs.get(key) for key in _TOTALS})
            rows.append(row)
        return rows

    def _energy(self) -> Dict[str, Dict[str, float]]:
        parts: Dict[str, Dict[str, float]] = {}
        for layer in self.layers:
            if layer.costs is not None:
                name = layer.name if layer.count == 1 else f"{layer.name} x {layer.count}"
                parts[name] = {part: value * layer.count for part, value in _energy_parts(layer.costs.json).items()}
        return parts

    def chart(self) -> Chart:
        """The energy of each layer in pJ, as often as the network has it, by component."""
        parts = self._energy()
        if not parts:
            raise ValueError("no layer has a mapping, so there is nothing to draw")
        return _show.stacked_chart(parts, "layer", "component", "energy of each layer")

    def __repr__(self) -> str:
        return f"<NetworkResult {len(self)} layers, {self.cycles:,} cycles, {self.energy_pj:,.6g} pJ>"

    def _repr_html_(self) -> str:
        totals = self.json["totals"]
        head = _show.figures({key: totals.get(key) for key in _TOTALS})
        return head + _show.bars(self._energy()) + _show.table(self.rows())


class Table(Result):
    """A result that is rows, such as layers of ``analyze``."""

    def __init__(self, json: Json, rows_key: str, explain: Optional[Callable[[], str]] = None) -> None:
        super().__init__(json, explain)
        self._rows_key = rows_key

    def rows(self) -> List[Json]:
        """The rows; docs/results.md has units and meaning of each column."""
        return list(self.json[self._rows_key])

    def __len__(self) -> int:
        return len(self.rows())

    def __iter__(self) -> Iterator[Json]:
        return iter(self.rows())

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {len(self):,} rows>"


class Front(Table):
    """Points of which none is better in everything than another: of mappings, or of designs."""

    def rows(self) -> List[Json]:
        """A row for each point, without what is inside of it."""
        return [_numbers(point) for point in super().rows()]

    @property
    def points(self) -> List[Json]:
        """The points with all that is known of each, such as ``mapping``, ``evaluation`` or ``layers``."""
        return list(self.json[self._rows_key])

    @property
    def verdict(self) -> str:
        """How far the front is proved; docs/results.md and docs/explorer.md explain each."""
        return str(self.json["verdict"])

    @property
    def best(self) -> Dict[str, Json]:
        """Of designs the best for each objective, by its name."""
        best = self.json.get("best", {})
        return best if isinstance(best, dict) else {row["objective"]: row for row in best}

    def _axes(self) -> Tuple[str, str, Optional[str]]:
        rows = self.rows()
        keys = rows[0] if rows else {}
        for x, y, colour in _AXES:
            if x in keys and y in keys:
                return x, y, colour if colour is not None and colour in keys else None
        raise ValueError("there is no point with two numbers to draw")

    def chart(self) -> Chart:
        """The points over two of their numbers, with all numbers when pointed at."""
        x, y, colour = self._axes()
        return _show.point_chart(self.rows(), x, y, f"front, {self.verdict}", colour)

    def _repr_html_(self) -> str:
        return _show.table(self.rows(), f"{len(self):,} points, {self.verdict}")


_AXES = (
    ("area_um2", "throughput_macs_per_cycle", "energy_nj"),
    ("cycles", "energy_pj", "area_um2"),
    ("area_um2", "energy_pj", None),
)


def _numbers(point: Json) -> Json:
    return {key: value for key, value in point.items() if not isinstance(value, (dict, list))}


class Comparison(Table):
    """A network on several designs; the first is what the others are compared with."""

    @property
    def designs(self) -> List[Json]:
        """The totals of each design: energy in pJ, cycles, EDP in pJ x cycles, and whether all layers have a mapping."""
        return list(self.json["designs"])

    @property
    def differences(self) -> List[Json]:
        """Of each other design the difference of the bills, line by line."""
        return list(self.json["differences"])

    def chart(self) -> Chart:
        """The energy of each design in pJ, by layer."""
        parts: Dict[str, Dict[str, float]] = {}
        for row in self.rows():
            if row.get("energy_pj") is not None:
                energy = row["energy_pj"] * (row.get("count") or 1)
                parts.setdefault(row["architecture"], {})[row["layer"]] = energy
        if not parts:
            raise ValueError("no layer has a mapping, so there is nothing to draw")
        return _show.stacked_chart(parts, "design", "layer", "energy of each design")

    def _repr_html_(self) -> str:
        totals = [{key: design.get(key) for key in ("name", *_TOTALS) if key in design} for design in self.designs]
        return _show.table(totals, f"{self.json['network']}, all layers") + _show.table(self.rows(), "each layer")


class StudyResult(Table):
    """What a source claims, next to our numbers: a row for each claim."""

    @property
    def claims(self) -> List[Json]:
        """Id, text, source, published and own number, tolerance, verdict and note of each claim."""
        return self.rows()

    @property
    def verdicts(self) -> Dict[str, int]:
        """How many claims ``holds``, are ``within`` their tolerance, and ``differs``."""
        found: Dict[str, int] = {}
        for claim in self.claims:
            found[claim["verdict"]] = found.get(claim["verdict"], 0) + 1
        return found

    def __repr__(self) -> str:
        counts = ", ".join(f"{count} {verdict}" for verdict, count in self.verdicts.items())
        return f"<StudyResult {self.json['study']}: {counts}>"

    def _repr_html_(self) -> str:
        return _show.table(self.claims, f"{self.json['study']}: {len(self)} claims")


class Answers(Table):
    """What a query found."""

    def __init__(self, rows: List[Json]) -> None:
        super().__init__({"rows": rows}, "rows")
