"""How results look in a notebook: HTML of tables and bars, and charts in Vega-Lite."""

from __future__ import annotations

import html
from typing import Any, Dict, Iterable, List, Mapping, Optional, Sequence

Row = Mapping[str, Any]

#: Okabe and Ito (2008): they stay apart for the colour-blind, too.
COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442", "#44AA99", "#882255", "#999999")

_MAX_ROWS = 60
_ENERGIES = ((1e12, "J"), (1e9, "mJ"), (1e6, "uJ"), (1e3, "nJ"), (1.0, "pJ"))
_UM2_PER_MM2 = 1e6
_NAMES = {"energy_pj": "energy", "edp_pj_cycles": "EDP, pJ x cycles", "area_um2": "area"}
_TITLES = {
    "energy_pj": "energy, pJ", "cycles": "cycles", "edp_pj_cycles": "EDP, pJ x cycles", "area_um2": "area, um^2",
    "power_mw": "power, mW", "throughput_macs_per_cycle": "throughput, MACs/cycle", "energy_nj": "energy, nJ",
    "runtime_cycles": "cycles", "edp_nj_cycles": "EDP, nJ x cycles",
}


def quantity(key: str, value: Any) -> str:
    """A number of results, by its key, in a unit that suits its size."""
    if key.endswith("energy_pj") and isinstance(value, (int, float)):
        return energy(value)
    if key == "area_um2" and isinstance(value, (int, float)):
        return f"{value / _UM2_PER_MM2:,.4g} mm^2"
    return number(value)


def energy(pj: float) -> str:
    """An energy of some pJ with four digits, from pJ to J."""
    factor, units = next((each for each in _ENERGIES if abs(pj) >= each[0]), _ENERGIES[-1])
    return f"{pj / factor:,.4g} {units}"


def title(key: str) -> str:
    """A number of results as the title of an axis, with its unit."""
    return _TITLES.get(key, key)


