import dataclasses
import subprocess
import sys
from pathlib import Path

import pytest

import loopwright as lw
from loopwright import specs
from loopwright._inputs import document, plain

HOME = Path(__file__).parents[2]


def design():
    def component(name, kind, **attributes):
        return specs.Component(name, kind, specs.StorageAttributes(**attributes) if attributes else None)

    inner = specs.Level("PE[0..3]", local=[component("mac", "mac")])
    memories = [component("DRAM", "DRAM"), component("GLB", "SRAM", depth=64, width=16)]
    return specs.Architecture([specs.Level("top", local=memories, subtree=[inner])])


def test_they_are_what_the_schemas_make():
    run = subprocess.run([sys.executable, HOME / "python" / "generate", "--check"], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr


def test_keys_are_written_as_files_have_them():
    assert plain(specs.Component("mac", "intmac")) == {"name": "mac", "class": "intmac"}
    assert document(specs.Problem(shape="gemm", sizes={"M": 8})) == {"problem": {"shape": "gemm", "M": 8}}
    attributes = specs.StorageAttributes(depth=64, more={"technology": "45nm"})
    assert plain(attributes) == {"depth": 64, "technology": "45nm"}
    whole = specs.Specification(mapper=specs.Mapper(seed=3), ERT=specs.EnergyTable([]))
    assert document(whole, "architecture")["architecture"] == {"mapper": {"seed": 3}, "ERT": {"tables": []}}
    assert document(whole) == {"mapper": {"seed": 3}, "ERT": {"tables": []}}


def test_every_class_is_a_dataclass_that_says_what_its_fields_mean():
    source = Path(specs.__file__).read_text("utf-8")
    for name in specs.__all__:
        made = getattr(specs, name)
        if isinstance(made, type):
            assert dataclasses.is_dataclass(made) and made.__doc__
    assert source.count("    sum_bits: ") > 0 and "In bits." in source


def test_a_design_a_problem_a_mapping_and_a_mapper_are_taken():
    problem = specs.Problem(shape="gemm", sizes={"M": 8, "N": 8, "K": 16})
    mapping = [specs.MappingTemporal("DRAM", factors="M=8 N=8 K=16", permutation="KMN")]
    costs = lw.evaluate(design(), mapping, problem=problem)
    assert costs.valid and costs.cycles == 8 * 8 * 16
    assert lw.validate(design(), problem) == []
    found = lw.map(design(), problem=problem, specs=[specs.Mapper(algorithm="random", search_size=20, seed=1)])
    assert found["layers"][0]["search"]["limits"]["search_size"] == 20


def test_a_whole_specification_is_taken():
    problem = specs.Problem(shape="gemm", sizes={"M": 8, "N": 8, "K": 16})
    whole = specs.Specification(architecture=design(), problem=problem)
    assert lw.map(whole).layers[0].verdict == "optimal"


def test_a_network_is_taken():
    layers = [specs.Layer("first", shape="gemm", count=2, sizes={"M": 4, "N": 4, "K": 4}), {"name": "last", "shape": "gemv", "M": 4, "K": 4}]
    found = lw.map(design(), specs.Network("mine", layers))
    assert [(layer.name, layer.count) for layer in found] == [("first", 2), ("last", 1)]


def test_a_wrong_value_is_named_by_its_key():
    wrong = specs.Component("GLB", "SRAM", specs.StorageAttributes(depth=-4))
    with pytest.raises(lw.SpecError, match="depth"):
        made = design()
        made.subtree[0].local[1] = wrong
        lw.map(made, problem=specs.Problem(shape="gemm", sizes={"M": 8, "N": 8, "K": 16}))


def test_a_space_is_taken():
    space = specs.Space(
        {"GLB.depth": [4096, 8192]}, networks="alexnet", layers=["conv3"], architecture="eyeriss",
        mapper=specs.Mapper(algorithm="random", search_size=50, seed=1),
    )
    front = lw.explore(space)
    assert len(front) > 0 and {row["GLB.depth"] for row in front} <= {"4096", "8192", 4096, 8192}
