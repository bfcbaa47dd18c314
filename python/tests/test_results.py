import json

import pytest

import loopwright as lw

try:
    import altair
except ImportError:
    altair = None

VEGA = "application/vnd.vegalite.v5+json"
GEMM = {"shape": "gemm", "M": 8, "N": 8, "K": 16}
DESIGN = """
architecture:
  subtree:
    - name: top
      local: [{name: DRAM, class: DRAM}, {name: GLB, class: SRAM, attributes: {depth: 64, width: 16}}]
      subtree:
        - name: PE[0..3]
          local: [{name: mac, class: mac}]
"""


def drawn(result):
    """The chart of a result, which the schema of Vega-Lite accepts where Altair is there."""
    spec = result._repr_mimebundle_()[VEGA]
    json.dumps(spec)
    if altair is not None:
        altair.Chart.from_dict({key: value for key, value in spec.items() if key != "$schema"})
    return spec


def test_a_network_is_a_table_bars_and_a_chart():
    found = lw.map("eyeriss", "alexnet", layer=["conv2", "conv3"], search="random", search_size=100)
    html = found._repr_html_()
    assert "conv2" in html and "<table>" in html and "DRAM" in html and "mJ" in html
    values = drawn(found)["data"]["values"]
    assert {value["layer"] for value in values} == {"conv2", "conv3"}
    assert sum(value["energy_pj"] for value in values) == pytest.approx(found.energy_pj)
    assert repr(found) == found._repr_mimebundle_()["text/plain"]
    assert len(found.to_frame()) == 2


def test_costs_are_drawn_by_component_and_action():
    found = lw.evaluate(DESIGN, [{"target": "DRAM", "type": "temporal", "factors": "M=8 N=8 K=16"}], problem=GEMM)
    values = drawn(found)["data"]["values"]
    assert sum(value["energy_pj"] for value in values) == pytest.approx(found.energy_pj)
    assert "read" in {value["part"] for value in values}


def test_a_mapping_that_cannot_run_is_told_and_not_drawn():
    found = lw.evaluate(DESIGN, [{"target": "GLB", "type": "temporal", "factors": "M=8 N=8 K=16"}], problem=GEMM)
    bundle = found._repr_mimebundle_()
    assert VEGA not in bundle and "cannot run" in bundle["text/html"]
    with pytest.raises(ValueError, match="nothing to draw"):
        found.chart()


def test_the_front_of_a_layer():
    front = lw.front(DESIGN, problem=GEMM)
    assert front.verdict == "complete" and len(front) >= 1
    assert front.to_frame()["cycles"].is_monotonic_decreasing
    spec = drawn(front)
    assert spec["encoding"]["x"]["field"] == "cycles" and spec["encoding"]["y"]["field"] == "energy_pj"
    again = lw.evaluate(DESIGN, front.points[0]["mapping"], problem=GEMM)
    assert again.energy_pj == front.rows()[0]["energy_pj"]
    with pytest.raises(TypeError, match="lw.front"):
        lw.map(DESIGN, problem=GEMM, pareto="energy,delay")


def test_the_front_of_a_data_centric_sweep():
    front = lw.explore("kc-p", pes="64..128:64", noc_bandwidth="8,16", l1_size="64..512:64", l2_size="16384..65536:16384")
    spec = drawn(front)
    assert spec["encoding"]["y"]["field"] == "throughput_macs_per_cycle"
    assert len(spec["data"]["values"]) == len(front) > 0
    assert "throughput" in front.best


def test_designs_are_compared():
    found = lw.compare("eyeriss", "nvdla-like", network="alexnet", layer="conv3", search="random", search_size=100, seed=1)
    assert [design["name"] for design in found.designs] == ["eyeriss", "nvdla-like"]
    frame = found.to_frame()
    assert set(frame.architecture) == {"eyeriss", "nvdla-like"} and (frame.energy_pj > 0).all()
    assert "nvdla-like against eyeriss" in found.explain()
    assert found.differences[0]["to"] == "nvdla-like"
    drawn(found)
    assert "<table>" in found._repr_html_()


def test_a_study_tells_which_claims_hold(tmp_path):
    found = lw.study("maestro-validation", out=tmp_path / "study")
    assert sum(found.verdicts.values()) == len(found.claims) == len(found.to_frame()) > 0
    assert (tmp_path / "study" / "claims.json").exists()
    assert "maestro-validation" in repr(found)


def test_numbers_are_shown_with_their_units():
    from loopwright import _show

    assert _show.number(1234567.0) == "1.23457e+06" and _show.number(1234567) == "1,234,567"
    assert _show.energy(42.26e9) == "42.26 mJ" and _show.energy(0.5) == "0.5 pJ" and _show.energy(0) == "0 pJ"
    assert "0.857 mm^2" in _show.figures({"area_um2": 857_000.0, "cycles": 3})
    assert "&lt;b&gt;" in _show.table([{"name": "<b>"}])
    assert "40 more rows" in _show.table([{"a": 1}] * 100)