def number(value: Any) -> str:
    """A value for people: numbers to six digits."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:,.6g}" if isinstance(value, float) else f"{value:,}" if isinstance(value, int) else str(value)


def table(rows: Sequence[Row], caption: str = "") -> str:
    """Rows as a table; what is past the first sixty is counted."""
    if not rows:
        return ""
    columns = list(dict.fromkeys(key for row in rows for key in row))
    head = "".join(f"<th>{html.escape(column)}</th>" for column in columns)
    body = "".join("<tr>" + "".join(_cell(row.get(column)) for column in columns) + "</tr>" for row in rows[:_MAX_ROWS])
    more = f"<p>and {len(rows) - _MAX_ROWS:,} more rows: see <code>to_frame()</code></p>" if len(rows) > _MAX_ROWS else ""
    label = f"<caption>{html.escape(caption)}</caption>" if caption else ""
    return f"<table>{label}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def _cell(value: Any) -> str:
    side = ' style="text-align: right"' if isinstance(value, (int, float)) and not isinstance(value, bool) else ""
    return f"<td{side}>{html.escape(number(value))}</td>"


def figures(values: Mapping[str, Any]) -> str:
    """The numbers that matter most, large, by their keys."""
    cells = "".join(
        f'<div><div style="font-size: 150%">{html.escape(quantity(key, value))}</div>'
        f'<div style="opacity: .7">{html.escape(_NAMES.get(key, key))}</div></div>'
        for key, value in values.items()
        if value is not None
    )
    return f'<div style="display: flex; flex-wrap: wrap; gap: 8px 32px; margin: 4px 0 10px">{cells}</div>'


def bars(parts_of: Mapping[str, Mapping[str, float]]) -> str:
    """A bar of energies in pJ for each name, all on one scale; each part says what it is when pointed at."""
    longest = max((sum(parts.values()) for parts in parts_of.values()), default=0.0)
    if longest <= 0:
        return ""
    colours = _colours(parts_of.values())
    rows = []
    for name, parts in list(parts_of.items())[:_MAX_ROWS]:
        pieces = "".join(
            f'<div title="{html.escape(part)}: {energy(value)}" '
            f'style="width: {100 * value / longest:.3f}%; background: {colours[part]}"></div>'
            for part, value in parts.items()
            if value > 0
        )
        rows.append(
            f'<div style="text-align: right">{html.escape(name)}</div><div style="display: flex; height: 16px">{pieces}</div>'
            f"<div>{energy(sum(parts.values()))}</div>"
        )
    key = "".join(
        f'<span style="margin-right: 14px"><span style="background: {colour}; padding: 0 6px; margin-right: 5px"></span>'
        f"{html.escape(part)}</span>"
        for part, colour in colours.items()
    )
    grid = "display: grid; grid-template-columns: max-content minmax(120px, 480px) max-content; gap: 3px 10px"
    return f'<div style="{grid}">{"".join(rows)}</div><div style="margin: 6px 0 10px">{key}</div>'


def _colours(parts_of: Iterable[Mapping[str, float]]) -> Dict[str, str]:
    """A colour for each part, in the order in which they first appear."""
    names = list(dict.fromkeys(part for parts in parts_of for part, value in parts.items() if value > 0))
    return {name: COLOURS[position % len(COLOURS)] for position, name in enumerate(names)}


class Chart:
    """A chart in Vega-Lite (version 5): a notebook draws it, ``spec`` is its JSON, and Altair takes it with ``from_dict``."""

    def __init__(self, spec: Dict[str, Any]) -> None:
        self.spec = {"$schema": "https://vega.github.io/schema/vega-lite/v5.json", **spec}

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> Dict[str, Any]:
        return {"application/vnd.vegalite.v5+json": self.spec, "text/plain": repr(self)}

    def __repr__(self) -> str:
        return f"<Chart {self.spec.get('title', '')}>"


def stacked_chart(parts_of: Mapping[str, Mapping[str, float]], what: str, part_of: str, head: str) -> Chart:
    """A bar of energies in pJ for each name, such as of each layer by component."""
    values = [
        {what: name, "part": part, "energy_pj": amount} for name, parts in parts_of.items() for part, amount in parts.items()
    ]
    colours = _colours(parts_of.values())
    return Chart(
        {
            "title": head,
            "data": {"values": values},
            "mark": {"type": "bar", "tooltip": True},
            "encoding": {
                "x": {"field": what, "type": "nominal", "sort": None, "axis": {"title": what, "labelAngle": -40}},
                "y": {"field": "energy_pj", "type": "quantitative", "axis": {"title": "energy, pJ", "format": "~s"}},
                "color": {
                    "field": "part",
                    "type": "nominal",
                    "scale": {"domain": list(colours), "range": list(colours.values())},
                    "legend": {"title": part_of},
                },
            },
            "width": {"step": 34},
        }
    )


def point_chart(rows: Sequence[Row], x: str, y: str, head: str, colour: Optional[str] = None, line: bool = False) -> Chart:
    """A point for each row, with all its numbers when pointed at."""
    plain = [{key: value for key, value in row.items() if not isinstance(value, (dict, list))} for row in rows]
    names = list(dict.fromkeys(key.replace(".", "_") for row in plain for key in row))
    values: List[Dict[str, Any]] = [{key.replace(".", "_"): value for key, value in row.items()} for row in plain]
    encoding: Dict[str, Any] = {"x": _axis(x), "y": _axis(y)}
    encoding["tooltip"] = [{"field": name} for name in names]
    if colour is not None:
        kind = "quantitative" if all(isinstance(row.get(colour), (int, float)) for row in values) else "nominal"
        encoding["color"] = {"field": colour, "type": kind, "legend": {"title": title(colour)}}
    mark = {"type": "line", "point": True, "interpolate": "step-after"} if line else {"type": "point", "filled": True, "size": 60}
    spec = {"title": head, "data": {"values": values}, "mark": mark, "encoding": encoding, "width": 480, "height": 320}
    return Chart(spec)


def _axis(key: str) -> Dict[str, Any]:
    scale = {"zero": False}
    return {"field": key, "type": "quantitative", "scale": scale, "axis": {"title": title(key), "format": "~s"}}
