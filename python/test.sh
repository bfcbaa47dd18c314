#!/usr/bin/env bash
# Builds the wheel, installs it into a new virtual environment and tests it there, with no Java on the path.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
rm -rf venv
python3 -m venv venv
PYTHON=$PWD/venv/bin/python ./build.sh
venv/bin/pip install -q dist/*.whl numpy pandas pyarrow polars pytest nbclient ipykernel duckdb optuna gymnasium mcp tqdm altair mypy
env -u JAVA_HOME -u LOOPWRIGHT_JAVA PATH="$PWD/venv/bin" venv/bin/python -m pytest -q "$@"
