import dataclasses
import json
import logging
import os
import shutil

import pytest

import loopwright as lw

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
IN_DRAM = [{"target": "DRAM", "type": "temporal", "factors": "M=8 N=8 K=16", "permutation": "KMN"}]


@pytest.fixture(scope="module", autouse=True)
def program():
    yield
    lw.close()


def test_no_java_is_on_the_path():
    assert shutil.which("java") is None
    assert "JAVA_HOME" not in os.environ


def test_version_is_that_of_the_package():
    assert lw.version() == lw.__version__


def test_library_has_names():
    library = lw.library()
    assert "eyeriss" in library.architectures
    assert "vgg16" in library.networks


def test_map_gives_numbers_and_a_mapping_that_evaluates_to_the_same():
    result = lw.map("eyeriss", "alexnet", layer="conv2", time_limit=5)
    layer = result.layers[0]
    assert layer.name == "conv2" and len(result.layers) == 1
    assert result.cycles > 0 and result.energy_pj > 0
    again = lw.evaluate("eyeriss", layer.mapping, network="alexnet", layer="conv2")
    assert (again.cycles, again.energy_pj) == (layer.costs.cycles, layer.costs.energy_pj)
    assert result.mapping == layer.mapping
    assert "conv2" in repr(layer)


@pytest.mark.parametrize("design", ["text", "dict", "path"])
def test_specifications_are_text_dicts_or_paths(design, tmp_path):
    given = DESIGN
    if design == "dict":
        given = {
            "architecture": {
                "subtree": [
                    {
                        "name": "top",
                        "local": [
                            {"name": "DRAM", "class": "DRAM"},
                            {"name": "GLB", "class": "SRAM", "attributes": {"depth": 64, "width": 16}},
                        ],
                        "subtree": [{"name": "PE[0..3]", "local": [{"name": "mac", "class": "mac"}]}],
                    }
                ]
            }
        }
    elif design == "path":
        given = tmp_path / "a design.yaml"
        given.write_text(DESIGN)
    costs = lw.evaluate(given, IN_DRAM, problem=GEMM)
    assert costs.valid and costs.cycles == 8 * 8 * 16
    assert set(costs.levels) == {"mac", "GLB", "DRAM"}


def test_dataclasses_are_specifications():
    @dataclasses.dataclass
    class Gemm:
        shape: str
        M: int
        N: int
        K: int

    assert lw.evaluate(DESIGN, IN_DRAM, problem=Gemm("gemm", 8, 8, 16)).cycles == 1024


def test_a_mapping_that_cannot_run_is_a_result():
    too_large = [{"target": "GLB", "type": "temporal", "factors": "M=8 N=8 K=16"}]
    costs = lw.evaluate(DESIGN, too_large, problem=GEMM)
    assert not costs.valid
    assert "GLB" in costs.reason
    with pytest.raises(ValueError, match="cannot run"):
        costs.cycles
    assert "cannot run" in costs._repr_html_()


def test_wrong_input_is_an_error_with_its_place():
    wrong = [{"target": "GLBB", "type": "temporal", "factors": "M=8 N=8 K=16"}]
    with pytest.raises(lw.SpecError) as caught:
        lw.evaluate(DESIGN, wrong, problem=GEMM)
    assert "GLBB" in caught.value.problems[0]
    assert "/tmp" not in str(caught.value)
    with pytest.raises(lw.SpecError, match="eyeriss"):
        lw.map("eyerisss", "alexnet")
    with pytest.raises(lw.SpecError, match="--colour"):
        lw.map("eyeriss", "alexnet", colour="blue")


def test_validate_lists_problems():
    assert lw.validate(DESIGN) == []
    assert "depht" in "\n".join(lw.validate(DESIGN.replace("depth", "depht")))


def test_results_are_frames_and_html():
    costs = lw.evaluate(DESIGN, IN_DRAM, problem=GEMM)
    frame = costs.to_frame()
    assert set(frame["level"]) == {"mac", "GLB", "DRAM"}
    assert frame[(frame.level == "DRAM") & frame.dataspace.isna()]["energy_pj"].iloc[0] > 0
    assert "<table>" in costs._repr_html_()
    assert "given by" in costs.explain() or "pJ" in costs.explain()


def test_other_commands_give_tables():
    assert len(lw.analyze("kc-p", pes=64, noc_bandwidth=8)) > 0
    assert "M=8" in lw.convert(DESIGN, {"problem": GEMM}, {"mapping": IN_DRAM}, to="classic").replace("M: 8", "M=8")
    census = lw.census(DESIGN, problem={"shape": "gemv", "M": 2, "K": 2})
    assert json.dumps(census.json)


def test_warnings_are_logged(caplog):
    with caplog.at_level(logging.WARNING, "loopwright"):
        lw.evaluate(DESIGN, IN_DRAM, problem={**GEMM, "densities": {"Weights": 0.5}})
    assert "densities" in caplog.text


def test_any_command_can_be_run():
    completed = lw.command("list", "architectures")
    assert completed.code == 0 and "eyeriss" in completed.out.split()
