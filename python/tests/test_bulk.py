import time

import pytest

import loopwright as lw

np = pytest.importorskip("numpy")


@pytest.fixture(scope="module")
def evaluator():
    with lw.Loopwright() as program:
        yield program.evaluator("eyeriss", "vgg16", layer="conv3_2")


def test_it_says_what_the_axes_are(evaluator):
    assert evaluator.levels[-1] == "DRAM"
    assert evaluator.bounds["K"] == 256
    assert set(evaluator.dataspaces) == {"Weights", "Inputs", "Outputs"}


def test_arrays_cost_what_each_mapping_costs_alone(evaluator):
    mappings = evaluator.random(3000, seed=3)
    costs = evaluator.evaluate(mappings)
    assert 0 < costs.valid.sum() < len(costs)
    compared = 0
    for index in [*np.flatnonzero(costs.valid)[:8], *np.flatnonzero(~costs.valid)[:4]]:
        entries = evaluator.unpack(mappings, index)
        alone = evaluator._program.evaluate("eyeriss", entries, network="vgg16", layer="conv3_2")
        assert alone.valid == costs.valid[index]
        if alone.valid:
            compared += 1
            assert alone.cycles == costs.cycles[index]
            assert alone.energy_pj == costs.energy_pj[index]
            assert alone.utilization == costs.utilization[index]
            assert alone["last_level_accesses"] == costs.last_level_accesses[index]
        else:
            assert alone["violation"]["rule"] == costs.reasons()[index]
    assert compared == min(8, costs.valid.sum()) > 3


def test_mappings_go_into_arrays_and_back(evaluator):
    found = evaluator._program.map("eyeriss", "vgg16", layer="conv3_2", search="random", search_size=200)
    mappings = evaluator.pack([found.mapping])
    costs = evaluator.evaluate(mappings)
    assert costs.valid[0]
    assert costs.energy_pj[0] == found.layers[0].costs.energy_pj
    assert (evaluator.pack([evaluator.unpack(mappings, 0)]).temporal == mappings.temporal).all()


def test_defaults_hold_for_arrays_that_are_left_out(evaluator):
    mappings = evaluator.mappings(2)
    for position, bound in enumerate(evaluator.bounds.values()):
        mappings.temporal[:, -1, position] = bound
    costs = evaluator.evaluate(temporal=mappings.temporal)
    assert costs.valid.all()
    assert costs.cycles[0] == np.prod([int(bound) for bound in evaluator.bounds.values()])


def test_what_is_wrong_is_an_outcome_of_its_row(evaluator):
    mappings = evaluator.mappings(4)
    for position, bound in enumerate(evaluator.bounds.values()):
        mappings.temporal[:, -1, position] = bound
    mappings.temporal[0, -1, 0] += 1
    mappings.order[1] = 0
    mappings.spatial_x[3, 1, 5] = mappings.spatial_y[3, 1, 5] = 2
    mappings.temporal[3, -1, 5] //= 4
    reasons = evaluator.evaluate(mappings).reasons()
    assert "multiply" in reasons[0] and "order" in reasons[1] and reasons[2] == "valid"
    assert "X and Y both" in reasons[3]


def test_wrong_arrays_are_named(evaluator):
    with pytest.raises(ValueError, match="temporal must have the shape"):
        evaluator.evaluate(temporal=np.ones((2, 1, 1), np.int32))
    with pytest.raises(TypeError, match="whole numbers"):
        evaluator.evaluate(temporal=evaluator.mappings(1).temporal * 1.5)
    with pytest.raises(TypeError, match="spatial_x"):
        evaluator.evaluate(spacial=1)
    assert len(evaluator.evaluate(evaluator.mappings(0))) == 0


def test_a_million_mappings(evaluator):
    mappings = evaluator.random(50_000, seed=5)
    seen = []
    one = evaluator.evaluate(mappings)
    start = time.perf_counter()
    for _ in range(20):
        costs = evaluator.evaluate(mappings, progress=lambda step: seen.append((step.done, step.total)))
    seconds = time.perf_counter() - start
    print(f"{1_000_000 / seconds:,.0f} mappings a second")
    assert (costs.energy_pj == one.energy_pj).all()
    assert seen[-1] == (50_000, 50_000)
    frame = costs.to_frame()
    assert frame.valid.sum() == costs.valid.sum()
    assert costs.edp_pj_cycles[costs.best()] == frame[frame.valid].edp_pj_cycles.min()
