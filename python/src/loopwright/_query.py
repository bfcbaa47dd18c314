"""SQL over the tables in a folder of results, by the package duckdb."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Dict, List, Optional

from .errors import SpecError
from .results import Answers

TABLES = (
    'select table_name as "table", column_name as "column", data_type as type'
    " from information_schema.columns order by table_name, ordinal_position"
)


def available() -> bool:
    """Whether the package duckdb is installed."""
    try:
        import duckdb  # noqa: F401
    except ImportError:
        return False
    return True


def tables(run: Path) -> Dict[str, List[str]]:
    """The files of each table: Parquet that the manifest of a sweep names, and CSV files by their name."""
    found: Dict[str, List[str]] = {}
    manifest = run / "manifest.json"
    if manifest.exists():
        written = json.loads(manifest.read_text("utf-8"))
        files = [file["name"] for shard in written["shards"] for file in shard["files"]]
        for table in written["tables"]:
            found[table] = [str(run / name) for name in files if name.split("/")[0] == table]
    for path in sorted(run.glob("*.csv")):
        name = path.stem.replace("-", "_")
        if not (name == "points" and "designs" in found):
            found.setdefault(name, [str(path)])
    return {name: files for name, files in found.items() if files}


def ask(run: Path, sql: Optional[str]) -> Answers:
    """The answer of DuckDB, which reads the files of the run and nothing else."""
    import duckdb

    found = tables(run)
    if not found:
        raise SpecError(f"{run}: has no tables: it is not the folder of out= of a run that reached its end")
    session = duckdb.connect(config={"threads": 1})
    try:
        for name, files in found.items():
            session.execute(f'create view "{name}" as select * from {_reader(files)}')
        session.execute(f"set allowed_directories = [{_text(str(run) + '/')}]")
        session.execute("set enable_external_access = false")
        session.execute("set lock_configuration = true")
        return _answers(session.execute(sql or TABLES))
    except duckdb.Error as wrong:
        raise SpecError(f"{wrong}\n  Tables: {', '.join(found)}") from wrong
    finally:
        session.close()


def _reader(files: List[str]) -> str:
    kind = "read_csv" if files[0].endswith(".csv") else "read_parquet"
    return f"{kind}([{', '.join(_text(file) for file in files)}])"


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _answers(cursor: Any) -> Answers:
    names = [column[0] for column in cursor.description or []]
    return Answers([dict(zip(names, row)) for row in cursor.fetchall()])
