"""The jar with which Loopwright keeps sweeps as Parquet; ``loopwright`` finds it by this package."""

from pathlib import Path

JAR = Path(__file__).with_name("loopwright-duckdb.jar")
