import pytest

import loopwright as lw
from loopwright import specs

duckdb = pytest.importorskip("duckdb", reason="the package duckdb is not installed")


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sweep") / "it's a run"
    space = specs.Space(
        {"GLB.depth": [4096, 8192], "RF.depth": [64, 128]}, networks="alexnet", layers=["conv3"], architecture="eyeriss",
        mapper=specs.Mapper(algorithm="random", search_size=50, seed=1),
    )
    return lw.explore(space, out=folder), folder


def test_the_front_of_a_sweep_is_in_its_tables(run):
    front, folder = run
    answers = lw.query(folder, "select * from front order by energy_pj")
    assert len(answers) == len(front)
    assert answers.rows()[0]["energy_pj"] == min(row["energy_pj"] for row in front)
    assert answers.to_frame()["energy_pj"].is_monotonic_increasing


def test_without_a_question_the_answer_is_the_columns(run):
    _, folder = run
    columns = {(row["table"], row["column"]) for row in lw.query(folder)}
    assert ("front", "energy_pj") in columns and ("layers", "verdict") in columns


def test_a_wrong_question_names_the_tables(run):
    _, folder = run
    with pytest.raises(lw.SpecError, match="frunt[^$]*Tables: .*front"):
        lw.query(folder, "select * from frunt")


def test_nothing_outside_of_the_run_is_read_or_written(run, tmp_path):
    _, folder = run
    (tmp_path / "secret.csv").write_text("a\n1\n")
    for sql in (
        f"select * from '{tmp_path}/secret.csv'",
        f"copy (select 1) to '{tmp_path}/made.csv'",
        "set enable_external_access = true",
        "install httpfs",
    ):
        with pytest.raises(lw.SpecError):
            lw.query(folder, sql)
    assert not (tmp_path / "made.csv").exists()


def test_a_folder_without_tables_is_named(tmp_path):
    with pytest.raises(lw.SpecError, match="has no tables"):
        lw.query(tmp_path)
