import os
import signal
import subprocess
import sys
import threading
import time

import pytest

import loopwright as lw


def test_a_killed_java_is_an_error_and_the_next_call_starts_another():
    with lw.Loopwright() as program:
        program.version()
        first = program.worker.pid
        failures = []

        def search():
            try:
                program.map("eyeriss", "vgg16", time_limit=60)
            except lw.LoopwrightError as failure:
                failures.append(failure)

        thread = threading.Thread(target=search)
        thread.start()
        time.sleep(1)
        os.kill(first, signal.SIGKILL)
        thread.join(20)
        assert isinstance(failures[0], lw.WorkerDied)
        assert "starts another" in str(failures[0])
        assert program.version() == lw.__version__
        assert program.worker.pid != first


def test_an_evaluator_survives_the_death_of_java():
    pytest.importorskip("numpy")
    with lw.Loopwright() as program:
        evaluator = program.evaluator("eyeriss", "alexnet", layer="conv2")
        mappings = evaluator.random(100, seed=1)
        before = evaluator.evaluate(mappings)
        os.kill(program.worker.pid, signal.SIGKILL)
        time.sleep(0.5)
        after = evaluator.evaluate(mappings)
        assert (before.energy_pj == after.energy_pj).all()


def test_eight_threads_share_a_process():
    with lw.Loopwright() as program:
        found = []

        def ask(number):
            for _ in range(5):
                found.append((number, program.command("list", ("architectures", "workloads")[number % 2]).out))

        threads = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
        assert len(found) == 40
        for number, out in found:
            assert ("eyeriss" in out) == (number % 2 == 0)
            assert ("vgg16" in out) == (number % 2 == 1)


def test_a_closed_program_says_so():
    program = lw.Loopwright()
    program.version()
    program.close()
    with pytest.raises(lw.WorkerDied, match="closed"):
        program.version()


def test_java_that_is_not_there_is_named(monkeypatch):
    monkeypatch.setenv("LOOPWRIGHT_JAVA", "/nowhere/java")
    with pytest.raises(lw.JavaMissing, match="/nowhere/java"):
        lw.Loopwright().version()


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_ctrl_c_cancels_the_call_and_python_goes_on():
    code = """
import loopwright as lw
program = lw.Loopwright()
program.version()
print("ready", flush=True)
try:
    program.map("eyeriss", "vgg16", time_limit=60)
except KeyboardInterrupt:
    print("interrupted", program.version(), flush=True)
program.close()
"""
    child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert child.stdout.readline() == "ready\n"
    time.sleep(1)
    child.send_signal(signal.SIGINT)
    out, _ = child.communicate(timeout=40)
    assert out == f"interrupted {lw.__version__}\n"
    assert child.returncode == 0


def test_java_ends_with_python():
    code = "import loopwright as lw; lw.version(); print(lw.program().worker.pid, flush=True); import os; os._exit(1)"
    out = subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True).stdout
    for _ in range(100):
        if not os.path.exists(f"/proc/{int(out)}"):
            return
        time.sleep(0.2)
    pytest.fail("Java still runs")
