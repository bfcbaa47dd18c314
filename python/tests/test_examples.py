import math
import runpy
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent.parent


@pytest.mark.parametrize("notebook", sorted((FOLDER / "notebooks").glob("*.ipynb")), ids=lambda path: path.stem)
def test_notebooks_run(notebook):
    nbclient = pytest.importorskip("nbclient")
    nbformat = pytest.importorskip("nbformat")
    pytest.importorskip("duckdb")
    nbclient.NotebookClient(nbformat.read(notebook, as_version=4), timeout=300).execute()


def test_optuna_finds_valid_mappings():
    pytest.importorskip("optuna")
    example = runpy.run_path(str(FOLDER / "examples" / "optuna_mapper.py"))
    assert math.isfinite(example["search"](trials=60).best_value)


def test_the_environment_keeps_the_rules_of_gymnasium():
    checker = pytest.importorskip("gymnasium.utils.env_checker")
    game = runpy.run_path(str(FOLDER / "examples" / "gymnasium_environment.py"))["MappingGame"]()
    checker.check_env(game, skip_render_check=True)
    start, _ = game.reset(seed=1)
    game.action_space.seed(1)
    for _ in range(50):
        observed, reward, ended, cut, facts = game.step(game.action_space.sample())
    assert cut and not ended
    assert math.isfinite(facts["log_edp"])
