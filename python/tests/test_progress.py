import logging
import sys
import threading
import time

import pytest

import loopwright as lw


def test_a_function_is_told_how_far_a_search_is():
    steps = []
    lw.map("eyeriss", "alexnet", layer=["conv2", "conv3"], time_limit=1, search="hybrid", progress=steps.append)
    assert steps and all(isinstance(step, lw.Progress) for step in steps)
    assert any("conv3" in step.task for step in steps)
    assert any("edp" in step.message for step in steps)


def test_a_sweep_has_a_total():
    steps = []
    lw.explore("kc-p", pes="16..512:16", noc_bandwidth="1..128", l1_size="64..8192:64", progress=steps.append)
    assert steps and steps[-1].total and 0 <= steps[-1].done <= steps[-1].total


def test_a_listener_that_fails_cancels_the_call():
    def enough(step):
        raise RuntimeError("enough")

    start = time.monotonic()
    with pytest.raises(RuntimeError, match="enough"):
        lw.map("eyeriss", "vgg16", time_limit=60, progress=enough)
    assert time.monotonic() - start < 30


def test_another_thread_cancels_and_gets_the_best_so_far():
    with lw.Loopwright() as program:
        found_one = threading.Event()

        def cancel():
            found_one.wait(60)
            program.cancel()

        def look(step):
            if "best" in step.message:
                found_one.set()

        threading.Thread(target=cancel).start()
        found = program.map("eyeriss", "alexnet", layer=["conv3", "conv4"], search="random", search_size=10**9, progress=look)
        assert found["layers"][0]["search"]["interrupted"]
        assert found.layers[0].costs.valid


def test_true_is_a_bar_of_tqdm(capsys):
    pytest.importorskip("tqdm")
    lw.map("eyeriss", "alexnet", layer="conv3", time_limit=1, search="hybrid", progress=True)
    assert "conv3" in capsys.readouterr().err


def test_true_without_tqdm_is_lines_of_the_log(monkeypatch, caplog):
    monkeypatch.setitem(sys.modules, "tqdm.auto", None)
    with caplog.at_level(logging.INFO, "loopwright"):
        lw.map("eyeriss", "alexnet", layer="conv3", time_limit=1, search="hybrid", progress=True)
    assert "conv3" in caplog.text


def test_bulk_evaluation_tells_how_many_are_done():
    pytest.importorskip("numpy")
    model = lw.evaluator("eyeriss", "alexnet", layer="conv3")
    steps = []
    model.evaluate(model.random(100_000), progress=steps.append)
    assert [step.done for step in steps] == sorted(step.done for step in steps)
    assert (steps[-1].done, steps[-1].total) == (100_000, 100_000)
