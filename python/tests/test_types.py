import subprocess
import sys
from pathlib import Path

import pytest

USE = """
from typing import List, Optional
import loopwright as lw
from loopwright import specs

found = lw.map("eyeriss", "alexnet", layer=["conv2"], time_limit=2.0)
energy: float = found.energy_pj
cycles: int = lw.evaluate("eyeriss", found.layers[0].mapping or [], problem=specs.Problem(shape="gemm")).cycles
names: List[str] = lw.library().architectures
reveal_type(lw.compare("eyeriss", network="alexnet"))
lw.map("eyeriss", time_limit=[1])
specs.Mapper(algorithm="fastest")
"""


CONFIGURATION = Path(__file__).parents[1] / "pyproject.toml"


def mypy(*arguments):
    pytest.importorskip("mypy")
    line = [sys.executable, "-m", "mypy", "--strict", "--config-file", CONFIGURATION, *arguments]
    return subprocess.run(line, capture_output=True, text=True).stdout


def test_the_package_is_typed_throughout():
    import loopwright

    assert Path(loopwright.__file__).with_name("py.typed").exists()
    assert "Success" in mypy("-p", "loopwright")


def test_a_user_sees_types(tmp_path):
    (tmp_path / "use.py").write_text(USE)
    out = mypy(str(tmp_path / "use.py"))
    assert 'Revealed type is "loopwright.results.Comparison"' in out
    assert 'use.py:11: error: Argument "time_limit"' in out
    assert 'use.py:12: error: Argument "algorithm"' in out
    assert "Found 2 errors" in out
