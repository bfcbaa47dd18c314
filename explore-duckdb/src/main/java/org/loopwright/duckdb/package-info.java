/** Tables as Parquet files, and SQL over them, by DuckDB inside this process. */
package org.loopwright.duckdb;
